/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The next run is due when the server has something new, when something was saved here, by whatever program, or when
 * this computer has slept; and after a failure when some time has passed. */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-live.h"

#include "store/sam-store-thread.h"
#include "sync/sam-backoff.h"
#include "sync/sam-platform.h"
#include "sync/sam-server.h"
#include "sync/sam-sync-run.h"
#include "sync/sam-wake.h"

/* A pause in typing. */
#define MS_PAUSE 700
/* Only the region's own database is waited for; what the platform sends is asked for every so often. */
#define PLATFORM_SECONDS 180

struct _SamLive
{
  SamStore *store;         /* (transfer none) */
  SamStoreThread *changes; /* tells of what any program saves */
  char *password;
  GMainLoop *loop;
  guint64 refused;
  guint failures; /* in a row, of runs or of waiting for the server */
  gboolean went_well;
  gboolean waiting; /* for the server, on another thread */
  SamWake wake;
  guint pause;
  guint late;
};

static void
on_pause_cb (gpointer data)
{
  SamLive *self = data;

  self->pause = 0;
  /* What a run itself has written is no reason for another. */
  if (sam_sync_count_waiting (self->store, NULL) > self->refused)
    g_main_loop_quit (self->loop);
}

static void
on_changed_cb (SamLive *self)
{
  /* A server that is away has its own time. */
  if (!self->went_well)
    return;
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add_once (MS_PAUSE, on_pause_cb, self);
}

/**
 * sam_live_new:
 * @store: the region, on this thread
 * @password: (nullable): NULL is the one in the environment or the keyring
 *
 * Returns: (transfer full) (nullable): what waits between two runs, or NULL with @error set
 */
SamLive *
sam_live_new (SamStore *store,
              const char *password,
              GError **error)
{
  const char *path = sam_database_get_path (sam_store_get_database (store));
  SamStoreThread *changes = sam_store_thread_open (path, "", error);
  SamLive *self;

  if (changes == NULL)
    return NULL;
  self = g_new0 (SamLive, 1);
  self->store = store;
  self->changes = changes;
  self->password = g_strdup (password);
  self->loop = g_main_loop_new (NULL, FALSE);
  g_signal_connect_swapped (changes, "changed", G_CALLBACK (on_changed_cb), self);
  return self;
}

void
sam_live_free (SamLive *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->changes, self);
  sam_store_thread_close (self->changes);
  g_object_unref (self->changes);
  g_main_loop_unref (self->loop);
  g_free (self->password);
  g_free (self);
}

/* On a thread of its own, with a store and a connection of its own. */
static void
wait_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  SamLive *self = data;
  const char *path = sam_database_get_path (sam_store_get_database (self->store));
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (SamStore) store = NULL;
  g_autoptr (SamPeer) peer = NULL;
  GError *error = NULL;

  g_main_context_push_thread_default (context);
  store = sam_store_open (path, SAM_DATABASE_OPEN_EXISTING, &error);
  peer = store != NULL ? sam_server_connect (store, self->password, cancellable, &error) : NULL;
  if (peer != NULL && sam_sync_wait (sam_store_get_database (store), peer, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  g_clear_object (&peer);
  g_main_context_pop_thread_default (context);
}

static void
on_late_cb (gpointer data)
{
  SamLive *self = data;

  self->late = 0;
  g_main_loop_quit (self->loop);
}

static void
try_later (SamLive *self)
{
  g_clear_handle_id (&self->late, g_source_remove);
  self->late = g_timeout_add_once (sam_backoff_get_delay (++self->failures, 0, g_random_double ()), on_late_cb, self);
}

/* A server that can't be waited for is asked every so often. */
static void
on_waited_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  SamLive *self = data;
  g_autoptr (GError) error = NULL;

  self->waiting = FALSE;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      self->failures = 0;
      g_main_loop_quit (self->loop);
    }
  else if (!g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_debug ("The server can't be waited for: %s", error->message);
      try_later (self);
    }
}

static void
wait_for_server (SamLive *self,
                 GCancellable *cancellable)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, on_waited_cb, self);

  self->waiting = TRUE;
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, wait_in_thread);
}

static gboolean
on_look_cb (gpointer data)
{
  SamLive *self = data;

  if (sam_wake_look (&self->wake, sam_wake_get_time ()))
    g_main_loop_quit (self->loop);
  return G_SOURCE_CONTINUE;
}

/**
 * sam_live_wait:
 * @refused: how many records wait in vain: the server does not take them
 * @went_well: whether the run before did
 *
 * Returns when it is time for another run.
 */
void
sam_live_wait (SamLive *self,
               guint64 refused,
               gboolean went_well)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint look = g_timeout_add_seconds (SAM_WAKE_SECONDS, on_look_cb, self);

  if (went_well && !self->went_well)
    self->failures = 0;
  self->went_well = went_well;
  self->refused = refused;
  self->wake.last = 0;
  if (went_well)
    wait_for_server (self, cancellable);
  else
    try_later (self);
  if (went_well && sam_platform_get_state (self->store) == SAM_PLATFORM_THERE)
    self->late = g_timeout_add_once (PLATFORM_SECONDS * 1000, on_late_cb, self);
  g_main_loop_run (self->loop);
  g_cancellable_cancel (cancellable);
  while (self->waiting)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (look);
  g_clear_handle_id (&self->late, g_source_remove);
  g_clear_handle_id (&self->pause, g_source_remove);
}
