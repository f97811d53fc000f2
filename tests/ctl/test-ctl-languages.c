/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <string.h>

/* What a command's --help says in @language. */
static char *
dup_help (Fixture *fixture,
          const char *language,
          const char *command)
{
  g_setenv ("LANGUAGE", language, TRUE);
  if (command != NULL)
    assert_done (fixture, command, "--help");
  else
    assert_done (fixture, "--help");
  g_unsetenv ("LANGUAGE");
  return g_steal_pointer (&fixture->output);
}

/* "  --sort=FIELD       Order by a field": what stands behind the blanks, if it is a sentence. */
static const char *
find_description (const char *line)
{
  const char *blanks = g_str_has_prefix (line, "  -") ? strstr (line + 2, "  ") : NULL;

  while (blanks != NULL && *blanks == ' ')
    blanks++;
  return blanks != NULL && strchr (blanks, ' ') != NULL ? blanks : NULL;
}

/* Also the options that several commands share. */
static void
assert_speaks_german (Fixture *fixture,
                      const char *command)
{
  g_autofree char *english = dup_help (fixture, "en", command);
  g_autofree char *german = dup_help (fixture, "de", command);
  g_auto (GStrv) lines = g_strsplit (strstr (english, "Application Options"), "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *description = find_description (lines[i]);

      if (description != NULL && strstr (german, description) != NULL)
        g_error ("%s is not translated: %s", command, description);
    }
}

static void
test_help (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *mo = g_build_filename (g_getenv ("SAMENHULP_LOCALEDIR"), "de", "LC_MESSAGES", "samenhulp.mo", NULL);
  g_autofree char *help = dup_help (fixture, "en", NULL);
  g_auto (GStrv) commands = g_strsplit (strstr (help, "Commands:"), "\n", -1);
  guint n = 0;

  if (!g_file_test (mo, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the translations are not built");
      return;
    }
  for (guint i = 1; g_str_has_prefix (commands[i], "  "); i++, n++)
    {
      g_auto (GStrv) words = g_strsplit (commands[i] + 2, " ", 2);
      g_autofree char *german = dup_help (fixture, "de", words[0]);

      /* The translation of nothing is the head of the catalogue. */
      g_assert_null (strstr (german, "Project-Id-Version"));
    }
  assert_speaks_german (fixture, "list");
  assert_speaks_german (fixture, "plan");
  g_assert_cmpuint (n, >, 20);
}

static void
test_umlauts (Fixture *fixture,
              gconstpointer data)
{
  g_setenv ("LANGUAGE", "de", TRUE);
  g_assert_cmpint (run (fixture, "show", "group:00000000-0000-4000-8000-000000000000"), !=, 0);
  g_unsetenv ("LANGUAGE");
  fixture_assert_sentence (fixture);
  g_assert_true (g_utf8_validate (fixture->errors, -1, NULL));
}

int
main (int argc,
      char *argv[])
{
  g_autofree char *locale_dir = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "po", NULL);

  g_setenv ("SAMENHULP_LOCALEDIR", locale_dir, TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("every-command-helps-in-german", NULL, test_help);
  ADD ("an-error-in-german-is-one-sentence", argv, test_umlauts);
  return g_test_run ();
}
