/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The changes feed, page by page: the next is on its way while one is stored. Then what could not be had before, and
 * after all else what tombstones say that were only noted. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "documents/sam-document-tombstones.h"
#include "json/sam-json-object.h"
#include "json/sam-json-value.h"
#include "sync/sam-ahead.h"
#include "sync/sam-pace.h"
#include "sync/sam-run-page.h"

#include <string.h>

#define NOTED_TOMBSTONES 500
#define RETRIES 100
/* Of tombstones that were only noted; there may be tens of thousands, and nobody waits for them. */
#define COMPLETED_PAGES 2

static gboolean
pull_page (SamRun *run,
           SamPage *page,
           GError **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_document_free);

  return sam_page_fetch (run, page->wanted, documents, error) && sam_page_store (run, page, documents, error);
}

/* Leaves out what the server does not have (any more): it may have been made again since it named them. Or one of its
 * nodes has not heard of them yet: then the feed names them once more when it is read from its beginning. */
static gboolean
drop_unknown_there (SamRun *run,
                    GPtrArray *wanted,
                    GError **error)
{
  g_autoptr (GPtrArray) unknown = NULL;
  gboolean let_go = FALSE;

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
          let_go |= sam_run_take_back (run, FALSE, other->id, other->revisions[0]);
          g_ptr_array_remove_index (wanted, j);
        }
    }
  return !let_go || sam_run_disown_checkpoint (run, &run->pull, error);
}

/* What could not be had last time is asked for again. */
static gboolean
retry (SamRun *run,
       GError **error)
{
  g_autoptr (GPtrArray) entries = sam_run_list_retries (run, FALSE, RETRIES);
  g_autoptr (SamPage) page = sam_page_new ();

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

/**
 * sam_run_get_changes:
 * @since: (inout) (nullable): what was read so far, raw JSON; NULL: nothing
 * @limit: of rows
 *
 * A server that was moved or mended may refuse its own sequence: then all of the feed is read, once in a run, and
 * @since becomes NULL. Touches no database.
 *
 * Returns: (transfer full) (nullable): the rows after @since
 */
SamCouchChanges *
sam_run_get_changes (SamRun *run,
                     char **since,
                     guint limit,
                     GError **error)
{
  g_autoptr (GError) failure = NULL;
  SamCouchChanges *changes = sam_peer_get_changes (run->peer, *since, limit, run->cancellable, &failure);

  if (changes != NULL)
    return changes;
  if (*since == NULL || run->rewound || !g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_REFUSED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  run->rewound = TRUE;
  g_clear_pointer (since, g_free);
  return sam_run_get_changes (run, since, limit, error);
}

/* Two pages on their way: one is fetched, with the list of the next, while the other is stored. */
typedef struct
{
  SamRun *run;
  char *since;              /* as far as the feed was read */
  char *stored;             /* as far as all is stored, where the peer has to be told; else NULL */
  SamPage *page;            /* being fetched */
  GPtrArray *documents;     /* for it */
  SamCouchChanges *changes; /* what comes after it; NULL: that was all */
} Flow;

/* On a thread of its own, so it leaves the file alone: only the peer is asked. */
static gboolean
read_ahead (gpointer data,
            GError **error)
{
  Flow *flow = data;
  SamRun *run = flow->run;
  SamPace *pace = &sam_paces_get (run->peer)->rows;
  g_autoptr (SamCouchChanges) changes = NULL;

  if (flow->stored != NULL && !sam_run_send_checkpoint (run, &run->pull, flow->stored, error))
    return FALSE;
  if (flow->page != NULL)
    {
      g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_document_free);
      gint64 start = g_get_monotonic_time ();

      if (!sam_page_fetch (run, flow->page->wanted, documents, error))
        return FALSE;
      if (2 * flow->page->wanted->len > pace->now)
        sam_pace_note_time (pace, g_get_monotonic_time () - start);
      flow->documents = g_steal_pointer (&documents);
    }
  changes = sam_run_get_changes (run, &flow->since, pace->now, error);
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
  g_clear_pointer (&flow->stored, g_free);
  g_clear_pointer (&flow->page, sam_page_free);
  g_clear_pointer (&flow->documents, g_ptr_array_unref);
  g_clear_pointer (&flow->changes, sam_couch_changes_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Flow, flow_clear)

/* Ours of a checkpoint that was sent, where any was. A power cut takes it together with what it speaks of, or not. */
static gboolean
keep_checkpoint (SamRun *run,
                 GError **error)
{
  gboolean good;

  sam_database_set_hurried (run->database, TRUE);
  good = sam_run_keep_checkpoint (run, &run->pull, error);
  sam_database_set_hurried (run->database, FALSE);
  return good;
}

/* Stores @page while the next is fetched. What was fetched is kept even when what follows it can't be had. */
static gboolean
turn (Flow *flow,
      SamPage *page,
      GPtrArray *documents,
      GError **error)
{
  g_autoptr (GError) failure = NULL;
  SamAhead *ahead = sam_ahead_start (read_ahead, flow);
  gboolean stored = page == NULL || sam_page_store (flow->run, page, documents, error);

  if (sam_ahead_finish (ahead, &failure))
    return stored && keep_checkpoint (flow->run, error);
  stored = stored && keep_checkpoint (flow->run, error);
  if (stored && flow->documents != NULL)
    stored = sam_page_store (flow->run, flow->page, flow->documents, error);
  if (stored)
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * sam_run_pull:
 *
 * Reads the feed from the checkpoint to its end. While a page is stored the next one is fetched on another thread; a
 * checkpoint is written for stored pages only. Afterwards tries again what was set aside.
 *
 * Returns: whether the end was reached
 */
gboolean
sam_run_pull (SamRun *run,
              GError **error)
{
  g_auto (Flow) flow = { .run = run, .since = sam_run_get_start (&run->pull) };
  guint64 seen = 0;
  guint64 total = 0;
  guint pages = 0;

  for (guint turns = 0;; turns++)
    {
      g_autoptr (SamPage) page = g_steal_pointer (&flow.page);
      g_autoptr (GPtrArray) documents = g_steal_pointer (&flow.documents);
      g_autoptr (SamCouchChanges) changes = g_steal_pointer (&flow.changes);
      guint64 done = seen;
      g_autofree char *after = page != NULL ? g_strdup (flow.since) : NULL;

      if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
        return FALSE;
      if (changes != NULL)
        {
          flow.page = sam_page_read (run, changes->rows, page, error);
          if (flow.page == NULL)
            return FALSE;
          g_free (flow.since);
          flow.since = g_strdup (changes->last_sequence);
          seen += changes->rows->len;
          total = changes->pending >= 0 ? seen + (guint64) changes->pending : 0;
        }
      if (changes == NULL && turns > 0)
        {
          if (page != NULL && !sam_page_store (run, page, documents, error))
            return FALSE;
          break;
        }
      if (!turn (&flow, page, documents, error))
        return FALSE;
      if (changes != NULL)
        sam_run_report (run, SAM_SYNC_PULLING, done, total);
      g_clear_pointer (&flow.stored, g_free);
      if (after != NULL && sam_run_is_time_for_checkpoint (++pages))
        flow.stored = g_steal_pointer (&after);
    }
  sam_run_report (run, SAM_SYNC_PULLING, seen, seen);
  return (flow.since == NULL || sam_run_write_checkpoints (run, &run->pull, flow.since, error)) && retry (run, error);
}

static SamPage *
list_noted_tombstones (SamRun *run,
                       const char *after,
                       GError **error)
{
  g_autoptr (GPtrArray) noted = NULL;
  g_autoptr (SamPage) page = sam_page_new ();

  noted = sam_documents_list_tombstones_without_body (run->database, after, NOTED_TOMBSTONES, error);
  if (noted == NULL)
    return NULL;
  for (guint i = 0; i < noted->len; i++)
    {
      SamRevision *one = g_ptr_array_index (noted, i);

      g_ptr_array_add (page->wanted, sam_couch_revisions_new (one->id, (const char *[]){ one->revision, NULL }));
    }
  return g_steal_pointer (&page);
}

/* Where the last run stopped; NULL: from the beginning. */
static char *
read_place (const char *noted)
{
  g_autoptr (SamJsonObject) object = sam_json_object_parse (noted, -1, NULL);

  return object != NULL ? sam_json_to_string (sam_json_object_get (object, "after")) : NULL;
}

static gboolean
write_place (SamRun *run,
             const char *after,
             GError **error)
{
  g_autofree char *id = sam_json_from_string (after);
  g_autofree char *body = after != NULL ? g_strdup_printf ("{\"after\":%s}", id) : g_strdup ("{}");

  return sam_documents_set_local (run->database, SAM_RUN_TOMBSTONES, body, error);
}

/**
 * sam_run_complete_tombstones:
 *
 * After all else, and some in each run: what the tombstones say that were only noted. What this server does not have
 * another may, so at the end it begins anew, until there is none.
 *
 * Returns: whether it went well; that some are left is no error
 */
gboolean
sam_run_complete_tombstones (SamRun *run,
                             GError **error)
{
  g_autofree char *noted = sam_documents_dup_local (run->database, SAM_RUN_TOMBSTONES, NULL);
  g_autofree char *last = noted != NULL ? read_place (noted) : NULL;
  gboolean any = last != NULL;

  for (guint pages = 0; noted != NULL && pages < COMPLETED_PAGES; pages++)
    {
      g_autoptr (SamPage) page = NULL;

      if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
        return FALSE;
      page = list_noted_tombstones (run, last, error);
      if (page == NULL)
        return FALSE;
      if (page->wanted->len == 0)
        return any ? write_place (run, NULL, error)
                   : sam_documents_set_local (run->database, SAM_RUN_TOMBSTONES, NULL, error);
      any = TRUE;
      g_free (last);
      last = g_strdup (((SamCouchRevisions *) g_ptr_array_index (page->wanted, page->wanted->len - 1))->id);
      if (!drop_unknown_there (run, page->wanted, error) || !pull_page (run, page, error))
        return FALSE;
    }
  return noted == NULL || write_place (run, last, error);
}
