/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One whole round made anew with all others as they are: who sits where is then an assignment with convex table costs,
 * which a flow solves exactly (all but company, which depends on who sits together). */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-start.h"

#include "planner/sam-flow.h"

#define PER_CONTACT 4096
#define PER_MUST (G_GINT64_CONSTANT (1) << 36)
#define PER_NEEDED (G_GINT64_CONSTANT (1) << 48)
#define URGENCY 600 /* in units of contact, for a date that has one round left */

typedef struct
{
  SamSpeeddateState *state;
  guint round;
  const guint8 *pairs; /* NULL: everybody may meet anybody */
  gboolean *closed;    /* expert: no table in this round */
  int *arc;            /* participant × expert */
} Round;

enum
{
  SOURCE,
  SINK,
  FIRST,
};

static guint
count_rounds_left (const Round *self,
                   guint p,
                   guint e)
{
  const SamSpeeddateState *state = self->state;
  const guint64 there = sam_speeddate_expert (state->problem, e)->available;
  guint n = 0;

  for (guint r = self->round; r < state->n_rounds; r++)
    n += (there >> r & 1) != 0 && sam_speeddate_state_is_free (state, p, r);
  return n;
}

static gint64
get_cost (const Round *self,
          guint p,
          guint e)
{
  const SamSpeeddateState *state = self->state;
  const SamSpeeddateObjective *objective = &state->problem->objective;
  const guint index = p * state->n_experts + e;
  const gint64 missed = (gint64) state->n_available[p] - state->met[p * 4];
  const int announced = state->previous[p * state->n_rounds + self->round];
  gint64 contact = -(objective->idle_first + objective->idle_step * (missed - 1));
  gint64 must = 0;

  if (announced != SAM_SEAT_FREE)
    contact += objective->change * ((announced != (int) e) - (announced != -1));
  if (state->dates[index] == 0)
    {
      contact += sam_speeddate_state_get_gain (state, p, -1, (int) e);
      must = state->must[index];
    }
  if (self->pairs != NULL)
    contact -= URGENCY / MAX (1, count_rounds_left (self, p, e));
  return contact * PER_CONTACT - must * PER_MUST;
}

static gboolean
may_open (const Round *self,
          guint e)
{
  const SamSpeeddateState *state = self->state;
  SamSpeeddateExpert *expert = sam_speeddate_expert (state->problem, e);
  guint before = 0;
  guint after = 0;

  if (self->closed[e] || (expert->available >> self->round & 1) == 0)
    return FALSE;
  if (expert->max_run == 0 || state->required[e * state->n_rounds + self->round] > 0)
    return TRUE;
  while (self->round > before && sam_speeddate_state_size (state, e, self->round - 1 - before) > 0)
    before++;
  while (self->round + after + 1 < state->n_rounds && sam_speeddate_state_size (state, e, self->round + 1 + after) > 0)
    after++;
  return before + 1 + after <= expert->max_run;
}

static void
add_table (Round *self,
           SamFlow *flow,
           guint e)
{
  const SamSpeeddateState *state = self->state;
  SamSpeeddateExpert *expert = sam_speeddate_expert (state->problem, e);
  const guint node = FIRST + state->n_participants + e;
  const guint taken = sam_speeddate_state_size (state, e, self->round);
  const guint needed = state->required[e * state->n_rounds + self->round];

  for (guint n = taken; n < MIN (expert->cap, state->n_participants); n++)
    {
      gint64 cost = 2 * n + 1;

      if (n < needed)
        cost -= PER_NEEDED;
      if (n == 0)
        cost -= state->problem->objective.idle_expert;
      sam_flow_add_arc (flow, node, SINK, 1, cost);
    }
}

static void
solve (Round *self)
{
  SamSpeeddateState *state = self->state;
  const guint n = state->n_participants;
  g_autoptr (SamFlow) flow = sam_flow_new (FIRST + n + state->n_experts);
  g_autofree gboolean *open = g_new0 (gboolean, state->n_experts + 1);

  for (guint e = 0; e < state->n_experts; e++)
    {
      open[e] = may_open (self, e);
      if (open[e])
        add_table (self, flow, e);
    }
  for (guint p = 0; p < n; p++)
    {
      if (!sam_speeddate_state_is_free (state, p, self->round))
        continue;
      sam_flow_add_arc (flow, SOURCE, FIRST + p, 1, 0);
      for (guint e = 0; e < state->n_experts; e++)
        {
          const guint index = p * state->n_experts + e;

          self->arc[index] = -1;
          if (open[e] && sam_speeddate_state_may_sit (state, p, self->round, (int) e) &&
              (self->pairs == NULL || self->pairs[index] > state->dates[index]))
            self->arc[index] = (int) sam_flow_add_arc (flow, FIRST + p, FIRST + n + e, 1, get_cost (self, p, e));
        }
    }
  sam_flow_solve (flow, SOURCE, SINK);
  for (guint p = 0; p < n; p++)
    for (guint e = 0; e < state->n_experts && sam_speeddate_state_is_free (state, p, self->round); e++)
      if (self->arc[p * state->n_experts + e] >= 0 &&
          sam_flow_get (flow, (guint) self->arc[p * state->n_experts + e]) > 0)
        sam_speeddate_state_set (state, p, self->round, (int) e);
}

static void
vacate (SamSpeeddateState *state,
        guint round)
{
  for (guint p = 0; p < state->n_participants; p++)
    if (sam_speeddate_state_is_free (state, p, round))
      sam_speeddate_state_set (state, p, round, -1);
}

/* Tables that ended with too few people get none in the next attempt. */
static gboolean
close_short (Round *self)
{
  const SamSpeeddateState *state = self->state;
  gboolean any = FALSE;

  for (guint e = 0; e < state->n_experts; e++)
    {
      const guint size = sam_speeddate_state_size (state, e, self->round);

      if (size > 0 && size < sam_speeddate_expert (state->problem, e)->min &&
          state->n_fixed[e * state->n_rounds + self->round] == 0 &&
          state->required[e * state->n_rounds + self->round] == 0)
        any = self->closed[e] = TRUE;
    }
  return any;
}

/**
 * sam_speeddate_reassign_round:
 * @pairs: (nullable): participant × expert: only these dates, the scarce ones first
 *
 * Returns: whether the state became better; if not, it is as it was
 */
gboolean
sam_speeddate_reassign_round (SamSpeeddateState *state,
                              guint round,
                              const guint8 *pairs)
{
  const guint n = state->n_participants;
  g_autofree gboolean *closed = g_new0 (gboolean, state->n_experts + 1);
  g_autofree int *arc = g_new (int, n * state->n_experts + 1);
  g_autofree gint16 *before = g_new (gint16, n * state->n_rounds + 1);
  Round self = { state, round, pairs, closed, arc };
  const gint64 hard = state->hard;
  gint64 level[SAM_SPEEDDATE_N_LEVELS];

  memcpy (before, state->seat, n * state->n_rounds * sizeof *before);
  memcpy (level, state->level, sizeof level);
  do
    {
      vacate (state, round);
      solve (&self);
    }
  while (close_short (&self));

  if (sam_speeddate_state_compare (state, hard, level) < 0)
    return TRUE;
  sam_speeddate_state_load (state, before);
  return FALSE;
}
