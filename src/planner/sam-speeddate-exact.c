/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Few enough ways to seat everybody are simply all tried, which proves the best of them on every level. */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-start.h"

#define MOST_WAYS 200000

typedef struct
{
  SamSpeeddateState *state;
  gint16 *best;
  gint64 hard;
  gint64 level[SAM_SPEEDDATE_N_LEVELS];
} Trying;

static guint64
count_ways (const SamSpeeddateState *state)
{
  guint64 ways = 1;

  for (guint p = 0; p < state->n_participants; p++)
    for (guint r = 0; r < state->n_rounds && ways <= MOST_WAYS; r++)
      {
        guint seats = 1;

        for (guint e = 0; e < state->n_experts && sam_speeddate_state_is_free (state, p, r); e++)
          seats += sam_speeddate_state_may_sit (state, p, r, (int) e);
        ways *= seats;
      }
  return ways;
}

static void
try_from (Trying *self,
          guint index)
{
  SamSpeeddateState *state = self->state;
  const guint p = index / state->n_rounds;
  const guint r = index % state->n_rounds;

  if (p == state->n_participants)
    {
      if (sam_speeddate_state_compare (state, self->hard, self->level) >= 0)
        return;
      memcpy (self->best, state->seat, index * sizeof *self->best);
      memcpy (self->level, state->level, sizeof self->level);
      self->hard = state->hard;
      return;
    }
  try_from (self, index + 1);
  for (guint e = 0; e < state->n_experts && sam_speeddate_state_is_free (state, p, r); e++)
    {
      if (!sam_speeddate_state_may_sit (state, p, r, (int) e) ||
          sam_speeddate_state_size (state, e, r) >= sam_speeddate_expert (state->problem, e)->cap)
        continue;
      sam_speeddate_state_set (state, p, r, (int) e);
      try_from (self, index + 1);
      sam_speeddate_state_set (state, p, r, -1);
    }
}

/**
 * sam_speeddate_try_all:
 * @state: with only the fixed seats taken
 *
 * Where there are few ways to seat everybody, leaves @state as the best of them: no plan has a better vector.
 *
 * Returns: FALSE when there are too many ways; @state is then as it was
 */
gboolean
sam_speeddate_try_all (SamSpeeddateState *state)
{
  g_autofree gint16 *best = g_new (gint16, state->n_participants * state->n_rounds + 1);
  Trying self = { .state = state, .best = best, .hard = G_MAXINT64 };

  if (count_ways (state) > MOST_WAYS)
    return FALSE;
  try_from (&self, 0);
  sam_speeddate_state_load (state, best);
  return TRUE;
}
