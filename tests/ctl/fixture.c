/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drives the program as a script does: arguments in; output, one sentence of error and an exit status out. */

#include "fixture.h"
#include "../our-day.h"

#include <glib/gstdio.h>
#include <string.h>

int
fixture_run (Fixture *fixture,
             const char *input,
             const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->output, g_free);
  g_clear_pointer (&fixture->errors, g_free);
  g_ptr_array_add (argv, (gpointer) g_getenv ("SAMENHULPCTL"));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                        G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (launcher, "SAMENHULP_DATABASE", fixture->database, TRUE);
  g_subprocess_launcher_setenv (launcher, "SAMENHULP_AUTHOR", "Test", TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &fixture->output, &fixture->errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  return g_subprocess_get_exit_status (process);
}

/* One sentence, on one line. */
void
fixture_assert_sentence (Fixture *fixture)
{
  char *end = strchr (fixture->errors, '\n');

  g_assert_true (g_str_has_prefix (fixture->errors, "samenhulpctl: "));
  g_assert_nonnull (end);
  g_assert_cmpstr (end, ==, "\n");
}

void
fixture_set_up (Fixture *fixture,
                gconstpointer data)
{
  begin_our_day ();
  fixture->folder = g_dir_make_tmp ("samenhulp-XXXXXX", NULL);
  fixture->database = g_build_filename (fixture->folder, "region.db", NULL);
  if (data != NULL)
    assert_done (fixture, "init", "--region", "Heerlen en omstreken");
}

void
fixture_tear_down (Fixture *fixture,
                   gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->database);
  g_free (fixture->output);
  g_free (fixture->errors);
}

/* A new group; its id. */
char *
fixture_put_group (Fixture *fixture,
                   const char *name)
{
  g_autofree char *assignment = g_strconcat ("name=", name, NULL);

  assert_done (fixture, "put", "group", assignment, "status=open", "postcode=6411ab");
  return g_strstrip (g_strdup (fixture->output));
}
