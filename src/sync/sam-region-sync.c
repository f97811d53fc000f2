/* SPDX-License-Identifier: GPL-3.0-or-later */

/* First the region's own records, both ways; only after that is complete may anything follow from them: a withdrawal
 * noted on another computer counts. Then what the platform sent, and last what leaves the region. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-region-sync.h"

#include "sync/sam-http-peer.h"
#include "sync/sam-publication-choice.h"
#include "sync/sam-server.h"

void
sam_region_result_clear (SamRegionResult *self)
{
  sam_publication_result_clear (&self->public);
  sam_publication_result_clear (&self->to_platform);
}

static gboolean
take_from_platform (SamStore *store,
                    SamHttpPeer *region,
                    SamSyncProgress progress,
                    gpointer progress_data,
                    SamRegionResult *result,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (SamRecord) record = sam_publication_load_region (store, NULL);
  g_autofree char *slug = record != NULL ? sam_record_dup_text (record, "slug") : NULL;
  g_autofree char *database = slug != NULL ? sam_server_build_platform_database (slug) : NULL;
  g_autoptr (SamHttpPeer) platform = database != NULL ? sam_http_peer_new_beside (region, database) : NULL;

  return platform == NULL ||
         sam_platform_take (store, SAM_PEER (region), SAM_PEER (platform), progress, progress_data, &result->sync,
                            &result->platform, cancellable, error);
}

/* One of the parts may fail and the others go on; the first that does is told. */
static void
note_failure (GError **first,
              GError *failure)
{
  if (failure == NULL)
    return;
  if (*first == NULL)
    *first = failure;
  else
    {
      g_message ("This failed too: %s", failure->message);
      g_error_free (failure);
    }
}

/**
 * sam_region_sync:
 * @region: the region's own database, an HTTP peer from sam_server_connect()
 * @result: (out caller-allocates): filled in also after an error; to be cleared with sam_region_result_clear()
 *
 * The region's records first; without them nothing else is tried. What the platform sent and both publications come
 * after, each whatever became of the one before. Blocks.
 *
 * Returns: whether all went well; else @error is the first that went wrong
 */
gboolean
sam_region_sync (SamStore *store,
                 SamPeer *region,
                 SamSyncProgress progress,
                 gpointer progress_data,
                 SamRegionResult *result,
                 GCancellable *cancellable,
                 GError **error)
{
  SamCouchClient *client = sam_http_peer_get_client (SAM_HTTP_PEER (region));
  GError *first = NULL;
  GError *failure = NULL;

  *result = (SamRegionResult){ 0 };
  if (!sam_sync_run (store, region, progress, progress_data, &result->sync, cancellable, error))
    return FALSE;
  result->complete = TRUE;
  take_from_platform (store, SAM_HTTP_PEER (region), progress, progress_data, result, cancellable, &failure);
  note_failure (&first, g_steal_pointer (&failure));
  if (progress != NULL && sam_publication_is_on (store))
    progress (SAM_SYNC_PUBLISHING, 0, 0, progress_data);
  sam_publication_follow (store, client, SAM_CHANNEL_PUBLIC, &result->public, cancellable, &failure);
  note_failure (&first, g_steal_pointer (&failure));
  if (result->platform.there)
    sam_publication_follow (store, client, SAM_CHANNEL_PLATFORM, &result->to_platform, cancellable, &failure);
  note_failure (&first, g_steal_pointer (&failure));
  if (first == NULL)
    return TRUE;
  g_propagate_error (error, first);
  return FALSE;
}
