/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/sam-speeddate-state.h"

#include "sam-random-problem.h"

static void
wander (SamSpeeddateState *state,
        GRand *rand,
        guint n_moves)
{
  for (guint i = 0; i < n_moves; i++)
    {
      const guint p = (guint) g_rand_int_range (rand, 0, (int) state->n_participants);
      const guint r = (guint) g_rand_int_range (rand, 0, (int) state->n_rounds);
      const int e = g_rand_int_range (rand, -1, (int) state->n_experts);

      if (e < 0 || sam_speeddate_state_size (state, (guint) e, r) < sam_speeddate_expert (state->problem, e)->cap)
        sam_speeddate_state_set (state, p, r, e);
    }
}

static guint32
get_pair (const SamSpeeddateState *state,
          guint p,
          guint q,
          guint met_before)
{
  const guint index = p * state->n_participants + q;

  return state->pair_cost[index] +
         (state->meet[index] > met_before ? (guint32) state->problem->objective.repeat : 0);
}

static void
check_company (const SamSpeeddateState *state)
{
  for (guint p = 0; p < state->n_participants; p++)
    for (guint r = 0; r < state->n_rounds; r++)
      for (guint e = 0; e < state->n_experts; e++)
        {
          const gint16 *people = sam_speeddate_state_people (state, e, r);
          const gboolean sits = sam_speeddate_state_seat (state, p, r) == (int) e;
          guint32 join = 0;
          guint32 leave = 0;

          for (guint i = 0; i < sam_speeddate_state_size (state, e, r); i++)
            if ((guint) people[i] != p)
              {
                join += get_pair (state, p, (guint) people[i], 0);
                leave += get_pair (state, p, (guint) people[i], 1);
              }
          g_assert_cmpuint (state->join[(e * state->n_rounds + r) * state->n_participants + p], ==, join);
          if (sits)
            g_assert_cmpuint (state->leave[p * state->n_rounds + r], ==, leave);
        }
}

static void
test_company_is_followed (void)
{
  for (guint32 seed = 1; seed <= 60; seed++)
    {
      g_autoptr (SamSpeeddateProblem) problem = sam_random_problem (seed, 12, 4, 5, FALSE);
      g_autoptr (SamSpeeddateState) state = sam_speeddate_state_new (problem);
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

      g_test_message ("seed %u", seed);
      wander (state, rand, 100);
      sam_speeddate_state_keep_company (state, TRUE);
      check_company (state);
      wander (state, rand, 300);
      check_company (state);
      sam_speeddate_state_keep_company (state, FALSE);
      g_assert_null (state->join);
    }
}

static void
test_the_running_score_is_the_score (void)
{
  for (guint32 seed = 1; seed <= 60; seed++)
    {
      g_autoptr (SamSpeeddateProblem) problem = sam_random_problem (seed, 12, 4, 5, FALSE);
      g_autoptr (SamSpeeddateState) state = sam_speeddate_state_new (problem);
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      const guint n_seats = state->n_participants * state->n_rounds;
      g_autofree int *seats = g_new (int, n_seats);
      gint64 vector[SAM_SPEEDDATE_N_LEVELS];

      g_test_message ("seed %u", seed);
      wander (state, rand, 200);
      for (guint i = 0; i < n_seats; i++)
        seats[i] = state->seat[i];
      sam_speeddate_score (problem, seats, vector, NULL);
      for (guint level = 0; level < SAM_SPEEDDATE_N_LEVELS; level++)
        g_assert_cmpint (vector[level], ==, state->level[level]);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planner/state/company-is-followed", test_company_is_followed);
  g_test_add_func ("/planner/state/the-running-score-is-the-score", test_the_running_score_is_the_score);
  return g_test_run ();
}
