/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/lists/sam-cell-text.h"

#include <glib/gi18n.h>

#include "app/sam-dates.h"

/**
 * sam_cell_text_find_field:
 * @kind: where the path begins
 * @path: a field, or a reference and a field behind it
 *
 * Returns: (nullable): the field at the end; NULL for "title", which is no field
 */
const SamField *
sam_cell_text_find_field (const SamKind *kind,
                          const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, ".", 2);
  const SamField *field = sam_kind_find_field (kind, parts[0]);

  if (field == NULL || parts[1] == NULL)
    return field;
  kind = field->refers_to != NULL ? sam_kind_find (field->refers_to) : NULL;
  return kind != NULL ? sam_kind_find_field (kind, parts[1]) : NULL;
}

/**
 * sam_cell_text_get_choice:
 * @field: a field with choices
 * @name: as stored
 *
 * Returns: what it is called; a name that this version does not know is its own label
 */
const char *
sam_cell_text_get_choice (const SamField *field,
                          const char *name)
{
  const SamChoice *choice = sam_field_find_choice (field, name);

  return choice != NULL ? _ (choice->label) : name;
}

static char *
format_choices (const SamField *field,
                const char *text)
{
  g_auto (GStrv) names = g_strsplit (text, ", ", -1);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (labels, (gpointer) sam_cell_text_get_choice (field, names[i]));
  g_ptr_array_add (labels, NULL);
  return g_strjoinv (", ", (char **) labels->pdata);
}

/**
 * sam_cell_text_format:
 * @field: (nullable): whose value it is
 * @text: (nullable): the value as the store hands it out
 * @today: dates of this year go without the year
 *
 * Returns: (transfer full): what to show, "" for nothing
 */
char *
sam_cell_text_format (const SamField *field,
                      const char *text,
                      const GDate *today)
{
  if (text == NULL)
    return g_strdup ("");
  if (field == NULL)
    return g_strdup (text);
  if (field->type == SAM_FIELD_DATE)
    return sam_dates_format_day (text, today);
  if (field->type == SAM_FIELD_INSTANT)
    {
      g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (text, NULL);
      g_autoptr (GDateTime) here = moment != NULL ? g_date_time_to_local (moment) : NULL;
      g_autofree char *day = here != NULL ? g_date_time_format (here, "%Y-%m-%d") : NULL;
      g_autofree char *time = here != NULL ? g_date_time_format (here, "%H:%M") : NULL;

      return here != NULL ? sam_dates_format_moment (day, time, today) : g_strdup (text);
    }
  if (field->type == SAM_FIELD_TIME)
    return sam_dates_format_time (text);
  if (field->type == SAM_FIELD_CHOICE || field->type == SAM_FIELD_CHOICES)
    return format_choices (field, text);
  if (field->type == SAM_FIELD_BOOLEAN)
    return g_strdup (g_str_equal (text, "true") || g_str_equal (text, "1") ? _ ("Yes") : _ ("No"));
  return g_strdup (text);
}
