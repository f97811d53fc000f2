/* SPDX-License-Identifier: GPL-3.0-or-later */

/* After a pull: parallel changes that can be merged become one revision. What can't, stands as it is until a person
 * decides, and is no error. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-run.h"

/* A merge names its leaves for ever: they must not be squashed away after. */
static gboolean
fix_leaves (SamRun *run,
            const char *id,
            char **leaves,
            GError **error)
{
  for (guint i = 0; leaves[i] != NULL; i++)
    {
      g_autofree char *fixed = sam_documents_fix_leaf (run->database, id, leaves[i], error);

      if (fixed == NULL)
        return FALSE;
    }
  return TRUE;
}

/* The merge itself is fixed too, so that the next save is a child of it and not another merge. */
static gboolean
fix_winner (SamRun *run,
            const char *id,
            GError **error)
{
  g_autoptr (SamRevision) winner = sam_documents_get (run->database, id, NULL, error);
  g_autofree char *fixed = NULL;

  if (winner == NULL)
    return FALSE;
  fixed = sam_documents_fix_leaf (run->database, id, winner->revision, error);
  return fixed != NULL;
}

/* The leaves are looked at inside the transaction that writes: somebody may have saved since. */
static gboolean
try_merge (SamRun *run,
           const char *id,
           char **lacking,
           GError **error)
{
  g_autoptr (SamSettlement) settlement = NULL;
  gboolean good;

  if (!sam_store_begin (run->store, error))
    return FALSE;
  settlement = sam_settle (run->database, id, error);
  good = settlement != NULL;
  if (good && settlement->body != NULL)
    {
      good = fix_leaves (run, id, settlement->leaves, error) &&
             sam_store_write_merge (run->store, id, settlement->leaves[0],
                                    (const char *const *) settlement->leaves + 1, settlement->body, error) &&
             fix_winner (run, id, error);
      run->result->merged += good;
    }
  if (good)
    *lacking = g_steal_pointer (&settlement->lacking);
  if (good && sam_store_commit (run->store, error))
    return TRUE;
  sam_store_rollback (run->store);
  return FALSE;
}

/* The common past of two leaves that were made elsewhere may never have come here. Servers keep it for a while. */
static gboolean
fetch_base (SamRun *run,
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
  path = sam_documents_get_path (run->database, id, revision, error);
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
  gboolean found;

  if (!try_merge (run, id, &lacking, error))
    return FALSE;
  if (lacking == NULL)
    return TRUE;
  if (!fetch_base (run, id, lacking, &found, error))
    return FALSE;
  return !found || try_merge (run, id, &still_lacking, error);
}

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
      sam_run_report (run, SAM_SYNC_MERGING, i + 1);
    }
  return TRUE;
}
