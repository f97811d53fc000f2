/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "documents-fixture.h"

#include "documents/sam-database-private.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

static void
test_mode (Fixture *fixture,
           gconstpointer data)
{
  const char *const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, suffixes[i], NULL);
      GStatBuf status;

      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    }
}

static void
test_newer (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sam_database_execute (fixture->database, "PRAGMA user_version = 1000", NULL));
  g_clear_pointer (&fixture->database, sam_database_close);
  fixture->database = sam_database_open (fixture->path, SAM_DATABASE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_false (sam_documents_migrate (fixture->database, &error));
  g_assert_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_NEWER);
}

static void
test_again (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *revision = fixture_save (fixture->database, "group:1", NULL, "{}");
  g_autofree char *body = NULL;

  g_clear_pointer (&fixture->database, sam_database_close);
  fixture->database = sam_database_open (fixture->path, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (sam_documents_migrate (fixture->database, &error));
  body = fixture_body (fixture->database, "group:1", NULL);
  g_assert_cmpstr (body, ==, "{}");
}

static void
test_not_ours (Fixture *fixture,
               gconstpointer data)
{
  g_autofree char *text = g_build_filename (fixture->directory, "letter.txt", NULL);
  g_autofree char *foreign = g_build_filename (fixture->directory, "foreign.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = g_strnfill (5000, 'x');
  g_autofree char *after = NULL;
  sqlite3 *handle = NULL;

  g_assert_true (g_file_set_contents (text, contents, -1, NULL));
  g_assert_null (sam_database_open (text, SAM_DATABASE_CREATE, &error));
  g_assert_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_NOT_OURS);
  g_assert_true (g_file_get_contents (text, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, contents);
  g_clear_error (&error);

  g_assert_cmpint (sqlite3_open (foreign, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "CREATE TABLE other (a)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  g_assert_null (sam_database_open (foreign, SAM_DATABASE_OPEN_EXISTING, &error));
  g_assert_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_NOT_OURS);
}

static void
test_missing (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->directory, "not-there", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (sam_database_open (path, SAM_DATABASE_OPEN_EXISTING, &error));
  g_assert_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_SQLITE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_nested (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *three = NULL;

  g_assert_true (sam_database_begin (fixture->database, NULL));
  one = fixture_save (fixture->database, "group:1", NULL, "{}");
  g_assert_true (sam_database_begin (fixture->database, NULL));
  two = fixture_save (fixture->database, "group:2", NULL, "{}");
  sam_database_rollback (fixture->database);
  three = fixture_save (fixture->database, "group:3", NULL, "{}");
  g_assert_true (sam_database_commit (fixture->database, NULL));

  g_assert_null (sam_documents_get (fixture->database, "group:2", NULL, NULL));
  g_assert_cmpint (sam_documents_get_sequence (fixture->database, NULL), ==, 2);
  fixture_assert_sound (fixture->database);

  g_assert_true (sam_database_begin (fixture->database, NULL));
  g_free (two);
  two = fixture_save (fixture->database, "group:2", NULL, "{}");
  sam_database_rollback (fixture->database);
  g_assert_cmpint (sam_documents_get_sequence (fixture->database, NULL), ==, 2);
}

static void
test_joined (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sam_database_begin_joined (fixture->database, NULL));
  g_free (fixture_save (fixture->database, "group:1", NULL, "{}"));
  g_assert_true (sam_database_begin (fixture->database, NULL));
  g_free (fixture_save (fixture->database, "group:2", NULL, "{}"));
  g_assert_true (sam_database_commit (fixture->database, NULL));
  g_assert_true (sam_database_commit (fixture->database, NULL));
  g_assert_cmpint (sam_documents_get_sequence (fixture->database, NULL), ==, 2);

  /* A part that is rolled back takes the whole with it, and nothing more is written. */
  g_assert_true (sam_database_begin (fixture->database, NULL));
  g_free (fixture_save (fixture->database, "group:3", NULL, "{}"));
  g_assert_true (sam_database_begin_joined (fixture->database, NULL));
  g_free (fixture_save (fixture->database, "group:4", NULL, "{}"));
  g_assert_true (sam_database_begin (fixture->database, NULL));
  g_free (fixture_save (fixture->database, "group:5", NULL, "{}"));
  sam_database_rollback (fixture->database);
  g_assert_false (sam_database_begin (fixture->database, &error));
  g_assert_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_SQLITE);
  g_clear_error (&error);
  g_assert_false (sam_database_commit (fixture->database, &error));
  g_assert_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_SQLITE);
  sam_database_rollback (fixture->database);

  /* What is around it goes on, with savepoints again. */
  g_assert_true (sam_database_begin (fixture->database, NULL));
  g_free (fixture_save (fixture->database, "group:6", NULL, "{}"));
  sam_database_rollback (fixture->database);
  g_assert_true (sam_database_commit (fixture->database, NULL));
  g_assert_cmpint (sam_documents_get_sequence (fixture->database, NULL), ==, 3);
  g_assert_null (sam_documents_get (fixture->database, "group:4", NULL, NULL));
  g_assert_null (sam_documents_get (fixture->database, "group:6", NULL, NULL));
  fixture_assert_sound (fixture->database);
}

static gpointer
write_beside (gpointer database)
{
  GError *error = NULL;

  g_assert_null (sam_documents_save (database, "group:2", NULL, FALSE, "{}", &error));
  return error;
}

static gpointer
write_after (gpointer database)
{
  return fixture_save (database, "group:2", NULL, "{}");
}

static void
test_other_thread (Fixture *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sam_database_begin (fixture->database, NULL));
  g_free (fixture_save (fixture->database, "group:1", NULL, "{}"));
  g_test_expect_message ("samenhulp-documents", G_LOG_LEVEL_CRITICAL, "Another thread*");
  error = g_thread_join (g_thread_new ("beside", write_beside, fixture->database));
  g_test_assert_expected_messages ();
  g_assert_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_BUSY);
  g_assert_true (sam_database_commit (fixture->database, NULL));
  g_assert_cmpint (sam_documents_get_sequence (fixture->database, NULL), ==, 1);

  /* Between transactions a connection may go from one thread to another. */
  g_free (g_thread_join (g_thread_new ("after", write_after, fixture->database)));
  g_assert_cmpint (sam_documents_get_sequence (fixture->database, NULL), ==, 2);
}

/* The same question may be asked while its answers are still being read. */
static void
test_nested_statements (Fixture *fixture,
                        gconstpointer data)
{
  const char *sql = "SELECT value FROM (SELECT 1 AS value UNION ALL SELECT 2)";
  g_autoptr (sqlite3_stmt) outer = sam_database_prepare (fixture->database, sql, NULL);
  gboolean row;

  g_assert_true (sam_database_step (fixture->database, outer, &row, NULL));
  {
    g_autoptr (sqlite3_stmt) inner = sam_database_prepare (fixture->database, sql, NULL);

    g_assert_true (inner != outer);
    g_assert_true (sam_database_step (fixture->database, inner, &row, NULL));
    g_assert_cmpint (sqlite3_column_int (inner, 0), ==, 1);
  }
  g_assert_true (sam_database_step (fixture->database, outer, &row, NULL));
  g_assert_cmpint (sqlite3_column_int (outer, 0), ==, 2);
}

static void
test_two_connections (Fixture *fixture,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamDatabase) other = sam_database_open (fixture->path, SAM_DATABASE_OPEN_EXISTING, &error);
  gint64 version = sam_database_get_data_version (fixture->database);
  g_autofree char *first = fixture_save (other, "group:1", NULL, "{\"n\":1}");
  g_autofree char *second = NULL;
  g_autofree char *body = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (sam_database_get_data_version (fixture->database), !=, version);
  second = fixture_save (fixture->database, "group:1", first, "{\"n\":2}");
  g_assert_null (sam_documents_save (other, "group:1", first, FALSE, "{\"n\":3}", &error));
  g_assert_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_STALE);
  body = fixture_body (other, "group:1", NULL);
  g_assert_cmpstr (body, ==, "{\"n\":2}");
}

static void
test_busy (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamDatabase) other = sam_database_open (fixture->path, SAM_DATABASE_OPEN_EXISTING, NULL);

  sqlite3_busy_timeout (sam_database_get_handle (other), 0);
  g_assert_true (sam_database_begin (fixture->database, NULL));
  g_assert_false (sam_database_begin (other, &error));
  g_assert_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_BUSY);
  sam_database_rollback (fixture->database);
  g_assert_true (sam_database_begin (other, NULL));
  sam_database_rollback (other);
}

static char *this_program;

/* Another program that opens the file, looks into it and goes. */
static int
look (const char *path)
{
  g_autoptr (SamDatabase) database = sam_database_open (path, SAM_DATABASE_OPEN_EXISTING, NULL);

  return database != NULL && sam_database_execute (database, "SELECT count(*) FROM document", NULL) ? 0 : 1;
}

/* A process loses its POSIX locks on a file when it closes any descriptor of it: as a file chooser does, which looks
 * into every file of a folder to see what it is. The other program then took the log away under this one. */
static void
test_glance (Fixture *fixture,
             gconstpointer data)
{
  const char *const suffixes[] = { "", "-wal", "-shm" };
  const char *const other[] = { this_program, "--look", fixture->path, NULL };
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (SamDatabase) second = NULL;
  GStatBuf before;
  GStatBuf after;
  int status = 1;

  g_assert_true (sam_database_execute (fixture->database, "CREATE TABLE glance (n INTEGER)", NULL));
  g_assert_cmpint (g_stat (log, &before), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, suffixes[i], NULL);
      g_autofree char *content = NULL;

      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
    }
  g_assert_true (g_spawn_sync (NULL, (char **) other, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_assert_cmpint (g_stat (log, &after), ==, 0);
  g_assert_cmpuint (after.st_ino, ==, before.st_ino);
  g_assert_true (sam_database_execute (fixture->database, "INSERT INTO glance VALUES (1)", NULL));
  /* Nor do two connections of one process get in each other's way, or stay in that of others. */
  second = sam_database_open (fixture->path, SAM_DATABASE_OPEN_EXISTING, NULL);
  g_assert_true (sam_database_execute (second, "INSERT INTO glance VALUES (2)", NULL));
  g_clear_pointer (&fixture->database, sam_database_close);
  g_assert_true (sam_database_execute (second, "INSERT INTO glance VALUES (3)", NULL));
  g_clear_pointer (&second, sam_database_close);
  g_assert_cmpint (g_stat (log, &after), ==, -1);
  fixture->database = sam_database_open (fixture->path, SAM_DATABASE_OPEN_EXISTING, NULL);
  g_assert_nonnull (fixture->database);
}

static void
test_backup (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *revision = fixture_save (fixture->database, "group:1", NULL, "{\"n\":1}");
  g_autofree char *path = g_build_filename (fixture->directory, "backup", NULL);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *body = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (SamDatabase) copy = NULL;
  GStatBuf status;

  g_cancellable_cancel (cancelled);
  g_assert_false (sam_database_backup (fixture->database, path, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (part, G_FILE_TEST_EXISTS));

  g_assert_true (sam_database_backup (fixture->database, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS) || g_file_test (part, G_FILE_TEST_EXISTS));
  copy = sam_database_open (path, SAM_DATABASE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  body = fixture_body (copy, "group:1", NULL);
  g_assert_cmpstr (body, ==, "{\"n\":1}");
}

/* Verify must be able to fail. */
static void
test_verify (Fixture *fixture,
             gconstpointer data)
{
  const char *const damages[] = {
    "UPDATE document SET hash = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'",
    "UPDATE document SET live = 2",
    "UPDATE document SET sequence = 1000",
    "UPDATE revision SET leaf = 0",
    "UPDATE revision SET body = NULL",
    "UPDATE revision SET body = '{ }'",
    "UPDATE revision SET generation = 5 WHERE generation = 2",
    "INSERT INTO erased VALUES ('group:1')",
    "DELETE FROM revision",
    "PRAGMA foreign_keys = OFF; DELETE FROM document",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      Fixture other = { 0 };
      g_autoptr (GPtrArray) problems = NULL;
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;

      fixture_set_up (&other, NULL);
      first = fixture_save (other.database, "group:1", NULL, "{\"n\":1}");
      fixture_fix (other.database, "group:1", first);
      second = fixture_save (other.database, "group:1", first, "{\"n\":2}");
      fixture_assert_sound (other.database);
      g_test_message ("%s", damages[i]);
      g_assert_true (sam_database_execute (other.database, damages[i], NULL));
      problems = sam_documents_verify (other.database, NULL, NULL);
      g_assert_nonnull (problems);
      g_assert_cmpuint (problems->len, >, 0);
      fixture_tear_down (&other, NULL);
    }
}

#define ADD(path, func) g_test_add ("/documents/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

/* As a full disk: what was there stays, and it goes on when there is room. */
static void
test_full (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (1024 * 1024, 'x');
  g_autofree char *body = g_strdup_printf ("{\"text\":\"%s\"}", long_text);
  g_autofree char *saved = NULL;
  g_autoptr (GError) error = NULL;

  g_free (fixture_save (fixture->database, "group:1", NULL, "{}"));
  g_assert_true (sam_database_execute (fixture->database, "PRAGMA max_page_count = 1", &error));
  saved = sam_documents_save (fixture->database, "group:2", NULL, FALSE, body, &error);
  g_assert_null (saved);
  g_assert_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_true (sam_database_execute (fixture->database, "PRAGMA max_page_count = 1000000", &error));
  g_free (fixture_save (fixture->database, "group:2", NULL, body));
  fixture_assert_sound (fixture->database);
}

/* The same of a disk on which not even the next page of the log has room, or the program may write no more. */
static void
test_no_room_at_all (Fixture *fixture,
                     gconstpointer data)
{
  const struct rlimit none = { 4096, RLIM_INFINITY };
  const struct rlimit enough = { RLIM_INFINITY, RLIM_INFINITY };
  g_autofree char *saved = NULL;
  g_autoptr (GError) error = NULL;

  g_free (fixture_save (fixture->database, "group:1", NULL, "{}"));
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &none);
  saved = sam_documents_save (fixture->database, "group:2", NULL, FALSE, "{}", &error);
  setrlimit (RLIMIT_FSIZE, &enough);
  g_assert_null (saved);
  g_assert_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "There is no room on the disk"));
  g_free (fixture_save (fixture->database, "group:2", NULL, "{}"));
  fixture_assert_sound (fixture->database);
}

/* What is saved in a file that lies there no more would be lost without a word. */
static void
test_moved (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *elsewhere = g_strconcat (fixture->path, ".elsewhere", NULL);
  g_autofree char *saved = NULL;
  g_autoptr (GError) error = NULL;

  g_free (fixture_save (fixture->database, "group:1", NULL, "{}"));
  g_assert_cmpint (g_rename (fixture->path, elsewhere), ==, 0);
  saved = sam_documents_save (fixture->database, "group:2", NULL, FALSE, "{}", &error);
  g_assert_null (saved);
  g_assert_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_SQLITE);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (fixture->path, "another", -1, NULL));
  saved = sam_documents_save (fixture->database, "group:2", NULL, FALSE, "{}", &error);
  g_assert_nonnull (strstr (error->message, "make a backup"));
  g_assert_cmpint (g_rename (elsewhere, fixture->path), ==, 0);
  g_free (fixture_save (fixture->database, "group:2", NULL, "{}"));
  fixture_assert_sound (fixture->database);
}

/* One sentence, and none of SQLite's. */
static void
test_words (Fixture *fixture,
            gconstpointer data)
{
  const struct
  {
    int code;
    const char *words;
  } cases[] = {
    { SQLITE_READONLY_DIRECTORY, "write-protected." },
    { SQLITE_CANTOPEN, "whether you may read it." },
    { SQLITE_IOERR_SHMSIZE, "Delete what you do not need, and try again." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (sam_database_fail (fixture->database, cases[i].code, "INSERT INTO", &error));
      g_assert_true (g_str_has_suffix (error->message, cases[i].words));
      g_assert_null (strstr (error->message, "INSERT"));
    }
}

int
main (int argc,
      char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--look"))
    return look (argv[2]);
  this_program = argv[0];
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("file/is-for-its-owner-only", test_mode);
  ADD ("file/that-finds-no-room-says-so-and-goes-on", test_full);
  ADD ("file/on-a-disk-without-room-goes-on", test_no_room_at_all);
  ADD ("file/that-was-moved-is-saved-in-no-more", test_moved);
  ADD ("file/tells-what-is-wrong-in-one-sentence", test_words);
  ADD ("file/of-a-newer-version-is-refused", test_newer);
  ADD ("file/opens-again", test_again);
  ADD ("file/of-another-program-is-refused-and-left-alone", test_not_ours);
  ADD ("file/that-is-missing-is-not-made", test_missing);
  ADD ("transaction/inner-ones-roll-back-alone", test_nested);
  ADD ("transaction/joined-ones-stand-or-fall-together", test_joined);
  ADD ("transaction/another-thread-is-kept-out-of-it", test_other_thread);
  ADD ("statement/runs-inside-itself", test_nested_statements);
  ADD ("connections/two-see-each-other-and-never-overwrite", test_two_connections);
  ADD ("connections/a-writer-that-waits-too-long-is-told", test_busy);
  ADD ("connections/a-glance-at-the-file-keeps-its-locks", test_glance);
  ADD ("backup/is-one-whole-file-or-none", test_backup);
  ADD ("verify/finds-every-kind-of-damage", test_verify);
  return g_test_run ();
}
