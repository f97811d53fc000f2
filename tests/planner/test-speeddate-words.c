/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/sam-speeddate-changes.h"
#include "planner/sam-speeddate-limits.h"

/* Cor and Dirk, with Ada, Bo and Cas at the tables for three rounds. */
static SamSpeeddateProblem *
make_evening (void)
{
  SamSpeeddateProblem *problem = sam_speeddate_problem_new (3);

  sam_speeddate_problem_add_expert (problem, "Ada", NULL);
  sam_speeddate_problem_add_expert (problem, "Bo", NULL);
  sam_speeddate_problem_add_expert (problem, "Cas", NULL);
  sam_speeddate_problem_add_participant (problem, "Cor");
  sam_speeddate_problem_add_participant (problem, "Dirk");
  return problem;
}

static void
wish_for_all (SamSpeeddateProblem *problem,
              guint participant)
{
  for (guint e = 0; e < problem->experts->len; e++)
    sam_speeddate_problem_set_wish (problem, participant, e, 1 + (int) e % 3);
}

static void
assert_reach (SamSpeeddateProblem *problem,
              const char *const *begins,
              guint most,
              const char *words)
{
  g_autoptr (SamSpeeddateReach) reach = sam_speeddate_reach_new (problem, 0);
  g_autofree char *text = sam_speeddate_reach_to_text (problem, reach, begins);

  g_assert_cmpuint (reach->most, ==, most);
  g_assert_cmpstr (text, ==, words);
}

static void
test_all_wishes_can_come_true (void)
{
  g_autoptr (SamSpeeddateProblem) problem = make_evening ();

  wish_for_all (problem, 0);
  assert_reach (problem, NULL, 3, "Cor can have all 3 talks wished for.");
}

static void
test_experts_who_leave_early_share_a_round (void)
{
  static const char *const begins[] = { "20:30", "21:00", "21:30" };
  g_autoptr (SamSpeeddateProblem) problem = make_evening ();

  wish_for_all (problem, 0);
  sam_speeddate_expert (problem, 0)->available = 1;
  sam_speeddate_expert (problem, 1)->available = 1;
  assert_reach (problem, begins, 2,
                "Cor can have at most 2 of 3 talks wished for: "
                "Ada and Bo leave before round 2 (21:00): 1 of these 2 talks fits.");
}

static void
test_experts_who_come_late_share_a_round (void)
{
  g_autoptr (SamSpeeddateProblem) problem = make_evening ();

  wish_for_all (problem, 0);
  sam_speeddate_expert (problem, 0)->available = 4;
  sam_speeddate_expert (problem, 2)->available = 4;
  assert_reach (problem, NULL, 2,
                "Cor can have at most 2 of 3 talks wished for: "
                "Ada and Cas come in round 3: 1 of these 2 talks fits.");
}

static void
test_somebody_with_few_rounds_has_few_talks (void)
{
  g_autoptr (SamSpeeddateProblem) problem = make_evening ();

  wish_for_all (problem, 0);
  sam_speeddate_participant (problem, 0)->available = 2;
  assert_reach (problem, NULL, 1,
                "Cor can have at most 1 of 3 talks wished for: there for 1 round, with 3 wishes.");
}

static void
test_who_may_not_or_never_can_meet_is_named (void)
{
  g_autoptr (SamSpeeddateProblem) problem = make_evening ();

  wish_for_all (problem, 0);
  sam_speeddate_problem_add_forbid (problem, 0, 0);
  sam_speeddate_participant (problem, 0)->available = 3;
  sam_speeddate_expert (problem, 1)->available = 4;
  assert_reach (problem, NULL, 1,
                "Cor can have at most 1 of 3 talks wished for: must not meet Ada; never free when Bo is there.");
}

static void
test_a_pin_takes_a_round (void)
{
  g_autoptr (SamSpeeddateProblem) problem = make_evening ();

  sam_speeddate_problem_set_wish (problem, 0, 0, 3);
  sam_speeddate_expert (problem, 0)->available = 1;
  sam_speeddate_problem_add_pin (problem, 0, 1, 0);
  assert_reach (problem, NULL, 0, "Cor can have at most 0 of 1 talk wished for: never free when Ada is there.");
}

static void
test_a_table_with_too_few_places_is_named (void)
{
  g_autoptr (SamSpeeddateProblem) problem = make_evening ();
  g_autoptr (GPtrArray) limits = NULL;
  g_autofree char *text = NULL;

  wish_for_all (problem, 0);
  sam_speeddate_problem_set_wish (problem, 1, 1, 2);
  sam_speeddate_expert (problem, 1)->cap = 1;
  sam_speeddate_expert (problem, 1)->available = 2;
  limits = sam_speeddate_list_short_tables (problem);
  g_assert_cmpuint (limits->len, ==, 1);
  text = sam_speeddate_limit_to_text (problem, g_ptr_array_index (limits, 0), NULL);
  g_assert_cmpstr (text, ==, "Bo has 1 place for 2 people who would like one");
}

static void
test_who_must_go_elsewhere_is_listed (void)
{
  g_autoptr (SamSpeeddateProblem) problem = make_evening ();
  const int before[] = { 0, 1, 2, 1, 0, -1 };
  const int after[] = { 1, 2, -1, 0, 0, 1 };
  static const char *const expected[] = {
    "Round 2: Cor goes to Cas instead of Bo.",
    "Round 3: Cor has no table now, instead of Cas.",
    "Round 3: Dirk now goes to Bo.",
  };
  g_autoptr (GArray) changes = NULL;

  sam_speeddate_expert (problem, 1)->available = 4;
  changes = sam_speeddate_list_changes (problem, before, after, 1);
  g_assert_cmpuint (changes->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < changes->len; i++)
    {
      const SamSpeeddateChange *change = &g_array_index (changes, SamSpeeddateChange, i);
      g_autofree char *text = sam_speeddate_change_to_text (problem, change);

      g_assert_cmpstr (text, ==, expected[i]);
      g_assert_cmpint (change->forced, ==, i == 0);
    }
}

static void
test_who_left_or_walked_in_need_not_be_told (void)
{
  g_autoptr (SamSpeeddateProblem) problem = make_evening ();
  const int before[] = { 0, 1, 2, -1, -1, -1 };
  const int after[] = { 0, -1, -1, 1, 2, 0 };
  g_autoptr (GArray) changes = NULL;

  sam_speeddate_participant (problem, 0)->available = 1;
  sam_speeddate_participant (problem, 1)->walk_in = TRUE;
  changes = sam_speeddate_list_changes (problem, before, after, 0);
  g_assert_cmpuint (changes->len, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planner/limits/all-wishes-can-come-true", test_all_wishes_can_come_true);
  g_test_add_func ("/planner/limits/experts-who-leave-early-share-a-round",
                   test_experts_who_leave_early_share_a_round);
  g_test_add_func ("/planner/limits/experts-who-come-late-share-a-round", test_experts_who_come_late_share_a_round);
  g_test_add_func ("/planner/limits/somebody-with-few-rounds-has-few-talks",
                   test_somebody_with_few_rounds_has_few_talks);
  g_test_add_func ("/planner/limits/who-may-not-or-never-can-meet-is-named",
                   test_who_may_not_or_never_can_meet_is_named);
  g_test_add_func ("/planner/limits/a-pin-takes-a-round", test_a_pin_takes_a_round);
  g_test_add_func ("/planner/limits/a-table-with-too-few-places-is-named", test_a_table_with_too_few_places_is_named);
  g_test_add_func ("/planner/changes/who-must-go-elsewhere-is-listed", test_who_must_go_elsewhere_is_listed);
  g_test_add_func ("/planner/changes/who-left-or-walked-in-need-not-be-told",
                   test_who_left_or_walked_in_need_not_be_told);
  return g_test_run ();
}
