/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <string.h>

static void
test_list (Fixture *fixture,
           gconstpointer data)
{
  assert_done (fixture, "toolkit", "list", "--language", "de", "--format", "csv");
  g_assert_true (g_str_has_prefix (fixture->output, "name,language,type,title\r\n"));
  g_assert_nonnull (strstr (fixture->output, "\r\ngroup-agreement,de,form,Vereinbarung der Gruppe\r\n"));
  g_assert_null (strstr (fixture->output, ",nl,"));
}

static void
assert_printed (Fixture *fixture,
                const char *language,
                const char *words)
{
  g_autofree char *path = g_build_filename (fixture->folder, "blad.pdf", NULL);
  const char *read[] = { "pdftotext", path, "-", NULL };
  const char *check[] = { "qpdf", "--check", path, NULL };
  g_autofree char *text = NULL;
  int status;

  assert_done (fixture, "toolkit", "print", "group-agreement", "--language", language, "--output", path);
  g_assert_true (g_spawn_sync (NULL, (char **) check, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL,
                               NULL, NULL, NULL, &status, NULL));
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_assert_true (g_spawn_sync (NULL, (char **) read, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL));
  g_assert_nonnull (strstr (text, words));
}

static void
test_print (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *qpdf = g_find_program_in_path ("qpdf");
  g_autofree char *pdftotext = g_find_program_in_path ("pdftotext");
  g_autofree char *id = NULL;

  if (qpdf == NULL || pdftotext == NULL)
    {
      g_test_skip ("qpdf or pdftotext is not installed");
      return;
    }
  assert_printed (fixture, "nl", "Wat hier verteld wordt, blijft hier.");
  assert_printed (fixture, "de", "Was hier erzählt wird, bleibt hier.");

  /* What the region made of it counts. */
  assert_done (fixture, "list", "template", "--where", "title=Afspraken van de groep", "--format", "csv");
  id = g_strndup (strstr (fixture->output, "template:"), strlen ("template:") + 36);
  assert_done (fixture, "put", id, "text=Wij zingen eerst.");
  assert_printed (fixture, "nl", "Wij zingen eerst.");
}

/* The same rule as in the window: it stands below both. */
static void
test_a_story_without_consent (Fixture *fixture,
                              gconstpointer data)
{
  static const char told[] = "told=[{\"channel\":\"press\",\"id\":\"1\",\"on\":\"2026-11-01\"}]";
  g_autofree char *id = NULL;
  g_autofree char *about = NULL;

  assert_done (fixture, "put", "story", "title=Weer buiten");
  id = g_strstrip (g_strdup (fixture->output));
  about = g_strconcat ("about=", id, NULL);
  g_assert_cmpint (run (fixture, "put", id, told), ==, 1);
  fixture_assert_sentence (fixture);
  g_assert_nonnull (strstr (fixture->errors, "Nobody agreed that this story is told there."));
  g_assert_cmpint (run (fixture, "put", id, "published_on=2026-11-01"), ==, 1);
  g_assert_cmpint (run (fixture, "put", "story", "title=Nog een", told), ==, 1);
  assert_done (fixture, "show", id);
  g_assert_null (strstr (fixture->output, "2026-11-01"));
  assert_done (fixture, "put", "consent", about, "purpose=story", "channel=press", "given_on=2026-10-01");
  assert_done (fixture, "put", id, told);
}

static void
test_misused (Fixture *fixture,
              gconstpointer data)
{
  g_assert_cmpint (run (fixture, "toolkit"), ==, 2);
  fixture_assert_sentence (fixture);
  g_assert_cmpint (run (fixture, "toolkit", "sing"), ==, 2);
  fixture_assert_sentence (fixture);
  g_assert_cmpint (run (fixture, "toolkit", "print", "group-agreement"), ==, 2);
  fixture_assert_sentence (fixture);
  g_assert_cmpint (run (fixture, "toolkit", "print", "../demo/blocks", "--output", "x.pdf"), ==, 2);
  fixture_assert_sentence (fixture);
  g_assert_cmpint (run (fixture, "toolkit", "print", "group-agreement", "--language", "fr", "--output", "x.pdf"), ==,
                   2);
  fixture_assert_sentence (fixture);
}

int
main (int argc,
      char **argv)
{
  const char *region = "region";

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("toolkit/is-listed-by-language", region, test_list);
  ADD ("toolkit/is-printed-as-the-region-has-it", region, test_print);
  ADD ("toolkit/what-is-not-there-is-told", region, test_misused);
  ADD ("story/without-consent-it-is-not-noted-as-told", region, test_a_story_without_consent);
  return g_test_run ();
}
