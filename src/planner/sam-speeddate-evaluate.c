/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-evaluate.h"

/**
 * sam_speeddate_evaluate_seats:
 * @before: participant × round
 * @after: participant × round
 * @participant: who is being moved
 * @round: in which round
 *
 * What other seats would cost or break. Broken constraints that were broken before are not counted again.
 *
 * Returns: (transfer full): the effect; everybody else whose seat is other goes along
 */
SamSpeeddateMove *
sam_speeddate_evaluate_seats (SamSpeeddateProblem *problem,
                              const int *before,
                              const int *after,
                              guint participant,
                              guint round)
{
  const guint n = problem->participants->len * problem->n_rounds;
  g_autoptr (GPtrArray) broken_before = NULL;
  g_autoptr (GPtrArray) broken_after = NULL;
  SamSpeeddateMove *move = g_new0 (SamSpeeddateMove, 1);
  gint64 score[SAM_SPEEDDATE_N_LEVELS];

  move->seats = g_memdup2 (after, MAX (1, n) * sizeof *after);
  move->along = g_array_new (FALSE, FALSE, sizeof (SamSpeeddateChange));
  move->breaks = g_ptr_array_new_with_free_func (g_free);
  for (guint r = 0; r < problem->n_rounds; r++)
    for (guint p = 0; p < problem->participants->len; p++)
      {
        const guint cell = p * problem->n_rounds + r;
        const SamSpeeddateChange change = { p, r, before[cell], after[cell], FALSE };

        if (before[cell] != after[cell] && (p != participant || r != round))
          g_array_append_val (move->along, change);
      }
  sam_speeddate_score (problem, before, score, &broken_before);
  sam_speeddate_score (problem, after, move->change, &broken_after);
  for (guint level = 0; level < SAM_SPEEDDATE_N_LEVELS; level++)
    move->change[level] -= score[level];
  move->wished = (int) sam_speeddate_count_wished (problem, after, NULL) -
                 (int) sam_speeddate_count_wished (problem, before, NULL);
  for (guint i = 0; i < broken_after->len; i++)
    if (!g_ptr_array_find_with_equal_func (broken_before, g_ptr_array_index (broken_after, i), g_str_equal, NULL))
      g_ptr_array_add (move->breaks, g_strdup (g_ptr_array_index (broken_after, i)));
  return move;
}

/**
 * sam_speeddate_evaluate_move:
 * @expert: where to, -1 for no seat
 * @swap_with: a participant who takes the seat left behind, -1 for nobody
 *
 * What moving one person in one round would cost or break.
 *
 * Returns: (transfer full): the effect
 */
SamSpeeddateMove *
sam_speeddate_evaluate_move (SamSpeeddateProblem *problem,
                             const int *seats,
                             guint participant,
                             guint round,
                             int expert,
                             int swap_with)
{
  const guint n = problem->participants->len * problem->n_rounds;
  g_autofree int *after = NULL;

  g_return_val_if_fail (participant < problem->participants->len && round < problem->n_rounds, NULL);

  after = g_memdup2 (seats, MAX (1, n) * sizeof *seats);
  after[participant * problem->n_rounds + round] = expert;
  if (swap_with >= 0)
    after[(guint) swap_with * problem->n_rounds + round] = seats[participant * problem->n_rounds + round];
  return sam_speeddate_evaluate_seats (problem, seats, after, participant, round);
}

/**
 * sam_speeddate_move_free:
 */
void
sam_speeddate_move_free (SamSpeeddateMove *move)
{
  g_ptr_array_unref (move->breaks);
  g_array_unref (move->along);
  g_free (move->seats);
  g_free (move);
}
