/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A question that was taken over is done with on the platform's side, and not before the region's side has it. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-platform-visit.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"
#include "network/sam-projection.h"
#include "sync/sam-server.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define TOMBSTONES_AT_ONCE 100

/* The platform finds what becomes of the question under the id that is told. */
static SamCouchDocument *
build_tombstone (SamPlatformVisit *visit,
                 const SamCouchDocument *question)
{
  g_autoptr (SamJsonObject) says = sam_json_object_new ();
  g_autoptr (GStrvBuilder) path = g_strv_builder_new ();
  g_auto (GStrv) revisions = NULL;
  g_autofree char *slug = sam_json_from_string (visit->slug);
  g_autofree char *body = NULL;
  g_autofree char *revision = NULL;

  sam_json_object_set (says, "reason", "\"taken_over\"");
  sam_json_object_set (says, "region", slug);
  if (visit->key != NULL)
    {
      g_autofree char *id = sam_projection_dup_id (question->id, visit->key);
      g_autofree char *quoted = sam_json_from_string (id);

      sam_json_object_set (says, "as", quoted);
    }
  body = sam_json_object_to_text (says);
  revision = sam_revision_id_next (question->path[0], TRUE, body);
  g_strv_builder_add (path, revision);
  g_strv_builder_addv (path, (const char **) question->path);
  revisions = g_strv_builder_end (path);
  return sam_couch_document_new (question->id, (const char *const *) revisions, TRUE, body);
}

/* Those of a few questions that the region's database on the server has; what it refused stays there too. */
static GPtrArray *
build_tombstones (SamPlatformVisit *visit,
                  SamPeer *region,
                  guint start,
                  guint end,
                  GError **error)
{
  g_autoptr (GPtrArray) offered = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_revisions_free);
  g_autoptr (GHashTable) absent = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) missing = NULL;
  GPtrArray *tombstones;

  for (guint i = start; i < end; i++)
    {
      const SamCouchDocument *one = g_ptr_array_index (visit->taken, i);

      g_ptr_array_add (offered, sam_couch_revisions_new (one->id, (const char *[]){ one->path[0], NULL }));
    }
  missing = sam_peer_get_missing (region, offered, visit->run.cancellable, error);
  if (missing == NULL)
    return NULL;
  for (guint i = 0; i < missing->len; i++)
    g_hash_table_add (absent, ((SamCouchRevisions *) g_ptr_array_index (missing, i))->id);
  tombstones = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_document_free);
  for (guint i = start; i < end; i++)
    {
      const SamCouchDocument *one = g_ptr_array_index (visit->taken, i);

      if (!g_hash_table_contains (absent, one->id))
        g_ptr_array_add (tombstones, build_tombstone (visit, one));
    }
  return tombstones;
}

static gboolean
fail_refused (const SamCouchRefusal *refusal,
              GError **error)
{
  /* Translators: %s is what the server said, as it said it. */
  g_set_error (error, SAM_SERVER_ERROR, SAM_SERVER_ERROR_PLATFORM,
               _ ("The questions from the platform came in, but the server did not let them be ticked off there (%s). Tell "
                  "your administrator; it is tried again at each synchronisation."),
               refusal->reason != NULL ? refusal->reason : refusal->error);
  return FALSE;
}

/**
 * sam_platform_tick_off:
 * @region: the region's own database on the server, asked for what it has
 *
 * The place in the feed is noted when nothing before it is left to be done.
 *
 * Returns: whether all that could be ticked off was; %FALSE also when the platform refuses a single tombstone
 */
gboolean
sam_platform_tick_off (SamPlatformVisit *visit,
                       SamPeer *region,
                       GError **error)
{
  SamRun *run = &visit->run;
  gboolean all = TRUE;

  for (guint start = 0; start < visit->taken->len; start += TOMBSTONES_AT_ONCE)
    {
      guint end = MIN (start + TOMBSTONES_AT_ONCE, visit->taken->len);
      g_autoptr (GPtrArray) tombstones = build_tombstones (visit, region, start, end, error);
      g_autoptr (GPtrArray) refusals = NULL;

      if (tombstones == NULL)
        return FALSE;
      all = all && tombstones->len == end - start;
      if (tombstones->len == 0)
        continue;
      refusals = sam_peer_put_documents (run->peer, tombstones, run->cancellable, error);
      if (refusals == NULL)
        return FALSE;
      if (refusals->len > 0)
        return fail_refused (g_ptr_array_index (refusals, 0), error);
    }
  return !all || visit->last == NULL || sam_run_write_checkpoints (run, &run->pull, visit->last, error);
}
