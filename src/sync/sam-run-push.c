/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed here, in the order of the local sequence. Every leaf is fixed in a commit before the request that shows
 * it: from then on the server may know it, whatever becomes of the answer. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "json/sam-json-object.h"
#include "sync/sam-run.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PAGE 500
#define PAGES_PER_CHECKPOINT 10
#define MAX_BYTES (1024 * 1024)
#define RETRIES 100

/* One page on its way. */
typedef struct
{
  SamRun *run;
  GHashTable *offered; /* id → SamCouchRevisions */
  GPtrArray *refusals; /* (element-type SamCouchRefusal) */
  guint failed_in_row; /* single documents the server failed on, one after the other */
} Delivery;

/* All leaves of the documents, fixed. */
static GPtrArray *
fix_leaves (SamRun *run,
            GPtrArray *ids,
            GError **error)
{
  g_autoptr (GPtrArray) offered = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_revisions_free);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      g_autoptr (GPtrArray) leaves = sam_documents_get_leaves (run->database, id, FALSE, error);
      g_autoptr (GStrvBuilder) revisions = g_strv_builder_new ();
      g_auto (GStrv) list = NULL;

      if (leaves == NULL)
        return NULL;
      for (guint j = 0; j < leaves->len; j++)
        {
          SamRevision *leaf = g_ptr_array_index (leaves, j);
          g_autofree char *fixed = sam_documents_fix_leaf (run->database, id, leaf->revision, error);

          if (fixed == NULL)
            return NULL;
          g_strv_builder_add (revisions, fixed);
        }
      list = g_strv_builder_end (revisions);
      g_ptr_array_add (offered, sam_couch_revisions_new (id, (const char *const *) list));
    }
  return g_steal_pointer (&offered);
}

static GPtrArray *
prepare (SamRun *run,
         GPtrArray *ids,
         GError **error)
{
  g_autoptr (GPtrArray) offered = NULL;

  if (!sam_store_begin (run->store, error))
    return NULL;
  offered = fix_leaves (run, ids, error);
  if (offered != NULL && sam_store_commit (run->store, error))
    return g_steal_pointer (&offered);
  sam_store_rollback (run->store);
  return NULL;
}

static char *
add_attachments (const char *body,
                 const char *attachments)
{
  g_autoptr (SamJsonObject) object = sam_json_object_parse (body, -1, NULL);

  if (object == NULL || attachments == NULL)
    return g_strdup (body);
  sam_json_object_set (object, "_attachments", attachments);
  return sam_json_object_to_text (object);
}

/* In @document the revision, or NULL for a tombstone whose body never came here: only who has it can send it. */
gboolean
sam_run_load_document (SamDatabase *database,
                       const char *id,
                       const char *revision,
                       SamCouchDocument **document,
                       GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SamRevision) loaded = sam_documents_get (database, id, revision, &failure);
  g_auto (GStrv) path = NULL;
  g_autofree char *body = NULL;

  *document = NULL;
  if (g_error_matches (failure, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_NOT_FOUND))
    return TRUE;
  if (loaded == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  path = sam_documents_get_path (database, id, revision, error);
  if (path == NULL)
    return FALSE;
  body = add_attachments (loaded->body, loaded->attachments);
  *document = sam_couch_document_new (id, (const char *const *) path, loaded->deleted, body);
  return TRUE;
}

static gboolean deliver (Delivery *delivery,
                         GPtrArray *documents,
                         GError **error);

static gboolean
deliver_halves (Delivery *delivery,
                GPtrArray *documents,
                GError **error)
{
  for (guint half = 0; half < 2; half++)
    {
      g_autoptr (GPtrArray) part = g_ptr_array_new ();
      guint middle = documents->len / 2;

      for (guint i = half == 0 ? 0 : middle; i < (half == 0 ? middle : documents->len); i++)
        g_ptr_array_add (part, g_ptr_array_index (documents, i));
      if (!deliver (delivery, part, error))
        return FALSE;
    }
  return TRUE;
}

/* One document can spoil a whole request: the batch is halved until it is alone. A server that fails on one document
 * after the other is broken itself, and no document is to blame. */
static gboolean
deliver (Delivery *delivery,
         GPtrArray *documents,
         GError **error)
{
  SamRun *run = delivery->run;
  g_autoptr (GError) failure = NULL;
  GPtrArray *refusals;
  SamCouchDocument *only;

  if (documents->len == 0)
    return TRUE;
  refusals = sam_peer_put_documents (run->peer, documents, run->cancellable, &failure);
  if (refusals != NULL)
    {
      delivery->failed_in_row = 0;
      run->result->pushed += documents->len - MIN (refusals->len, documents->len);
      g_ptr_array_extend_and_steal (delivery->refusals, refusals);
      return TRUE;
    }
  if (!sam_run_is_worth_halving (failure) &&
      (!g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_SERVER) || delivery->failed_in_row > 0))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (documents->len > 1)
    return deliver_halves (delivery, documents, error);
  if (g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_SERVER))
    delivery->failed_in_row++;
  only = g_ptr_array_index (documents, 0);
  g_ptr_array_add (delivery->refusals, sam_couch_refusal_new (only->id, only->path[0], "refused", failure->message));
  return TRUE;
}

/* Only what was offered is sent, whatever the server says it lacks. */
static gboolean
was_offered (Delivery *delivery,
             const char *id,
             const char *revision)
{
  const SamCouchRevisions *one = g_hash_table_lookup (delivery->offered, id);

  return one != NULL && g_strv_contains ((const char *const *) one->revisions, revision);
}

static gboolean
deliver_missing (Delivery *delivery,
                 GPtrArray *missing,
                 GError **error)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_document_free);
  gsize bytes = 0;

  for (guint i = 0; i < missing->len; i++)
    {
      const SamCouchRevisions *one = g_ptr_array_index (missing, i);

      for (guint j = 0; one->revisions[j] != NULL; j++)
        {
          SamCouchDocument *document;

          if (!was_offered (delivery, one->id, one->revisions[j]))
            continue;
          if (!sam_run_load_document (delivery->run->database, one->id, one->revisions[j], &document, error))
            return FALSE;
          if (document == NULL)
            continue;
          g_ptr_array_add (batch, document);
          bytes += strlen (document->body) + 40 * g_strv_length (document->path);
          if (bytes < MAX_BYTES)
            continue;
          if (!deliver (delivery, batch, error))
            return FALSE;
          g_ptr_array_set_size (batch, 0);
          bytes = 0;
        }
    }
  return deliver (delivery, batch, error);
}

/* The ids refused. What a server says of a document that was not offered to it means nothing. */
static GHashTable *
note_refusals (Delivery *delivery)
{
  GHashTable *refused = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < delivery->refusals->len; i++)
    {
      SamCouchRefusal *refusal = g_ptr_array_index (delivery->refusals, i);

      if (!g_hash_table_contains (delivery->offered, refusal->id))
        continue;
      g_hash_table_add (refused, refusal->id);
      sam_run_set_aside (delivery->run, TRUE, refusal->id, refusal->revision,
                         refusal->reason != NULL ? refusal->reason : refusal->error);
    }
  return refused;
}

/* The server has all that was offered, but for what it refused. */
static gboolean
note_delivered (Delivery *delivery,
                GPtrArray *offered,
                GError **error)
{
  SamRun *run = delivery->run;
  g_autoptr (GHashTable) refused = note_refusals (delivery);

  for (guint i = 0; i < offered->len; i++)
    {
      const SamCouchRevisions *one = g_ptr_array_index (offered, i);

      if (g_hash_table_contains (refused, one->id))
        continue;
      sam_run_take_back (run, TRUE, one->id, NULL);
      for (guint j = 0; one->revisions[j] != NULL; j++)
        if (!sam_documents_set_known (run->database, one->id, one->revisions[j], error))
          return FALSE;
    }
  return sam_run_save_set_aside (run, error);
}

static gboolean
finish (Delivery *delivery,
        GPtrArray *offered,
        GError **error)
{
  SamRun *run = delivery->run;

  if (!sam_store_begin (run->store, error))
    return FALSE;
  if (note_delivered (delivery, offered, error) && sam_store_commit (run->store, error))
    return TRUE;
  sam_store_rollback (run->store);
  return FALSE;
}

static GHashTable *
index_by_id (GPtrArray *offered)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < offered->len; i++)
    g_hash_table_insert (index, ((SamCouchRevisions *) g_ptr_array_index (offered, i))->id,
                         g_ptr_array_index (offered, i));
  return index;
}

static gboolean
push_page (SamRun *run,
           GPtrArray *ids,
           GError **error)
{
  g_autoptr (GPtrArray) refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_refusal_free);
  g_autoptr (GHashTable) index = NULL;
  g_autoptr (GPtrArray) offered = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  Delivery delivery;

  if (ids->len == 0)
    return TRUE;
  offered = prepare (run, ids, error);
  if (offered == NULL)
    return FALSE;
  index = index_by_id (offered);
  delivery = (Delivery){ run, index, refusals, 0 };
  missing = sam_peer_get_missing (run->peer, offered, run->cancellable, error);
  return missing != NULL && deliver_missing (&delivery, missing, error) && finish (&delivery, offered, error);
}

/* What the server refused may be welcome today: its rules or our rights may have changed. */
static GPtrArray *
list_refused (SamRun *run)
{
  g_autoptr (GPtrArray) entries = sam_run_list_retries (run, TRUE, RETRIES);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < entries->len; i++)
    {
      const char *id = ((SamSetAside *) g_ptr_array_index (entries, i))->id;
      g_auto (GStrv) leaves = sam_documents_get_leaf_ids (run->database, id, FALSE, NULL);

      if (leaves != NULL && leaves[0] != NULL)
        g_ptr_array_add (ids, g_strdup (id));
    }
  return ids;
}

static gboolean
write_checkpoint (SamRun *run,
                  GError **error)
{
  g_autofree char *sequence = g_strdup_printf ("%" G_GINT64_FORMAT, run->sent);

  return sam_run_write_checkpoints (run, &run->push, sequence, error);
}

gboolean
sam_run_push (SamRun *run,
              GError **error)
{
  g_autoptr (GPtrArray) refused = list_refused (run);
  guint64 seen = 0;

  if (!push_page (run, refused, error))
    return FALSE;
  for (guint page = 1;; page++)
    {
      g_autoptr (GPtrArray) changes = NULL;
      g_autoptr (GPtrArray) ids = g_ptr_array_new ();

      if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
        return FALSE;
      changes = sam_documents_get_changes (run->database, run->sent, PAGE, error);
      if (changes == NULL)
        return FALSE;
      if (changes->len == 0)
        break;
      for (guint i = 0; i < changes->len; i++)
        g_ptr_array_add (ids, ((SamRevision *) g_ptr_array_index (changes, i))->id);
      if (!push_page (run, ids, error))
        return FALSE;
      run->sent = ((SamRevision *) g_ptr_array_index (changes, changes->len - 1))->sequence;
      seen += changes->len;
      sam_run_report (run, SAM_SYNC_PUSHING, seen);
      if (page % PAGES_PER_CHECKPOINT == 0 && !write_checkpoint (run, error))
        return FALSE;
    }
  return write_checkpoint (run, error);
}
