/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Table costs in the relaxation: each place at a table in a round costs more than the one before.
 * An expert who needs breaks has as many of each as there are rounds left to them, whichever those are. */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-relax-private.h"

/**
 * sam_speeddate_relaxing_count_places:
 *
 * Returns: the places at a table in a round; seats that were played count even where they broke a rule
 */
guint
sam_speeddate_relaxing_count_places (const SamSpeeddateState *state,
                                     guint e,
                                     guint r)
{
  SamSpeeddateExpert *expert = sam_speeddate_expert (state->problem, e);
  const guint n_fixed = state->n_fixed[e * state->n_rounds + r];

  if ((expert->available >> r & 1) == 0)
    return n_fixed;
  return MAX (n_fixed, MIN (expert->cap, state->n_participants));
}

/* What was played may have been without the breaks that were due: then the rounds are counted one by one. */
static gboolean
needs_breaks (const SamSpeeddateState *state,
              guint e)
{
  return !state->problem->has_previous && sam_speeddate_expert (state->problem, e)->max_run > 0;
}

/* What the next person at a table adds to its cost. */
static gint64
price_place (const SamSpeeddateState *state,
             gint64 taken)
{
  return 2 * taken + 1 - (taken == 0 ? state->problem->objective.idle_expert : 0);
}

static void
add_tables_with_breaks (SamSpeeddateRelaxing *self,
                        guint e)
{
  const SamSpeeddateState *state = self->state;
  const guint node = sam_speeddate_relaxing_expert (self, e);
  const guint cap = MIN (sam_speeddate_expert (state->problem, e)->cap, state->n_participants);
  const guint working = sam_speeddate_relaxing_count_working_rounds (state, e);

  for (guint n = 0; n < cap; n++)
    {
      const guint arc = sam_flow_add_arc (self->flow, node + 1, node + 2, (int) working, price_place (state, n));

      if (n == 0)
        self->table_arc[e * state->n_rounds] = arc;
    }
  for (guint r = 0; r < state->n_rounds; r++)
    sam_flow_add_arc (self->flow, node + 2, sam_speeddate_relaxing_round (self, r),
                      (int) sam_speeddate_relaxing_count_places (state, e, r), 0);
}

/**
 * sam_speeddate_relaxing_add_tables:
 *
 * The arcs from an expert's people to the rounds.
 */
void
sam_speeddate_relaxing_add_tables (SamSpeeddateRelaxing *self,
                                   guint e)
{
  const SamSpeeddateState *state = self->state;
  const guint node = sam_speeddate_relaxing_expert (self, e);
  g_autofree gint64 *prices = g_new (gint64, state->n_participants + 1);

  if (needs_breaks (state, e))
    {
      add_tables_with_breaks (self, e);
      return;
    }
  for (guint n = 0; n < state->n_participants; n++)
    prices[n] = price_place (state, n);
  for (guint r = 0; r < state->n_rounds; r++)
    self->table_arc[e * state->n_rounds + r] =
        sam_flow_add_rising_arc (self->flow, node + 1, sam_speeddate_relaxing_round (self, r), prices,
                                 sam_speeddate_relaxing_count_places (state, e, r));
}

/**
 * sam_speeddate_relaxing_add_rounds:
 *
 * The arcs from the rounds on: as many as there are people.
 */
void
sam_speeddate_relaxing_add_rounds (SamSpeeddateRelaxing *self)
{
  const SamSpeeddateState *state = self->state;

  for (guint r = 0; r < state->n_rounds; r++)
    {
      int present = 0;

      for (guint p = 0; p < state->n_participants; p++)
        present += state->fixed[p * state->n_rounds + r] != -1;
      sam_flow_add_arc (self->flow, sam_speeddate_relaxing_round (self, r), SAM_RELAXING_SINK, present, 0);
    }
}

/* The rounds of an expert who needs breaks are one: how many people are the first, the second, … at a table. */
static gint64
read_tables_with_breaks (SamSpeeddateRelaxing *self,
                         guint e)
{
  const SamSpeeddateState *state = self->state;
  const guint cap = MIN (sam_speeddate_expert (state->problem, e)->cap, state->n_participants);
  gint64 cost = 0;

  for (guint r = 0; r < state->n_rounds; r++)
    if ((sam_speeddate_expert (state->problem, e)->available >> r & 1) != 0)
      cost += state->problem->objective.idle_expert;
  for (guint n = 0; n < cap; n++)
    cost += price_place (state, n) *
            sam_flow_get (self->flow, self->table_arc[e * state->n_rounds] + n);
  return cost;
}

/**
 * sam_speeddate_relaxing_read_tables:
 *
 * Returns: the table cost of the flow
 */
gint64
sam_speeddate_relaxing_read_tables (SamSpeeddateRelaxing *self)
{
  const SamSpeeddateState *state = self->state;
  gint64 cost = 0;

  for (guint e = 0; e < state->n_experts; e++)
    {
      if (needs_breaks (state, e))
        {
          cost += read_tables_with_breaks (self, e);
          continue;
        }
      for (guint r = 0; r < state->n_rounds; r++)
        {
          const gint64 n = sam_flow_get (self->flow, self->table_arc[e * state->n_rounds + r]);

          if ((sam_speeddate_expert (state->problem, e)->available >> r & 1) == 0)
            continue;
          cost += n * n + (n == 0 ? state->problem->objective.idle_expert : 0);
        }
    }
  return cost;
}
