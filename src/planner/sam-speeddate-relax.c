/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A flow: source → participant → a chain of nodes for the wishes of level 0 to 3 → expert → round → sink. A date counts
 * for the people, the expert and a round, but nothing ties one person's dates to different rounds; without absences an
 * edge colouring does that afterwards at no loss, and with them the value stays a bound. An expert who needs breaks has
 * their dates spread over as many rounds as the breaks leave, whichever those are.
 * Idling and wishes enter with falling gain, table sizes with rising cost: both are convex, so the flow takes them in
 * the right order by itself. */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-relax-private.h"

static void
weigh_levels (SamSpeeddateRelaxing *self)
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
  /* No table has more than everybody at it. */
  if (self->group != NULL)
    tables += self->state->n_experts * n_rounds * self->state->n_participants * self->state->n_participants;
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
add_person (SamSpeeddateRelaxing *self,
            guint p)
{
  const SamSpeeddateState *state = self->state;
  const SamSpeeddateObjective *objective = &state->problem->objective;
  const guint open = count_open_rounds (state, p);

  gint64 costs[SAM_SPEEDDATE_MAX_ROUNDS] = { 0 };

  for (guint n = 0; n < open; n++)
    {
      const gint64 missed = (gint64) state->n_available[p] - n;
      const gint64 gain = missed < 1 ? 0 : objective->idle_first + objective->idle_step * (missed - 1);

      costs[n] = -gain * self->per_contact;
    }
  sam_flow_add_rising_arc (self->flow, SAM_RELAXING_SOURCE, sam_speeddate_relaxing_person (self, p, 0), costs, open);
  for (guint k = 0; k < open; k++)
    costs[k] = -self->per_contact * objective->wish[MIN (k, objective->n_wish - 1)];
  for (guint level = 1; level <= 3; level++)
    sam_flow_add_rising_arc (self->flow, sam_speeddate_relaxing_person (self, p, level - 1),
                             sam_speeddate_relaxing_person (self, p, level), costs, open);
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
add_pair (SamSpeeddateRelaxing *self,
          guint p,
          guint e)
{
  const SamSpeeddateState *state = self->state;
  const guint index = p * state->n_experts + e;
  const guint from = sam_speeddate_relaxing_person (self, p, state->weight[index]);
  const guint plain = sam_speeddate_relaxing_person (self, p, 0);
  const guint node = self->group != NULL && self->group[p] >= 0
                         ? sam_speeddate_relaxing_group (self, e, (guint) self->group[p])
                         : sam_speeddate_relaxing_expert (self, e);
  const int fixed = count_fixed_dates (state, p, e);
  gint64 gain = state->must[index] * self->per_must;

  self->pair_arc[index] = self->again_arc[index] = -1;
  if (fixed == 0 && (!state->allowed[index] || !have_common_round (state, p, e)))
    return;
  if (fixed > 0)
    gain += self->per_forced;
  if (can_save_change (state, p, e))
    gain += state->problem->objective.change * self->per_contact;
  self->pair_arc[index] = (int) sam_flow_add_arc (self->flow, from, node, 1,
                                                  -gain);
  if (state->problem->allow_repeat_expert)
    self->again_arc[index] = (int) sam_flow_add_arc (self->flow, plain, node,
                                                     (int) state->n_rounds - 1, 0);
  else if (fixed > 1)
    self->again_arc[index] = (int) sam_flow_add_arc (self->flow, plain, node, fixed - 1,
                                                     -self->per_forced);
}

/**
 * sam_speeddate_relaxing_count_working_rounds:
 *
 * Returns: the most rounds an expert can have company in, with the breaks that are due
 */
guint
sam_speeddate_relaxing_count_working_rounds (const SamSpeeddateState *state,
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

/* With rounds in it, the network knows how many people are there in each. */
static gboolean
has_rounds (const SamSpeeddateRelaxing *self)
{
  return self->table_arc != NULL || self->group != NULL;
}

static void
add_expert (SamSpeeddateRelaxing *self,
            guint e)
{
  const SamSpeeddateState *state = self->state;
  const guint node = sam_speeddate_relaxing_expert (self, e);
  const guint cap = MIN (sam_speeddate_expert (state->problem, e)->cap, state->n_participants);
  guint most = cap * sam_speeddate_relaxing_count_working_rounds (state, e);

  for (guint r = 0; r < state->problem->frozen_rounds && state->problem->has_previous; r++)
    most += state->n_fixed[e * state->n_rounds + r];
  sam_flow_add_arc (self->flow, node, has_rounds (self) ? node + 1 : SAM_RELAXING_SINK, (int) most, 0);
  if (self->table_arc != NULL)
    sam_speeddate_relaxing_add_tables (self, e);
  if (self->group != NULL)
    sam_speeddate_relaxing_add_groups (self, e);
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
read_pairs (SamSpeeddateRelaxing *self,
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

static SamSpeeddateRelaxed *
solve (SamSpeeddateRelaxing *self)
{
  const guint n = self->state->n_participants;
  const guint m = self->state->n_experts;
  g_autoptr (SamFlow) flow = NULL;
  g_autofree int *pair_arc = g_new (int, n *m + 1);
  g_autofree int *again_arc = g_new (int, n *m + 1);
  SamSpeeddateRelaxed *relaxed = g_new0 (SamSpeeddateRelaxed, 1);

  flow = sam_flow_new (sam_speeddate_relaxing_group (self, m, 0));
  self->flow = flow;
  self->pair_arc = pair_arc;
  self->again_arc = again_arc;
  relaxed->pairs = g_new0 (guint8, n * m + 1);
  weigh_levels (self);
  for (guint p = 0; p < n; p++)
    {
      add_person (self, p);
      for (guint e = 0; e < m; e++)
        add_pair (self, p, e);
    }
  for (guint e = 0; e < m; e++)
    add_expert (self, e);
  if (has_rounds (self))
    sam_speeddate_relaxing_add_rounds (self);
  relaxed->n_seats = (guint) sam_flow_solve (flow, SAM_RELAXING_SOURCE, SAM_RELAXING_SINK);
  read_pairs (self, relaxed);
  if (self->table_arc != NULL)
    relaxed->bound[2] = sam_speeddate_relaxing_read_tables (self);
  if (self->group != NULL)
    relaxed->n_group_pairs = sam_speeddate_relaxing_read_groups (self);
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
  SamSpeeddateRelaxing self = { .state = state, .table_arc = table_arc };

  return solve (&self);
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
  SamSpeeddateRelaxing self = { .state = state };

  return solve (&self);
}

/**
 * sam_speeddate_relax_groups:
 * @group: participant: a number below @n_groups, or -1 for none
 *
 * The same for must, wishes and then groups kept apart: no plan that is at the bounds on levels 1 and 2 has fewer pairs
 * of one group at one table.
 *
 * Returns: (transfer full): the bounds on levels 1 and 2, and the pairs
 */
SamSpeeddateRelaxed *
sam_speeddate_relax_groups (const SamSpeeddateState *state,
                            const int *group,
                            guint n_groups)
{
  g_autofree guint *group_arc = g_new0 (guint, state->n_experts * n_groups + 1);
  SamSpeeddateRelaxing self = { .state = state, .group = group, .n_groups = n_groups, .group_arc = group_arc };

  return solve (&self);
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
