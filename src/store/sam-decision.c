/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A conflict that was settled, looked back on. The revision that settled it names the fields that were decided and the
 * leaves that were let go; what those said is read from the history. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-conflict.h"

#include "json/sam-json-value.h"
#include "store/sam-settle.h"
#include "store/sam-store-private.h"

#include <string.h>

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
             char **names,
             GPtrArray *leaves,
             GError **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (!add_leaf (self, id, names[i], leaves, error))
      return FALSE;
  return TRUE;
}

/* (transfer full) (nullable): the revisions that were decided between, the winning one first */
static char **
list_leaves (SamStore *self,
             const char *id,
             const char *revision,
             SamJsonObject *decision,
             GError **error)
{
  g_auto (GStrv) merged = sam_json_to_strv (sam_json_object_get (decision, "merged"));
  g_auto (GStrv) path = sam_documents_dup_path (self->database, id, revision, error);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (path == NULL)
    return NULL;
  if (path[0] != NULL && path[1] != NULL)
    g_strv_builder_add (names, path[1]);
  if (merged != NULL)
    g_strv_builder_addv (names, (const char **) merged);
  return g_strv_builder_end (names);
}

/* What the first two come from; NULL where that is not known here. */
static gboolean
find_base (SamStore *self,
           const char *id,
           char **names,
           SamRevision **base,
           GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (g_strv_length (names) > 1)
    *base = sam_documents_find_merge_base (self->database, id, names[0], names[1], &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * sam_store_load_decision:
 * @revision: one that settled a conflict
 *
 * The differences are those that somebody decided; `merged` is what was chosen, which may be in none of the versions.
 *
 * Returns: (transfer full) (nullable): what stood against each other, as far as it is kept here; NULL without @error
 *   where @revision settled nothing
 */
SamConflict *
sam_store_load_decision (SamStore *self,
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
  g_auto (GStrv) names = NULL;
  char *none[] = { NULL };
  SamSettlement settlement = { .leaves = leaves, .open = none };

  if (settled == NULL)
    return NULL;
  members = sam_json_object_parse (settled->body != NULL ? settled->body : "{}", -1, error);
  if (members == NULL)
    return NULL;
  decided = sam_json_to_strv (sam_json_object_get (members, "decided"));
  names = decided != NULL ? list_leaves (self, id, revision, members, error) : NULL;
  if (names == NULL || !read_leaves (self, id, names, leaves, error) || !find_base (self, id, names, &base, error))
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

/* (transfer full) (nullable): who had no part in it, as a computer that is new, looks for nothing */
static char **
list_unread (SamStore *self,
             const char *id,
             char **names,
             GError **error)
{
  g_autoptr (GPtrArray) leaves = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_revision_free);
  g_autoptr (GStrvBuilder) unread = g_strv_builder_new ();
  guint read = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (!add_leaf (self, id, names[i], leaves, error))
        return NULL;
      if (leaves->len == read)
        g_strv_builder_add (unread, names[i]);
      read = leaves->len;
    }
  return read > 0 ? g_strv_builder_end (unread) : g_new0 (char *, 1);
}

/**
 * sam_store_list_unread_versions:
 * @id: a record
 *
 * Returns: (transfer full) (nullable): where the record is as somebody decided a conflict that this computer had a part
 *   in: those of the versions decided between that never came here; most often none
 */
char **
sam_store_list_unread_versions (SamStore *self,
                                const char *id,
                                GError **error)
{
  g_auto (SamWinner) winner = { 0 };
  g_autoptr (SamJsonObject) members = NULL;
  g_auto (GStrv) names = NULL;

  if (!sam_store_read_winner (self, id, TRUE, &winner, error))
    return NULL;
  /* Hardly any body is looked into further. */
  if (!winner.live || strstr (winner.body, "\"decided\":[") == NULL)
    return g_new0 (char *, 1);
  members = sam_json_object_parse (winner.body, -1, error);
  if (members == NULL)
    return NULL;
  if (sam_json_object_get (members, "decided") == NULL)
    return g_new0 (char *, 1);
  names = list_leaves (self, id, winner.revision, members, error);
  return names != NULL ? list_unread (self, id, names, error) : NULL;
}
