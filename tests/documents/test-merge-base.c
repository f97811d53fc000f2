/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "documents-fixture.h"

#define ID "group:1"
#define HASH_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define HASH_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define HASH_C "cccccccccccccccccccccccccccccccc"
#define HASH_D "dddddddddddddddddddddddddddddddd"

static void
assert_base (Fixture *fixture,
             const char *ours,
             const char *theirs,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRevision) base = sam_documents_find_merge_base (fixture->database, ID, ours, theirs, &error);
  g_autoptr (SamRevision) other_way = sam_documents_find_merge_base (fixture->database, ID, theirs, ours, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (base != NULL ? base->revision : NULL, ==, expected);
  g_assert_cmpstr (other_way != NULL ? other_way->revision : NULL, ==, expected);
}

static void
test_fork (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (SamRevision) base = NULL;

  fixture_add (fixture->database, ID, "1-" HASH_A, FALSE, "{\"n\":1}");
  fixture_add (fixture->database, ID, "3-" HASH_A " 2-" HASH_A " 1-" HASH_A, FALSE, "{\"n\":3}");
  fixture_add (fixture->database, ID, "2-" HASH_B " 1-" HASH_A, FALSE, "{\"n\":2}");
  assert_base (fixture, "3-" HASH_A, "2-" HASH_B, "1-" HASH_A);
  assert_base (fixture, "3-" HASH_A, "2-" HASH_A, "2-" HASH_A);
  base = sam_documents_find_merge_base (fixture->database, ID, "3-" HASH_A, "2-" HASH_B, NULL);
  g_assert_cmpstr (base->body, ==, "{\"n\":1}");
}

static void
test_bodyless (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (SamRevision) base = NULL;

  fixture_add (fixture->database, ID, "2-" HASH_A " 1-" HASH_A, FALSE, "{\"n\":1}");
  fixture_add (fixture->database, ID, "2-" HASH_B " 1-" HASH_A, FALSE, "{\"n\":2}");
  base = sam_documents_find_merge_base (fixture->database, ID, "2-" HASH_A, "2-" HASH_B, NULL);
  g_assert_cmpstr (base->revision, ==, "1-" HASH_A);
  g_assert_null (base->body);
}

/* After a merge the leaf that lost is an ancestor too: whoever went on from it is merged against it, not against the
 * old fork. */
static void
test_after_a_merge (Fixture *fixture,
                    gconstpointer data)
{
  fixture_add (fixture->database, ID, "1-" HASH_A, FALSE, "{}");
  fixture_add (fixture->database, ID, "2-" HASH_A " 1-" HASH_A, FALSE, "{\"n\":1}");
  fixture_add (fixture->database, ID, "2-" HASH_B " 1-" HASH_A, FALSE, "{\"n\":2}");
  fixture_add (fixture->database, ID, "3-" HASH_B " 2-" HASH_B " 1-" HASH_A, FALSE, "{\"merged\":[\"2-" HASH_A "\"]}");
  fixture_add (fixture->database, ID, "3-" HASH_A " 2-" HASH_A " 1-" HASH_A, FALSE, "{\"n\":3}");
  assert_base (fixture, "3-" HASH_B, "3-" HASH_A, "2-" HASH_A);
}

/* Both sides merged the other's leaf: two nearest common ancestors, and everybody takes the same. */
static void
test_criss_cross (Fixture *fixture,
                  gconstpointer data)
{
  fixture_add (fixture->database, ID, "1-" HASH_A, FALSE, "{}");
  fixture_add (fixture->database, ID, "3-" HASH_A " 2-" HASH_A " 1-" HASH_A, FALSE, "{\"merged\":[\"2-" HASH_B "\"]}");
  fixture_add (fixture->database, ID, "3-" HASH_B " 2-" HASH_B " 1-" HASH_A, FALSE, "{\"merged\":[\"2-" HASH_A "\"]}");
  assert_base (fixture, "3-" HASH_A, "3-" HASH_B, "2-" HASH_B);

  fixture_add (fixture->database, ID, "4-" HASH_C " 3-" HASH_A, FALSE, "{\"n\":1}");
  fixture_add (fixture->database, ID, "4-" HASH_D " 3-" HASH_B, FALSE, "{\"n\":2}");
  assert_base (fixture, "4-" HASH_C, "4-" HASH_D, "2-" HASH_B);
}

static void
test_unknown_merged (Fixture *fixture,
                     gconstpointer data)
{
  fixture_add (fixture->database, ID, "1-" HASH_A, FALSE, "{}");
  fixture_add (fixture->database, ID, "2-" HASH_A " 1-" HASH_A, FALSE,
               "{\"merged\":[\"9-" HASH_D "\",\"nonsense\"]}");
  fixture_add (fixture->database, ID, "2-" HASH_B " 1-" HASH_A, FALSE, "{\"merged\":\"2-" HASH_A "\"}");
  assert_base (fixture, "2-" HASH_A, "2-" HASH_B, "1-" HASH_A);
  assert_base (fixture, "2-" HASH_A, "2-" HASH_D, NULL);
}

#define ADD(path, func) \
  g_test_add ("/documents/merge-base/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("is-where-two-branches-part", test_fork);
  ADD ("may-lack-its-body", test_bodyless);
  ADD ("counts-merged-leaves-as-parents", test_after_a_merge);
  ADD ("is-the-first-in-winner-order-after-a-criss-cross", test_criss_cross);
  ADD ("passes-over-what-is-not-here", test_unknown_merged);
  return g_test_run ();
}
