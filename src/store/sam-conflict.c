/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Conflicts: what the leaves of a record say, side by side. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-conflict.h"

#include "json/sam-json-value.h"
#include "store/sam-merge.h"
#include "store/sam-settle.h"
#include "store/sam-store-private.h"

static void
free_version (gpointer data)
{
  SamVersion *version = data;

  g_free (version->revision);
  g_free (version->author);
  g_free (version->body);
  g_free (version);
}

static void
free_difference (gpointer data)
{
  SamDifference *difference = data;

  for (guint i = 0; i < difference->n_values; i++)
    g_free (difference->values[i]);
  g_free (difference->values);
  g_free (difference->key);
  g_free (difference->base);
  g_free (difference->merged);
  g_free (difference);
}

void
sam_conflict_free (SamConflict *self)
{
  g_free (self->id);
  g_free (self->title);
  g_clear_pointer (&self->base, free_version);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_free (self);
}

/**
 * sam_conflict_count_open:
 *
 * Returns: how many fields a person has to decide
 */
guint
sam_conflict_count_open (SamConflict *self)
{
  guint n = 0;

  for (guint i = 0; i < self->differences->len; i++)
    n += ((SamDifference *) g_ptr_array_index (self->differences, i))->open;
  return n;
}

/**
 * sam_conflict_find_version:
 * @mine: whose
 *
 * Returns: an index into the versions
 */
guint
sam_conflict_find_version (SamConflict *self,
                           gboolean mine)
{
  guint own = 0;

  for (guint i = 0; i < self->versions->len; i++)
    if (((SamVersion *) g_ptr_array_index (self->versions, i))->mine)
      {
        own = i;
        break;
      }
  return mine ? own : (own == 0 ? 1 : 0);
}

static SamVersion *
make_version (SamStore *self,
              const SamRevision *revision,
              SamJsonObject *members)
{
  SamVersion *version = g_new0 (SamVersion, 1);

  version->revision = g_strdup (revision->revision);
  version->body = g_strdup (revision->body);
  version->author = sam_json_to_string (sam_json_object_get (members, "edited_by"));
  sam_json_to_integer (sam_json_object_get (members, "edited_at"), &version->at);
  version->mine = version->author != NULL && g_strcmp0 (version->author, self->author) == 0;
  return version;
}

/* NULL where all say the same. Of one that is left alone, what it changed counts. */
static SamDifference *
make_difference (SamSettlement *settlement,
                 const char *key,
                 const SamKind *kind,
                 SamJsonObject *base,
                 GPtrArray *all)
{
  SamDifference *difference;
  gboolean differs = all->len == 1 && g_strcmp0 (base != NULL ? sam_json_object_get (base, key) : NULL,
                                                 sam_json_object_get (g_ptr_array_index (all, 0), key)) != 0;

  for (guint i = 1; i < all->len; i++)
    differs |= g_strcmp0 (sam_json_object_get (g_ptr_array_index (all, 0), key),
                          sam_json_object_get (g_ptr_array_index (all, i), key)) != 0;
  if (!differs)
    return NULL;
  difference = g_new0 (SamDifference, 1);
  difference->key = g_strdup (key);
  difference->field = kind != NULL ? sam_kind_find_field (kind, key) : NULL;
  difference->base = g_strdup (base != NULL ? sam_json_object_get (base, key) : NULL);
  difference->open = g_strv_contains ((const char *const *) settlement->open, key);
  difference->merged = difference->open ? NULL : g_strdup (sam_json_object_get (settlement->members, key));
  difference->n_values = all->len;
  difference->values = g_new0 (char *, all->len);
  for (guint i = 0; i < all->len; i++)
    difference->values[i] = g_strdup (sam_json_object_get (g_ptr_array_index (all, i), key));
  return difference;
}

/* In the order of the field table, then what this version does not know. */
static char **
list_keys (const SamKind *kind,
           GPtrArray *all)
{
  g_autoptr (SamJsonObject) rest = sam_json_object_new ();
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  g_auto (GStrv) unknown = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      g_auto (GStrv) some = sam_json_object_dup_keys (g_ptr_array_index (all, i));

      for (guint j = 0; some[j] != NULL; j++)
        if (!sam_merge_is_about_revision (some[j]))
          sam_json_object_set (rest, some[j], "null");
    }
  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    if (sam_json_object_remove (rest, kind->fields[i].name))
      g_strv_builder_add (keys, kind->fields[i].name);
  unknown = sam_json_object_dup_keys (rest);
  for (guint i = 0; unknown[i] != NULL; i++)
    g_strv_builder_add (keys, unknown[i]);
  return g_strv_builder_end (keys);
}

static GPtrArray *
read_versions (SamStore *self,
               SamConflict *conflict,
               GPtrArray *leaves,
               GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_json_object_unref);

  for (guint i = 0; i < leaves->len; i++)
    {
      SamRevision *leaf = g_ptr_array_index (leaves, i);
      SamJsonObject *members = sam_json_object_parse (leaf->body != NULL ? leaf->body : "{}", -1, error);

      if (members == NULL)
        return NULL;
      g_ptr_array_add (all, members);
      g_ptr_array_add (conflict->versions, make_version (self, leaf, members));
    }
  return g_steal_pointer (&all);
}

/**
 * sam_conflict_new:
 * @id: the record
 * @settlement: borrowed; what the rules made of its leaves, winner first
 *
 * Returns: (transfer full) (nullable): what a person is shown to decide; %NULL with the error set
 */
SamConflict *
sam_conflict_new (SamStore *self,
                  const char *id,
                  SamSettlement *settlement,
                  GError **error)
{
  const SamKind *kind = sam_kind_of_id (id);
  g_autoptr (SamConflict) conflict = g_new0 (SamConflict, 1);
  g_autoptr (SamJsonObject) base = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_auto (GStrv) keys = NULL;

  conflict->id = g_strdup (id);
  conflict->title = sam_store_dup_title (self, id);
  conflict->versions = g_ptr_array_new_with_free_func (free_version);
  conflict->differences = g_ptr_array_new_with_free_func (free_difference);
  all = read_versions (self, conflict, settlement->leaves, error);
  if (all == NULL)
    return NULL;
  if (settlement->base != NULL && settlement->base->body != NULL && !settlement->base->deleted)
    {
      base = sam_json_object_parse (settlement->base->body, -1, error);
      if (base == NULL)
        return NULL;
      conflict->base = make_version (self, settlement->base, base);
    }
  keys = list_keys (kind, all);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      SamDifference *difference = make_difference (settlement, keys[i], kind, base, all);

      if (difference != NULL)
        g_ptr_array_add (conflict->differences, difference);
    }
  return g_steal_pointer (&conflict);
}

/**
 * sam_store_load_conflict:
 *
 * Returns: (transfer full) (nullable): what the live leaves of @id say; NULL without @error where there is one at most
 */
SamConflict *
sam_store_load_conflict (SamStore *self,
                         const char *id,
                         GError **error)
{
  g_autoptr (SamSettlement) settlement = sam_settle (self->database, id, error);

  return settlement != NULL && settlement->members != NULL ? sam_conflict_new (self, id, settlement, error) : NULL;
}

/**
 * sam_store_load_conflicts:
 *
 * Returns: (transfer full) (element-type SamConflict) (nullable): all of them, by id
 */
GPtrArray *
sam_store_load_conflicts (SamStore *self,
                          GError **error)
{
  g_auto (GStrv) ids = sam_documents_list_conflicts (self->database, error);
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_conflict_free);

  if (ids == NULL)
    return NULL;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GError) failure = NULL;
      SamConflict *conflict = sam_store_load_conflict (self, ids[i], &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      if (conflict != NULL)
        g_ptr_array_add (conflicts, conflict);
    }
  return g_steal_pointer (&conflicts);
}
