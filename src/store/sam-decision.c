/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A conflict that was settled, looked back on. The revision that settled it names the fields that were decided and the
 * leaves that were let go; what those said is read from the history. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-conflict.h"

#include "json/sam-json-value.h"
#include "store/sam-settle.h"
#include "store/sam-store-private.h"

/* What is not kept here is left out. */
static gboolean
add_leaf (SamStore *self,
          const char *id,
          const char *revision,
          GPtrArray *leaves,
          GError **error)
{
  g_autoptr (GError) failure = NULL;
  SamRevision *leaf = sam_documents_get (self->database, id, revision, &failure);

  if (leaf != NULL && leaf->body != NULL && !leaf->deleted)
    {
      g_ptr_array_add (leaves, leaf);
      return TRUE;
    }
  g_clear_pointer (&leaf, sam_revision_free);
  if (failure == NULL || g_error_matches (failure, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
read_leaves (SamStore *self,
             const char *id,
             const char *revision,
             SamJsonObject *decision,
             GPtrArray *leaves,
             GError **error)
{
  g_auto (GStrv) merged = sam_json_to_strv (sam_json_object_get (decision, "merged"));
  g_auto (GStrv) path = sam_documents_get_path (self->database, id, revision, error);

  if (path == NULL || (path[0] != NULL && path[1] != NULL && !add_leaf (self, id, path[1], leaves, error)))
    return FALSE;
  for (guint i = 0; merged != NULL && merged[i] != NULL; i++)
    if (!add_leaf (self, id, merged[i], leaves, error))
      return FALSE;
  return TRUE;
}

/* What the first two come from; NULL where that is not known here. */
static gboolean
find_base (SamStore *self,
           const char *id,
           GPtrArray *leaves,
           SamRevision **base,
           GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (leaves->len > 1)
    *base = sam_documents_get_merge_base (self->database, id, ((SamRevision *) g_ptr_array_index (leaves, 0))->revision,
                                          ((SamRevision *) g_ptr_array_index (leaves, 1))->revision, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * sam_store_get_decision:
 * @revision: one that settled a conflict
 *
 * The differences are those that somebody decided; `merged` is what was chosen, which may be in none of the versions.
 *
 * Returns: (transfer full) (nullable): what stood against each other, as far as it is kept here; NULL without @error
 *   where @revision settled nothing
 */
SamConflict *
sam_store_get_decision (SamStore *self,
                        const char *id,
                        const char *revision,
                        GError **error)
{
  g_autoptr (SamRevision) settled = sam_documents_get (self->database, id, revision, error);
  g_autoptr (SamJsonObject) members = NULL;
  g_autoptr (SamRevision) base = NULL;
  g_autoptr (GPtrArray) leaves = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_revision_free);
  g_autoptr (SamConflict) conflict = NULL;
  g_auto (GStrv) decided = NULL;
  char *none[] = { NULL };
  SamSettlement settlement = { .leaves = leaves, .open = none };

  if (settled == NULL)
    return NULL;
  members = sam_json_object_parse (settled->body != NULL ? settled->body : "{}", -1, error);
  if (members == NULL)
    return NULL;
  decided = sam_json_to_strv (sam_json_object_get (members, "decided"));
  if (decided == NULL || !read_leaves (self, id, revision, members, leaves, error) ||
      !find_base (self, id, leaves, &base, error))
    return NULL;
  settlement.members = members;
  settlement.base = base;
  conflict = sam_conflict_new (self, id, &settlement, error);
  for (guint i = conflict != NULL ? conflict->differences->len : 0; i-- > 0;)
    if (!g_strv_contains ((const char *const *) decided,
                          ((SamDifference *) g_ptr_array_index (conflict->differences, i))->key))
      g_ptr_array_remove_index (conflict->differences, i);
  return g_steal_pointer (&conflict);
}
