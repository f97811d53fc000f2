/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed here, in the order of the local sequence. Every leaf is fixed in a commit before the request that shows
 * it: from then on the server may know it, whatever becomes of the answer. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "json/sam-json-object.h"
#include "store/sam-attachments.h"
#include "sync/sam-ahead.h"
#include "sync/sam-pace.h"
#include "sync/sam-run.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIRST_PAGE 400
#define PAGE 1000
#define RETRIES 100
/* What an attachment holds is sent along, so that few of them fill a page. */
#define ATTACHMENT_WEIGHT 100

/* One page on its way. */
typedef struct
{
  GPtrArray *offered;   /* (element-type SamCouchRevisions) */
  GHashTable *index;    /* id → SamCouchRevisions of them */
  GPtrArray *missing;   /* (element-type SamCouchRevisions): what the server wants of them */
  GPtrArray *documents; /* (element-type SamCouchDocument): that */
  GPtrArray *refusals;  /* (element-type SamCouchRefusal) */
  gint64 last;          /* the local sequence it ends with; 0: out of the order */
  guint count;          /* of records */
} Parcel;

/* Five parcels follow each other, each a step further with every turn: while one is sent and one is offered, which is
 * the server's time, the file has its own for the others. The first are small, since at the beginning the server waits
 * for the file. */
typedef struct
{
  SamRun *run;
  Parcel *prepared; /* its leaves are fixed */
  Parcel *offering;
  Parcel *loading; /* the server said what it misses of it */
  Parcel *sending;
  gint64 since;     /* as far as the local sequence was read */
  guint page;       /* how many records the next one takes */
  gboolean retried; /* what the server refused before is among them */
  gsize sent;
  guint failed_in_row; /* single documents the server failed on, one after the other */
} Delivery;

static void
parcel_free (Parcel *parcel)
{
  g_clear_pointer (&parcel->index, g_hash_table_unref);
  g_clear_pointer (&parcel->offered, g_ptr_array_unref);
  g_clear_pointer (&parcel->missing, g_ptr_array_unref);
  g_clear_pointer (&parcel->documents, g_ptr_array_unref);
  g_clear_pointer (&parcel->refusals, g_ptr_array_unref);
  g_free (parcel);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Parcel, parcel_free)

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
      g_auto (GStrv) leaves = sam_documents_list_leaf_ids (run->database, id, FALSE, error);

      for (guint j = 0; leaves != NULL && leaves[j] != NULL; j++)
        {
          char *fixed = sam_documents_fix_leaf (run->database, id, leaves[j], error);

          if (fixed == NULL)
            return NULL;
          g_free (leaves[j]);
          leaves[j] = fixed;
        }
      if (leaves == NULL)
        return NULL;
      g_ptr_array_add (offered, sam_couch_revisions_new (id, (const char *const *) leaves));
    }
  return g_steal_pointer (&offered);
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

static Parcel *
prepare (SamRun *run,
         GPtrArray *ids,
         gint64 last,
         GError **error)
{
  g_autoptr (Parcel) parcel = g_new0 (Parcel, 1);

  if (!sam_store_begin (run->store, error))
    return NULL;
  parcel->offered = fix_leaves (run, ids, error);
  if (parcel->offered == NULL || !sam_store_commit (run->store, error))
    {
      sam_store_rollback (run->store);
      return NULL;
    }
  parcel->index = index_by_id (parcel->offered);
  parcel->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_document_free);
  parcel->refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_refusal_free);
  parcel->last = last;
  parcel->count = ids->len;
  return g_steal_pointer (&parcel);
}

/**
 * sam_run_load_document:
 * @document: (out) (transfer full) (nullable): the revision with its path and attachments; NULL: a tombstone whose
 * body never came here, which only who has it can send
 *
 * Returns: whether the database could be read
 */
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
  path = sam_documents_dup_path (database, id, revision, error);
  if (path == NULL)
    return FALSE;
  body = sam_run_add_attachments (database, loaded);
  *document = sam_couch_document_new (id, (const char *const *) path, loaded->deleted, body);
  return TRUE;
}

static gsize
measure (SamCouchDocument *document)
{
  return strlen (document->body) + 40 * g_strv_length (document->path);
}

static gsize
measure_all (GPtrArray *documents)
{
  gsize bytes = 0;

  for (guint i = 0; i < documents->len; i++)
    bytes += measure (g_ptr_array_index (documents, i));
  return bytes;
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

/* What remains when a batch was halved down to one: is it to blame, or the server? A server that fails on one document
 * after the other is broken itself. */
static gboolean
is_about_documents (Delivery *delivery,
                    const GError *failure)
{
  return sam_run_is_worth_halving (failure) ||
         (g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_SERVER) && delivery->failed_in_row == 0);
}

/* One document can spoil a whole request: the batch is halved until it is alone. */
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
      delivery->sent += documents->len - MIN (refusals->len, documents->len);
      g_ptr_array_extend_and_steal (delivery->sending->refusals, refusals);
      return TRUE;
    }
  if (!is_about_documents (delivery, failure))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (documents->len > 1)
    {
      if (g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_TOO_LARGE))
        sam_pace_note_too_large (&sam_paces_get (run->peer)->bytes, (guint) measure_all (documents));
      return deliver_halves (delivery, documents, error);
    }
  if (g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_SERVER))
    delivery->failed_in_row++;
  only = g_ptr_array_index (documents, 0);
  g_ptr_array_add (delivery->sending->refusals,
                   sam_couch_refusal_new (only->id, only->path[0],
                                          failure->code == SAM_COUCH_ERROR_TOO_LARGE ? "too_large" : "refused",
                                          failure->message));
  return TRUE;
}

/* As many documents at a time as the server and the line take. */
static gboolean
deliver_all (Delivery *delivery,
             GError **error)
{
  SamPace *pace = &sam_paces_get (delivery->run->peer)->bytes;
  GPtrArray *documents = delivery->sending->documents;
  guint next = 0;

  while (next < documents->len)
    {
      g_autoptr (GPtrArray) batch = g_ptr_array_new ();
      gint64 start = g_get_monotonic_time ();
      gsize bytes = 0;

      while (next < documents->len && (batch->len == 0 || bytes < pace->now))
        {
          bytes += measure (g_ptr_array_index (documents, next));
          g_ptr_array_add (batch, g_ptr_array_index (documents, next++));
        }
      if (!deliver (delivery, batch, error))
        return FALSE;
      if (2 * bytes > pace->now)
        sam_pace_note_time (pace, g_get_monotonic_time () - start);
    }
  return TRUE;
}

/* On a thread of its own, so it leaves the file alone: only the peer is asked. */
static gboolean
work_ahead (gpointer data,
            GError **error)
{
  Delivery *delivery = data;
  SamRun *run = delivery->run;
  Parcel *offering = delivery->offering;

  if (delivery->sending != NULL && !deliver_all (delivery, error))
    return FALSE;
  if (offering == NULL)
    return TRUE;
  offering->missing = sam_peer_get_missing (run->peer, offering->offered, run->cancellable, error);
  return offering->missing != NULL;
}

/* Only what was offered is sent, whatever the server says it lacks. */
static gboolean
was_offered (Parcel *parcel,
             const char *id,
             const char *revision)
{
  const SamCouchRevisions *one = g_hash_table_lookup (parcel->index, id);

  return one != NULL && g_strv_contains ((const char *const *) one->revisions, revision);
}

static gboolean
load_each (SamRun *run,
           Parcel *parcel,
           GError **error)
{
  for (guint i = 0; i < parcel->missing->len; i++)
    {
      const SamCouchRevisions *one = g_ptr_array_index (parcel->missing, i);

      for (guint j = 0; one->revisions[j] != NULL; j++)
        {
          SamCouchDocument *document;

          if (!was_offered (parcel, one->id, one->revisions[j]))
            continue;
          if (!sam_run_load_document (run->database, one->id, one->revisions[j], &document, error))
            return FALSE;
          if (document != NULL)
            g_ptr_array_add (parcel->documents, document);
        }
    }
  return TRUE;
}

/* In one transaction: each look would take its locks by itself. */
static gboolean
load_missing (SamRun *run,
              Parcel *parcel,
              GError **error)
{
  if (parcel->missing->len == 0)
    return TRUE;
  if (!sam_store_begin (run->store, error))
    return FALSE;
  if (load_each (run, parcel, error) && sam_store_commit (run->store, error))
    return TRUE;
  sam_store_rollback (run->store);
  return FALSE;
}

/* The ids refused. What a server says of a document that was not offered to it means nothing. */
static GHashTable *
note_refusals (SamRun *run,
               Parcel *parcel)
{
  GHashTable *refused = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < parcel->refusals->len; i++)
    {
      SamCouchRefusal *refusal = g_ptr_array_index (parcel->refusals, i);

      if (!g_hash_table_contains (parcel->index, refusal->id))
        continue;
      g_hash_table_add (refused, refusal->id);
      sam_run_set_aside (run, TRUE, refusal->id, refusal->revision, refusal->error,
                         refusal->reason != NULL ? refusal->reason : refusal->error);
    }
  return refused;
}

/* The server has all that was offered, but for what it refused. */
static gboolean
note_delivered (SamRun *run,
                Parcel *parcel,
                GError **error)
{
  g_autoptr (GHashTable) refused = note_refusals (run, parcel);

  for (guint i = 0; i < parcel->offered->len; i++)
    {
      const SamCouchRevisions *one = g_ptr_array_index (parcel->offered, i);

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
finish (SamRun *run,
        Parcel *parcel,
        GError **error)
{
  if (!sam_store_begin (run->store, error))
    return FALSE;
  if (!note_delivered (run, parcel, error) || !sam_store_commit (run->store, error))
    {
      sam_store_rollback (run->store);
      return FALSE;
    }
  if (parcel->last > 0)
    run->sent = parcel->last;
  return TRUE;
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
      g_auto (GStrv) leaves = sam_documents_list_leaf_ids (run->database, id, FALSE, NULL);

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

/* As many of @changes as a page holds. */
static GPtrArray *
cut_page (Delivery *delivery,
          GPtrArray *changes)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0, weight = 0; i < changes->len && weight < delivery->page; i++)
    {
      const SamRevision *change = g_ptr_array_index (changes, i);

      g_ptr_array_add (ids, change->id);
      delivery->since = change->sequence;
      weight += g_str_has_prefix (change->id, SAM_ATTACHMENT_KIND ":") ? ATTACHMENT_WEIGHT : 1;
    }
  delivery->page = MIN (2 * delivery->page, PAGE);
  return ids;
}

/* The next page, if there is one: first what was refused before, then what has changed. */
static gboolean
prepare_next (Delivery *delivery,
              GError **error)
{
  SamRun *run = delivery->run;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) ids = NULL;

  if (!delivery->retried)
    {
      delivery->retried = TRUE;
      ids = list_refused (run);
      if (ids->len > 0)
        {
          delivery->prepared = prepare (run, ids, 0, error);
          return delivery->prepared != NULL;
        }
      g_clear_pointer (&ids, g_ptr_array_unref);
    }
  changes = sam_documents_list_changes (run->database, delivery->since, delivery->page, error);
  if (changes == NULL)
    return FALSE;
  if (changes->len == 0)
    return TRUE;
  ids = cut_page (delivery, changes);
  delivery->prepared = prepare (run, ids, delivery->since, error);
  return delivery->prepared != NULL;
}

/* One turn; @sent went out in the one before. What was sent whole is noted even when the next can't be offered. */
static gboolean
turn (Delivery *delivery,
      Parcel *sent,
      GError **error)
{
  SamRun *run = delivery->run;
  g_autoptr (GError) failure = NULL;
  SamAhead *ahead = sam_ahead_start (work_ahead, delivery);
  gboolean good = (sent == NULL || finish (run, sent, error)) &&
                  (delivery->loading == NULL || load_missing (run, delivery->loading, error)) &&
                  prepare_next (delivery, error);

  if (sam_ahead_finish (ahead, &failure))
    return good;
  if (good)
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Each parcel a step further. Returns the one that needs no more, but to be noted: of what the server misses nothing
 * there is nothing to send. */
static Parcel *
advance (Delivery *delivery)
{
  Parcel *sent = g_steal_pointer (&delivery->sending);

  delivery->sending = g_steal_pointer (&delivery->loading);
  delivery->loading = g_steal_pointer (&delivery->offering);
  delivery->offering = g_steal_pointer (&delivery->prepared);
  if (sent != NULL || delivery->sending != NULL || delivery->loading == NULL || delivery->loading->missing->len > 0)
    return sent;
  return g_steal_pointer (&delivery->loading);
}

static gboolean
push_all (Delivery *delivery,
          GError **error)
{
  SamRun *run = delivery->run;
  guint64 seen = 0;
  guint pages = 0;
  gint64 total = sam_documents_count_changes (run->database, delivery->since, error);

  if (total < 0 || !prepare_next (delivery, error))
    return FALSE;
  while (delivery->prepared != NULL || delivery->offering != NULL || delivery->loading != NULL ||
         delivery->sending != NULL)
    {
      g_autoptr (Parcel) sent = advance (delivery);

      if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
        return FALSE;
      if (!turn (delivery, sent, error))
        return FALSE;
      if (sent != NULL && sent->last > 0)
        {
          seen += sent->count;
          sam_run_report (run, SAM_SYNC_PUSHING, seen, MAX (seen, (guint64) total));
        }
      if (sent != NULL && sam_run_is_time_for_checkpoint (++pages) && !write_checkpoint (run, error))
        return FALSE;
    }
  return write_checkpoint (run, error);
}

/**
 * sam_run_push:
 *
 * Sends what the other side lacks, page after page; the next page is prepared while one is on its way.
 *
 * Returns: whether all was sent; what got there before is counted in the result
 */
gboolean
sam_run_push (SamRun *run,
              GError **error)
{
  Delivery delivery = { .run = run, .since = run->sent, .page = FIRST_PAGE };
  gboolean good = push_all (&delivery, error);

  run->result->pushed += delivery.sent;
  g_clear_pointer (&delivery.prepared, parcel_free);
  g_clear_pointer (&delivery.offering, parcel_free);
  g_clear_pointer (&delivery.loading, parcel_free);
  g_clear_pointer (&delivery.sending, parcel_free);
  return good;
}
