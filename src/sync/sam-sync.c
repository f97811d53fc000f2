/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The object as the window sees it. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-sync-private.h"

#define MS_FIRST 1000

static GParamSpec *properties[SAM_SYNC_N_PROPERTIES];

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

/**
 * sam_sync_set_state:
 * @message: (nullable): a sentence about it
 *
 * For its parts: sets both and tells who watches, where they are new.
 */
void
sam_sync_set_state (SamSync *self,
                    SamSyncState state,
                    const char *message)
{
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[SAM_SYNC_PROP_STATE]);
    }
  if (g_strcmp0 (self->message, message) != 0)
    {
      g_free (self->message);
      self->message = g_strdup (message);
      g_object_notify_by_pspec (G_OBJECT (self), properties[SAM_SYNC_PROP_MESSAGE]);
    }
}

/**
 * sam_sync_set_number:
 * @number: where it is kept
 * @property: which property shows it
 *
 * For its parts: sets it and tells who watches, where it is new.
 */
void
sam_sync_set_number (SamSync *self,
                     guint64 *number,
                     guint64 value,
                     SamSyncProperty property)
{
  if (*number == value)
    return;
  *number = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
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
    case SAM_SYNC_PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case SAM_SYNC_PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case SAM_SYNC_PROP_LAST_TIME:
      g_value_set_int64 (value, self->last_time);
      break;
    case SAM_SYNC_PROP_WAITING:
      g_value_set_uint64 (value, self->waiting);
      break;
    case SAM_SYNC_PROP_CONFLICTS:
      g_value_set_uint64 (value, self->conflicts);
      break;
    case SAM_SYNC_PROP_PARALLEL:
      g_value_set_uint64 (value, self->parallel);
      break;
    case SAM_SYNC_PROP_REFUSED:
      g_value_set_uint64 (value, self->refused);
      break;
    case SAM_SYNC_PROP_DONE:
      g_value_set_uint64 (value, self->done);
      break;
    case SAM_SYNC_PROP_TOTAL:
      g_value_set_uint64 (value, self->total);
      break;
    case SAM_SYNC_PROP_CLOCK_OFF:
      g_value_set_int64 (value, self->clock_off);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
on_wake_timer_cb (gpointer data)
{
  sam_sync_look_for_sleep (data, sam_wake_get_time ());
  return G_SOURCE_CONTINUE;
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
  g_clear_object (&self->peer);
  g_free (self->peer_key);
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
  properties[SAM_SYNC_PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, SAM_TYPE_SYNC_STATE, SAM_SYNC_STATE_UNSET, flags);
  properties[SAM_SYNC_PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  properties[SAM_SYNC_PROP_LAST_TIME] = g_param_spec_int64 ("last-time", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[SAM_SYNC_PROP_WAITING] = g_param_spec_uint64 ("waiting", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[SAM_SYNC_PROP_CONFLICTS] = g_param_spec_uint64 ("conflicts", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[SAM_SYNC_PROP_PARALLEL] = g_param_spec_uint64 ("parallel", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[SAM_SYNC_PROP_REFUSED] = g_param_spec_uint64 ("refused", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[SAM_SYNC_PROP_DONE] = g_param_spec_uint64 ("done", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[SAM_SYNC_PROP_TOTAL] = g_param_spec_uint64 ("total", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[SAM_SYNC_PROP_CLOCK_OFF] =
      g_param_spec_int64 ("clock-off", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, SAM_SYNC_N_PROPERTIES, properties);
}

static void
sam_sync_init (SamSync *self)
{
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
  return sam_sync_new_on_network (path, g_network_monitor_get_default ());
}

/**
 * sam_sync_new_on_network:
 * @path: of a region file
 * @network: what tells whether there is one
 *
 * Returns: (transfer full): its synchronisation; it counts at once and runs when asked
 */
SamSync *
sam_sync_new_on_network (const char *path,
                         GNetworkMonitor *network)
{
  SamSync *self = g_object_new (SAM_TYPE_SYNC, NULL);

  self->path = g_strdup (path);
  self->network = g_object_ref (network);
  g_signal_connect_object (network, "network-changed", G_CALLBACK (sam_sync_follow_network), self, G_CONNECT_SWAPPED);
  self->wake_timer = g_timeout_add_seconds (SAM_WAKE_SECONDS, on_wake_timer_cb, self);
  sam_sync_start (self, SAM_SYNC_JOB_COUNT);
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
  g_clear_handle_id (&self->wake_timer, g_source_remove);
  sam_sync_stop (self);
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
  self->failures = 0;
  sam_sync_start (self, SAM_SYNC_JOB_RUN);
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

/**
 * sam_sync_note_change:
 *
 * For every change of the store, from wherever. Counted, and sent, after a short pause.
 */
void
sam_sync_note_change (SamSync *self)
{
  sam_sync_count_soon (self);
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
  sam_sync_schedule (self, MS_FIRST);
}

/**
 * sam_sync_get_state:
 *
 * Returns: what it is doing
 */
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

/**
 * sam_sync_get_last_run:
 *
 * Returns: when it last got to its end, in seconds of Unix time; 0: never
 */
gint64
sam_sync_get_last_run (SamSync *self)
{
  return self->last_time;
}

/**
 * sam_sync_get_received:
 * @at: (out): when, in seconds since 1970 UTC; 0: never
 *
 * Returns: how many revisions came in, the last time that any did
 */
guint64
sam_sync_get_received (SamSync *self,
                       gint64 *at)
{
  *at = self->received_at;
  return self->received;
}

/**
 * sam_sync_get_waiting:
 *
 * Returns: how many records have not been sent
 */
guint64
sam_sync_get_waiting (SamSync *self)
{
  return self->waiting;
}

/**
 * sam_sync_get_conflicts:
 *
 * Returns: how many records wait for somebody to choose
 */
guint64
sam_sync_get_conflicts (SamSync *self)
{
  return self->conflicts;
}

/**
 * sam_sync_get_parallel:
 *
 * Returns: how many records were changed in two places and merged
 */
guint64
sam_sync_get_parallel (SamSync *self)
{
  return self->parallel;
}

/**
 * sam_sync_get_refused:
 *
 * Returns: how many changes the other side did not take
 */
guint64
sam_sync_get_refused (SamSync *self)
{
  return self->refused;
}

/**
 * sam_sync_get_done:
 *
 * Returns: how many documents of this run are done
 */
guint64
sam_sync_get_done (SamSync *self)
{
  return self->done;
}

/**
 * sam_sync_get_total:
 *
 * Returns: how many documents this run has
 */
guint64
sam_sync_get_total (SamSync *self)
{
  return self->total;
}

/**
 * sam_sync_get_step:
 *
 * Returns: what `done` and `total` count
 */
SamSyncStep
sam_sync_get_step (SamSync *self)
{
  return self->step;
}

/**
 * sam_sync_get_clock_off:
 *
 * Returns: the seconds that this computer's clock is ahead of the server's; negative: behind; 0: about right, or not
 *   known. A run goes well all the same; sam_sync_explain_clock() has the words.
 */
gint64
sam_sync_get_clock_off (SamSync *self)
{
  return self->clock_off;
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
  g_task_set_task_data (outer, GINT_TO_POINTER (job->forgets), NULL);
  if (!self->closed)
    {
      sam_sync_show_counts (self, job);
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
  SamSyncJob *job = sam_sync_job_new (SAM_SYNC_JOB_SET_SERVER, self->path, address, user, password);

  sam_sync_job_start (job, self, cancellable, on_server_set_cb, outer);
}

/**
 * sam_sync_set_server_finish:
 * @forgets: (out) (optional): whether the password is known only until the program ends, for want of a keyring
 *
 * Returns: whether the server is set; an error to be explained by sam_sync_explain()
 */
gboolean
sam_sync_set_server_finish (SamSync *self,
                            GAsyncResult *result,
                            gboolean *forgets,
                            GError **error)
{
  if (forgets != NULL)
    *forgets = GPOINTER_TO_INT (g_task_get_task_data (G_TASK (result)));
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * sam_sync_look_at_publication_async:
 * @choice: as if this were chosen
 *
 * Compares what this region may publish with what the server has in public, and changes nothing. Without a server, as
 * far as this computer knows what is public; when everything is to be withdrawn also where the server does not answer.
 */
void
sam_sync_look_at_publication_async (SamSync *self,
                                    SamPublicationChoice choice,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  SamSyncJob *job = sam_sync_job_new (SAM_SYNC_JOB_PUBLISH, self->path, self->address, self->user, self->password);

  job->choice = choice;
  sam_sync_job_start (job, self, cancellable, callback, data);
}

/**
 * sam_sync_look_at_publication_finish:
 *
 * Returns: (transfer full) (element-type SamPublicationStep) (nullable): what would be done; an error to be explained
 *   by sam_sync_explain()
 */
GPtrArray *
sam_sync_look_at_publication_finish (SamSync *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  SamSyncJob *job = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error) ? g_steal_pointer (&job->steps) : NULL;
}
