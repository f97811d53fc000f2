/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-sheet.h"

#include "exchange/sam-sheet-header.h"
#include "record/sam-kind.h"
#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
sam_sheet_problem_free (SamSheetProblem *problem)
{
  g_free (problem->message);
  g_free (problem);
}

/**
 * sam_sheet_new:
 *
 * Returns: (transfer full): a table without columns
 */
SamSheet *
sam_sheet_new (void)
{
  SamSheet *self = g_new0 (SamSheet, 1);

  self->header = g_new0 (char *, 1);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_sheet_row_free);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_sheet_problem_free);
  return self;
}

/**
 * sam_sheet_free:
 * @self: (transfer full): a table
 */
void
sam_sheet_free (SamSheet *self)
{
  g_strfreev (self->header);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->problems);
  g_free (self->encoding);
  g_free (self);
}

/**
 * sam_sheet_add_problem:
 * @line: where, counted from 1; 0 if it is the file as a whole
 * @format: what is wrong, a whole sentence
 */
void
sam_sheet_add_problem (SamSheet *self,
                       guint line,
                       const char *format,
                       ...)
{
  SamSheetProblem *problem = g_new0 (SamSheetProblem, 1);
  va_list arguments;

  va_start (arguments, format);
  problem->line = line;
  problem->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->problems, problem);
}

/**
 * sam_sheet_problem_describe:
 *
 * Returns: (transfer full): what is wrong, and on which line
 */
char *
sam_sheet_problem_describe (const SamSheetProblem *problem)
{
  /* Translators: the number of a line, and what is wrong there */
  return problem->line == 0 ? g_strdup (problem->message)
                            : g_strdup_printf (_ ("Line %u: %s"), problem->line, problem->message);
}

/**
 * sam_sheet_find_problem:
 *
 * Returns: (nullable) (transfer none): the first problem on @line
 */
const SamSheetProblem *
sam_sheet_find_problem (const SamSheet *self,
                        guint line)
{
  for (guint i = 0; i < self->problems->len; i++)
    {
      const SamSheetProblem *problem = g_ptr_array_index (self->problems, i);

      if (problem->line == line)
        return problem;
    }
  return NULL;
}

/**
 * sam_sheet_get_column_label:
 *
 * A card or a calendar has no words above its columns, but the names of fields.
 *
 * Returns: (transfer none): what people call the column; "" where nothing stands above it
 */
const char *
sam_sheet_get_column_label (const SamSheet *self,
                            guint column)
{
  const SamField *field = NULL;

  if (self->kind != NULL)
    field = sam_kind_find_field (sam_kind_find (self->kind), self->header[column]);
  return field != NULL ? _ (field->label) : self->header[column];
}

/**
 * sam_sheet_row_new:
 * @cells: (transfer full) (element-type utf8): the cells, whose memory the row takes
 *
 * Returns: (transfer full): a row
 */
SamSheetRow *
sam_sheet_row_new (guint line,
                   GPtrArray *cells)
{
  SamSheetRow *row = g_new0 (SamSheetRow, 1);

  row->line = line;
  g_ptr_array_add (cells, NULL);
  row->cells = (char **) g_ptr_array_free (cells, FALSE);
  return row;
}

/**
 * sam_sheet_row_free:
 * @row: (transfer full) (nullable): a row
 */
void
sam_sheet_row_free (SamSheetRow *row)
{
  if (row == NULL)
    return;
  g_strfreev (row->cells);
  g_free (row);
}

static gboolean
repeats_header (SamSheet *self,
                char **cells)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (cells[i] == NULL || strcmp (cells[i], self->header[i]) != 0)
      return FALSE;
  return TRUE;
}

static void
take_header (SamSheet *self,
             SamSheetRow *row)
{
  guint last = 0;

  for (guint i = 0; row->cells[i] != NULL; i++)
    {
      g_strstrip (row->cells[i]);
      if (row->cells[i][0] != '\0')
        last = i + 1;
    }
  self->header_line = row->line;
  self->n_columns = last;
  g_strfreev (self->header);
  self->header = g_new0 (char *, last + 1);
  for (guint i = 0; i < last; i++)
    self->header[i] = g_strdup (row->cells[i]);
}

/* A row exactly as long as the header; what was missing or too much is said. */
static void
fit_row (SamSheet *self,
         SamSheetRow *row)
{
  guint length = g_strv_length (row->cells);
  guint lost = 0;

  for (guint i = self->n_columns; i < length; i++)
    {
      lost += !sam_sheet_is_blank (row->cells[i]);
      g_clear_pointer (&row->cells[i], g_free);
    }
  if (lost > 0)
    sam_sheet_add_problem (self, row->line,
                           _ ("The row has more columns than the header; the last %u were left out."), lost);
  if (length < self->n_columns)
    {
      if (self->delimiter != 0)
        sam_sheet_add_problem (self, row->line, _ ("The row is broken off: it has %u of the %u columns."),
                               length, self->n_columns);
      row->cells = g_renew (char *, row->cells, self->n_columns + 1);
      for (guint i = length; i <= self->n_columns; i++)
        row->cells[i] = i < self->n_columns ? g_strdup ("") : NULL;
    }
}

/* A column for every cell that any row has. */
static void
make_header (SamSheet *self,
             GPtrArray *raw_rows)
{
  for (guint i = 0; i < raw_rows->len; i++)
    {
      char **cells = ((SamSheetRow *) g_ptr_array_index (raw_rows, i))->cells;
      const guint n_cells = g_strv_length (cells);

      for (guint c = self->n_columns; c < n_cells; c++)
        if (!sam_sheet_is_blank (cells[c]))
          self->n_columns = c + 1;
    }
  self->without_header = TRUE;
  g_strfreev (self->header);
  self->header = g_new0 (char *, self->n_columns + 1);
  for (guint c = 0; c < self->n_columns; c++)
    self->header[c] = g_strdup_printf (_ ("Column %u"), c + 1);
}

/* Short rows are filled up to the length of the header, so that a small file can ask for very many cells. */
static gboolean
is_too_large (const SamSheet *self,
              GPtrArray *raw_rows,
              guint first)
{
  guint64 n_rows = 0;

  for (guint i = first; i < raw_rows->len; i++)
    n_rows += sam_sheet_count_filled (((SamSheetRow *) raw_rows->pdata[i])->cells) > 0;
  return n_rows * self->n_columns > SAM_SHEET_MOST_CELLS;
}

static void
refuse_size (SamSheet *self)
{
  self->n_columns = 0;
  g_ptr_array_set_size (self->problems, 0);
  sam_sheet_add_problem (self, 0, _ ("This list has more rows and columns than can be read; divide it."));
}

/**
 * sam_sheet_take_rows:
 * @raw_rows: (transfer full) (element-type SamSheetRow): every row of the file in order
 * @header: whether the first full one has the names of the columns
 *
 * Blank rows and repeated headers (of lists pasted together) are left out. Of a list that is too large nothing is
 * taken, and that is its only problem.
 */
void
sam_sheet_take_rows (SamSheet *self,
                     GPtrArray *raw_rows,
                     SamSheetHeader header)
{
  const guint at = sam_sheet_header_find (raw_rows);
  guint first = at + 1;

  if (header == SAM_SHEET_HEADER_MISSING ||
      (header == SAM_SHEET_HEADER_GUESSED && sam_sheet_header_is_row (raw_rows, at)))
    {
      make_header (self, raw_rows);
      first = 0;
    }
  else if (raw_rows->len > 0)
    take_header (self, g_ptr_array_index (raw_rows, at));
  g_ptr_array_set_free_func (raw_rows, (GDestroyNotify) sam_sheet_row_free);
  if (is_too_large (self, raw_rows, first))
    refuse_size (self);
  for (guint i = first; i < raw_rows->len && self->n_columns > 0; i++)
    {
      SamSheetRow *row = g_ptr_array_index (raw_rows, i);

      if (sam_sheet_count_filled (row->cells) == 0 || repeats_header (self, row->cells))
        continue;
      raw_rows->pdata[i] = NULL;
      fit_row (self, row);
      g_ptr_array_add (self->rows, row);
    }
  g_ptr_array_unref (raw_rows);
}
