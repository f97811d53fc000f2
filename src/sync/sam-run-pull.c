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

/* In @problem why it can't be stored, else NULL. */
static gboolean
store_document (SamRun *run,
                SamCouchDocument *document,
                char **problem,
                GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean added = FALSE;

  *problem = g_strdup (document->problem);
  if (*problem != NULL)
    return TRUE;
  if (sam_store_receive (run->store, document->id, (const char *const *) document->path, document->deleted,
                         document->body, &added, &failure))
    {
      run->result->pulled += added;
      return TRUE;
    }
  if (is_about_document (failure))
    {
      *problem = g_strdup (failure->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Each leaf that is not here after all is set aside by itself, so that it is asked for again. Where the server sent
 * newer ones in its place, nothing is missing. */
static gboolean
note_received (SamRun *run,
               const SamCouchRevisions *one,
               gboolean came,
               const char *problem,
               GError **error)
{
  g_auto (GStrv) missing = NULL;
  gboolean good = came && problem == NULL;

  missing = sam_documents_get_missing (run->database, one->id, (const char *const *) one->revisions, error);
  if (missing == NULL)
    return FALSE;
  for (guint i = 0; one->revisions[i] != NULL; i++)
    if (good || !g_strv_contains ((const char *const *) missing, one->revisions[i]))
      sam_run_take_back (run, FALSE, one->id, one->revisions[i]);
    else
      sam_run_set_aside (run, FALSE, one->id, one->revisions[i],
                         problem != NULL ? problem : _ ("The server did not send this revision."));
  return TRUE;
}

static gboolean
store_all (SamRun *run,
           GPtrArray *wanted,
           GPtrArray *documents,
           GError **error)
{
  g_autoptr (GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) came = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) problems = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_add (asked, ((SamCouchRevisions *) g_ptr_array_index (wanted, i))->id);
  for (guint i = 0; i < documents->len; i++)
    {
      SamCouchDocument *document = g_ptr_array_index (documents, i);
      char *problem = NULL;

      /* What nobody asked for is not taken. */
      if (!g_hash_table_contains (asked, document->id))
        continue;
      if (!store_document (run, document, &problem, error))
        return FALSE;
      g_hash_table_add (came, document->id);
      if (problem != NULL)
        g_hash_table_insert (problems, document->id, problem);
    }
  for (guint i = 0; i < wanted->len; i++)
    {
      const SamCouchRevisions *one = g_ptr_array_index (wanted, i);

      if (!note_received (run, one, g_hash_table_contains (came, one->id), g_hash_table_lookup (problems, one->id),
                          error))
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
  /* Nothing waited before, and nobody could write in between: what came in has not to be offered back. But a leaf of
   * an erased record was buried here as it came, and the server has yet to hear of that. */
  if (run->sent == before && sam_documents_count_waiting (run->database, NULL) == 0)
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
