/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A program that saves is killed at any instant, over and over. Each save it reported as done is there afterwards, and
 * the file is sound. */

#include "documents-fixture.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_KILLS 40
#define MAX_REPORTS 30

/* Runs in the child; never returns. */
static void
save_for_ever (const char *path,
               int report,
               guint first)
{
  g_autoptr (SamDatabase) database = sam_database_open (path, SAM_DATABASE_CREATE, NULL);

  if (database == NULL || !sam_documents_migrate (database, NULL))
    _exit (1);

  for (guint i = first;; i++)
    {
      g_autofree char *id = g_strdup_printf ("group:%u", i);
      g_autofree char *body = g_strdup_printf ("{\"n\":%u}", i);
      g_autofree char *revision = NULL;
      g_autofree char *again = NULL;

      if (!sam_database_begin (database, NULL) ||
          (revision = sam_documents_save (database, id, NULL, FALSE, "{}", NULL)) == NULL ||
          (again = sam_documents_save (database, id, revision, FALSE, body, NULL)) == NULL ||
          !sam_database_commit (database, NULL))
        _exit (1);
      if (write (report, &i, sizeof i) != sizeof i)
        _exit (1);
    }
}

static guint
run_and_kill (const char *path,
              guint first,
              guint reports)
{
  int report[2];
  guint next = first;
  guint number;
  int status;
  pid_t child;

  g_assert_cmpint (pipe (report), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      close (report[0]);
      save_for_ever (path, report[1], first);
    }

  close (report[1]);
  /* It goes on meanwhile, so it is hit wherever it is after that many. */
  for (guint i = 0; i < reports; i++, next++)
    {
      g_assert_cmpint (read (report[0], &number, sizeof number), ==, sizeof number);
      g_assert_cmpuint (number, ==, next);
    }
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  while (read (report[0], &number, sizeof number) == sizeof number)
    {
      g_assert_cmpuint (number, ==, next);
      next++;
    }
  close (report[0]);
  return next;
}

static guint
check (const char *path,
       guint done)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamDatabase) database = sam_database_open (path, SAM_DATABASE_CREATE, &error);
  gint64 live = 0;
  gint64 deleted = 0;

  g_assert_no_error (error);
  g_assert_true (sam_documents_migrate (database, &error));
  fixture_assert_sound (database);
  for (guint i = 0; i < done; i++)
    {
      g_autofree char *id = g_strdup_printf ("group:%u", i);
      g_autofree char *expected = g_strdup_printf ("{\"n\":%u}", i);
      g_autofree char *body = fixture_body (database, id, NULL);

      g_assert_cmpstr (body, ==, expected);
    }
  /* The last one may have been committed without having been reported. */
  g_assert_true (sam_documents_count (database, &live, &deleted, &error));
  g_assert_cmpint (live, >=, done);
  g_assert_cmpint (live, <=, (gint64) done + 1);
  return (guint) live;
}

static void
test_kill (void)
{
  g_autofree char *directory = g_dir_make_tmp ("samenhulp-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "region.samenhulp", NULL);
  guint32 seed = g_random_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  Fixture fixture = { .directory = g_steal_pointer (&directory), .path = g_steal_pointer (&path) };
  guint done = 0;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < N_KILLS; i++)
    {
      done = run_and_kill (fixture.path, done, (guint) g_rand_int_range (random, 0, MAX_REPORTS));
      done = check (fixture.path, done);
    }
  g_test_message ("%u saves", done);
  g_assert_cmpuint (done, >, 0);
  fixture_tear_down (&fixture, NULL);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/documents/kill/every-save-reported-is-there", test_kill);
  return g_test_run ();
}
