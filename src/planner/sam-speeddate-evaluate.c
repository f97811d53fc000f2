/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate.h"

/**
 * sam_speeddate_evaluate_move:
 * @expert: where to, -1 for no seat
 * @swap_with: a participant who takes the seat left behind, -1 for nobody
 *
 * What moving one person in one round would cost or break, for showing it while the person is being dragged. Broken
 * constraints that were broken before the move are not counted again.
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
  g_autofree int *after = g_memdup2 (seats, MAX (1, n) * sizeof *seats);
  g_autoptr (GPtrArray) broken_before = NULL;
  g_autoptr (GPtrArray) broken_after = NULL;
  SamSpeeddateMove *move = g_new0 (SamSpeeddateMove, 1);
  gint64 before[SAM_SPEEDDATE_N_LEVELS];

  g_return_val_if_fail (participant < problem->participants->len && round < problem->n_rounds, NULL);

  move->breaks = g_ptr_array_new_with_free_func (g_free);
  move->swapped_with = swap_with;
  after[participant * problem->n_rounds + round] = expert;
  if (swap_with >= 0)
    after[(guint) swap_with * problem->n_rounds + round] = seats[participant * problem->n_rounds + round];
  sam_speeddate_score (problem, seats, before, &broken_before);
  sam_speeddate_score (problem, after, move->change, &broken_after);
  for (guint level = 0; level < SAM_SPEEDDATE_N_LEVELS; level++)
    move->change[level] -= before[level];
  for (guint i = 0; i < broken_after->len; i++)
    if (!g_ptr_array_find_with_equal_func (broken_before, g_ptr_array_index (broken_after, i), g_str_equal, NULL))
      g_ptr_array_add (move->breaks, g_strdup (g_ptr_array_index (broken_after, i)));
  return move;
}

/**
 * sam_speeddate_move_free:
 */
void
sam_speeddate_move_free (SamSpeeddateMove *move)
{
  g_ptr_array_unref (move->breaks);
  g_free (move);
}
