/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From one region to the next, and from one coordinator to the next. */

#include "fixture.h"

#include <string.h>

static void
assert_said (Fixture *fixture,
             const char *words)
{
  if (strstr (fixture->output, words) == NULL)
    g_error ("“%s” is not in: %s", words, fixture->output);
}

/* The key of the text that is called so. */
static char *
find_key (Fixture *fixture,
          const char *title)
{
  g_autofree char *cell = g_strconcat (",", title, ",", NULL);
  const char *found, *line;

  assert_done (fixture, "blueprint", "texts", "--format", "csv");
  found = strstr (fixture->output, cell);
  g_assert_nonnull (found);
  for (line = found; line[-1] != '\n'; line--)
    ;
  return g_strndup (line, (gsize) (found - line));
}

static void
test_a_region_begins_with_another (Fixture *fixture,
                                   gconstpointer data)
{
  g_autofree char *own = NULL;
  g_autofree char *call = NULL;
  g_autofree char *lesson = NULL;
  g_autofree char *file = g_build_filename (fixture->folder, "oost.blueprint.zip", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);
  g_autofree char *third = g_build_filename (fixture->folder, "third.db", NULL);

  assert_done (fixture, "put", "step", "title=Onze eigen stap", "assigned_to=Corrie", "took_weeks=9");
  assert_done (fixture, "put", "step", "title=Bel", "lesson=Bel 06-12345678", "lesson_for_blueprint=true");
  assert_done (fixture, "put", "step", "title=Van Corrie");
  own = find_key (fixture, "Onze eigen stap: Title");
  call = find_key (fixture, "Bel: Title");
  lesson = find_key (fixture, "Bel: Lesson");
  assert_done (fixture, "blueprint", "export", file, "--read", own, "--read", call, "--read", lesson);
  g_assert_nonnull (strstr (fixture->errors, "Left out: Bel: Lesson. Says how to reach somebody."));
  g_assert_nonnull (strstr (fixture->errors, "Left out: Van Corrie: Title. Is that somebody: “Corrie”?"));

  assert_done (fixture, "--database", other, "init", "--region", "West", "--blueprint", file);
  assert_done (fixture, "--database", other, "list", "step", "--format", "csv", "--columns",
               "title,took_weeks,assigned_to,lesson");
  assert_said (fixture, "Onze eigen stap,9,,");
  assert_done (fixture, "--database", other, "blueprint", "show", file);
  g_assert_null (strstr (fixture->output, "new"));

  assert_done (fixture, "--database", third, "init", "--region", "Noord");
  assert_done (fixture, "--database", third, "blueprint", "show", file, "--format", "csv");
  assert_said (fixture, "step,Onze eigen stap,new,");
  assert_done (fixture, "--database", third, "blueprint", "import", file);
  g_assert_cmpstr (fixture->output, ==, "2 records taken over\n");
  assert_done (fixture, "--database", third, "undo");
  assert_done (fixture, "--database", third, "list", "step");
  g_assert_cmpstr (fixture->output, ==, "");
}

static void
test_a_guide_in_capitals_is_one (Fixture *fixture,
                                 gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "GUIDE.PDF", NULL);
  g_autofree char *bytes = NULL;

  assert_done (fixture, "blueprint", "export", file);
  g_assert_true (g_file_get_contents (file, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
}

static void
test_what_is_none_is_refused (Fixture *fixture,
                              gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);

  g_assert_cmpint (run (fixture, "blueprint", "import", fixture->database), ==, 1);
  fixture_assert_sentence (fixture);
  g_assert_cmpint (run (fixture, "blueprint", "show", "/nowhere.zip"), ==, 1);
  fixture_assert_sentence (fixture);
  g_assert_cmpint (run (fixture, "blueprint", "eat", fixture->database), ==, 2);
  g_assert_cmpint (run (fixture, "blueprint", "show"), ==, 2);
  g_assert_cmpint (run (fixture, "blueprint", "texts", fixture->database), ==, 2);
  /* No half a region is left behind. */
  g_assert_cmpint (
      run (fixture, "--database", other, "init", "--region", "West", "--blueprint", fixture->database), ==, 1);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
}

static void
test_the_region_is_handed_over (Fixture *fixture,
                                gconstpointer data)
{
  g_autofree char *sealed = g_build_filename (fixture->folder, "oost.handover", NULL);
  g_autofree char *paper = g_build_filename (fixture->folder, "OOST.PDF", NULL);
  g_autofree char *words = g_build_filename (fixture->folder, "words", NULL);
  g_autofree char *wrong = g_build_filename (fixture->folder, "wrong", NULL);
  g_autofree char *next = g_build_filename (fixture->folder, "next.db", NULL);

  g_assert_true (g_file_set_contents (words, "drie kopjes koffie\n", -1, NULL));
  g_assert_true (g_file_set_contents (wrong, "vier kopjes thee\n", -1, NULL));
  assert_done (fixture, "put", "venue", "name=Buurthuis", "keys_with=Cornelis");
  assert_done (fixture, "handover", "list");
  assert_said (fixture, "Cornelis");
  assert_done (fixture, "handover", "write", paper);
  g_assert_true (g_file_set_contents (wrong, "kort\n", -1, NULL));
  g_assert_cmpint (run (fixture, "handover", "write", sealed, "--passphrase-file", wrong), ==, 1);
  g_assert_nonnull (strstr (fixture->errors, "at least twelve characters"));
  g_assert_false (g_file_test (sealed, G_FILE_TEST_EXISTS));
  assert_done (fixture, "handover", "write", sealed, "--passphrase-file", words);

  g_assert_cmpint (run (fixture, "--database", next, "handover", "open", sealed, "--passphrase-file", wrong), ==, 1);
  fixture_assert_sentence (fixture);
  g_assert_nonnull (strstr (fixture->errors, "This passphrase does not open it"));
  g_assert_false (g_file_test (next, G_FILE_TEST_EXISTS));
  assert_done (fixture, "--database", next, "handover", "open", sealed, "--passphrase-file", words);
  assert_done (fixture, "--database", next, "list", "venue", "--format", "csv", "--columns", "name,keys_with");
  assert_said (fixture, "Buurthuis,Cornelis");
  assert_done (fixture, "--database", next, "verify");
  /* Nothing is written over. */
  g_assert_cmpint (run (fixture, "--database", next, "handover", "open", sealed, "--passphrase-file", words), ==, 1);
  fixture_assert_sentence (fixture);
  g_assert_cmpint (run (fixture, "handover", "list", sealed), ==, 2);
  g_assert_cmpint (run (fixture, "handover", "write"), ==, 2);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("blueprint/a-region-begins-with-another", "region", test_a_region_begins_with_another);
  ADD ("blueprint/a-guide-in-capitals-is-one", "region", test_a_guide_in_capitals_is_one);
  ADD ("blueprint/what-is-none-is-refused", "region", test_what_is_none_is_refused);
  ADD ("handover/the-region-is-handed-over", "region", test_the_region_is_handed_over);
  return g_test_run ();
}
