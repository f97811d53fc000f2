/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <string.h>

static const char region[] = "region";

static void
put_json (Fixture *fixture,
          const char *kind,
          const char *json)
{
  const char *const arguments[] = { "put", kind, "--json", "-", NULL };

  g_assert_cmpint (fixture_run (fixture, json, arguments), ==, 0);
}

static void
test_deadlines_go_along (Fixture *fixture,
                         gconstpointer data)
{
  static const char workshop[] = "workshop:5a6b7c8d-0000-5000-8000-000000000001";
  /* The id that every computer gives to "hand in" of this workshop. */
  static const char task[] = "task:cfe2728e-9186-596a-952a-29fb1cc68deb";

  put_json (fixture, "workshop",
            "{\"_id\":\"workshop:5a6b7c8d-0000-5000-8000-000000000001\","
            "\"title\":\"Kennis maken\",\"date\":\"2199-03-04\"}");
  put_json (fixture, "task",
            "{\"_id\":\"task:cfe2728e-9186-596a-952a-29fb1cc68deb\",\"title\":\"Hand in\",\"status\":\"open\","
            "\"counted_from\":\"2199-03-04\",\"due_on\":\"2199-03-18\"}");
  assert_done (fixture, "put", workshop, "date=2199-03-11");
  /* Programs read the id; people what moved. */
  g_assert_true (g_str_has_prefix (fixture->output, workshop));
  g_assert_nonnull (strstr (fixture->errors, "Hand in the signed attendance: now 25 Mar 2199"));
  assert_done (fixture, "show", task, "--format", "json");
  g_assert_nonnull (strstr (fixture->output, "2199-03-25"));
  assert_done (fixture, "undo");
  assert_done (fixture, "show", task, "--format", "json");
  g_assert_nonnull (strstr (fixture->output, "2199-03-18"));
  assert_done (fixture, "show", workshop, "--format", "json");
  g_assert_nonnull (strstr (fixture->output, "2199-03-04"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("put/deadlines-go-along-with-the-date", region, test_deadlines_go_along);
  return g_test_run ();
}
