/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people read in tables and messages, and the words that they may write. */

#include "fixture.h"

#include <string.h>

static void
assert_told (const char *text,
             const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

static void
test_consent (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *group = fixture_put_group (fixture, "Zin");
  g_autofree char *about = g_strconcat ("about=", group, NULL);

  assert_done (fixture, "put", "consent", about, "purpose=publication", "channel=press", "given_on=2026-01-02",
               "how=form", "text_version=1", "noted_by=Ans", "expires_on=2026-03-04", "withdrawn_on=2026-05-06");
  assert_done (fixture, "list", "consent");
  assert_told (fixture->output, "Expires");
  assert_told (fixture->output, "2026-03-04");
  assert_told (fixture->output, "Withdrawn");
  assert_told (fixture->output, "2026-05-06");
}

static void
test_whole (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *id = NULL;
  const char *name = "name=Een praktijk met een naam die langer is dan op een regel van een scherm past";

  assert_done (fixture, "put", "organisation", name, "type=practice");
  id = g_strstrip (g_strdup (fixture->output));
  assert_done (fixture, "put", "organisation", name, "type=practice");
  assert_done (fixture, "merge", "organisation");
  assert_told (fixture->output, id);
  assert_told (fixture->output, name + strlen ("name="));
}

static void
test_asked_columns (Fixture *fixture,
                    gconstpointer data)
{
  g_autofree char *group = fixture_put_group (fixture, "Zin");

  assert_done (fixture, "list", "group", "--columns", "name,place,status");
  assert_told (fixture->output, "Place");
  assert_done (fixture, "list", "group");
  g_assert_null (strstr (fixture->output, "Place"));
}

static void
test_sentence (Fixture *fixture,
               gconstpointer data)
{
  g_assert_cmpint (run (fixture, "list", "group", "--where", "colour=red"), ==, 2);
  assert_told (fixture->errors, "has no field “colour” (see “samenhulpctl list --help”).\n");
}

int
main (int argc,
      char **argv)
{
  const char *region = "region";

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("words/a-consent-shows-its-end", region, test_consent);
  ADD ("words/a-pipe-gets-all-of-it", region, test_whole);
  ADD ("words/a-column-that-was-asked-for-is-there", region, test_asked_columns);
  ADD ("words/a-misuse-is-one-sentence", region, test_sentence);
  return g_test_run ();
}
