/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same protocol as with a server, without one: the documents of the folder answer in this process. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-folder-peer.h"

#include "couch/sam-couch-error.h"
#include "json/sam-json-scan.h"
#include "sync/sam-run.h"
#include "sync/sam-server.h"

#include <string.h>

#define TRIES 3

struct _SamFolderPeer
{
  GObject parent_instance;

  SamFolder *folder;
  SamDatabase *database; /* the folder's */
  gboolean changed;
  gboolean erased;
};

static void set_up (SamPeerInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamFolderPeer,
                               sam_folder_peer,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SAM_TYPE_PEER, set_up))

static gboolean
sam_folder_peer_check (SamPeer *peer,
                       GCancellable *cancellable,
                       GError **error)
{
  return TRUE;
}

static char *
sam_folder_peer_get_local (SamPeer *peer,
                           const char *name,
                           GCancellable *cancellable,
                           GError **error)
{
  return sam_documents_dup_local (SAM_FOLDER_PEER (peer)->database, name, error);
}

static gboolean
sam_folder_peer_put_local (SamPeer *peer,
                           const char *name,
                           const char *body,
                           GCancellable *cancellable,
                           GError **error)
{
  SamFolderPeer *self = SAM_FOLDER_PEER (peer);

  self->changed = TRUE;
  return sam_documents_set_local (self->database, name, body, error);
}

static SamCouchChange *
new_change (SamFolderPeer *self,
            const SamRevision *winner,
            GError **error)
{
  g_auto (GStrv) leaves = sam_documents_list_leaf_ids (self->database, winner->id, FALSE, error);
  SamCouchChange *change;

  if (leaves == NULL)
    return NULL;
  change = g_new0 (SamCouchChange, 1);
  change->id = g_strdup (winner->id);
  change->sequence = g_strdup_printf ("%" G_GINT64_FORMAT, winner->sequence);
  change->revisions = g_steal_pointer (&leaves);
  change->deleted = winner->deleted;
  return change;
}

static SamCouchChanges *
sam_folder_peer_get_changes (SamPeer *peer,
                             const char *since,
                             guint limit,
                             GCancellable *cancellable,
                             GError **error)
{
  SamFolderPeer *self = SAM_FOLDER_PEER (peer);
  gint64 start = since != NULL ? g_ascii_strtoll (since, NULL, 10) : 0;
  g_autoptr (GPtrArray) winners = sam_documents_list_changes (self->database, start, limit, error);
  g_autoptr (SamCouchChanges) changes = NULL;

  if (winners == NULL)
    return NULL;
  changes = sam_couch_changes_new ();
  changes->last_sequence = g_strdup_printf ("%" G_GINT64_FORMAT, start);
  for (guint i = 0; i < winners->len; i++)
    {
      SamCouchChange *change = new_change (self, g_ptr_array_index (winners, i), error);

      if (change == NULL)
        return NULL;
      g_ptr_array_add (changes->rows, change);
      g_free (changes->last_sequence);
      changes->last_sequence = g_strdup (change->sequence);
    }
  return g_steal_pointer (&changes);
}

/* The file was written on another computer: like what a server sends it is read, and marked where it can't be. */
static void
pass_gate (SamCouchDocument *document)
{
  g_autoptr (GError) failure = NULL;
  char *canonical = sam_json_canonicalize (document->body, -1, &failure);

  if (canonical == NULL)
    {
      document->problem = g_strdup (failure->message);
      return;
    }
  g_free (document->body);
  document->body = canonical;
}

static gboolean
add_document (SamFolderPeer *self,
              GPtrArray *documents,
              const char *id,
              const char *revision,
              GError **error)
{
  SamCouchDocument *document;

  if (!sam_run_load_document (self->database, id, revision, &document, error))
    return FALSE;
  if (document == NULL)
    return TRUE;
  pass_gate (document);
  g_ptr_array_add (documents, document);
  return TRUE;
}

/* Only leaves are told of, and nobody writes in between: what is wanted is there. */
static GPtrArray *
sam_folder_peer_get_documents (SamPeer *peer,
                               GPtrArray *wanted,
                               GCancellable *cancellable,
                               GError **error)
{
  SamFolderPeer *self = SAM_FOLDER_PEER (peer);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_document_free);

  for (guint i = 0; i < wanted->len; i++)
    {
      const SamCouchRevisions *one = g_ptr_array_index (wanted, i);
      g_auto (GStrv) leaves = sam_documents_list_leaf_ids (self->database, one->id, FALSE, error);

      if (leaves == NULL)
        return NULL;
      for (guint j = 0; one->revisions[j] != NULL; j++)
        if (g_strv_contains ((const char *const *) leaves, one->revisions[j]) &&
            !add_document (self, documents, one->id, one->revisions[j], error))
          return NULL;
    }
  return g_steal_pointer (&documents);
}

static char *
sam_folder_peer_get_body (SamPeer *peer,
                          const char *id,
                          const char *revision,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SamRevision) found = sam_documents_get (SAM_FOLDER_PEER (peer)->database, id, revision, &failure);

  if (found != NULL)
    return found->body != NULL ? sam_json_canonicalize (found->body, -1, NULL) : NULL;
  if (!g_error_matches (failure, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static GPtrArray *
sam_folder_peer_get_missing (SamPeer *peer,
                             GPtrArray *offered,
                             GCancellable *cancellable,
                             GError **error)
{
  SamFolderPeer *self = SAM_FOLDER_PEER (peer);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_revisions_free);

  for (guint i = 0; i < offered->len; i++)
    {
      const SamCouchRevisions *one = g_ptr_array_index (offered, i);
      g_auto (GStrv) revisions = sam_documents_list_missing (self->database, one->id,
                                                             (const char *const *) one->revisions, error);

      if (revisions == NULL)
        return NULL;
      if (revisions[0] != NULL)
        g_ptr_array_add (missing, sam_couch_revisions_new (one->id, (const char *const *) revisions));
    }
  return g_steal_pointer (&missing);
}

static gboolean
is_erasure (const SamCouchDocument *document)
{
  SamTombstone reason;

  return document->deleted && sam_tombstone_from_body (document->body, &reason) && reason == SAM_TOMBSTONE_ERASED;
}

static gboolean
put_all (SamFolderPeer *self,
         GPtrArray *documents,
         GPtrArray *refusals,
         GError **error)
{
  for (guint i = 0; i < documents->len; i++)
    {
      const SamCouchDocument *document = g_ptr_array_index (documents, i);
      g_autoptr (GError) failure = NULL;

      if (sam_documents_add (self->database, document->id, (const char *const *) document->path, document->deleted,
                             document->body, NULL, NULL, &failure))
        self->erased |= is_erasure (document);
      else if (failure->domain == SAM_DOCUMENTS_ERROR)
        g_ptr_array_add (refusals,
                         sam_couch_refusal_new (document->id, document->path[0], "refused", failure->message));
      else
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  return TRUE;
}

static GPtrArray *
sam_folder_peer_put_documents (SamPeer *peer,
                               GPtrArray *documents,
                               GCancellable *cancellable,
                               GError **error)
{
  SamFolderPeer *self = SAM_FOLDER_PEER (peer);
  g_autoptr (GPtrArray) refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_refusal_free);

  self->changed = TRUE;
  if (!sam_database_begin (self->database, error))
    return NULL;
  if (put_all (self, documents, refusals, error) && sam_database_commit (self->database, error))
    return g_steal_pointer (&refusals);
  sam_database_rollback (self->database);
  return NULL;
}

static void
set_up (SamPeerInterface *interface)
{
  interface->check = sam_folder_peer_check;
  interface->get_local = sam_folder_peer_get_local;
  interface->put_local = sam_folder_peer_put_local;
  interface->get_changes = sam_folder_peer_get_changes;
  interface->get_documents = sam_folder_peer_get_documents;
  interface->get_body = sam_folder_peer_get_body;
  interface->get_missing = sam_folder_peer_get_missing;
  interface->put_documents = sam_folder_peer_put_documents;
}

static void
sam_folder_peer_finalize (GObject *object)
{
  g_clear_pointer (&SAM_FOLDER_PEER (object)->folder, sam_folder_free);

  G_OBJECT_CLASS (sam_folder_peer_parent_class)->finalize (object);
}

static void
sam_folder_peer_class_init (SamFolderPeerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sam_folder_peer_finalize;
}

static void
sam_folder_peer_init (SamFolderPeer *self)
{
}

/**
 * sam_folder_peer_new:
 * @folder: its path
 * @database: the name of the region's database
 * @sealer: (transfer none): must outlive the peer
 *
 * Returns: (transfer full) (nullable): what the folder has of the region; NULL with SAM_FOLDER_ERROR
 */
SamFolderPeer *
sam_folder_peer_new (const char *folder,
                     const char *database,
                     SamSealer *sealer,
                     GError **error)
{
  g_autoptr (SamFolder) opened = sam_folder_open (folder, database, sealer, error);
  SamFolderPeer *self;

  if (opened == NULL)
    return NULL;
  self = g_object_new (SAM_TYPE_FOLDER_PEER, NULL);
  self->database = sam_folder_get_database (opened);
  self->folder = g_steal_pointer (&opened);
  return self;
}

/**
 * sam_folder_peer_save:
 *
 * Returns: whether all that came is in the folder now. If not, the next synchronisation finds that out by itself: the
 *   checkpoints are kept in the folder too.
 */
gboolean
sam_folder_peer_save (SamFolderPeer *self,
                      GError **error)
{
  return !self->changed || sam_folder_save (self->folder, self->erased, error);
}

static gboolean
sync_once (SamStore *store,
           const char *folder,
           const char *database,
           SamSealer *sealer,
           SamFolderResult *result,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (SamFolderPeer) peer = sam_folder_peer_new (folder, database, sealer, error);

  if (peer == NULL)
    return FALSE;
  result->mended = sam_folder_is_mended (peer->folder);
  return sam_sync_run (store, SAM_PEER (peer), NULL, NULL, &result->sync, cancellable, error) &&
         sam_folder_peer_save (peer, error);
}

/**
 * sam_folder_sync:
 * @result: (out caller-allocates): what was done, also when it fails half-way
 *
 * Returns: whether the folder and the region's file have all that the other has
 */
gboolean
sam_folder_sync (SamStore *store,
                 const char *folder,
                 SamSealer *sealer,
                 SamFolderResult *result,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autofree char *database = sam_server_dup_database (store, error);
  g_autoptr (GError) failure = NULL;

  *result = (SamFolderResult){ 0 };
  for (guint i = 0; database != NULL && i < TRIES; i++)
    {
      g_clear_error (&failure);
      if (sync_once (store, folder, database, sealer, result, cancellable, &failure))
        return TRUE;
      if (!g_error_matches (failure, SAM_FOLDER_ERROR, SAM_FOLDER_ERROR_CHANGED))
        break;
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * sam_folder_has_region:
 *
 * Looks for the files' names only, so it needs no passphrase, and says nothing of whether they are whole.
 *
 * Returns: whether there is anything of this region in the folder yet; also %FALSE while the region has no database
 *   name
 */
gboolean
sam_folder_has_region (SamStore *store,
                       const char *folder)
{
  g_autofree char *database = sam_server_dup_database (store, NULL);

  for (guint i = 1; database != NULL && i <= 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%u.sealed", database, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}
