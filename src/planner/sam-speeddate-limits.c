/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bounds for one person at a time, because a coordinator asks about persons: the most wished-for experts somebody can
 * meet is a matching of experts and rounds, and where it leaves somebody out, Hall's theorem names the experts that
 * share too few rounds. */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-limits.h"

typedef struct
{
  SamSpeeddateProblem *problem;
  guint participant;
  guint64 *rounds;   /* per expert: where the two could meet; 0 for experts not wished for */
  int expert_at[64]; /* the matching: who is met in each round, -1: nobody */
  guint64 tried;
} Matching;

static SamSpeeddateLimit *
limit_new (SamSpeeddateLimitKind kind,
           int participant,
           guint wanted,
           guint most,
           guint64 rounds)
{
  SamSpeeddateLimit *limit = g_new0 (SamSpeeddateLimit, 1);

  limit->kind = kind;
  limit->participant = participant;
  limit->experts = g_array_new (FALSE, FALSE, sizeof (guint));
  limit->wanted = wanted;
  limit->most = most;
  limit->rounds = rounds;
  return limit;
}

static void
free_limit (gpointer data)
{
  SamSpeeddateLimit *limit = data;

  g_array_unref (limit->experts);
  g_free (limit);
}

static guint
count_rounds (guint64 rounds)
{
  guint n = 0;

  for (; rounds != 0; rounds &= rounds - 1)
    n++;
  return n;
}

/* Where somebody can still choose, and for each expert also where the seat is that can't be changed. */
static guint64
get_free_rounds (SamSpeeddateProblem *problem,
                 guint participant,
                 guint64 *fixed)
{
  guint64 open = sam_speeddate_participant (problem, participant)->available;

  for (guint r = 0; problem->has_previous && r < problem->frozen_rounds; r++)
    {
      const int e = sam_speeddate_problem_get_previous_seat (problem, participant, r);

      open &= ~(G_GUINT64_CONSTANT (1) << r);
      if (e >= 0)
        fixed[e] |= G_GUINT64_CONSTANT (1) << r;
    }
  for (guint i = 0; i < problem->pin->len; i++)
    {
      const SamSpeeddateDate *pin = &g_array_index (problem->pin, SamSpeeddateDate, i);

      if (pin->participant != participant)
        continue;
      open &= ~(G_GUINT64_CONSTANT (1) << pin->round);
      fixed[pin->expert] |= G_GUINT64_CONSTANT (1) << pin->round;
    }
  return open;
}

static gboolean
find_round (Matching *self,
            guint e)
{
  for (guint r = 0; r < self->problem->n_rounds; r++)
    {
      const guint64 bit = G_GUINT64_CONSTANT (1) << r;

      if ((self->rounds[e] & bit) == 0 || (self->tried & bit) != 0)
        continue;
      self->tried |= bit;
      if (self->expert_at[r] >= 0 && !find_round (self, (guint) self->expert_at[r]))
        continue;
      self->expert_at[r] = (int) e;
      return TRUE;
    }
  return FALSE;
}

/* The rounds tried in vain for the expert left out, and everybody met in them: too few rounds for so many. */
static void
add_shared (Matching *self,
            guint left_out,
            guint64 open,
            GPtrArray *limits)
{
  const guint n = count_rounds (self->tried);
  const gboolean all = (open & ~self->tried) == 0;
  SamSpeeddateLimit *limit;

  for (guint i = 0; i < limits->len; i++)
    {
      limit = g_ptr_array_index (limits, i);
      if (limit->rounds != self->tried || limit->kind < SAM_SPEEDDATE_LIMIT_ROUNDS)
        continue;
      g_array_append_val (limit->experts, left_out);
      limit->wanted++;
      return;
    }
  limit = limit_new (all ? SAM_SPEEDDATE_LIMIT_ROUNDS : SAM_SPEEDDATE_LIMIT_SAME_ROUNDS, (int) self->participant, n + 1,
                     n, self->tried);
  for (guint r = 0; r < self->problem->n_rounds; r++)
    if ((self->tried >> r & 1) != 0)
      g_array_append_val (limit->experts, self->expert_at[r]);
  g_array_append_val (limit->experts, left_out);
  g_ptr_array_add (limits, limit);
}

static void
add_pair (GPtrArray *limits,
          SamSpeeddateLimitKind kind,
          guint participant,
          guint expert)
{
  SamSpeeddateLimit *limit = limit_new (kind, (int) participant, 1, 0, 0);

  g_array_append_val (limit->experts, expert);
  g_ptr_array_add (limits, limit);
}

/* What keeps each wish apart from all others. */
static guint64
read_wishes (Matching *self,
             SamSpeeddateReach *reach)
{
  SamSpeeddateProblem *problem = self->problem;
  const guint p = self->participant;
  g_autofree guint64 *fixed = g_new0 (guint64, problem->experts->len + 1);
  const guint64 open = get_free_rounds (problem, p, fixed);

  for (guint e = 0; e < problem->experts->len; e++)
    {
      if (sam_speeddate_problem_get_weight (problem, p, e) == 0)
        continue;
      reach->wanted++;
      if (fixed[e] != 0)
        self->rounds[e] = fixed[e];
      else if (sam_speeddate_problem_is_forbidden (problem, p, e))
        add_pair (reach->limits, SAM_SPEEDDATE_LIMIT_FORBIDDEN, p, e);
      else
        {
          self->rounds[e] = open & sam_speeddate_expert (problem, e)->available;
          if (self->rounds[e] == 0 && open != 0)
            add_pair (reach->limits, SAM_SPEEDDATE_LIMIT_NEVER_TOGETHER, p, e);
        }
    }
  return open;
}

/**
 * sam_speeddate_reach_new:
 *
 * The most wished-for experts (of any degree) that somebody could meet if nobody else were there, and why not all. A
 * plan that gives somebody this many can't be better for them.
 *
 * Returns: (transfer full): the most, and what limits it
 */
SamSpeeddateReach *
sam_speeddate_reach_new (SamSpeeddateProblem *problem,
                         guint participant)
{
  SamSpeeddateReach *reach = g_new0 (SamSpeeddateReach, 1);
  g_autofree guint64 *rounds = g_new0 (guint64, problem->experts->len + 1);
  g_autoptr (GArray) left_out = g_array_new (FALSE, FALSE, sizeof (guint));
  Matching self = { problem, participant, rounds, { 0 }, 0 };
  guint64 open;

  reach->participant = participant;
  reach->limits = g_ptr_array_new_with_free_func (free_limit);
  open = read_wishes (&self, reach);
  for (guint r = 0; r < G_N_ELEMENTS (self.expert_at); r++)
    self.expert_at[r] = -1;
  for (guint e = 0; e < problem->experts->len; e++)
    {
      self.tried = 0;
      if (rounds[e] == 0)
        continue;
      if (find_round (&self, e))
        reach->most++;
      else
        g_array_append_val (left_out, e);
    }
  for (guint i = 0; i < left_out->len; i++)
    {
      const guint e = g_array_index (left_out, guint, i);

      self.tried = 0;
      if (!find_round (&self, e))
        add_shared (&self, e, open, reach->limits);
    }
  return reach;
}

/**
 * sam_speeddate_reach_free:
 */
void
sam_speeddate_reach_free (SamSpeeddateReach *self)
{
  g_ptr_array_unref (self->limits);
  g_free (self);
}

static guint
count_places (SamSpeeddateProblem *problem,
              guint e)
{
  const SamSpeeddateExpert *expert = sam_speeddate_expert (problem, e);
  guint places = 0;
  guint run = 0;

  for (guint r = 0; r < problem->n_rounds; r++)
    {
      run = (expert->available >> r & 1) != 0 ? run + 1 : 0;
      /* Of every max_run + 1 rounds in a row, one is a break. */
      if (run > 0 && (expert->max_run == 0 || run % (expert->max_run + 1) != 0))
        places += MIN (expert->cap, problem->participants->len);
    }
  return places;
}

/**
 * sam_speeddate_list_short_tables:
 *
 * Returns: (transfer full) (element-type SamSpeeddateLimit): for each expert with fewer places all evening than people
 * who would like one, how many of them can have one
 */
GPtrArray *
sam_speeddate_list_short_tables (SamSpeeddateProblem *problem)
{
  GPtrArray *limits = g_ptr_array_new_with_free_func (free_limit);

  for (guint e = 0; e < problem->experts->len && !problem->has_previous; e++)
    {
      const guint places = count_places (problem, e);
      const guint64 there = sam_speeddate_expert (problem, e)->available;
      guint wanted = 0;
      SamSpeeddateLimit *limit;

      for (guint p = 0; p < problem->participants->len; p++)
        wanted += sam_speeddate_problem_get_weight (problem, p, e) > 0 &&
                  (sam_speeddate_participant (problem, p)->available & there) != 0 &&
                  !sam_speeddate_problem_is_forbidden (problem, p, e);
      if (wanted <= places)
        continue;
      limit = limit_new (SAM_SPEEDDATE_LIMIT_PLACES, -1, wanted, places, there);
      g_array_append_val (limit->experts, e);
      g_ptr_array_add (limits, limit);
    }
  return limits;
}
