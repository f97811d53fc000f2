/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"
#include "store/sam-clock.h"
#include "sync/sam-lease.h"
#include "sync/sam-run.h"

#define LAST_RUN "last-run"
#define LAST_RECEIVED "last-received"
/* Sooner it is not worth a word: nothing here goes by the clock but what people read. */
#define CLOCK_TOLERANCE (5 * 60)
/* For lists that are looked through a store keeps more pages in memory; here it would only grow with the region. */
#define FEW_PAGES "PRAGMA cache_size = -8192"

/**
 * sam_run_report:
 *
 * Tells whoever watches how far it is.
 */
void
sam_run_report (SamRun *run,
                SamSyncStep step,
                guint64 done,
                guint64 total)
{
  if (run->progress != NULL)
    run->progress (step, done, total, run->progress_data);
}

/**
 * sam_run_is_worth_halving:
 *
 * Returns: whether the reason of @error may be one document among many
 */
gboolean
sam_run_is_worth_halving (const GError *error)
{
  return g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_REFUSED) ||
         g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_TOO_LARGE) ||
         g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NONSENSE);
}

/**
 * sam_run_note_arrival:
 * @id: of a record
 *
 * Counts one revision; of the ids only the first SAM_RECEIVED_MAX are kept, since a person reads no more.
 */
void
sam_run_note_arrival (SamRun *run,
                      const char *id)
{
  run->result->pulled++;
  if (g_hash_table_size (run->received) < SAM_RECEIVED_MAX)
    g_hash_table_add (run->received, g_strdup (id));
}

/**
 * sam_run_is_about_document:
 *
 * Returns: whether @error is about what came, and not about the file it is to go into
 */
gboolean
sam_run_is_about_document (const GError *error)
{
  return error->domain != SAM_DATABASE_ERROR && error->domain != G_IO_ERROR;
}

static gboolean
load (SamRun *run,
      GError **error)
{
  g_autofree char *sent = NULL;

  run->set_aside = sam_set_aside_load (run->database, run->set_aside_name, error);
  if (run->set_aside == NULL || !sam_peer_check (run->peer, run->cancellable, error) ||
      !sam_run_load_checkpoints (run, &run->pull, "pull", error) ||
      !sam_run_load_checkpoints (run, &run->push, "push", error))
    return FALSE;
  sent = sam_run_get_start (&run->push);
  if (!sam_json_to_integer (sent, &run->sent))
    run->sent = 0;
  return TRUE;
}

static gboolean
note_time (SamRun *run,
           GError **error)
{
  g_autofree char *body = g_strdup_printf ("{\"at\":%" G_GINT64_FORMAT "}", sam_clock_get_seconds ());

  return sam_documents_set_local (run->database, LAST_RUN, body, error);
}

static gint64
judge_clock (gint64 seconds_off)
{
  return seconds_off > CLOCK_TOLERANCE || seconds_off < -CLOCK_TOLERANCE ? seconds_off : 0;
}

/**
 * sam_run_note_arrivals:
 *
 * Most runs bring nothing: then what came in last is still what came in last.
 *
 * Returns: whether it is kept, with the time
 */
gboolean
sam_run_note_arrivals (SamRun *run,
                       GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *records = NULL;
  g_autofree char *body = NULL;
  GHashTableIter iter;
  gpointer id;

  if (run->result->pulled == 0)
    return TRUE;
  g_hash_table_iter_init (&iter, run->received);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, id);
  g_ptr_array_add (ids, NULL);
  records = sam_json_from_strv ((const char *const *) ids->pdata);
  body = g_strdup_printf ("{\"at\":%" G_GINT64_FORMAT ",\"count\":%" G_GUINT64_FORMAT ",\"records\":%s}",
                          sam_clock_get_seconds (), run->result->pulled, records);
  return sam_documents_set_local (run->database, LAST_RECEIVED, body, error);
}

/* What is left, also after an error. */
static void
count_rest (SamRun *run)
{
  g_auto (GStrv) conflicts = sam_store_list_conflicts (run->store, NULL);
  GHashTableIter iter;
  gpointer entry;

  run->result->conflicts = conflicts != NULL ? g_strv_length (conflicts) : 0;
  if (run->set_aside == NULL)
    return;
  g_hash_table_iter_init (&iter, run->set_aside);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    sam_set_aside_count (entry, run->result);
}

/**
 * sam_sync_run:
 * @store: the region, on this thread
 * @progress: (nullable) (scope call): hears how far it is
 * @result: (out) (optional): what was done, also when it fails half-way
 *
 * Returns: whether both sides have all that the other takes
 */
gboolean
sam_sync_run (SamStore *store,
              SamPeer *peer,
              SamSyncProgress progress,
              gpointer progress_data,
              SamSyncResult *result,
              GCancellable *cancellable,
              GError **error)
{
  SamSyncResult own = { 0 };
  SamRun run = { .store = store, .peer = peer, .progress = progress, .progress_data = progress_data };
  g_autoptr (SamLease) lease = NULL;
  gboolean good;

  run.result = result != NULL ? result : &own;
  *run.result = own;
  run.database = sam_store_get_database (store);
  run.cancellable = cancellable;
  run.set_aside_name = SAM_SET_ASIDE_REGION;
  run.received = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lease = sam_lease_take (sam_database_get_path (run.database), error);
  good = lease != NULL && sam_database_execute (run.database, FEW_PAGES, error) && load (&run, error) &&
         sam_run_pull (&run, error) && sam_run_merge (&run, error) && sam_run_push (&run, error) &&
         sam_run_fetch_attachments (&run, error) && sam_run_complete_tombstones (&run, error) &&
         note_time (&run, error);
  /* Also what came in before it broke off; that it did so is what a person has to hear of first. */
  good = sam_run_note_arrivals (&run, good ? error : NULL) && good;
  count_rest (&run);
  run.result->clock_off = judge_clock (sam_peer_get_clock_off (peer));
  if (!good)
    run.result->retry_after = sam_peer_get_retry_after (peer);
  sam_checkpoints_clear (&run.pull);
  sam_checkpoints_clear (&run.push);
  g_clear_pointer (&run.set_aside, g_hash_table_unref);
  g_hash_table_unref (run.received);
  return good;
}

/**
 * sam_sync_count_waiting:
 *
 * Returns: how many records have changes that no server has yet
 */
guint64
sam_sync_count_waiting (SamStore *store,
                        GError **error)
{
  gint64 waiting = sam_documents_count_waiting (sam_store_get_database (store), error);

  return waiting > 0 ? waiting : 0;
}

/* What was noted about earlier runs; NULL: nothing. */
static SamJsonObject *
read_note (SamStore *store,
           const char *name,
           GError **error)
{
  g_autofree char *body = sam_documents_dup_local (sam_store_get_database (store), name, error);

  return body != NULL ? sam_json_object_parse (body, -1, NULL) : NULL;
}

static gint64
read_number (SamJsonObject *note,
             const char *key)
{
  gint64 number = 0;

  if (note != NULL)
    sam_json_to_integer (sam_json_object_get (note, key), &number);
  return number;
}

/**
 * sam_sync_get_last_time:
 *
 * Returns: when the last complete run ended, in seconds since 1970 UTC; 0: never
 */
gint64
sam_sync_get_last_time (SamStore *store,
                        GError **error)
{
  g_autoptr (SamJsonObject) note = read_note (store, LAST_RUN, error);

  return read_number (note, "at");
}

/**
 * sam_sync_get_last_received:
 * @at: (out): when, in seconds since 1970 UTC; 0: never
 *
 * Returns: how many revisions came in, the last time that any did
 */
guint64
sam_sync_get_last_received (SamStore *store,
                            gint64 *at,
                            GError **error)
{
  g_autoptr (SamJsonObject) note = read_note (store, LAST_RECEIVED, error);

  *at = read_number (note, "at");
  return (guint64) read_number (note, "count");
}

/**
 * sam_sync_list_received:
 *
 * Returns: (transfer full): the ids of the records that came in, the last time that any did; of the first few
 */
char **
sam_sync_list_received (SamStore *store,
                        GError **error)
{
  g_autoptr (SamJsonObject) note = read_note (store, LAST_RECEIVED, error);
  char **ids = note != NULL ? sam_json_to_strv (sam_json_object_get (note, "records")) : NULL;

  return ids != NULL ? ids : g_new0 (char *, 1);
}
