/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "couch/sam-couch-client.h"
#include "sam-test-server.h"

#include <string.h>

static SamCouchClient *
new_client (SamTestServer *server)
{
  g_autoptr (GError) error = NULL;
  SamCouchClient *client = sam_couch_client_new (sam_test_server_get_address (server), "ada", "secret", &error);

  g_assert_no_error (error);
  return client;
}

static void
test_addresses (void)
{
  const struct
  {
    const char *given;
    const char *normal; /* NULL: refused */
  } cases[] = {
    { "https://server.example/", "https://server.example" },
    { "  server.example ", "https://server.example" },
    { "https://Ada:secret@server.example:6984/couch//?x=1#y", "https://server.example:6984/couch" },
    { "http://127.0.0.1:5984/", "http://127.0.0.1:5984" },
    { "http://localhost:5984", "http://localhost:5984" },
    { "http://[::1]:5984", "http://[::1]:5984" },
    { "http://server.example", NULL },
    { "http://127.0.0.1.server.example", NULL },
    { "ftp://server.example", NULL },
    { "https://", NULL },
    { "not an address", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *normal = sam_couch_normalize_address (cases[i].given, &error);

      g_assert_cmpstr (normal, ==, cases[i].normal);
      if (normal == NULL)
        g_assert_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_ADDRESS);
    }
}

static void
test_good_answer (void)
{
  g_autoptr (SamTestServer) server = sam_test_server_new ();
  g_autoptr (SamCouchClient) client = new_client (server);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) reply = NULL;
  g_autofree char *requests = NULL;

  sam_test_server_answer_json (server, 200, "", "{\"ok\":true}");
  reply = sam_couch_client_request (client, "POST", "/db/_bulk_docs", "{\"docs\":[]}", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_bytes_get_data (reply, NULL), ==, "{\"ok\":true}");
  requests = sam_test_server_dup_requests (server);
  g_assert_nonnull (strstr (requests, "POST /db/_bulk_docs HTTP/1.1"));
  g_assert_nonnull (strstr (requests, "Accept: application/json"));
  g_assert_nonnull (strstr (requests, "Authorization: Basic YWRhOnNlY3JldA=="));
  g_assert_nonnull (strstr (requests, "{\"docs\":[]}"));
}

static void
test_statuses (void)
{
  const struct
  {
    guint status;
    const char *json;
    SamCouchError code;
  } cases[] = {
    { 400, "{\"error\":\"bad_request\",\"reason\":\"bad\"}", SAM_COUCH_ERROR_REFUSED },
    { 401, "{\"error\":\"unauthorized\",\"reason\":\"wrong\"}", SAM_COUCH_ERROR_UNAUTHORIZED },
    { 403, "{\"error\":\"forbidden\",\"reason\":\"Account is temporarily locked\"}", SAM_COUCH_ERROR_LOCKED },
    { 403, "{\"error\":\"forbidden\",\"reason\":\"not for you\"}", SAM_COUCH_ERROR_FORBIDDEN },
    { 404, "{\"error\":\"not_found\"}", SAM_COUCH_ERROR_NOT_FOUND },
    { 409, "{}", SAM_COUCH_ERROR_CONFLICT },
    { 413, "<html>too large</html>", SAM_COUCH_ERROR_TOO_LARGE },
    { 429, "", SAM_COUCH_ERROR_BUSY },
    { 500, "<html>oops</html>", SAM_COUCH_ERROR_SERVER },
    { 503, "", SAM_COUCH_ERROR_BUSY },
    { 507, "{\"error\":\"enospc\"}", SAM_COUCH_ERROR_FULL },
    { 500, "{\"error\":\"internal_server_error\",\"reason\":\"enospc\"}", SAM_COUCH_ERROR_FULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamTestServer) server = sam_test_server_new ();
      g_autoptr (SamCouchClient) client = new_client (server);
      g_autoptr (GError) error = NULL;

      sam_test_server_answer_json (server, cases[i].status, "Retry-After: 7\r\n", cases[i].json);
      g_assert_null (sam_couch_client_request (client, "GET", "/db", NULL, NULL, &error));
      g_assert_error (error, SAM_COUCH_ERROR, (int) cases[i].code);
      g_assert_cmpuint (sam_couch_client_get_retry_after (client), ==, 7);
      /* A server that has no sessions is asked once more, with the password. */
      g_assert_cmpuint (sam_test_server_get_count (server), ==,
                        cases[i].code == SAM_COUCH_ERROR_NOT_FOUND || cases[i].code == SAM_COUCH_ERROR_REFUSED ? 2 : 1);
    }
}

static void
test_redirects_get_nothing (void)
{
  g_autoptr (SamTestServer) server = sam_test_server_new ();
  g_autoptr (SamTestServer) other = sam_test_server_new ();
  g_autoptr (SamCouchClient) client = new_client (server);
  g_autofree char *location = g_strdup_printf ("Location: %s/db\r\n", sam_test_server_get_address (other));
  g_autoptr (GError) error = NULL;

  sam_test_server_answer_json (other, 200, "", "{}");
  sam_test_server_answer_json (server, 302, location, "{}");
  g_assert_null (sam_couch_client_request (client, "GET", "/db", NULL, NULL, &error));
  g_assert_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_ADDRESS);
  g_assert_cmpuint (sam_test_server_get_count (other), ==, 0);
}

static void
test_nobody_there (void)
{
  g_autoptr (GError) error = NULL;
  /* A port that a server gave back may be somebody else's by now; this one is nobody's. */
  g_autoptr (SamCouchClient) client = sam_couch_client_new ("http://127.0.0.1:9", "ada", "secret", &error);

  g_assert_no_error (error);
  g_assert_null (sam_couch_client_request (client, "GET", "/db", NULL, NULL, &error));
  g_assert_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_UNREACHABLE);
}

#define CHUNKED "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"

static void
test_cut_answers_are_asked_again_once (void)
{
  const char *cuts[] = {
    "",
    "HTTP/1.1 200 OK\r\nContent-Le",
    "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":",
    /* Between two chunks, as a node of a cluster that ends, and where only the end says that it was the end. */
    CHUNKED "12\r\n{\"results\":[\n{\"a\":1}\r\n",
    CHUNKED "8\r\n{\"a\":\"\\\"\r\n",
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"results\":[",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autoptr (SamTestServer) server = sam_test_server_new ();
      g_autoptr (SamCouchClient) client = new_client (server);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) reply = NULL;

      sam_test_server_answer (server, cuts[i]);
      sam_test_server_answer_json (server, 200, "", "{}");
      reply = sam_couch_client_request (client, "POST", "/db/_revs_diff", "{}", NULL, &error);
      g_assert_no_error (error);
      g_clear_pointer (&reply, g_bytes_unref);

      sam_test_server_answer (server, cuts[i]);
      reply = sam_couch_client_request (client, "POST", "/db/_revs_diff", "{}", NULL, &error);
      g_assert_null (reply);
      g_assert_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_CUT);
    }
}

/* A feed beats while nothing happens; where even that stops, nobody is there any more. */
static void
test_a_dead_line_is_noticed (void)
{
  g_autoptr (SamTestServer) server = sam_test_server_new ();
  g_autoptr (SamCouchClient) client = new_client (server);
  g_autoptr (GError) error = NULL;

  sam_couch_client_set_limits (client, 1000, 1);
  sam_test_server_fall_silent (server);
  sam_test_server_answer (server, CHUNKED "1\r\n\n\r\n1\r\n\n\r\n");
  g_assert_null (sam_couch_client_request (client, "GET", "/db/_changes?feed=longpoll", NULL, NULL, &error));
  g_assert_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_UNREACHABLE);
}

static void
test_long_answers_are_refused (void)
{
  g_autoptr (SamTestServer) server = sam_test_server_new ();
  g_autoptr (SamCouchClient) client = new_client (server);
  g_autofree char *long_text = g_strnfill (5000, 'x');
  g_autoptr (GError) error = NULL;

  sam_couch_client_set_limits (client, 1000, 60);
  sam_test_server_answer_json (server, 200, "", long_text);
  g_assert_null (sam_couch_client_request (client, "GET", "/db", NULL, NULL, &error));
  g_assert_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_TOO_LARGE);
}

static guint
count (SamTestServer *server,
       const char *text)
{
  g_autofree char *requests = sam_test_server_dup_requests (server);
  guint n = 0;

  for (const char *at = strstr (requests, text); at != NULL; at = strstr (at + 1, text))
    n++;
  return n;
}

static void
test_packing_is_given_up (gconstpointer status)
{
  g_autoptr (SamTestServer) server = sam_test_server_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SamCouchClient) client = sam_couch_client_new (sam_test_server_get_address (server), NULL, NULL, &error);
  g_autofree char *body = g_strnfill (3000, ' ');
  g_autoptr (GBytes) reply = NULL;
  g_autoptr (GBytes) again = NULL;

  body[0] = '{';
  body[2999] = '}';
  sam_test_server_answer_json (server, GPOINTER_TO_UINT (status), "", "{}");
  sam_test_server_answer_json (server, 200, "", "{}");
  reply = sam_couch_client_request (client, "POST", "/db/_bulk_docs", body, NULL, &error);
  g_assert_no_error (error);
  again = sam_couch_client_request (client, "POST", "/db/_bulk_docs", body, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sam_test_server_get_count (server), ==, 3);
  g_assert_cmpuint (count (server, "Content-Encoding: gzip"), ==, 1);
}

static void
test_packing_is_kept (void)
{
  g_autoptr (SamTestServer) server = sam_test_server_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SamCouchClient) client = sam_couch_client_new (sam_test_server_get_address (server), NULL, NULL, &error);
  g_autofree char *body = g_strnfill (3000, ' ');
  g_autoptr (GBytes) reply = NULL;

  body[0] = '{';
  body[2999] = '}';
  sam_test_server_answer_json (server, 200, "", "{}");
  sam_test_server_answer_json (server, 400, "", "{}");
  reply = sam_couch_client_request (client, "POST", "/db/_bulk_docs", body, NULL, &error);
  g_assert_no_error (error);
  /* It took packed requests before, so it is the request that is bad. */
  g_assert_null (sam_couch_client_request (client, "POST", "/db/_bulk_docs", body, NULL, &error));
  g_assert_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_REFUSED);
  g_assert_cmpuint (count (server, "Content-Encoding: gzip"), ==, 2);
  g_assert_cmpuint (sam_test_server_get_count (server), ==, 2);
}

static gboolean
ask (SamCouchClient *client,
     GError **error)
{
  g_autoptr (GBytes) reply = sam_couch_client_request (client, "GET", "/db", NULL, NULL, error);

  return reply != NULL;
}

static void
test_sessions (void)
{
  g_autoptr (SamTestServer) server = sam_test_server_new ();
  g_autoptr (SamCouchClient) client = new_client (server);
  g_autoptr (GError) error = NULL;

  sam_test_server_answer_json (server, 200, "Set-Cookie: AuthSession=one; Version=1; HttpOnly\r\n", "{\"ok\":true}");
  sam_test_server_answer_json (server, 200, "", "{}");
  sam_test_server_answer_json (server, 200, "Set-Cookie: other=1\r\nSet-Cookie: AuthSession=two; Path=/\r\n", "{}");
  sam_test_server_answer_json (server, 200, "", "{}");
  for (guint i = 0; i < 3; i++)
    g_assert_true (ask (client, &error));
  g_assert_cmpuint (count (server, "POST /_session"), ==, 1);
  g_assert_cmpuint (count (server, "{\"name\":\"ada\",\"password\":\"secret\"}"), ==, 1);
  g_assert_cmpuint (count (server, "Cookie: AuthSession=one\r\n"), ==, 2);
  g_assert_cmpuint (count (server, "Cookie: AuthSession=two\r\n"), ==, 1);
  g_assert_cmpuint (count (server, "Authorization"), ==, 0);

  /* It has run out: once more, and the request goes through. */
  sam_test_server_answer_json (server, 401, "", "{\"error\":\"unauthorized\"}");
  sam_test_server_answer_json (server, 200, "Set-Cookie: AuthSession=three\r\n", "{\"ok\":true}");
  sam_test_server_answer_json (server, 200, "", "{}");
  g_assert_true (ask (client, &error));
  g_assert_cmpuint (count (server, "POST /_session"), ==, 2);
  g_assert_cmpuint (count (server, "Cookie: AuthSession=three\r\n"), ==, 1);
}

static void
test_no_right_is_no_wrong_password (void)
{
  g_autoptr (SamTestServer) server = sam_test_server_new ();
  g_autoptr (SamCouchClient) client = new_client (server);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      sam_test_server_answer_json (server, 200, "Set-Cookie: AuthSession=one\r\n", "{\"ok\":true}");
      sam_test_server_answer_json (server, 401, "", "{\"error\":\"unauthorized\"}");
    }
  g_assert_false (ask (client, &error));
  g_assert_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_FORBIDDEN);
}

/* Five of them lock the account. */
static void
test_wrong_password_is_said_once (void)
{
  g_autoptr (SamTestServer) server = sam_test_server_new ();
  g_autoptr (SamCouchClient) client = new_client (server);
  g_autoptr (GError) error = NULL;

  sam_test_server_answer_json (server, 401, "", "{\"error\":\"unauthorized\"}");
  g_assert_false (ask (client, &error));
  g_assert_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_UNAUTHORIZED);
  g_assert_cmpuint (sam_test_server_get_count (server), ==, 1);
}

static void
test_busy_servers_are_asked_again (void)
{
  g_autoptr (SamTestServer) server = sam_test_server_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SamCouchClient) client = sam_couch_client_new (sam_test_server_get_address (server), NULL, NULL, &error);

  sam_test_server_answer_json (server, 429, "Retry-After: 1\r\n", "{}");
  sam_test_server_answer_json (server, 503, "", "{}");
  sam_test_server_answer_json (server, 200, "", "{}");
  g_assert_true (ask (client, &error));
  g_assert_cmpuint (sam_test_server_get_count (server), ==, 3);
  sam_test_server_answer_json (server, 503, "", "{}");
  g_assert_false (ask (client, &error));
  g_assert_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_BUSY);
  g_assert_cmpuint (sam_test_server_get_count (server), ==, 6);
}

static void
test_wait_until_a_date (void)
{
  g_autoptr (SamTestServer) server = sam_test_server_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SamCouchClient) client = sam_couch_client_new (sam_test_server_get_address (server), NULL, NULL, &error);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_seconds (now, 600);
  g_autofree char *header = g_date_time_format (then, "Retry-After: %a, %d %b %Y %H:%M:%S GMT\r\n");

  sam_test_server_answer_json (server, 503, header, "{}");
  g_assert_false (ask (client, &error));
  g_assert_cmpuint (sam_couch_client_get_retry_after (client), >, 500);
  g_assert_cmpuint (sam_couch_client_get_retry_after (client), <=, 600);
  g_assert_cmpuint (sam_test_server_get_count (server), ==, 1);
}

static void
test_cancelled (void)
{
  g_autoptr (SamTestServer) server = sam_test_server_new ();
  g_autoptr (SamCouchClient) client = new_client (server);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (sam_couch_client_request (client, "GET", "/db", NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The last reply that says its time counts. */
static void
test_the_clock_is_compared (void)
{
  g_autoptr (SamTestServer) server = sam_test_server_new ();
  g_autoptr (SamCouchClient) client = new_client (server);
  g_autoptr (GError) error = NULL;

  sam_test_server_answer_json (server, 200, "", "{}");
  sam_test_server_answer_json (server, 200, "Date: Thu, 01 Jan 1970 00:01:00 GMT\r\n", "{}");
  sam_test_server_answer_json (server, 200, "Date: yesterday\r\n", "{}");
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GBytes) reply = sam_couch_client_request (client, "GET", "/db", NULL, NULL, &error);

      g_assert_no_error (error);
    }
  /* This computer is in our century. */
  g_assert_cmpint (sam_couch_client_get_clock_off (client), >, G_GINT64_CONSTANT (946684800));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/couch/client/addresses-have-one-spelling-and-are-safe", test_addresses);
  g_test_add_func ("/couch/client/requests-carry-the-credentials", test_good_answer);
  g_test_add_func ("/couch/client/every-status-has-its-meaning", test_statuses);
  g_test_add_func ("/couch/client/another-host-gets-no-credentials", test_redirects_get_nothing);
  g_test_add_func ("/couch/client/nobody-there-is-unreachable", test_nobody_there);
  g_test_add_func ("/couch/client/cut-answers-are-asked-again-once", test_cut_answers_are_asked_again_once);
  g_test_add_func ("/couch/client/a-line-that-went-dead-is-noticed", test_a_dead_line_is_noticed);
  g_test_add_func ("/couch/client/long-answers-are-refused", test_long_answers_are_refused);
  g_test_add_data_func ("/couch/client/packing-is-given-up-where-it-is-refused", GUINT_TO_POINTER (415),
                        test_packing_is_given_up);
  g_test_add_data_func ("/couch/client/packing-is-given-up-where-the-server-falls-over-it", GUINT_TO_POINTER (500),
                        test_packing_is_given_up);
  g_test_add_func ("/couch/client/packing-is-kept-where-it-was-taken", test_packing_is_kept);
  g_test_add_func ("/couch/client/a-session-goes-with-every-request-and-is-renewed-once", test_sessions);
  g_test_add_func ("/couch/client/no-right-is-not-a-wrong-password", test_no_right_is_no_wrong_password);
  g_test_add_func ("/couch/client/a-wrong-password-is-said-once", test_wrong_password_is_said_once);
  g_test_add_func ("/couch/client/a-busy-server-is-asked-again", test_busy_servers_are_asked_again);
  g_test_add_func ("/couch/client/a-date-to-come-back-at-is-understood", test_wait_until_a_date);
  g_test_add_func ("/couch/client/cancelling-is-not-a-failure-of-the-server", test_cancelled);
  g_test_add_func ("/couch/client/the-clock-is-compared-with-the-server-s", test_the_clock_is_compared);
  return g_test_run ();
}
