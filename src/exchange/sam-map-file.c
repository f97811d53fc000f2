/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map on a sheet of its own: A4 across, with what it is of, on which day, and whose boundaries these are. A PDF has
 * the table on the sheets behind it. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-map.h"

#include "exchange/sam-csv-writer.h"
#include "exchange/sam-exchange-error.h"
#include "exchange/sam-pdf-draw.h"
#include "exchange/sam-pdf-file.h"
#include "network/sam-coverage-words.h"

#include "samenhulp-config.h"

#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define WIDTH SAM_PDF_A4_LONG
#define HEIGHT SAM_PDF_A4_SHORT
#define MARGIN SAM_PDF_MM (12)
#define HEAD SAM_PDF_MM (20)
#define FOOT SAM_PDF_MM (12)
#define ROW SAM_PDF_MM (10)
#define ROWS_PER_PAGE 15
#define PIXELS_PER_POINT 3

static char *
dup_title (const SamMap *self)
{
  const SamCoverageGround *ground = self->coverage->ground;
  g_autofree char *choice = sam_coverage_choice_describe (ground, self->choice);

  /* Translators: the title of a map: what it shows, of which topic, and of which region */
  return g_strdup_printf (_ ("%s: %s, %s"), sam_coverage_measure_get_name (self->measure), choice,
                          ground->region != NULL ? ground->region : "");
}

static void
draw_sheet (const SamMap *self,
            cairo_t *cairo)
{
  const SamPdfStyle title_style = { 17, TRUE, 0, PANGO_ALIGN_LEFT, 1 };
  const SamPdfStyle note_style = { 8, FALSE, 0.3, PANGO_ALIGN_LEFT, 3 };
  SamMap map = *self;
  g_autofree char *title = dup_title (self);
  g_autofree char *figures = sam_coverage_describe (self->coverage);
  g_autofree char *note =
      g_strconcat (figures, " ", _ ("Boundaries: © CBS/Kadaster 2023, CC BY 4.0, simplified."), NULL);

  map.palette = &sam_map_palette_light;
  map.selected = -1;
  map.size = 9;
  sam_pdf_draw_text (cairo, MARGIN, MARGIN, WIDTH - 2 * MARGIN, &title_style, title);
  cairo_save (cairo);
  cairo_translate (cairo, MARGIN, HEAD);
  sam_map_draw (&map, cairo, WIDTH - 2 * MARGIN, HEIGHT - HEAD - FOOT - MARGIN);
  cairo_restore (cairo);
  sam_pdf_draw_text (cairo, MARGIN, HEIGHT - FOOT - MARGIN / 2, WIDTH - 2 * MARGIN, &note_style, note);
}

static void
draw_row (cairo_t *cairo,
          double y,
          const SamPdfStyle *style,
          char **cells)
{
  /* In millimetres. People do not read the code; what is missing stands below. */
  static const double widths[SAM_COVERAGE_N_COLUMNS] = { 0, 55, 27, 22, 38, 22, 25, 25, 34, 25, 0 };
  double x = MARGIN;

  for (guint i = 0; i < SAM_COVERAGE_N_COLUMNS; i++)
    {
      if (widths[i] > 0)
        sam_pdf_draw_text (cairo, x, y, SAM_PDF_MM (widths[i]) - 6, style, cells[i]);
      x += SAM_PDF_MM (widths[i]);
    }
}

static void
draw_table (const SamMap *self,
            cairo_t *cairo)
{
  const SamPdfStyle head_style = { 8, TRUE, 0.2, PANGO_ALIGN_LEFT, 2 };
  const SamPdfStyle cell_style = { 8, FALSE, 0, PANGO_ALIGN_LEFT, 2 };
  const SamPdfStyle title_style = { 13, TRUE, 0, PANGO_ALIGN_LEFT, 1 };
  g_auto (GStrv) labels = sam_coverage_dup_labels ();
  g_autofree char *title = dup_title (self);
  GPtrArray *rows = self->coverage->rows;

  for (guint first = 0; first < rows->len; first += ROWS_PER_PAGE)
    {
      double y = MARGIN + HEAD;

      sam_pdf_draw_text (cairo, MARGIN, MARGIN, WIDTH - 2 * MARGIN, &title_style, title);
      draw_row (cairo, y - ROW, &head_style, labels);
      for (guint i = first; i < MIN (first + ROWS_PER_PAGE, rows->len); i++)
        {
          g_auto (GStrv) cells = sam_coverage_row_dup_cells (g_ptr_array_index (rows, i));

          sam_pdf_draw_line (cairo, MARGIN, y, WIDTH - MARGIN, y, 0.4, 0.75);
          draw_row (cairo, y + 3, &cell_style, cells);
          y += ROW;
        }
      cairo_show_page (cairo);
    }
}

static gboolean
write_pdf (const SamMap *self,
           const char *path,
           GError **error)
{
  g_autofree char *title = dup_title (self);
  SamPdfFile *file = sam_pdf_file_new (WIDTH, HEIGHT, title);
  cairo_t *cairo = sam_pdf_file_get_cairo (file);

  draw_sheet (self, cairo);
  cairo_show_page (cairo);
  draw_table (self, cairo);
  return sam_pdf_file_finish (file, path, error);
}

static cairo_status_t
collect (void *closure,
         const unsigned char *data,
         unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Drawn in memory, so that a file is replaced only by a whole one. */
static gboolean
write_picture (const SamMap *self,
               const char *path,
               gboolean svg,
               GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const double scale = svg ? 1 : PIXELS_PER_POINT;
  cairo_surface_t *surface =
      svg ? cairo_svg_surface_create_for_stream (collect, bytes, WIDTH, HEIGHT)
          : cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (WIDTH * scale), (int) (HEIGHT * scale));
  cairo_t *cairo = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cairo, scale, scale);
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  draw_sheet (self, cairo);
  status = cairo_status (cairo);
  cairo_destroy (cairo);
  if (status == CAIRO_STATUS_SUCCESS && !svg)
    status = cairo_surface_write_to_png_stream (surface, collect, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_file_set_contents (path, (const char *) bytes->data, (gssize) bytes->len, error);
  g_set_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT, _ ("The picture could not be made: %s."),
               cairo_status_to_string (status));
  return FALSE;
}

static gboolean
write_csv (const SamMap *self,
           const char *path,
           GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  sam_csv_append_row (text, sam_coverage_get_columns (), SAM_COVERAGE_N_COLUMNS, ',');
  for (guint i = 0; i < self->coverage->rows->len; i++)
    {
      g_auto (GStrv) cells = sam_coverage_row_dup_cells (g_ptr_array_index (self->coverage->rows, i));

      sam_csv_append_row (text, (const char *const *) cells, SAM_COVERAGE_N_COLUMNS, ',');
    }
  return g_file_set_contents (path, text->str, (gssize) text->len, error);
}

/**
 * sam_map_write:
 * @path: the file; its ending says what it becomes: .pdf, .svg, .png, or .csv for the table
 *
 * Returns: whether it was written
 */
gboolean
sam_map_write (const SamMap *self,
               const char *path,
               GError **error)
{
  const char *dot = strrchr (path, '.');

  if (dot != NULL && g_ascii_strcasecmp (dot, ".pdf") == 0)
    return write_pdf (self, path, error);
  if (dot != NULL && g_ascii_strcasecmp (dot, ".csv") == 0)
    return write_csv (self, path, error);
  if (dot != NULL && (g_ascii_strcasecmp (dot, ".svg") == 0 || g_ascii_strcasecmp (dot, ".png") == 0))
    return write_picture (self, path, g_ascii_strcasecmp (dot, ".svg") == 0, error);
  g_set_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT,
               _ ("“%s” must end in .pdf, .svg, .png or .csv: that says what it becomes."), path);
  return FALSE;
}
