/* SPDX-License-Identifier: GPL-3.0-or-later */

/* After a pull: parallel changes that can be merged become one revision. What can't, stands as it is until a person
 * decides, and is no error. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "store/sam-conflict.h"
#include "sync/sam-run.h"

/* What leaves that were made elsewhere come from, or were before somebody decided, may never have come here. Servers
 * keep it for a while. */
static gboolean
fetch_past (SamRun *run,
            const char *id,
            const char *revision,
            gboolean *found,
            GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *body = sam_peer_get_body (run->peer, id, revision, run->cancellable, &failure);
  g_auto (GStrv) path = NULL;

  *found = FALSE;
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (body == NULL)
    return TRUE;
  path = sam_documents_dup_path (run->database, id, revision, error);
  if (path == NULL)
    return FALSE;
  *found = sam_store_receive (run->store, id, (const char *const *) path, FALSE, body, NULL, NULL);
  return TRUE;
}

static gboolean
merge_one (SamRun *run,
           const char *id,
           GError **error)
{
  g_autofree char *lacking = NULL;
  g_autofree char *still_lacking = NULL;
  gboolean merged;
  gboolean found;

  if (!sam_store_merge_leaves (run->store, id, &merged, &lacking, error))
    return FALSE;
  if (lacking != NULL && !fetch_past (run, id, lacking, &found, error))
    return FALSE;
  if (lacking != NULL && found && !sam_store_merge_leaves (run->store, id, &merged, &still_lacking, error))
    return FALSE;
  run->result->merged += merged;
  return TRUE;
}

/* Who looks back on what somebody else decided wants to see what was decided between. */
static gboolean
fetch_versions (SamRun *run,
                GError **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, run->received);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_auto (GStrv) unread = sam_store_list_unread_versions (run->store, id, error);

      if (unread == NULL)
        return FALSE;
      for (guint i = 0; unread[i] != NULL; i++)
        {
          gboolean found;

          if (!fetch_past (run, id, unread[i], &found, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * sam_run_merge:
 *
 * Merges each record with more than one leaf as far as that can be decided; fetches the versions
 * it lacked for that.
 *
 * Returns: whether it went through; records left to a person are no error
 */
gboolean
sam_run_merge (SamRun *run,
               GError **error)
{
  g_auto (GStrv) ids = sam_store_list_conflicts (run->store, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (g_cancellable_set_error_if_cancelled (run->cancellable, error) || !merge_one (run, ids[i], error))
        return FALSE;
      sam_run_report (run, SAM_SYNC_MERGING, i + 1, g_strv_length (ids));
    }
  return fetch_versions (run, error);
}
