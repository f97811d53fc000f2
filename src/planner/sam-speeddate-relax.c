/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A flow: source → participant → a chain of nodes for the wishes of level 0 to 3 → expert → round → sink. A date counts
 * for the people, the expert and a round, but nothing ties one person's dates to different rounds; without absences an
 * edge colouring does that afterwards at no loss, and with them the value stays a bound. An expert who needs breaks has
 * their dates spread over as many rounds as the breaks leave, whichever those are.
 * Idling and wishes enter as unit arcs of falling gain, table sizes as unit arcs of rising cost: both are convex, so
 * the flow takes them in the right order by itself. */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-relax.h"

#include "planner/sam-flow.h"

typedef struct
{
  const SamSpeeddateState *state;
  SamFlow *flow;
  gint64 per_contact, per_must, per_forced; /* what one unit of a level weighs in the one cost */
  int *pair_arc;                            /* participant × expert, -1 for none */
  int *again_arc;
  guint *table_arc; /* expert × round: the first of its unit arcs; NULL: only must and wishes count */
} Relaxing;

enum
{
  SOURCE,
  SINK,
  FIRST,
};

static guint
get_person_node (Relaxing *self,
                 guint p,
                 guint level)
{
  return FIRST + 4 * p + level;
}

static guint
get_expert_node (Relaxing *self,
                 guint e)
{
  return FIRST + 4 * self->state->n_participants + 3 * e;
}

static guint
get_round_node (Relaxing *self,
                guint r)
{
  return FIRST + 4 * self->state->n_participants + 3 * self->state->n_experts + r;
}

/* The places at a table in a round; seats that were played count even where they broke a rule. */
static guint
get_places (const SamSpeeddateState *state,
            guint e,
            guint r)
{
  SamSpeeddateExpert *expert = sam_speeddate_expert (state->problem, e);
  const guint n_fixed = state->n_fixed[e * state->n_rounds + r];

  if ((expert->available >> r & 1) == 0)
    return n_fixed;
  return MAX (n_fixed, MIN (expert->cap, state->n_participants));
}

static void
weigh_levels (Relaxing *self)
{
  const SamSpeeddateObjective *objective = &self->state->problem->objective;
  const gint64 n_rounds = self->state->n_rounds;
  gint64 tables = 1;
  gint64 contact = 1;

  for (guint e = 0; e < self->state->n_experts && self->table_arc != NULL; e++)
    {
      const gint64 places = self->state->stride;

      tables += n_rounds * (places * places + objective->idle_expert);
    }
  contact += self->state->n_participants * n_rounds *
             (3 * objective->wish[0] + objective->change + objective->idle_first + n_rounds * objective->idle_step);
  self->per_contact = tables;
  self->per_must = tables * contact;
  self->per_forced = self->per_must * (self->state->problem->must->len + 1);
}

static guint
count_open_rounds (const SamSpeeddateState *state,
                   guint p)
{
  guint n = 0;

  for (guint r = 0; r < state->n_rounds; r++)
    n += state->fixed[p * state->n_rounds + r] != -1;
  return n;
}

static void
add_person (Relaxing *self,
            guint p)
{
  const SamSpeeddateState *state = self->state;
  const SamSpeeddateObjective *objective = &state->problem->objective;
  const guint open = count_open_rounds (state, p);

  for (guint n = 0; n < open; n++)
    {
      const gint64 missed = (gint64) state->n_available[p] - n;
      const gint64 gain = missed < 1 ? 0 : objective->idle_first + objective->idle_step * (missed - 1);

      sam_flow_add_arc (self->flow, SOURCE, get_person_node (self, p, 0), 1, -gain * self->per_contact);
    }
  for (guint level = 1; level <= 3; level++)
    for (guint k = 0; k < open; k++)
      sam_flow_add_arc (self->flow, get_person_node (self, p, level - 1), get_person_node (self, p, level), 1,
                        -self->per_contact * objective->wish[MIN (k, objective->n_wish - 1)]);
}

static int
count_fixed_dates (const SamSpeeddateState *state,
                   guint p,
                   guint e)
{
  int n = 0;

  for (guint r = 0; r < state->n_rounds; r++)
    n += state->fixed[p * state->n_rounds + r] == (int) e;
  return n;
}

static gboolean
have_common_round (const SamSpeeddateState *state,
                   guint p,
                   guint e)
{
  const guint64 there = sam_speeddate_expert (state->problem, e)->available;

  for (guint r = 0; r < state->n_rounds; r++)
    if ((there >> r & 1) != 0 && sam_speeddate_state_is_free (state, p, r))
      return TRUE;
  return FALSE;
}

static gboolean
can_keep_seat (const SamSpeeddateState *state,
               guint p,
               guint r)
{
  const int announced = state->previous[p * state->n_rounds + r];
  const int fixed = state->fixed[p * state->n_rounds + r];

  return announced >= 0 && (sam_speeddate_expert (state->problem, announced)->available >> r & 1) != 0 &&
         (fixed == announced || fixed == SAM_SEAT_FREE);
}

/* Whether meeting each other can keep an announced seat. With repeats it may keep several: then no change is sure. */
static gboolean
can_save_change (const SamSpeeddateState *state,
                 guint p,
                 guint e)
{
  for (guint r = 0; r < state->n_rounds && !state->problem->allow_repeat_expert; r++)
    if (state->previous[p * state->n_rounds + r] == (int) e && can_keep_seat (state, p, r))
      return TRUE;
  return FALSE;
}

/* The announced seats that are changed unless those two meet. */
static guint
count_changes (const SamSpeeddateState *state,
               guint p)
{
  guint n = 0;

  for (guint r = 0; r < state->n_rounds; r++)
    n += state->previous[p * state->n_rounds + r] >= 0 &&
         (!state->problem->allow_repeat_expert || !can_keep_seat (state, p, r));
  return n;
}

static void
add_pair (Relaxing *self,
          guint p,
          guint e)
{
  const SamSpeeddateState *state = self->state;
  const guint index = p * state->n_experts + e;
  const guint node = get_expert_node (self, e);
  const int fixed = count_fixed_dates (state, p, e);
  gint64 gain = state->must[index] * self->per_must;

  self->pair_arc[index] = self->again_arc[index] = -1;
  if (fixed == 0 && (!state->allowed[index] || !have_common_round (state, p, e)))
    return;
  if (fixed > 0)
    gain += self->per_forced;
  if (can_save_change (state, p, e))
    gain += state->problem->objective.change * self->per_contact;
  self->pair_arc[index] = (int) sam_flow_add_arc (self->flow, get_person_node (self, p, state->weight[index]), node, 1,
                                                  -gain);
  if (state->problem->allow_repeat_expert)
    self->again_arc[index] = (int) sam_flow_add_arc (self->flow, get_person_node (self, p, 0), node,
                                                     (int) state->n_rounds - 1, 0);
  else if (fixed > 1)
    self->again_arc[index] = (int) sam_flow_add_arc (self->flow, get_person_node (self, p, 0), node, fixed - 1,
                                                     -self->per_forced);
}

/* The most rounds an expert can have company in, with the breaks that are due. */
static guint
count_working_rounds (const SamSpeeddateState *state,
                      guint e)
{
  SamSpeeddateExpert *expert = sam_speeddate_expert (state->problem, e);
  guint working = 0;
  guint run = 0;

  for (guint r = 0; r < state->n_rounds; r++)
    {
      run = (expert->available >> r & 1) != 0 ? run + 1 : 0;
      /* Of every max_run + 1 rounds in a row, one is a break. */
      if (run == 0 || (expert->max_run > 0 && run % (expert->max_run + 1) == 0))
        continue;
      working++;
    }
  return working;
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
add_tables_with_breaks (Relaxing *self,
                        guint e)
{
  const SamSpeeddateState *state = self->state;
  const guint node = get_expert_node (self, e);
  const guint cap = MIN (sam_speeddate_expert (state->problem, e)->cap, state->n_participants);
  const guint working = count_working_rounds (state, e);

  for (guint n = 0; n < cap; n++)
    {
      const guint arc = sam_flow_add_arc (self->flow, node + 1, node + 2, (int) working, price_place (state, n));

      if (n == 0)
        self->table_arc[e * state->n_rounds] = arc;
    }
  for (guint r = 0; r < state->n_rounds; r++)
    sam_flow_add_arc (self->flow, node + 2, get_round_node (self, r), (int) get_places (state, e, r), 0);
}

static void
add_expert (Relaxing *self,
            guint e)
{
  const SamSpeeddateState *state = self->state;
  const guint node = get_expert_node (self, e);
  const guint cap = MIN (sam_speeddate_expert (state->problem, e)->cap, state->n_participants);
  guint most = cap * count_working_rounds (state, e);

  for (guint r = 0; r < state->problem->frozen_rounds && state->problem->has_previous; r++)
    most += state->n_fixed[e * state->n_rounds + r];
  sam_flow_add_arc (self->flow, node, self->table_arc != NULL ? node + 1 : SINK, (int) most, 0);
  if (self->table_arc == NULL)
    return;
  if (needs_breaks (state, e))
    {
      add_tables_with_breaks (self, e);
      return;
    }
  for (guint r = 0; r < state->n_rounds; r++)
    for (guint n = 0; n < get_places (state, e, r); n++)
      {
        const guint arc = sam_flow_add_arc (self->flow, node + 1, get_round_node (self, r), 1, price_place (state, n));

        if (n == 0)
          self->table_arc[e * state->n_rounds + r] = arc;
      }
}

static void
add_rounds (Relaxing *self)
{
  const SamSpeeddateState *state = self->state;

  for (guint r = 0; r < state->n_rounds; r++)
    {
      int present = 0;

      for (guint p = 0; p < state->n_participants; p++)
        present += state->fixed[p * state->n_rounds + r] != -1;
      sam_flow_add_arc (self->flow, get_round_node (self, r), SINK, present, 0);
    }
}

static gint64
bound_person (const SamSpeeddateState *state,
              const guint8 *pairs,
              guint p)
{
  const SamSpeeddateObjective *objective = &state->problem->objective;
  gint64 missed = state->n_available[p];
  gint64 cost = 0;
  guint met[4] = { 0 };

  for (guint e = 0; e < state->n_experts; e++)
    {
      const guint index = p * state->n_experts + e;

      missed -= pairs[index];
      if (pairs[index] > 0 && can_save_change (state, p, e))
        cost -= objective->change;
      for (guint level = 1; pairs[index] > 0 && level <= state->weight[index]; level++)
        {
          cost -= objective->wish[MIN (met[level], objective->n_wish - 1)];
          met[level]++;
        }
    }
  missed = MAX (missed, 0);
  cost += objective->change * count_changes (state, p);
  return cost + objective->idle_first * missed + objective->idle_step * (missed * (missed - 1) / 2);
}

static void
read_pairs (Relaxing *self,
            SamSpeeddateRelaxed *relaxed)
{
  const SamSpeeddateState *state = self->state;

  for (guint i = 0; i < state->n_participants * state->n_experts; i++)
    {
      if (self->pair_arc[i] >= 0)
        relaxed->pairs[i] = (guint8) sam_flow_get (self->flow, (guint) self->pair_arc[i]);
      relaxed->bound[0] += relaxed->pairs[i] > 0 ? 0 : state->must[i];
      if (self->again_arc[i] >= 0)
        relaxed->pairs[i] = (guint8) (relaxed->pairs[i] + sam_flow_get (self->flow, (guint) self->again_arc[i]));
    }
  for (guint p = 0; p < state->n_participants; p++)
    relaxed->bound[1] += bound_person (state, relaxed->pairs, p);
}

/* The rounds of an expert who needs breaks are one: how many people are the first, the second, … at a table. */
static void
read_tables_with_breaks (Relaxing *self,
                         guint e,
                         SamSpeeddateRelaxed *relaxed)
{
  const SamSpeeddateState *state = self->state;
  const guint cap = MIN (sam_speeddate_expert (state->problem, e)->cap, state->n_participants);

  for (guint r = 0; r < state->n_rounds; r++)
    if ((sam_speeddate_expert (state->problem, e)->available >> r & 1) != 0)
      relaxed->bound[2] += state->problem->objective.idle_expert;
  for (guint n = 0; n < cap; n++)
    relaxed->bound[2] += price_place (state, n) *
                         sam_flow_get (self->flow, self->table_arc[e * state->n_rounds] + n);
}

static void
read_tables (Relaxing *self,
             SamSpeeddateRelaxed *relaxed)
{
  const SamSpeeddateState *state = self->state;

  for (guint e = 0; e < state->n_experts; e++)
    {
      if (needs_breaks (state, e))
        {
          read_tables_with_breaks (self, e, relaxed);
          continue;
        }
      for (guint r = 0; r < state->n_rounds; r++)
        {
          const guint places = get_places (state, e, r);
          gint64 n = 0;

          if ((sam_speeddate_expert (state->problem, e)->available >> r & 1) == 0)
            continue;
          for (guint k = 0; k < places; k++)
            n += sam_flow_get (self->flow, self->table_arc[e * state->n_rounds + r] + k);
          relaxed->bound[2] += n * n + (n == 0 ? state->problem->objective.idle_expert : 0);
        }
    }
}

static SamSpeeddateRelaxed *
solve (const SamSpeeddateState *state,
       guint *table_arc)
{
  const guint n = state->n_participants;
  const guint m = state->n_experts;
  g_autoptr (SamFlow) flow = sam_flow_new (FIRST + 4 * n + 3 * m + state->n_rounds);
  g_autofree int *pair_arc = g_new (int, n *m + 1);
  g_autofree int *again_arc = g_new (int, n *m + 1);
  Relaxing self = { state, flow, 0, 0, 0, pair_arc, again_arc, table_arc };
  SamSpeeddateRelaxed *relaxed = g_new0 (SamSpeeddateRelaxed, 1);

  relaxed->pairs = g_new0 (guint8, n * m + 1);
  weigh_levels (&self);
  for (guint p = 0; p < n; p++)
    {
      add_person (&self, p);
      for (guint e = 0; e < m; e++)
        add_pair (&self, p, e);
    }
  for (guint e = 0; e < m; e++)
    add_expert (&self, e);
  if (table_arc != NULL)
    add_rounds (&self);
  sam_flow_solve (flow, SOURCE, SINK);
  read_pairs (&self, relaxed);
  if (table_arc != NULL)
    read_tables (&self, relaxed);
  return relaxed;
}

/**
 * sam_speeddate_relax:
 *
 * Returns: (transfer full): the best pairs and the bounds
 */
SamSpeeddateRelaxed *
sam_speeddate_relax (const SamSpeeddateState *state)
{
  g_autofree guint *table_arc = g_new0 (guint, state->n_experts * state->n_rounds + 1);

  return solve (state, table_arc);
}

/**
 * sam_speeddate_relax_wishes:
 *
 * The same for must and wishes alone, which takes far less.
 *
 * Returns: (transfer full): the best pairs, and the bounds on levels 1 and 2
 */
SamSpeeddateRelaxed *
sam_speeddate_relax_wishes (const SamSpeeddateState *state)
{
  return solve (state, NULL);
}

/**
 * sam_speeddate_relaxed_free:
 */
void
sam_speeddate_relaxed_free (SamSpeeddateRelaxed *relaxed)
{
  g_free (relaxed->pairs);
  g_free (relaxed);
}
