/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The changes feed page by page: what is missing here is fetched and stored in one transaction with the place reached.
 * The feed delivers at least once; what is known already costs a look. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-ahead.h"
#include "sync/sam-pace.h"
#include "sync/sam-run.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PAGE 500
#define RETRIES 100
/* Of tombstones that were only noted; there may be tens of thousands, and nobody waits for them. */
#define COMPLETED_PAGES 2

/* What a page of the feed asks for. */
typedef struct
{
  GPtrArray *wanted;     /* (element-type SamCouchRevisions): to be fetched */
  GPtrArray *tombstones; /* (element-type SamCouchRevisions): to be noted only */
  GHashTable *leaves;    /* id → its leaves there, where the feed has said so */
} Page;

static void
page_free (Page *page)
{
  g_clear_pointer (&page->wanted, g_ptr_array_unref);
  g_clear_pointer (&page->tombstones, g_ptr_array_unref);
  g_clear_pointer (&page->leaves, g_hash_table_unref);
  g_free (page);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, page_free)

static Page *
page_new (void)
{
  Page *page = g_new (Page, 1);

  page->wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_revisions_free);
  page->tombstones = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_revisions_free);
  page->leaves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  return page;
}

static gboolean
is_known (SamRun *run,
          const char *id)
{
  g_auto (GStrv) leaves = sam_documents_get_leaf_ids (run->database, id, FALSE, NULL);

  return leaves != NULL && leaves[0] != NULL;
}

/* There may be three times as many tombstones as records, and what they say can wait. That they are there can't: who
 * makes such a record here must make it as a child of its tombstone. */
static gboolean
is_just_noted (SamRun *run,
               SamCouchChange *change)
{
  return change->deleted && g_strv_length (change->revisions) == 1 && sam_revision_id_is_valid (change->revisions[0]) &&
         !is_known (run, change->id);
}

static Page *
read_page (SamRun *run,
           GPtrArray *rows,
           GError **error)
{
  g_autoptr (Page) page = page_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      SamCouchChange *change = g_ptr_array_index (rows, i);
      gboolean noted = is_just_noted (run, change);
      g_auto (GStrv) missing = NULL;

      if (g_str_has_prefix (change->id, "_"))
        continue;
      missing = sam_documents_get_missing (run->database, change->id, (const char *const *) change->revisions, error);
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

static gboolean fetch (SamRun *run,
                       GPtrArray *wanted,
                       GPtrArray *documents,
                       GError **error);

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
      if (!fetch (run, part, documents, error))
        return FALSE;
    }
  return TRUE;
}

/* One document that can't be read must not keep the others away: the batch is halved until it is alone. */
static gboolean
fetch (SamRun *run,
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

static gboolean
is_about_document (const GError *error)
{
  return error->domain != SAM_DATABASE_ERROR && error->domain != G_IO_ERROR;
}

/* Why it can't be stored stands in it afterwards. */
static gboolean
store_document (SamRun *run,
                SamCouchDocument *document,
                const char *const *leaves_there,
                GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean added = FALSE;

  if (document->problem != NULL)
    return TRUE;
  if (sam_store_receive (run->store, document->id, (const char *const *) document->path, document->deleted,
                         document->body, &added, &failure))
    {
      run->result->pulled += added;
      return !added || document->deleted || leaves_there == NULL ||
             sam_store_bury_superseded (run->store, document->id, (const char *const *) document->path, leaves_there,
                                        error);
    }
  if (is_about_document (failure))
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
  g_auto (GStrv) missing = NULL;

  missing = sam_documents_get_missing (run->database, one->id, (const char *const *) one->revisions, error);
  if (missing == NULL)
    return FALSE;
  for (guint i = 0; one->revisions[i] != NULL; i++)
    if ((came && bad == NULL) || !g_strv_contains ((const char *const *) missing, one->revisions[i]))
      sam_run_take_back (run, FALSE, one->id, one->revisions[i]);
    else if (!set_leaf_aside (run, one->id, one->revisions[i], bad, error))
      return FALSE;
  return TRUE;
}

static gboolean
store_all (SamRun *run,
           Page *page,
           GPtrArray *documents,
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
      if (!store_document (run, document, g_hash_table_lookup (page->leaves, document->id), error))
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

/* In one transaction, so that what came in and what is noted about it stand or fall together. */
static gboolean
store_page (SamRun *run,
            Page *page,
            GPtrArray *documents,
            GError **error)
{
  gint64 before;
  gint64 after;

  if (page->wanted->len + page->tombstones->len == 0)
    return TRUE;
  if (!sam_store_begin (run->store, error))
    return FALSE;
  before = sam_documents_get_sequence (run->database, error);
  if (before < 0 || !note_tombstones (run, page->tombstones, error) ||
      !store_all (run, page, documents, error) || !sam_run_save_set_aside (run, error))
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

static gboolean
pull_page (SamRun *run,
           Page *page,
           GError **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_document_free);

  return fetch (run, page->wanted, documents, error) && store_page (run, page, documents, error);
}

/* Leaves out what the server does not have (any more): it may have been made again since it named them. */
static gboolean
drop_unknown_there (SamRun *run,
                    GPtrArray *wanted,
                    GError **error)
{
  g_autoptr (GPtrArray) unknown = NULL;

  if (wanted->len == 0)
    return TRUE;
  unknown = sam_peer_get_missing (run->peer, wanted, run->cancellable, error);
  if (unknown == NULL)
    return FALSE;
  for (guint i = 0; i < unknown->len; i++)
    {
      const SamCouchRevisions *one = g_ptr_array_index (unknown, i);

      for (guint j = wanted->len; j-- > 0;)
        {
          const SamCouchRevisions *other = g_ptr_array_index (wanted, j);

          if (strcmp (other->id, one->id) != 0 ||
              !g_strv_contains ((const char *const *) one->revisions, other->revisions[0]))
            continue;
          sam_run_take_back (run, FALSE, other->id, other->revisions[0]);
          g_ptr_array_remove_index (wanted, j);
        }
    }
  return TRUE;
}

/* What could not be had last time is asked for again. */
static gboolean
retry (SamRun *run,
       GError **error)
{
  g_autoptr (GPtrArray) entries = sam_run_list_retries (run, FALSE, RETRIES);
  g_autoptr (Page) page = page_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      SamSetAside *one = g_ptr_array_index (entries, i);

      if (one->revision != NULL)
        g_ptr_array_add (page->wanted,
                         sam_couch_revisions_new (one->id, (const char *[]){ one->revision, NULL }));
    }
  return drop_unknown_there (run, page->wanted, error) && pull_page (run, page, error) &&
         sam_run_save_set_aside (run, error);
}

/* Two pages on their way: one is fetched, with the list of the next, while the other is stored. */
typedef struct
{
  SamRun *run;
  char *since;              /* as far as the feed was read */
  Page *page;               /* being fetched */
  GPtrArray *documents;     /* for it */
  SamCouchChanges *changes; /* what comes after it; NULL: that was all */
} Flow;

/* On a thread of its own. */
static gboolean
read_ahead (gpointer data,
            GError **error)
{
  Flow *flow = data;
  SamRun *run = flow->run;
  SamPace *pace = &sam_paces_get (run->peer)->rows;
  g_autoptr (SamCouchChanges) changes = NULL;

  if (flow->page != NULL)
    {
      g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_document_free);
      gint64 start = g_get_monotonic_time ();

      if (!fetch (run, flow->page->wanted, documents, error))
        return FALSE;
      if (2 * flow->page->wanted->len > pace->now)
        sam_pace_note_time (pace, g_get_monotonic_time () - start);
      flow->documents = g_steal_pointer (&documents);
    }
  changes = sam_peer_get_changes (run->peer, flow->since, pace->now, run->cancellable, error);
  if (changes == NULL)
    return FALSE;
  if (changes->rows->len > 0 && g_strcmp0 (changes->last_sequence, flow->since) != 0)
    flow->changes = g_steal_pointer (&changes);
  return TRUE;
}

static void
flow_clear (Flow *flow)
{
  g_clear_pointer (&flow->since, g_free);
  g_clear_pointer (&flow->page, page_free);
  g_clear_pointer (&flow->documents, g_ptr_array_unref);
  g_clear_pointer (&flow->changes, sam_couch_changes_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Flow, flow_clear)

/* Stores @page while the next is fetched. What was fetched is kept even when what follows it can't be had. */
static gboolean
turn (Flow *flow,
      Page *page,
      GPtrArray *documents,
      GError **error)
{
  g_autoptr (GError) failure = NULL;
  SamAhead *ahead = sam_ahead_start (read_ahead, flow);
  gboolean stored = page == NULL || store_page (flow->run, page, documents, error);

  if (sam_ahead_finish (ahead, &failure))
    return stored;
  if (stored && flow->documents != NULL)
    stored = store_page (flow->run, flow->page, flow->documents, error);
  if (stored)
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
sam_run_pull (SamRun *run,
              GError **error)
{
  g_auto (Flow) flow = { .run = run, .since = sam_run_get_start (&run->pull) };
  guint64 seen = 0;
  guint pages = 0;

  for (guint turns = 0;; turns++)
    {
      g_autoptr (Page) page = g_steal_pointer (&flow.page);
      g_autoptr (GPtrArray) documents = g_steal_pointer (&flow.documents);
      g_autoptr (SamCouchChanges) changes = g_steal_pointer (&flow.changes);
      g_autofree char *after = page != NULL ? g_strdup (flow.since) : NULL;

      if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
        return FALSE;
      if (changes != NULL)
        {
          flow.page = read_page (run, changes->rows, error);
          if (flow.page == NULL)
            return FALSE;
          g_free (flow.since);
          flow.since = g_strdup (changes->last_sequence);
          seen += changes->rows->len;
        }
      if (changes == NULL && turns > 0)
        {
          if (page != NULL && !store_page (run, page, documents, error))
            return FALSE;
          break;
        }
      if (!turn (&flow, page, documents, error))
        return FALSE;
      sam_run_report (run, SAM_SYNC_PULLING, seen);
      if (after != NULL && sam_run_is_time_for_checkpoint (++pages) &&
          !sam_run_write_checkpoints (run, &run->pull, after, error))
        return FALSE;
    }
  sam_run_report (run, SAM_SYNC_PULLING, seen);
  return (flow.since == NULL || sam_run_write_checkpoints (run, &run->pull, flow.since, error)) && retry (run, error);
}

static Page *
list_noted_tombstones (SamRun *run,
                       const char *after,
                       GError **error)
{
  g_autoptr (GPtrArray) noted = NULL;
  g_autoptr (Page) page = page_new ();

  noted = sam_documents_list_tombstones_without_body (run->database, after, PAGE, error);
  if (noted == NULL)
    return NULL;
  for (guint i = 0; i < noted->len; i++)
    {
      SamRevision *one = g_ptr_array_index (noted, i);

      g_ptr_array_add (page->wanted, sam_couch_revisions_new (one->id, (const char *[]){ one->revision, NULL }));
    }
  return g_steal_pointer (&page);
}

/* After all else, and some in each run: what the tombstones say that were only noted. What this server does not have
 * another may. */
gboolean
sam_run_complete_tombstones (SamRun *run,
                             GError **error)
{
  g_autofree char *noted = sam_documents_get_local (run->database, SAM_RUN_TOMBSTONES, NULL);
  g_autofree char *last = NULL;
  gboolean found = FALSE;

  for (guint pages = 0; noted != NULL && pages < COMPLETED_PAGES; pages++)
    {
      g_autoptr (Page) page = NULL;

      if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
        return FALSE;
      page = list_noted_tombstones (run, last, error);
      if (page == NULL)
        return FALSE;
      if (page->wanted->len == 0)
        break;
      found = TRUE;
      g_free (last);
      last = g_strdup (((SamCouchRevisions *) g_ptr_array_index (page->wanted, page->wanted->len - 1))->id);
      if (!drop_unknown_there (run, page->wanted, error) || !pull_page (run, page, error))
        return FALSE;
    }
  /* Found: whether any is left the next run will see. */
  return noted == NULL || found || sam_documents_set_local (run->database, SAM_RUN_TOMBSTONES, NULL, error);
}
