/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The steps of making a plan: can it be done at all; the relaxation, which gives the bounds; a first plan from it; the
 * search; and the score once more from nothing, so that nobody has to believe the search's own book-keeping. */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "samenhulp-config.h"

#include "planner/sam-speeddate.h"

#include "planner/sam-speeddate-course.h"
#include "planner/sam-speeddate-feasible.h"
#include "planner/sam-speeddate-start.h"

#include <glib/gi18n-lib.h>

#define STEPS_PER_SEAT 1000
#define LEAST_STEPS 300000
#define STEPS_FOR_TWO 200000     /* with fewer a second course is not worth its thread */
#define LEAST_STEPS_PER_SEAT 100 /* the time limit ends them if they take too long */
#define PROBES_PER_SECOND 4000
#define MOST_PROBES 20000
#define SEARCHING 0.88        /* of the time: the estimate may be a little off */
#define LONGEST_RESERVE 0.05  /* seconds, for what comes after the search */
#define WAIT_FOR_SECOND 20000 /* microseconds, between two looks at whether to go on */

G_DEFINE_QUARK (sam - speeddate - error - quark, sam_speeddate_error)

/* Two courses side by side, each with a seed of its own. They know nothing of each other, and the better plan is taken
 * (of equal ones the first's), so that the result depends on the seed and the steps, not on which was quicker. */
typedef struct
{
  SamSpeeddateState *state; /* the first plan */
  SamSpeeddateRelaxed *relaxed;
  SamSpeeddateCourse *first;
  SamSpeeddateCourse *second;
  gint64 company_bound;
  gint64 started, deadline; /* monotonic; a deadline of 0: none */
  SamSpeeddateProgress progress;
  gpointer progress_data;
  gboolean exact; /* the first plan is the best of all */
  gboolean cancelled;
  int stop; /* atomic: the second course is to stop */
  GMutex mutex;
  GCond finished;
  gboolean second_is_done;
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

  self->exact = sam_speeddate_try_all (state);
  if (self->exact)
    return;
  if (!has_wishes (state) && sam_speeddate_is_unrestricted (state->problem))
    sam_speeddate_start_roster (state);
  else if (sam_speeddate_is_unrestricted (state->problem) && !state->problem->allow_repeat_expert)
    sam_speeddate_start_by_colouring (state, self->relaxed);
  else
    sam_speeddate_start_by_rounds (state, self->relaxed);
  if (state->hard > 0)
    sam_speeddate_close_short_tables (state);
}

static gboolean
is_late (const Solving *self)
{
  return self->deadline > 0 && g_get_monotonic_time () >= self->deadline;
}

/* With a first course at every bound the second one is called off. */
static gboolean
is_perfect (const Solving *self)
{
  return sam_speeddate_course_is_at_bound (self->first, SAM_SPEEDDATE_N_LEVELS);
}

/* Tells how far it is. FALSE when it is to stop. */
static gboolean
on_first_tick_cb (gpointer data)
{
  Solving *self = data;
  gint64 vector[SAM_SPEEDDATE_N_LEVELS];
  gint64 hard;

  if (self->progress != NULL && !self->cancelled)
    {
      const guint64 total = MAX (1, self->first->total_steps);
      const gint16 *seats = sam_speeddate_search_get_best (self->first->search, &hard, vector);

      self->cancelled = !self->progress (MIN (1.0, (double) self->first->done_steps / (double) total), vector,
                                         hard == 0 ? seats : NULL, self->progress_data);
    }
  return !self->cancelled && !is_late (self);
}

static gboolean
on_second_tick_cb (gpointer data)
{
  Solving *self = data;

  return !g_atomic_int_get (&self->stop) && !is_late (self);
}

static gpointer
run_second (gpointer data)
{
  Solving *self = data;

  /* Whether the first course knows the bound makes no difference to its plan: at the bound nothing gets better. */
  self->company_bound = self->second->company_bound = sam_speeddate_bound_company (self->state);
  sam_speeddate_course_run (self->second);
  g_mutex_lock (&self->mutex);
  self->second_is_done = TRUE;
  g_cond_signal (&self->finished);
  g_mutex_unlock (&self->mutex);
  return NULL;
}

/* The second course may take longer; whoever waits may have enough of it. */
static void
wait_for_second (Solving *self,
                 GThread *thread)
{
  gboolean done = FALSE;

  while (!done)
    {
      if (self->first->stopped || is_perfect (self) || !on_first_tick_cb (self))
        g_atomic_int_set (&self->stop, TRUE);
      g_mutex_lock (&self->mutex);
      if (!self->second_is_done)
        g_cond_wait_until (&self->finished, &self->mutex, g_get_monotonic_time () + WAIT_FOR_SECOND);
      done = self->second_is_done;
      g_mutex_unlock (&self->mutex);
    }
  g_thread_join (thread);
}

static void
search (Solving *self)
{
  GThread *thread;

  if (self->exact)
    return;
  if (self->second == NULL)
    {
      self->company_bound = self->first->company_bound = sam_speeddate_bound_company (self->state);
      sam_speeddate_course_run (self->first);
      return;
    }
  thread = g_thread_new ("planner", run_second, self);
  sam_speeddate_course_run (self->first);
  wait_for_second (self, thread);
}

typedef struct
{
  const SamSpeeddateCourse *course;
  guint64 n_steps;
  double step;
} Probe;

static gpointer
run_probe (gpointer data)
{
  Probe *probe = data;

  probe->step = sam_speeddate_course_time_step (probe->course, probe->n_steps);
  return NULL;
}

/* How many steps fit in the time, with both courses at work. */
static guint64
choose_steps (Solving *self,
              const SamSpeeddateOptions *options)
{
  const guint64 seats = (guint64) self->state->n_participants * self->state->n_rounds;
  const guint64 n_probes = (guint64) CLAMP (options->seconds * PROBES_PER_SECOND, 1, MOST_PROBES);
  Probe probes[] = { { self->first, n_probes, 0 }, { self->second, n_probes, 0 } };
  GThread *thread;
  double left;

  if (options->max_steps > 0)
    return options->max_steps;
  if (options->seconds <= 0 || self->exact)
    return MAX (LEAST_STEPS, seats * STEPS_PER_SEAT);
  thread = g_thread_new ("planner", run_probe, &probes[1]);
  run_probe (&probes[0]);
  g_thread_join (thread);
  left = options->seconds * G_USEC_PER_SEC - (double) (g_get_monotonic_time () - self->started);
  left = MAX (1.0, SEARCHING * left / MAX (probes[0].step, probes[1].step));
  return MAX (LEAST_STEPS_PER_SEAT * seats, (guint64) left);
}

static void
start_courses (Solving *self,
               const SamSpeeddateOptions *options)
{
  const guint64 other_seed = options->seed ^ G_GUINT64_CONSTANT (0x5bd1e9955bd1e995);

  self->first = sam_speeddate_course_new (self->state, self->relaxed, options->seed);
  self->second = sam_speeddate_course_new (self->state, self->relaxed, other_seed);
  self->first->total_steps = self->second->total_steps = choose_steps (self, options);
  if (self->first->total_steps < STEPS_FOR_TWO)
    g_clear_pointer (&self->second, sam_speeddate_course_free);
  self->first->tick = on_first_tick_cb;
  self->first->tick_data = self;
  if (self->second == NULL)
    return;
  self->second->tick = on_second_tick_cb;
  self->second->tick_data = self;
}

/* The better of the two. */
static SamSpeeddateCourse *
get_winner (Solving *self)
{
  gint64 one[SAM_SPEEDDATE_N_LEVELS + 1], other[SAM_SPEEDDATE_N_LEVELS + 1];

  if (self->second == NULL)
    return self->first;
  sam_speeddate_search_get_best (self->first->search, &one[0], &one[1]);
  sam_speeddate_search_get_best (self->second->search, &other[0], &other[1]);
  for (guint i = 0; i <= SAM_SPEEDDATE_N_LEVELS; i++)
    if (one[i] != other[i])
      return one[i] < other[i] ? self->first : self->second;
  return self->first;
}

static SamSpeeddatePlan *
make_plan (Solving *self,
           SamSpeeddateCourse *course,
           guint64 seed)
{
  SamSpeeddatePlan *plan = g_new0 (SamSpeeddatePlan, 1);
  const guint n_seats = self->state->n_participants * self->state->n_rounds;
  const gint16 *best;
  gint64 hard;

  best = sam_speeddate_search_get_best (course->search, &hard, plan->vector);
  plan->problem = sam_speeddate_problem_ref (self->state->problem);
  plan->seats = g_new (int, n_seats + 1);
  for (guint i = 0; i < n_seats; i++)
    plan->seats[i] = best[i];
  plan->seed = seed;
  plan->stopped = self->first->stopped || (self->second != NULL && self->second->stopped && !is_perfect (self));
  plan->steps = plan->stopped ? self->first->done_steps : self->first->total_steps;
  return plan;
}

/* A bound counts for a level only while the levels before it are at theirs: further on, "smaller" means nothing. That
 * of company asks it of the first two only. */
static void
prove (Solving *self,
       SamSpeeddatePlan *plan)
{
  if (self->exact)
    {
      plan->proven_levels = plan->n_bounds = SAM_SPEEDDATE_N_LEVELS;
      memcpy (plan->bound, plan->vector, sizeof plan->bound);
      return;
    }
  for (guint level = 0; level < SAM_SPEEDDATE_N_LEVELS; level++)
    {
      plan->bound[level] = level < 3 ? self->relaxed->bound[level] : self->company_bound;
      if (plan->proven_levels == level && plan->vector[level] == plan->bound[level])
        plan->proven_levels = level + 1;
    }
  plan->n_bounds = plan->proven_levels < 2 ? plan->proven_levels + 1 : SAM_SPEEDDATE_N_LEVELS;
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
             SamSpeeddateCourse *course,
             guint64 seed,
             GError **error)
{
  g_autoptr (SamSpeeddateState) state = sam_speeddate_state_new (self->state->problem);

  switch (sam_speeddate_fill_required (state))
    {
    case SAM_SPEEDDATE_POSSIBLE:
      sam_speeddate_state_load (course->state, state->seat);
      sam_speeddate_search_offer (course->search);
      sam_speeddate_course_better_company (course, course->total_steps / 4);
      return make_plan (self, course, seed);
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
       GError **error)
{
  SamSpeeddatePlan *plan = NULL;
  SamSpeeddateCourse *winner;
  gint64 vector[SAM_SPEEDDATE_N_LEVELS];
  gint64 hard;

  self->relaxed = sam_speeddate_relax (self->state);
  make_first_plan (self);
  start_courses (self, options);
  search (self);
  if (self->cancelled && !options->keep_when_stopped)
    {
      g_set_error_literal (error, SAM_SPEEDDATE_ERROR, SAM_SPEEDDATE_ERROR_CANCELLED, _ ("Planning was stopped."));
      return NULL;
    }
  winner = get_winner (self);
  sam_speeddate_search_get_best (winner->search, &hard, vector);
  plan = hard == 0 ? make_plan (self, winner, options->seed) : settle_hard (self, winner, options->seed, error);
  if (plan == NULL)
    return NULL;
  prove (self, plan);
  plan->seconds = (double) (g_get_monotonic_time () - self->started) / G_USEC_PER_SEC;
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
  Solving self = { .progress = progress, .progress_data = progress_data, .started = g_get_monotonic_time () };
  g_autoptr (GPtrArray) findings = sam_speeddate_check (problem);
  g_autoptr (SamSpeeddateProblem) copy = NULL;
  SamSpeeddatePlan *plan;

  if (sam_speeddate_has_fatal (findings))
    return refuse (findings, error);

  copy = sam_speeddate_problem_copy (problem);
  self.state = sam_speeddate_state_new (copy);
  if (options->seconds > 0)
    self.deadline = self.started + (gint64) ((options->seconds - MIN (LONGEST_RESERVE, options->seconds / 20)) *
                                             G_USEC_PER_SEC);
  g_mutex_init (&self.mutex);
  g_cond_init (&self.finished);
  plan = solve (&self, options, error);
  g_mutex_clear (&self.mutex);
  g_cond_clear (&self.finished);
  g_clear_pointer (&self.first, sam_speeddate_course_free);
  g_clear_pointer (&self.second, sam_speeddate_course_free);
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
