/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "network/sam-group-life.h"

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

static void
test_facilitators (void)
{
  g_autoptr (SamRecord) group = make_group ();

  g_assert_false (sam_group_life_lacks_facilitators (group));
  sam_record_set_integer (group, "facilitators", 1);
  g_assert_true (sam_group_life_lacks_facilitators (group));
  sam_record_set_integer (group, "facilitators", 2);
  g_assert_false (sam_group_life_lacks_facilitators (group));
  sam_record_set_integer (group, "facilitators", 0);
  sam_record_set_text (group, "status", "ended");
  g_assert_false (sam_group_life_lacks_facilitators (group));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/group-life/four-lights", test_lights);
  g_test_add_func ("/group-life/two-facilitators-or-a-warning", test_facilitators);
  return g_test_run ();
}
