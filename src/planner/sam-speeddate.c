/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The steps of making a plan: can it be done at all; the relaxation, which gives the bounds; a first plan from it; the
 * search; and the score once more from nothing, so that nobody has to believe the search's own book-keeping. */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "samenhulp-config.h"

#include "planner/sam-speeddate.h"

#include "planner/sam-speeddate-feasible.h"
#include "planner/sam-speeddate-search.h"
#include "planner/sam-speeddate-start.h"

#include <glib/gi18n-lib.h>

#define PROBE_STEPS 20000
#define STEPS_PER_SEAT 1000
#define LEAST_STEPS 300000
#define STEPS_PER_CYCLE 15000

G_DEFINE_QUARK (sam - speeddate - error - quark, sam_speeddate_error)

typedef struct
{
  SamSpeeddateState *state;
  SamSpeeddateRelaxed *relaxed;
  SamSpeeddateSearch *search;
  guint64 total_steps;
  guint64 done_steps;
  SamSpeeddateProgress progress;
  gpointer progress_data;
  gint64 company_bound;
  gboolean cancelled;
} Solving;

static gboolean
has_wishes (const SamSpeeddateState *state)
{
  for (guint i = 0; i < state->n_participants * state->n_experts; i++)
    if (state->weight[i] > 0 || state->must[i] > 0)
      return TRUE;
  return FALSE;
}

static void
make_first_plan (Solving *self)
{
  SamSpeeddateState *state = self->state;

  if (!has_wishes (state) && sam_speeddate_is_unrestricted (state->problem))
    sam_speeddate_start_roster (state);
  else if (sam_speeddate_is_unrestricted (state->problem) && !state->problem->allow_repeat_expert)
    sam_speeddate_start_by_colouring (state, self->relaxed);
  else
    sam_speeddate_start_by_rounds (state, self->relaxed);
  if (state->hard > 0)
    sam_speeddate_close_short_tables (state);
}

/* Whether the levels before @n are as good as the relaxation says they could be. */
static gboolean
is_at_bound (Solving *self,
             guint n)
{
  gint64 vector[SAM_SPEEDDATE_N_LEVELS];
  gint64 hard;

  sam_speeddate_search_get_best (self->search, &hard, vector);
  for (guint level = 0; level < MIN (n, 3); level++)
    if (vector[level] > self->relaxed->bound[level])
      return FALSE;
  return hard == 0 && (n < 4 || vector[3] <= self->company_bound);
}

static gboolean
report (gpointer data)
{
  Solving *self = data;
  gint64 vector[SAM_SPEEDDATE_N_LEVELS];
  gint64 hard;

  self->done_steps += SAM_SPEEDDATE_TICK_STEPS;
  if (self->progress != NULL)
    {
      sam_speeddate_search_get_best (self->search, &hard, vector);
      self->cancelled = !self->progress (MIN (1.0, (double) self->done_steps / (double) MAX (1, self->total_steps)),
                                         vector, self->progress_data);
    }
  /* Nothing is left to find when every level is proven. */
  return !self->cancelled && !is_at_bound (self, SAM_SPEEDDATE_N_LEVELS);
}

static const SamSpeeddateMood for_contact = { 1200, { 600, 10, 1, 0 }, 300, 2 };
static const SamSpeeddateMood for_tables = { 4000, { 4000, 300, 10, 1 }, 40, 3 };
static const SamSpeeddateMood for_company = { 4000, { 4000, 150, 60, 1 }, 3, 0.4, TRUE };

static void
run (Solving *self,
     const SamSpeeddateMood *mood,
     guint64 n_steps)
{
  if (self->cancelled || is_at_bound (self, SAM_SPEEDDATE_N_LEVELS))
    return;
  sam_speeddate_search_run (self->search, mood, n_steps, report, self);
  sam_speeddate_search_return_to_best (self->search);
}

static void
reassign_all (Solving *self)
{
  gboolean better = TRUE;

  for (guint sweep = 0; sweep < 3 && better; sweep++)
    {
      better = FALSE;
      for (guint r = 0; r < self->state->n_rounds; r++)
        better = sam_speeddate_reassign_round (self->state, r, NULL) || better;
    }
  sam_speeddate_search_offer (self->search);
}

static void
search (Solving *self)
{
  static const double hotter[] = { 1, 5, 1, 20, 1 };
  const guint64 seats = MAX (1, self->state->n_participants * self->state->n_rounds);
  guint64 left = self->total_steps;
  guint64 n_cycles;

  /* Wishes are worth two attempts: the first may end in a corner. */
  for (guint attempt = 0; attempt < 2 && !is_at_bound (self, 2); attempt++)
    {
      run (self, &for_contact, self->total_steps / 4);
      reassign_all (self);
      left -= self->total_steps / 4;
    }
  if (!is_at_bound (self, 3))
    {
      run (self, &for_tables, left / 4);
      left -= left / 4;
    }
  /* Long searches cool several times, each from the best so far, and some from hotter: small problems have corners that
   * no warmth leads out of. */
  n_cycles = CLAMP (left / (seats * MIN (40 * seats, STEPS_PER_CYCLE)), 1, G_N_ELEMENTS (hotter));
  for (guint64 cycle = 0; cycle < n_cycles; cycle++)
    {
      SamSpeeddateMood mood = for_company;

      mood.hot *= hotter[cycle];
      run (self, &mood, left / n_cycles);
    }
}

/* Microseconds for a step of this kind. What a run needs to begin is no part of it, so the shorter run is taken off. */
static double
time_step (SamSpeeddateSearch *probe,
           const SamSpeeddateMood *mood)
{
  gint64 took[2];

  for (guint run = 0; run < 2; run++)
    {
      const gint64 before = g_get_monotonic_time ();

      sam_speeddate_search_run (probe, mood, run == 0 ? PROBE_STEPS : 4 * PROBE_STEPS, NULL, NULL);
      took[run] = g_get_monotonic_time () - before;
    }
  return (double) MAX (100, took[1] - took[0]) / (3 * PROBE_STEPS);
}

/* How many steps fit in the time: measured on a copy, so that measuring does not change the plan. */
static guint64
choose_steps (Solving *self,
              const SamSpeeddateOptions *options,
              gint64 started)
{
  const guint64 seats = (guint64) self->state->n_participants * self->state->n_rounds;
  const SamSpeeddateMood lukewarm = { 4000, { 4000, 150, 60, 1 }, 1.2, 0.8, TRUE };
  g_autoptr (SamSpeeddateState) copy = NULL;
  g_autoptr (SamSpeeddateSearch) probe = NULL;
  double any = is_at_bound (self, 2) ? 0 : 0.5;
  double left, step;

  if (options->max_steps > 0)
    return options->max_steps;
  if (options->seconds <= 0)
    return MAX (LEAST_STEPS, seats * STEPS_PER_SEAT);
  copy = sam_speeddate_state_new (self->state->problem);
  sam_speeddate_state_load (copy, self->state->seat);
  probe = sam_speeddate_search_new (copy, options->seed);
  if (!is_at_bound (self, 3))
    any += (1 - any) / 4;
  step = any > 0 ? any * time_step (probe, &for_tables) : 0;
  step += (1 - any) * time_step (probe, &lukewarm);
  left = options->seconds * G_USEC_PER_SEC - (double) (g_get_monotonic_time () - started);
  return (guint64) MAX (1000.0, 0.9 * left / step);
}

static SamSpeeddatePlan *
make_plan (Solving *self,
           guint64 seed)
{
  SamSpeeddatePlan *plan = g_new0 (SamSpeeddatePlan, 1);
  const guint n_seats = self->state->n_participants * self->state->n_rounds;
  const gint16 *best;
  gint64 hard;

  best = sam_speeddate_search_get_best (self->search, &hard, plan->vector);
  plan->problem = sam_speeddate_problem_ref (self->state->problem);
  plan->seats = g_new (int, n_seats + 1);
  for (guint i = 0; i < n_seats; i++)
    plan->seats[i] = best[i];
  plan->seed = seed;
  plan->steps = self->cancelled ? self->done_steps : self->total_steps;
  plan->stopped = self->cancelled;
  return plan;
}

/* A bound counts for a level only while the levels before it are at theirs: further on, "smaller" means nothing. */
static void
prove (Solving *self,
       SamSpeeddatePlan *plan)
{
  for (guint level = 0; level < SAM_SPEEDDATE_N_LEVELS; level++)
    {
      plan->bound[level] = level < 3 ? self->relaxed->bound[level] : self->company_bound;
      plan->has_bound[level] = level < 2 ? TRUE : plan->proven_levels >= 2;
      if (plan->has_bound[level] && plan->proven_levels == level && plan->vector[level] == plan->bound[level])
        plan->proven_levels = level + 1;
    }
  plan->has_bound[1] = plan->proven_levels >= 1;
}

static SamSpeeddatePlan *
refuse (GPtrArray *findings,
        GError **error)
{
  g_autoptr (GString) message = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const SamSpeeddateFinding *finding = g_ptr_array_index (findings, i);

      if (finding->fatal)
        g_string_append_printf (message, "%s%s: %s", message->len > 0 ? "\n" : "",
                                sam_speeddate_reason_get_name (finding->reason), finding->message);
    }
  g_set_error_literal (error, SAM_SPEEDDATE_ERROR, SAM_SPEEDDATE_ERROR_INFEASIBLE, message->str);
  return NULL;
}

/* The search kept a table short or a break undone: is there no way, or was it only not found? */
static SamSpeeddatePlan *
settle_hard (Solving *self,
             guint64 seed,
             GError **error)
{
  g_autoptr (SamSpeeddateState) state = sam_speeddate_state_new (self->state->problem);

  switch (sam_speeddate_fill_required (state))
    {
    case SAM_SPEEDDATE_POSSIBLE:
      sam_speeddate_state_load (self->state, state->seat);
      sam_speeddate_search_offer (self->search);
      run (self, &for_company, self->total_steps / 4);
      return make_plan (self, seed);
    case SAM_SPEEDDATE_IMPOSSIBLE:
      {
        g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (sam_speeddate_finding_free);

        g_ptr_array_add (findings, sam_speeddate_explain (self->state->problem));
        return refuse (findings, error);
      }
    case SAM_SPEEDDATE_UNKNOWN:
    default:
      g_set_error_literal (error, SAM_SPEEDDATE_ERROR, SAM_SPEEDDATE_ERROR_NOT_FOUND,
                           _ ("No plan was found that gives every table that must not be empty enough company. "
                              "Remove a pin, or let a table be empty."));
      return NULL;
    }
}

static SamSpeeddatePlan *
solve (Solving *self,
       const SamSpeeddateOptions *options,
       gint64 started,
       GError **error)
{
  SamSpeeddatePlan *plan = NULL;
  gint64 vector[SAM_SPEEDDATE_N_LEVELS];
  gint64 hard;

  self->relaxed = sam_speeddate_relax (self->state);
  self->company_bound = sam_speeddate_bound_company (self->state);
  make_first_plan (self);
  self->search = sam_speeddate_search_new (self->state, options->seed);
  self->total_steps = choose_steps (self, options, started);
  search (self);
  if (self->cancelled && !options->keep_when_stopped)
    {
      g_set_error_literal (error, SAM_SPEEDDATE_ERROR, SAM_SPEEDDATE_ERROR_CANCELLED, _ ("Planning was stopped."));
      return NULL;
    }
  sam_speeddate_search_get_best (self->search, &hard, vector);
  plan = hard == 0 ? make_plan (self, options->seed) : settle_hard (self, options->seed, error);
  if (plan == NULL)
    return NULL;
  prove (self, plan);
  plan->seconds = (double) (g_get_monotonic_time () - started) / G_USEC_PER_SEC;
  return plan;
}

/**
 * sam_speeddate_solve:
 * @options: seed, and steps or seconds
 * @progress: (nullable) (scope call): called now and then; answering FALSE stops
 * @error: %SAM_SPEEDDATE_ERROR
 *
 * Makes a plan. The same problem, seed and steps give the same plan.
 *
 * Returns: (transfer full): the plan, or %NULL
 */
SamSpeeddatePlan *
sam_speeddate_solve (SamSpeeddateProblem *problem,
                     const SamSpeeddateOptions *options,
                     SamSpeeddateProgress progress,
                     gpointer progress_data,
                     GError **error)
{
  const gint64 started = g_get_monotonic_time ();
  g_autoptr (GPtrArray) findings = sam_speeddate_check (problem);
  g_autoptr (SamSpeeddateProblem) copy = NULL;
  Solving self = { .progress = progress, .progress_data = progress_data };
  SamSpeeddatePlan *plan;

  if (sam_speeddate_has_fatal (findings))
    return refuse (findings, error);

  copy = sam_speeddate_problem_copy (problem);
  self.state = sam_speeddate_state_new (copy);
  plan = solve (&self, options, started, error);
  g_clear_pointer (&self.search, sam_speeddate_search_free);
  g_clear_pointer (&self.relaxed, sam_speeddate_relaxed_free);
  sam_speeddate_state_free (self.state);
  if (plan != NULL)
    {
      gint64 vector[SAM_SPEEDDATE_N_LEVELS];
      const gboolean sound = sam_speeddate_score (problem, plan->seats, vector, NULL);

      g_assert (sound && memcmp (vector, plan->vector, sizeof vector) == 0);
    }
  return plan;
}

/**
 * sam_speeddate_plan_free:
 */
void
sam_speeddate_plan_free (SamSpeeddatePlan *plan)
{
  sam_speeddate_problem_unref (plan->problem);
  g_free (plan->seats);
  g_free (plan);
}
