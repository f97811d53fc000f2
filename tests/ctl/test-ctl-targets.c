/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <string.h>

static void
put_group (Fixture *fixture,
           const char *name,
           const char *status)
{
  g_autofree char *title = g_strconcat ("name=", name, NULL);
  g_autofree char *state = g_strconcat ("status=", status, NULL);

  assert_done (fixture, "put", "group", title, state, "connected_since=2026-01-10");
}

static void
test_targets (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *target = NULL;

  put_group (fixture, "Een", "open");
  put_group (fixture, "Twee", "full");
  put_group (fixture, "Drie", "paused");
  assert_done (fixture, "put", "target", "name=Groepen", "indicator=groups", "goal=40", "starts_on=2025-12-01",
               "ends_on=2026-03-31");
  target = g_strstrip (g_strdup (fixture->output));

  assert_done (fixture, "targets", "--on", "2026-03-10", "--format", "json");
  g_assert_nonnull (strstr (fixture->output, "\"figure\":\"2\""));
  g_assert_nonnull (strstr (fixture->output, "\"goal\":\"goal 40 by 31 March 2026\""));
  g_assert_nonnull (strstr (fixture->output, "Ask the paused groups whether they begin again: 1."));

  assert_done (fixture, "targets", target, "--format", "csv");
  g_assert_nonnull (strstr (fixture->output, "counted,connected,Een,"));
  g_assert_nonnull (strstr (fixture->output, "counted,connected,Twee,"));
  g_assert_nonnull (strstr (fixture->output, "near,paused,Drie,"));

  /* For people: words instead of codes, and whole sentences. */
  assert_done (fixture, "targets", target);
  g_assert_nonnull (strstr (fixture->output, "\nNear misses  "));
  g_assert_null (strstr (fixture->output, "near "));
  assert_done (fixture, "targets", "--on", "2026-03-10");
  g_assert_nonnull (strstr (fixture->output, "\n    Next step: Ask the paused groups whether they begin again: 1.\n"));
  g_assert_null (strstr (fixture->output, "…"));
  assert_done (fixture, "list", "group", "--columns", "name,status");
  g_assert_nonnull (strstr (fixture->output, "Paused"));

  assert_done (fixture, "targets", target, "--months", "--on", "2026-03-10", "--format", "csv");
  g_assert_nonnull (
      strstr (fixture->output, "2025-12-31,0,0,\r\n2026-01-31,2,2,\r\n2026-02-28,2,2,\r\n2026-03-10,2,2,"));
}

static void
test_misuse_is_told (Fixture *fixture,
                     gconstpointer data)
{
  g_assert_cmpint (run (fixture, "targets", "group:00000000-0000-4000-8000-000000000000"), ==, 2);
  fixture_assert_sentence (fixture);
  g_assert_cmpint (run (fixture, "targets", "target:00000000-0000-4000-8000-000000000000"), ==, 1);
  fixture_assert_sentence (fixture);
  g_assert_cmpint (run (fixture, "targets", "--on", "morgen"), ==, 2);
  fixture_assert_sentence (fixture);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("targets/a-target-says-how-far-it-is-and-opens-into-its-lists", "region", test_targets);
  ADD ("targets/misuse-is-told", "region", test_misuse_is_told);
  return g_test_run ();
}
