/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sheet to read and to filter: columns named as people name them, references by their titles, dates and numbers as
 * dates and numbers. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-export-job.h"

#include "exchange/sam-exchange-error.h"
#include "exchange/sam-xlsx-text.h"

#include "samenhulp-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <xlsxwriter.h>

/* The longest text that a cell of Excel holds, in UTF-16 units; we count bytes, which are never fewer. */
#define LONGEST_CELL 32767

typedef struct
{
  SamExportJob *job;
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *heading;
  lxw_format *date;
  lxw_format *time;
} Sheet;

static void
write_string (Sheet *sheet,
              lxw_row_t row,
              lxw_col_t column,
              const SamField *field,
              const char *text)
{
  g_autofree char *shortened = NULL;
  g_autofree char *escaped = NULL;
  gsize length = LONGEST_CELL;

  if (*text == '\0')
    return;
  if (strlen (text) > LONGEST_CELL)
    {
      while ((text[length] & 0xc0) == 0x80)
        length--;
      shortened = g_strndup (text, length);
      sam_export_job_leave_out (sheet->job, _ ("“%s” was cut where a cell of the sheet holds no more."),
                                g_dgettext (GETTEXT_PACKAGE, field->label));
      text = shortened;
    }
  escaped = sam_xlsx_text_escape (text);
  worksheet_write_string (sheet->sheet, row, column, escaped, NULL);
}

static void
write_date (Sheet *sheet,
            lxw_row_t row,
            lxw_col_t column,
            const char *text)
{
  lxw_datetime date = { 0 };

  if (sscanf (text, "%4d-%2d-%2d", &date.year, &date.month, &date.day) == 3)
    worksheet_write_datetime (sheet->sheet, row, column, &date, sheet->date);
}

static void
write_time (Sheet *sheet,
            lxw_row_t row,
            lxw_col_t column,
            const char *text)
{
  int hour;
  int minute;

  /* A time of day is a fraction of a day. */
  if (sscanf (text, "%2d:%2d", &hour, &minute) == 2)
    worksheet_write_number (sheet->sheet, row, column, (hour * 60 + minute) / 1440.0, sheet->time);
}

static void
write_field (Sheet *sheet,
             lxw_row_t row,
             lxw_col_t column,
             SamRecord *record,
             const SamField *field)
{
  g_autofree char *text = NULL;

  if (!sam_record_has_value (record, field->name))
    {
      if (sam_record_get_value (record, field->name) != NULL)
        sam_export_job_leave_out (sheet->job, _ ("Values of “%s” that this version cannot read were left out."),
                                  field->name);
      return;
    }
  text = sam_export_job_dup_text (sheet->job, record, field->name);
  if (text == NULL)
    return;
  if (field->type == SAM_FIELD_DATE && strcmp (text, "1900-01-01") >= 0)
    write_date (sheet, row, column, text);
  else if (field->type == SAM_FIELD_TIME)
    write_time (sheet, row, column, text);
  else if (field->type == SAM_FIELD_INTEGER || field->type == SAM_FIELD_DECIMAL)
    worksheet_write_number (sheet->sheet, row, column, g_ascii_strtod (text, NULL), NULL);
  else
    write_string (sheet, row, column, field, text);
}

static void
write_header (Sheet *sheet)
{
  GPtrArray *fields = sam_export_job_get_fields (sheet->job);

  for (guint i = 0; i < fields->len; i++)
    {
      const SamField *field = g_ptr_array_index (fields, i);

      worksheet_write_string (sheet->sheet, 0, (lxw_col_t) i, g_dgettext (GETTEXT_PACKAGE, field->label),
                              sheet->heading);
    }
  /* By its id a row is known again when the sheet comes back. */
  if (sam_export_job_stays_in_region (sheet->job))
    worksheet_write_string (sheet->sheet, 0, (lxw_col_t) fields->len, _ ("Id"), sheet->heading);
  worksheet_set_column (sheet->sheet, 0, (lxw_col_t) fields->len, 18, NULL);
  worksheet_freeze_panes (sheet->sheet, 1, 1);
}

static gboolean
write_records (Sheet *sheet,
               GError **error)
{
  GPtrArray *fields = sam_export_job_get_fields (sheet->job);
  g_autoptr (GError) local_error = NULL;
  lxw_row_t row = 1;

  for (; row < LXW_ROW_MAX; row++)
    {
      g_autoptr (SamRecord) record = sam_export_job_next (sheet->job, &local_error);

      if (record == NULL)
        break;
      for (guint i = 0; i < fields->len; i++)
        write_field (sheet, row, (lxw_col_t) i, record, g_ptr_array_index (fields, i));
      if (sam_export_job_stays_in_region (sheet->job))
        worksheet_write_string (sheet->sheet, row, (lxw_col_t) fields->len, sam_record_get_id (record), NULL);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  worksheet_autofilter (sheet->sheet, 0, 0, MAX (row, 2) - 1, (lxw_col_t) (fields->len - 1));
  return TRUE;
}

/* libxlsxwriter writes numbers as the language of the thread does; a workbook has points, whoever made it. */
static locale_t
begin_points (void)
{
  return uselocale (newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale ((locale_t) 0))));
}

static void
end_points (locale_t before)
{
  freelocale (uselocale (before));
}

/* A file that is there already keeps its mode. */
static gboolean
make_private (const char *path,
              GError **error)
{
  const int fd = g_open (path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

  if (fd >= 0)
    return g_close (fd, error);
  g_set_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT, _ ("“%s” cannot be written: %s"), path,
               g_strerror (errno));
  return FALSE;
}

static gboolean
write_sheet (SamExportJob *job,
             const char *path,
             GError **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  Sheet sheet = { .job = job };
  gboolean written;
  lxw_error closed;

  sheet.workbook = workbook_new_opt (path, &options);
  /* Excel limits the names of sheets to 31 characters and refuses some signs; the kind's own name is neither. */
  sheet.sheet = workbook_add_worksheet (sheet.workbook, sam_export_job_get_kind (job)->name);
  sheet.heading = workbook_add_format (sheet.workbook);
  format_set_bold (sheet.heading);
  sheet.date = workbook_add_format (sheet.workbook);
  format_set_num_format (sheet.date, "dd-mm-yyyy");
  sheet.time = workbook_add_format (sheet.workbook);
  format_set_num_format (sheet.time, "hh:mm");

  sam_export_job_say (job, NULL);
  write_header (&sheet);
  written = write_records (&sheet, error);
  closed = workbook_close (sheet.workbook);
  if (written && closed != LXW_NO_ERROR)
    {
      g_set_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT, _ ("“%s” cannot be written: %s"), path,
                   lxw_strerror (closed));
      return FALSE;
    }
  return written;
}

/**
 * sam_xlsx_write:
 *
 * Returns: whether the whole workbook was written to @path
 */
gboolean
sam_xlsx_write (SamExportJob *job,
                const char *path,
                GError **error)
{
  locale_t before;
  gboolean written;

  if (!make_private (path, error))
    return FALSE;
  before = begin_points ();
  written = write_sheet (job, path, error);
  end_points (before);
  return written;
}

typedef struct
{
  lxw_workbook *workbook;
  lxw_format *heading;
  lxw_format *share;
} Book;

static void
write_table (const Book *book,
             const SamXlsxTable *table)
{
  lxw_worksheet *sheet = workbook_add_worksheet (book->workbook, table->name);

  worksheet_write_string (sheet, 0, 0, table->title, book->heading);
  worksheet_write_string (sheet, 1, 0, table->subtitle != NULL ? table->subtitle : "", NULL);
  for (guint row = 0; row < table->rows->len; row++)
    {
      char **cells = g_ptr_array_index (table->rows, row);

      for (guint column = 0; cells[column] != NULL; column++)
        {
          char *end = cells[column];
          const double number = g_strtod (cells[column], &end);

          /* What is not told among numbers is said in words. */
          if (row > 0 && (table->numbers >> column & 1) != 0 && end != cells[column] && *end == '\0')
            worksheet_write_number (sheet, row + 3, (lxw_col_t) column, number,
                                    (table->shares >> column & 1) != 0 ? book->share : NULL);
          else if (*cells[column] != '\0')
            worksheet_write_string (sheet, row + 3, (lxw_col_t) column, cells[column],
                                    row == 0 ? book->heading : NULL);
        }
    }
  worksheet_freeze_panes (sheet, 4, 0);
}

/**
 * sam_xlsx_write_tables:
 * @tables: (array length=n_tables): a sheet each
 *
 * Returns: whether the whole workbook was written to @path
 */
gboolean
sam_xlsx_write_tables (const SamXlsxTable *tables,
                       guint n_tables,
                       const char *path,
                       GError **error)
{
  Book book = { NULL };
  locale_t before;
  lxw_error closed;

  if (!make_private (path, error))
    return FALSE;
  book.workbook = workbook_new (path);
  book.heading = workbook_add_format (book.workbook);
  format_set_bold (book.heading);
  book.share = workbook_add_format (book.workbook);
  format_set_num_format (book.share, "0%");
  for (guint i = 0; i < n_tables; i++)
    write_table (&book, &tables[i]);
  before = begin_points ();
  closed = workbook_close (book.workbook);
  end_points (before);
  if (closed != LXW_NO_ERROR)
    g_set_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT, _ ("“%s” cannot be written: %s"), path,
                 lxw_strerror (closed));
  return closed == LXW_NO_ERROR;
}
