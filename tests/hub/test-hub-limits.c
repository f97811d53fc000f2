/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the hub does not offer, how much it takes, and that nothing of what it has taken is lost. */

#include "hub-fixture.h"

#include <string.h>

#define CLIENTS 200
#define KILLS 12

static void
assert_says (const char *text,
             const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in: %s", words, text);
}

/* A connection on which the test says byte by byte what it wants. */
static GSocketConnection *
connect_to (Fixture *fixture)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GUri) uri = g_uri_parse (fixture->address, G_URI_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;
  GSocketConnection *connection;

  g_socket_client_set_timeout (client, 600);
  connection = g_socket_client_connect_to_host (client, g_uri_get_host (uri), (guint16) g_uri_get_port (uri), NULL,
                                                &error);
  g_assert_no_error (error);
  return connection;
}

static void
say (GSocketConnection *connection,
     const char *text)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), text, strlen (text), NULL, NULL,
                             &error);
  g_assert_no_error (error);
}

/* All that comes until @end is in it, or until the other side closes, in whatever way: then NULL is enough for @end. */
static char *
hear (GSocketConnection *connection,
      const char *end)
{
  GInputStream *stream = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  g_autoptr (GString) heard = g_string_new (NULL);
  char buffer[4096];

  while (end == NULL || strstr (heard->str, end) == NULL)
    {
      g_autoptr (GError) error = NULL;
      gssize n = g_input_stream_read (stream, buffer, sizeof buffer, NULL, &error);

      if (n == 0 || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED))
        break;
      g_assert_no_error (error);
      g_string_append_len (heard, buffer, n);
    }
  return g_string_free (g_steal_pointer (&heard), FALSE);
}

/* As "ans". */
static char *
build_request (const char *method,
               const char *path,
               const char *body)
{
  const char *user = "ans:geheim-b";
  g_autofree char *encoded = g_base64_encode ((const guchar *) user, strlen (user));

  return g_strdup_printf ("%s /%s HTTP/1.1\r\nHost: a\r\nAuthorization: Basic %s\r\nContent-Type: application/json\r\n"
                          "Content-Length: %zu\r\n\r\n%s",
                          method, path, encoded, strlen (body), body);
}

static void
test_not_offered (Fixture *fixture,
                  gconstpointer data)
{
  static const struct
  {
    const char *method;
    const char *path;
    const char *body;
    guint status;
    const char *name;
  } cases[] = {
    { "POST", "region/_find", "{\"selector\":{}}", 501, "not_implemented" },
    { "POST", "region/_index", "{}", 501, "not_implemented" },
    { "GET", "region/_design/a/_view/b", NULL, 501, "not_implemented" },
    { "GET", "region/_design/a/_list/b/c", NULL, 501, "not_implemented" },
    { "POST", "region/_temp_view", "{}", 501, "not_implemented" },
    { "POST", "region/_compact", "{}", 501, "not_implemented" },
    { "POST", "region/_purge", "{}", 501, "not_implemented" },
    { "PUT", "region/group:1/photo.jpg", "{}", 409, "conflict" },
    { "GET", "region/group:1/photo.jpg", NULL, 404, "not_found" },
    { "GET", "region/_changes?filter=app/important", NULL, 501, "not_implemented" },
    { "GET", "region/_changes?feed=continuous", NULL, 501, "not_implemented" },
    { "GET", "region/_changes?feed=eventsource", NULL, 501, "not_implemented" },
    { "GET", "region/_all_docs?descending=true", NULL, 501, "not_implemented" },
    { "PUT", "region/group:2", "{\"_attachments\":{\"a\":{\"stub\":true,\"digest\":\"md5-x\"}}}", 412, "missing_stub" },
    { "PUT", "region/_revs_limit", "10", 405, "method_not_allowed" },
    { "DELETE", "region/_security", NULL, 405, "method_not_allowed" },
    { "COPY", "region/group:1", NULL, 405, "method_not_allowed" },
    { "GET", "_users", NULL, 404, "not_found" },
    { "POST", "_replicate", "{}", 404, "not_found" },
    { "GET", "_active_tasks", NULL, 404, "not_found" },
    { "GET", "_node/_local/_config", NULL, 404, "not_found" },
    { "GET", "elders", NULL, 404, "not_found" },
  };

  g_free (fixture_expect (fixture, 201, "ans", "PUT", "region/group:1", "{}"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = fixture_expect (fixture, cases[i].status, "ans", cases[i].method, cases[i].path,
                                              cases[i].body);
      g_autofree char *name = g_strdup_printf ("\"error\":\"%s\"", cases[i].name);

      g_test_message ("%s %s", cases[i].method, cases[i].path);
      assert_says (text, name);
      assert_says (text, "\"reason\":\"");
    }
}

/* Nothing at all, half a head, half a body, and a connection kept for later: none is kept for ever. */
static void
test_silence (Fixture *fixture,
              gconstpointer data)
{
  static const char *const beginnings[] = {
    "", "GET / HT", "POST /region/_bulk_docs HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{",
    "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
  };

  fixture_kill (fixture);
  fixture_start (fixture, "--max-silence", "1", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      g_autoptr (GSocketConnection) connection = connect_to (fixture);

      g_test_message ("%s", beginnings[i]);
      say (connection, beginnings[i]);
      g_free (hear (connection, NULL));
    }
}

/* A feed that waits longer than that is not silent. On a machine that stands still for a second between connecting and
 * asking, it was: then once more. */
static void
test_waiting (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *request = build_request ("GET", "region/_changes?feed=longpoll&timeout=4000", "");
  g_autofree char *heard = g_strdup ("");

  fixture_kill (fixture);
  fixture_start (fixture, "--max-silence", "1", NULL);
  for (guint i = 0; i < 5 && strstr (heard, "last_seq") == NULL; i++)
    {
      g_autoptr (GSocketConnection) connection = connect_to (fixture);

      say (connection, request);
      g_free (heard);
      heard = hear (connection, "last_seq");
    }
  assert_says (heard, "last_seq");
}

static void
test_too_many (Fixture *fixture,
               gconstpointer data)
{
  GSocketConnection *connections[4];
  g_autofree char *answer = NULL;
  g_autofree char *later_answer = g_strdup ("");

  fixture_kill (fixture);
  fixture_start (fixture, "--max-connections", "3", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (connections); i++)
    {
      g_autofree char *heard = NULL;

      connections[i] = connect_to (fixture);
      say (connections[i], "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      heard = hear (connections[i], "}\n");
      assert_says (heard, i < 3 ? "200 OK" : "503 Service Unavailable");
      if (i == 3)
        answer = g_steal_pointer (&heard);
    }
  assert_says (answer, "Retry-After: ");
  assert_says (answer, "\"error\":\"service_unavailable\"");
  for (guint i = 0; i < G_N_ELEMENTS (connections); i++)
    {
      g_io_stream_close (G_IO_STREAM (connections[i]), NULL, NULL);
      g_object_unref (connections[i]);
    }
  /* Who comes back gets in as soon as it is seen that the others have gone. */
  for (guint i = 0; i < 600 && strstr (later_answer, "200 OK") == NULL; i++)
    {
      g_autoptr (GSocketConnection) later = connect_to (fixture);

      if (i > 0)
        g_usleep (G_USEC_PER_SEC / 10);
      say (later, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      g_free (later_answer);
      later_answer = hear (later, "}\n");
    }
  assert_says (later_answer, "200 OK");
}

static guint
count_open_files (Fixture *fixture)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/fd", g_subprocess_get_identifier (fixture->process));
  g_autoptr (GDir) files = g_dir_open (path, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (files) != NULL)
    count++;
  return count;
}

static void
test_no_leak (Fixture *fixture,
              gconstpointer data)
{
  guint before = count_open_files (fixture);

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (GSocketConnection) connection = connect_to (fixture);

      say (connection, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      g_free (hear (connection, "}\n"));
      g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
    }
  for (guint i = 0; i < 600 && count_open_files (fixture) > before + 2; i++)
    g_usleep (G_USEC_PER_SEC / 10);
  g_assert_cmpuint (count_open_files (fixture), <=, before + 2);
}

/* All wait for a change; all write one at the same moment; each hears of one, and all are there. */
static void
test_two_hundred (Fixture *fixture,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) writing = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *wait = build_request ("GET", "region/_changes?feed=longpoll&since=0", "");
  g_autofree char *information = NULL;

  g_free (fixture_expect (fixture, 200, "ans", "GET", "region", NULL));
  for (guint i = 0; i < CLIENTS; i++)
    {
      g_ptr_array_add (waiting, connect_to (fixture));
      say (waiting->pdata[i], wait);
      g_ptr_array_add (writing, connect_to (fixture));
    }
  for (guint i = 0; i < CLIENTS; i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"docs\":[{\"_id\":\"group:%u\",\"n\":%u}]}", i, i);
      g_autofree char *write = build_request ("POST", "region/_bulk_docs", body);

      say (writing->pdata[i], write);
    }
  for (guint i = 0; i < CLIENTS; i++)
    {
      g_autofree char *written = hear (writing->pdata[i], "]");
      g_autofree char *heard = hear (waiting->pdata[i], "last_seq");

      assert_says (written, "201 Created");
      assert_says (written, "\"ok\":true");
      assert_says (heard, "group:");
    }
  information = fixture_expect (fixture, 200, "ans", "GET", "region", NULL);
  assert_says (information, "\"doc_count\":200");
}

/* Writes until nobody answers any more; what was answered counts. */
static guint
write_until_killed (GSocketConnection *connection,
                    guint first)
{
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));

  for (guint i = first;; i++)
    {
      g_autofree char *path = g_strdup_printf ("region/group:%u", i);
      g_autofree char *request = build_request ("PUT", path, "{\"name\":\"Zin in koffie\"}");
      g_autoptr (GString) heard = g_string_new (NULL);
      char buffer[1024];

      if (!g_output_stream_write_all (output, request, strlen (request), NULL, NULL, NULL))
        return i;
      while (strstr (heard->str, "}\n") == NULL)
        {
          gssize n = g_input_stream_read (input, buffer, sizeof buffer, NULL, NULL);

          if (n <= 0)
            return i;
          g_string_append_len (heard, buffer, n);
        }
      assert_says (heard->str, "201 Created");
    }
}

typedef struct
{
  Fixture *fixture;
  GSocketConnection *connection;
  guint answers;
} Killer;

/* After so many answers to somebody else, wherever it is then with what is written. */
static gpointer
kill_soon (gpointer data)
{
  Killer *killer = data;
  g_autofree char *request = build_request ("GET", "region", "");

  for (guint i = 0; i < killer->answers; i++)
    {
      say (killer->connection, request);
      g_free (hear (killer->connection, "}\n"));
    }
  g_subprocess_force_exit (killer->fixture->process);
  return NULL;
}

static void
test_killed_often (Fixture *fixture,
                   gconstpointer data)
{
  guint written = 0;

  for (guint i = 0; i < KILLS; i++)
    {
      /* Before the killer begins: there might be nobody left to connect to. */
      g_autoptr (GSocketConnection) connection = connect_to (fixture);
      g_autoptr (GSocketConnection) other = connect_to (fixture);
      Killer one = { fixture, other, (guint) g_test_rand_int_range (1, 100) };
      GThread *killer = g_thread_new ("killer", kill_soon, &one);
      guint next = write_until_killed (connection, written);
      g_autofree char *last = g_strdup_printf ("region/group:%u", next);
      g_auto (Answer) half = { 0 };

      g_thread_join (killer);
      fixture_kill (fixture);
      fixture_start (fixture, NULL);
      for (guint j = written; j < next; j++)
        {
          g_autofree char *path = g_strdup_printf ("region/group:%u", j);

          g_free (fixture_expect (fixture, 200, "ans", "GET", path, NULL));
        }
      /* The one that was not answered is there in whole, or not at all. */
      fixture_ask (fixture, "ans", "GET", last, NULL, &half);
      g_assert_true (half.status == 404 || strstr (half.text, "Zin in koffie") != NULL);
      written = next + 1;
    }
  g_test_message ("%u documents, %u kills", written, KILLS);
}

static void
test_help (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *help = NULL;
  g_autofree char *admin = NULL;
  g_autofree char *member = NULL;
  g_autofree char *neither = NULL;
  int status;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, g_getenv ("SAMENHULP_HUB"), "--help", NULL);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &help, NULL, NULL);
  assert_says (help, "Without a command it serves");
  assert_says (help, "127.0.0.1:5984");
  assert_says (help, "region-SLUG");
  assert_says (help, "--member");
  admin = fixture_run (fixture, NULL, &status, "database", "add", "other", "--admin", NULL);
  g_assert_cmpint (status, ==, 2);
  assert_says (admin, "user add NAME");
  /* It ends before it reads a password, so that none is given: there might be nobody left to read it. */
  member = fixture_run (fixture, NULL, &status, "user", "add", "bas", "--member", "ans", NULL);
  g_assert_cmpint (status, ==, 2);
  assert_says (member, "database add NAME");
  neither = fixture_run (fixture, NULL, &status, "--admin", NULL);
  g_assert_cmpint (status, ==, 2);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/hub/limits/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("what-it-does-not-offer-it-says", test_not_offered);
  ADD ("a-silent-connection-is-closed", test_silence);
  ADD ("a-feed-that-waits-is-not", test_waiting);
  ADD ("too-many-connections-are-asked-to-come-back", test_too_many);
  ADD ("connections-that-ended-are-given-back", test_no_leak);
  ADD ("two-hundred-clients-at-once", test_two_hundred);
  ADD ("killed-again-and-again-it-loses-nothing", test_killed_often);
  ADD ("help-tells-how-to-begin", test_help);
  return g_test_run ();
}
