/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "documents-fixture.h"

#define ID "group:1"
#define HASH_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define HASH_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define HASH_C "cccccccccccccccccccccccccccccccc"
#define HASH_D "dddddddddddddddddddddddddddddddd"

static void
assert_leaves (Fixture *fixture,
               const char *expected)
{
  g_autofree char *leaves = fixture_leaves (fixture->database, ID);

  g_assert_cmpstr (leaves, ==, expected);
  fixture_assert_sound (fixture->database);
}

static void
test_branches (Fixture *fixture,
               gconstpointer data)
{
  g_auto (GStrv) conflicts = NULL;
  g_autofree char *body = NULL;

  g_assert_true (fixture_add (fixture->database, ID, "3-" HASH_A " 2-" HASH_A " 1-" HASH_A, FALSE, "{\"n\":1}"));
  assert_leaves (fixture, "3-" HASH_A);
  g_assert_true (fixture_add (fixture->database, ID, "3-" HASH_B " 2-" HASH_B " 1-" HASH_A, FALSE, "{\"n\":2}"));
  assert_leaves (fixture, "3-" HASH_B " 3-" HASH_A);
  body = fixture_body (fixture->database, ID, NULL);
  g_assert_cmpstr (body, ==, "{\"n\":2}");
  conflicts = sam_documents_list_conflicts (fixture->database, NULL);
  g_assert_cmpuint (g_strv_length (conflicts), ==, 1);

  /* A tombstone settles it. */
  g_assert_true (fixture_add (fixture->database, ID, "4-" HASH_C " 3-" HASH_A " 2-" HASH_A, TRUE, "{}"));
  assert_leaves (fixture, "3-" HASH_B " 4-" HASH_C "*");
  g_strfreev (conflicts);
  conflicts = sam_documents_list_conflicts (fixture->database, NULL);
  g_assert_cmpuint (g_strv_length (conflicts), ==, 0);
}

static void
test_again (Fixture *fixture,
            gconstpointer data)
{
  gint64 sequence;

  g_assert_true (fixture_add (fixture->database, ID, "2-" HASH_A " 1-" HASH_A, FALSE, "{\"n\":1}"));
  sequence = sam_documents_get_sequence (fixture->database, NULL);
  g_assert_false (fixture_add (fixture->database, ID, "2-" HASH_A " 1-" HASH_A, FALSE, "{\"n\":1}"));
  g_assert_false (fixture_add (fixture->database, ID, "2-" HASH_A, FALSE, "{\"n\":1}"));
  g_assert_cmpint (sam_documents_get_sequence (fixture->database, NULL), ==, sequence);
  assert_leaves (fixture, "2-" HASH_A);
}

/* An ancestor that was only known by name gets its body; the leaf stays the leaf. */
static void
test_fills_in (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;

  fixture_add (fixture->database, ID, "2-" HASH_A " 1-" HASH_A, FALSE, "{\"n\":2}");
  g_assert_null (sam_documents_get (fixture->database, ID, "1-" HASH_A, &error));
  g_assert_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_NOT_FOUND);
  g_assert_false (fixture_add (fixture->database, ID, "1-" HASH_A, FALSE, "{\"n\":1}"));
  body = fixture_body (fixture->database, ID, "1-" HASH_A);
  g_assert_cmpstr (body, ==, "{\"n\":1}");
  assert_leaves (fixture, "2-" HASH_A);
}

/* Servers cut off old ends: the same branch with fewer and with more ancestors. */
static void
test_stemmed (Fixture *fixture,
              gconstpointer data)
{
  g_auto (GStrv) path = NULL;

  g_assert_true (fixture_add (fixture->database, ID, "5-" HASH_A " 4-" HASH_A, FALSE, "{\"n\":5}"));
  g_assert_true (fixture_add (fixture->database, ID, "6-" HASH_A " 5-" HASH_A, FALSE, "{\"n\":6}"));
  assert_leaves (fixture, "6-" HASH_A);
  g_assert_false (fixture_add (fixture->database, ID,
                               "5-" HASH_A " 4-" HASH_A " 3-" HASH_A " 2-" HASH_A, FALSE, "{\"n\":5}"));
  path = sam_documents_dup_path (fixture->database, ID, "6-" HASH_A, NULL);
  g_assert_cmpuint (g_strv_length (path), ==, 5);
  g_assert_cmpstr (path[4], ==, "2-" HASH_A);
  assert_leaves (fixture, "6-" HASH_A);
}

/* Two branches that were strangers turn out to be one. */
static void
test_joins (Fixture *fixture,
            gconstpointer data)
{
  g_assert_true (fixture_add (fixture->database, ID, "5-" HASH_A " 4-" HASH_A, FALSE, "{\"n\":5}"));
  g_assert_true (fixture_add (fixture->database, ID, "3-" HASH_A " 2-" HASH_A, FALSE, "{\"n\":3}"));
  assert_leaves (fixture, "5-" HASH_A " 3-" HASH_A);
  g_assert_true (fixture_add (fixture->database, ID, "6-" HASH_A " 5-" HASH_A " 4-" HASH_A " 3-" HASH_A, FALSE, "{}"));
  assert_leaves (fixture, "6-" HASH_A);
}

static void
test_unrelated (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_add (fixture->database, ID, "1-" HASH_A, FALSE, "{\"n\":1}");
  fixture_add (fixture->database, ID, "3-" HASH_D " 2-" HASH_D, FALSE, "{\"n\":2}");
  assert_leaves (fixture, "3-" HASH_D " 1-" HASH_A);
  g_assert_null (sam_documents_find_merge_base (fixture->database, ID, "3-" HASH_D, "1-" HASH_A, &error));
  g_assert_no_error (error);
}

static void
test_deep (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GString) path = g_string_new (NULL);
  g_autofree char *next = NULL;
  g_auto (GStrv) found = NULL;

  for (guint i = 1200; i > 200; i--)
    g_string_append_printf (path, "%s%u-%032x", i < 1200 ? " " : "", i, i);
  g_assert_true (fixture_add (fixture->database, ID, path->str, FALSE, "{\"n\":1200}"));
  next = g_strdup_printf ("1201-%032x %s", 1201, path->str);
  g_assert_true (fixture_add (fixture->database, ID, next, FALSE, "{\"n\":1201}"));
  next[5 + 32] = '\0';
  assert_leaves (fixture, next);
  found = sam_documents_dup_path (fixture->database, ID, next, NULL);
  g_assert_cmpuint (g_strv_length (found), ==, 1000);
}

/* What was saved here and comes back from elsewhere was sent by somebody: it must not be squashed any more. */
static void
test_own_comes_back (Fixture *fixture,
                     gconstpointer data)
{
  g_autofree char *first = fixture_save (fixture->database, ID, NULL, "{\"n\":1}");
  g_autofree char *second = NULL;

  g_assert_false (fixture_add (fixture->database, ID, first, FALSE, "{\"n\":1}"));
  g_assert_cmpint (sam_documents_count_waiting (fixture->database, NULL), ==, 0);
  second = fixture_save (fixture->database, ID, first, "{\"n\":2}");
  g_assert_cmpint (sam_revision_id_get_generation (second), ==, 2);
  fixture_assert_sound (fixture->database);
}

/* The edit that replaces an unsent one may be here already, made by somebody else. */
static void
test_same_edit_is_here (Fixture *fixture,
                        gconstpointer data)
{
  g_autofree char *first = fixture_save (fixture->database, ID, NULL, "{\"n\":1}");
  g_autofree char *second = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *path = NULL;
  g_autofree char *third = NULL;

  fixture_fix (fixture->database, ID, first);
  second = fixture_save (fixture->database, ID, first, "{\"n\":2}");
  theirs = sam_revision_id_next (first, FALSE, "{\"n\":3}");
  path = g_strconcat (theirs, " ", first, NULL);
  g_assert_true (fixture_add (fixture->database, ID, path, FALSE, "{\"n\":3}"));
  third = fixture_save (fixture->database, ID, second, "{\"n\":3}");
  g_assert_cmpstr (third, ==, theirs);
  assert_leaves (fixture, theirs);
}

static void
test_loser_is_no_base (Fixture *fixture,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *gone = NULL;

  fixture_add (fixture->database, ID, "2-" HASH_A " 1-" HASH_A, FALSE, "{\"n\":1}");
  fixture_add (fixture->database, ID, "2-" HASH_B " 1-" HASH_A, FALSE, "{\"n\":2}");
  gone = fixture_tombstone (fixture->database, ID, "2-" HASH_A, "merged");
  g_assert_null (sam_documents_save (fixture->database, ID, gone, FALSE, "{\"n\":3}", &error));
  g_assert_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_STALE);
}

static void
test_attachments (Fixture *fixture,
                  gconstpointer data)
{
  g_autoptr (SamRevision) received = NULL;
  g_autoptr (SamRevision) saved = NULL;
  g_autofree char *next = NULL;

  fixture_add (fixture->database, ID, "1-" HASH_A, FALSE,
               "{\"n\":1,\"_attachments\":{\"a.pdf\":{\"stub\":true,\"length\":3}}}");
  received = sam_documents_get (fixture->database, ID, NULL, NULL);
  g_assert_cmpstr (received->body, ==, "{\"n\":1}");
  g_assert_cmpstr (received->attachments, ==, "{\"a.pdf\":{\"length\":3,\"stub\":true}}");

  next = fixture_save (fixture->database, ID, "1-" HASH_A, "{\"n\":2}");
  saved = sam_documents_get (fixture->database, ID, next, NULL);
  g_assert_cmpstr (saved->attachments, ==, received->attachments);
}

static void
test_refuses (Fixture *fixture,
              gconstpointer data)
{
  const char *const paths[] = { "", "1-zzz", "3-" HASH_A " 1-" HASH_A, "1-" HASH_A " 2-" HASH_A };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) path = g_strsplit (paths[i], " ", -1);

      g_assert_false (
          sam_documents_add (fixture->database, ID, (const char *const *) path, FALSE, "{}", NULL, NULL, &error));
      g_assert_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_INVALID);
    }
}

static void
test_missing (Fixture *fixture,
              gconstpointer data)
{
  const char *const asked[] = { "2-" HASH_A, "1-" HASH_A, "3-" HASH_A, NULL };
  g_auto (GStrv) missing = NULL;
  g_auto (GStrv) all = NULL;

  fixture_add (fixture->database, ID, "2-" HASH_A " 1-" HASH_A, FALSE, "{}");
  missing = sam_documents_list_missing (fixture->database, ID, asked, NULL);
  g_assert_cmpuint (g_strv_length (missing), ==, 1);
  g_assert_cmpstr (missing[0], ==, "3-" HASH_A);
  all = sam_documents_list_missing (fixture->database, "group:unknown", asked, NULL);
  g_assert_cmpuint (g_strv_length (all), ==, 3);
}

#define ADD(path, func) g_test_add ("/documents/receive/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("branches-stand-beside-each-other", test_branches);
  ADD ("a-known-revision-changes-nothing", test_again);
  ADD ("a-missing-body-is-filled-in", test_fills_in);
  ADD ("stemmed-paths-meet", test_stemmed);
  ADD ("strangers-become-one-branch", test_joins);
  ADD ("unrelated-roots-have-no-base", test_unrelated);
  ADD ("a-thousand-ancestors", test_deep);
  ADD ("one-s-own-save-that-returns-is-fixed", test_own_comes_back);
  ADD ("the-same-edit-is-here-already", test_same_edit_is_here);
  ADD ("a-losing-branch-can-t-be-saved-on", test_loser_is_no_base);
  ADD ("attachments-are-kept-as-they-came", test_attachments);
  ADD ("a-path-without-sense-is-refused", test_refuses);
  ADD ("only-what-is-not-in-the-tree-is-missing", test_missing);
  return g_test_run ();
}
