/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a search does with its steps: wishes first, then how full the tables are, then company, each until it is as good
 * as its bound or its steps are done. How the steps are shared depends on their number alone, never on the clock. */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-course.h"

#include "planner/sam-speeddate-start.h"

#define STEPS_PER_CYCLE 15000
#define MOST_SLACK 20 /* in points of level 2: so far may wandering lead away from the best */
#define PATIENCE 6    /* so often may wandering find nothing better */
#define WANDER_PER_SEAT 30
#define ANNEAL_PER_SEAT 1000
#define QUICK_SHARE 10 /* a first, quick cooling gets this part of the steps: soon there is a good plan to show */

static const SamSpeeddateMood for_wandering = { 1200, { 600, 10, 1, 0 }, 10, 2 };
static const SamSpeeddateMood for_contact = { 1200, { 600, 10, 1, 0 }, 100, 2 };
static const SamSpeeddateMood for_tables = { 4000, { 4000, 300, 10, 1 }, 40, 3 };
static const SamSpeeddateMood for_company = { 4000, { 4000, 150, 60, 1 }, 3, 0.4, TRUE };

/**
 * sam_speeddate_course_new:
 * @start: (transfer none): the first plan, which is copied
 * @relaxed: (transfer none): must outlive the course
 *
 * Returns: (transfer full): a course that has not begun
 */
SamSpeeddateCourse *
sam_speeddate_course_new (const SamSpeeddateState *start,
                          const SamSpeeddateRelaxed *relaxed,
                          guint64 seed)
{
  SamSpeeddateCourse *self = g_new0 (SamSpeeddateCourse, 1);

  self->state = sam_speeddate_state_new (start->problem);
  sam_speeddate_state_load (self->state, start->seat);
  self->search = sam_speeddate_search_new (self->state, seed);
  self->relaxed = relaxed;
  return self;
}

/**
 * sam_speeddate_course_free:
 */
void
sam_speeddate_course_free (SamSpeeddateCourse *self)
{
  sam_speeddate_search_free (self->search);
  sam_speeddate_state_free (self->state);
  g_free (self);
}

/**
 * sam_speeddate_course_is_at_bound:
 *
 * Returns: whether no plan is better than the best so far on the first @n_levels levels
 */
gboolean
sam_speeddate_course_is_at_bound (const SamSpeeddateCourse *self,
                                  guint n_levels)
{
  gint64 vector[SAM_SPEEDDATE_N_LEVELS];
  gint64 hard;

  sam_speeddate_search_get_best (self->search, &hard, vector);
  for (guint level = 0; level < MIN (n_levels, 3); level++)
    if (vector[level] > self->relaxed->bound[level])
      return FALSE;
  return hard == 0 && (n_levels < 4 || vector[3] <= self->company_bound);
}

static gboolean
is_over (const SamSpeeddateCourse *self)
{
  return self->stopped || sam_speeddate_course_is_at_bound (self, SAM_SPEEDDATE_N_LEVELS);
}

static gboolean
ask_tick (SamSpeeddateCourse *self)
{
  if (self->tick != NULL && !self->tick (self->tick_data))
    self->stopped = TRUE;
  return !is_over (self);
}

static gboolean
on_search_tick_cb (gpointer data)
{
  SamSpeeddateCourse *self = data;

  self->done_steps += SAM_SPEEDDATE_TICK_STEPS;
  return ask_tick (self);
}

static void
run (SamSpeeddateCourse *self,
     const SamSpeeddateMood *mood,
     guint64 n_steps)
{
  if (is_over (self))
    return;
  sam_speeddate_search_run (self->search, mood, n_steps, on_search_tick_cb, self);
}

/* So many steps take about as long as making every round anew. */
static guint64
get_steps_of_reassigning (const SamSpeeddateCourse *self)
{
  return 2 * (guint64) self->state->n_participants * self->state->n_experts * self->state->n_rounds;
}

static void
reassign_all (SamSpeeddateCourse *self)
{
  gboolean better = TRUE;

  for (guint sweep = 0; sweep < 3 && better; sweep++)
    {
      better = FALSE;
      for (guint r = 0; r < self->state->n_rounds && !self->stopped; r++)
        {
          better = sam_speeddate_reassign_round (self->state, r, NULL) || better;
          ask_tick (self);
        }
    }
  self->done_steps += get_steps_of_reassigning (self);
  sam_speeddate_search_offer (self->search);
}

/* Walks about where wishes are as good, and makes every round anew from there: what one round can't mend alone, another
 * order of the dates often can.
 *
 * Returns: the steps it took, at most about @budget
 */
static guint64
wander (SamSpeeddateCourse *self,
        guint64 budget)
{
  const guint64 seats = self->state->n_participants * self->state->n_rounds;
  const guint64 walk = WANDER_PER_SEAT * seats;
  guint64 taken = 0;
  guint tries = 0;

  while (taken + walk + get_steps_of_reassigning (self) <= budget && tries++ < PATIENCE &&
         !sam_speeddate_course_is_at_bound (self, 2) && !self->stopped)
    {
      gint64 before[SAM_SPEEDDATE_N_LEVELS], after[SAM_SPEEDDATE_N_LEVELS];
      gint64 hard_before, hard;

      sam_speeddate_search_get_best (self->search, &hard_before, before);
      run (self, &for_wandering, walk);
      reassign_all (self);
      taken += walk + get_steps_of_reassigning (self);
      sam_speeddate_search_get_best (self->search, &hard, after);
      if (hard < hard_before || after[0] < before[0] || (after[0] == before[0] && after[1] < before[1]))
        tries = 0;
      if (self->state->hard > hard || self->state->level[0] > after[0] ||
          self->state->level[1] > after[1] + MOST_SLACK)
        sam_speeddate_search_return_to_best (self->search);
    }
  sam_speeddate_search_return_to_best (self->search);
  return taken;
}

/* Wandering mends what is nearly right; cooling from hot finds another corner. By turns, while there are steps.
 *
 * Returns: the steps that are left of @budget
 */
static guint64
better_wishes (SamSpeeddateCourse *self,
               guint64 budget)
{
  const guint64 seats = self->state->n_participants * self->state->n_rounds;
  const guint64 cooling = CLAMP (ANNEAL_PER_SEAT * seats, budget / 9, budget / 3 + 1);

  for (guint attempt = 0; budget > 0 && !sam_speeddate_course_is_at_bound (self, 2) && !self->stopped; attempt++)
    {
      static const double hotter[] = { 1, 3, 10 };
      const guint64 n_steps = MIN (cooling, budget);
      SamSpeeddateMood mood = for_contact;

      mood.hot *= hotter[attempt % G_N_ELEMENTS (hotter)];
      budget -= wander (self, budget / 2);
      run (self, &mood, MIN (n_steps, budget));
      reassign_all (self);
      sam_speeddate_search_return_to_best (self->search);
      budget -= MIN (n_steps, budget);
    }
  return budget;
}

/**
 * sam_speeddate_course_better_company:
 *
 * Searches for better company with the levels before it as good as they are. Long searches cool several times, each
 * from the best so far, and some from hotter: small problems have corners that no warmth leads out of.
 */
void
sam_speeddate_course_better_company (SamSpeeddateCourse *self,
                                     guint64 n_steps)
{
  static const double hotter[] = { 1, 5, 1, 20, 1 };
  const guint64 seats = MAX (1, self->state->n_participants * self->state->n_rounds);
  const guint64 quick = n_steps / QUICK_SHARE;
  guint64 n_cycles;

  run (self, &for_company, quick);
  sam_speeddate_search_return_to_best (self->search);
  n_steps -= quick;
  n_cycles = CLAMP (n_steps / (seats * MIN (40 * seats, STEPS_PER_CYCLE)), 1, G_N_ELEMENTS (hotter));
  for (guint64 cycle = 0; cycle < n_cycles; cycle++)
    {
      SamSpeeddateMood mood = for_company;

      mood.hot *= hotter[cycle];
      run (self, &mood, n_steps / n_cycles);
      sam_speeddate_search_return_to_best (self->search);
    }
}

/**
 * sam_speeddate_course_run:
 *
 * Takes all its steps, unless it is stopped or nothing is left to find.
 */
void
sam_speeddate_course_run (SamSpeeddateCourse *self)
{
  guint64 left = self->total_steps - self->total_steps / 2;

  left += better_wishes (self, self->total_steps / 2);
  if (!sam_speeddate_course_is_at_bound (self, 3))
    {
      run (self, &for_tables, left / 4);
      sam_speeddate_search_return_to_best (self->search);
      left -= left / 4;
    }
  sam_speeddate_course_better_company (self, left);
}

/* Microseconds for a step of this kind. What a run needs to begin is no part of it, so the shorter run is taken off. */
static double
time_mood (SamSpeeddateSearch *probe,
           const SamSpeeddateMood *mood,
           guint64 n_steps)
{
  gint64 took[2];

  for (guint run = 0; run < 2; run++)
    {
      const gint64 before = g_get_monotonic_time ();

      sam_speeddate_search_run (probe, mood, run == 0 ? n_steps : 4 * n_steps, NULL, NULL);
      took[run] = g_get_monotonic_time () - before;
    }
  return (double) MAX (100, took[1] - took[0]) / (double) (3 * n_steps);
}

/**
 * sam_speeddate_course_time_step:
 * @n_steps: measured over some of these; more are more exact
 *
 * Measured on a copy, so that measuring does not change the plan.
 *
 * Returns: the microseconds a step will take, with the phases in the shares they are likely to get
 */
double
sam_speeddate_course_time_step (const SamSpeeddateCourse *self,
                                guint64 n_steps)
{
  const SamSpeeddateMood lukewarm = { 4000, { 4000, 150, 60, 1 }, 1.2, 0.8, TRUE };
  g_autoptr (SamSpeeddateCourse) copy = sam_speeddate_course_new (self->state, self->relaxed, 0);
  double any = sam_speeddate_course_is_at_bound (self, 2) ? 0 : 0.5;
  double step;

  if (!sam_speeddate_course_is_at_bound (self, 3))
    any += (1 - any) / 4;
  step = any > 0 ? any * time_mood (copy->search, &for_tables, n_steps) : 0;
  return step + (1 - any) * time_mood (copy->search, &lukewarm, n_steps);
}
