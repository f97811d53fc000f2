/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A step tries one move and keeps it when it costs no more than a drawn limit. The limit is drawn first, so that most
 * moves are turned down before anything is changed. Same seed and steps, same result, on every computer: the drawn
 * limits come from a table of whole numbers. */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-search-private.h"

#include <math.h>

/* Lists for each participant the experts worth nothing, 1, 2 and 3 to them. */
static void
group_alike (SamSpeeddateSearch *self)
{
  const SamSpeeddateState *state = self->state;
  const guint m = state->n_experts;

  self->alike = g_new (guint16, state->n_participants * m + 1);
  self->alike_first = g_new (guint16, state->n_participants * 5 + 1);
  for (guint p = 0; p < state->n_participants; p++)
    {
      guint n = 0;

      for (guint weight = 0; weight < 4; weight++)
        {
          self->alike_first[p * 5 + weight] = (guint16) n;
          for (guint e = 0; e < m; e++)
            if (state->weight[p * m + e] == weight && state->allowed[p * m + e])
              self->alike[p * m + n++] = (guint16) e;
        }
      self->alike_first[p * 5 + 4] = (guint16) n;
    }
}

/**
 * sam_speeddate_search_new:
 * @state: (transfer none): where it starts, and what it moves
 *
 * Returns: (transfer full): a search whose best is @state
 */
SamSpeeddateSearch *
sam_speeddate_search_new (SamSpeeddateState *state,
                          guint64 seed)
{
  SamSpeeddateSearch *self = g_new0 (SamSpeeddateSearch, 1);

  self->state = state;
  /* Scrambled, or two seeds would be two places in one row of numbers. */
  self->random = (seed + 1) * G_GUINT64_CONSTANT (0xd1342543de82ef95);
  self->random = (self->random ^ (self->random >> 32)) * G_GUINT64_CONSTANT (0xaef17502108ef2d9);
  self->random ^= self->random >> 29;
  for (guint i = 0; i < SAM_SPEEDDATE_N_LIMITS; i++)
    self->limits[i] = (gint64) floor (-log ((i + 0.5) / SAM_SPEEDDATE_N_LIMITS) * SAM_SPEEDDATE_LIMIT_UNIT + 0.5);
  self->journal = g_array_new (FALSE, FALSE, sizeof (SamSpeeddateStep));
  self->best = g_new (gint16, state->n_participants * state->n_rounds + 1);
  self->best_hard = G_MAXINT64;
  group_alike (self);
  sam_speeddate_search_offer (self);
  return self;
}

/**
 * sam_speeddate_search_free:
 */
void
sam_speeddate_search_free (SamSpeeddateSearch *self)
{
  g_array_unref (self->journal);
  g_free (self->best);
  g_free (self->alike);
  g_free (self->alike_first);
  g_free (self);
}

/**
 * sam_speeddate_search_offer:
 *
 * Remembers the state as it is, if it is the best so far.
 */
void
sam_speeddate_search_offer (SamSpeeddateSearch *self)
{
  const SamSpeeddateState *state = self->state;

  if (sam_speeddate_state_compare (state, self->best_hard, self->best_level) >= 0)
    return;
  memcpy (self->best, state->seat, state->n_participants * state->n_rounds * sizeof *self->best);
  memcpy (self->best_level, state->level, sizeof self->best_level);
  self->best_hard = state->hard;
}

/**
 * sam_speeddate_search_return_to_best:
 */
void
sam_speeddate_search_return_to_best (SamSpeeddateSearch *self)
{
  sam_speeddate_state_load (self->state, self->best);
}

/**
 * sam_speeddate_search_get_best:
 * @hard: (out): 0 when every hard constraint holds
 * @vector: (out caller-allocates): its levels
 *
 * Returns: (transfer none): the seats
 */
const gint16 *
sam_speeddate_search_get_best (SamSpeeddateSearch *self,
                               gint64 *hard,
                               gint64 *vector)
{
  *hard = self->best_hard;
  memcpy (vector, self->best_level, sizeof self->best_level);
  return self->best;
}

/**
 * sam_speeddate_search_run:
 * @tick: (nullable): asked now and then; answering FALSE ends the run
 *
 * Searches from the state as it is, cooling from hot to cold over @n_steps.
 *
 * Returns: FALSE when ended by @tick
 */
gboolean
sam_speeddate_search_run (SamSpeeddateSearch *self,
                          const SamSpeeddateMood *mood,
                          guint64 n_steps,
                          SamSpeeddateSearchTick tick,
                          gpointer tick_data)
{
  const double ratio = log (mood->cold / mood->hot);
  gboolean only_company;

  self->mood = mood;
  if (self->state->n_participants == 0 || self->state->n_experts == 0)
    return TRUE;
  only_company = sam_speeddate_state_keep_company (self->state, mood->only_company);
  for (guint64 i = 0; i < n_steps; i++)
    {
      if (i % 256 == 0)
        self->heat = (gint64) (mood->hot * exp (ratio * (double) i / (double) n_steps) * SAM_SPEEDDATE_LIMIT_UNIT);
      if (tick != NULL && i % SAM_SPEEDDATE_TICK_STEPS == SAM_SPEEDDATE_TICK_STEPS - 1 && !tick (tick_data))
        return FALSE;
      if (only_company)
        sam_speeddate_search_take_company_step (self);
      else
        sam_speeddate_search_take_step (self);
    }
  return TRUE;
}
