/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a list would change, in words: an update is agreed to by reading it, not by trusting it. */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-import-private.h"

#include "network/sam-phone.h"
#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * sam_import_change_free:
 * @change: (transfer full): a field before and after
 */
void
sam_import_change_free (SamImportChange *change)
{
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/* What is called so: there already, or made by the same row. */
static char *
dup_title (SamImport *import,
           SamImportRow *row,
           const char *id)
{
  g_autofree char *title = sam_store_dup_title (import->store, id);

  for (guint i = 0; (title == NULL || *title == '\0') && i < row->records->len; i++)
    if (strcmp (sam_record_get_id (row->records->pdata[i]), id) == 0)
      {
        g_free (title);
        title = sam_record_dup_title (row->records->pdata[i]);
      }
  return g_steal_pointer (&title);
}

static char *
format_value (SamImport *import,
              SamImportRow *row,
              SamRecord *record,
              const SamField *field)
{
  g_autofree char *text = sam_record_format_field (record, field->name);
  const SamChoice *choice;
  char *phone;

  if (field->type == SAM_FIELD_REF && *text != '\0')
    return dup_title (import, row, text);
  if (field->type == SAM_FIELD_PHONE && (phone = sam_phone_format (text)) != NULL)
    return phone;
  choice = field->type == SAM_FIELD_CHOICE ? sam_field_find_choice (field, text) : NULL;
  return choice != NULL ? g_strdup (_ (choice->label)) : g_steal_pointer (&text);
}

/**
 * sam_import_note_change:
 * @there: the record as it is
 * @whole: the same with what the list says
 * @name: a field that differs
 *
 * Notes it with the row. Of a field that ties a person to a topic, or that is a text of many lines, only that it
 * changes: a preview is a list, and it is read with others looking on.
 */
void
sam_import_note_change (SamImport *import,
                        SamImportRow *row,
                        SamRecord *there,
                        SamRecord *whole,
                        const char *name)
{
  const SamField *field = sam_kind_find_field (sam_record_get_kind (whole), name);
  SamImportChange *change = g_new0 (SamImportChange, 1);

  change->field = field;
  if (!(field->flags & SAM_SENSITIVE) && field->type != SAM_FIELD_PROSE && field->type != SAM_FIELD_ITEMS &&
      field->type != SAM_FIELD_REFS && field->type != SAM_FIELD_OBJECT)
    {
      change->before = format_value (import, row, there, field);
      change->after = format_value (import, row, whole, field);
    }
  g_ptr_array_add (row->changes, change);
}

/**
 * sam_import_change_describe:
 *
 * Returns: (transfer full): the change in words
 */
char *
sam_import_change_describe (const SamImportChange *change)
{
  const char *label = _ (change->field->label);

  if (change->after == NULL)
    /* Translators: a field that a list changes without saying how */
    return g_strdup_printf (_ ("%s changes"), label);
  if (*change->before == '\0')
    /* Translators: a field that was empty, and what a list fills it with */
    return g_strdup_printf (_ ("%s: %s (was empty)"), label, change->after);
  /* Translators: a field, what stands there, and what a list says instead */
  return g_strdup_printf (_ ("%s: %s → %s"), label, change->before, change->after);
}

static gboolean
is_named (SamImport *import,
          const char *care_group)
{
  for (guint i = 0; i < import->plan->rows->len; i++)
    {
      const SamImportRow *row = g_ptr_array_index (import->plan->rows, i);

      for (guint r = 0; r < row->records->len; r++)
        if (strcmp (sam_record_get_id (row->records->pdata[r]), care_group) == 0)
          return TRUE;
    }
  return FALSE;
}

/**
 * sam_import_find_absent:
 *
 * Finds the practices of the care groups in the list that the list itself does not name: closed, merged, or gone to
 * another care group. Nothing is done to them; somebody has to ask.
 */
gboolean
sam_import_find_absent (SamImport *import,
                        GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("organisation"));
  g_autoptr (GPtrArray) rows = NULL;

  if (strcmp (import->kind->name, "organisation") != 0)
    return TRUE;
  if (!sam_query_add_column (query, "part_of.id", error) || !sam_query_add_column (query, "connected_until", error) ||
      !sam_query_add_condition (query, "type", SAM_COMPARE_EQUAL, "practice", error))
    return FALSE;
  rows = sam_store_list (import->store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);
      const SamKnown *known = sam_known_set_get (import->organisations, row->id);

      if (row->cells[0] != NULL && row->cells[1] == NULL && known != NULL && known->claimed_by == 0 &&
          is_named (import, row->cells[0]))
        g_ptr_array_add (import->plan->absent, g_strdup (row->title));
    }
  return rows != NULL;
}
