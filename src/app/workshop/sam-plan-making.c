/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-plan-making.h"

#define SEED 1
#define PROGRESS_UNIT 10000

/* Shared with the thread that plans. */
typedef struct
{
  SamSpeeddateProblem *problem; /* a copy: nobody else changes it */
  int fraction;                 /* in 1/PROGRESS_UNIT, atomic */
  int *seats;                   /* atomic: the best so far, when it is asked for; else NULL */
  int is_asked;                 /* atomic */
  GCancellable *cancellable;
} Making;

static void
free_making (gpointer data)
{
  Making *making = data;

  sam_speeddate_problem_unref (making->problem);
  g_object_unref (making->cancellable);
  g_free (making->seats);
  g_free (making);
}

static void
hand_over (Making *making,
           const gint16 *seats)
{
  const guint n_seats = making->problem->participants->len * making->problem->n_rounds;
  int *copy = g_new (int, n_seats + 1);

  for (guint i = 0; i < n_seats; i++)
    copy[i] = seats[i];
  /* Whoever asks may do so at any moment: what already lies ready makes way for what is newer. */
  g_free (g_atomic_pointer_exchange (&making->seats, copy));
  g_atomic_int_set (&making->is_asked, FALSE);
}

static gboolean
note_progress (double fraction,
               const gint64 *vector,
               const gint16 *seats,
               gpointer data)
{
  Making *making = data;

  g_atomic_int_set (&making->fraction, (int) (fraction * PROGRESS_UNIT));
  if (seats != NULL && g_atomic_int_get (&making->is_asked))
    hand_over (making, seats);
  return !g_cancellable_is_cancelled (making->cancellable);
}

static void
make_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  Making *making = data;
  const SamSpeeddateOptions options = { .seed = SEED, .keep_when_stopped = TRUE };
  GError *error = NULL;
  SamSpeeddatePlan *plan = sam_speeddate_solve (making->problem, &options, note_progress, making, &error);

  if (plan != NULL)
    g_task_return_pointer (task, plan, (GDestroyNotify) sam_speeddate_plan_free);
  else
    g_task_return_error (task, error);
}

/**
 * sam_plan_making_start:
 * @source: (type GObject): kept until it is done
 * @done: called on the main thread
 *
 * Returns: (transfer full): the plan that is being made
 */
GTask *
sam_plan_making_start (gpointer source,
                       SamSpeeddateProblem *problem,
                       GAsyncReadyCallback done)
{
  Making *making = g_new0 (Making, 1);
  GTask *task;

  making->problem = sam_speeddate_problem_copy (problem);
  making->cancellable = g_cancellable_new ();
  task = g_task_new (source, making->cancellable, done, NULL);
  g_task_set_task_data (task, making, free_making);
  /* What is stopped has a plan all the same. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, make_in_thread);
  return task;
}

/**
 * sam_plan_making_get_fraction:
 *
 * Returns: how far it is, 0 to 1
 */
double
sam_plan_making_get_fraction (GTask *making)
{
  Making *shared = g_task_get_task_data (making);

  return g_atomic_int_get (&shared->fraction) / (double) PROGRESS_UNIT;
}

/**
 * sam_plan_making_get_problem:
 *
 * Returns: (transfer none): what is being planned
 */
SamSpeeddateProblem *
sam_plan_making_get_problem (GTask *making)
{
  return ((Making *) g_task_get_task_data (making))->problem;
}

/**
 * sam_plan_making_steal_seats:
 *
 * Asks for the best plan so far. It comes with one of the next calls.
 *
 * Returns: (transfer full) (nullable): participant × round: the expert, or -1; %NULL: not yet
 */
int *
sam_plan_making_steal_seats (GTask *making)
{
  Making *shared = g_task_get_task_data (making);
  int *seats = g_atomic_pointer_exchange (&shared->seats, NULL);

  if (seats == NULL)
    g_atomic_int_set (&shared->is_asked, TRUE);
  return seats;
}

/**
 * sam_plan_making_stop:
 *
 * Ends it with the best plan so far.
 */
void
sam_plan_making_stop (GTask *making)
{
  g_cancellable_cancel (g_task_get_cancellable (making));
}

/**
 * sam_plan_making_finish:
 *
 * Returns: (transfer full): the plan, or %NULL
 */
SamSpeeddatePlan *
sam_plan_making_finish (GAsyncResult *result,
                        GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
