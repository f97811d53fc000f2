/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
path_of (Fixture *fixture,
         const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
back_up (Fixture *fixture,
         const char *path)
{
  g_autoptr (GError) error = NULL;

  sam_store_backup (fixture->store, path, NULL, &error);
  g_assert_no_error (error);
}

static void
restore (Fixture *fixture,
         const char *backup)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->store, sam_store_close);
  sam_store_restore (fixture->path, backup, &error);
  g_assert_no_error (error);
  fixture->store = fixture_open (fixture, "Marit");
  assert_verified (fixture->store);
}

static void
refuse_to_restore (Fixture *fixture,
                   const char *backup,
                   GQuark domain,
                   int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = g_strconcat (fixture->path, ".before-restore", NULL);

  g_clear_pointer (&fixture->store, sam_store_close);
  g_assert_false (sam_store_restore (fixture->path, backup, &error));
  g_assert_error (error, domain, code);
  g_assert_false (g_file_test (before, G_FILE_TEST_EXISTS));
  fixture->store = fixture_open (fixture, "Marit");
  assert_text (fixture->store, "group", "zin", "name", "Zin");
  assert_verified (fixture->store);
}

static void
test_backup_is_restored (Fixture *fixture,
                         gconstpointer data)
{
  g_autoptr (SamRecord) group = make_record (fixture->store, "group", "zin", "name", "Zin", NULL);
  g_autofree char *backup = path_of (fixture, "backup");
  g_autofree char *before = g_strconcat (fixture->path, ".before-restore", NULL);
  g_autoptr (SamStore) old = NULL;
  g_autofree char *name = NULL;

  back_up (fixture, backup);
  set_text (group, "name", "Zin in zin");
  save (fixture->store, group);
  restore (fixture, backup);
  assert_text (fixture->store, "group", "zin", "name", "Zin");
  old = sam_store_open (before, SAM_DATABASE_OPEN_EXISTING, NULL);
  g_assert_nonnull (old);
  name = sam_store_dup_title (old, sam_record_get_id (group));
  g_assert_cmpstr (name, ==, "Zin in zin");
}

static void
test_restored_where_nothing_was (Fixture *fixture,
                                 gconstpointer data)
{
  g_autoptr (SamRecord) group = make_record (fixture->store, "group", "zin", "name", "Zin", NULL);
  g_autofree char *backup = path_of (fixture, "backup");

  back_up (fixture, backup);
  g_clear_pointer (&fixture->store, sam_store_close);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  restore (fixture, backup);
  assert_text (fixture->store, "group", "zin", "name", "Zin");
}

static void
test_damaged_backup_is_refused (Fixture *fixture,
                                gconstpointer data)
{
  g_autoptr (SamRecord) group = make_record (fixture->store, "group", "zin", "name", "Zin", NULL);
  g_autofree char *backup = path_of (fixture, "backup");
  g_autofree char *contents = NULL;
  gsize length;

  back_up (fixture, backup);
  g_assert_true (g_file_get_contents (backup, &contents, &length, NULL));
  memset (contents + length / 3, 0x5a, length / 3);
  g_assert_true (g_file_set_contents (backup, contents, (gssize) length, NULL));
  refuse_to_restore (fixture, backup, SAM_STORE_ERROR, SAM_STORE_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (backup, contents, (gssize) length / 2, NULL));
  refuse_to_restore (fixture, backup, SAM_STORE_ERROR, SAM_STORE_ERROR_DAMAGED);
}

static void
test_foreign_file_is_refused (Fixture *fixture,
                              gconstpointer data)
{
  g_autoptr (SamRecord) group = make_record (fixture->store, "group", "zin", "name", "Zin", NULL);
  g_autofree char *backup = path_of (fixture, "backup");
  sqlite3 *other;

  g_assert_true (g_file_set_contents (backup, "Dear diary, this is not a database at all, but it goes on.", -1, NULL));
  refuse_to_restore (fixture, backup, SAM_STORE_ERROR, SAM_STORE_ERROR_DAMAGED);
  g_assert_cmpint (g_unlink (backup), ==, 0);
  g_assert_cmpint (sqlite3_open (backup, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "CREATE TABLE diary (day)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  refuse_to_restore (fixture, backup, SAM_STORE_ERROR, SAM_STORE_ERROR_DAMAGED);
}

static void
test_open_elsewhere_is_refused (Fixture *fixture,
                                gconstpointer data)
{
  g_autoptr (SamRecord) group = make_record (fixture->store, "group", "zin", "name", "Zin", NULL);
  g_autofree char *backup = path_of (fixture, "backup");
  sqlite3 *other;

  back_up (fixture, backup);
  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "SELECT count(*) FROM document", NULL, NULL, NULL), ==, SQLITE_OK);
  refuse_to_restore (fixture, backup, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_BUSY);
  sqlite3_close (other);
}

static void
test_restoring_does_not_bring_back_the_erased (Fixture *fixture,
                                               gconstpointer data)
{
  g_autoptr (SamRecord) person = make_record (fixture->store, "person", "an", "first_name", "Geheimpje", NULL);
  g_autofree char *backup = path_of (fixture, "backup");
  g_autoptr (GError) error = NULL;

  back_up (fixture, backup);
  sam_store_erase (fixture->store, sam_record_get_id (person), &error);
  g_assert_no_error (error);
  restore (fixture, backup);
  g_assert_null (sam_store_load (fixture->store, sam_record_get_id (person), NULL));
}

/* Whether the bytes of @text stand in any file of the region. */
static gboolean
is_in_files (Fixture *fixture,
             const char *text)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  gboolean found = FALSE;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = path_of (fixture, name);
      g_autofree char *contents = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      found = found || memmem (contents, length, text, strlen (text)) != NULL;
    }
  return found;
}

static void
test_erased_is_nowhere_in_the_files (Fixture *fixture,
                                     gconstpointer data)
{
  g_autoptr (SamRecord) person =
      make_record (fixture->store, "person", "an", "first_name", "Qwijbo", "notes", "Zevenzwaar was ooit hier",
                   "big_number", "19012345601", NULL);
  g_autofree char *topic_id = make_id ("topic", "rouw");
  g_autoptr (SamRecord) expert = make_record (fixture->store, "expert", "an", "person", sam_record_get_id (person),
                                              "topics", topic_id, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *label = NULL;

  set_text (person, "first_name", "Qwijbolus");
  save (fixture->store, person);
  g_assert_true (sam_store_set_draft (fixture->store, sam_record_get_id (person), "email", "zevenzwaar@", NULL));
  g_assert_true (sam_store_delete (fixture->store, sam_record_get_id (expert), NULL));
  g_assert_true (is_in_files (fixture, "Qwijbo"));
  sam_store_erase (fixture->store, sam_record_get_id (expert), &error);
  sam_store_erase (fixture->store, sam_record_get_id (person), &error);
  g_assert_no_error (error);
  hits = sam_store_search (fixture->store, "qwijbolus", 10, NULL, NULL);
  g_assert_cmpuint (hits->len, ==, 0);
  label = sam_store_dup_undo_label (fixture->store, NULL);
  g_assert_null (label);
  assert_verified (fixture->store);
  g_assert_false (is_in_files (fixture, "wijbo"));
  g_assert_false (is_in_files (fixture, "evenzwaar"));
  g_assert_false (is_in_files (fixture, "19012345601"));
}

/* An erasure that comes from another computer does the same. */
static void
test_received_erasure (Fixture *fixture,
                       gconstpointer data)
{
  g_autoptr (SamRecord) person = make_record (fixture->store, "person", "an", "first_name", "Qwijbo", NULL);
  const char *path[] = { "9-f0000000000000000000000000000001", NULL };
  g_autoptr (GError) error = NULL;

  sam_store_receive (fixture->store, sam_record_get_id (person), path, TRUE, "{\"reason\":\"erased\"}", NULL, &error);
  g_assert_no_error (error);
  g_assert_null (sam_store_load (fixture->store, sam_record_get_id (person), NULL));
  g_assert_false (is_in_files (fixture, "wijbo"));
  assert_verified (fixture->store);
}

static void
fill (Fixture *fixture,
      gconstpointer data)
{
  g_autofree char *topic_id = make_id ("topic", "rouw");
  g_autofree char *person_id = make_id ("person", "an");

  fixture_set_up (fixture, data);
  /* In an order in which titles come after who shows them. */
  g_object_unref (make_record (fixture->store, "expert", "an", "person", person_id, "topics", topic_id, NULL));
  g_object_unref (make_record (fixture->store, "group", "zin", "name", "Zin", "topics", topic_id, NULL));
  g_object_unref (make_record (fixture->store, "topic", "rouw", "name", "Rouw", NULL));
  g_object_unref (
      make_record (fixture->store, "person", "an", "first_name", "An", "last_name", "Wit", "big_number", "1", NULL));
}

/* All derived rows, as one text. */
static char *
dump (SamStore *store)
{
  static const char *const tables[] = { "kind_expert", "kind_group", "kind_topic", "kind_person", "link", "search" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY 1, 2, 3", tables[i]);
      sqlite3_stmt *statement;

      g_assert_cmpint (sqlite3_prepare_v2 (sam_database_get_handle (sam_store_get_database (store)), sql, -1,
                                           &statement,
                                           NULL),
                       ==, SQLITE_OK);
      while (sqlite3_step (statement) == SQLITE_ROW)
        for (int j = 0; j < sqlite3_column_count (statement); j++)
          g_string_append_printf (text, "%s|", (const char *) sqlite3_column_text (statement, j));
      sqlite3_finalize (statement);
    }
  return g_string_free (text, FALSE);
}

static void
on_progress_cb (guint64 done,
                guint64 total,
                gpointer data)
{
  g_assert_cmpuint (done, <=, total);
  *(guint64 *) data = done;
}

static void
test_rebuilt_is_the_same (Fixture *fixture,
                          gconstpointer data)
{
  g_autofree char *before = dump (fixture->store);
  g_autofree char *after = NULL;
  g_autofree char *after_one = NULL;
  g_autoptr (GError) error = NULL;
  guint64 done = 0;

  sam_store_rebuild (fixture->store, NULL, on_progress_cb, &done, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done, ==, 4);
  after = dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
  sam_store_rebuild (fixture->store, sam_kind_find ("group"), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  after_one = dump (fixture->store);
  g_assert_cmpstr (before, ==, after_one);
  assert_verified (fixture->store);
}

static void
test_cancelled_rebuild_changes_nothing (Fixture *fixture,
                                        gconstpointer data)
{
  g_autofree char *before = dump (fixture->store);
  g_autofree char *after = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (sam_store_rebuild (fixture->store, NULL, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
}

/* As after an update of the program. */
static void
test_changed_field_table_rebuilds (Fixture *fixture,
                                   gconstpointer data)
{
  g_autofree char *before = dump (fixture->store);
  g_autofree char *after = NULL;
  guint64 done = 0;

  g_assert_true (sam_database_execute (sam_store_get_database (fixture->store),
                                       "UPDATE kind SET signature = 'old' WHERE name = 'group';"
                                       "ALTER TABLE kind_group DROP COLUMN status; UPDATE kind_group SET title = 'x'",
                                       NULL));
  sam_store_close (fixture->store);
  fixture->store =
      sam_store_open_with_progress (fixture->path, SAM_DATABASE_OPEN_EXISTING, on_progress_cb, &done, NULL);
  g_assert_nonnull (fixture->store);
  g_assert_cmpuint (done, >, 0);
  after = dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
  assert_verified (fixture->store);
}

static const char *const damages[] = {
  "UPDATE kind_group SET title = 'x'",
  "UPDATE kind_group SET status = 'ended'",
  "DELETE FROM kind_person",
  "DELETE FROM link",
  "UPDATE search SET words = 'x'",
  "DELETE FROM search",
  "INSERT INTO link VALUES (999, 'topics', 0, 'topic:x', 'topic:x')",
  "INSERT INTO search (rowid, title) VALUES (999, 'x')",
};

static void
test_verify_notices (Fixture *fixture,
                     gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  assert_verified (fixture->store);
  g_assert_true (sam_database_execute (sam_store_get_database (fixture->store), data, NULL));
  problems = sam_store_verify (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, >, 0);
  g_assert_true (sam_store_rebuild (fixture->store, NULL, NULL, NULL, NULL, NULL));
  assert_verified (fixture->store);
}

static void
edit_at_random (Fixture *fixture,
                GRand *random)
{
  static const char *const kinds[] = { "person", "expert", "topic", "group", "staff", "organisation" };
  const char *kind = kinds[g_rand_int_range (random, 0, G_N_ELEMENTS (kinds))];
  g_autofree char *key = g_strdup_printf ("%d", g_rand_int_range (random, 0, 6));
  g_autofree char *id = make_id (kind, key);
  g_autofree char *word = g_strdup_printf ("woord%d", g_rand_int_range (random, 0, 20));
  g_autoptr (SamRecord) record = sam_store_load (fixture->store, id, NULL);
  const SamKind *of = sam_kind_find (kind);

  if (record == NULL)
    record = sam_record_new (of, id);
  for (guint i = 0; i < of->n_fields; i++)
    {
      const SamField *field = &of->fields[i];
      g_autofree char *other_key = g_strdup_printf ("%d", g_rand_int_range (random, 0, 6));
      g_autofree char *target =
          field->refers_to != NULL ? make_id (field->refers_to, other_key) : NULL;

      if (field->type == SAM_FIELD_TEXT && ((field->flags & SAM_REQUIRED) || g_rand_int_range (random, 0, 8) == 0) &&
          !g_str_equal (field->name, "edited_by"))
        set_text (record, field->name, word);
      else if (field->type == SAM_FIELD_CHOICE && (field->flags & SAM_REQUIRED))
        set_text (record, field->name, field->choices[0].name);
      else if (target != NULL && ((field->flags & SAM_REQUIRED) || g_rand_int_range (random, 0, 4) == 0))
        set_text (record, field->name, target);
    }
  if (g_rand_int_range (random, 0, 12) == 0)
    {
      g_autofree char *other_key = g_strdup_printf ("%d", g_rand_int_range (random, 0, 6));
      g_autofree char *other = make_id (kind, other_key);

      set_text (record, "merged_into", g_rand_boolean (random) ? other : "");
    }
  save (fixture->store, record);
}

static void
receive_at_random (Fixture *fixture,
                   GRand *random)
{
  g_autofree char *key = g_strdup_printf ("%d", g_rand_int_range (random, 0, 6));
  g_autofree char *id = make_id ("person", key);
  g_autofree char *revision = g_strdup_printf ("%d-%08x%08x%08x%08x", g_rand_int_range (random, 1, 4),
                                               g_rand_int (random), g_rand_int (random), g_rand_int (random),
                                               g_rand_int (random));
  g_autofree char *body = g_strdup_printf ("{\"first_name\":\"Van ver %d\"}", g_rand_int_range (random, 0, 9));
  const char *path[] = { revision, NULL };
  gboolean deleted = g_rand_int_range (random, 0, 4) == 0;
  g_autoptr (GError) error = NULL;

  sam_store_receive (fixture->store, id, path, deleted, deleted ? "{\"reason\":\"deleted\"}" : body, NULL, &error);
  g_assert_no_error (error);
}

static void
test_random_operations (Fixture *fixture,
                        gconstpointer data)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  g_assert_true (sam_database_execute (sam_store_get_database (fixture->store), "PRAGMA synchronous = OFF", NULL));
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *key = g_strdup_printf ("%d", g_rand_int_range (random, 0, 6));
      g_autofree char *person = make_id ("person", key);

      fixture->now += g_rand_int_range (random, 0, 100);
      switch (g_rand_int_range (random, 0, 10))
        {
        case 0:
          sam_store_undo (fixture->store, NULL);
          break;
        case 1:
          sam_store_delete (fixture->store, person, NULL);
          break;
        case 2:
          receive_at_random (fixture, random);
          break;
        case 3:
          g_assert_true (sam_store_begin (fixture->store, NULL));
          edit_at_random (fixture, random);
          sam_store_rollback (fixture->store);
          break;
        default:
          edit_at_random (fixture, random);
          break;
        }
      if (i % 100 == 99)
        assert_verified (fixture->store);
    }
}

/* What was merged into a record may refer to it by another field as well. */
static void
test_merge_taken_back (Fixture *fixture,
                       gconstpointer data)
{
  g_autofree char *first = make_id ("organisation", "first");
  g_autofree char *second = make_id ("organisation", "second");
  g_autofree char *third = make_id ("organisation", "third");
  g_autoptr (SamRecord) merged = NULL;

  g_object_unref (make_record (fixture->store, "organisation", "first", "name", "Eerste", "type", "practice", NULL));
  merged = make_record (fixture->store, "organisation", "second", "name", "Tweede", "type", "practice", "merged_into",
                        first, NULL);
  g_object_unref (make_record (fixture->store, "organisation", "third", "name", "Derde", "type", "practice",
                               "merged_into", second, "part_of", second, NULL));
  g_object_unref (make_record (fixture->store, "organisation", "fourth", "name", "Vierde", "type", "practice",
                               "part_of", third, NULL));
  assert_verified (fixture->store);
  set_text (merged, "merged_into", "");
  save (fixture->store, merged);
  assert_verified (fixture->store);
}

static void
test_conflicts_are_listed_and_settled (Fixture *fixture,
                                       gconstpointer data)
{
  g_autoptr (SamRecord) group = load (fixture->store, "group", "zin");
  g_autofree char *id = g_strdup (sam_record_get_id (group));
  const char *path[] = { "1-00000000000000000000000000000001", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) leaves = NULL;
  g_auto (GStrv) conflicts = NULL;
  g_auto (GStrv) none = NULL;
  const char *losers[2] = { NULL, NULL };

  sam_store_receive (fixture->store, id, path, FALSE, "{\"name\":\"Anders\"}", NULL, &error);
  g_assert_no_error (error);
  conflicts = sam_store_list_conflicts (fixture->store, NULL);
  g_assert_cmpuint (g_strv_length (conflicts), ==, 1);
  g_assert_true (sam_query_add_condition (query, "conflicted", SAM_COMPARE_EQUAL, "true", NULL));
  rows = sam_store_list (fixture->store, query, 0, 0, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_true (((SamRow *) g_ptr_array_index (rows, 0))->conflicted);
  leaves = sam_documents_list_leaves (sam_store_get_database (fixture->store), id, TRUE, NULL);
  losers[0] = ((SamRevision *) g_ptr_array_index (leaves, 1))->revision;
  sam_store_write_merge (fixture->store, id, ((SamRevision *) g_ptr_array_index (leaves, 0))->revision, losers,
                         "{\"name\":\"Samen\"}", &error);
  g_assert_no_error (error);
  none = sam_store_list_conflicts (fixture->store, NULL);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  assert_text (fixture->store, "group", "zin", "name", "Samen");
  assert_verified (fixture->store);
}

int
main (int argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
    gboolean filled;
  } tests[] = {
    { "/backup/a-backup-is-restored", test_backup_is_restored, FALSE },
    { "/backup/restored-where-no-file-was", test_restored_where_nothing_was, FALSE },
    { "/backup/a-damaged-backup-is-refused", test_damaged_backup_is_refused, FALSE },
    { "/backup/a-foreign-file-is-refused", test_foreign_file_is_refused, FALSE },
    { "/backup/a-file-open-elsewhere-is-left-alone", test_open_elsewhere_is_refused, FALSE },
    { "/backup/restoring-does-not-bring-back-the-erased", test_restoring_does_not_bring_back_the_erased, FALSE },
    { "/erase/the-values-are-nowhere-in-the-files", test_erased_is_nowhere_in_the_files, FALSE },
    { "/erase/an-erasure-from-elsewhere-does-the-same", test_received_erasure, FALSE },
    { "/rebuild/rebuilt-tables-are-the-same", test_rebuilt_is_the_same, TRUE },
    { "/rebuild/a-cancelled-rebuild-changes-nothing", test_cancelled_rebuild_changes_nothing, TRUE },
    { "/rebuild/a-changed-field-table-rebuilds-at-opening", test_changed_field_table_rebuilds, TRUE },
    { "/verify/clean-after-random-operations", test_random_operations, FALSE },
    { "/verify/clean-after-a-merge-is-taken-back", test_merge_taken_back, FALSE },
    { "/conflicts/are-listed-and-settled", test_conflicts_are_listed_and_settled, TRUE },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, tests[i].filled ? fill : fixture_set_up, tests[i].test,
                fixture_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/verify/notices-damage/%u", i);

      g_test_add (path, Fixture, damages[i], fill, test_verify_notices, fixture_tear_down);
    }
  return g_test_run ();
}
