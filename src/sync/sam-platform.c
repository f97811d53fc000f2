/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Three steps, each of which may be the last one: what came is taken over into the file; a run with the region's own
 * database sends it on; what is seen to be there gets its tombstone with the platform. Only then is the place in the
 * feed noted. A question keeps its id and its revision, so that all of this may be done again, here and elsewhere. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-platform-visit.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"
#include "network/sam-evaluation-link.h"
#include "network/sam-platform-question.h"
#include "network/sam-projection.h"
#include "store/sam-query.h"
#include "sync/sam-lease.h"
#include "sync/sam-publication-choice.h"
#include "sync/sam-run-page.h"
#include "sync/sam-server.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define PAGE 200
/* Local document: whether the server has a database for it. */
#define STATE_NAME "platform"

static void
visit_clear (SamPlatformVisit *visit)
{
  sam_checkpoints_clear (&visit->run.pull);
  g_clear_pointer (&visit->run.set_aside, g_hash_table_unref);
  g_clear_pointer (&visit->run.received, g_hash_table_unref);
  g_free (visit->slug);
  g_free (visit->key);
  g_clear_pointer (&visit->records, g_hash_table_unref);
  g_clear_pointer (&visit->codes, sam_evaluation_codes_free);
  g_clear_pointer (&visit->taken, g_ptr_array_unref);
  g_free (visit->last);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SamPlatformVisit, visit_clear)

/**
 * sam_platform_get_state:
 *
 * Reads the region's file only.
 *
 * Returns: as it was at the last synchronisation; what can't be read counts as %SAM_PLATFORM_UNKNOWN
 */
SamPlatformState
sam_platform_get_state (SamStore *store)
{
  g_autofree char *text = sam_documents_dup_local (sam_store_get_database (store), STATE_NAME, NULL);
  g_autoptr (SamJsonObject) object = text != NULL ? sam_json_object_parse (text, -1, NULL) : NULL;
  gboolean there;

  if (object == NULL || !sam_json_to_boolean (sam_json_object_get (object, "there"), &there))
    return SAM_PLATFORM_UNKNOWN;
  return there ? SAM_PLATFORM_THERE : SAM_PLATFORM_NONE;
}

static gboolean
note_state (SamPlatformVisit *visit,
            gboolean there,
            GError **error)
{
  visit->result->there = there;
  if (sam_platform_get_state (visit->run.store) == (there ? SAM_PLATFORM_THERE : SAM_PLATFORM_NONE))
    return TRUE;
  return sam_documents_set_local (visit->run.database, STATE_NAME, there ? "{\"there\":true}" : "{\"there\":false}",
                                  error);
}

/* A server in one office has no platform, and that is no mistake. The region's own database let us in: whom this one
 * keeps out is not named in it. */
static gboolean
find_database (SamPlatformVisit *visit,
               GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (sam_peer_check (visit->run.peer, visit->run.cancellable, &failure))
    return note_state (visit, TRUE, error);
  if (g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NOT_FOUND))
    return note_state (visit, FALSE, error);
  if (g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_FORBIDDEN) ||
      g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_UNAUTHORIZED))
    g_set_error (error, SAM_SERVER_ERROR, SAM_SERVER_ERROR_PLATFORM,
                 _ ("Your region is synchronised, but the server does not let you into “platform-%s”, so questions from "
                    "the platform do not come in. Ask your administrator for access."),
                 visit->slug);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
add_records (SamPlatformVisit *visit,
             const char *kind,
             GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (kind));
  g_autoptr (GPtrArray) rows = sam_store_list (visit->run.store, query, 0, 0, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const char *id = ((SamRow *) g_ptr_array_index (rows, i))->id;

      g_hash_table_insert (visit->records, sam_projection_dup_id (id, visit->key), g_strdup (id));
    }
  return rows != NULL;
}

/* What a question may refer to and the platform may know. */
static gboolean
learn_published_ids (SamPlatformVisit *visit,
                     GError **error)
{
  if (visit->records != NULL || visit->key == NULL)
    return TRUE;
  visit->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return add_records (visit, "topic", error) && add_records (visit, "organisation", error);
}

/* Which links the region gave out. */
static gboolean
learn_codes (SamPlatformVisit *visit,
             GError **error)
{
  if (visit->codes == NULL)
    visit->codes = sam_evaluation_codes_load (visit->run.store, error);
  return visit->codes != NULL;
}

static gboolean
set_aside (SamPlatformVisit *visit,
           const char *id,
           const char *revision,
           const char *name,
           const char *reason,
           const char *raw,
           GError **error)
{
  sam_run_set_aside (&visit->run, FALSE, id, revision, name, reason);
  return raw == NULL || sam_run_keep_raw (&visit->run, id, raw, error);
}

static char *
read_document (SamPlatformVisit *visit,
               const SamCouchDocument *document,
               GError **error)
{
  if (sam_evaluation_reply_is_one (document->id))
    return sam_evaluation_reply_dup_body (document->id, document->body, visit->codes, error);
  return sam_platform_question_dup_body (document->id, document->body, visit->records, error);
}

static void
count_arrival (SamPlatformVisit *visit,
               const char *id)
{
  if (sam_evaluation_reply_is_one (id))
    visit->result->forms++;
  else
    visit->result->taken++;
  sam_run_note_arrival (&visit->run, id);
}

/* FALSE only for what is about the file, not the document. */
static gboolean
take_document (SamPlatformVisit *visit,
               SamCouchDocument *document,
               GError **error)
{
  SamRun *run = &visit->run;
  const char *revision = sam_couch_document_get_revision (document);
  const char *const *path = (const char *const *) document->path;
  g_autoptr (GError) failure = NULL;
  g_autofree char *body = read_document (visit, document, &failure);
  gboolean added = FALSE;

  if (body == NULL ||
      !sam_store_receive (run->store, document->id, path, FALSE, body, &added, &failure))
    {
      if (sam_run_is_about_document (failure))
        return set_aside (visit, document->id, revision, "unreadable", failure->message, document->body, error);
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  sam_run_take_back (run, FALSE, document->id, revision);
  g_ptr_array_add (visit->taken, sam_couch_document_new (document->id, path, FALSE, NULL));
  if (added)
    count_arrival (visit, document->id);
  return TRUE;
}

static char *
build_name (const char *id,
            const char *revision)
{
  return g_strjoin (" ", revision, id, NULL);
}

/* What was named and did not come, or not so that it can be read. */
static gboolean
set_rest_aside (SamPlatformVisit *visit,
                GPtrArray *wanted,
                GHashTable *came,
                GHashTable *bad,
                GError **error)
{
  for (guint i = 0; i < wanted->len; i++)
    {
      const SamCouchRevisions *one = g_ptr_array_index (wanted, i);
      const SamCouchDocument *problem = g_hash_table_lookup (bad, one->id);

      for (guint j = 0; one->revisions[j] != NULL; j++)
        {
          g_autofree char *name = build_name (one->id, one->revisions[j]);
          gboolean unread = problem != NULL && !problem->missing;

          if (!g_hash_table_contains (came, name) &&
              !set_aside (visit, one->id, one->revisions[j], unread ? "unreadable" : "not_found",
                          problem != NULL ? problem->problem : _ ("The server did not send this revision."),
                          problem != NULL ? problem->raw : NULL, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
take_documents (SamPlatformVisit *visit,
                GPtrArray *wanted,
                GPtrArray *documents,
                GError **error)
{
  g_autoptr (GHashTable) came = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) bad = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < documents->len; i++)
    {
      SamCouchDocument *document = g_ptr_array_index (documents, i);

      if (document->problem != NULL)
        g_hash_table_insert (bad, document->id, document);
      else
        g_hash_table_add (came, build_name (document->id, sam_couch_document_get_revision (document)));
      if (document->problem == NULL && !document->deleted && sam_platform_question_is_sent (document->id) &&
          !take_document (visit, document, error))
        return FALSE;
    }
  return set_rest_aside (visit, wanted, came, bad, error) && sam_run_save_set_aside (&visit->run, error);
}

/* In one transaction with what is noted about it. */
static gboolean
take_page (SamPlatformVisit *visit,
           GPtrArray *wanted,
           GError **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_document_free);
  SamStore *store = visit->run.store;

  if ((wanted->len > 0 && (!learn_published_ids (visit, error) || !learn_codes (visit, error))) ||
      !sam_page_fetch (&visit->run, wanted, documents, error) || !sam_store_begin (store, error))
    return FALSE;
  if (take_documents (visit, wanted, documents, error) && sam_store_commit (store, error))
    return TRUE;
  sam_store_rollback (store);
  return FALSE;
}

/* The platform has mended it, or taken it back. */
static void
forget_set_aside (SamPlatformVisit *visit,
                  const SamCouchChange *change)
{
  g_autoptr (GPtrArray) entries = sam_run_list_retries (&visit->run, FALSE, G_MAXUINT);

  for (guint i = 0; i < entries->len; i++)
    {
      const SamSetAside *one = g_ptr_array_index (entries, i);
      g_autofree char *id = g_strdup (one->id);
      g_autofree char *revision = g_strdup (one->revision);

      if (g_str_equal (id, change->id) &&
          (change->deleted || !g_strv_contains ((const char *const *) change->revisions, revision)))
        sam_run_take_back (&visit->run, FALSE, id, revision);
    }
}

static GPtrArray *
list_wanted (SamPlatformVisit *visit,
             GPtrArray *rows)
{
  GPtrArray *wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_revisions_free);

  for (guint i = 0; i < rows->len; i++)
    {
      const SamCouchChange *change = g_ptr_array_index (rows, i);

      if (!sam_platform_question_is_sent (change->id))
        continue;
      forget_set_aside (visit, change);
      if (!change->deleted)
        g_ptr_array_add (wanted, sam_couch_revisions_new (change->id, (const char *const *) change->revisions));
    }
  return wanted;
}

/* Another node of a cluster may have heard of it by now, and a newer version of the program may read what the last one
 * could not. */
static gboolean
retry (SamPlatformVisit *visit,
       GError **error)
{
  g_autoptr (GPtrArray) entries = sam_run_list_retries (&visit->run, FALSE, PAGE);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_revisions_free);

  for (guint i = 0; i < entries->len; i++)
    {
      const SamSetAside *one = g_ptr_array_index (entries, i);

      g_ptr_array_add (wanted, sam_couch_revisions_new (one->id, (const char *[]){ one->revision, NULL }));
    }
  return wanted->len == 0 || take_page (visit, wanted, error);
}

static gboolean
read_feed (SamPlatformVisit *visit,
           GError **error)
{
  SamRun *run = &visit->run;
  guint64 seen = 0;

  for (;;)
    {
      g_autoptr (SamCouchChanges) changes = sam_run_get_changes (run, &visit->last, PAGE, error);
      g_autoptr (GPtrArray) wanted = NULL;

      if (changes == NULL)
        return FALSE;
      if (changes->rows->len == 0 || g_strcmp0 (changes->last_sequence, visit->last) == 0)
        return TRUE;
      wanted = list_wanted (visit, changes->rows);
      if (!take_page (visit, wanted, error))
        return FALSE;
      seen += changes->rows->len;
      sam_run_report (run, SAM_SYNC_TAKING, seen,
                      changes->pending >= 0 ? seen + (guint64) changes->pending : 0);
      g_free (visit->last);
      visit->last = g_strdup (changes->last_sequence);
    }
}

static gboolean
take (SamPlatformVisit *visit,
      GError **error)
{
  SamRun *run = &visit->run;
  g_autoptr (SamLease) lease = sam_lease_take (sam_database_get_path (run->database), error);
  gboolean good;

  if (lease == NULL)
    return FALSE;
  run->set_aside = sam_set_aside_load (run->database, run->set_aside_name, error);
  if (run->set_aside == NULL || !sam_run_load_checkpoints (run, &run->pull, "questions", error))
    return FALSE;
  visit->last = sam_run_get_start (&run->pull);
  good = read_feed (visit, error) && retry (visit, error);
  /* What came in before a cut is here, and is told. */
  return sam_run_note_arrivals (run, good ? error : NULL) && good;
}

/* What was taken over goes on to the region's own database. */
static gboolean
send_on (SamPlatformVisit *visit,
         SamPeer *region,
         GError **error)
{
  SamRun *run = &visit->run;
  SamSyncResult more = { 0 };
  gboolean good;

  if (visit->result->taken + visit->result->forms == 0)
    return TRUE;
  good = sam_sync_run (run->store, region, run->progress, run->progress_data, &more, run->cancellable, error);
  more.pulled += run->result->pulled;
  more.pushed += run->result->pushed;
  more.merged += run->result->merged;
  *run->result = more;
  return good;
}

/* What came in just before from the region's own database is part of what came in last. */
static GHashTable *
begin_received (SamStore *store,
                const SamSyncResult *sync)
{
  GHashTable *received = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) ids = sync->pulled > 0 ? sam_sync_list_received (store, NULL) : NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_hash_table_add (received, g_strdup (ids[i]));
  return received;
}

/**
 * sam_platform_take:
 * @region: the region's own database, after a run with it that went well
 * @platform: the server's database `platform-SLUG`
 * @sync: what that run did; gets what this adds to it
 * @result: (out caller-allocates): also filled in after an error
 *
 * Blocks. Whatever breaks off, the next time goes on from there; the same document taken over twice, or on two
 * computers, is one record.
 *
 * Returns: whether it went well, which it does too where there is no such database, or no region yet
 */
gboolean
sam_platform_take (SamStore *store,
                   SamPeer *region,
                   SamPeer *platform,
                   SamSyncProgress progress,
                   gpointer progress_data,
                   SamSyncResult *sync,
                   SamPlatformResult *result,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (SamRecord) record = sam_publication_load_region (store, NULL);
  g_auto (SamPlatformVisit) visit = { .result = result };
  SamRun *run = &visit.run;

  *result = (SamPlatformResult){ 0 };
  /* Before the first pull of a new file there is no region yet. */
  if (record == NULL)
    return TRUE;
  *run = (SamRun){ .store = store, .peer = platform, .progress = progress, .progress_data = progress_data };
  run->database = sam_store_get_database (store);
  run->cancellable = cancellable;
  run->result = sync;
  run->set_aside_name = SAM_SET_ASIDE_PLATFORM;
  run->received = begin_received (store, sync);
  visit.slug = sam_record_dup_text (record, "slug");
  visit.key = sam_record_dup_text (record, "publication_key");
  visit.taken = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_document_free);
  if (!find_database (&visit, error))
    return FALSE;
  return !result->there ||
         (take (&visit, error) && send_on (&visit, region, error) && sam_platform_tick_off (&visit, region, error));
}
