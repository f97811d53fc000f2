/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What becomes of a record with several live leaves. Two computers that see the same leaves must come to the same body,
 * so nothing counts but the leaves, their order and their common past. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "json/sam-json-value.h"
#include "store/sam-merge.h"
#include "sync/sam-run.h"

void
sam_settlement_free (SamSettlement *self)
{
  g_strfreev (self->leaves);
  g_strfreev (self->conflicts);
  g_free (self->body);
  g_free (self->lacking);
  g_free (self);
}

/* Whether the bodies differ only in who and when. */
static gboolean
say_the_same (SamJsonObject *a,
              SamJsonObject *b)
{
  g_autoptr (SamJsonObject) rest_a = sam_json_object_copy (a);
  g_autoptr (SamJsonObject) rest_b = sam_json_object_copy (b);
  SamJsonObject *both[] = { rest_a, rest_b };
  g_autofree char *text_a = NULL;
  g_autofree char *text_b = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_auto (GStrv) keys = sam_json_object_dup_keys (both[i]);

      for (guint j = 0; keys[j] != NULL; j++)
        if (sam_merge_is_about_revision (keys[j]))
          sam_json_object_remove (both[i], keys[j]);
    }
  text_a = sam_json_object_to_text (rest_a);
  text_b = sam_json_object_to_text (rest_b);
  return g_strcmp0 (text_a, text_b) == 0;
}

/* The nearest common ancestor of what is folded so far and @leaf. A merge has all of its leaves as parents, so of those
 * bases the first in winner order is the nearest. */
static gboolean
find_base (SamDatabase *database,
           const char *id,
           GPtrArray *leaves,
           guint folded,
           SamRevision *leaf,
           SamRevision **base,
           GError **error)
{
  *base = NULL;
  for (guint i = 0; i < folded; i++)
    {
      SamRevision *one = g_ptr_array_index (leaves, i);
      g_autoptr (GError) failure = NULL;
      g_autoptr (SamRevision) found = NULL;

      found = sam_documents_get_merge_base (database, id, one->revision, leaf->revision, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          g_clear_pointer (base, sam_revision_free);
          return FALSE;
        }
      if (found == NULL ||
          (*base != NULL && sam_revision_id_compare (found->revision, FALSE, (*base)->revision, FALSE) <= 0))
        continue;
      g_clear_pointer (base, sam_revision_free);
      *base = g_steal_pointer (&found);
    }
  return TRUE;
}

/* One more leaf into @members. FALSE with *members NULL and no error: it can't be done. */
static gboolean
fold_leaf (SamSettlement *self,
           const SamKind *kind,
           SamRevision *base,
           SamRevision *leaf,
           SamJsonObject **members,
           GError **error)
{
  g_autoptr (SamJsonObject) ours = g_steal_pointer (members);
  g_autoptr (SamJsonObject) theirs = sam_json_object_parse (leaf->body != NULL ? leaf->body : "{}", -1, error);
  g_autoptr (SamJsonObject) before = NULL;

  if (theirs == NULL)
    return FALSE;
  if (say_the_same (ours, theirs))
    {
      *members = g_steal_pointer (&ours);
      return TRUE;
    }
  if (base != NULL && base->body == NULL)
    {
      self->lacking = g_strdup (base->revision);
      return TRUE;
    }
  if (base != NULL && !base->deleted)
    {
      before = sam_json_object_parse (base->body, -1, error);
      if (before == NULL)
        return FALSE;
    }
  g_clear_pointer (&self->conflicts, g_strfreev);
  *members = sam_merge (kind, before, ours, theirs, &self->conflicts);
  if (self->conflicts[0] != NULL)
    g_clear_pointer (members, sam_json_object_unref);
  return TRUE;
}

static SamJsonObject *
fold (SamSettlement *self,
      SamDatabase *database,
      const char *id,
      GPtrArray *leaves,
      GError **error)
{
  SamRevision *winner = g_ptr_array_index (leaves, 0);
  SamJsonObject *members = sam_json_object_parse (winner->body != NULL ? winner->body : "{}", -1, error);

  for (guint i = 1; members != NULL && i < leaves->len; i++)
    {
      SamRevision *leaf = g_ptr_array_index (leaves, i);
      g_autoptr (SamRevision) base = NULL;

      if (find_base (database, id, leaves, i, leaf, &base, error))
        fold_leaf (self, sam_kind_of_id (id), base, leaf, &members, error);
      else
        g_clear_pointer (&members, sam_json_object_unref);
    }
  return members;
}

/**
 * sam_settle:
 *
 * Returns: (transfer full) (nullable): what a merge of the live leaves of @id would give; fewer than two need none
 */
SamSettlement *
sam_settle (SamDatabase *database,
            const char *id,
            GError **error)
{
  g_autoptr (GPtrArray) leaves = sam_documents_get_leaves (database, id, TRUE, error);
  g_autoptr (SamSettlement) self = NULL;
  g_autoptr (SamJsonObject) members = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *merged = NULL;

  if (leaves == NULL)
    return NULL;
  self = g_new0 (SamSettlement, 1);
  self->leaves = g_new0 (char *, leaves->len + 1);
  self->conflicts = g_new0 (char *, 1);
  for (guint i = 0; i < leaves->len; i++)
    self->leaves[i] = g_strdup (((SamRevision *) g_ptr_array_index (leaves, i))->revision);
  if (leaves->len < 2)
    return g_steal_pointer (&self);
  members = fold (self, database, id, leaves, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (members == NULL)
    return g_steal_pointer (&self);
  merged = sam_json_from_strv ((const char *const *) self->leaves + 1);
  sam_json_object_set (members, "merged", merged);
  self->body = sam_json_object_to_text (members);
  return g_steal_pointer (&self);
}
