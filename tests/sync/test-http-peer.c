/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the servers of this world answer, word for word. */

#include "sam-test-server.h"

#include "sync/sam-http-peer.h"

#include <string.h>

#define BULK_GET "POST /region-x/_bulk_get"
#define OPEN_REVS "GET /region-x/group%3Aa?revs=true&latest=true&open_revs="

typedef struct
{
  SamTestServer *server;
  SamPeer *peer;
} Line;

static void
set_up (Line *line,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  line->server = sam_test_server_new ();
  line->peer = SAM_PEER (sam_http_peer_new (sam_test_server_get_address (line->server), "region-x", NULL, NULL,
                                            &error));
  g_assert_no_error (error);
}

static void
tear_down (Line *line,
           gconstpointer data)
{
  g_object_unref (line->peer);
  sam_test_server_free (line->server);
}

static GPtrArray *
ask (Line *line,
     GError **error)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_revisions_free);

  g_ptr_array_add (wanted, sam_couch_revisions_new ("group:a", (const char *[]){ "1-a", NULL }));
  return sam_peer_get_documents (line->peer, wanted, NULL, error);
}

static guint
count (Line *line,
       const char *text)
{
  g_autofree char *requests = sam_test_server_dup_requests (line->server);
  guint n = 0;

  for (const char *at = strstr (requests, text); at != NULL; at = strstr (at + 1, text))
    n++;
  return n;
}

static void
test_without_bulk_get (Line *line,
                       gconstpointer data)
{
  sam_test_server_answer_json (line->server, GPOINTER_TO_UINT (data), "", "{\"error\":\"no\"}");
  sam_test_server_answer_json (line->server, 200, "",
                               "[{\"ok\":{\"_id\":\"group:a\",\"_rev\":\"1-a\",\"name\":\"A\"}}]");
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) documents = ask (line, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (documents->len, ==, 1);
      g_assert_cmpstr (((SamCouchDocument *) documents->pdata[0])->body, ==, "{\"name\":\"A\"}");
    }
  /* It is asked once, and then no more. */
  g_assert_cmpuint (count (line, BULK_GET), ==, 1);
  g_assert_cmpuint (count (line, OPEN_REVS), ==, 3);
}

static void
test_a_bad_request_after_good_ones (Line *line,
                                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = NULL;

  sam_test_server_answer_json (line->server, 200, "", "{\"results\":[]}");
  sam_test_server_answer_json (line->server, 400, "", "{\"error\":\"bad_request\"}");
  documents = ask (line, &error);
  g_assert_no_error (error);
  g_assert_null (ask (line, &error));
  g_assert_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_REFUSED);
  g_assert_cmpuint (count (line, OPEN_REVS), ==, 0);
}

static void
test_a_document_that_went (Line *line,
                           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = NULL;

  sam_test_server_answer_json (line->server, 405, "", "{}");
  sam_test_server_answer_json (line->server, 404, "", "{\"error\":\"not_found\",\"reason\":\"missing\"}");
  sam_test_server_answer_json (line->server, 200, "", "{\"db_name\":\"region-x\"}");
  documents = ask (line, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 0);
}

static void
test_a_database_that_went (Line *line,
                           gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sam_test_server_answer_json (line->server, 404, "", "{\"error\":\"not_found\"}");
  g_assert_null (ask (line, &error));
  g_assert_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NOT_FOUND);
}

/* A document that would crash or mislead a careless reader comes alone in the end, and is kept as it is. */
static void
test_hostile_documents (Line *line,
                        gconstpointer data)
{
  g_autofree char *nested = g_strnfill (100000, '[');
  g_autofree char *deep = g_strdup_printf ("{\"results\":[{\"id\":\"group:a\",\"docs\":[{\"ok\":{\"_id\":\"group:a\","
                                           "\"_rev\":\"1-a\",\"x\":%s",
                                           nested);
  const char *replies[] = {
    deep,
    "{\"results\":[{\"id\":\"group:a\",\"docs\":[{\"ok\":{\"_id\":\"group:a\",\"_rev\":\"1-a\",\"x\":\"\\ud800\"}}]}]}",
    "{\"results\":[{\"id\":\"group:a\",\"docs\":[{\"ok\":{\"_id\":\"group:a\",\"_rev\":\"1-a\",\"x\":\"\\u0000\"}}]}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) documents = NULL;
      SamCouchDocument *document;

      sam_test_server_answer_json (line->server, 200, "", replies[i]);
      documents = ask (line, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (documents->len, ==, 1);
      document = documents->pdata[0];
      g_assert_cmpstr (document->id, ==, "group:a");
      g_assert_nonnull (document->problem);
      g_assert_nonnull (strstr (document->raw, "\"x\":"));
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/sync/peer/a-server-that-finds-no-bulk-get-is-asked-one-by-one", Line, GUINT_TO_POINTER (404), set_up,
              test_without_bulk_get, tear_down);
  g_test_add ("/sync/peer/a-server-that-allows-no-bulk-get-is-asked-one-by-one", Line, GUINT_TO_POINTER (405), set_up,
              test_without_bulk_get, tear_down);
  g_test_add ("/sync/peer/a-server-that-takes-bulk-get-for-a-document-is-asked-one-by-one", Line,
              GUINT_TO_POINTER (400), set_up, test_without_bulk_get, tear_down);
  g_test_add ("/sync/peer/a-bad-request-after-good-ones-is-a-bad-request", Line, NULL, set_up,
              test_a_bad_request_after_good_ones, tear_down);
  g_test_add ("/sync/peer/one-by-one-a-document-may-be-gone", Line, NULL, set_up, test_a_document_that_went, tear_down);
  g_test_add ("/sync/peer/one-by-one-the-database-may-be-gone", Line, NULL, set_up, test_a_database_that_went,
              tear_down);
  g_test_add ("/sync/peer/hostile-documents-are-kept-and-not-read", Line, NULL, set_up, test_hostile_documents,
              tear_down);
  return g_test_run ();
}
