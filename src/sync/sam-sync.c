/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When to synchronise, and what to tell about it. The work is a job on another thread; everything here happens on the
 * main thread. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-sync.h"

#include "couch/sam-couch-error.h"
#include "sync/sam-server.h"
#include "sync/sam-sync-job.h"

#define SECONDS_AFTER_CHANGE 5
#define SECONDS_AFTER_NETWORK 2
#define FIRST_BACKOFF 5
#define LONGEST_BACKOFF 300
#define SECONDS_LOCKED 310

struct _SamSync
{
  GObject parent_instance;

  char *path;
  char *address; /* these three: as last entered here, until the program ends; there may be no keyring */
  char *user;
  char *password;
  GNetworkMonitor *network;
  GCancellable *cancellable; /* of the job at work; NULL: none */
  gboolean closed;
  gboolean run_again;
  gboolean count_again;
  gboolean halted; /* until a person has done something */
  guint interval;
  guint backoff;
  guint timer;
  guint count_timer;

  SamSyncState state;
  char *message;
  gint64 last_time;
  guint64 waiting;
  guint64 conflicts;
  guint64 refused;
  guint64 done;
};

enum
{
  PROP_STATE = 1,
  PROP_MESSAGE,
  PROP_LAST_TIME,
  PROP_WAITING,
  PROP_CONFLICTS,
  PROP_REFUSED,
  PROP_DONE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (SamSync, sam_sync, G_TYPE_OBJECT)

GType
sam_sync_state_get_type (void)
{
  static gsize type;
  static const GEnumValue values[] = {
    { SAM_SYNC_STATE_UNSET, "SAM_SYNC_STATE_UNSET", "unset" },
    { SAM_SYNC_STATE_IDLE, "SAM_SYNC_STATE_IDLE", "idle" },
    { SAM_SYNC_STATE_SYNCING, "SAM_SYNC_STATE_SYNCING", "syncing" },
    { SAM_SYNC_STATE_OFFLINE, "SAM_SYNC_STATE_OFFLINE", "offline" },
    { SAM_SYNC_STATE_ERROR, "SAM_SYNC_STATE_ERROR", "error" },
    { 0, NULL, NULL },
  };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("SamSyncState", values));
  return type;
}

static void start (SamSync *self,
                   SamSyncJobType type);

static void
set_state (SamSync *self,
           SamSyncState state,
           const char *message)
{
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  if (g_strcmp0 (self->message, message) != 0)
    {
      g_free (self->message);
      self->message = g_strdup (message);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
    }
}

static void
set_number (SamSync *self,
            guint64 *number,
            guint64 value,
            guint property)
{
  if (*number == value)
    return;
  *number = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
on_timer_cb (gpointer data)
{
  SamSync *self = data;

  self->timer = 0;
  start (self, SAM_SYNC_JOB_RUN);
}

static void
schedule (SamSync *self,
          guint seconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->interval > 0 && self->state != SAM_SYNC_STATE_UNSET && !self->halted && !self->closed)
    self->timer = g_timeout_add_once (seconds * 1000, on_timer_cb, self);
}

static gboolean
is_passing (const GError *error)
{
  return g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_UNREACHABLE) ||
         g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_CUT) ||
         g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_BUSY) ||
         g_error_matches (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_BUSY);
}

/* Doubling, and not all laptops at the same moment. */
static void
back_off (SamSync *self)
{
  self->backoff = self->backoff == 0 ? FIRST_BACKOFF : MIN (self->backoff * 2, LONGEST_BACKOFF);
  schedule (self, (guint) (self->backoff * g_random_double_range (0.7, 1.3)));
}

/* A wrong password said again and again locks the account. The rest may be a hotel's Wi-Fi that answers in the server's
 * place, or a server that is being repaired: those end by themselves. */
static gboolean
needs_person (const GError *error)
{
  return error->domain == SAM_SERVER_ERROR ||
         g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_UNAUTHORIZED) ||
         g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_FORBIDDEN);
}

static void
on_failed (SamSync *self,
           const GError *error)
{
  g_autofree char *sentence = sam_sync_explain (error);

  g_message ("Synchronising failed: %s", error->message);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_state (self, SAM_SYNC_STATE_IDLE, NULL);
  else if (g_error_matches (error, SAM_SERVER_ERROR, SAM_SERVER_ERROR_NOT_SET))
    set_state (self, SAM_SYNC_STATE_UNSET, NULL);
  else if (is_passing (error))
    {
      set_state (self, SAM_SYNC_STATE_OFFLINE, sentence);
      back_off (self);
    }
  else
    {
      set_state (self, SAM_SYNC_STATE_ERROR, sentence);
      if (g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_LOCKED))
        {
          /* Not sooner, whatever is saved meanwhile. */
          self->backoff = LONGEST_BACKOFF;
          schedule (self, SECONDS_LOCKED);
        }
      else if (needs_person (error))
        self->halted = TRUE;
      else
        back_off (self);
    }
}

static void
show_counts (SamSync *self,
             SamSyncJob *job)
{
  set_number (self, &self->waiting, job->waiting, PROP_WAITING);
  set_number (self, &self->conflicts, job->conflicts, PROP_CONFLICTS);
  set_number (self, &self->refused, job->result.refused + job->result.quarantined, PROP_REFUSED);
  set_number (self, (guint64 *) &self->last_time, job->last_time, PROP_LAST_TIME);
  if (!job->has_server)
    set_state (self, SAM_SYNC_STATE_UNSET, NULL);
  else if (self->state == SAM_SYNC_STATE_UNSET)
    {
      set_state (self, SAM_SYNC_STATE_IDLE, NULL);
      schedule (self, SECONDS_AFTER_NETWORK);
    }
}

static void
on_run_done (SamSync *self,
             const GError *error)
{
  if (error != NULL)
    {
      on_failed (self, error);
      return;
    }
  self->backoff = 0;
  set_state (self, SAM_SYNC_STATE_IDLE, NULL);
  schedule (self, self->interval);
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
    on_run_done (self, error);
  show_counts (self, job);
  if (job->type == SAM_SYNC_JOB_COUNT && self->waiting > 0 && self->backoff == 0)
    schedule (self, SECONDS_AFTER_CHANGE);
  if (self->run_again)
    start (self, SAM_SYNC_JOB_RUN);
  else if (self->count_again)
    start (self, SAM_SYNC_JOB_COUNT);
}

static void
run_job_in_thread (GTask *task,
                   gpointer source,
                   gpointer data,
                   GCancellable *cancellable)
{
  GError *error = NULL;

  if (sam_sync_job_run (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

typedef struct
{
  SamSync *self;
  guint64 done;
} Report;

static gboolean
on_report_cb (gpointer data)
{
  Report *report = data;

  if (!report->self->closed)
    set_number (report->self, &report->self->done, report->done, PROP_DONE);
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
                 gpointer data)
{
  Report *report = g_new (Report, 1);

  report->self = g_object_ref (data);
  report->done = done;
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, on_report_cb, report, free_report);
}

static void
start (SamSync *self,
       SamSyncJobType type)
{
  g_autoptr (GTask) task = NULL;
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
  if (type == SAM_SYNC_JOB_RUN)
    {
      self->run_again = FALSE;
      g_clear_handle_id (&self->timer, g_source_remove);
      set_number (self, &self->done, 0, PROP_DONE);
      set_state (self, SAM_SYNC_STATE_SYNCING, NULL);
    }
  job = sam_sync_job_new (type, self->path, self->address, self->user, self->password);
  job->progress = report_progress;
  job->progress_data = self;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_job_done_cb, NULL);
  g_task_set_task_data (task, job, (GDestroyNotify) sam_sync_job_free);
  /* A cancelled job still reports what came out. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, run_job_in_thread);
}

static void
on_network_changed_cb (SamSync *self,
                       gboolean available,
                       GNetworkMonitor *network)
{
  if (!available || self->state != SAM_SYNC_STATE_OFFLINE)
    return;
  self->backoff = 0;
  schedule (self, SECONDS_AFTER_NETWORK);
}

static void
sam_sync_get_property (GObject *object,
                       guint id,
                       GValue *value,
                       GParamSpec *pspec)
{
  SamSync *self = SAM_SYNC (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_LAST_TIME:
      g_value_set_int64 (value, self->last_time);
      break;
    case PROP_WAITING:
      g_value_set_uint64 (value, self->waiting);
      break;
    case PROP_CONFLICTS:
      g_value_set_uint64 (value, self->conflicts);
      break;
    case PROP_REFUSED:
      g_value_set_uint64 (value, self->refused);
      break;
    case PROP_DONE:
      g_value_set_uint64 (value, self->done);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sam_sync_dispose (GObject *object)
{
  sam_sync_close (SAM_SYNC (object));

  G_OBJECT_CLASS (sam_sync_parent_class)->dispose (object);
}

static void
sam_sync_finalize (GObject *object)
{
  SamSync *self = SAM_SYNC (object);

  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self->address);
  g_free (self->user);
  g_free (self->password);
  g_free (self->message);

  G_OBJECT_CLASS (sam_sync_parent_class)->finalize (object);
}

static void
sam_sync_class_init (SamSyncClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sam_sync_get_property;
  object_class->dispose = sam_sync_dispose;
  object_class->finalize = sam_sync_finalize;
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, SAM_TYPE_SYNC_STATE, SAM_SYNC_STATE_UNSET, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  properties[PROP_LAST_TIME] = g_param_spec_int64 ("last-time", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_WAITING] = g_param_spec_uint64 ("waiting", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[PROP_CONFLICTS] = g_param_spec_uint64 ("conflicts", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[PROP_REFUSED] = g_param_spec_uint64 ("refused", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[PROP_DONE] = g_param_spec_uint64 ("done", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
sam_sync_init (SamSync *self)
{
  self->network = g_network_monitor_get_default ();
  g_signal_connect_object (self->network, "network-changed", G_CALLBACK (on_network_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sam_sync_new:
 * @path: of a region file
 *
 * Returns: (transfer full): its synchronisation; it counts at once and runs when asked
 */
SamSync *
sam_sync_new (const char *path)
{
  SamSync *self = g_object_new (SAM_TYPE_SYNC, NULL);

  self->path = g_strdup (path);
  start (self, SAM_SYNC_JOB_COUNT);
  return self;
}

/**
 * sam_sync_close:
 *
 * Stops what is going on; nothing more is told.
 */
void
sam_sync_close (SamSync *self)
{
  self->closed = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->count_timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}

/**
 * sam_sync_now:
 *
 * Starts a run, or another one after the one that is going on. A person asks, so what failed before is tried again.
 */
void
sam_sync_now (SamSync *self)
{
  self->halted = FALSE;
  self->backoff = 0;
  start (self, SAM_SYNC_JOB_RUN);
}

/**
 * sam_sync_cancel:
 *
 * Stops the run that is going on. What it has done stays.
 */
void
sam_sync_cancel (SamSync *self)
{
  self->run_again = FALSE;
  g_cancellable_cancel (self->cancellable);
}

static void
on_count_timer_cb (gpointer data)
{
  SamSync *self = data;

  self->count_timer = 0;
  start (self, SAM_SYNC_JOB_COUNT);
}

/**
 * sam_sync_note_change:
 *
 * For every change of the store, from wherever. Many at a time are counted once.
 */
void
sam_sync_note_change (SamSync *self)
{
  if (self->count_timer == 0 && !self->closed)
    self->count_timer = g_timeout_add_once (500, on_count_timer_cb, self);
}

/**
 * sam_sync_set_interval:
 * @seconds: 0: only when asked
 */
void
sam_sync_set_interval (SamSync *self,
                       guint seconds)
{
  self->interval = seconds;
  schedule (self, SECONDS_AFTER_NETWORK);
}

SamSyncState
sam_sync_get_state (SamSync *self)
{
  return self->state;
}

/**
 * sam_sync_get_message:
 *
 * Returns: (nullable): what is wrong and what to do
 */
const char *
sam_sync_get_message (SamSync *self)
{
  return self->message;
}

gint64
sam_sync_get_last_run (SamSync *self)
{
  return self->last_time;
}

guint64
sam_sync_get_waiting (SamSync *self)
{
  return self->waiting;
}

guint64
sam_sync_get_conflicts (SamSync *self)
{
  return self->conflicts;
}

guint64
sam_sync_get_refused (SamSync *self)
{
  return self->refused;
}

guint64
sam_sync_get_done (SamSync *self)
{
  return self->done;
}

static void
keep (char **kept,
      const char *text)
{
  g_free (*kept);
  *kept = g_strdup (text);
}

/* The dialog's answer, and what the window shows from now on. */
static void
on_server_set_cb (GObject *object,
                  GAsyncResult *result,
                  gpointer data)
{
  SamSync *self = SAM_SYNC (object);
  g_autoptr (GTask) outer = data;
  SamSyncJob *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (outer, error);
      return;
    }
  keep (&self->address, job->address);
  keep (&self->user, job->user);
  keep (&self->password, job->password);
  if (!self->closed)
    {
      show_counts (self, job);
      sam_sync_now (self);
    }
  g_task_return_boolean (outer, TRUE);
}

/**
 * sam_sync_set_server_async:
 * @user: (nullable)
 * @password: (nullable)
 *
 * Asks the server first; only when it lets us in, address, user and password are kept, and a run starts.
 */
void
sam_sync_set_server_async (SamSync *self,
                           const char *address,
                           const char *user,
                           const char *password,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  GTask *outer = g_task_new (self, cancellable, callback, data);
  g_autoptr (GTask) task = g_task_new (self, cancellable, on_server_set_cb, outer);
  SamSyncJob *job = sam_sync_job_new (SAM_SYNC_JOB_SET_SERVER, self->path, address, user, password);

  g_task_set_task_data (task, job, (GDestroyNotify) sam_sync_job_free);
  g_task_run_in_thread (task, run_job_in_thread);
}

/**
 * sam_sync_set_server_finish:
 *
 * Returns: whether the server is set; an error to be explained by sam_sync_explain()
 */
gboolean
sam_sync_set_server_finish (SamSync *self,
                            GAsyncResult *result,
                            GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
