/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/lists/sam-file-name.h"

#include <glib/gstdio.h>

/* What is typed over "Groups.csv" or "Groups.hsds.json", and what becomes of it. */
static void
test_ending (void)
{
  static const struct
  {
    const char *chosen;
    const char *ending;
    const char *expected;
  } cases[] = {
    { "/a/Groups.csv", ".csv", "/a/Groups.csv" },
    { "/a/out.csv.csv", ".csv", "/a/out.csv" },
    { "/a/out.CSV.csv", ".csv", "/a/out.csv" },
    { "/a/out", ".csv", "/a/out.csv" },
    { "/a.b/out", ".csv", "/a.b/out.csv" },
    { "/a/out.xlsx", ".csv", "/a/out.xlsx" },
    { "/a/out.json", ".hsds.json", "/a/out.hsds.json" },
    { "/a/out.hsds.json", ".hsds.json", "/a/out.hsds.json" },
    { "/a/out.hsds.json.json", ".hsds.json", "/a/out.hsds.json" },
    { "/a/out.vcf", ".3.vcf", "/a/out.3.vcf" },
    { "/a/out.hsds.json", ".json", "/a/out.hsds.json" },
    { "/a/.csv", ".csv", "/a/.csv" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *finished = sam_file_name_finish (cases[i].chosen, cases[i].ending);

      g_assert_cmpstr (finished, ==, cases[i].expected);
    }
}

/* The chooser asks before it replaces what was typed, which is another file. */
static void
test_not_asked (void)
{
  g_autofree char *folder = g_dir_make_tmp ("test-file-name-XXXXXX", NULL);
  g_autofree char *there = g_build_filename (folder, "out.csv", NULL);
  g_autofree char *typed = g_build_filename (folder, "out.csv.csv", NULL);
  g_autofree char *expected = g_build_filename (folder, "out 2.csv", NULL);
  g_autofree char *finished = NULL;
  g_autofree char *replaced = NULL;

  g_assert_true (g_file_set_contents (there, "x", -1, NULL));
  finished = sam_file_name_finish (typed, ".csv");
  g_assert_cmpstr (finished, ==, expected);
  replaced = sam_file_name_finish (there, ".csv");
  g_assert_cmpstr (replaced, ==, there);
  g_unlink (there);
  g_rmdir (folder);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/app/file-name/the-ending-stands-there-once", test_ending);
  g_test_add_func ("/app/file-name/nothing-is-replaced-unasked", test_not_asked);

  return g_test_run ();
}
