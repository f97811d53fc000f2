/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-relax.h"

static guint
bound_wished (SamSpeeddateProblem *problem)
{
  g_autoptr (SamSpeeddateProblem) copy = sam_speeddate_problem_copy (problem);
  g_autoptr (SamSpeeddateState) state = NULL;
  g_autoptr (SamSpeeddateRelaxed) relaxed = NULL;

  /* The flow that bounds the whole, with one point for each wished-for talk and none for anything else. */
  g_array_set_size (copy->must, 0);
  g_array_set_size (copy->pin, 0);
  copy->has_previous = FALSE;
  copy->objective = (SamSpeeddateObjective){ .wish = { 1 }, .n_wish = 1 };
  state = sam_speeddate_state_new (copy);
  for (guint i = 0; i < state->n_participants * state->n_experts; i++)
    state->weight[i] = MIN (state->weight[i], 1);
  relaxed = sam_speeddate_relax_wishes (state);
  return (guint) -relaxed->bound[1];
}

static gboolean
is_first_meeting (const int *seats,
                  guint round)
{
  for (guint r = 0; r < round; r++)
    if (seats[r] == seats[round])
      return FALSE;
  return TRUE;
}

/**
 * sam_speeddate_count_wished:
 * @seats: participant × round
 * @most: (out) (optional): no plan has more; takes longer to find out than the rest
 *
 * The score in something people can count: talks that somebody wished for, in whatever degree.
 *
 * Returns: how many the seats have
 */
guint
sam_speeddate_count_wished (SamSpeeddateProblem *problem,
                            const int *seats,
                            guint *most)
{
  const guint n_rounds = problem->n_rounds;
  guint wished = 0;

  if (most != NULL)
    *most = bound_wished (problem);
  for (guint p = 0; p < problem->participants->len; p++)
    for (guint r = 0; r < n_rounds; r++)
      {
        const int e = seats[p * n_rounds + r];

        if (e >= 0 && is_first_meeting (seats + p * n_rounds, r) &&
            sam_speeddate_problem_get_weight (problem, p, (guint) e) > 0)
          wished++;
      }
  return wished;
}
