/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "documents-fixture.h"

#include <string.h>

#define ID "question:1"
#define SECRET "Wilhelmina Geheim 06-00000001"

static gboolean
file_contains (const char *path,
               const char *suffix,
               const char *text)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  if (!g_file_get_contents (name, &bytes, &length, NULL))
    return FALSE;

  return memmem (bytes, length, text, strlen (text)) != NULL;
}

static gboolean
anywhere (Fixture *fixture,
          const char *text)
{
  return file_contains (fixture->path, "", text) || file_contains (fixture->path, "-wal", text) ||
         file_contains (fixture->path, "-shm", text);
}

static char *
save_secret (SamDatabase *database,
             const char *base,
             guint number)
{
  g_autofree char *filler = g_strnfill (number * 700, 'x');
  g_autofree char *body = g_strdup_printf ("{\"asker\":\"" SECRET "\",\"n\":%u,\"story\":\"%s\"}", number, filler);

  return fixture_save (database, ID, base, body);
}

static void
fill (SamDatabase *database)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *id = g_strdup_printf ("group:%u", i);
      g_autofree char *body = g_strdup_printf ("{\"name\":\"group number %u\"}", i);
      g_autofree char *revision = fixture_save (database, id, NULL, body);
    }
}

static void
test_bytes (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *last = save_secret (fixture->database, NULL, 1);

  fill (fixture->database);
  for (guint i = 2; i < 12; i++)
    {
      g_autofree char *next = save_secret (fixture->database, last, i);

      g_free (last);
      last = g_steal_pointer (&next);
      if (i % 3 == 0)
        fixture_fix (fixture->database, ID, last);
    }
  g_assert_true (anywhere (fixture, SECRET));

  g_assert_true (sam_documents_erase (fixture->database, ID, &error));
  g_assert_no_error (error);
  g_assert_true (sam_database_truncate_log (fixture->database, &error));
  g_assert_no_error (error);
  g_assert_false (anywhere (fixture, SECRET));
  fixture_assert_sound (fixture->database);
}

static void
test_no_more_saves (Fixture *fixture,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = save_secret (fixture->database, NULL, 1);
  g_autoptr (SamRevision) winner = NULL;
  g_auto (GStrv) erased = NULL;

  g_assert_true (sam_documents_erase (fixture->database, ID, NULL));
  winner = sam_documents_get (fixture->database, ID, NULL, NULL);
  g_assert_true (winner->deleted);
  g_assert_cmpstr (winner->body, ==, "{\"reason\":\"erased\"}");
  g_assert_null (sam_documents_save (fixture->database, ID, winner->revision, FALSE, "{}", &error));
  g_assert_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_ERASED);
  erased = sam_documents_list_erased (fixture->database, NULL);
  g_assert_cmpuint (g_strv_length (erased), ==, 1);
  g_assert_cmpstr (erased[0], ==, ID);
}

static void
test_later_arrival (Fixture *fixture,
                    gconstpointer data)
{
  Fixture other = { 0 };
  g_autofree char *first = save_secret (fixture->database, NULL, 1);
  g_autofree char *second = NULL;
  g_autofree char *leaves = NULL;
  g_autofree char *other_leaves = NULL;
  gint64 sequence;

  fixture_set_up (&other, NULL);
  fixture_send (fixture->database, other.database, ID);
  second = save_secret (other.database, first, 2);
  g_assert_true (sam_documents_erase (fixture->database, ID, NULL));
  sequence = sam_documents_get_sequence (fixture->database, NULL);

  fixture_send (other.database, fixture->database, ID);
  g_assert_true (sam_database_truncate_log (fixture->database, NULL));
  g_assert_false (anywhere (fixture, SECRET));
  /* The tombstone on what arrived has to travel too. */
  g_assert_cmpint (sam_documents_get_sequence (fixture->database, NULL), >, sequence);

  fixture_send (fixture->database, other.database, ID);
  g_assert_true (sam_database_truncate_log (other.database, NULL));
  g_assert_false (anywhere (&other, SECRET));
  leaves = fixture_leaves (fixture->database, ID);
  other_leaves = fixture_leaves (other.database, ID);
  g_assert_cmpstr (leaves, ==, other_leaves);
  g_assert_null (strstr (leaves, second));
  fixture_assert_sound (fixture->database);
  fixture_assert_sound (other.database);
  fixture_tear_down (&other, NULL);
}

static void
test_deleted_before (Fixture *fixture,
                     gconstpointer data)
{
  Fixture other = { 0 };
  g_autofree char *first = save_secret (fixture->database, NULL, 1);
  g_autofree char *gone = NULL;
  g_autofree char *body = NULL;

  fixture_set_up (&other, NULL);
  fixture_fix (fixture->database, ID, first);
  gone = fixture_tombstone (fixture->database, ID, first, "deleted");
  fixture_send (fixture->database, other.database, ID);
  g_assert_true (sam_documents_erase (fixture->database, ID, NULL));
  fixture_send (fixture->database, other.database, ID);
  body = fixture_body (other.database, ID, NULL);
  g_assert_cmpstr (body, ==, "{\"reason\":\"erased\"}");
  fixture_assert_sound (other.database);
  fixture_tear_down (&other, NULL);
}

/* A deletion that reaches a computer after it has erased must come back from there as an erasure. */
static void
test_deletion_arrives (Fixture *fixture,
                       gconstpointer data)
{
  Fixture other = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *body = NULL;
  g_autofree char *leaves = NULL;
  g_autofree char *other_leaves = NULL;

  fixture_set_up (&other, NULL);
  first = save_secret (other.database, NULL, 1);
  fixture_fix (other.database, ID, first);
  gone = fixture_tombstone (other.database, ID, first, "deleted");
  g_assert_true (sam_documents_erase (fixture->database, ID, NULL));
  fixture_send (other.database, fixture->database, ID);
  fixture_send (fixture->database, other.database, ID);
  body = fixture_body (other.database, ID, NULL);
  g_assert_cmpstr (body, ==, "{\"reason\":\"erased\"}");
  g_assert_true (sam_database_truncate_log (other.database, NULL));
  g_assert_false (anywhere (&other, SECRET));
  leaves = fixture_leaves (fixture->database, ID);
  other_leaves = fixture_leaves (other.database, ID);
  g_assert_cmpstr (leaves, ==, other_leaves);
  fixture_tear_down (&other, NULL);
}

static void
test_unknown_id (Fixture *fixture,
                 gconstpointer data)
{
  g_autofree char *foreign = fixture_id (1, 'c');
  g_autofree char *leaves = NULL;

  g_assert_true (sam_documents_erase (fixture->database, ID, NULL));
  fixture_add (fixture->database, ID, foreign, FALSE, "{\"asker\":\"" SECRET "\"}");
  leaves = fixture_leaves (fixture->database, ID);
  g_assert_true (g_str_has_suffix (leaves, "*"));
  g_assert_null (strchr (leaves, ' '));
  g_assert_false (anywhere (fixture, SECRET));
  fixture_assert_sound (fixture->database);
}

#define ADD(path, func) g_test_add ("/documents/erase/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("the-value-is-not-in-the-bytes-of-the-file", test_bytes);
  ADD ("nothing-can-be-saved-any-more", test_no_more_saves);
  ADD ("beats-what-arrives-later", test_later_arrival);
  ADD ("beats-an-earlier-deletion", test_deleted_before);
  ADD ("turns-a-deletion-that-arrives-into-an-erasure", test_deletion_arrives);
  ADD ("of-an-unknown-id-counts-when-it-arrives", test_unknown_id);
  return g_test_run ();
}
