/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two edits of one record become one. Every computer must come to the same result whichever edit it calls its own, so
 * nothing here may depend on the clock, on chance or on the order of the two sides. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-merge.h"

#include "json/sam-json-value.h"

#include <string.h>

/* One element of a set: what it is known by, and all of it. */
typedef struct
{
  char *key;
  char *text;
} Element;

static void
free_element (gpointer data)
{
  Element *element = data;

  g_free (element->key);
  g_free (element->text);
  g_free (element);
}

/* A set as read from JSON, each key once. */
typedef struct
{
  GPtrArray *elements;
  GHashTable *by_key;
} Set;

static void
clear_set (Set *set)
{
  g_clear_pointer (&set->by_key, g_hash_table_unref);
  g_clear_pointer (&set->elements, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Set, clear_set)

static char *
get_element_key (const SamField *field,
                 const char *text)
{
  g_autoptr (SamJsonObject) item = NULL;

  if (field->type != SAM_FIELD_ITEMS)
    return sam_json_to_string (text);
  if (text[0] != '{')
    return NULL;
  item = sam_json_object_parse (text, -1, NULL);
  return item != NULL ? sam_json_to_string (sam_json_object_get (item, "id")) : NULL;
}

/* FALSE: not a set this version can read, so only its whole can be compared. */
static gboolean
read_set (const SamField *field,
          const char *value,
          Set *set)
{
  g_autoptr (GPtrArray) items = NULL;

  set->elements = g_ptr_array_new_with_free_func (free_element);
  set->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  if (value == NULL)
    return TRUE;
  items = sam_json_to_items (value);
  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const char *text = g_ptr_array_index (items, i);
      g_autofree char *key = get_element_key (field, text);
      Element *element;

      if (key == NULL || g_hash_table_contains (set->by_key, key))
        return FALSE;
      element = g_new (Element, 1);
      element->key = g_steal_pointer (&key);
      element->text = g_strdup (text);
      g_ptr_array_add (set->elements, element);
      g_hash_table_insert (set->by_key, element->key, element->text);
    }
  return TRUE;
}

/* Three-way choice of one whole. FALSE: both changed it, and not to the same. */
static gboolean
choose_whole (const char *base,
              const char *ours,
              const char *theirs,
              const char **chosen)
{
  *chosen = g_strcmp0 (base, ours) == 0 ? theirs : ours;
  return g_strcmp0 (base, ours) == 0 || g_strcmp0 (base, theirs) == 0 || g_strcmp0 (ours, theirs) == 0;
}

/* The keys of @set that are in both others, in the order of @set. */
static char **
list_kept (Set *set,
           Set *second,
           Set *third)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  for (guint i = 0; i < set->elements->len; i++)
    {
      Element *element = g_ptr_array_index (set->elements, i);

      if (g_hash_table_contains (second->by_key, element->key) && g_hash_table_contains (third->by_key, element->key))
        g_strv_builder_add (keys, element->key);
    }
  return g_strv_builder_end (keys);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Keys that may be in the result in its order: what all have (as the side that moved them has them, or as they were
 * when both did), then the rest sorted, so that neither side comes first. */
static GPtrArray *
order_keys (Set *base,
            Set *ours,
            Set *theirs)
{
  g_auto (GStrv) as_base = list_kept (base, ours, theirs);
  g_auto (GStrv) as_ours = list_kept (ours, base, theirs);
  g_auto (GStrv) as_theirs = list_kept (theirs, base, ours);
  Set *sets[] = { base, ours, theirs };
  GPtrArray *order = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *rest = g_ptr_array_new ();
  char **kept = as_base;

  if (g_strv_equal ((const char *const *) as_base, (const char *const *) as_ours))
    kept = as_theirs;
  else if (g_strv_equal ((const char *const *) as_base, (const char *const *) as_theirs) ||
           g_strv_equal ((const char *const *) as_ours, (const char *const *) as_theirs))
    kept = as_ours;
  for (guint i = 0; kept[i] != NULL; i++)
    g_ptr_array_add (order, g_strdup (kept[i]));
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    for (guint j = 0; j < sets[i]->elements->len; j++)
      {
        const char *key = ((Element *) g_ptr_array_index (sets[i]->elements, j))->key;

        if (!g_strv_contains ((const char *const *) kept, key) &&
            !g_ptr_array_find_with_equal_func (rest, key, g_str_equal, NULL))
          g_ptr_array_add (rest, (char *) key);
      }
  g_ptr_array_sort (rest, compare_strings);
  for (guint i = 0; i < rest->len; i++)
    g_ptr_array_add (order, g_strdup (g_ptr_array_index (rest, i)));
  g_ptr_array_unref (rest);
  return order;
}

static gboolean
merge_sets (const SamField *field,
            const char *base,
            const char *ours,
            const char *theirs,
            char **merged)
{
  g_auto (Set) base_set = { 0 };
  g_auto (Set) our_set = { 0 };
  g_auto (Set) their_set = { 0 };
  g_autoptr (GPtrArray) order = NULL;
  g_autoptr (GPtrArray) result = g_ptr_array_new ();

  if (!read_set (field, base, &base_set) || !read_set (field, ours, &our_set) || !read_set (field, theirs, &their_set))
    return FALSE;
  order = order_keys (&base_set, &our_set, &their_set);
  for (guint i = 0; i < order->len; i++)
    {
      const char *key = g_ptr_array_index (order, i);
      const char *text;

      if (!choose_whole (g_hash_table_lookup (base_set.by_key, key),
                         g_hash_table_lookup (our_set.by_key, key),
                         g_hash_table_lookup (their_set.by_key, key),
                         &text))
        return FALSE;
      if (text != NULL)
        g_ptr_array_add (result, (char *) text);
    }
  *merged = result->len > 0 ? sam_json_from_items (result) : NULL;
  return TRUE;
}

static gboolean
merge_prose (const char *base,
             const char *ours,
             const char *theirs,
             char **merged)
{
  g_autofree char *base_text = base != NULL ? sam_json_to_string (base) : g_strdup ("");
  g_autofree char *our_text = ours != NULL ? sam_json_to_string (ours) : g_strdup ("");
  g_autofree char *their_text = theirs != NULL ? sam_json_to_string (theirs) : g_strdup ("");
  g_autofree char *text = NULL;

  if (base_text == NULL || our_text == NULL || their_text == NULL)
    return FALSE;
  if (!sam_merge_lines (base_text, our_text, their_text, &text))
    return FALSE;
  *merged = text[0] != '\0' ? sam_json_from_string (text) : NULL;
  return TRUE;
}

/**
 * sam_merge_value:
 * @field: (nullable): the field, whose rule decides; NULL for a key this version does not know
 * @base: (nullable): JSON text before both edits, NULL where absent
 * @ours: (nullable): JSON text
 * @theirs: (nullable): JSON text
 * @merged: (out) (transfer full) (nullable): the result; that of @ours in a conflict
 *
 * Returns: FALSE for a conflict
 */
gboolean
sam_merge_value (const SamField *field,
                 const char *base,
                 const char *ours,
                 const char *theirs,
                 char **merged)
{
  const char *chosen;

  *merged = NULL;
  if (choose_whole (base, ours, theirs, &chosen))
    {
      *merged = g_strdup (chosen);
      return TRUE;
    }
  if (field != NULL && (sam_field_is_set_valued (field) || field->type == SAM_FIELD_ITEMS) &&
      merge_sets (field, base, ours, theirs, merged))
    return TRUE;
  if (field != NULL && (field->flags & SAM_MERGE_LINES) != 0 && merge_prose (base, ours, theirs, merged))
    return TRUE;
  *merged = g_strdup (ours);
  return FALSE;
}

/**
 * sam_merge_is_about_revision:
 *
 * Returns: whether @key tells about a revision (who, when, what it merged, what was decided) and not about the record
 */
gboolean
sam_merge_is_about_revision (const char *key)
{
  return strcmp (key, "edited_by") == 0 || strcmp (key, "edited_at") == 0 || strcmp (key, "merged") == 0 ||
         strcmp (key, "decided") == 0;
}

/* Two people settled the same conflict, each another way: what both started from says nothing about that. */
static gboolean
decided_apart (SamJsonObject *ours,
               SamJsonObject *theirs,
               const char *key)
{
  g_auto (GStrv) by_us = sam_json_to_strv (sam_json_object_get (ours, "decided"));
  g_auto (GStrv) by_them = sam_json_to_strv (sam_json_object_get (theirs, "decided"));

  return by_us != NULL && by_them != NULL && g_strv_contains ((const char *const *) by_us, key) &&
         g_strv_contains ((const char *const *) by_them, key) &&
         g_strcmp0 (sam_json_object_get (ours, key), sam_json_object_get (theirs, key)) != 0;
}

static void
merge_member (const SamKind *kind,
              const char *key,
              SamJsonObject *base,
              SamJsonObject *ours,
              SamJsonObject *theirs,
              SamJsonObject *result,
              GStrvBuilder *conflicts)
{
  const SamField *field = kind != NULL ? sam_kind_find_field (kind, key) : NULL;
  g_autofree char *merged = NULL;

  if (!sam_merge_value (field,
                        base != NULL ? sam_json_object_get (base, key) : NULL,
                        sam_json_object_get (ours, key),
                        sam_json_object_get (theirs, key),
                        &merged) ||
      decided_apart (ours, theirs, key))
    g_strv_builder_add (conflicts, key);
  if (merged != NULL)
    sam_json_object_set (result, key, merged);
  else
    sam_json_object_remove (result, key);
}

/**
 * sam_merge:
 * @kind: (nullable): whose field table has the rules
 * @base: (nullable): the members both started from
 * @ours: the members of one side; who and when are taken from here
 * @theirs: the members of the other side
 * @conflicts: (out) (transfer full) (optional): keys both changed differently; an empty vector for a clean merge
 *
 * Returns: (transfer full): the merged members, where a conflict stands as @ours has it
 */
SamJsonObject *
sam_merge (const SamKind *kind,
           SamJsonObject *base,
           SamJsonObject *ours,
           SamJsonObject *theirs,
           char ***conflicts)
{
  g_autoptr (SamJsonObject) all = sam_json_object_copy (theirs);
  g_autoptr (GStrvBuilder) conflicting = g_strv_builder_new ();
  g_auto (GStrv) our_keys = sam_json_object_dup_keys (ours);
  g_auto (GStrv) keys = NULL;
  SamJsonObject *result = sam_json_object_copy (ours);

  for (guint i = 0; our_keys[i] != NULL; i++)
    sam_json_object_set (all, our_keys[i], "null");
  keys = sam_json_object_dup_keys (all);
  for (guint i = 0; keys[i] != NULL; i++)
    if (!sam_merge_is_about_revision (keys[i]))
      merge_member (kind, keys[i], base, ours, theirs, result, conflicting);
  sam_json_object_remove (result, "merged");
  sam_json_object_remove (result, "decided");
  if (conflicts != NULL)
    *conflicts = g_strv_builder_end (conflicting);
  return result;
}
