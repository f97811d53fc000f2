/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/sam-speeddate-evaluate.h"
#include "sam-random-problem.h"

static void
test_a_move_tells_what_it_breaks (void)
{
  g_autoptr (SamSpeeddateProblem) problem = sam_speeddate_problem_new (1);
  g_autoptr (SamSpeeddateMove) move = NULL;
  g_autoptr (SamSpeeddateMove) swap = NULL;
  const int seats[] = { 0, 1 };

  sam_speeddate_problem_add_expert (problem, "Ada", NULL)->cap = 1;
  sam_speeddate_problem_add_expert (problem, "Bo", NULL)->cap = 1;
  sam_speeddate_problem_add_participant (problem, "Cor");
  sam_speeddate_problem_add_participant (problem, "Dirk");
  sam_speeddate_problem_set_wish (problem, 0, 1, 3);

  move = sam_speeddate_evaluate_move (problem, seats, 0, 0, 1, -1);
  g_assert_cmpuint (move->breaks->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (move->breaks, 0), ==,
                   "Bo has 2 at the table in round 1, at most 1 fit.");
  swap = sam_speeddate_evaluate_move (problem, seats, 0, 0, 1, 1);
  g_assert_cmpuint (swap->breaks->len, ==, 0);
  g_assert_cmpint (swap->change[1], ==, -30);
}

/* As many rounds as experts and every table full: everybody meets everybody, so that no seat can change alone. */
static SamSpeeddateProblem *
make_full_evening (guint n_experts,
                   guint cap,
                   int **seats)
{
  SamSpeeddateProblem *problem = sam_speeddate_problem_new (n_experts);

  *seats = g_new (int, n_experts *cap *n_experts);
  for (guint e = 0; e < n_experts; e++)
    {
      g_autofree char *id = g_strdup_printf ("E%u", e);

      sam_speeddate_problem_add_expert (problem, id, NULL)->cap = cap;
    }
  for (guint p = 0; p < n_experts * cap; p++)
    {
      g_autofree char *id = g_strdup_printf ("P%u", p);

      sam_speeddate_problem_add_participant (problem, id);
      for (guint r = 0; r < n_experts; r++)
        (*seats)[p * n_experts + r] = (int) ((p + r) % n_experts);
    }
  return problem;
}

static void
test_others_go_along_in_a_full_evening (void)
{
  g_autofree int *seats = NULL;
  g_autoptr (SamSpeeddateProblem) problem = make_full_evening (8, 3, &seats);
  const SamSpeeddateOptions options = { .seed = 1, .max_steps = 20000 };
  g_autoptr (SamSpeeddatePlan) plan = sam_speeddate_solve (problem, &options, NULL, NULL, NULL);

  for (guint p = 0; p < 24; p++)
    for (int e = 0; e < 8; e++)
      {
        const guint r = p % 8;
        g_autoptr (SamSpeeddateMove) alone = sam_speeddate_evaluate_move (problem, plan->seats, p, r, e, -1);
        g_autoptr (SamSpeeddateMove) move = sam_speeddate_find_move (problem, plan->seats, p, r, e, -1);

        if (plan->seats[p * 8 + r] == e)
          continue;
        g_assert_cmpuint (alone->breaks->len, >, 0);
        g_assert_cmpuint (move->breaks->len, ==, 0);
        g_assert_cmpint (move->seats[p * 8 + r], ==, e);
        g_assert_null (sam_find_violation (problem, move->seats));
      }
}

static void
test_the_fewest_go_along (void)
{
  g_autofree int *seats = NULL;
  g_autoptr (SamSpeeddateProblem) problem = make_full_evening (2, 1, &seats);
  g_autoptr (SamSpeeddateMove) move = sam_speeddate_find_move (problem, seats, 0, 0, 1, -1);
  const SamSpeeddateChange *first;

  /* Two people, two tables, two rounds: all exchange. */
  g_assert_cmpuint (move->along->len, ==, 3);
  first = &g_array_index (move->along, SamSpeeddateChange, 0);
  g_assert_cmpuint (first->participant, ==, 1);
  g_assert_cmpuint (first->round, ==, 0);
  g_assert_cmpint (first->from, ==, 1);
  g_assert_cmpint (first->to, ==, 0);
}

static void
test_who_is_pinned_does_not_go_along (void)
{
  g_autofree int *seats = NULL;
  g_autoptr (SamSpeeddateProblem) problem = make_full_evening (2, 1, &seats);
  g_autoptr (SamSpeeddateMove) move = NULL;

  sam_speeddate_problem_add_pin (problem, 1, 1, 0);
  move = sam_speeddate_find_move (problem, seats, 0, 0, 1, -1);
  g_assert_cmpuint (move->breaks->len, >, 0);
  g_assert_cmpuint (move->along->len, ==, 0);
}

static void
test_who_must_not_meet_is_never_brought_together (void)
{
  g_autofree int *seats = NULL;
  g_autoptr (SamSpeeddateProblem) problem = make_full_evening (3, 2, &seats);
  g_autoptr (SamSpeeddateMove) move = NULL;

  for (guint r = 0; r < 3; r++)
    if (seats[r] == 2)
      seats[r] = -1;
  sam_speeddate_problem_add_forbid (problem, 0, 2);
  move = sam_speeddate_find_move (problem, seats, 0, 0, 2, -1);
  g_assert_cmpuint (move->breaks->len, >, 1);
  g_assert_cmpstr (g_ptr_array_index (move->breaks, 0), ==, "P0 and E2 must not meet.");
}

/* Whatever the problem: a way keeps every rule and every pin of others, and puts the person where it was asked. */
static void
test_random_ways_are_sound (void)
{
  guint refused = 0, ways = 0;

  for (guint32 seed = 1; seed <= 60; seed++)
    {
      g_autoptr (SamSpeeddateProblem) problem = sam_random_problem (seed, 10, 5, 4, seed % 2 == 0);
      const SamSpeeddateOptions options = { .seed = seed, .max_steps = 2000 };
      g_autoptr (SamSpeeddatePlan) plan = sam_speeddate_solve (problem, &options, NULL, NULL, NULL);

      g_test_message ("seed %u", seed);
      for (guint p = 0; plan != NULL && p < problem->participants->len; p++)
        {
          const int e = (int) ((seed + p) % problem->experts->len);
          g_autoptr (SamSpeeddateMove) alone = sam_speeddate_evaluate_move (problem, plan->seats, p, 0, e, -1);
          g_autoptr (SamSpeeddateMove) move = sam_speeddate_find_move (problem, plan->seats, p, 0, e, -1);

          refused += alone->breaks->len > 0;
          g_assert_cmpint (move->seats[p * problem->n_rounds], ==, e);
          if (move->breaks->len > 0)
            continue;
          ways += alone->breaks->len > 0;
          g_assert_null (sam_find_violation (problem, move->seats));
        }
    }
  g_test_message ("%u moves could not be done alone, %u of them with others", refused, ways);
  g_assert_cmpuint (ways, >, 20);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planner/move/a-move-tells-what-it-breaks", test_a_move_tells_what_it_breaks);
  g_test_add_func ("/planner/move/others-go-along-in-a-full-evening", test_others_go_along_in_a_full_evening);
  g_test_add_func ("/planner/move/the-fewest-go-along", test_the_fewest_go_along);
  g_test_add_func ("/planner/move/who-is-pinned-does-not-go-along", test_who_is_pinned_does_not_go_along);
  g_test_add_func ("/planner/move/who-must-not-meet-is-never-brought-together",
                   test_who_must_not_meet_is_never_brought_together);
  g_test_add_func ("/planner/move/random-ways-are-sound", test_random_ways_are_sound);
  return g_test_run ();
}
