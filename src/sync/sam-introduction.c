/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-introduction.h"

#include "sync/sam-http-peer.h"
#include "sync/sam-server.h"
#include "sync/sam-sync-run.h"

#include "samenhulp-config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define PAGE 2000
/* Local setting of a region that is still coming in: whose it is. */
#define COMING_FROM "coming-from"

typedef struct
{
  SamIntroduction *introduction;
  SamIntroductionProgress progress;
  GObject *listener; /* handed on to the main thread only */
} Fetch;

typedef struct
{
  SamIntroductionProgress progress;
  GObject *listener;
  guint64 done;
  guint64 total;
} Report;

/* The last reference to a widget must go on the main thread. */
static gboolean
on_listener_left_cb (gpointer data)
{
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

static void
free_fetch (gpointer data)
{
  Fetch *fetch = data;

  sam_introduction_free (fetch->introduction);
  g_main_context_invoke (NULL, on_listener_left_cb, fetch->listener);
  g_free (fetch);
}

static gboolean
on_report_cb (gpointer data)
{
  Report *one = data;

  one->progress (one->listener, one->done, one->total);
  return G_SOURCE_REMOVE;
}

static void
free_report (gpointer data)
{
  Report *one = data;

  g_object_unref (one->listener);
  g_free (one);
}

/**
 * sam_introduction_new:
 * @path: (nullable): the region file
 * @slug: (nullable): the short name of a region that is not here yet
 *
 * Returns: (transfer full): all that is needed to ask a server
 */
SamIntroduction *
sam_introduction_new (const char *path,
                      const char *slug,
                      const char *address,
                      const char *user,
                      const char *password)
{
  SamIntroduction *self = g_new0 (SamIntroduction, 1);

  self->path = g_strdup (path);
  self->slug = g_strdup (slug);
  self->address = sam_server_trim_address (address);
  self->user = g_strdup (user);
  self->password = g_strdup (password);
  return self;
}

void
sam_introduction_free (SamIntroduction *self)
{
  g_free (self->path);
  g_free (self->slug);
  g_free (self->address);
  g_free (self->user);
  g_free (self->password);
  g_free (self);
}

/* A region that is still coming in is kept beside where it will be. */
static char *
build_part_path (SamIntroduction *self)
{
  return g_strconcat (self->path, ".part", NULL);
}

static char *
build_origin (SamIntroduction *self)
{
  return g_strjoin ("\n", self->address, self->user, self->slug, NULL);
}

static void
remove_part (const char *part)
{
  const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (part, endings[i], NULL);

      g_unlink (path);
    }
}

/* NULL: nothing came in before from there. What came from elsewhere must not get mixed with it. */
static SamStore *
open_part (SamIntroduction *self,
           const char *part)
{
  g_autofree char *origin = build_origin (self);
  g_autofree char *found = NULL;
  g_autoptr (SamStore) store = NULL;

  if (!g_file_test (part, G_FILE_TEST_EXISTS))
    return NULL;
  store = sam_store_open (part, SAM_DATABASE_OPEN_EXISTING, NULL);
  found = store != NULL ? sam_store_dup_setting (store, COMING_FROM) : NULL;
  return g_strcmp0 (found, origin) == 0 ? g_steal_pointer (&store) : NULL;
}

static SamPeer *
connect_to (SamIntroduction *self,
            SamStore *store,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *database = self->slug != NULL ? sam_server_build_database (self->slug)
                                                 : sam_server_dup_database (store, error);
  g_autoptr (SamHttpPeer) peer = NULL;

  if (database == NULL)
    return NULL;
  peer = sam_http_peer_new (self->address, database, self->user, self->password, error);
  if (peer == NULL || !sam_peer_check (SAM_PEER (peer), cancellable, error))
    return NULL;
  return SAM_PEER (g_steal_pointer (&peer));
}

/* Whether one of the leaves is not here. A tombstone of what was never here changes nothing for anybody. */
static gboolean
comes_down (SamStore *store,
            SamCouchChange *change)
{
  g_auto (GStrv) missing = NULL;

  if (store == NULL)
    return !change->deleted;
  missing = sam_documents_list_missing (sam_store_get_database (store), change->id,
                                        (const char *const *) change->revisions, NULL);
  if (missing == NULL || missing[0] == NULL)
    return FALSE;
  return !change->deleted || g_strv_length (missing) < g_strv_length (change->revisions);
}

static gboolean
count_down (SamStore *store,
            SamPeer *peer,
            SamPreview *preview,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *since = NULL;

  while (TRUE)
    {
      g_autoptr (SamCouchChanges) page = sam_peer_get_changes (peer, since, PAGE, cancellable, error);

      if (page == NULL)
        return FALSE;
      for (guint i = 0; i < page->rows->len; i++)
        preview->down += comes_down (store, g_ptr_array_index (page->rows, i));
      if (page->rows->len < PAGE || g_strcmp0 (since, page->last_sequence) == 0)
        return TRUE;
      g_free (since);
      since = g_strdup (page->last_sequence);
    }
}

static gboolean
count_up (SamStore *store,
          SamPeer *peer,
          SamPreview *preview,
          GCancellable *cancellable,
          GError **error)
{
  SamDatabase *database = sam_store_get_database (store);
  gint64 since = 0;

  while (TRUE)
    {
      g_autoptr (GPtrArray) changes = sam_documents_list_changes (database, since, PAGE, error);
      g_autoptr (GPtrArray) offered = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_revisions_free);
      g_autoptr (GPtrArray) missing = NULL;

      if (changes == NULL)
        return FALSE;
      for (guint i = 0; i < changes->len; i++)
        {
          SamRevision *change = g_ptr_array_index (changes, i);
          g_auto (GStrv) leaves = sam_documents_list_leaf_ids (database, change->id, FALSE, error);

          if (leaves == NULL)
            return FALSE;
          g_ptr_array_add (offered, sam_couch_revisions_new (change->id, (const char *const *) leaves));
          since = change->sequence;
        }
      missing = offered->len > 0 ? sam_peer_get_missing (peer, offered, cancellable, error) : NULL;
      if (missing == NULL)
        return offered->len == 0;
      preview->up += missing->len;
      if (changes->len < PAGE)
        return TRUE;
    }
}

static gboolean
preview_now (SamIntroduction *self,
             SamPreview *preview,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (SamStore) store = NULL;
  g_autoptr (SamPeer) peer = NULL;

  if (self->slug != NULL)
    {
      g_autofree char *part = build_part_path (self);

      store = open_part (self, part);
    }
  else if ((store = sam_store_open (self->path, SAM_DATABASE_OPEN_EXISTING, error)) == NULL)
    return FALSE;
  peer = connect_to (self, store, cancellable, error);
  return peer != NULL && count_down (store, peer, preview, cancellable, error) &&
         (self->slug != NULL || count_up (store, peer, preview, cancellable, error));
}

static gboolean
has_region (SamStore *store,
            GError **error)
{
  g_autofree char *database = sam_server_dup_database (store, error);

  return database != NULL;
}

static SamStore *
begin_part (SamIntroduction *self,
            const char *part,
            GError **error)
{
  g_autofree char *origin = build_origin (self);
  g_autoptr (SamStore) store = open_part (self, part);

  if (store != NULL)
    return g_steal_pointer (&store);
  remove_part (part);
  store = sam_store_open (part, SAM_DATABASE_CREATE, error);
  return store != NULL && sam_store_set_setting (store, COMING_FROM, origin, error) ? g_steal_pointer (&store) : NULL;
}

/* On the thread of the fetch. */
static void
report (SamSyncStep step,
        guint64 done,
        guint64 total,
        gpointer data)
{
  Fetch *fetch = data;
  Report *one;

  if (step != SAM_SYNC_PULLING || fetch->progress == NULL)
    return;
  one = g_new (Report, 1);
  one->progress = fetch->progress;
  one->listener = g_object_ref (fetch->listener);
  one->done = done;
  one->total = total;
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, on_report_cb, one, free_report);
}

static gboolean
fill_part (Fetch *fetch,
           const char *part,
           GCancellable *cancellable,
           GError **error)
{
  SamIntroduction *self = fetch->introduction;
  g_autoptr (SamStore) store = begin_part (self, part, error);
  g_autoptr (SamPeer) peer = store != NULL ? connect_to (self, store, cancellable, error) : NULL;
  g_autofree char *address = NULL;

  if (peer == NULL || !sam_server_set (store, self->address, self->user, error) ||
      !sam_sync_run (store, peer, report, fetch, NULL, cancellable, error) || !has_region (store, error) ||
      !sam_store_set_setting (store, COMING_FROM, NULL, error))
    return FALSE;
  address = sam_server_dup_address (store);
  sam_credentials_store (address, self->user, self->password, cancellable, NULL); /* else kept until the program ends */
  return TRUE;
}

static gboolean
is_empty (const char *part)
{
  g_autoptr (SamStore) store = sam_store_open (part, SAM_DATABASE_OPEN_EXISTING, NULL);

  return store == NULL || sam_documents_get_sequence (sam_store_get_database (store), NULL) <= 0;
}

/* Half a region is none, but worth keeping: the next time goes on from there. */
static gboolean
fill_file (Fetch *fetch,
           GCancellable *cancellable,
           GError **error)
{
  const char *path = fetch->introduction->path;
  g_autofree char *part = build_part_path (fetch->introduction);

  if (!fill_part (fetch, part, cancellable, error))
    {
      if (is_empty (part))
        remove_part (part);
      return FALSE;
    }
  /* The last connection to it is closed, so all of it is in the one file. */
  if (g_rename (part, path) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _ ("The file “%s” can't be made: %s."), path,
               g_strerror (errno));
  return FALSE;
}

static void
preview_in_thread (GTask *task,
                   gpointer source,
                   gpointer data,
                   GCancellable *cancellable)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  SamPreview *preview = g_new0 (SamPreview, 1);
  GError *error = NULL;

  /* Connections to the server keep timers; those must not run in the window's loop. */
  g_main_context_push_thread_default (context);
  if (preview_now (data, preview, cancellable, &error))
    g_task_return_pointer (task, preview, g_free);
  else
    {
      g_free (preview);
      g_task_return_error (task, error);
    }
  g_main_context_pop_thread_default (context);
}

static void
fetch_in_thread (GTask *task,
                 gpointer source,
                 gpointer data,
                 GCancellable *cancellable)
{
  Fetch *fetch = data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  GError *error = NULL;

  g_main_context_push_thread_default (context);
  if (fill_file (fetch, cancellable, &error))
    g_task_return_pointer (task, g_strdup (fetch->introduction->path), g_free);
  else
    g_task_return_error (task, error);
  g_main_context_pop_thread_default (context);
}

/**
 * sam_introduction_preview_async:
 * @self: (transfer full): whom to ask what
 *
 * Logs in and counts what would go up and come down. Nothing is written on either side.
 */
void
sam_introduction_preview_async (SamIntroduction *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_task_data (task, self, (GDestroyNotify) sam_introduction_free);
  g_task_run_in_thread (task, preview_in_thread);
}

/**
 * sam_introduction_preview_finish:
 * @preview: (out): the counts
 *
 * Returns: whether the server let us in; an error to be explained by sam_sync_explain()
 */
gboolean
sam_introduction_preview_finish (GAsyncResult *result,
                                 SamPreview *preview,
                                 GError **error)
{
  g_autofree SamPreview *counted = g_task_propagate_pointer (G_TASK (result), error);

  if (counted != NULL)
    *preview = *counted;
  return counted != NULL;
}

/**
 * sam_introduction_fetch_async:
 * @self: (transfer full): which region from where, and the file to make
 * @progress: (nullable): hears on the main thread how far it is
 * @listener: for @progress; kept until the end
 *
 * Makes the file and synchronises it once. What came in before it was stopped, or the connection broke, is kept beside
 * it: the same call goes on from there.
 */
void
sam_introduction_fetch_async (SamIntroduction *self,
                              SamIntroductionProgress progress,
                              GObject *listener,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Fetch *fetch = g_new (Fetch, 1);

  fetch->introduction = self;
  fetch->progress = progress;
  fetch->listener = g_object_ref (listener);
  g_task_set_task_data (task, fetch, free_fetch);
  /* Stopped too late is done. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, fetch_in_thread);
}

/**
 * sam_introduction_fetch_finish:
 *
 * Returns: (transfer full) (nullable): the region file; an error to be explained by sam_sync_explain()
 */
char *
sam_introduction_fetch_finish (GAsyncResult *result,
                               GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
