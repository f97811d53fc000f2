/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "store/sam-parallel.h"
#include "sync/sam-run.h"
#include "sync/sam-sync-job.h"

#include "network/sam-moment.h"
#include "store/sam-clock.h"
#include "sync/sam-http-peer.h"
#include "sync/sam-region-sync.h"
#include "sync/sam-server.h"

/* How long the window tells of a parallel change by itself, in seconds. */
#define DAY (24 * 3600)

/**
 * sam_sync_job_new:
 * @path: of the database
 * @password: (nullable): kept only as long as the job
 *
 * Returns: (transfer full): what the thread that synchronises needs to know
 */
SamSyncJob *
sam_sync_job_new (SamSyncJobType type,
                  const char *path,
                  const char *address,
                  const char *user,
                  const char *password)
{
  SamSyncJob *self = g_new0 (SamSyncJob, 1);

  self->type = type;
  self->path = g_strdup (path);
  self->address = g_strdup (address);
  self->user = g_strdup (user);
  self->password = g_strdup (password);
  return self;
}

void
sam_sync_job_free (SamSyncJob *self)
{
  g_free (self->path);
  g_free (self->address);
  g_free (self->user);
  g_free (self->password);
  g_clear_object (&self->peer);
  g_free (self->peer_key);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_free (self);
}

/* A password is for the server and the user it was entered for: another program may have set another meanwhile. */
static const char *
get_password (SamSyncJob *self,
              SamStore *store)
{
  g_autofree char *address = sam_server_dup_address (store);
  g_autofree char *user = sam_server_dup_user (store);

  return g_strcmp0 (address, self->address) == 0 && g_strcmp0 (user, self->user) == 0 ? self->password : NULL;
}

/* The peer of the last run is good for this one too, with its connections and what it has learned of the server, unless
 * anything about it has changed. */
static gboolean
find_peer (SamSyncJob *self,
           SamStore *store,
           const char *password,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *address = sam_server_dup_address (store);
  g_autofree char *user = sam_server_dup_user (store);
  g_autofree char *database = NULL;
  g_autofree char *key = NULL;

  if (address != NULL && (database = sam_server_dup_database (store, error)) == NULL)
    return FALSE;
  key = g_strdup_printf ("%s\n%s\n%s\n%s", address, user, database, password != NULL ? password : "");
  if (self->peer != NULL && g_strcmp0 (key, self->peer_key) == 0)
    return TRUE;
  g_clear_object (&self->peer);
  g_free (self->peer_key);
  self->peer_key = g_steal_pointer (&key);
  self->peer = sam_server_connect (store, password, cancellable, error);
  return self->peer != NULL;
}

static gboolean
run (SamSyncJob *self,
     SamStore *store,
     GCancellable *cancellable,
     GError **error)
{
  g_auto (SamRegionResult) result = { 0 };
  gboolean good = find_peer (self, store, get_password (self, store), cancellable, error) &&
                  sam_region_sync (store, self->peer, self->progress, self->progress_data, &result, cancellable, error);

  self->result = result.sync;
  return good;
}

/* Over a connection of its own, which has nothing else to do. */
static gboolean
watch (SamSyncJob *self,
       SamStore *store,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (SamPeer) peer = sam_server_connect (store, get_password (self, store), cancellable, error);

  return peer != NULL && sam_sync_wait (sam_store_get_database (store), peer, cancellable, error);
}

/* Nothing is kept before the server has let us in. */
static gboolean
set_server (SamSyncJob *self,
            SamStore *store,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *database = sam_server_dup_database (store, error);
  g_autofree char *typed = sam_server_trim_address (self->address);
  g_autoptr (SamHttpPeer) peer = NULL;

  if (database == NULL)
    return FALSE;
  peer = sam_http_peer_new (typed, database, self->user, self->password, error);
  if (peer == NULL || !sam_peer_check (SAM_PEER (peer), cancellable, error) ||
      !sam_server_set (store, typed, self->user, error))
    return FALSE;
  g_free (self->address);
  self->address = sam_server_dup_address (store);
  self->forgets =
      self->user != NULL && !sam_credentials_store (self->address, self->user, self->password, cancellable, NULL);
  return TRUE;
}

/* Without a server there is still something to see; and to withdraw must be possible whatever the server says. */
static gboolean
look_at_publication (SamSyncJob *self,
                     SamStore *store,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GError) failure = NULL;
  const SamMoment now = sam_moment_now ();
  g_autoptr (SamCouchClient) client = NULL;

  client = sam_server_connect_client (store, get_password (self, store), cancellable, &failure);
  if (client != NULL)
    self->steps = sam_publication_plan (store, client, self->choice, now.day, cancellable, &failure);
  if (failure != NULL && self->choice != SAM_PUBLICATION_OFF &&
      !g_error_matches (failure, SAM_SERVER_ERROR, SAM_SERVER_ERROR_NOT_SET))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (self->steps == NULL)
    self->steps = sam_publication_plan (store, NULL, self->choice, now.day, cancellable, error);
  return self->steps != NULL;
}

/* What the window shows. A count that can't be had is no reason to fail: it stays 0. */
static void
count (SamSyncJob *self,
       SamStore *store)
{
  g_autofree char *address = sam_server_dup_address (store);
  g_auto (GStrv) conflicts = sam_store_list_conflicts (store, NULL);
  g_autoptr (GPtrArray) set_aside = sam_sync_list_set_aside (store, NULL);
  g_autoptr (GPtrArray) parallel = NULL;

  parallel = sam_store_list_parallel (store, sam_clock_get_seconds () - DAY, NULL);
  self->local = address != NULL && g_str_has_prefix (address, "http:");
  self->has_server = sam_server_is_set (store);
  self->last_time = sam_sync_get_last_time (store, NULL);
  self->received = sam_sync_get_last_received (store, &self->received_at, NULL);
  /* Nothing waits for a server that there is not; and counting all of a large region costs each save. */
  self->waiting = self->has_server ? sam_sync_count_waiting (store, NULL) : 0;
  self->conflicts = conflicts != NULL ? g_strv_length (conflicts) : 0;
  self->parallel = parallel != NULL ? parallel->len : 0;
  self->result.refused = 0;
  self->result.quarantined = 0;
  self->result.unfetched = 0;
  for (guint i = 0; set_aside != NULL && i < set_aside->len; i++)
    sam_set_aside_count (g_ptr_array_index (set_aside, i), &self->result);
}

/**
 * sam_sync_job_run:
 *
 * Does all of it on this thread.
 *
 * Returns: whether it went well; what came out is in @self either way
 */
gboolean
sam_sync_job_run (SamSyncJob *self,
                  GCancellable *cancellable,
                  GError **error)
{
  /* Connections to the server keep timers; those must not run in the window's loop. */
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (SamStore) store = NULL;
  gboolean good = TRUE;

  g_main_context_push_thread_default (context);
  store = sam_store_open (self->path, SAM_DATABASE_OPEN_EXISTING, error);
  if (store == NULL)
    good = FALSE;
  else if (self->type == SAM_SYNC_JOB_RUN)
    good = run (self, store, cancellable, error);
  else if (self->type == SAM_SYNC_JOB_WATCH)
    good = watch (self, store, cancellable, error);
  else if (self->type == SAM_SYNC_JOB_SET_SERVER)
    good = set_server (self, store, cancellable, error);
  else if (self->type == SAM_SYNC_JOB_PUBLISH)
    good = look_at_publication (self, store, cancellable, error);
  if (store != NULL && self->type != SAM_SYNC_JOB_WATCH && self->type != SAM_SYNC_JOB_PUBLISH)
    count (self, store);
  g_main_context_pop_thread_default (context);
  return good;
}

static void
run_in_thread (GTask *task,
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

/**
 * sam_sync_job_start:
 * @self: (transfer full): becomes the data of the task
 * @source: the source object of the task
 *
 * Runs it on a thread; @callback hears of the end on this one.
 */
void
sam_sync_job_start (SamSyncJob *self,
                    gpointer source,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, data);

  g_task_set_task_data (task, self, (GDestroyNotify) sam_sync_job_free);
  /* A cancelled job still reports what came out. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, run_in_thread);
}
