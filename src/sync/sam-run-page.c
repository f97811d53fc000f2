/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One page of the changes feed: what is missing here of it, fetched, and stored in one transaction with what is noted
 * about it. The feed delivers at least once; what is known already costs a look. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-run-page.h"

#include "documents/sam-document-tombstones.h"
#include "store/sam-conflict.h"
#include "sync/sam-pace.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
sam_page_free (SamPage *page)
{
  g_clear_pointer (&page->wanted, g_ptr_array_unref);
  g_clear_pointer (&page->tombstones, g_ptr_array_unref);
  g_clear_pointer (&page->leaves, g_hash_table_unref);
  g_free (page);
}

/**
 * sam_page_new:
 *
 * Returns: (transfer full): a page of changes on which nothing stands yet
 */
SamPage *
sam_page_new (void)
{
  SamPage *page = g_new (SamPage, 1);

  page->wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_revisions_free);
  page->tombstones = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_revisions_free);
  page->leaves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  return page;
}

static gboolean
is_known (SamRun *run,
          const char *id)
{
  g_auto (GStrv) leaves = sam_documents_list_leaf_ids (run->database, id, FALSE, NULL);

  return leaves != NULL && leaves[0] != NULL;
}

/* There may be three times as many tombstones as records, and what they say can wait. That they are there can't: who
 * makes such a record here must make it as a child of its tombstone. */
static gboolean
is_just_noted (SamRun *run,
               SamCouchChange *change,
               SamPage *before)
{
  return change->deleted && g_strv_length (change->revisions) == 1 && sam_revision_id_is_valid (change->revisions[0]) &&
         !is_known (run, change->id) && (before == NULL || !g_hash_table_contains (before->leaves, change->id));
}

static SamPage *
read_rows (SamRun *run,
           GPtrArray *rows,
           SamPage *before,
           GError **error)
{
  g_autoptr (SamPage) page = sam_page_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      SamCouchChange *change = g_ptr_array_index (rows, i);
      gboolean noted = is_just_noted (run, change, before);
      g_auto (GStrv) missing = NULL;

      if (g_str_has_prefix (change->id, "_"))
        continue;
      missing = sam_documents_list_missing (run->database, change->id, (const char *const *) change->revisions, error);
      if (missing == NULL)
        return NULL;
      if (missing[0] == NULL)
        continue;
      g_ptr_array_add (noted ? page->tombstones : page->wanted,
                       sam_couch_revisions_new (change->id, (const char *const *) missing));
      if (!noted)
        g_hash_table_insert (page->leaves, g_strdup (change->id), g_strdupv (change->revisions));
    }
  return g_steal_pointer (&page);
}

/**
 * sam_page_read:
 * @rows: (element-type SamCouchChange): of the feed
 * @before: (nullable): a page still to be stored: what it brings is as good as known
 *
 * In one transaction: thousands of looks, each with its locks, would cost more than what is looked up.
 *
 * Returns: (transfer full) (nullable): what of @rows is not here yet
 */
SamPage *
sam_page_read (SamRun *run,
               GPtrArray *rows,
               SamPage *before,
               GError **error)
{
  g_autoptr (SamPage) page = NULL;

  if (!sam_store_begin (run->store, error))
    return NULL;
  page = read_rows (run, rows, before, error);
  if (page != NULL && sam_store_commit (run->store, error))
    return g_steal_pointer (&page);
  sam_store_rollback (run->store);
  return NULL;
}

static gboolean
fetch_halves (SamRun *run,
              GPtrArray *wanted,
              GPtrArray *documents,
              GError **error)
{
  for (guint half = 0; half < 2; half++)
    {
      g_autoptr (GPtrArray) part = g_ptr_array_new ();
      guint middle = wanted->len / 2;

      for (guint i = half == 0 ? 0 : middle; i < (half == 0 ? middle : wanted->len); i++)
        g_ptr_array_add (part, g_ptr_array_index (wanted, i));
      if (!sam_page_fetch (run, part, documents, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sam_page_fetch:
 * @wanted: (element-type SamCouchRevisions): what to ask for
 * @documents: (element-type SamCouchDocument): gets the answers
 *
 * Asks the peer only and touches no database, so another thread may do it. One document that can't be read must not
 * keep the others away: the batch is halved until it is alone, and stands in @documents with its `problem`.
 *
 * Returns: whether all were answered; %FALSE where the error is not about a document
 */
gboolean
sam_page_fetch (SamRun *run,
                GPtrArray *wanted,
                GPtrArray *documents,
                GError **error)
{
  g_autoptr (GError) failure = NULL;
  GPtrArray *some;
  const SamCouchRevisions *only;
  SamCouchDocument *unread;

  if (wanted->len == 0)
    return TRUE;
  some = sam_peer_get_documents (run->peer, wanted, run->cancellable, &failure);
  if (some != NULL)
    {
      g_ptr_array_extend_and_steal (documents, some);
      return TRUE;
    }
  if (!sam_run_is_worth_halving (failure))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_TOO_LARGE))
    sam_pace_note_too_large (&sam_paces_get (run->peer)->rows, wanted->len);
  if (wanted->len > 1)
    return fetch_halves (run, wanted, documents, error);
  only = g_ptr_array_index (wanted, 0);
  unread = sam_couch_document_new (only->id, (const char *const *) only->revisions, FALSE, NULL);
  unread->problem = g_strdup (failure->message);
  g_ptr_array_add (documents, unread);
  return TRUE;
}

/* Why it can't be stored stands in it afterwards; where all are @joined, none of them can. */
static gboolean
store_document (SamRun *run,
                SamCouchDocument *document,
                const char *const *leaves_there,
                gboolean joined,
                GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean added = FALSE;

  if (document->problem != NULL)
    return TRUE;
  if (sam_store_receive (run->store, document->id, (const char *const *) document->path, document->deleted,
                         document->body, &added, &failure))
    {
      if (added)
        sam_run_note_arrival (run, document->id);
      return !added || document->deleted || leaves_there == NULL ||
             sam_store_bury_superseded (run->store, document->id, (const char *const *) document->path, leaves_there,
                                        error);
    }
  if (sam_run_is_about_document (failure) && !joined)
    {
      document->problem = g_strdup (failure->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* What can't be read is kept as it came, and asked for again. */
static gboolean
set_leaf_aside (SamRun *run,
                const char *id,
                const char *revision,
                SamCouchDocument *bad,
                GError **error)
{
  const char *raw = bad == NULL ? NULL : bad->raw != NULL ? bad->raw
                                                          : bad->body;

  sam_run_set_aside (run, FALSE, id, revision, bad != NULL && !bad->missing ? "unreadable" : "not_found",
                     bad != NULL ? bad->problem : _ ("The server did not send this revision."));
  return raw == NULL || sam_run_keep_raw (run, id, raw, error);
}

/* Each leaf that is not here after all is set aside by itself, so that it is asked for again. Where the server sent
 * newer ones in its place, nothing is missing. */
static gboolean
note_received (SamRun *run,
               const SamCouchRevisions *one,
               gboolean came,
               SamCouchDocument *bad,
               GError **error)
{
  gboolean good = came && bad == NULL;
  g_auto (GStrv) missing = NULL;

  if (!good)
    missing = sam_documents_list_missing (run->database, one->id, (const char *const *) one->revisions, error);
  if (!good && missing == NULL)
    return FALSE;
  for (guint i = 0; one->revisions[i] != NULL; i++)
    if (good || !g_strv_contains ((const char *const *) missing, one->revisions[i]))
      sam_run_take_back (run, FALSE, one->id, one->revisions[i]);
    else if (!set_leaf_aside (run, one->id, one->revisions[i], bad, error))
      return FALSE;
  return TRUE;
}

static gboolean
store_all (SamRun *run,
           SamPage *page,
           GPtrArray *documents,
           gboolean joined,
           GError **error)
{
  g_autoptr (GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) came = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) bad = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < page->wanted->len; i++)
    g_hash_table_add (asked, ((SamCouchRevisions *) g_ptr_array_index (page->wanted, i))->id);
  for (guint i = 0; i < documents->len; i++)
    {
      SamCouchDocument *document = g_ptr_array_index (documents, i);

      /* What nobody asked for is not taken. */
      if (!g_hash_table_contains (asked, document->id))
        continue;
      if (!store_document (run, document, g_hash_table_lookup (page->leaves, document->id), joined, error))
        return FALSE;
      g_hash_table_add (came, document->id);
      if (document->problem != NULL)
        g_hash_table_insert (bad, document->id, document);
    }
  for (guint i = 0; i < page->wanted->len; i++)
    {
      const SamCouchRevisions *one = g_ptr_array_index (page->wanted, i);

      if (!note_received (run, one, g_hash_table_contains (came, one->id), g_hash_table_lookup (bad, one->id), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
note_tombstones (SamRun *run,
                 GPtrArray *tombstones,
                 GError **error)
{
  for (guint i = 0; i < tombstones->len; i++)
    {
      const SamCouchRevisions *one = g_ptr_array_index (tombstones, i);

      /* A feed may name a document twice. */
      if (!is_known (run, one->id) && !sam_documents_note_tombstone (run->database, one->id, one->revisions[0], error))
        return FALSE;
    }
  return tombstones->len == 0 || sam_documents_set_local (run->database, SAM_RUN_TOMBSTONES, "{}", error);
}

static gboolean
store_together (SamRun *run,
                SamPage *page,
                GPtrArray *documents,
                gboolean joined,
                GError **error)
{
  gint64 before;
  gint64 after;

  if (joined ? !sam_store_begin_joined (run->store, error) : !sam_store_begin (run->store, error))
    return FALSE;
  before = sam_documents_get_sequence (run->database, error);
  if (before < 0 || !note_tombstones (run, page->tombstones, error) ||
      !store_all (run, page, documents, joined, error) || !sam_run_save_set_aside (run, error))
    {
      sam_store_rollback (run->store);
      return FALSE;
    }
  after = sam_documents_get_sequence (run->database, error);
  if (after < 0 || !sam_store_commit (run->store, error))
    {
      sam_store_rollback (run->store);
      return FALSE;
    }
  /* Nothing waited before, and nobody could write in between: what came in has not to be offered back. But a leaf of
   * an erased record was buried here as it came, and the server has yet to hear of that. */
  if (run->sent == before && sam_documents_count_waiting (run->database, NULL) == 0)
    run->sent = after;
  return TRUE;
}

/* In one transaction, so that what came in and what is noted about it stand or fall together. What a power cut takes of
 * it comes again: how far the server was read stands behind it in the file. */
static gboolean
store_page (SamRun *run,
            SamPage *page,
            GPtrArray *documents,
            gboolean joined,
            GError **error)
{
  gboolean good;

  sam_database_set_hurried (run->database, TRUE);
  good = store_together (run, page, documents, joined, error);
  sam_database_set_hurried (run->database, FALSE);
  return good;
}

/**
 * sam_page_store:
 * @documents: (element-type SamCouchDocument): what sam_page_fetch() brought for @page
 *
 * In one transaction. Hardly ever one can't be stored. Then it is set aside, and the others are stored each by itself.
 *
 * Returns: whether all are stored or set aside
 */
gboolean
sam_page_store (SamRun *run,
                SamPage *page,
                GPtrArray *documents,
                GError **error)
{
  g_autoptr (GError) failure = NULL;
  guint64 pulled = run->result->pulled;

  if (page->wanted->len + page->tombstones->len == 0 || store_page (run, page, documents, TRUE, &failure))
    return TRUE;
  run->result->pulled = pulled;
  if (sam_run_is_about_document (failure))
    return store_page (run, page, documents, FALSE, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
