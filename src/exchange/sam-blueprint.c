/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Chooses what goes into a blueprint. Two things must hold: only marked fields go along, and a text that names somebody
 * of this region stays behind even there, for people write names where none belongs. */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-blueprint.h"

#include "network/sam-privacy.h"
#include "network/sam-region-record.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * sam_blueprint_has_kind:
 *
 * Returns: whether records of that kind go into a blueprint
 */
gboolean
sam_blueprint_has_kind (const SamKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & SAM_BLUEPRINT)
      return TRUE;
  return FALSE;
}

void
sam_blueprint_free (SamBlueprint *self)
{
  g_free (self->name);
  g_free (self->made_on);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->held_back);
  g_free (self);
}

/* "Ada van der Loo" as people write it in a text. */
static char *
join_name (char **cells)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < 3; i++)
    if (cells[i] != NULL && *cells[i] != '\0')
      g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", cells[i]);
  return g_utf8_casefold (name->str, -1);
}

/* The full names of everybody whom this region knows. A first name alone is many people's, and a word besides. */
static GPtrArray *
list_names (SamStore *store,
            GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("person"));
  g_autoptr (GPtrArray) rows = NULL;
  GPtrArray *names;

  if (!sam_query_add_column (query, "first_name", error) || !sam_query_add_column (query, "particle", error) ||
      !sam_query_add_column (query, "last_name", error))
    return NULL;
  rows = sam_store_list (store, query, 0, 0, error);
  if (rows == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < rows->len; i++)
    {
      SamRow *row = rows->pdata[i];

      if (row->cells[0] != NULL && row->cells[2] != NULL)
        g_ptr_array_add (names, join_name (row->cells));
    }
  return names;
}

static gboolean
names_somebody (const char *text,
                GPtrArray *names)
{
  const SamPrivacy personal = SAM_PRIVACY_CITIZEN_NUMBER | SAM_PRIVACY_PHONE | SAM_PRIVACY_EMAIL;
  g_autofree char *folded = g_utf8_casefold (text, -1);

  if (sam_privacy_find (text) & personal)
    return TRUE;
  for (guint i = 0; i < names->len; i++)
    if (strstr (folded, names->pdata[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_written_by_people (const SamField *field)
{
  return field->type == SAM_FIELD_TEXT || field->type == SAM_FIELD_PROSE || field->type == SAM_FIELD_TAGS ||
         field->type == SAM_FIELD_ITEMS || field->type == SAM_FIELD_OBJECT;
}

/* A lesson is the region's own until somebody says that it may go along. */
static gboolean
goes_along (SamRecord *record,
            const SamField *field)
{
  if (!(field->flags & SAM_BLUEPRINT) || sam_record_get_field_value (record, field) == NULL)
    return FALSE;
  return !g_str_equal (field->name, "lesson") || sam_record_get_boolean (record, "lesson_for_blueprint");
}

static void
note_held_back (SamBlueprint *self,
                SamRecord *record,
                const SamField *field)
{
  g_autofree char *title = sam_record_dup_title (record);
  const char *label = g_dgettext (GETTEXT_PACKAGE, field->label);

  /* Translators: what a record is called, and one of its fields: "Find money: Lesson" */
  g_ptr_array_add (self->held_back, g_strdup_printf (_ ("%s: %s"), title != NULL ? title : "", label));
}

/* What a record becomes on its way; NULL where nothing of it may go. */
static SamRecord *
copy_record (SamBlueprint *self,
             SamRecord *record,
             GPtrArray *names)
{
  const SamKind *kind = sam_record_get_kind (record);
  g_autoptr (SamRecord) copy = sam_record_new (kind, sam_record_get_id (record));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SamField *field = &kind->fields[i];
      const char *value = sam_record_get_field_value (record, field);

      if (!goes_along (record, field))
        continue;
      if (is_written_by_people (field) && names_somebody (value, names))
        {
          note_held_back (self, record, field);
          if (field->flags & SAM_REQUIRED)
            return NULL;
          continue;
        }
      sam_record_set_value (copy, field->name, value);
    }
  return g_steal_pointer (&copy);
}

static gboolean
add_kind (SamBlueprint *self,
          SamStore *store,
          const SamKind *kind,
          GPtrArray *names,
          GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (kind);
  g_autoptr (GPtrArray) rows = NULL;

  if (!sam_query_set_order (query, "title", FALSE, error))
    return FALSE;
  rows = sam_store_list (store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autoptr (SamRecord) record = sam_store_load (store, ((SamRow *) rows->pdata[i])->id, error);
      SamRecord *copy;

      if (record == NULL)
        return FALSE;
      copy = copy_record (self, record, names);
      if (copy != NULL)
        g_ptr_array_add (self->records, copy);
    }
  return rows != NULL;
}

/**
 * sam_blueprint_make:
 * @today: YYYY-MM-DD, noted in it
 *
 * Returns: (transfer full) (nullable): what this region has for another one, or %NULL with @error set
 */
SamBlueprint *
sam_blueprint_make (SamStore *store,
                    const char *today,
                    GError **error)
{
  g_autoptr (SamBlueprint) self = g_new0 (SamBlueprint, 1);
  g_autoptr (SamRecord) region = sam_region_record_load (store, NULL);
  g_autoptr (GPtrArray) names = NULL;
  guint n_kinds;
  const SamKind *const *kinds = sam_kinds_get_all (&n_kinds);

  /* A file without a region makes a blueprint without a name. */
  self->name = region != NULL ? sam_record_dup_text (region, "name") : NULL;
  self->made_on = g_strdup (today);
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->held_back = g_ptr_array_new_with_free_func (g_free);
  names = list_names (store, error);
  if (names == NULL)
    return NULL;
  for (guint i = 0; i < n_kinds; i++)
    if (sam_blueprint_has_kind (kinds[i]) && !add_kind (self, store, kinds[i], names, error))
      return NULL;
  return g_steal_pointer (&self);
}
