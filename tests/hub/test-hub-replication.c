/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hub-fixture.h"

#include "couch/sam-couch-messages.h"

#include <string.h>

#define HASH_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define HASH_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define HASH_C "cccccccccccccccccccccccccccccccc"
#define HASH_D "dddddddddddddddddddddddddddddddd"

static void
assert_says (const char *text,
             const char *part)
{
  if (strstr (text, part) == NULL)
    g_test_message ("“%s” is not in %s", part, text);
  g_assert_nonnull (strstr (text, part));
}

/* A document whose revisions are @start-HASH and below. */
static char *
build (const char *id,
       guint start,
       const char *hashes,
       const char *members)
{
  g_auto (GStrv) list = g_strsplit (hashes, " ", -1);
  g_autofree char *quoted = g_strjoinv ("\",\"", list);

  return g_strdup_printf ("{\"_id\":\"%s\",\"_rev\":\"%u-%s\",\"_revisions\":{\"start\":%u,\"ids\":[\"%s\"]}%s%s}", id,
                          start, list[0], start, quoted, members[0] != '\0' ? "," : "", members);
}

static char *
push (Fixture *fixture,
      const char *first,
      const char *second)
{
  g_autofree char *body = g_strdup_printf ("{\"new_edits\":false,\"docs\":[%s%s%s]}", first, second != NULL ? "," : "",
                                           second != NULL ? second : "");

  return fixture_expect (fixture, 201, "ans", "POST", "region/_bulk_docs", body);
}

static void
push_conflict (Fixture *fixture)
{
  g_autofree char *one = build ("group:1", 2, HASH_A " " HASH_C, "\"name\":\"een\"");
  g_autofree char *two = build ("group:1", 2, HASH_B " " HASH_C, "\"name\":\"twee\"");
  g_autofree char *answer = push (fixture, one, two);

  g_assert_cmpstr (answer, ==, "[]\n");
}

static void
test_push (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *asked = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *winner = NULL;

  push_conflict (fixture);
  asked = fixture_expect (fixture, 200, "ans", "POST", "region/_revs_diff",
                          "{\"group:1\":[\"2-" HASH_A "\",\"1-" HASH_C "\",\"3-" HASH_A "\"],"
                          "\"group:2\":[\"1-" HASH_A "\"]}");
  g_assert_cmpstr (asked, ==,
                   "{\"group:1\":{\"missing\":[\"3-" HASH_A "\"]},\n"
                   "\"group:2\":{\"missing\":[\"1-" HASH_A "\"]}}\n");
  nothing = fixture_expect (fixture, 200, "ans", "POST", "region/_revs_diff", "{\"group:1\":[\"2-" HASH_B "\"]}");
  g_assert_cmpstr (nothing, ==, "{}\n");
  winner = fixture_expect (fixture, 200, "ans", "GET", "region/group%3A1?conflicts=true&revs=true", NULL);
  g_assert_cmpstr (winner, ==,
                   "{\"_id\":\"group:1\",\"_rev\":\"2-" HASH_B "\",\"_revisions\":{\"start\":2,\"ids\":[\"" HASH_B
                   "\",\"" HASH_C "\"]},\"_conflicts\":[\"2-" HASH_A "\"],\"name\":\"twee\"}\n");
}

static void
test_pull (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *changes_text = NULL;
  g_autofree char *got_text = NULL;
  g_autofree char *open_text = NULL;
  g_autoptr (SamCouchChanges) changes = NULL;
  g_autoptr (GPtrArray) got = NULL;
  g_autoptr (GPtrArray) open = NULL;
  const SamCouchChange *change;

  push_conflict (fixture);
  changes_text = fixture_expect (fixture, 200, "ans", "GET", "region/_changes?style=all_docs", NULL);
  changes = sam_couch_parse_changes (changes_text, -1, NULL);
  g_assert_cmpuint (changes->rows->len, ==, 1);
  change = changes->rows->pdata[0];
  g_assert_cmpuint (g_strv_length (change->revisions), ==, 2);
  g_assert_cmpstr (change->revisions[0], ==, "2-" HASH_B);
  g_assert_cmpstr (change->sequence, ==, changes->last_sequence);

  got_text = fixture_expect (fixture, 200, "ans", "POST", "region/_bulk_get?revs=true&latest=true",
                             "{\"docs\":[{\"id\":\"group:1\",\"rev\":\"2-" HASH_A "\"},"
                             "{\"id\":\"group:1\",\"rev\":\"1-" HASH_C "\"},"
                             "{\"id\":\"group:1\",\"rev\":\"9-" HASH_C "\"}]}");
  got = sam_couch_parse_bulk_get (got_text, -1, NULL);
  g_assert_cmpuint (got->len, ==, 4);
  g_assert_cmpstr (((SamCouchDocument *) got->pdata[0])->body, ==, "{\"name\":\"een\"}");
  g_assert_cmpstr (((SamCouchDocument *) got->pdata[1])->path[0], ==, "2-" HASH_B);
  g_assert_cmpstr (((SamCouchDocument *) got->pdata[2])->path[1], ==, "1-" HASH_C);
  g_assert_true (((SamCouchDocument *) got->pdata[3])->missing);

  open_text = fixture_expect (fixture, 200, "ans", "GET", "region/group:1?open_revs=all&revs=true", NULL);
  open = sam_couch_parse_open_revs ("group:1", open_text, -1, NULL);
  g_assert_cmpuint (open->len, ==, 2);
}

static void
test_pages (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *first_text = NULL;
  g_autofree char *rest_text = NULL;
  g_autofree char *path = NULL;
  g_autofree char *sparse = NULL;
  g_autofree char *malformed = NULL;
  g_autofree char *foreign = NULL;
  g_autoptr (SamCouchChanges) first = NULL;
  g_autoptr (SamCouchChanges) rest = NULL;
  g_autofree char *sequence = NULL;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *document = g_strdup_printf ("region/group:%u", i);
      g_autofree char *made = fixture_expect (fixture, 201, "ans", "PUT", document, "{\"a\":1}");
    }
  first_text = fixture_expect (fixture, 200, "ans", "GET", "region/_changes?limit=2", NULL);
  assert_says (first_text, "\"pending\":3");
  first = sam_couch_parse_changes (first_text, -1, NULL);
  g_assert_cmpuint (first->rows->len, ==, 2);
  sequence = g_uri_escape_string (first->last_sequence, NULL, FALSE);
  path = g_strconcat ("region/_changes?since=", sequence, NULL);
  rest_text = fixture_expect (fixture, 200, "ans", "GET", path, NULL);
  rest = sam_couch_parse_changes (rest_text, -1, NULL);
  g_assert_cmpuint (rest->rows->len, ==, 3);
  g_assert_cmpstr (((SamCouchChange *) rest->rows->pdata[0])->id, ==, "group:2");

  sparse = fixture_expect (fixture, 200, "ans", "GET", "region/_changes?seq_interval=3", NULL);
  assert_says (sparse, "{\"seq\":null,\"id\":\"group:0\"");
  malformed = fixture_expect (fixture, 400, "ans", "GET", "region/_changes?since=nonsense", NULL);
  foreign = fixture_expect (fixture, 200, "ans", "GET", "region/_changes?since=4-0123456789ab", NULL);
  assert_says (foreign, "group:0");
}

typedef struct
{
  char *text;
  gboolean done;
} Wait;

static void
on_answer_cb (GObject *session,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = soup_session_send_and_read_finish (SOUP_SESSION (session), result, &error);
  Wait *wait = data;

  g_assert_no_error (error);
  wait->text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  wait->done = TRUE;
}

static void
on_started_cb (SoupMessage *message,
               gboolean *started)
{
  *started = TRUE;
}

/* The waiting request has its headers, and so waits, before anything is written. */
static void
start_waiting (Fixture *fixture,
               const char *options,
               Wait *wait)
{
  g_autofree char *path = g_strconcat ("region/_changes?feed=longpoll&since=now&", options, NULL);
  g_autoptr (SoupMessage) message = fixture_build (fixture, "ans", "GET", path, NULL);
  gboolean started = FALSE;

  g_signal_connect (message, "got-headers", G_CALLBACK (on_started_cb), &started);
  soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, NULL, on_answer_cb, wait);
  while (!started)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (message, &started);
}

static void
finish_waiting (Wait *wait)
{
  while (!wait->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_longpoll (Fixture *fixture,
               gconstpointer data)
{
  Wait one = { 0 };
  Wait two = { 0 };
  g_autofree char *made = NULL;

  start_waiting (fixture, "heartbeat=25000", &one);
  start_waiting (fixture, "heartbeat=100&include_docs=true", &two);
  made = fixture_expect (fixture, 201, "ans", "PUT", "region/group:1", "{\"name\":\"Zin\"}");
  finish_waiting (&one);
  finish_waiting (&two);
  assert_says (one.text, "\"id\":\"group:1\"");
  assert_says (two.text, "\"name\":\"Zin\"");
  g_free (one.text);
  g_free (two.text);
}

static void
test_longpoll_ends (Fixture *fixture,
                    gconstpointer data)
{
  Wait timed = { 0 };
  Wait deleted = { 0 };
  g_autofree char *gone = NULL;
  g_autoptr (SamCouchChanges) changes = NULL;

  start_waiting (fixture, "timeout=50", &timed);
  finish_waiting (&timed);
  changes = sam_couch_parse_changes (timed.text, -1, NULL);
  g_assert_nonnull (changes);
  g_assert_cmpuint (changes->rows->len, ==, 0);

  start_waiting (fixture, "heartbeat=25000", &deleted);
  gone = fixture_expect (fixture, 200, "admin", "DELETE", "region", NULL);
  finish_waiting (&deleted);
  assert_says (deleted.text, "\"results\":[");
  g_free (timed.text);
  g_free (deleted.text);
}

static void
test_edits (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *made = fixture_expect (fixture, 201, "ans", "PUT", "region/a%2Fb", "{\"n\":1}");
  g_autofree char *stale = fixture_expect (fixture, 409, "ans", "PUT", "region/a%2Fb", "{\"n\":2}");
  g_autofree char *nowhere = fixture_expect (fixture, 409, "ans", "PUT", "region/new",
                                             "{\"_rev\":\"1-" HASH_A "\",\"n\":2}");
  g_autofree char *revision = g_strndup (strstr (made, "\"rev\":\"") + 7, 34);
  g_autofree char *edit = g_strdup_printf ("{\"_id\":\"a/b\",\"_rev\":\"%s\",\"n\":2}", revision);
  g_autofree char *done = fixture_expect (fixture, 201, "ans", "PUT", "region/a%2Fb", edit);
  g_autofree char *old_path = g_strconcat ("region/a%2Fb?rev=", revision, NULL);
  g_autofree char *old = fixture_expect (fixture, 200, "ans", "GET", old_path, NULL);
  g_autofree char *next = g_strndup (strstr (done, "\"rev\":\"") + 7, 34);
  g_autofree char *delete_path = g_strconcat ("region/a%2Fb?rev=", next, NULL);
  g_autofree char *gone = fixture_expect (fixture, 201, "ans", "DELETE", delete_path, NULL);
  g_autofree char *deleted = fixture_expect (fixture, 404, "ans", "GET", "region/a%2Fb", NULL);
  g_autofree char *never = fixture_expect (fixture, 404, "ans", "GET", "region/never", NULL);
  g_autofree char *bulk = NULL;

  assert_says (done, "\"rev\":\"2-");
  assert_says (old, "\"n\":1");
  assert_says (deleted, "\"deleted\"");
  assert_says (never, "\"missing\"");
  bulk = fixture_expect (fixture, 201, "ans", "POST", "region/_bulk_docs",
                         "{\"docs\":[{\"_id\":\"x\"},{\"_id\":\"x\"},{\"n\":1}]}");
  assert_says (bulk, "{\"ok\":true,\"id\":\"x\"");
  assert_says (bulk, "\"error\":\"conflict\"");
}

/* One bad document says so, and the others are taken. */
static void
test_refuses_one (Fixture *fixture,
                  gconstpointer data)
{
  g_autofree char *good = build ("group:1", 1, HASH_A, "");
  const char *const bad[] = {
    "{\"_id\":\"_x\",\"_rev\":\"1-" HASH_A "\"}",
    "{\"_id\":\"x\",\"_rev\":\"1-zzz\"}",
    "{\"_id\":\"x\"}",
    "{\"_id\":\"x\",\"_rev\":\"1-" HASH_A "\",\"_unknown\":1}",
    "{\"_id\":\"x\",\"_rev\":\"1-" HASH_A "\",\"_attachments\":{\"a\":{\"data\":7}}}",
    "{\"_id\":\"_design/x\",\"_rev\":\"1-" HASH_A "\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *answer = push (fixture, bad[i], good);

      g_test_message ("%s", bad[i]);
      assert_says (answer, "\"error\":\"forbidden\"");
      g_assert_null (strstr (answer, "group:1"));
    }
  {
    g_autofree char *there = fixture_expect (fixture, 200, "ans", "GET", "region/group:1", NULL);
    g_autofree char *not_there = fixture_expect (fixture, 404, "ans", "GET", "region/x", NULL);
  }
}

static void
test_refuses_request (Fixture *fixture,
                      gconstpointer data)
{
  g_autofree char *filler = g_strnfill (1200 * 1024, 'x');
  g_autofree char *large = g_strdup_printf ("{\"docs\":[{\"_id\":\"a\",\"t\":\"%s\"}]}", filler);
  g_autofree char *syntax = fixture_expect (fixture, 400, "ans", "POST", "region/_bulk_docs", "{\"docs\":");
  g_autofree char *shape = fixture_expect (fixture, 400, "ans", "POST", "region/_bulk_docs", "{\"docs\":1}");
  g_autofree char *list = fixture_expect (fixture, 400, "ans", "POST", "region/_revs_diff", "{\"a\":1}");
  g_autofree char *too_large = fixture_expect (fixture, 413, "ans", "POST", "region/_bulk_docs", large);
  g_autofree char *method = fixture_expect (fixture, 405, "ans", "DELETE", "region/_bulk_docs", NULL);
  g_autofree char *unknown = fixture_expect (fixture, 501, "ans", "GET", "region/_find", NULL);
  g_autofree char *alive = fixture_expect (fixture, 200, "ans", "GET", "region", NULL);

  assert_says (alive, "\"doc_count\":0");
}

/* Least of all may the deletion of a document become that of its database. */
static void
test_refuses_address (Fixture *fixture,
                      gconstpointer data)
{
  const char *const paths[] = { "region/%00", "region/%ff", "region//", "/region", "region//a" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *answer = NULL;

      g_test_message ("%s", paths[i]);
      answer = fixture_expect (fixture, 400, "admin", "DELETE", paths[i], NULL);
    }
  g_free (fixture_expect (fixture, 200, "ans", "GET", "region", NULL));
  g_free (fixture_expect (fixture, 200, "ans", "GET", "region/", NULL));
}

static GBytes *
zip (const char *text)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);

  g_assert_true (g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static guint
send_packed (Fixture *fixture,
             const char *text)
{
  g_autoptr (SoupMessage) message = fixture_build (fixture, "ans", "POST", "region/_bulk_docs", NULL);
  g_autoptr (GBytes) bytes = zip (text);
  g_auto (Answer) answer = { 0 };

  soup_message_set_request_body_from_bytes (message, "application/json", bytes);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Content-Encoding", "gzip");
  fixture_send (fixture, message, &answer);
  return answer.status;
}

static void
test_gzip (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *filler = g_strnfill (1200 * 1024, 'x');
  g_autofree char *bomb = g_strdup_printf ("{\"docs\":[{\"_id\":\"bomb\",\"t\":\"%s\"}]}", filler);

  g_assert_cmpuint (send_packed (fixture, "{\"docs\":[{\"_id\":\"packed\"}]}"), ==, 201);
  g_free (fixture_expect (fixture, 200, "ans", "GET", "region/packed", NULL));
  g_assert_cmpuint (send_packed (fixture, bomb), ==, 413);
}

static void
test_local (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *none = fixture_expect (fixture, 404, "ans", "GET", "region/_local/cp", NULL);
  g_autofree char *first = fixture_expect (fixture, 201, "ans", "PUT", "region/_local/cp", "{\"seq\":1}");
  g_autofree char *second = fixture_expect (fixture, 201, "ans", "PUT", "region/_local/cp",
                                            "{\"_rev\":\"0-1\",\"seq\":2}");
  g_autofree char *stale = fixture_expect (fixture, 409, "ans", "PUT", "region/_local/cp",
                                           "{\"_rev\":\"0-1\",\"seq\":3}");
  g_autofree char *now = fixture_expect (fixture, 200, "ans", "GET", "region/_local/cp", NULL);
  g_autofree char *changes = fixture_expect (fixture, 200, "ans", "GET", "region/_changes", NULL);

  g_assert_cmpstr (now, ==, "{\"_id\":\"_local/cp\",\"_rev\":\"0-2\",\"seq\":2}\n");
  assert_says (changes, "\"results\":[\n\n]");
}

static void
test_all_docs (Fixture *fixture,
               gconstpointer data)
{
  g_autofree char *made = fixture_expect (fixture, 201, "ans", "POST", "region/_bulk_docs",
                                          "{\"docs\":[{\"_id\":\"b\",\"n\":2},"
                                          "{\"_id\":\"a\",\"n\":1},{\"_id\":\"c\"}]}");
  g_autofree char *all = fixture_expect (fixture, 200, "ans", "GET", "region/_all_docs?limit=2&include_docs=true",
                                         NULL);
  g_autofree char *keys = fixture_expect (fixture, 200, "ans", "POST", "region/_all_docs", "{\"keys\":[\"c\",\"z\"]}");
  g_autofree char *range = fixture_expect (fixture, 200, "ans", "GET", "region/_all_docs?startkey=%22b%22", NULL);

  assert_says (all, "\"total_rows\":3");
  g_assert_true (strstr (all, "\"n\":1") < strstr (all, "\"n\":2"));
  g_assert_null (strstr (all, "\"id\":\"c\""));
  assert_says (keys, "{\"key\":\"z\",\"error\":\"not_found\"}");
  g_assert_null (strstr (range, "\"id\":\"a\""));
  assert_says (range, "\"id\":\"c\"");
}

/* PouchDB under Node asks for the end of each connection, and sends its next request on it unless that is confirmed. */
static void
test_close (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (SoupMessage) message = fixture_build (fixture, "ans", "GET", "region", NULL);
  g_auto (Answer) answer = { 0 };

  soup_message_headers_replace (soup_message_get_request_headers (message), "Connection", "close");
  fixture_send (fixture, message, &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  g_assert_cmpstr (soup_message_headers_get_list (soup_message_get_response_headers (message), "Connection"), ==,
                   "close");
}

/* What was answered with 201 is there after a kill, and the hub is still the same hub. */
static void
test_killed (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *before = fixture_expect (fixture, 200, NULL, "GET", "", NULL);
  g_autofree char *made = fixture_expect (fixture, 201, "ans", "PUT", "region/group:1", "{\"n\":1}");
  g_autofree char *changes = fixture_expect (fixture, 200, "ans", "GET", "region/_changes", NULL);
  g_autofree char *after = NULL;
  g_autofree char *there = NULL;
  g_autofree char *same_changes = NULL;

  fixture_kill (fixture);
  fixture_start (fixture, NULL);
  after = fixture_expect (fixture, 200, NULL, "GET", "", NULL);
  there = fixture_expect (fixture, 200, "ans", "GET", "region/group:1", NULL);
  same_changes = fixture_expect (fixture, 200, "ans", "GET", "region/_changes", NULL);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (changes, ==, same_changes);
}

static void
test_erased (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *secret = build ("question:1", 1, HASH_A, "\"asker\":\"Geheim Persoon\"");
  g_autofree char *erased = build ("question:1", 2, HASH_B " " HASH_A, "\"_deleted\":true,\"reason\":\"erased\"");
  g_autofree char *late = build ("question:1", 2, HASH_C " " HASH_A, "\"asker\":\"Geheim Persoon\"");
  const char *const files[] = { "region.samenhulp", "region.samenhulp-wal" };

  g_free (push (fixture, secret, NULL));
  g_free (push (fixture, erased, NULL));
  g_free (push (fixture, late, NULL));
  g_free (fixture_expect (fixture, 404, "ans", "GET", "region/question:1", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (fixture->directory, files[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      g_assert_null (memmem (bytes, length, "Geheim Persoon", strlen ("Geheim Persoon")));
    }
}

#define ADD(path, func) g_test_add ("/hub/replication/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("takes-revisions-as-they-are", test_push);
  ADD ("hands-out-leaves-with-their-ancestors", test_pull);
  ADD ("goes-on-from-a-sequence", test_pages);
  ADD ("a-long-poll-wakes", test_longpoll);
  ADD ("a-long-poll-ends", test_longpoll_ends);
  ADD ("edits-need-the-latest-revision", test_edits);
  ADD ("one-bad-document-spoils-no-batch", test_refuses_one);
  ADD ("a-bad-request-gets-a-proper-answer", test_refuses_request);
  ADD ("an-address-without-sense-does-nothing", test_refuses_address);
  ADD ("bodies-may-be-packed", test_gzip);
  ADD ("local-documents-stay-here", test_local);
  ADD ("all-documents-by-id", test_all_docs);
  ADD ("the-end-of-a-connection-is-confirmed", test_close);
  ADD ("a-kill-loses-nothing", test_killed);
  ADD ("an-erasure-leaves-no-bytes", test_erased);
  return g_test_run ();
}
