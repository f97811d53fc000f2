/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures of a report to go on reckoning with. What is not told there is not told here: its cell is empty. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-report-writer.h"

#include "exchange/sam-csv-writer.h"
#include "exchange/sam-export-job.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/**
 * sam_report_to_csv:
 *
 * Returns: (transfer full): a line for each figure; columns by the names that programs know, UTF-8 with a mark
 */
char *
sam_report_to_csv (const SamReport *report)
{
  const char *const head[] = { "report", "section", "figure", "label", "value", "number", "n", "from", "to", "made_on",
                               "definition" };
  GString *text = g_string_new ("\xef\xbb\xbf");

  sam_csv_append_row (text, head, G_N_ELEMENTS (head), ';');
  for (guint i = 0; i < report->sections->len; i++)
    {
      const SamReportSection *section = g_ptr_array_index (report->sections, i);

      for (guint j = 0; j < section->figures->len; j++)
        {
          const SamReportFigure *figure = g_ptr_array_index (section->figures, j);
          g_autofree char *n = figure->n >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, figure->n) : NULL;
          const char *const cells[] = { report->preset, section->title, figure->id, figure->label, figure->value,
                                        figure->number, n, report->from, report->to, report->made_on,
                                        figure->definition };

          sam_csv_append_row (text, cells, G_N_ELEMENTS (cells), ';');
        }
    }
  return g_string_free (text, FALSE);
}

/* What the columns of the sheet of figures hold. */
enum
{
  COLUMN_NUMBER = 3,
  COLUMN_SHARE,
  COLUMN_OUT_OF,
};

static GPtrArray *
list_figures (const SamReport *report)
{
  const char *const head[] = { _ ("Section"), _ ("Figure"), _ ("As told"), _ ("Number"), _ ("Share"),
                               _ ("Out of"), _ ("What counts"), NULL };
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_ptr_array_add (rows, g_strdupv ((char **) head));
  for (guint i = 0; i < report->sections->len; i++)
    {
      const SamReportSection *section = g_ptr_array_index (report->sections, i);

      for (guint j = 0; j < section->figures->len; j++)
        {
          const SamReportFigure *figure = g_ptr_array_index (section->figures, j);
          const gboolean share = figure->n >= 0;
          const char *number = figure->number != NULL ? figure->number : "";
          g_autofree char *n = share ? g_strdup_printf ("%" G_GINT64_FORMAT, figure->n) : g_strdup ("");
          const char *const row[] = { section->title, figure->label, figure->value, share ? "" : number,
                                      share ? number : "", n, figure->definition != NULL ? figure->definition : "",
                                      NULL };

          g_ptr_array_add (rows, g_strdupv ((char **) row));
        }
    }
  return rows;
}

/**
 * sam_report_write_xlsx:
 *
 * Returns: whether the workbook was written: a sheet of the figures, and one for each table
 */
gboolean
sam_report_write_xlsx (const SamReport *report,
                       const char *path,
                       GError **error)
{
  g_autoptr (GArray) tables = g_array_new (FALSE, TRUE, sizeof (SamXlsxTable));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) figures = list_figures (report);
  g_autofree char *dates = sam_report_dup_date_line (report);
  g_autofree char *subtitle = g_strdup_printf ("%s%s%s", report->region != NULL ? report->region : "",
                                               report->region != NULL ? " · " : "", dates);
  SamXlsxTable sheet = { .title = report->title, .subtitle = subtitle, .rows = figures };

  /* Translators: a sheet of a workbook; at most 31 letters */
  sheet.name = _ ("Figures");
  sheet.numbers = 1 << COLUMN_NUMBER | 1 << COLUMN_SHARE | 1 << COLUMN_OUT_OF;
  sheet.shares = 1 << COLUMN_SHARE;
  g_array_append_val (tables, sheet);
  for (guint i = 0; i < report->sections->len; i++)
    {
      const SamReportSection *section = g_ptr_array_index (report->sections, i);

      for (guint j = 0; j < section->tables->len; j++)
        {
          const SamReportTable *table = g_ptr_array_index (section->tables, j);
          /* Translators: a sheet of a workbook; at most 31 letters */
          char *name = g_strdup_printf (C_ ("sheet", "Table %u"), tables->len);
          SamXlsxTable next = { .name = name };

          next.title = table->title;
          next.subtitle = table->note;
          next.rows = table->rows;
          next.numbers = table->numbers;

          g_ptr_array_add (names, name);
          g_array_append_val (tables, next);
        }
    }
  return sam_xlsx_write_tables ((const SamXlsxTable *) tables->data, tables->len, path, error);
}
