/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes on paper of the whole region. */

#include "fixture.h"

#include <string.h>

static void
put_groups (Fixture *fixture)
{
  assert_done (fixture, "put", "group", "name=Koffie", "postcode=6411 AA", "connected_since=2020-01-01");
  assert_done (fixture, "put", "group", "name=Praatgroep", "place=Kerkrade", "connected_since=2020-01-01");
}

static void
test_table (Fixture *fixture,
            gconstpointer data)
{
  put_groups (fixture);
  assert_done (fixture, "map", "--format", "csv");
  g_assert_nonnull (strstr (fixture->output, "\nGM0917,Heerlen,86845,1,0.12,0,0,14,"));
  g_assert_nonnull (strstr (fixture->output, "\nGM0928,Kerkrade,45324,1,0.22,0,0,10,"));
  assert_done (fixture, "map", "--domain", "money", "--format", "csv");
  g_assert_nonnull (strstr (fixture->output, "\nGM0917,Heerlen,86845,0,0.00,0,0,14,0,,"));
}

static void
test_files (Fixture *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *name, *begins;
  } files[] = {
    { "map.pdf", "%PDF-" },
    { "map.svg", "<?xml" },
    { "map.PNG", "\x89PNG" },
    { "map.csv", "code,municipality," },
  };

  put_groups (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, files[i].name, NULL);
      g_autofree char *bytes = NULL;

      assert_done (fixture, "map", "--measure", "topics", "--output", path);
      g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
      g_assert_true (g_str_has_prefix (bytes, files[i].begins));
    }
}

static void
test_misuse (Fixture *fixture,
             gconstpointer data)
{
  g_assert_cmpint (run (fixture, "map", "--topic", "dat is er niet"), ==, 2);
  fixture_assert_sentence (fixture);
  g_assert_cmpint (run (fixture, "map", "--domain", "soul"), ==, 2);
  g_assert_cmpint (run (fixture, "map", "--measure", "beauty"), ==, 2);
  g_assert_cmpint (run (fixture, "map", "--topic", "kanker", "--domain", "body"), ==, 2);
  g_assert_cmpint (run (fixture, "map", "--output", "map.doc"), ==, 1);
  fixture_assert_sentence (fixture);
}

static char *
put_agreed_group (Fixture *fixture)
{
  char *group = fixture_put_group (fixture, "Koffie");
  g_autofree char *about = g_strdup_printf ("about=%s", group);

  assert_done (fixture, "put", "consent", about, "purpose=publication", "channel=print", "given_on=2020-01-01",
               "fields=name; topics");
  return group;
}

static void
test_guide (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *group = put_agreed_group (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "guide.pdf", NULL);
  g_autofree char *bytes = NULL;

  g_free (fixture_put_group (fixture, "Niet gevraagd"));
  assert_done (fixture, "guide", "--output", path, "--form", "booklet");
  g_assert_cmpstr (fixture->output, ==,
                   "1 group · 4 pages · 1 sheet of A4\n1 group is left out\n");
  assert_done (fixture, "guide", "--left-out", "--format", "csv");
  g_assert_nonnull (strstr (fixture->output, "\nNiet gevraagd,not-agreed,nobody agreed to it,group:"));
  g_assert_null (strstr (fixture->output, group));
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  assert_done (fixture, "list", "edition", "--format", "csv");
  g_assert_null (strstr (fixture->output, "edition:"));
  g_assert_cmpint (run (fixture, "guide", "--form", "a3"), ==, 2);
  g_assert_cmpint (run (fixture, "guide", "--order", "size"), ==, 2);
  g_assert_cmpint (run (fixture, "guide", "--output", "/nowhere/at/all.pdf"), ==, 1);
  fixture_assert_sentence (fixture);
}

static void
test_held (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *group = put_agreed_group (fixture);

  assert_done (fixture, "guide", "--remember", "--copies", "250");
  assert_done (fixture, "guide", "--held", "--format", "csv");
  g_assert_null (strstr (fixture->output, group));
  assert_done (fixture, "delete", group);
  assert_done (fixture, "guide", "--held", "--format", "csv");
  g_assert_nonnull (strstr (fixture->output, ",250,"));
  g_assert_nonnull (strstr (fixture->output, group));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("map/the-figures-of-each-municipality", "region", test_table);
  ADD ("map/a-file-becomes-what-its-name-says", "region", test_files);
  ADD ("map/what-is-not-there-is-told", "region", test_misuse);
  ADD ("guide/tells-its-pages-and-who-is-left-out", "region", test_guide);
  ADD ("guide/what-an-edition-holds-is-known", "region", test_held);
  return g_test_run ();
}
