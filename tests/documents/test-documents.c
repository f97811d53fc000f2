/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "documents-fixture.h"

#include "json/sam-json-scan.h"

#define ID "group:1"

static void
assert_stale (SamDatabase *database,
              const char *base)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *revision = sam_documents_save (database, ID, base, FALSE, "{\"name\":\"too late\"}", &error);

  g_assert_null (revision);
  g_assert_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_STALE);
}

static void
test_save (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *first = fixture_save (fixture->database, ID, NULL, "{ \"name\": \"Zin\", \"a\": 1.0 }");
  g_autofree char *body = fixture_body (fixture->database, ID, NULL);
  g_autofree char *second = NULL;
  g_autofree char *later = NULL;

  g_assert_cmpstr (body, ==, "{\"a\":1,\"name\":\"Zin\"}");
  fixture_fix (fixture->database, ID, first);
  second = fixture_save (fixture->database, ID, first, "{\"name\":\"Zin in zin\"}");
  g_assert_cmpint (sam_revision_id_get_generation (second), ==, 2);
  later = fixture_body (fixture->database, ID, NULL);
  g_assert_cmpstr (later, ==, "{\"name\":\"Zin in zin\"}");
  fixture_assert_sound (fixture->database);
}

static void
test_same_body (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *first = fixture_save (fixture->database, ID, NULL, "{\"a\":1,\"b\":2}");
  gint64 sequence = sam_documents_get_sequence (fixture->database, NULL);
  g_autofree char *again = fixture_save (fixture->database, ID, first, "{\"b\":2,\"a\":1}");

  g_assert_cmpstr (first, ==, again);
  g_assert_cmpint (sam_documents_get_sequence (fixture->database, NULL), ==, sequence);
}

static void
test_stale (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *first = fixture_save (fixture->database, ID, NULL, "{\"a\":1}");
  g_autofree char *second = fixture_save (fixture->database, ID, first, "{\"a\":2}");

  assert_stale (fixture->database, first);
  assert_stale (fixture->database, NULL);
  assert_stale (fixture->database, "1-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
  fixture_assert_sound (fixture->database);
}

static void
test_squash (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *sent = fixture_save (fixture->database, ID, NULL, "{\"a\":1}");
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *fourth = NULL;
  g_autofree char *direct = NULL;
  g_autofree char *squashed_body = NULL;
  g_auto (GStrv) path = NULL;
  g_autoptr (GPtrArray) history = NULL;

  fixture_fix (fixture->database, ID, sent);
  second = fixture_save (fixture->database, ID, sent, "{\"a\":2}");
  third = fixture_save (fixture->database, ID, second, "{\"a\":3}");
  fixture_fix (fixture->database, ID, third);
  path = sam_documents_dup_path (fixture->database, ID, third, NULL);
  g_assert_cmpuint (g_strv_length (path), ==, 2);
  g_assert_cmpstr (path[1], ==, sent);

  direct = sam_revision_id_next (sent, FALSE, "{\"a\":3}");
  g_assert_cmpstr (third, ==, direct);

  /* The editor still holds the revision it saved last; one that holds an older one must look first. */
  assert_stale (fixture->database, second);
  fourth = fixture_save (fixture->database, ID, third, "{\"a\":4}");
  g_assert_cmpint (sam_revision_id_get_generation (fourth), ==, 3);

  squashed_body = fixture_body (fixture->database, ID, second);
  g_assert_cmpstr (squashed_body, ==, "{\"a\":2}");
  history = sam_documents_list_history (fixture->database, ID, NULL);
  g_assert_cmpuint (history->len, ==, 4);
  for (guint i = 0; i < history->len; i++)
    {
      g_autofree char *expected = g_strdup_printf ("{\"a\":%u}", i + 1);

      g_assert_cmpstr (((SamRevision *) history->pdata[i])->body, ==, expected);
      g_assert_false (((SamRevision *) history->pdata[i])->received);
    }
  fixture_assert_sound (fixture->database);
}

static void
test_back_and_forth (Fixture *fixture,
                     gconstpointer data)
{
  g_autofree char *first = fixture_save (fixture->database, ID, NULL, "{\"a\":1}");
  g_autofree char *second = fixture_save (fixture->database, ID, first, "{\"a\":2}");
  g_autofree char *third = fixture_save (fixture->database, ID, second, "{\"a\":1}");
  g_autoptr (GPtrArray) history = sam_documents_list_history (fixture->database, ID, NULL);

  g_assert_cmpstr (first, ==, third);
  g_assert_cmpuint (history->len, ==, 3);
  fixture_assert_sound (fixture->database);
}

static void
test_delete (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *first = fixture_save (fixture->database, ID, NULL, "{\"a\":1}");
  g_autofree char *gone = NULL;
  g_autofree char *back = NULL;
  g_autofree char *leaves = NULL;
  g_autoptr (SamRevision) winner = NULL;

  fixture_fix (fixture->database, ID, first);
  gone = fixture_tombstone (fixture->database, ID, first, "deleted");
  winner = sam_documents_get (fixture->database, ID, NULL, NULL);
  g_assert_true (winner->deleted);
  g_assert_cmpstr (winner->body, ==, "{\"reason\":\"deleted\"}");

  fixture_fix (fixture->database, ID, gone);
  back = fixture_save (fixture->database, ID, NULL, "{\"a\":2}");
  leaves = fixture_leaves (fixture->database, ID);
  g_assert_cmpstr (leaves, ==, back);
  g_assert_cmpint (sam_revision_id_get_generation (back), ==, 3);
  fixture_assert_sound (fixture->database);
}

static void
test_changes (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *one = fixture_save (fixture->database, "group:1", NULL, "{\"a\":1}");
  g_autofree char *two = fixture_save (fixture->database, "group:2", NULL, "{\"a\":1}");
  gint64 sequence = sam_documents_get_sequence (fixture->database, NULL);
  g_autofree char *again = fixture_save (fixture->database, "group:1", one, "{\"a\":2}");
  g_autoptr (GPtrArray) all = sam_documents_list_changes (fixture->database, 0, 10, NULL);
  g_autoptr (GPtrArray) limited = sam_documents_list_changes (fixture->database, 0, 1, NULL);
  g_autoptr (GPtrArray) later = sam_documents_list_changes (fixture->database, sequence, 10, NULL);

  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (((SamRevision *) all->pdata[0])->id, ==, "group:2");
  g_assert_cmpstr (((SamRevision *) all->pdata[1])->revision, ==, again);
  g_assert_cmpuint (limited->len, ==, 1);
  g_assert_cmpuint (later->len, ==, 1);
  g_assert_cmpstr (((SamRevision *) later->pdata[0])->id, ==, "group:1");

  fixture_fix (fixture->database, "group:1", again);
  g_assert_cmpint (sam_documents_get_sequence (fixture->database, NULL), ==, sequence + 1);
}

static void
test_waiting (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *one = fixture_save (fixture->database, "group:1", NULL, "{\"a\":1}");
  g_autofree char *foreign = fixture_id (1, 'c');

  g_assert_true (fixture_add (fixture->database, "group:2", foreign, FALSE, "{}"));
  g_assert_cmpint (sam_documents_count_waiting (fixture->database, NULL), ==, 1);
  fixture_fix (fixture->database, "group:1", one);
  g_assert_cmpint (sam_documents_count_waiting (fixture->database, NULL), ==, 1);
  g_assert_true (sam_documents_set_known (fixture->database, "group:1", one, NULL));
  g_assert_cmpint (sam_documents_count_waiting (fixture->database, NULL), ==, 0);
}

static void
test_refuses (Fixture *fixture,
              gconstpointer data)
{
  const char *const ids[] = { "", "_local/x", "_x", "a\xff" };
  const char *const bodies[] = { "[]", "{", "{\"_rev\":\"1-a\"}", "{\"a\":\"\\u0000\"}", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sam_documents_save (fixture->database, ids[i], NULL, FALSE, "{}", &error));
      g_assert_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_INVALID);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sam_documents_save (fixture->database, ID, NULL, FALSE, bodies[i], &error));
      g_assert_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_INVALID);
    }
  g_assert_cmpint (sam_documents_get_sequence (fixture->database, NULL), ==, 0);
}

static void
test_local (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_null (sam_documents_dup_local (fixture->database, "checkpoint", &error));
  g_assert_no_error (error);
  g_assert_true (sam_documents_set_local (fixture->database, "checkpoint", "{\"seq\":1}", NULL));
  g_assert_true (sam_documents_set_local (fixture->database, "checkpoint", "{\"seq\":2}", NULL));
  first = sam_documents_dup_local (fixture->database, "checkpoint", NULL);
  g_assert_cmpstr (first, ==, "{\"seq\":2}");
  g_assert_true (sam_documents_set_local (fixture->database, "checkpoint", NULL, NULL));
  second = sam_documents_dup_local (fixture->database, "checkpoint", NULL);
  g_assert_null (second);
  g_assert_cmpint (sam_documents_get_sequence (fixture->database, NULL), ==, 0);
}

static void
test_same_edit (Fixture *fixture,
                gconstpointer data)
{
  Fixture other = { 0 };
  g_autofree char *start = fixture_save (fixture->database, ID, NULL, "{\"a\":1}");
  g_autofree char *here = NULL;
  g_autofree char *between = NULL;
  g_autofree char *there = NULL;
  g_autofree char *leaves = NULL;

  fixture_set_up (&other, NULL);
  fixture_send (fixture->database, other.database, ID);
  here = fixture_save (fixture->database, ID, start, "{\"a\":2,\"b\":3}");
  between = fixture_save (other.database, ID, start, "{\"a\":9}");
  there = fixture_save (other.database, ID, between, "{\"b\":3,\"a\":2}");
  g_assert_cmpstr (here, ==, there);

  fixture_send (other.database, fixture->database, ID);
  leaves = fixture_leaves (fixture->database, ID);
  g_assert_cmpstr (leaves, ==, here);
  fixture_tear_down (&other, NULL);
}

/* An array of so many within each other. */
static char *
make_nested (guint depth)
{
  g_autofree char *open = g_strnfill (depth, '[');
  g_autofree char *close = g_strnfill (depth, ']');

  return g_strconcat (open, close, NULL);
}

static void
test_object (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (SamJsonObject) object = sam_json_object_new ();
  g_autofree char *deepest = make_nested (SAM_JSON_MAX_DEPTH - 1);
  g_autofree char *too_deep = make_nested (SAM_JSON_MAX_DEPTH);
  g_autofree char *revision = NULL;
  g_autofree char *same = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gint64 made;

  sam_json_object_set (object, "b", deepest);
  sam_json_object_set (object, "a", "\"é [[[[ \\n\"");
  revision = sam_documents_save_object (fixture->database, ID, NULL, object, &made, &error);
  g_assert_no_error (error);
  g_assert_cmpint (made, ==, 1);
  text = sam_json_object_to_text (object);
  same = sam_documents_save (fixture->database, "group:2", NULL, FALSE, text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (revision, ==, same);

  sam_json_object_set (object, "b", too_deep);
  g_assert_null (sam_documents_save_object (fixture->database, ID, revision, object, &made, &error));
  g_assert_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_INVALID);
  g_clear_error (&error);
  sam_json_object_remove (object, "b");
  sam_json_object_set (object, "_c", "1");
  g_assert_null (sam_documents_save_object (fixture->database, ID, revision, object, &made, &error));
  g_assert_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_INVALID);
}

#define ADD(path, func) g_test_add ("/documents/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("save/keeps-the-canonical-body", test_save);
  ADD ("save/the-same-body-writes-nothing", test_same_body);
  ADD ("save/a-stale-base-is-refused", test_stale);
  ADD ("save/what-can-t-be-stored-is-refused", test_refuses);
  ADD ("save/an-object-says-what-its-text-says", test_object);
  ADD ("save/the-same-edit-on-two-computers-is-one-revision", test_same_edit);
  ADD ("squash/saves-between-two-pushes-are-one-revision", test_squash);
  ADD ("squash/back-and-forth-keeps-every-save", test_back_and_forth);
  ADD ("delete/a-tombstone-says-why-and-can-be-saved-over", test_delete);
  ADD ("changes/come-in-order-once-per-document", test_changes);
  ADD ("changes/what-no-server-has-waits", test_waiting);
  ADD ("local/documents-stay-apart", test_local);
  return g_test_run ();
}
