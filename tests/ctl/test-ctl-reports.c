/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reports from the shell, for scripts that send them every quarter. */

#include "fixture.h"

#include <string.h>

static char *
get_path (Fixture *fixture,
          const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static char *
read_file (const char *path)
{
  char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_every_report (Fixture *fixture,
                   gconstpointer data)
{
  static const char *const endings[] = { "pdf", "xlsx", "html", "csv" };
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  assert_done (fixture, "put", "organisation", "name=Bergweg", "type=practice", "municipality=Heerlen");
  assert_done (fixture, "put", "organisation", "name=Zorggroep", "type=care_group");
  assert_done (fixture, "report", "--list", "--format", "csv");
  lines = g_strsplit (fixture->output, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (g_strchomp (lines[i]), ",", -1);
      const char *needs = cells[2] != NULL && *cells[2] != '\0' ? cells[2] : NULL;
      g_autofree char *option = needs != NULL ? g_strconcat ("--", needs, NULL) : NULL;
      const char *part = needs == NULL                       ? NULL
                         : g_str_equal (needs, "practice")   ? "Bergweg"
                         : g_str_equal (needs, "care-group") ? "Zorggroep"
                                                             : "Heerlen";

      for (guint k = 0; k < G_N_ELEMENTS (endings); k++)
        {
          g_autofree char *name = g_strdup_printf ("%s.%s", cells[0], endings[k]);
          g_autofree char *path = get_path (fixture, name);

          g_test_message ("%s", name);
          assert_done (fixture, "report", cells[0], "--output", path, option, part);
          g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
          n++;
        }
    }
  g_assert_cmpuint (n, ==, 11 * G_N_ELEMENTS (endings));
}

static void
test_kept (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *first = get_path (fixture, "first.csv");
  g_autofree char *second = get_path (fixture, "second.csv");
  g_autofree char *third = get_path (fixture, "third.csv");
  g_autofree char *edition = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *now = NULL;

  assert_done (fixture, "report", "society", "--output", first, "--period", "2026", "--keep");
  edition = g_strstrip (g_strdup (fixture->output));
  g_assert_true (g_str_has_prefix (edition, "edition:"));
  assert_done (fixture, "put", "group", "name=Later", "connected_since=2026-01-02", "status=open");
  assert_done (fixture, "report", edition, "--output", second);
  assert_done (fixture, "report", "society", "--output", third, "--period", "2026");
  before = read_file (first);
  after = read_file (second);
  now = read_file (third);
  g_assert_cmpstr (before, ==, after);
  g_assert_nonnull (strstr (before, ";new-groups;New groups;0;0;"));
  g_assert_nonnull (strstr (now, ";new-groups;New groups;1;1;"));
  /* It is as it was: there is nothing to remember of it. */
  g_assert_cmpint (run (fixture, "report", edition, "--remember", "--output", second), ==, 2);
  fixture_assert_sentence (fixture);
  /* An edition of something else says so. */
  assert_done (fixture, "put", "edition", "title=Gids");
  g_free (edition);
  edition = g_strstrip (g_strdup (fixture->output));
  g_assert_cmpint (run (fixture, "report", edition, "--output", second), ==, 1);
  fixture_assert_sentence (fixture);
}

/* What is remembered is made anew, with what is said on the command line before it. */
static void
test_remembered (Fixture *fixture,
                 gconstpointer data)
{
  g_autofree char *path = get_path (fixture, "town.html");
  g_autofree char *recipe = NULL;
  g_autofree char *text = NULL;
  g_autofree char *other = NULL;

  assert_done (fixture, "put", "organisation", "name=Bergweg", "type=practice", "municipality=Heerlen");
  assert_done (fixture, "put", "organisation", "name=Dalweg", "type=practice", "municipality=Kerkrade");
  assert_done (fixture, "report", "municipality", "--municipality", "Heerlen", "--period", "last_year", "--remember",
               "--output", path);
  recipe = g_strstrip (g_strdup (fixture->output));
  g_assert_true (g_str_has_prefix (recipe, "template:"));
  assert_done (fixture, "report", recipe, "--output", path);
  text = read_file (path);
  g_assert_nonnull (strstr (text, "<h1>Heerlen</h1>"));
  assert_done (fixture, "report", recipe, "--municipality", "Kerkrade", "--output", path);
  other = read_file (path);
  g_assert_nonnull (strstr (other, "<h1>Kerkrade</h1>"));
  /* Remembered once more, it keeps its period: the same choices are the same template. */
  assert_done (fixture, "report", recipe, "--remember", "--output", path);
  g_assert_cmpstr (g_strstrip (fixture->output), ==, recipe);
  /* Days that pass are nothing to remember. */
  g_assert_cmpint (run (fixture, "report", "year", "--period", "2024", "--remember", "--output", path), ==, 2);
  fixture_assert_sentence (fixture);
  /* A template of something else says so. */
  assert_done (fixture, "put", "template", "title=Brief", "type=letter");
  g_free (recipe);
  recipe = g_strstrip (g_strdup (fixture->output));
  g_assert_cmpint (run (fixture, "report", recipe, "--output", path), ==, 1);
  fixture_assert_sentence (fixture);
}

static void
test_wrong_wishes (Fixture *fixture,
                   gconstpointer data)
{
  g_autofree char *path = get_path (fixture, "none.pdf");
  const char *const wishes[][3] = {
    { "year", "--period", "2199" },
    { "year", "--period", "soon" },
    { "year", "--period", "9999" },
    { "year", "--period", "0000-Q1" },
    { "municipality", NULL },
    { "practice", "--practice", "Nergens" },
    { "care-group", "--municipality", "Heerlen" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      g_assert_cmpint (run (fixture, "report", "--output", path, wishes[i][0], wishes[i][1], wishes[i][2]), ==, 2);
      g_assert_cmpstr (fixture->output, ==, "");
      fixture_assert_sentence (fixture);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_two_of_one_name (Fixture *fixture,
                      gconstpointer data)
{
  g_autofree char *path = get_path (fixture, "one.html");
  g_autofree char *text = NULL;

  assert_done (fixture, "put", "organisation", "name=De Bron", "type=practice", "place=Heerlen");
  assert_done (fixture, "put", "organisation", "name=De Bron", "type=practice", "place=Kerkrade");
  g_assert_cmpint (run (fixture, "report", "practice", "--practice", "De Bron", "--output", path), ==, 2);
  g_assert_nonnull (strstr (fixture->errors, "More than one is called"));
  assert_done (fixture, "report", "practice", "--practice", "De Bron, Kerkrade", "--output", path);
  text = read_file (path);
  g_assert_nonnull (strstr (text, "<h1>De Bron</h1>"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("reports/every-report-is-written-as-everything", "", test_every_report);
  ADD ("reports/a-kept-report-is-written-again-as-it-was", "", test_kept);
  ADD ("reports/remembered-choices-are-made-anew", "", test_remembered);
  ADD ("reports/what-cannot-be-reported-on-is-told", "", test_wrong_wishes);
  ADD ("reports/two-of-one-name-are-told-apart", "", test_two_of_one_name);
  return g_test_run ();
}
