/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a coordinator can ask for, one by one. */
#include "sam-random-problem.h"

#include <string.h>

#define SEAT(plan, p, r) ((plan)->seats[(p) * (plan)->problem->n_rounds + (r)])

/* Everybody there all evening, with two places at each table. */
static SamSpeeddateProblem *
make_problem (guint n_rounds,
              guint n_experts,
              guint n_participants)
{
  SamSpeeddateProblem *problem = sam_speeddate_problem_new (n_rounds);

  for (guint e = 0; e < n_experts; e++)
    {
      g_autofree char *id = g_strdup_printf ("E%u", e);

      sam_speeddate_problem_add_expert (problem, id, NULL)->cap = 2;
    }
  for (guint p = 0; p < n_participants; p++)
    {
      g_autofree char *id = g_strdup_printf ("P%u", p);

      sam_speeddate_problem_add_participant (problem, id);
    }
  return problem;
}

static SamSpeeddatePlan *
solve (SamSpeeddateProblem *problem)
{
  const SamSpeeddateOptions options = { .seed = 1, .max_steps = 20000 };
  g_autoptr (GError) error = NULL;
  SamSpeeddatePlan *plan = sam_speeddate_solve (problem, &options, NULL, NULL, &error);
  g_autofree char *violation = NULL;

  g_assert_no_error (error);
  violation = sam_find_violation (problem, plan->seats);
  g_assert_cmpstr (violation, ==, NULL);
  return plan;
}

static gboolean
meet (const SamSpeeddatePlan *plan,
      guint p,
      int e)
{
  for (guint r = 0; r < plan->problem->n_rounds; r++)
    if (SEAT (plan, p, r) == e)
      return TRUE;
  return FALSE;
}

static guint
count_together (const SamSpeeddatePlan *plan,
                guint p,
                guint q)
{
  guint n = 0;

  for (guint r = 0; r < plan->problem->n_rounds; r++)
    n += SEAT (plan, p, r) >= 0 && SEAT (plan, p, r) == SEAT (plan, q, r);
  return n;
}

static void
test_who_is_pinned_sits_there (void)
{
  g_autoptr (SamSpeeddateProblem) problem = make_problem (3, 4, 8);
  g_autoptr (SamSpeeddatePlan) plan = NULL;

  for (guint p = 0; p < 8; p++)
    sam_speeddate_problem_set_wish (problem, p, 0, 3);
  sam_speeddate_problem_add_pin (problem, 2, 3, 1);
  sam_speeddate_problem_add_pin (problem, 5, 3, 1);
  plan = solve (problem);
  g_assert_cmpint (SEAT (plan, 2, 1), ==, 3);
  g_assert_cmpint (SEAT (plan, 5, 1), ==, 3);
}

static void
test_who_must_not_meet_never_does (void)
{
  g_autoptr (SamSpeeddateProblem) problem = make_problem (4, 4, 8);
  g_autoptr (SamSpeeddatePlan) plan = NULL;

  sam_speeddate_problem_set_wish (problem, 0, 1, 3);
  sam_speeddate_problem_add_forbid (problem, 0, 1);
  plan = solve (problem);
  g_assert_false (meet (plan, 0, 1));
}

static void
test_who_must_meet_does_before_any_wish (void)
{
  g_autoptr (SamSpeeddateProblem) problem = make_problem (1, 2, 3);
  g_autoptr (SamSpeeddatePlan) plan = NULL;

  for (guint p = 0; p < 3; p++)
    sam_speeddate_problem_set_wish (problem, p, 0, p == 2 ? 1 : 3);
  sam_speeddate_problem_add_must (problem, 2, 0);
  plan = solve (problem);
  g_assert_true (meet (plan, 2, 0));
  g_assert_cmpint (plan->vector[0], ==, 0);
  g_assert_cmpuint (plan->proven_levels, >=, 2);
}

static void
test_nobody_sits_where_somebody_is_away (void)
{
  g_autoptr (SamSpeeddateProblem) problem = make_problem (4, 4, 7);
  g_autoptr (SamSpeeddatePlan) plan = NULL;

  sam_speeddate_participant (problem, 0)->available = 0xe;
  sam_speeddate_participant (problem, 1)->available = 0x3;
  sam_speeddate_expert (problem, 2)->available = 0x7;
  plan = solve (problem);
  g_assert_cmpint (SEAT (plan, 0, 0), ==, -1);
  g_assert_cmpint (SEAT (plan, 1, 2), ==, -1);
  g_assert_cmpint (SEAT (plan, 1, 3), ==, -1);
  for (guint p = 0; p < 7; p++)
    g_assert_cmpint (SEAT (plan, p, 3), !=, 2);
  /* All others have a table in every round. */
  for (guint p = 2; p < 7; p++)
    for (guint r = 0; r < 3; r++)
      g_assert_cmpint (SEAT (plan, p, r), >=, 0);
}

static void
test_an_expert_has_a_break_in_time (void)
{
  g_autoptr (SamSpeeddateProblem) problem = make_problem (5, 3, 4);
  g_autoptr (SamSpeeddatePlan) plan = NULL;
  guint run = 0;

  for (guint p = 0; p < 4; p++)
    sam_speeddate_problem_set_wish (problem, p, 0, 3);
  sam_speeddate_expert (problem, 0)->cap = 1;
  sam_speeddate_expert (problem, 0)->max_run = 2;
  plan = solve (problem);
  for (guint r = 0; r < 5; r++)
    {
      gboolean busy = FALSE;

      for (guint p = 0; p < 4; p++)
        busy = busy || SEAT (plan, p, r) == 0;
      run = busy ? run + 1 : 0;
      g_assert_cmpuint (run, <=, 2);
    }
  /* Two rounds, a break, two rounds: all four have their talk. */
  for (guint p = 0; p < 4; p++)
    g_assert_true (meet (plan, p, 0));
}

static void
test_colleagues_sit_apart (void)
{
  g_autoptr (SamSpeeddateProblem) problem = make_problem (4, 4, 8);
  g_autoptr (SamSpeeddatePlan) plan = NULL;

  for (guint p = 0; p < 8; p++)
    sam_speeddate_participant (problem, p)->practice = g_strdup_printf ("H%u", p / 4);
  plan = solve (problem);
  for (guint p = 0; p < 8; p++)
    for (guint q = 0; q < p; q++)
      g_assert_true (p / 4 != q / 4 || count_together (plan, p, q) == 0);
}

static void
test_professions_are_mixed (void)
{
  g_autoptr (SamSpeeddateProblem) problem = make_problem (2, 4, 8);
  g_autoptr (SamSpeeddatePlan) plan = NULL;

  for (guint p = 0; p < 8; p++)
    sam_speeddate_participant (problem, p)->profession = g_strdup (p % 2 == 0 ? "GP" : "POH");
  plan = solve (problem);
  for (guint p = 0; p < 8; p++)
    for (guint q = 0; q < p; q++)
      g_assert_true (p % 2 != q % 2 || count_together (plan, p, q) == 0);
}

static void
test_people_see_new_faces (void)
{
  g_autoptr (SamSpeeddateProblem) problem = make_problem (4, 4, 8);
  g_autoptr (SamSpeeddatePlan) plan = solve (problem);

  for (guint p = 0; p < 8; p++)
    for (guint q = 0; q < p; q++)
      g_assert_cmpuint (count_together (plan, p, q), <=, 1);
}

/* The announced plan of an evening: everybody has a table in every round. */
static SamSpeeddateProblem *
announce (const SamSpeeddatePlan *plan,
          guint frozen_rounds)
{
  SamSpeeddateProblem *problem = sam_speeddate_problem_copy (plan->problem);

  problem->frozen_rounds = frozen_rounds;
  for (guint p = 0; p < problem->participants->len; p++)
    for (guint r = 0; r < problem->n_rounds; r++)
      sam_speeddate_problem_set_previous_seat (problem, p, r, SEAT (plan, p, r));
  return problem;
}

static guint
count_changes (const SamSpeeddatePlan *before,
               const SamSpeeddatePlan *after,
               guint n_participants)
{
  guint n = 0;

  for (guint p = 0; p < n_participants; p++)
    for (guint r = 0; r < before->problem->n_rounds; r++)
      n += SEAT (before, p, r) != SEAT (after, p, r);
  return n;
}

static void
test_without_a_reason_nothing_changes (void)
{
  g_autoptr (SamSpeeddateProblem) problem = make_problem (4, 4, 8);
  g_autoptr (SamSpeeddatePlan) before = solve (problem);
  g_autoptr (SamSpeeddateProblem) evening = announce (before, 1);
  g_autoptr (SamSpeeddatePlan) after = solve (evening);

  g_assert_cmpuint (count_changes (before, after, 8), ==, 0);
}

static void
test_who_does_not_come_moves_nobody_else (void)
{
  g_autoptr (SamSpeeddateProblem) problem = make_problem (4, 4, 8);
  g_autoptr (SamSpeeddatePlan) before = solve (problem);
  g_autoptr (SamSpeeddateProblem) evening = announce (before, 1);
  g_autoptr (SamSpeeddatePlan) after = NULL;

  sam_speeddate_participant (evening, 7)->available = 1;
  after = solve (evening);
  for (guint r = 1; r < 4; r++)
    g_assert_cmpint (SEAT (after, 7, r), ==, -1);
  g_assert_cmpuint (count_changes (before, after, 7), ==, 0);
}

/* Eight places for seven: the free one is for whoever walks in, from when they are there. */
static void
test_who_walks_in_takes_what_is_free (void)
{
  g_autoptr (SamSpeeddateProblem) problem = make_problem (4, 4, 7);
  g_autoptr (SamSpeeddatePlan) before = solve (problem);
  g_autoptr (SamSpeeddateProblem) evening = announce (before, 1);
  g_autoptr (SamSpeeddatePlan) after = NULL;
  SamSpeeddateParticipant *late = sam_speeddate_problem_add_participant (evening, "late");

  late->walk_in = TRUE;
  late->available = 0xe;
  after = solve (evening);
  g_assert_cmpint (SEAT (after, 7, 0), ==, -1);
  for (guint r = 1; r < 4; r++)
    g_assert_cmpint (SEAT (after, 7, r), >=, 0);
  for (guint p = 0; p < 7; p++)
    g_assert_cmpint (SEAT (before, p, 0), ==, SEAT (after, p, 0));
}

/* An expert falls ill after the first round: only who was to sit there goes elsewhere. */
static void
test_only_who_has_to_goes_elsewhere (void)
{
  g_autoptr (SamSpeeddateProblem) problem = make_problem (4, 6, 6);
  g_autoptr (SamSpeeddatePlan) before = solve (problem);
  g_autoptr (SamSpeeddateProblem) evening = announce (before, 1);
  g_autoptr (SamSpeeddatePlan) after = NULL;

  sam_speeddate_expert (evening, 2)->available = 1;
  after = solve (evening);
  for (guint p = 0; p < 6; p++)
    for (guint r = 0; r < 4; r++)
      {
        if (r > 0 && SEAT (before, p, r) == 2)
          g_assert_cmpint (SEAT (after, p, r), >=, 0);
        else
          g_assert_cmpint (SEAT (before, p, r), ==, SEAT (after, p, r));
      }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planner/rules/who-is-pinned-sits-there", test_who_is_pinned_sits_there);
  g_test_add_func ("/planner/rules/who-must-not-meet-never-does", test_who_must_not_meet_never_does);
  g_test_add_func ("/planner/rules/who-must-meet-does-before-any-wish", test_who_must_meet_does_before_any_wish);
  g_test_add_func ("/planner/rules/nobody-sits-where-somebody-is-away", test_nobody_sits_where_somebody_is_away);
  g_test_add_func ("/planner/rules/an-expert-has-a-break-in-time", test_an_expert_has_a_break_in_time);
  g_test_add_func ("/planner/rules/colleagues-sit-apart", test_colleagues_sit_apart);
  g_test_add_func ("/planner/rules/professions-are-mixed", test_professions_are_mixed);
  g_test_add_func ("/planner/rules/people-see-new-faces", test_people_see_new_faces);
  g_test_add_func ("/planner/rules/without-a-reason-nothing-changes", test_without_a_reason_nothing_changes);
  g_test_add_func ("/planner/rules/who-does-not-come-moves-nobody-else", test_who_does_not_come_moves_nobody_else);
  g_test_add_func ("/planner/rules/who-walks-in-takes-what-is-free", test_who_walks_in_takes_what_is_free);
  g_test_add_func ("/planner/rules/only-who-has-to-goes-elsewhere", test_only_who_has_to_goes_elsewhere);
  return g_test_run ();
}
