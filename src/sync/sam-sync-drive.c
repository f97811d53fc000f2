/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When to synchronise, and what to tell about it. After a run that went well the server is watched: a change there, or
 * one here, starts the next. A run that failed is tried again later and later. The work is done by jobs on other
 * threads; what is told of them arrives here on the main thread. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-sync-private.h"

#include "sync/sam-backoff.h"

#define MS_AFTER_NETWORK 1000
#define MS_LOCKED (310 * 1000)
/* A pause in typing: so long after the last change, and no longer than that after the first. */
#define MS_PAUSE 700
#define MS_LONGEST_PAUSE 4000
/* A watch that lasted so long was a good one, however it ended. */
#define MS_GOOD_WATCH 20000

static void watch (SamSync *self);

static void
on_timer_cb (gpointer data)
{
  SamSync *self = data;

  self->timer = 0;
  sam_sync_start (self, SAM_SYNC_JOB_RUN);
}

static gboolean
is_at_rest (SamSync *self)
{
  return self->interval == 0 || self->state == SAM_SYNC_STATE_UNSET || self->halted || self->away || self->closed;
}

/**
 * sam_sync_schedule:
 * @milliseconds: from now
 *
 * Puts off or brings forward the next run; there is one timer. Nothing is scheduled at rest:
 * without interval, server or network, and while only a person can help.
 */
void
sam_sync_schedule (SamSync *self,
                   guint milliseconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (!is_at_rest (self))
    self->timer = g_timeout_add_once (milliseconds, on_timer_cb, self);
}

static void
stop_watching (SamSync *self)
{
  g_clear_handle_id (&self->watch_timer, g_source_remove);
  g_cancellable_cancel (self->watching);
  g_clear_object (&self->watching);
}

/**
 * sam_sync_stop:
 *
 * Ends timers, the watch and the job at work. Returns at once; the job still reports that it was cancelled.
 */
void
sam_sync_stop (SamSync *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->count_timer, g_source_remove);
  stop_watching (self);
  g_cancellable_cancel (self->cancellable);
}

static void
on_failed (SamSync *self,
           const GError *error,
           guint retry_after)
{
  g_autofree char *sentence = sam_sync_explain (error);
  SamVerdict verdict = sam_verdict_get (error);
  guint delay = sam_backoff_get_delay (++self->failures, retry_after, g_random_double ());

  g_message ("Synchronising failed: %s", error->message);
  stop_watching (self);
  switch (verdict)
    {
    case SAM_VERDICT_UNSET:
      sam_sync_set_state (self, SAM_SYNC_STATE_UNSET, NULL);
      return;
    case SAM_VERDICT_STOPPED:
      sam_sync_set_state (self, SAM_SYNC_STATE_IDLE, NULL);
      sam_sync_schedule (self, self->interval * 1000);
      return;
    case SAM_VERDICT_PERSON:
      self->halted = TRUE;
      g_clear_object (&self->peer);
      break;
    case SAM_VERDICT_LOCKED:
      delay = MS_LOCKED;
      break;
    case SAM_VERDICT_OFFLINE:
    case SAM_VERDICT_TAKEN:
    case SAM_VERDICT_TROUBLE:
    default:
      break;
    }
  sam_sync_set_state (self,
                      verdict == SAM_VERDICT_OFFLINE ? SAM_SYNC_STATE_OFFLINE
                      : verdict == SAM_VERDICT_TAKEN ? SAM_SYNC_STATE_IDLE
                                                     : SAM_SYNC_STATE_ERROR,
                      sentence);
  sam_sync_schedule (self, delay);
}

/**
 * sam_sync_show_counts:
 * @job: one that is done, whatever came of it
 *
 * Where a server turns out to have been set since, a first run is scheduled.
 */
void
sam_sync_show_counts (SamSync *self,
                      SamSyncJob *job)
{
  self->local = job->local;
  sam_sync_set_number (self, &self->waiting, job->waiting, SAM_SYNC_PROP_WAITING);
  sam_sync_set_number (self, &self->conflicts, job->conflicts, SAM_SYNC_PROP_CONFLICTS);
  sam_sync_set_number (self, &self->parallel, job->parallel, SAM_SYNC_PROP_PARALLEL);
  sam_sync_set_number (self, &self->refused,
                       job->result.refused + job->result.quarantined + job->result.unfetched, SAM_SYNC_PROP_REFUSED);
  self->received = job->received;
  self->received_at = job->received_at;
  sam_sync_set_number (self, (guint64 *) &self->last_time, job->last_time, SAM_SYNC_PROP_LAST_TIME);
  if (!job->has_server)
    {
      stop_watching (self);
      sam_sync_set_state (self, SAM_SYNC_STATE_UNSET, NULL);
    }
  else if (self->state == SAM_SYNC_STATE_UNSET)
    {
      sam_sync_set_state (self, SAM_SYNC_STATE_IDLE, NULL);
      sam_sync_schedule (self, MS_AFTER_NETWORK);
    }
}

static void
on_run_done (SamSync *self,
             SamSyncJob *job,
             const GError *error)
{
  /* A server that did not answer says nothing about the clock. */
  if (error == NULL || job->result.clock_off != 0)
    sam_sync_set_number (self, (guint64 *) &self->clock_off, (guint64) job->result.clock_off, SAM_SYNC_PROP_CLOCK_OFF);
  if (error != NULL)
    {
      on_failed (self, error, job->result.retry_after);
      return;
    }
  self->failures = 0;
  sam_sync_set_state (self, SAM_SYNC_STATE_IDLE, NULL);
  sam_sync_schedule (self, self->interval * 1000);
  watch (self);
}

static void
on_job_done_cb (GObject *object,
                GAsyncResult *result,
                gpointer data)
{
  SamSync *self = SAM_SYNC (object);
  SamSyncJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  g_clear_object (&self->cancellable);
  if (self->closed)
    return;
  if (job->type == SAM_SYNC_JOB_RUN)
    {
      g_set_object (&self->peer, job->peer);
      g_free (self->peer_key);
      self->peer_key = g_steal_pointer (&job->peer_key);
      on_run_done (self, job, error);
    }
  sam_sync_show_counts (self, job);
  /* What was saved goes out at once, unless the last run failed: then its time comes. */
  if (self->run_again ||
      (job->type == SAM_SYNC_JOB_COUNT && self->waiting > job->result.refused && self->failures == 0 &&
       !is_at_rest (self)))
    sam_sync_start (self, SAM_SYNC_JOB_RUN);
  else if (self->count_again)
    sam_sync_start (self, SAM_SYNC_JOB_COUNT);
}

typedef struct
{
  SamSync *self;
  SamSyncStep step;
  guint64 done;
  guint64 total;
} Report;

static gboolean
on_report_cb (gpointer data)
{
  Report *report = data;
  SamSync *self = report->self;
  gboolean same = self->step == report->step;

  if (self->closed)
    return G_SOURCE_REMOVE;
  self->step = report->step;
  sam_sync_set_number (self, &self->total, report->total, SAM_SYNC_PROP_TOTAL);
  /* The same number may be of another step. */
  if (same || self->done != report->done)
    sam_sync_set_number (self, &self->done, report->done, SAM_SYNC_PROP_DONE);
  else
    g_object_notify (G_OBJECT (self), "done");
  return G_SOURCE_REMOVE;
}

static void
free_report (gpointer data)
{
  Report *report = data;

  g_object_unref (report->self);
  g_free (report);
}

/* Called on the thread of the job. */
static void
report_progress (SamSyncStep step,
                 guint64 done,
                 guint64 total,
                 gpointer data)
{
  Report *report = g_new (Report, 1);

  report->self = g_object_ref (data);
  report->step = step;
  report->done = done;
  report->total = total;
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, on_report_cb, report, free_report);
}

/**
 * sam_sync_start:
 *
 * One job at a time: while one is at work a run or a count is remembered, and follows it. After sam_sync_close() it
 * does nothing.
 */
void
sam_sync_start (SamSync *self,
                SamSyncJobType type)
{
  SamSyncJob *job;

  if (self->closed)
    return;
  if (self->cancellable != NULL)
    {
      self->run_again |= type == SAM_SYNC_JOB_RUN;
      self->count_again |= type == SAM_SYNC_JOB_COUNT;
      return;
    }
  self->count_again = FALSE;
  job = sam_sync_job_new (type, self->path, self->address, self->user, self->password);
  if (type == SAM_SYNC_JOB_RUN)
    {
      self->run_again = FALSE;
      g_clear_handle_id (&self->timer, g_source_remove);
      self->step = SAM_SYNC_PULLING;
      sam_sync_set_number (self, &self->total, 0, SAM_SYNC_PROP_TOTAL);
      sam_sync_set_number (self, &self->done, 0, SAM_SYNC_PROP_DONE);
      sam_sync_set_state (self, SAM_SYNC_STATE_SYNCING, NULL);
      g_set_object (&job->peer, self->peer);
      job->peer_key = g_strdup (self->peer_key);
    }
  job->progress = report_progress;
  job->progress_data = self;
  self->cancellable = g_cancellable_new ();
  sam_sync_job_start (job, self, self->cancellable, on_job_done_cb, NULL);
}

static void
on_watch_timer_cb (gpointer data)
{
  SamSync *self = data;

  self->watch_timer = 0;
  watch (self);
}

/* It saw something, or it broke: a run finds out which. A server that can't be watched, or a line that breaks every
 * watch, is asked every so often. */
static void
on_watch_done_cb (GObject *object,
                  GAsyncResult *result,
                  gpointer data)
{
  SamSync *self = SAM_SYNC (object);
  g_autoptr (GError) error = NULL;
  gboolean news = g_task_propagate_boolean (G_TASK (result), &error);
  gint64 lasted = (g_get_monotonic_time () - self->watch_start) / 1000;

  if (self->closed || self->watching != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&self->watching);
  if (news)
    {
      self->watch_failures = 0;
      sam_sync_start (self, SAM_SYNC_JOB_RUN);
      return;
    }
  g_debug ("The watch ended: %s", error->message);
  self->watch_failures = lasted > MS_GOOD_WATCH ? 0 : self->watch_failures + 1;
  if (self->watch_failures == 0)
    watch (self);
  else if (self->watch_failures == 1)
    sam_sync_start (self, SAM_SYNC_JOB_RUN);
  else
    self->watch_timer = g_timeout_add_once (sam_backoff_get_delay (self->watch_failures, 0, g_random_double ()),
                                            on_watch_timer_cb, self);
}

static void
watch (SamSync *self)
{
  if (self->watching != NULL || self->watch_timer != 0 || self->failures > 0 || is_at_rest (self))
    return;
  self->watching = g_cancellable_new ();
  self->watch_start = g_get_monotonic_time ();
  sam_sync_job_start (sam_sync_job_new (SAM_SYNC_JOB_WATCH, self->path, self->address, self->user, self->password),
                      self, self->watching, on_watch_done_cb, NULL);
}

static void
on_count_timer_cb (gpointer data)
{
  SamSync *self = data;

  self->count_timer = 0;
  self->first_change = 0;
  sam_sync_start (self, SAM_SYNC_JOB_COUNT);
}

/**
 * sam_sync_count_soon:
 *
 * Every change puts it off a little, but not for ever.
 */
void
sam_sync_count_soon (SamSync *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 left;

  if (self->closed)
    return;
  if (self->first_change == 0)
    self->first_change = now;
  left = MS_LONGEST_PAUSE - (now - self->first_change) / 1000;
  g_clear_handle_id (&self->count_timer, g_source_remove);
  self->count_timer = g_timeout_add_once ((guint) CLAMP (left, 0, MS_PAUSE), on_count_timer_cb, self);
}

/* What hangs on connections from before is let go, and soon all begins anew. */
static void
begin_anew (SamSync *self)
{
  stop_watching (self);
  self->watch_failures = 0;
  self->failures = 0;
  g_clear_object (&self->peer);
  sam_sync_schedule (self, MS_AFTER_NETWORK + g_random_int_range (0, MS_AFTER_NETWORK));
}

/**
 * sam_sync_follow_network:
 *
 * The network came, went, or is another one. A server on this computer does not mind.
 */
void
sam_sync_follow_network (SamSync *self)
{
  gboolean available = g_network_monitor_get_network_available (self->network);

  if (self->local || self->state == SAM_SYNC_STATE_UNSET || self->closed)
    return;
  self->away = !available;
  begin_anew (self);
  if (available)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->state == SAM_SYNC_STATE_IDLE && self->interval > 0)
    {
      g_autoptr (GError) gone = g_error_new_literal (SAM_COUCH_ERROR, SAM_COUCH_ERROR_UNREACHABLE, "");
      g_autofree char *sentence = sam_sync_explain (gone);

      sam_sync_set_state (self, SAM_SYNC_STATE_OFFLINE, sentence);
    }
}

/**
 * sam_sync_look_for_sleep:
 * @time: from sam_wake_get_time(); to be called every few seconds
 *
 * A laptop that was shut and opened again. A run that was going on would wait for an answer that never comes: it is
 * cancelled, and another follows.
 */
void
sam_sync_look_for_sleep (SamSync *self,
                         gint64 time)
{
  if (!sam_wake_look (&self->wake, time) || self->state == SAM_SYNC_STATE_UNSET || self->closed)
    return;
  begin_anew (self);
  if (self->state != SAM_SYNC_STATE_SYNCING)
    return;
  self->run_again = TRUE;
  g_cancellable_cancel (self->cancellable);
}
