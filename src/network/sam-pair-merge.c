/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-pair-merge.h"

#include "json/sam-json-value.h"
#include "store/sam-merge.h"
#include "store/sam-query.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * sam_pair_field_free:
 * @field: (transfer full): a difference; its field stays the kind's
 */
void
sam_pair_field_free (SamPairField *field)
{
  g_free (field->kept);
  g_free (field->other);
  g_free (field);
}

static gboolean
is_set (const SamField *field)
{
  return sam_field_is_set_valued (field) || field->type == SAM_FIELD_ITEMS;
}

static SamPairField *
compare_field (const SamField *field,
               const char *kept,
               const char *other)
{
  SamPairField *pair = g_new0 (SamPairField, 1);

  pair->field = field;
  pair->kept = g_strdup (kept);
  pair->other = g_strdup (other);
  pair->may_be_both = kept != NULL && other != NULL && (is_set (field) || field->type == SAM_FIELD_PROSE);
  if (kept == NULL)
    pair->side = SAM_PAIR_OTHER;
  else
    pair->side = pair->may_be_both ? SAM_PAIR_BOTH : SAM_PAIR_KEPT;
  return pair;
}

/**
 * sam_pair_compare:
 * @kept: the record that stays
 * @other: the record that becomes another name of it
 *
 * Returns: (transfer full) (element-type SamPairField): where they differ, with what is proposed
 */
GPtrArray *
sam_pair_compare (SamRecord *kept,
                  SamRecord *other)
{
  const SamKind *kind = sam_record_get_kind (kept);
  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_pair_field_free);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SamField *field = &kind->fields[i];
      const char *kept_value = sam_record_get_value (kept, field->name);
      const char *other_value = sam_record_get_value (other, field->name);

      if (g_strcmp0 (kept_value, other_value) != 0 && !sam_merge_is_about_revision (field->name) &&
          !g_str_equal (field->name, "merged_into"))
        g_ptr_array_add (fields, compare_field (field, kept_value, other_value));
    }
  return fields;
}

/* As two people had added to an empty field. A set that can't be read stays as it is. */
static char *
join_values (const SamField *field,
             const char *kept,
             const char *other)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *both = NULL;
  char *merged = NULL;

  if (is_set (field))
    {
      sam_merge_value (field, NULL, kept, other, &merged);
      return merged;
    }
  first = sam_json_to_string (kept);
  second = sam_json_to_string (other);
  if (first == NULL || second == NULL || strstr (first, second) != NULL)
    return g_strdup (kept);
  both = strstr (second, first) != NULL ? g_strdup (second) : g_strconcat (first, "\n\n", second, NULL);
  return sam_json_from_string (both);
}

static void
apply_field (SamRecord *kept,
             SamPairField *pair,
             SamPairSide side)
{
  g_autofree char *both = NULL;

  if (side == SAM_PAIR_OTHER)
    sam_record_set_value (kept, pair->field->name, pair->other);
  else if (side == SAM_PAIR_BOTH && pair->may_be_both)
    {
      both = join_values (pair->field, pair->kept, pair->other);
      sam_record_set_value (kept, pair->field->name, both);
    }
}

static gboolean
save_both (SamStore *store,
           SamRecord *kept,
           SamRecord *other,
           GHashTable *sides,
           GError **error)
{
  g_autoptr (GPtrArray) fields = sam_pair_compare (kept, other);

  for (guint i = 0; i < fields->len; i++)
    {
      SamPairField *pair = fields->pdata[i];
      gboolean chosen = sides != NULL && g_hash_table_contains (sides, pair->field->name);

      apply_field (kept, pair,
                   chosen ? GPOINTER_TO_INT (g_hash_table_lookup (sides, pair->field->name)) : (int) pair->side);
    }
  sam_record_set_text (other, "merged_into", sam_record_get_id (kept));
  return sam_store_save (store, kept, error) && sam_store_save (store, other, error);
}

/* Of those that were merged in a circle, on two laptops, one stands for the others, whatever it says. */
static gboolean
stands_for_itself (SamStore *store,
                   const char *id)
{
  g_autoptr (SamRecord) meant = sam_store_follow (store, id, NULL);

  return meant != NULL && g_str_equal (sam_record_get_id (meant), id);
}

static gboolean
merge_in_step (SamStore *store,
               const char *kept_id,
               const char *other_id,
               GHashTable *sides,
               GError **error)
{
  g_autoptr (SamRecord) kept = sam_store_load (store, kept_id, error);
  g_autoptr (SamRecord) other = kept != NULL ? sam_store_load (store, other_id, error) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;

  if (other == NULL)
    return FALSE;
  if (sam_record_get_kind (kept) != sam_record_get_kind (other) || g_str_equal (kept_id, other_id) ||
      !stands_for_itself (store, kept_id) || !stands_for_itself (store, other_id))
    {
      g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID, "%s", _ ("These two can't be merged (any more)."));
      return FALSE;
    }
  title = sam_store_dup_title (store, kept_id);
  /* Translators: %s is what the record is called that two others became. */
  label = g_strdup_printf (_ ("%s: two merged into one"), title != NULL ? title : kept_id);
  return sam_store_begin_step (store, label, error) && save_both (store, kept, other, sides, error) &&
         sam_store_end_step (store, error);
}

/**
 * sam_pair_merge:
 * @kept: id of the record that stays
 * @other: id of the one that becomes another name of it: whatever refers to it, refers to @kept from now on
 * @sides: (nullable) (element-type utf8 int): what a person chose for a field, where it is not what is proposed
 *
 * One step to undo. The other stays a document, so that this merges with what is edited elsewhere meanwhile.
 *
 * Returns: whether they are one now
 */
gboolean
sam_pair_merge (SamStore *store,
                const char *kept,
                const char *other,
                GHashTable *sides,
                GError **error)
{
  if (!sam_store_begin (store, error))
    return FALSE;
  if (merge_in_step (store, kept, other, sides, error))
    return sam_store_commit (store, error);
  sam_store_rollback (store);
  return FALSE;
}
