/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-state.h"

#define MOST_KEPT (16 * 1024 * 1024) /* tables by participants, each in four bytes */

static void
fill_pairs (SamSpeeddateState *self)
{
  SamSpeeddateProblem *problem = self->problem;

  for (guint p = 0; p < self->n_participants; p++)
    {
      for (guint e = 0; e < self->n_experts; e++)
        {
          self->weight[p * self->n_experts + e] = (guint8) sam_speeddate_problem_get_weight (problem, p, e);
          self->allowed[p * self->n_experts + e] = !sam_speeddate_problem_is_forbidden (problem, p, e);
        }
      for (guint q = 0; q < self->n_participants; q++)
        {
          SamSpeeddateParticipant *one = sam_speeddate_participant (problem, p);
          SamSpeeddateParticipant *other = sam_speeddate_participant (problem, q);
          int cost = 0;

          if (p != q && one->practice != NULL && g_strcmp0 (one->practice, other->practice) == 0)
            cost += problem->objective.colleague;
          if (p != q && one->profession != NULL && g_strcmp0 (one->profession, other->profession) == 0)
            cost += problem->objective.same_profession;
          self->pair_cost[p * self->n_participants + q] = (guint16) cost;
        }
    }
  for (guint i = 0; i < problem->must->len; i++)
    {
      const SamSpeeddateDate *must = &g_array_index (problem->must, SamSpeeddateDate, i);

      self->must[must->participant * self->n_experts + must->expert]++;
    }
}

static void
fill_fixed (SamSpeeddateState *self)
{
  SamSpeeddateProblem *problem = self->problem;

  for (guint p = 0; p < self->n_participants; p++)
    for (guint r = 0; r < self->n_rounds; r++)
      {
        SamSpeeddateParticipant *person = sam_speeddate_participant (problem, p);
        const gboolean there = (person->available >> r & 1) != 0;
        const int announced = sam_speeddate_problem_get_previous_seat (problem, p, r);
        gint16 *fixed = &self->fixed[p * self->n_rounds + r];

        *fixed = there ? SAM_SEAT_FREE : -1;
        self->previous[p * self->n_rounds + r] = SAM_SEAT_FREE;
        if (problem->has_previous && r < problem->frozen_rounds)
          *fixed = (gint16) announced;
        else if (problem->has_previous && there && !person->walk_in)
          self->previous[p * self->n_rounds + r] = (gint16) announced;
        self->n_available[p] = (guint8) (self->n_available[p] + there);
      }
  for (guint i = 0; i < problem->pin->len; i++)
    {
      const SamSpeeddateDate *pin = &g_array_index (problem->pin, SamSpeeddateDate, i);

      self->fixed[pin->participant * self->n_rounds + pin->round] = (gint16) pin->expert;
    }
}

/* What was played is as it is: no rule is asked of it any more. */
static gboolean
was_played (const SamSpeeddateState *self,
            guint round)
{
  return self->problem->has_previous && round < self->problem->frozen_rounds;
}

/* Tables that can't be empty: somebody is fixed there, or the expert may never be idle. */
static void
fill_required (SamSpeeddateState *self)
{
  SamSpeeddateProblem *problem = self->problem;

  for (guint e = 0; e < self->n_experts; e++)
    {
      SamSpeeddateExpert *expert = sam_speeddate_expert (problem, e);

      for (guint r = 0; r < self->n_rounds; r++)
        {
          guint16 *n_fixed = &self->n_fixed[e * self->n_rounds + r];
          gboolean needed;

          for (guint p = 0; p < self->n_participants; p++)
            *n_fixed = (guint16) (*n_fixed + (self->fixed[p * self->n_rounds + r] == (int) e));
          needed = *n_fixed > 0 || (expert->never_idle && (expert->available >> r & 1) != 0);
          if (was_played (self, r))
            needed = FALSE;
          self->stride = MAX (self->stride, *n_fixed);
          self->required[e * self->n_rounds + r] = (guint16) (needed ? MAX (1, expert->min) : 0);
        }
    }
}

static gint64
count_deficit (const SamSpeeddateState *self,
               guint e,
               guint r,
               guint n)
{
  const guint needed = self->required[e * self->n_rounds + r];

  if (was_played (self, r))
    return 0;
  if (n == 0)
    return needed;
  return (gint64) MAX (sam_speeddate_expert (self->problem, e)->min, n) - n;
}

static gint64
count_overrun (const SamSpeeddateState *self,
               guint e)
{
  const guint max_run = sam_speeddate_expert (self->problem, e)->max_run;
  gint64 overrun = 0;
  guint run = 0;

  if (max_run == 0)
    return 0;
  for (guint r = 0; r < self->n_rounds; r++)
    {
      run = sam_speeddate_state_size (self, e, r) > 0 ? run + 1 : 0;
      overrun += run > max_run && !was_played (self, r);
    }
  return overrun;
}

static void
start_levels (SamSpeeddateState *self)
{
  const SamSpeeddateObjective *objective = &self->problem->objective;

  self->level[0] = self->problem->must->len;
  for (guint p = 0; p < self->n_participants; p++)
    {
      const gint64 missed = self->n_available[p];

      self->level[1] += objective->idle_first * missed + objective->idle_step * (missed * (missed - 1) / 2);
      for (guint r = 0; r < self->n_rounds; r++)
        if (self->previous[p * self->n_rounds + r] >= 0)
          self->level[1] += objective->change;
    }
  for (guint e = 0; e < self->n_experts; e++)
    for (guint r = 0; r < self->n_rounds; r++)
      {
        self->hard += count_deficit (self, e, r, 0);
        if ((sam_speeddate_expert (self->problem, e)->available >> r & 1) != 0)
          self->level[2] += objective->idle_expert;
      }
}

/**
 * sam_speeddate_state_new:
 *
 * Returns: (transfer full): the problem with only the fixed seats taken
 */
SamSpeeddateState *
sam_speeddate_state_new (SamSpeeddateProblem *problem)
{
  SamSpeeddateState *self = g_new0 (SamSpeeddateState, 1);
  guint n, m;

  self->problem = sam_speeddate_problem_ref (problem);
  self->n_participants = n = problem->participants->len;
  self->n_experts = m = problem->experts->len;
  self->n_rounds = problem->n_rounds;
  self->stride = 1;
  for (guint e = 0; e < m; e++)
    self->stride = MAX (self->stride, MIN (n, sam_speeddate_expert (problem, e)->cap));
  self->weight = g_new0 (guint8, n * m + 1);
  self->must = g_new0 (guint8, n * m + 1);
  self->allowed = g_new0 (gboolean, n * m + 1);
  self->fixed = g_new (gint16, n * self->n_rounds + 1);
  self->previous = g_new (gint16, n * self->n_rounds + 1);
  self->pair_cost = g_new0 (guint16, n * n + 1);
  self->n_fixed = g_new0 (guint16, m * self->n_rounds + 1);
  self->required = g_new0 (guint16, m * self->n_rounds + 1);
  self->seat = g_new (gint16, n * self->n_rounds + 1);
  self->size = g_new0 (guint16, m * self->n_rounds + 1);
  self->meet = g_new0 (guint8, n * n + 1);
  self->dates = g_new0 (guint8, n * m + 1);
  self->met = g_new0 (guint8, n * 4 + 1);
  self->n_available = g_new0 (guint8, n + 1);
  for (guint i = 0; i < n * self->n_rounds; i++)
    self->seat[i] = -1;
  fill_pairs (self);
  fill_fixed (self);
  fill_required (self);
  self->people = g_new0 (gint16, m * self->n_rounds * self->stride + 1);
  start_levels (self);
  for (guint p = 0; p < n; p++)
    for (guint r = 0; r < self->n_rounds; r++)
      if (self->fixed[p * self->n_rounds + r] >= 0)
        sam_speeddate_state_set (self, p, r, self->fixed[p * self->n_rounds + r]);
  return self;
}

/**
 * sam_speeddate_state_free:
 */
void
sam_speeddate_state_free (SamSpeeddateState *self)
{
  sam_speeddate_problem_unref (self->problem);
  g_free (self->weight);
  g_free (self->must);
  g_free (self->allowed);
  g_free (self->fixed);
  g_free (self->previous);
  g_free (self->pair_cost);
  g_free (self->n_fixed);
  g_free (self->required);
  g_free (self->seat);
  g_free (self->people);
  g_free (self->size);
  g_free (self->meet);
  g_free (self->dates);
  g_free (self->met);
  g_free (self->n_available);
  g_free (self->join);
  g_free (self->leave);
  g_free (self);
}

static void
resize_table (SamSpeeddateState *self,
              guint e,
              guint r,
              int by)
{
  guint16 *size = &self->size[e * self->n_rounds + r];
  const gint64 before = *size;
  const gint64 after = before + by;
  const gboolean opens = (before == 0) != (after == 0);
  const gboolean limited = opens && sam_speeddate_expert (self->problem, e)->max_run > 0;

  self->hard += count_deficit (self, e, r, (guint) after) - count_deficit (self, e, r, (guint) before);
  if (limited)
    self->hard -= count_overrun (self, e);
  *size = (guint16) after;
  if (limited)
    self->hard += count_overrun (self, e);
  if ((sam_speeddate_expert (self->problem, e)->available >> r & 1) == 0)
    return;
  self->level[2] += after * after - before * before;
  if (opens)
    self->level[2] += (after == 0 ? 1 : -1) * self->problem->objective.idle_expert;
}

static int
get_wish_gain (const SamSpeeddateState *self,
               guint k)
{
  const SamSpeeddateObjective *objective = &self->problem->objective;

  return objective->wish[MIN (k, objective->n_wish - 1)];
}

static gint64
get_idle_cost (const SamSpeeddateState *self,
               gint64 missed)
{
  return self->problem->objective.idle_first + self->problem->objective.idle_step * (missed - 1);
}

/* Two people meet once more or once less, at a table of round @r: what they would cost each other at any other table,
 * and save by leaving it, follows. */
static void
follow_pair (SamSpeeddateState *self,
             guint p,
             guint q,
             guint r,
             gboolean meets)
{
  const guint n = self->n_participants;
  const guint32 pair = self->pair_cost[p * n + q];
  const guint32 repeat = (guint32) self->problem->objective.repeat;
  const guint n_met = self->meet[p * n + q]; /* in other rounds than this */
  const guint32 by = meets ? repeat : -repeat;
  const gint16 *seats_p = &self->seat[p * self->n_rounds];
  const gint16 *seats_q = &self->seat[q * self->n_rounds];
  guint32 *leave_p = &self->leave[p * self->n_rounds];
  guint32 *leave_q = &self->leave[q * self->n_rounds];
  const guint32 saved = pair + (n_met > 0 ? repeat : 0);

  leave_p[r] += meets ? saved : -saved;
  leave_q[r] += meets ? saved : -saved;
  for (guint s = 0; s < self->n_rounds && n_met == 0; s++)
    {
      if (seats_q[s] >= 0)
        self->join[((guint) seats_q[s] * self->n_rounds + s) * n + p] += by;
      if (seats_p[s] >= 0)
        self->join[((guint) seats_p[s] * self->n_rounds + s) * n + q] += by;
    }
  for (guint s = 0; s < self->n_rounds && n_met == 1; s++)
    if (s != r && seats_p[s] >= 0 && seats_p[s] == seats_q[s])
      {
        leave_p[s] += by;
        leave_q[s] += by;
      }
}

/* The same for everybody and the table that @p joins or leaves. */
static void
follow_table (SamSpeeddateState *self,
              guint p,
              guint e,
              guint r,
              gboolean joins)
{
  const guint n = self->n_participants;
  const guint32 sign = joins ? 1 : -(guint32) 1;
  const guint32 repeat = sign * (guint32) self->problem->objective.repeat;
  const guint16 *pair_cost = &self->pair_cost[p * n];
  const guint8 *meet = &self->meet[p * n];
  guint32 *join = &self->join[(e * self->n_rounds + r) * n];

  for (guint q = 0; q < n; q++)
    join[q] += sign * pair_cost[q] + (meet[q] > 0 ? repeat : 0);
}

static void
take_seat (SamSpeeddateState *self,
           guint p,
           guint e,
           guint r)
{
  gint16 *people = sam_speeddate_state_people (self, e, r);
  const guint n = sam_speeddate_state_size (self, e, r);
  guint8 *met = &self->met[p * 4];

  g_assert (n < self->stride);
  for (guint i = 0; i < n; i++)
    {
      const guint q = (guint) people[i];

      self->level[3] += self->pair_cost[p * self->n_participants + q];
      if (self->join != NULL)
        follow_pair (self, p, q, r, TRUE);
      if (self->meet[p * self->n_participants + q]++ > 0)
        self->level[3] += self->problem->objective.repeat;
      self->meet[q * self->n_participants + p]++;
    }
  if (self->join != NULL)
    follow_table (self, p, e, r, TRUE);
  people[n] = (gint16) p;
  resize_table (self, e, r, 1);
  if (met[0] < self->n_available[p])
    self->level[1] -= get_idle_cost (self, self->n_available[p] - met[0]);
  met[0]++;
  if (self->dates[p * self->n_experts + e]++ == 0)
    {
      for (guint level = 1; level <= self->weight[p * self->n_experts + e]; level++)
        self->level[1] -= get_wish_gain (self, met[level]++);
      self->level[0] -= self->must[p * self->n_experts + e];
    }
}

static void
leave_seat (SamSpeeddateState *self,
            guint p,
            guint e,
            guint r)
{
  gint16 *people = sam_speeddate_state_people (self, e, r);
  const guint n = sam_speeddate_state_size (self, e, r);
  guint8 *met = &self->met[p * 4];
  guint at = 0;

  self->seat[p * self->n_rounds + r] = -1;
  if (self->join != NULL)
    follow_table (self, p, e, r, FALSE);
  for (guint i = 0; i < n; i++)
    {
      const guint q = (guint) people[i];

      if (q == p)
        {
          at = i;
          continue;
        }
      self->level[3] -= self->pair_cost[p * self->n_participants + q];
      if (--self->meet[p * self->n_participants + q] > 0)
        self->level[3] -= self->problem->objective.repeat;
      self->meet[q * self->n_participants + p]--;
      if (self->join != NULL)
        follow_pair (self, p, q, r, FALSE);
    }
  people[at] = people[n - 1];
  resize_table (self, e, r, -1);
  met[0]--;
  if (met[0] < self->n_available[p])
    self->level[1] += get_idle_cost (self, self->n_available[p] - met[0]);
  if (--self->dates[p * self->n_experts + e] == 0)
    {
      for (guint level = 1; level <= self->weight[p * self->n_experts + e]; level++)
        self->level[1] += get_wish_gain (self, --met[level]);
      self->level[0] += self->must[p * self->n_experts + e];
    }
}

/**
 * sam_speeddate_state_set:
 * @expert: -1 for no seat
 *
 * Seats somebody elsewhere. The table must have a place; nothing else is asked.
 */
void
sam_speeddate_state_set (SamSpeeddateState *self,
                         guint participant,
                         guint round,
                         int expert)
{
  const guint index = participant * self->n_rounds + round;
  const int from = self->seat[index];
  const int announced = self->previous[index];

  if (from == expert)
    return;
  if (from >= 0)
    leave_seat (self, participant, (guint) from, round);
  if (expert >= 0)
    take_seat (self, participant, (guint) expert, round);
  self->seat[index] = (gint16) expert;
  if (announced != SAM_SEAT_FREE)
    self->level[1] += self->problem->objective.change * ((expert != announced) - (from != announced));
}

/**
 * sam_speeddate_state_keep_company:
 *
 * Keeps @join and @leave up to date from now on, or no longer: moves are then told at once and made more slowly.
 *
 * Returns: whether they are kept; a problem far larger than any evening would take too much memory
 */
gboolean
sam_speeddate_state_keep_company (SamSpeeddateState *self,
                                  gboolean keep)
{
  const guint n_seats = self->n_participants * self->n_rounds;
  g_autofree gint16 *seats = NULL;

  g_clear_pointer (&self->join, g_free);
  g_clear_pointer (&self->leave, g_free);
  if (!keep || (guint64) self->n_experts * n_seats > MOST_KEPT)
    return FALSE;
  seats = g_memdup2 (self->seat, (n_seats + 1) * sizeof *seats);
  for (guint i = 0; i < n_seats; i++)
    sam_speeddate_state_set (self, i / self->n_rounds, i % self->n_rounds, -1);
  self->join = g_new0 (guint32, self->n_experts * self->n_rounds * self->n_participants + 1);
  self->leave = g_new0 (guint32, n_seats + 1);
  sam_speeddate_state_load (self, seats);
  return TRUE;
}

/**
 * sam_speeddate_state_load:
 *
 * Takes over all seats of another state of this problem.
 */
void
sam_speeddate_state_load (SamSpeeddateState *self,
                          const gint16 *seats)
{
  const guint n = self->n_participants * self->n_rounds;

  for (guint i = 0; i < n; i++)
    if (self->seat[i] != seats[i])
      sam_speeddate_state_set (self, i / self->n_rounds, i % self->n_rounds, -1);
  for (guint i = 0; i < n; i++)
    sam_speeddate_state_set (self, i / self->n_rounds, i % self->n_rounds, seats[i]);
}

/**
 * sam_speeddate_state_may_sit:
 *
 * Returns: whether both are there, may meet and have not met; says nothing of places at the table
 */
gboolean
sam_speeddate_state_may_sit (const SamSpeeddateState *self,
                             guint participant,
                             guint round,
                             int expert)
{
  if (expert < 0)
    return TRUE;
  return self->allowed[participant * self->n_experts + (guint) expert] &&
         (sam_speeddate_expert (self->problem, expert)->available >> round & 1) != 0 &&
         (self->dates[participant * self->n_experts + (guint) expert] == 0 ||
          self->problem->allow_repeat_expert);
}

/**
 * sam_speeddate_state_get_gain:
 *
 * What level 2 changes by when @participant meets @to (not met yet) in place of @from (met once), but for idling and
 * change.
 *
 * Returns: the change; smaller is better
 */
int
sam_speeddate_state_get_gain (const SamSpeeddateState *self,
                              guint participant,
                              int from,
                              int to)
{
  const guint8 *met = &self->met[participant * 4];
  const int old = from < 0 ? 0 : self->weight[participant * self->n_experts + (guint) from];
  const int new = to < 0 ? 0 : self->weight[participant * self->n_experts + (guint) to];
  int change = 0;

  for (int level = old + 1; level <= new; level++)
    change -= get_wish_gain (self, met[level]);
  for (int level = new + 1; level <= old; level++)
    change += get_wish_gain (self, met[level] - 1);
  return change;
}

/**
 * sam_speeddate_state_compare:
 *
 * Returns: below 0 when the state is better than the given score
 */
int
sam_speeddate_state_compare (const SamSpeeddateState *self,
                             gint64 hard,
                             const gint64 *level)
{
  if (self->hard != hard)
    return self->hard < hard ? -1 : 1;
  for (guint i = 0; i < SAM_SPEEDDATE_N_LEVELS; i++)
    if (self->level[i] != level[i])
      return self->level[i] < level[i] ? -1 : 1;
  return 0;
}
