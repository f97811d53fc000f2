/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map with what it is of, on which day, and whose boundaries these are: on one sheet of A4 across as a picture; as
 * a PDF above the figures and what is missing where. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-map.h"

#include "exchange/sam-csv-writer.h"
#include "exchange/sam-exchange-error.h"
#include "exchange/sam-pdf-draw.h"
#include "exchange/sam-pdf-flow.h"
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
#define MAP_WIDTH SAM_PDF_MM (170) /* of the text on A4, about */
#define LEGEND SAM_PDF_MM (16)
#define PIXELS_PER_POINT 3

static char *
dup_title (const SamMap *self)
{
  const SamCoverageGround *ground = self->coverage->ground;
  g_autofree char *choice = sam_coverage_choice_describe (ground, self->choice);

  /* Translators: the title of a map: what it shows, of which topic, and of which region */
  if (ground->region != NULL && *ground->region != '\0')
    return g_strdup_printf (_ ("%s: %s, %s"), sam_coverage_measure_get_name (self->measure), choice, ground->region);
  return g_strdup_printf (_ ("%s: %s"), sam_coverage_measure_get_name (self->measure), choice);
}

static char *
dup_note (const SamMap *self)
{
  g_autofree char *figures = sam_coverage_describe (self->coverage);

  return g_strconcat (figures, " ", _ ("Boundaries: © CBS/Kadaster 2023, CC BY 4.0, simplified."), NULL);
}

/* Paper is white, and nobody points at it. */
static SamMap
for_paper (const SamMap *self)
{
  SamMap map = *self;

  map.palette = &sam_map_palette_light;
  map.selected = -1;
  map.size = 9;
  return map;
}

static void
draw_sheet (const SamMap *self,
            cairo_t *cairo)
{
  const SamPdfStyle title_style = { 17, TRUE, 0, PANGO_ALIGN_LEFT, 1 };
  const SamPdfStyle note_style = { 8, FALSE, 0.3, PANGO_ALIGN_LEFT, 3 };
  const SamMap map = for_paper (self);
  g_autofree char *title = dup_title (self);
  g_autofree char *note = dup_note (self);

  sam_pdf_draw_text (cairo, MARGIN, MARGIN, WIDTH - 2 * MARGIN, &title_style, title);
  cairo_save (cairo);
  cairo_translate (cairo, MARGIN, HEAD);
  sam_map_draw (&map, cairo, WIDTH - 2 * MARGIN, HEIGHT - HEAD - FOOT - MARGIN);
  cairo_restore (cairo);
  sam_pdf_draw_text (cairo, MARGIN, HEIGHT - FOOT - MARGIN / 2, WIDTH - 2 * MARGIN, &note_style, note);
}

static void
draw_map (cairo_t *cairo,
          double width,
          double height,
          gpointer data)
{
  sam_map_draw (data, cairo, width, height);
}

/* The columns that fit; what is missing is told below. */
static void
add_table (const SamMap *self,
           SamPdfFlow *flow)
{
  static const double shares[] = { 30, 23, 17, 25, 21, 21, 24, 25 };
  const char *const head[] = { _ ("Municipality"), _ ("Inhabitants"),
                               _ ("Groups"), _ ("Groups per 10,000 inhabitants"),
                               _ ("Topics"), _ ("Practices"),
                               _ ("Postcodes near a group"), _ ("Nearest group, in km"),
                               NULL };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_ptr_array_add (rows, g_strdupv ((char **) head));
  for (guint i = 0; i < self->coverage->rows->len; i++)
    {
      const SamCoverageRow *row = g_ptr_array_index (self->coverage->rows, i);
      char **cells = g_new0 (char *, G_N_ELEMENTS (head));

      cells[0] = g_strdup (row->municipality->name);
      cells[1] = g_strdup_printf ("%'" G_GINT64_FORMAT, row->municipality->inhabitants);
      cells[2] = sam_coverage_row_format (row, SAM_COVERAGE_GROUPS);
      cells[3] = g_strdup_printf ("%.1f", sam_coverage_row_get (row, SAM_COVERAGE_PER_10000));
      cells[4] = sam_coverage_row_format (row, SAM_COVERAGE_TOPICS);
      cells[5] = g_strdup_printf ("%u", row->practices->len);
      cells[6] = sam_coverage_row_format (row, SAM_COVERAGE_NEAR);
      cells[7] = row->nearest != NULL ? g_strdup_printf ("%.1f", row->nearest_km) : g_strdup ("");
      g_ptr_array_add (rows, cells);
    }
  sam_pdf_flow_add_table (flow, rows, shares, ~1u);
}

static void
add_white_spots (const SamMap *self,
                 SamPdfFlow *flow)
{
  sam_pdf_flow_add_heading (flow, 2, _ ("White spots"));
  sam_pdf_flow_add_note (flow, _ ("Topics on which there is a group elsewhere in the region, and none in the "
                                  "municipality."));
  for (guint i = 0; i < self->coverage->rows->len; i++)
    {
      const SamCoverageRow *row = g_ptr_array_index (self->coverage->rows, i);
      g_autofree char *missing = sam_coverage_row_describe_missing (row);

      sam_pdf_flow_add_heading (flow, 3, row->municipality->name);
      sam_pdf_flow_add_paragraph (flow, missing != NULL ? missing : _ ("None"));
    }
}

static gboolean
write_pdf (const SamMap *self,
           const char *path,
           GError **error)
{
  g_autofree char *title = dup_title (self);
  g_autofree char *note = dup_note (self);
  g_autoptr (SamPdfFlow) flow = sam_pdf_flow_new (SAM_PDF_FLOW_A4, title);
  SamMap map = for_paper (self);
  const double height = CLAMP (MAP_WIDTH * sam_map_get_shape (self), MAP_WIDTH / 3, MAP_WIDTH * 1.1);

  sam_pdf_flow_add_heading (flow, 1, title);
  sam_pdf_flow_add_drawing (flow, height + LEGEND, draw_map, &map, NULL);
  sam_pdf_flow_add_note (flow, note);
  sam_pdf_flow_add_heading (flow, 2, _ ("Figures"));
  add_table (self, flow);
  add_white_spots (self, flow);
  return sam_pdf_flow_write (flow, path, error);
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
      g_auto (GStrv) cells = sam_coverage_row_dup_cells (g_ptr_array_index (self->coverage->rows, i), FALSE);

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
