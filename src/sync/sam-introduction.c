/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-introduction.h"

#include "sync/sam-http-peer.h"
#include "sync/sam-server.h"
#include "sync/sam-sync-run.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define PAGE 2000

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
  self->address = g_strdup (address);
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
  missing = sam_documents_get_missing (sam_store_get_database (store), change->id,
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
      g_autoptr (GPtrArray) changes = sam_documents_get_changes (database, since, PAGE, error);
      g_autoptr (GPtrArray) offered = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_revisions_free);
      g_autoptr (GPtrArray) missing = NULL;

      if (changes == NULL)
        return FALSE;
      for (guint i = 0; i < changes->len; i++)
        {
          SamRevision *change = g_ptr_array_index (changes, i);
          g_auto (GStrv) leaves = sam_documents_get_leaf_ids (database, change->id, FALSE, error);

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

  if (self->path != NULL)
    {
      store = sam_store_open (self->path, SAM_DATABASE_OPEN_EXISTING, error);
      if (store == NULL)
        return FALSE;
    }
  peer = connect_to (self, store, cancellable, error);
  return peer != NULL && count_down (store, peer, preview, cancellable, error) &&
         (store == NULL || count_up (store, peer, preview, cancellable, error));
}

static gboolean
has_region (SamStore *store,
            GError **error)
{
  g_autofree char *database = sam_server_dup_database (store, error);

  return database != NULL;
}

/* What came in before a connection broke is kept as soon as there is a region to go on with. */
static gboolean
fill_file (SamIntroduction *self,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (SamStore) store = sam_store_open (self->path, SAM_DATABASE_CREATE, error);
  g_autoptr (SamPeer) peer = store != NULL ? connect_to (self, store, cancellable, error) : NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *address = NULL;

  if (peer == NULL || !sam_server_set (store, self->address, self->user, error))
    return FALSE;
  if (!sam_sync_run (store, peer, NULL, NULL, NULL, cancellable, &failure) && !has_region (store, NULL))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!has_region (store, error))
    return FALSE;
  address = sam_server_dup_address (store);
  sam_credentials_store (address, self->user, self->password, cancellable, NULL); /* else kept until the program ends */
  return TRUE;
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
  SamIntroduction *self = data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  GError *error = NULL;

  g_main_context_push_thread_default (context);
  if (fill_file (self, cancellable, &error))
    g_task_return_pointer (task, g_strdup (self->path), g_free);
  else
    {
      /* Half a region is none. */
      g_unlink (self->path);
      g_task_return_error (task, error);
    }
  g_main_context_pop_thread_default (context);
}

static void
start (SamIntroduction *self,
       GTaskThreadFunc func,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_task_data (task, self, (GDestroyNotify) sam_introduction_free);
  g_task_run_in_thread (task, func);
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
  start (self, preview_in_thread, cancellable, callback, data);
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
 *
 * Makes the file and synchronises it once. Without a region in the end there is no file either.
 */
void
sam_introduction_fetch_async (SamIntroduction *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  start (self, fetch_in_thread, cancellable, callback, data);
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
