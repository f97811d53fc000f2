/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-plan-jobs.h"

#include "network/sam-workshop-plan.h"
#include "network/sam-workshop-problem.h"
#include "store/sam-clock.h"

/**
 * sam_plan_job_new:
 *
 * Returns: (transfer full): a job about a workshop
 */
SamPlanJob *
sam_plan_job_new (const char *workshop_id)
{
  SamPlanJob *job = g_new0 (SamPlanJob, 1);

  job->workshop_id = g_strdup (workshop_id);
  return job;
}

/**
 * sam_plan_job_free:
 */
void
sam_plan_job_free (SamPlanJob *job)
{
  g_free (job->workshop_id);
  g_free (job->path);
  g_clear_pointer (&job->plan, sam_speeddate_plan_free);
  g_clear_pointer (&job->evening, sam_evening_unref);
  g_free (job);
}

/* What was played is what was announced, but for those who were not there. */
static void
take_played_seats (SamPlanLoaded *loaded)
{
  SamSpeeddateProblem *problem = loaded->problem;

  for (guint p = 0; p < problem->participants->len; p++)
    for (guint r = 0; r < problem->frozen_rounds; r++)
      loaded->seats[p * problem->n_rounds + r] = sam_speeddate_problem_get_previous_seat (problem, p, r);
}

/* An announced plan is where the next one starts: it is changed as little as possible. */
static void
take_record (SamPlanLoaded *loaded,
             SamStore *store,
             SamRecord *record)
{
  g_autoptr (SamRecord) announced = sam_workshop_load_announced_plan (store, record);
  gint64 bound[SAM_SPEEDDATE_N_LEVELS] = { 0 };
  guint n_bounds;

  loaded->announced = sam_record_get_boolean (record, "announced");
  loaded->seats = sam_workshop_plan_dup_seats (record, loaded->problem);
  sam_workshop_problem_add_pins (loaded->problem, record);
  if (announced != NULL)
    {
      loaded->announced_seats = sam_workshop_plan_dup_seats (announced, loaded->problem);
      sam_workshop_problem_follow (loaded->problem, announced, loaded->rounds_held);
      take_played_seats (loaded);
    }
  n_bounds = sam_workshop_plan_get_bound (record, loaded->problem, bound);
  sam_plan_loaded_set_bound (loaded, bound, n_bounds, loaded->problem->pin);
}

static guint
get_rounds_held (SamStore *store,
                 const char *workshop_id)
{
  g_autoptr (SamRecord) workshop = sam_store_load (store, workshop_id, NULL);

  return workshop != NULL ? (guint) CLAMP (sam_record_get_integer (workshop, "rounds_held", 0), 0,
                                           SAM_SPEEDDATE_MAX_ROUNDS)
                          : 0;
}

/**
 * sam_plan_job_load:
 * @data: a #SamPlanJob
 *
 * Returns: (transfer full): a #SamPlanLoaded
 */
gpointer
sam_plan_job_load (SamStore *store,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  SamPlanJob *job = data;
  SamPlanLoaded *loaded = g_new0 (SamPlanLoaded, 1);
  g_autofree char *worth = NULL;
  g_autoptr (SamRecord) record = sam_workshop_load_plan (store, job->workshop_id, NULL);

  loaded->problem = sam_workshop_problem_new (store, job->workshop_id, error);
  if (loaded->problem != NULL)
    {
      const guint n_seats = loaded->problem->participants->len * loaded->problem->n_rounds;

      loaded->rounds_held = get_rounds_held (store, job->workshop_id);
      if (record != NULL)
        take_record (loaded, store, record);
      else
        loaded->seats = g_new (int, MAX (1, n_seats));
      for (guint i = 0; i < n_seats && record == NULL; i++)
        loaded->seats[i] = -1;
      loaded->evening = sam_evening_new (store, job->workshop_id, loaded->problem, loaded->seats, error);
    }
  if (loaded->evening == NULL)
    {
      sam_plan_loaded_free (loaded);
      return NULL;
    }
  sam_speeddate_count_wished (loaded->problem, loaded->seats, &loaded->most_wished);
  sam_plan_loaded_score (loaded);
  worth = sam_plan_loaded_describe_worth (loaded);
  loaded->evening = sam_evening_with_seats (loaded->evening, loaded->seats, worth);
  return loaded;
}

/**
 * sam_plan_job_save:
 * @data: a #SamPlanJob
 *
 * Returns: (transfer full): the id of the plan's record
 */
gpointer
sam_plan_job_save (SamStore *store,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  SamPlanJob *job = data;

  return sam_workshop_save_plan (store, job->workshop_id, job->plan, sam_clock_get_seconds (), error);
}

/**
 * sam_plan_job_announce:
 * @data: a #SamPlanJob
 *
 * Returns: (transfer full): the id of the plan's record
 */
gpointer
sam_plan_job_announce (SamStore *store,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  SamPlanJob *job = data;
  g_autoptr (SamRecord) record = sam_workshop_load_plan (store, job->workshop_id, error);

  if (record == NULL || !sam_workshop_announce_plan (store, sam_record_get_id (record),
                                                     sam_clock_get_seconds (), error))
    return NULL;
  return g_strdup (sam_record_get_id (record));
}

/**
 * sam_plan_job_write:
 * @data: a #SamPlanJob
 *
 * Returns: (transfer full): the path of the PDF that was written
 */
gpointer
sam_plan_job_write (SamStore *store,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  SamPlanJob *job = data;

  return sam_pdf_write_plan (job->what, job->evening, job->path, error) ? g_strdup (job->path) : NULL;
}
