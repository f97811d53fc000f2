/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-field-rows.h"

#include <string.h>

struct _SamFieldRows
{
  const char *const *columns;
  guint n_columns;
  GPtrArray *rows; /* (element-type SamSheetRow) */
  SamSheet *sheet; /* that it becomes, with its problems so far */
};

/**
 * sam_field_rows_new:
 * @columns: (array zero-terminated=1): names of fields; static
 *
 * Returns: (transfer full): no rows yet
 */
SamFieldRows *
sam_field_rows_new (const char *const *columns)
{
  SamFieldRows *self = g_new0 (SamFieldRows, 1);

  self->columns = columns;
  self->n_columns = g_strv_length ((char **) columns);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_sheet_row_free);
  self->sheet = sam_sheet_new ();
  return self;
}

/**
 * sam_field_rows_free:
 * @self: (transfer full): rows; a sheet that was made of them stays
 */
void
sam_field_rows_free (SamFieldRows *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->sheet, sam_sheet_free);
  g_free (self);
}

/**
 * sam_field_rows_add_problem:
 * @line: where in the file; that on which a row begins says that it is of that row, 0 that it is of the whole file
 * @message: a whole sentence, translated
 */
void
sam_field_rows_add_problem (SamFieldRows *self,
                            guint line,
                            const char *message)
{
  sam_sheet_add_problem (self->sheet, line, "%s", message);
}

/**
 * sam_field_rows_add:
 * @line: where it begins in the file
 *
 * Begins a row: from here on it is the present one.
 */
void
sam_field_rows_add (SamFieldRows *self,
                    guint line)
{
  SamSheetRow *row = g_new0 (SamSheetRow, 1);

  row->line = line;
  row->cells = g_new0 (char *, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    row->cells[i] = g_strdup ("");
  g_ptr_array_add (self->rows, row);
}

static char **
find_cell (SamFieldRows *self,
           const char *column)
{
  SamSheetRow *row = g_ptr_array_index (self->rows, self->rows->len - 1);

  for (guint i = 0; i < self->n_columns; i++)
    if (g_str_equal (self->columns[i], column))
      return &row->cells[i];
  g_assert_not_reached ();
}

/**
 * sam_field_rows_set:
 * @text: (nullable): none is an empty cell
 */
void
sam_field_rows_set (SamFieldRows *self,
                    const char *column,
                    const char *text)
{
  char **cell = find_cell (self, column);

  g_free (*cell);
  *cell = g_strdup (text != NULL ? text : "");
}

/**
 * sam_field_rows_has:
 *
 * Returns: whether the column of the row at hand has something in it
 */
gboolean
sam_field_rows_has (SamFieldRows *self,
                    const char *column)
{
  return **find_cell (self, column) != '\0';
}

/**
 * sam_field_rows_append:
 * @text: (nullable): what comes after what is there
 */
void
sam_field_rows_append (SamFieldRows *self,
                       const char *column,
                       const char *text,
                       const char *separator)
{
  char **cell = find_cell (self, column);
  char *whole;

  if (text == NULL || *text == '\0')
    return;
  whole = **cell != '\0' ? g_strconcat (*cell, separator, text, NULL) : g_strdup (text);
  g_free (*cell);
  *cell = whole;
}

static gboolean
is_filled (SamFieldRows *self,
           guint column)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (*((SamSheetRow *) g_ptr_array_index (self->rows, i))->cells[column] != '\0')
      return TRUE;
  return FALSE;
}

/**
 * sam_field_rows_to_sheet:
 * @kind: what the file is about
 *
 * To be called once, at the end.
 *
 * Returns: (transfer full): the rows as a table, without the columns that are empty in all of them
 */
SamSheet *
sam_field_rows_to_sheet (SamFieldRows *self,
                         const char *kind)
{
  SamSheet *sheet = g_steal_pointer (&self->sheet);
  g_autoptr (GPtrArray) filled = g_ptr_array_new ();

  for (guint c = 0; c < self->n_columns; c++)
    if (is_filled (self, c))
      g_ptr_array_add (filled, GUINT_TO_POINTER (c));
  sheet->kind = kind;
  sheet->n_columns = filled->len;
  g_strfreev (sheet->header);
  sheet->header = g_new0 (char *, filled->len + 1);
  for (guint i = 0; i < filled->len; i++)
    sheet->header[i] = g_strdup (self->columns[GPOINTER_TO_UINT (filled->pdata[i])]);
  for (guint r = 0; r < self->rows->len; r++)
    {
      const SamSheetRow *row = g_ptr_array_index (self->rows, r);
      GPtrArray *cells = g_ptr_array_new ();

      for (guint i = 0; i < filled->len; i++)
        g_ptr_array_add (cells, g_strdup (row->cells[GPOINTER_TO_UINT (filled->pdata[i])]));
      g_ptr_array_add (sheet->rows, sam_sheet_row_new (row->line, cells));
    }
  return sheet;
}
