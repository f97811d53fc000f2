/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/sam-speeddate-changes.h"
#include "planner/sam-speeddate-checksum.h"
#include "planner/sam-speeddate-limits.h"
#include "planner/sam-speeddate-worth.h"

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
  static const SamSpeeddateChange expected[] = {
    { .participant = 0, .round = 1, .from = 1, .to = 2, .forced = TRUE },
    { .participant = 0, .round = 2, .from = 2, .to = -1, .forced = FALSE },
    { .participant = 1, .round = 2, .from = -1, .to = 1, .forced = FALSE },
  };
  g_autoptr (GArray) changes = NULL;

  sam_speeddate_expert (problem, 1)->available = 4;
  changes = sam_speeddate_list_changes (problem, before, after, 1);
  g_assert_cmpuint (changes->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < changes->len; i++)
    {
      const SamSpeeddateChange *change = &g_array_index (changes, SamSpeeddateChange, i);

      g_assert_cmpuint (change->participant, ==, expected[i].participant);
      g_assert_cmpuint (change->round, ==, expected[i].round);
      g_assert_cmpint (change->from, ==, expected[i].from);
      g_assert_cmpint (change->to, ==, expected[i].to);
      g_assert_cmpint (change->forced, ==, expected[i].forced);
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

static void
assert_worth (SamSpeeddateProblem *problem,
              guint n_bounds,
              const gint64 *bound,
              const char *words)
{
  static const int seats[] = { 0, 1, 2, 1, 0, -1 };
  static const gint64 vector[SAM_SPEEDDATE_N_LEVELS] = { 1, -400, 200, 30 };
  g_autofree char *text = sam_speeddate_worth_to_text (problem, seats, 3, vector, bound, n_bounds);
  g_autofree char *expected = g_strconcat ("3 of at most 3 wished-for talks. 1 of 2 “must meet” kept. "
                                           "1 time somebody has no table.",
                                           words, NULL);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_what_is_known_of_each_level_is_told (void)
{
  static const gint64 best[] = { 1, -400, 200, 30 };
  static const gint64 better[] = { 1, -401, 198, 20 };
  static const gint64 mixed[] = { 1, -400, 199, 26 };
  static const gint64 kept[] = { 0, -400, 200, 30 };
  static const gint64 nothing[] = { 1, -900, 200, 0 };
  g_autoptr (SamSpeeddateProblem) problem = make_evening ();

  wish_for_all (problem, 0);
  sam_speeddate_problem_add_must (problem, 1, 1);
  sam_speeddate_problem_add_must (problem, 1, 2);
  assert_worth (problem, 0, NULL, "");
  assert_worth (problem, 1, kept, " At most 1 more “must meet” is possible.");
  assert_worth (problem, 4, best,
                " No plan does better on wishes. No plan has tables more even. No plan mixes people better.");
  assert_worth (problem, 4, mixed,
                " No plan does better on wishes. Tables could be at most 0.5% more even. "
                "People could be mixed at most 14% better.");
  /* What comes after wishes has no meaning before they are the best. */
  assert_worth (problem, 4, better, " Wishes could be met at most 0.3% better.");
  assert_worth (problem, 2, nothing, "");
}

static void
test_room_is_never_told_too_small (void)
{
  static const struct
  {
    gint64 value, bound;
    const char *words;
  } cases[] = {
    { 1000, 1000, NULL },
    { 1000, 999, "0.1%" },
    { 10000, 9999, "0.1%" },
    { 1000, 901, "9.9%" },
    { 1000, 900, "10%" },
    { 1000, 899, "11%" },
    { -25882, -25893, "0.1%" },
    { -1000, -1500, "50%" },
    { 1000, 1, "100%" },
    { 1000, 0, NULL },
    { 0, -20, NULL },
    { -10, -30, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = sam_speeddate_room_to_text (cases[i].value, cases[i].bound);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

typedef void (*Change) (SamSpeeddateProblem *problem);

static void
change_wish (SamSpeeddateProblem *problem)
{
  sam_speeddate_problem_set_wish (problem, 1, 2, 1);
}

static void
change_must (SamSpeeddateProblem *problem)
{
  sam_speeddate_problem_add_must (problem, 1, 1);
}

static void
change_forbidden (SamSpeeddateProblem *problem)
{
  sam_speeddate_problem_add_forbid (problem, 0, 0);
}

static void
change_practice (SamSpeeddateProblem *problem)
{
  sam_speeddate_participant (problem, 0)->practice = g_strdup ("De Linde");
}

static void
change_profession (SamSpeeddateProblem *problem)
{
  sam_speeddate_participant (problem, 0)->profession = g_strdup ("De Linde");
}

static void
change_who_is_there (SamSpeeddateProblem *problem)
{
  sam_speeddate_participant (problem, 1)->available = 3;
}

static void
change_table (SamSpeeddateProblem *problem)
{
  sam_speeddate_expert (problem, 2)->cap++;
}

static void
change_people (SamSpeeddateProblem *problem)
{
  sam_speeddate_problem_add_participant (problem, "Els");
}

static void
change_announced (SamSpeeddateProblem *problem)
{
  sam_speeddate_problem_set_previous_seat (problem, 0, 1, 2);
}

static void
change_pin (SamSpeeddateProblem *problem)
{
  sam_speeddate_problem_add_pin (problem, 0, 0, 0);
}

static gboolean
is_noticed (Change change,
            gboolean with_previous)
{
  g_autoptr (SamSpeeddateProblem) problem = make_evening ();
  g_autoptr (SamSpeeddateProblem) same = make_evening ();
  g_autofree char *before = sam_speeddate_checksum (problem, with_previous);
  g_autofree char *again = sam_speeddate_checksum (same, with_previous);
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, again);
  change (problem);
  after = sam_speeddate_checksum (problem, with_previous);
  return !g_str_equal (before, after);
}

static void
test_a_bound_is_known_by_what_it_was_found_for (void)
{
  static const Change changes[] = { change_wish, change_must, change_forbidden, change_practice,
                                    change_profession, change_who_is_there, change_table, change_people };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_assert_true (is_noticed (changes[i], TRUE));
      g_assert_true (is_noticed (changes[i], FALSE));
    }
  g_assert_true (is_noticed (change_announced, TRUE));
  g_assert_false (is_noticed (change_announced, FALSE));
  g_assert_false (is_noticed (change_pin, TRUE));
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
  g_test_add_func ("/planner/worth/what-is-known-of-each-level-is-told", test_what_is_known_of_each_level_is_told);
  g_test_add_func ("/planner/worth/room-is-never-told-too-small", test_room_is_never_told_too_small);
  g_test_add_func ("/planner/worth/a-bound-is-known-by-what-it-was-found-for",
                   test_a_bound_is_known_by_what_it_was_found_for);
  g_test_add_func ("/planner/changes/who-must-go-elsewhere-is-listed", test_who_must_go_elsewhere_is_listed);
  g_test_add_func ("/planner/changes/who-left-or-walked-in-need-not-be-told",
                   test_who_left_or_walked_in_need_not_be_told);
  return g_test_run ();
}
