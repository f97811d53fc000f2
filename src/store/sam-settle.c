/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What becomes of a record with several live leaves. Two computers that see the same leaves must come to the same body,
 * so nothing counts but the leaves, their order and their common past. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-settle.h"

#include "store/sam-merge.h"

void
sam_settlement_free (SamSettlement *self)
{
  g_clear_pointer (&self->leaves, g_ptr_array_unref);
  g_clear_pointer (&self->base, sam_revision_free);
  g_clear_pointer (&self->members, sam_json_object_unref);
  g_strfreev (self->open);
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

      found = sam_documents_find_merge_base (database, id, one->revision, leaf->revision, &failure);
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

static void
add_key (GPtrArray *keys,
         const char *key)
{
  if (!g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
    g_ptr_array_add (keys, g_strdup (key));
}

/* Without the common past nobody can say who changed what: whatever differs is open. */
static void
add_differences (GPtrArray *open,
                 SamJsonObject *a,
                 SamJsonObject *b)
{
  SamJsonObject *both[] = { a, b };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_auto (GStrv) keys = sam_json_object_dup_keys (both[i]);

      for (guint j = 0; keys[j] != NULL; j++)
        if (!sam_merge_is_about_revision (keys[j]) &&
            g_strcmp0 (sam_json_object_get (a, keys[j]), sam_json_object_get (b, keys[j])) != 0)
          add_key (open, keys[j]);
    }
}

/* One more leaf into the members. */
static gboolean
fold_leaf (SamSettlement *self,
           const SamKind *kind,
           SamRevision *base,
           SamRevision *leaf,
           GPtrArray *open,
           GError **error)
{
  g_autoptr (SamJsonObject) theirs = sam_json_object_parse (leaf->body != NULL ? leaf->body : "{}", -1, error);
  g_autoptr (SamJsonObject) before = NULL;
  g_autoptr (SamJsonObject) ours = NULL;
  g_auto (GStrv) conflicts = NULL;

  if (theirs == NULL)
    return FALSE;
  if (say_the_same (self->members, theirs))
    return TRUE;
  if (base != NULL && base->body == NULL)
    {
      g_free (self->lacking);
      self->lacking = g_strdup (base->revision);
      add_differences (open, self->members, theirs);
    }
  else if (base != NULL && !base->deleted)
    {
      before = sam_json_object_parse (base->body, -1, error);
      if (before == NULL)
        return FALSE;
    }
  ours = g_steal_pointer (&self->members);
  self->members = sam_merge (kind, before, ours, theirs, &conflicts);
  for (guint i = 0; conflicts[i] != NULL; i++)
    add_key (open, conflicts[i]);
  return TRUE;
}

static gboolean
fold (SamSettlement *self,
      SamDatabase *database,
      const char *id,
      GPtrArray *open,
      GError **error)
{
  SamRevision *winner = g_ptr_array_index (self->leaves, 0);

  self->members = sam_json_object_parse (winner->body != NULL ? winner->body : "{}", -1, error);
  if (self->members == NULL)
    return FALSE;
  for (guint i = 1; i < self->leaves->len; i++)
    {
      SamRevision *leaf = g_ptr_array_index (self->leaves, i);
      g_autoptr (SamRevision) base = NULL;

      if (!find_base (database, id, self->leaves, i, leaf, &base, error) ||
          !fold_leaf (self, sam_kind_of_id (id), base, leaf, open, error))
        return FALSE;
      if (i == 1)
        self->base = g_steal_pointer (&base);
    }
  return TRUE;
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
  g_autoptr (SamSettlement) self = g_new0 (SamSettlement, 1);
  g_autoptr (GPtrArray) open = g_ptr_array_new_null_terminated (1, g_free, TRUE);

  self->leaves = sam_documents_list_leaves (database, id, TRUE, error);
  if (self->leaves == NULL || (self->leaves->len > 1 && !fold (self, database, id, open, error)))
    return NULL;
  self->open = g_strdupv ((char **) open->pdata);
  return g_steal_pointer (&self);
}

/**
 * sam_settlement_dup_leaves:
 *
 * Returns: (transfer full): the ids of the leaves, winner first
 */
char **
sam_settlement_dup_leaves (SamSettlement *self)
{
  char **leaves = g_new0 (char *, self->leaves->len + 1);

  for (guint i = 0; i < self->leaves->len; i++)
    leaves[i] = g_strdup (((SamRevision *) g_ptr_array_index (self->leaves, i))->revision);
  return leaves;
}
