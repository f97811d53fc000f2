/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The changes feed page by page: what is missing here is fetched and stored in one transaction with the place reached.
 * The feed delivers at least once; what is known already costs a look. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-run.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PAGE 500
#define PAGES_PER_CHECKPOINT 10
#define RETRIES 100

/* A tombstone of something never seen here tells nothing, and there may be three times as many of them as records. */
static gboolean
is_worth_having (SamRun *run,
                 SamCouchChange *change)
{
  g_autoptr (SamRevision) winner = NULL;

  if (g_str_has_prefix (change->id, "_"))
    return FALSE;
  if (!change->deleted)
    return TRUE;
  winner = sam_documents_get (run->database, change->id, NULL, NULL);
  return winner != NULL;
}

static GPtrArray *
list_missing (SamRun *run,
              GPtrArray *rows,
              GError **error)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_revisions_free);

  for (guint i = 0; i < rows->len; i++)
    {
      SamCouchChange *change = g_ptr_array_index (rows, i);
      g_auto (GStrv) missing = NULL;

      if (!is_worth_having (run, change))
        continue;
      missing = sam_documents_get_missing (run->database, change->id, (const char *const *) change->revisions, error);
      if (missing == NULL)
        return NULL;
      if (missing[0] != NULL)
        g_ptr_array_add (wanted, sam_couch_revisions_new (change->id, (const char *const *) missing));
    }
  return g_steal_pointer (&wanted);
}

/* What could not be had last time is asked for again. */
static GPtrArray *
list_retries (SamRun *run)
{
  GPtrArray *wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_revisions_free);
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, run->set_aside);
  while (wanted->len < RETRIES && g_hash_table_iter_next (&iter, NULL, &entry))
    {
      SamSetAside *one = entry;

      if (!one->ours && one->revision != NULL)
        g_ptr_array_add (wanted, sam_couch_revisions_new (one->id, (const char *[]){ one->revision, NULL }));
    }
  return wanted;
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
  if (wanted->len > 1)
    return fetch_halves (run, wanted, documents, error);
  only = g_ptr_array_index (wanted, 0);
  sam_run_set_aside (run, FALSE, only->id, only->revisions[0], failure->message);
  return TRUE;
}

static gboolean
is_about_document (const GError *error)
{
  return error->domain != SAM_DATABASE_ERROR && error->domain != G_IO_ERROR;
}

static gboolean
store_document (SamRun *run,
                SamCouchDocument *document,
                const char *wanted,
                GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean added = FALSE;

  if (document->problem != NULL)
    {
      sam_run_set_aside (run, FALSE, document->id, wanted, document->problem);
      return TRUE;
    }
  if (sam_store_receive (run->store, document->id, (const char *const *) document->path, document->deleted,
                         document->body, &added, &failure))
    {
      if (added)
        run->result->pulled++;
      sam_run_take_back (run, FALSE, document->id);
      return TRUE;
    }
  if (is_about_document (failure))
    {
      sam_run_set_aside (run, FALSE, document->id, wanted, failure->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
store_all (SamRun *run,
           GPtrArray *wanted,
           GPtrArray *documents,
           GError **error)
{
  g_autoptr (GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < wanted->len; i++)
    {
      SamCouchRevisions *one = g_ptr_array_index (wanted, i);

      g_hash_table_insert (asked, one->id, one->revisions[0]);
    }
  for (guint i = 0; i < documents->len; i++)
    {
      SamCouchDocument *document = g_ptr_array_index (documents, i);
      const char *revision = g_hash_table_lookup (asked, document->id);

      /* What nobody asked for is not taken. */
      if (revision != NULL && !store_document (run, document, revision, error))
        return FALSE;
    }
  return TRUE;
}

/* In one transaction, so that what came in and what is noted about it stand or fall together. */
static gboolean
store_page (SamRun *run,
            GPtrArray *wanted,
            GPtrArray *documents,
            GError **error)
{
  gint64 before;
  gint64 after;

  if (!sam_store_begin (run->store, error))
    return FALSE;
  before = sam_documents_get_sequence (run->database, error);
  if (before < 0 || !store_all (run, wanted, documents, error) || !sam_run_save_set_aside (run, error))
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
  /* Nothing waited before, and nobody could write in between: what came in has not to be offered back. */
  if (run->sent == before)
    run->sent = after;
  return TRUE;
}

static gboolean
pull_documents (SamRun *run,
                GPtrArray *wanted,
                GError **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_document_free);

  if (wanted->len == 0)
    return TRUE;
  return fetch (run, wanted, documents, error) && store_page (run, wanted, documents, error);
}

gboolean
sam_run_pull (SamRun *run,
              GError **error)
{
  g_autofree char *since = sam_run_get_start (&run->pull);
  g_autoptr (GPtrArray) retries = list_retries (run);
  guint64 seen = 0;

  if (!pull_documents (run, retries, error))
    return FALSE;
  for (guint page = 1;; page++)
    {
      g_autoptr (SamCouchChanges) changes = NULL;
      g_autoptr (GPtrArray) wanted = NULL;

      if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
        return FALSE;
      changes = sam_peer_get_changes (run->peer, since, PAGE, run->cancellable, error);
      if (changes == NULL)
        return FALSE;
      if (changes->rows->len == 0 || g_strcmp0 (changes->last_sequence, since) == 0)
        break;
      wanted = list_missing (run, changes->rows, error);
      if (wanted == NULL || !pull_documents (run, wanted, error))
        return FALSE;
      g_free (since);
      since = g_strdup (changes->last_sequence);
      seen += changes->rows->len;
      sam_run_report (run, SAM_SYNC_PULLING, seen);
      if (page % PAGES_PER_CHECKPOINT == 0 && !sam_run_write_checkpoints (run, &run->pull, since, error))
        return FALSE;
    }
  return since == NULL || sam_run_write_checkpoints (run, &run->pull, since, error);
}
