/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a merge brought together. A computer that merges sends the merge and not what went into it, so elsewhere one
 * side is mostly known by its name only: what it said then follows from the merge, the other sides and their common
 * past. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-sides.h"

#include "json/sam-json-value.h"
#include "store/sam-merge.h"
#include "store/sam-store-private.h"

void
sam_side_free (SamSide *self)
{
  g_free (self->revision);
  g_clear_pointer (&self->members, sam_json_object_unref);
  g_free (self);
}

/**
 * sam_store_read_members:
 * @members: (out) (transfer full) (nullable): %NULL without error: its body is not here, or it is a tombstone
 *
 * Returns: %FALSE with the error set
 */
gboolean
sam_store_read_members (SamStore *self,
                        const char *id,
                        const char *revision,
                        SamJsonObject **members,
                        GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SamRevision) found = sam_documents_get (self->database, id, revision, &failure);

  *members = NULL;
  if (found == NULL && !g_error_matches (failure, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (found == NULL || found->body == NULL || found->deleted)
    return TRUE;
  *members = sam_json_object_parse (found->body, -1, error);
  return *members != NULL;
}

static gboolean
add_side (SamStore *self,
          const char *id,
          const char *revision,
          GPtrArray *sides,
          GError **error)
{
  SamSide *side = g_new0 (SamSide, 1);

  side->revision = g_strdup (revision);
  g_ptr_array_add (sides, side);
  return sam_store_read_members (self, id, revision, &side->members, error);
}

/* NULL without error: what both come from is not known here. */
static SamJsonObject *
read_base (SamStore *self,
           const char *id,
           const SamSide *known,
           const SamSide *missing,
           GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SamRevision) base = NULL;

  base = sam_documents_find_merge_base (self->database, id, known->revision, missing->revision, &failure);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  if (base == NULL || base->body == NULL || base->deleted)
    return NULL;
  return sam_json_object_parse (base->body, -1, error);
}

/* The merge without what this side did since the base. */
static SamJsonObject *
take_out (const SamKind *kind,
          SamJsonObject *base,
          SamJsonObject *side,
          SamJsonObject *merge)
{
  g_auto (GStrv) conflicts = NULL;

  return sam_merge (kind, side, merge, base, &conflicts);
}

static const SamSide *
find_known (GPtrArray *sides)
{
  for (guint i = 0; i < sides->len; i++)
    if (((SamSide *) g_ptr_array_index (sides, i))->members != NULL)
      return g_ptr_array_index (sides, i);
  return NULL;
}

/* Who wrote the winning side signs a merge that nobody decided; of another side nobody can say. */
static void
sign (SamSide *missing,
      gboolean won,
      SamJsonObject *merge)
{
  if (won && sam_json_object_get (merge, "decided") == NULL)
    return;
  sam_json_object_remove (missing->members, "edited_by");
  sam_json_object_remove (missing->members, "edited_at");
}

static gboolean
infer (SamStore *self,
       const char *id,
       SamJsonObject *merge,
       GPtrArray *sides,
       SamSide *missing,
       GError **error)
{
  const SamKind *kind = sam_kind_of_id (id);
  const SamSide *known = find_known (sides);
  g_autoptr (GError) failure = NULL;
  g_autoptr (SamJsonObject) base = known != NULL ? read_base (self, id, known, missing, &failure) : NULL;
  SamJsonObject *rest;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (base == NULL)
    return TRUE;
  rest = sam_json_object_copy (merge);
  for (guint i = 0; i < sides->len; i++)
    {
      SamSide *side = g_ptr_array_index (sides, i);
      g_autoptr (SamJsonObject) before = NULL;

      if (side->members == NULL)
        continue;
      before = g_steal_pointer (&rest);
      rest = take_out (kind, base, side->members, before);
    }
  missing->members = rest;
  missing->inferred = TRUE;
  sign (missing, missing == g_ptr_array_index (sides, 0), merge);
  return TRUE;
}

static void
drop_unknown (GPtrArray *sides)
{
  for (guint i = sides->len; i-- > 0;)
    if (((SamSide *) g_ptr_array_index (sides, i))->members == NULL)
      g_ptr_array_remove_index (sides, i);
}

/**
 * sam_store_read_sides:
 * @revision: a merge
 * @merge: its members
 *
 * Returns: (transfer full) (element-type SamSide) (nullable): what came together, the winning side first; without what
 *   is neither here nor to be inferred, as where two are missing
 */
GPtrArray *
sam_store_read_sides (SamStore *self,
                      const char *id,
                      const char *revision,
                      SamJsonObject *merge,
                      GError **error)
{
  g_autoptr (GPtrArray) sides = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_side_free);
  g_auto (GStrv) merged = sam_json_to_strv (sam_json_object_get (merge, "merged"));
  g_auto (GStrv) path = sam_documents_dup_path (self->database, id, revision, error);
  SamSide *missing = NULL;
  guint n_missing = 0;

  if (path == NULL || (path[0] != NULL && path[1] != NULL && !add_side (self, id, path[1], sides, error)))
    return NULL;
  for (guint i = 0; merged != NULL && merged[i] != NULL; i++)
    if (!add_side (self, id, merged[i], sides, error))
      return NULL;
  for (guint i = 0; i < sides->len; i++)
    if (((SamSide *) g_ptr_array_index (sides, i))->members == NULL)
      {
        missing = g_ptr_array_index (sides, i);
        n_missing++;
      }
  if (n_missing == 1 && !infer (self, id, merge, sides, missing, error))
    return NULL;
  drop_unknown (sides);
  return g_steal_pointer (&sides);
}
