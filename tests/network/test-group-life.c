/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "network/sam-group-life.h"

#include <string.h>

#define TODAY "2026-06-15"

static SamRecord *
make_group (void)
{
  g_autofree char *id = sam_id_from_key (sam_kind_find ("group"), "zin");

  return sam_record_new (sam_kind_find ("group"), id);
}

static void
test_lights (void)
{
  static const struct
  {
    const char *needs;
    const char *lights; /* room, coffee, care, coordination: red, amber or green */
  } cases[] = {
    { NULL, "RRRR" },
    { "[]", "RRRR" },
    { "[{\"id\":\"1\",\"need\":\"Ruimte\",\"who\":\"Buurthuis\"}]", "GRRR" },
    { "[{\"id\":\"1\",\"need\":\"Ruimte\"}]", "RRRR" },
    { "[{\"id\":\"1\",\"need\":\"room\",\"who\":\"A\",\"until\":\"2026-06-14\"}]", "RRRR" },
    { "[{\"id\":\"1\",\"need\":\"room\",\"who\":\"A\",\"until\":\"2026-06-15\"}]", "ARRR" },
    { "[{\"id\":\"1\",\"need\":\"koffie\",\"who\":\"A\",\"until\":\"2026-08-14\"}]", "RARR" },
    { "[{\"id\":\"1\",\"need\":\"koffie\",\"who\":\"A\",\"until\":\"2026-08-15\"}]", "RGRR" },
    { "[{\"id\":\"1\",\"need\":\"Beheer\",\"who\":\"A\"}]", "RRGR" },
    { "[{\"id\":\"1\",\"need\":\"Zorg\",\"who\":\"A\"},"
      "{\"id\":\"2\",\"need\":\"Coördinatie\",\"who\":\"B\"}]",
      "RRGG" },
    { "[{\"id\":\"1\",\"need\":\"room\",\"who\":\"A\",\"until\":\"2026-06-20\"},"
      "{\"id\":\"2\",\"need\":\"zaal\",\"who\":\"B\"}]",
      "GRRR" },
    { "[{\"id\":\"1\",\"need\":\"parkeren\",\"who\":\"A\"},{\"id\":\"2\"}]", "RRRR" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamRecord) group = make_group ();
      SamNeedState needs[SAM_N_NEEDS];
      char lights[SAM_N_NEEDS + 1] = "";

      sam_record_set_value (group, "needs", cases[i].needs);
      sam_group_life_find_needs (group, TODAY, needs);
      for (guint n = 0; n < SAM_N_NEEDS; n++)
        lights[n] = "RAG"[needs[n].light];
      g_test_message ("%s", cases[i].needs);
      g_assert_cmpstr (lights, ==, cases[i].lights);
      sam_group_life_clear_needs (needs);
    }
}

/* Two, or a warning: not knowing is no two. */
static void
test_facilitators (void)
{
  g_autoptr (SamRecord) group = make_group ();

  g_assert_nonnull (strstr (sam_group_life_warn_of_facilitators (group), "is not noted"));
  sam_record_set_integer (group, "facilitators", 1);
  g_assert_nonnull (strstr (sam_group_life_warn_of_facilitators (group), "Fewer than two"));
  sam_record_set_integer (group, "facilitators", 2);
  g_assert_null (sam_group_life_warn_of_facilitators (group));
  sam_record_set_integer (group, "facilitators", 0);
  sam_record_set_text (group, "status", "ended");
  g_assert_null (sam_group_life_warn_of_facilitators (group));
}

/* Another status holds from the day on which it was chosen; what was written of the former one is over. */
static void
test_status (void)
{
  static const struct
  {
    const char *before; /* NULL: a new group */
    const char *edited;
    const char *expected; /* since, until and reason */
  } cases[] = {
    { NULL, "{\"status\":\"open\"}", "||" },
    { "{}", "{\"status\":\"open\"}", "||" },
    { "{\"status\":\"open\"}", "{\"status\":\"open\"}", "||" },
    { "{\"status\":\"open\"}", "{\"status\":\"paused\"}", TODAY "||" },
    { "{\"status\":\"open\",\"status_since\":\"2020-01-01\"}",
      "{\"status\":\"ended\",\"status_since\":\"2020-01-01\"}", TODAY "||" },
    { "{\"status\":\"open\"}", "{\"status\":\"ended\",\"status_since\":\"2026-03-01\",\"status_reason\":\"no room\"}",
      "2026-03-01||no room" },
    { "{\"status\":\"paused\",\"status_until\":\"2026-08-31\",\"status_reason\":\"summer\"}",
      "{\"status\":\"open\",\"status_until\":\"2026-08-31\",\"status_reason\":\"summer\"}", TODAY "||" },
    { "{\"status\":\"open\",\"status_since\":\"2020-01-01\"}", "{\"status_since\":\"2020-01-01\"}", "||" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SamKind *kind = sam_kind_find ("group");
      g_autoptr (SamRecord) before =
          cases[i].before != NULL ? sam_record_new_from_body (kind, NULL, NULL, cases[i].before, NULL) : NULL;
      g_autoptr (SamRecord) group = sam_record_new_from_body (kind, NULL, NULL, cases[i].edited, NULL);
      g_autofree char *since = NULL;
      g_autofree char *until = NULL;
      g_autofree char *reason = NULL;
      g_autofree char *all = NULL;

      g_test_message ("%s, %s", cases[i].before, cases[i].edited);
      sam_group_life_follow_status (group, before, TODAY);
      since = sam_record_format_field (group, "status_since");
      until = sam_record_format_field (group, "status_until");
      reason = sam_record_format_field (group, "status_reason");
      all = g_strjoin ("|", since, until, reason, NULL);
      g_assert_cmpstr (all, ==, cases[i].expected);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/group-life/four-lights", test_lights);
  g_test_add_func ("/group-life/two-facilitators-or-a-warning", test_facilitators);
  g_test_add_func ("/group-life/another-status-has-its-day", test_status);
  return g_test_run ();
}
