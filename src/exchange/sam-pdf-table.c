/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-pdf-table.h"

#include "exchange/sam-pdf-draw.h"
#include "exchange/sam-pdf-file.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define MARGIN SAM_PDF_MM (12)
#define HEAD SAM_PDF_MM (20)
#define ROW SAM_PDF_MM (10)
#define GAP 6
#define ROWS_PER_PAGE 16

typedef struct
{
  char *title;
  double share;
} Column;

struct _SamPdfTable
{
  char *title;
  char *note; /* below the title of each sheet; NULL: none */
  GArray *columns;
  double shares;
  GPtrArray *rows; /* of strv */
};

static void
clear_column (gpointer data)
{
  g_free (((Column *) data)->title);
}

/**
 * sam_pdf_table_new:
 * @title: what stands above it
 *
 * Returns: (transfer full): a table without columns and rows
 */
SamPdfTable *
sam_pdf_table_new (const char *title)
{
  SamPdfTable *self = g_new0 (SamPdfTable, 1);

  self->title = g_strdup (title);
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, clear_column);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return self;
}

/**
 * sam_pdf_table_free:
 * @self: (transfer full): a table
 */
void
sam_pdf_table_free (SamPdfTable *self)
{
  g_free (self->title);
  g_free (self->note);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * sam_pdf_table_set_note:
 * @note: a line below the title of each sheet
 */
void
sam_pdf_table_set_note (SamPdfTable *self,
                        const char *note)
{
  g_free (self->note);
  self->note = g_strdup (note);
}

/**
 * sam_pdf_table_add_column:
 * @share: of the width, beside those of the others
 */
void
sam_pdf_table_add_column (SamPdfTable *self,
                          const char *title,
                          double share)
{
  Column column = { g_strdup (title), share };

  g_array_append_val (self->columns, column);
  self->shares += share;
}

/**
 * sam_pdf_table_add_row:
 * @cells: (element-type utf8): one text for each column
 */
void
sam_pdf_table_add_row (SamPdfTable *self,
                       GPtrArray *cells)
{
  char **row = g_new0 (char *, self->columns->len + 1);

  g_return_if_fail (cells->len == self->columns->len);

  for (guint i = 0; i < cells->len; i++)
    row[i] = g_strdup (cells->pdata[i] != NULL ? cells->pdata[i] : "");
  g_ptr_array_add (self->rows, row);
}

/**
 * sam_pdf_table_get_title:
 *
 * Returns: (transfer none): what the table is called
 */
const char *
sam_pdf_table_get_title (SamPdfTable *self)
{
  return self->title;
}

/**
 * sam_pdf_table_count_pages:
 *
 * Returns: how many pages it takes; without rows it is one
 */
guint
sam_pdf_table_count_pages (SamPdfTable *self)
{
  return MAX (1, (self->rows->len + ROWS_PER_PAGE - 1) / ROWS_PER_PAGE);
}

static void
draw_row (SamPdfTable *self,
          cairo_t *cairo,
          double y,
          const SamPdfStyle *style,
          char **cells)
{
  const double line = SAM_PDF_A4_LONG - 2 * MARGIN;
  double x = MARGIN;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);
      const double width = line * column->share / self->shares;

      sam_pdf_draw_text (cairo, x, y, width - GAP, style, cells != NULL ? cells[i] : column->title);
      x += width;
    }
}

/**
 * sam_pdf_table_draw:
 * @page: from 0
 * @cairo: in points, for A4 across
 */
void
sam_pdf_table_draw (SamPdfTable *self,
                    guint page,
                    cairo_t *cairo)
{
  const SamPdfStyle title = { 15, TRUE, 0, PANGO_ALIGN_LEFT, 1 };
  const SamPdfStyle note = { 9, FALSE, 0.35, PANGO_ALIGN_RIGHT, 1 };
  const SamPdfStyle below = { 9, FALSE, 0.2, PANGO_ALIGN_LEFT, 1 };
  const SamPdfStyle head = { 9, TRUE, 0.2, PANGO_ALIGN_LEFT, 1 };
  const SamPdfStyle cell = { 9, FALSE, 0, PANGO_ALIGN_LEFT, 2 };
  const double width = SAM_PDF_A4_LONG - 2 * MARGIN;
  g_autofree char *sheet = g_strdup_printf (_ ("Page %u of %u"), page + 1, sam_pdf_table_count_pages (self));
  double y = MARGIN + HEAD;

  sam_pdf_draw_text (cairo, MARGIN, MARGIN, width * 0.8, &title, self->title);
  sam_pdf_draw_text (cairo, MARGIN + width * 0.8, MARGIN + 5, width * 0.2, &note, sheet);
  if (self->note != NULL)
    sam_pdf_draw_text (cairo, MARGIN, MARGIN + SAM_PDF_MM (8), width, &below, self->note);
  draw_row (self, cairo, y - SAM_PDF_MM (6), &head, NULL);
  for (guint i = page * ROWS_PER_PAGE; i < self->rows->len && i < (page + 1) * ROWS_PER_PAGE; i++)
    {
      sam_pdf_draw_line (cairo, MARGIN, y, SAM_PDF_A4_LONG - MARGIN, y, 0.4, 0.75);
      draw_row (self, cairo, y + 3, &cell, self->rows->pdata[i]);
      y += ROW;
    }
  sam_pdf_draw_line (cairo, MARGIN, y, SAM_PDF_A4_LONG - MARGIN, y, 0.4, 0.75);
}

/**
 * sam_pdf_table_write:
 * @path: the file
 *
 * Returns: whether it was written
 */
gboolean
sam_pdf_table_write (SamPdfTable *self,
                     const char *path,
                     GError **error)
{
  SamPdfFile *file = sam_pdf_file_new (SAM_PDF_A4_LONG, SAM_PDF_A4_SHORT, self->title);

  for (guint page = 0; page < sam_pdf_table_count_pages (self); page++)
    {
      sam_pdf_table_draw (self, page, sam_pdf_file_get_cairo (file));
      cairo_show_page (sam_pdf_file_get_cairo (file));
    }
  return sam_pdf_file_finish (file, path, error);
}
