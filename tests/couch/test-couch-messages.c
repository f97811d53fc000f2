/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "couch/sam-couch-messages.h"

#include <string.h>

static void
test_changes (void)
{
  const char *text = "{\"results\":["
                     "{\"seq\":\"5-g1AA\",\"id\":\"group:1\",\"changes\":[{\"rev\":\"2-b\"},{\"rev\":\"2-a\"}]},\n"
                     "{\"seq\":null,\"id\":\"group:2\",\"changes\":[{\"rev\":\"3-c\"}],\"deleted\":true}\n"
                     "],\"last_seq\":\"7-g1AB\",\"pending\":12}\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (SamCouchChanges) changes = sam_couch_parse_changes (text, -1, &error);
  const SamCouchChange *row;

  g_assert_no_error (error);
  g_assert_cmpuint (changes->rows->len, ==, 2);
  g_assert_cmpstr (changes->last_sequence, ==, "\"7-g1AB\"");
  g_assert_cmpint (changes->pending, ==, 12);
  row = g_ptr_array_index (changes->rows, 0);
  g_assert_cmpstr (row->id, ==, "group:1");
  g_assert_cmpstr (row->sequence, ==, "\"5-g1AA\"");
  g_assert_cmpuint (g_strv_length (row->revisions), ==, 2);
  g_assert_false (row->deleted);
  row = g_ptr_array_index (changes->rows, 1);
  g_assert_null (row->sequence);
  g_assert_true (row->deleted);
}

static void
test_sequences_of_every_kind (void)
{
  const char *sequences[] = { "12", "\"12-abc\"", "[12,\"abc\"]" };

  for (guint i = 0; i < G_N_ELEMENTS (sequences); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"results\":[],\"last_seq\":%s}", sequences[i]);
      g_autoptr (SamCouchChanges) changes = sam_couch_parse_changes (text, -1, NULL);

      g_assert_cmpstr (changes->last_sequence, ==, sequences[i]);
      g_assert_cmpint (changes->pending, ==, -1);
    }
}

static void
test_nonsense_is_an_error (void)
{
  const char *texts[] = {
    "", "null", "[]", "{}", "<html><body>502 Bad Gateway</body></html>",
    "{\"results\":[]}", "{\"results\":{},\"last_seq\":1}", "{\"results\":[1],\"last_seq\":1}",
    "{\"results\":[{\"id\":\"a\"}],\"last_seq\":1}", "{\"results\":[{\"id\":3,\"changes\":[]}],\"last_seq\":1}",
    "{\"results\":[{\"id\":\"a\",\"changes\":[{\"rev\":7}]}],\"last_seq\":1}", "{\"results\":[],\"last_seq\":null}",
    "{\"results\":[],\"last_seq\":1", "{\"results\":[{\"seq\":1,\"id\":\"a\",\"changes\":[{\"rev\":\"1-a\"}]},"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sam_couch_parse_changes (texts[i], -1, &error));
      g_assert_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NONSENSE);
    }
}

static void
test_bulk_get (void)
{
  const char *text = "{\"results\":["
                     "{\"id\":\"a\",\"docs\":[{\"ok\":{\"_id\":\"a\",\"_rev\":\"2-b\",\"name\":\"Zin\","
                     "\"_revisions\":{\"start\":2,\"ids\":[\"b\",\"a\"]}}}]},"
                     "{\"id\":\"b\",\"docs\":[{\"error\":{\"id\":\"b\",\"rev\":\"1-x\",\"error\":\"not_found\"}}]},"
                     "{\"id\":\"c\",\"docs\":[{\"missing\":\"9-x\"},{}]},"
                     "{\"id\":\"d\",\"docs\":[{\"ok\":{\"_id\":\"e\",\"_rev\":\"1-a\"}}]},"
                     "{\"id\":\"f\",\"docs\":[{\"ok\":{\"_id\":\"f\",\"_rev\":\"4-a\",\"_deleted\":true,"
                     "\"_revisions\":{\"start\":4,\"ids\":[\"a\"]},\"_attachments\":{\"x\":{\"stub\":true}}}}]}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = sam_couch_parse_bulk_get (text, -1, &error);
  const SamCouchDocument *document;

  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 6);
  document = g_ptr_array_index (documents, 0);
  g_assert_null (document->problem);
  g_assert_cmpstr (document->body, ==, "{\"name\":\"Zin\"}");
  g_assert_cmpstr (document->path[0], ==, "2-b");
  g_assert_cmpstr (document->path[1], ==, "1-a");
  g_assert_null (document->path[2]);
  for (guint i = 1; i < 4; i++)
    {
      document = g_ptr_array_index (documents, i);
      g_assert_true (document->missing);
      g_assert_null (document->body);
    }
  document = g_ptr_array_index (documents, 4);
  g_assert_false (document->missing);
  g_assert_nonnull (document->problem);
  document = g_ptr_array_index (documents, 5);
  g_assert_true (document->deleted);
  g_assert_cmpstr (document->body, ==, "{\"_attachments\":{\"x\":{\"stub\":true}}}");
}

static void
test_malformed_documents_are_refused (void)
{
  const char *texts[] = {
    "{}", "[]", "{\"_id\":\"\",\"_rev\":\"1-a\"}", "{\"_id\":\"a\"}", "{\"_id\":\"a\",\"_rev\":1}",
    "{\"_id\":\"a\",\"_rev\":\"1-a\",\"_deleted\":\"yes\"}", "{\"_id\":\"a\",\"_revisions\":[]}",
    "{\"_id\":\"a\",\"_revisions\":{\"start\":1,\"ids\":[]}}",
    "{\"_id\":\"a\",\"_revisions\":{\"start\":0,\"ids\":[\"a\"]}}",
    "{\"_id\":\"a\",\"_revisions\":{\"start\":1,\"ids\":[\"b\",\"a\"]}}",
    "{\"_id\":\"a\",\"_revisions\":{\"start\":9223372036854775807,\"ids\":[\"a\"]}}",
    "{\"_id\":\"a\",\"_revisions\":{\"start\":2,\"ids\":[1,2]}}", "{\"_id\":\"a\",\"_rev\":\"1-a\",\"x\":\"\\u0000\"}"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sam_couch_document_parse (texts[i], -1, &error));
      g_assert_nonnull (error);
    }
}

static void
test_documents_go_there_and_back (void)
{
  const char *const path[] = { "3-c", "2-b", "1-a", NULL };
  const char *bodies[] = { "{}",
                           "{\"name\":\"Zin\",\"new\":[1,{\"a\":null}]}",
                           "{\"_attachments\":{\"a\":{\"stub\":true}}}" };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (SamCouchDocument) given = sam_couch_document_new ("group:1", path, i == 0, bodies[i]);
      g_autofree char *text = sam_couch_document_to_text (given);
      g_autoptr (GError) error = NULL;
      g_autoptr (SamCouchDocument) back = sam_couch_document_parse (text, -1, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (back->id, ==, "group:1");
      g_assert_cmpstr (back->body, ==, bodies[i]);
      g_assert_true (g_strv_equal ((const char *const *) back->path, path));
      g_assert_cmpint (back->deleted, ==, i == 0);
    }
}

static void
test_requests (void)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_revisions_free);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_document_free);
  g_autofree char *diff = NULL;
  g_autofree char *get = NULL;
  g_autofree char *docs = NULL;

  g_ptr_array_add (wanted, sam_couch_revisions_new ("a\"b", (const char *[]){ "1-a", "2-b", NULL }));
  g_ptr_array_add (documents, sam_couch_document_new ("a", (const char *[]){ "1-a", NULL }, TRUE,
                                                      "{\"reason\":\"deleted\"}"));
  diff = sam_couch_build_revs_diff (wanted);
  get = sam_couch_build_bulk_get (wanted);
  docs = sam_couch_build_bulk_docs (documents);
  g_assert_cmpstr (diff, ==, "{\"a\\\"b\":[\"1-a\",\"2-b\"]}");
  g_assert_cmpstr (get, ==, "{\"docs\":[{\"id\":\"a\\\"b\",\"rev\":\"1-a\"},{\"id\":\"a\\\"b\",\"rev\":\"2-b\"}]}");
  g_assert_cmpstr (docs, ==, "{\"docs\":[{\"_id\":\"a\",\"_rev\":\"1-a\",\"_revisions\":{\"start\":1,\"ids\":[\"a\"]},"
                             "\"_deleted\":true,\"reason\":\"deleted\"}],\"new_edits\":false}");
}

static void
test_answers_to_changes (void)
{
  g_autoptr (GPtrArray) missing = sam_couch_parse_revs_diff (
      "{\"a\":{\"missing\":[\"2-b\"],\"possible_ancestors\":[\"1-a\"]},\"b\":{}}", -1, NULL);
  g_autoptr (GPtrArray) none = sam_couch_parse_bulk_docs ("[]", -1, NULL);
  g_autoptr (GPtrArray) some = sam_couch_parse_bulk_docs (
      "[{\"id\":\"a\",\"rev\":\"2-b\",\"error\":\"forbidden\",\"reason\":\"no\"},"
      "{\"ok\":true,\"id\":\"b\"}]",
      -1, NULL);
  g_autoptr (GError) error = NULL;
  const SamCouchRefusal *refusal;

  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (some->len, ==, 1);
  refusal = g_ptr_array_index (some, 0);
  g_assert_cmpstr (refusal->error, ==, "forbidden");
  g_assert_cmpstr (refusal->reason, ==, "no");
  g_assert_null (sam_couch_parse_bulk_docs ("[{\"error\":\"forbidden\"}]", -1, &error));
  g_assert_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NONSENSE);
}

/* Whatever bytes come, the answer is a value or an error. */
static void
read_as_everything (const char *text,
                    gsize length)
{
  g_autofree char *name = NULL;
  g_autofree char *reason = NULL;
  g_autoptr (SamCouchChanges) changes = sam_couch_parse_changes (text, length, NULL);
  g_autoptr (GPtrArray) missing = sam_couch_parse_revs_diff (text, length, NULL);
  g_autoptr (GPtrArray) documents = sam_couch_parse_bulk_get (text, length, NULL);
  g_autoptr (GPtrArray) leaves = sam_couch_parse_open_revs ("a", text, length, NULL);
  g_autoptr (GPtrArray) refusals = sam_couch_parse_bulk_docs (text, length, NULL);
  g_autoptr (SamCouchDocument) document = sam_couch_document_parse (text, length, NULL);

  sam_couch_parse_error (text, length, &name, &reason);
}

static void
test_damaged_replies_never_crash (void)
{
  const char *replies[] = {
    "{\"results\":[{\"seq\":1,\"id\":\"a\",\"changes\":[{\"rev\":\"2-b\"}],\"deleted\":true}],\"last_seq\":1}",
    "{\"results\":[{\"id\":\"a\",\"docs\":[{\"ok\":{\"_id\":\"a\","
    "\"_revisions\":{\"start\":2,\"ids\":[\"b\",\"a\"]}}}]}]}",
    "[{\"ok\":{\"_id\":\"a\",\"_rev\":\"1-a\",\"_deleted\":true}},{\"missing\":\"9-x\"}]",
    "{\"a\":{\"missing\":[\"2-b\"],\"possible_ancestors\":[\"1-a\"]}}",
    "[{\"id\":\"a\",\"rev\":\"2-b\",\"error\":\"forbidden\",\"reason\":\"no\"}]",
  };
  const char bytes[] = "{}[]\",:\\0n-\x00\xff\xed";
  g_autoptr (GRand) random = g_rand_new_with_seed (20261121);

  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    for (guint round = 0; round < 400; round++)
      {
        gsize length = strlen (replies[i]);
        g_autofree char *text = g_strdup (replies[i]);

        if (round % 4 == 0)
          length = g_rand_int_range (random, 0, length);
        for (int n = g_rand_int_range (random, 0, 4); n > 0 && length > 0; n--)
          text[g_rand_int_range (random, 0, length)] = bytes[g_rand_int_range (random, 0, sizeof bytes - 1)];
        read_as_everything (text, length);
      }
}

static void
test_brackets_without_end (void)
{
  g_autofree char *text = g_strnfill (200000, '[');

  read_as_everything (text, 200000);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/couch/messages/changes-are-read", test_changes);
  g_test_add_func ("/couch/messages/sequences-stay-opaque", test_sequences_of_every_kind);
  g_test_add_func ("/couch/messages/nonsense-is-an-error", test_nonsense_is_an_error);
  g_test_add_func ("/couch/messages/documents-come-with-their-path-and-bad-ones-marked", test_bulk_get);
  g_test_add_func ("/couch/messages/malformed-documents-are-refused", test_malformed_documents_are_refused);
  g_test_add_func ("/couch/messages/documents-go-there-and-back", test_documents_go_there_and_back);
  g_test_add_func ("/couch/messages/requests-are-built", test_requests);
  g_test_add_func ("/couch/messages/answers-to-changes-are-read", test_answers_to_changes);
  g_test_add_func ("/couch/messages/damaged-replies-never-crash", test_damaged_replies_never_crash);
  g_test_add_func ("/couch/messages/brackets-without-end-are-refused", test_brackets_without_end);
  return g_test_run ();
}
