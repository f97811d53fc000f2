/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several programs on one file. Each counts up in the same document; a save on a stale base is refused, and tried again
 * on the newest. So no count may be lost. */

#include "documents-fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define ID "group:1"
#define N_PROGRAMS 3
#define N_COUNTS 60

/* Runs in the child; never returns. */
static void
count_up (const char *path)
{
  g_autoptr (SamDatabase) database = sam_database_open (path, SAM_DATABASE_OPEN_EXISTING, NULL);

  if (database == NULL || !sam_database_execute (database, "PRAGMA synchronous = OFF", NULL))
    _exit (1);

  for (guint done = 0; done < N_COUNTS;)
    {
      g_autoptr (SamRevision) newest = sam_documents_get (database, ID, NULL, NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *body = NULL;
      g_autofree char *revision = NULL;
      int count;

      if (newest == NULL || sscanf (newest->body, "{\"n\":%d}", &count) != 1)
        _exit (2);
      body = g_strdup_printf ("{\"n\":%d}", count + 1);
      revision = sam_documents_save (database, ID, newest->revision, FALSE, body, &error);
      if (revision != NULL)
        done++;
      else if (!g_error_matches (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_STALE))
        _exit (3);
    }
  _exit (0);
}

static void
test_together (Fixture *fixture,
               gconstpointer data)
{
  g_autofree char *first = fixture_save (fixture->database, ID, NULL, "{\"n\":0}");
  g_autofree char *expected = g_strdup_printf ("{\"n\":%d}", N_PROGRAMS * N_COUNTS);
  g_autofree char *body = NULL;
  g_autoptr (GPtrArray) history = NULL;
  pid_t programs[N_PROGRAMS];

  for (guint i = 0; i < N_PROGRAMS; i++)
    {
      programs[i] = fork ();
      g_assert_cmpint (programs[i], >=, 0);
      if (programs[i] == 0)
        count_up (fixture->path);
    }
  for (guint i = 0; i < N_PROGRAMS; i++)
    {
      int status;

      g_assert_cmpint (waitpid (programs[i], &status, 0), ==, programs[i]);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    }

  body = fixture_body (fixture->database, ID, NULL);
  g_assert_cmpstr (body, ==, expected);
  history = sam_documents_list_history (fixture->database, ID, NULL);
  g_assert_cmpuint (history->len, ==, N_PROGRAMS * N_COUNTS + 1);
  fixture_assert_sound (fixture->database);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/documents/together/no-save-is-lost", Fixture, NULL, fixture_set_up, test_together, fixture_tear_down);
  return g_test_run ();
}
