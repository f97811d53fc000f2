/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The revision that ends a conflict, by the rules alone or by what a person decided. It is written on the winner, names
 * the losing leaves and which fields somebody decided, and travels as any other revision. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-conflict.h"

#include "json/sam-json-value.h"
#include "store/sam-settle.h"
#include "store/sam-store-private.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

static gboolean
finish (SamStore *self,
        gboolean good,
        GError **error)
{
  if (good && sam_store_commit (self, error))
    return TRUE;
  sam_store_rollback (self);
  return FALSE;
}

/* A merge names its leaves for ever: they must not be squashed away after, and the merge itself neither, so that the
 * next save is a child of it and not another merge. */
static gboolean
fix_leaves (SamStore *self,
            const char *id,
            char **leaves,
            GError **error)
{
  for (guint i = 0; leaves[i] != NULL; i++)
    {
      g_autofree char *fixed = sam_documents_fix_leaf (self->database, id, leaves[i], error);

      if (fixed == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_settled (SamStore *self,
               const char *id,
               char **leaves,
               SamJsonObject *members,
               GError **error)
{
  g_autofree char *merged = sam_json_from_strv ((const char *const *) leaves + 1);
  g_autofree char *body = NULL;

  sam_json_object_set (members, "merged", merged);
  body = sam_json_object_to_text (members);
  return fix_leaves (self, id, leaves, error) &&
         sam_store_write_merge (self, id, leaves[0], (const char *const *) leaves + 1, body, error);
}

static gboolean
merge_in_transaction (SamStore *self,
                      const char *id,
                      gboolean *merged,
                      char **lacking,
                      GError **error)
{
  g_autoptr (SamSettlement) settlement = sam_settle (self->database, id, error);
  g_auto (GStrv) leaves = NULL;

  if (settlement == NULL)
    return FALSE;
  *lacking = g_strdup (settlement->lacking);
  *merged = settlement->members != NULL && settlement->open[0] == NULL && settlement->lacking == NULL;
  if (!*merged)
    return TRUE;
  leaves = sam_settlement_dup_leaves (settlement);
  sam_json_object_remove (settlement->members, "decided");
  return write_settled (self, id, leaves, settlement->members, error);
}

/**
 * sam_store_merge_leaves:
 * @merged: (out): whether there was something to merge, and it needed nobody
 * @lacking: (out) (transfer full) (nullable): the revision without whose body nothing can be told
 *
 * Returns: FALSE with @error set where the file failed; a conflict is none
 */
gboolean
sam_store_merge_leaves (SamStore *self,
                        const char *id,
                        gboolean *merged,
                        char **lacking,
                        GError **error)
{
  /* The leaves are looked at inside the transaction that writes: somebody may have saved since. */
  *merged = FALSE;
  *lacking = NULL;
  return sam_store_begin (self, error) &&
         finish (self, merge_in_transaction (self, id, merged, lacking, error), error);
}

static gboolean
set_conflict_error (GError **error,
                    const char *text)
{
  g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_CONFLICT, text);
  return FALSE;
}

/* A value that a version has came from elsewhere, and may stand as it is; what a person writes has to be right. */
static gboolean
check_choice (SamDifference *difference,
              const char *value,
              GError **error)
{
  const char *problem = NULL;
  const char *label = difference->field != NULL ? g_dgettext (GETTEXT_PACKAGE, difference->field->label) : NULL;

  if (g_strcmp0 (value, difference->base) == 0)
    return TRUE;
  for (guint i = 0; i < difference->n_values; i++)
    if (g_strcmp0 (value, difference->values[i]) == 0)
      return TRUE;
  if (difference->field == NULL)
    return set_conflict_error (error, _ ("A newer program has this field; choose one of the values that are there."));
  if (value == NULL && (difference->field->flags & SAM_REQUIRED) != 0)
    problem = N_ ("This is needed.");
  else if (value == NULL || sam_field_check_value (difference->field, value, &problem))
    return TRUE;
  g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID, "%s: %s", label, g_dgettext (GETTEXT_PACKAGE, problem));
  return FALSE;
}

static gboolean
apply_choices (SamConflict *conflict,
               GHashTable *choices,
               SamJsonObject *members,
               GPtrArray *decided,
               GError **error)
{
  for (guint i = 0; i < conflict->differences->len; i++)
    {
      SamDifference *difference = g_ptr_array_index (conflict->differences, i);
      const char *label = difference->field != NULL ? g_dgettext (GETTEXT_PACKAGE, difference->field->label)
                                                    : difference->key;
      gpointer value = NULL;

      if (!g_hash_table_lookup_extended (choices, difference->key, NULL, &value))
        {
          if (!difference->open)
            continue;
          g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_CONFLICT, _ ("“%s” has not been decided yet."), label);
          return FALSE;
        }
      if (!difference->open && g_strcmp0 (value, difference->merged) == 0)
        continue;
      if (!check_choice (difference, value, error))
        return FALSE;
      if (value != NULL)
        sam_json_object_set (members, difference->key, value);
      else
        sam_json_object_remove (members, difference->key);
      g_ptr_array_add (decided, difference->key);
    }
  return TRUE;
}

static gboolean
write_decision (SamStore *self,
                SamConflict *conflict,
                SamSettlement *settlement,
                GPtrArray *decided,
                GError **error)
{
  SamVersion *shown = g_ptr_array_index (conflict->versions, 0);
  g_autoptr (SamJsonObject) before = sam_json_object_parse (shown->body != NULL ? shown->body : "{}", -1, error);
  g_auto (GStrv) leaves = sam_settlement_dup_leaves (settlement);
  g_autofree char *fields = NULL;

  if (before == NULL)
    return FALSE;
  g_ptr_array_add (decided, NULL);
  fields = sam_json_from_strv ((const char *const *) decided->pdata);
  sam_store_sign (self, settlement->members);
  sam_json_object_set (settlement->members, "decided", fields);
  return write_settled (self, conflict->id, leaves, settlement->members, error) &&
         sam_store_note_edit (self, conflict->id, before, settlement->members, error);
}

static gboolean
resolve_in_transaction (SamStore *self,
                        const char *id,
                        const char *const *leaves,
                        GHashTable *choices,
                        GError **error)
{
  g_autoptr (SamSettlement) settlement = sam_settle (self->database, id, error);
  g_autoptr (SamConflict) conflict = NULL;
  g_autoptr (GPtrArray) decided = g_ptr_array_new ();
  g_auto (GStrv) now = NULL;

  if (settlement == NULL)
    return FALSE;
  if (settlement->members == NULL)
    return set_conflict_error (error, _ ("This record is not in conflict any more."));
  now = sam_settlement_dup_leaves (settlement);
  if (leaves != NULL && !g_strv_equal (leaves, (const char *const *) now))
    return set_conflict_error (error, _ ("This record was changed again meanwhile. Look at what it is now, and decide."));
  conflict = sam_conflict_new (self, id, settlement, error);
  return conflict != NULL && apply_choices (conflict, choices, settlement->members, decided, error) &&
         write_decision (self, conflict, settlement, decided, error);
}

/**
 * sam_store_settle:
 * @leaves: (nullable): the versions that were decided between
 * @choices: (element-type utf8 utf8): what was chosen, as JSON text or NULL, by field
 *
 * Returns: whether the conflict is settled; SAM_STORE_ERROR_CONFLICT where something is not decided yet or has changed,
 *   SAM_STORE_ERROR_INVALID for a value that can't be saved
 */
gboolean
sam_store_settle (SamStore *self,
                  const char *id,
                  const char *const *leaves,
                  GHashTable *choices,
                  GError **error)
{
  return sam_store_begin (self, error) &&
         finish (self, resolve_in_transaction (self, id, leaves, choices, error), error);
}

static gboolean
resolve_side (SamStore *self,
              const char *id,
              gboolean mine,
              GError **error)
{
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) failure = NULL;
  g_autoptr (SamConflict) conflict = sam_store_load_conflict (self, id, &failure);
  guint side;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (conflict == NULL)
    return TRUE;
  side = sam_conflict_find_version (conflict, mine);
  for (guint i = 0; i < conflict->differences->len; i++)
    {
      SamDifference *difference = g_ptr_array_index (conflict->differences, i);

      if (difference->open)
        g_hash_table_insert (choices, difference->key, difference->values[side]);
    }
  return sam_store_settle (self, id, NULL, choices, error);
}

static gboolean
resolve_all_in_transaction (SamStore *self,
                            const char *const *ids,
                            gboolean mine,
                            GError **error)
{
  for (guint i = 0; ids[i] != NULL; i++)
    if (!resolve_side (self, ids[i], mine, error))
      return FALSE;
  return TRUE;
}

/**
 * sam_store_settle_all:
 * @ids: of records; those in no conflict stay as they are
 * @mine: whose values
 *
 * Settles all of them or none, as one step that can be undone.
 *
 * Returns: whether they are settled
 */
gboolean
sam_store_settle_all (SamStore *self,
                      const char *const *ids,
                      gboolean mine,
                      GError **error)
{
  if (!sam_store_begin (self, error))
    return FALSE;
  return finish (self,
                 sam_store_begin_step (self, _ ("Conflicts settled"), error) &&
                     resolve_all_in_transaction (self, ids, mine, error) && sam_store_end_step (self, error),
                 error);
}
