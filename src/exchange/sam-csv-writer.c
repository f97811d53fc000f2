/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns are named as the fields are stored and the values spelled as they are stored, so that a file written here
 * is read back as it was. UTF-8 with a mark, semicolons and CRLF: what a Dutch Excel opens without asking. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-csv-writer.h"

#include "exchange/sam-export-job.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
needs_quotes (const char *cell,
              char delimiter)
{
  if (*cell == ' ' || *cell == '\t' || (*cell != '\0' && strchr (" \t", cell[strlen (cell) - 1]) != NULL))
    return TRUE;
  return strchr (cell, delimiter) != NULL || strpbrk (cell, "\"\r\n") != NULL;
}

/**
 * sam_csv_looks_like_formula:
 *
 * Returns: whether @cell, or what stands after its apostrophes, begins as what a spreadsheet computes
 */
gboolean
sam_csv_looks_like_formula (const char *cell)
{
  cell += strspn (cell, "'");
  return *cell != '\0' && strchr ("=+-@\t\r\n", *cell) != NULL;
}

/* "-12,5" and "+31600000000": numbers are not computed. */
static gboolean
is_number (const char *cell)
{
  const char *rest;

  if (*cell != '+' && *cell != '-')
    return FALSE;
  rest = cell + 1 + strspn (cell + 1, "0123456789");
  if (rest == cell + 1)
    return FALSE;
  if (*rest == '.' || *rest == ',')
    rest += 1 + strspn (rest + 1, "0123456789");
  return *rest == '\0';
}

/**
 * sam_csv_append_row:
 * @cells: the cells; NULL is an empty one
 *
 * A cell that a spreadsheet would take for a formula gets an apostrophe, which sam_csv_read() takes away; so does one
 * that has an apostrophe there already, so that each text comes back as it was.
 */
void
sam_csv_append_row (GString *text,
                    const char *const *cells,
                    guint n_cells,
                    char delimiter)
{
  for (guint i = 0; i < n_cells; i++)
    {
      const char *cell = cells[i] != NULL ? cells[i] : "";
      const char *guard = sam_csv_looks_like_formula (cell) && !is_number (cell) ? "'" : "";

      if (i > 0)
        g_string_append_c (text, delimiter);
      if (!needs_quotes (cell, delimiter))
        {
          g_string_append_printf (text, "%s%s", guard, cell);
          continue;
        }
      g_string_append_printf (text, "\"%s", guard);
      for (; *cell != '\0'; cell++)
        {
          if (*cell == '"')
            g_string_append_c (text, '"');
          g_string_append_c (text, *cell);
        }
      g_string_append_c (text, '"');
    }
  g_string_append (text, "\r\n");
}

static void
append_record (SamExportJob *job,
               SamRecord *record,
               GString *text)
{
  GPtrArray *fields = sam_export_job_get_fields (job);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  if (sam_export_job_stays_in_region (job))
    g_ptr_array_add (cells, g_strdup (sam_record_get_id (record)));
  for (guint i = 0; i < fields->len; i++)
    {
      const SamField *field = g_ptr_array_index (fields, i);

      /* The id of a record means nothing outside, and is nobody's business there. */
      if (!sam_export_job_stays_in_region (job) && field->refers_to != NULL)
        g_ptr_array_add (cells, sam_export_job_dup_titles (job, record, field));
      else
        g_ptr_array_add (cells, sam_record_format_field (record, field->name));
      if (sam_record_get_value (record, field->name) != NULL && !sam_record_has_value (record, field->name))
        sam_export_job_leave_out (job, _ ("Values of “%s” that this version cannot read were left out."),
                                  field->name);
    }
  sam_csv_append_row (text, (const char *const *) cells->pdata, cells->len, ';');
}

/**
 * sam_csv_write:
 *
 * Returns: (transfer full) (nullable): the file's text, or NULL with @error set
 */
char *
sam_csv_write (SamExportJob *job,
               GError **error)
{
  GPtrArray *fields = sam_export_job_get_fields (job);
  g_autoptr (GPtrArray) header = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new ("\xef\xbb\xbf");
  g_autoptr (GError) local_error = NULL;

  sam_export_job_say (job, NULL);
  if (sam_export_job_stays_in_region (job))
    g_ptr_array_add (header, (gpointer) "id");
  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (header, (gpointer) ((const SamField *) g_ptr_array_index (fields, i))->name);
  sam_csv_append_row (text, (const char *const *) header->pdata, header->len, ';');
  for (;;)
    {
      g_autoptr (SamRecord) record = sam_export_job_next (job, &local_error);

      if (record == NULL)
        break;
      append_record (job, record, text);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
