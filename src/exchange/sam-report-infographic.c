/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page of large numbers: a band for each section, shares with a bar that shows how much of the whole they are. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-report-writer.h"

#include "exchange/sam-pdf-draw.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define BANDS 4
#define GAP SAM_PDF_MM (4)
#define PAD SAM_PDF_MM (4)
#define MOST_FIGURES 3

/* The colours of four life domains, light behind and dark in front; contrast 4.5:1 or better. */
static const struct
{
  double back[3], front[3];
} colours[BANDS] = {
  { { 0.851, 0.933, 0.925 }, { 0.043, 0.373, 0.373 } },
  { { 0.859, 0.918, 0.984 }, { 0.078, 0.325, 0.561 } },
  { { 0.875, 0.945, 0.878 }, { 0.122, 0.380, 0.161 } },
  { { 0.984, 0.925, 0.788 }, { 0.439, 0.294, 0.020 } },
};

typedef struct
{
  cairo_t *cairo;
  const double *front;
} Pen;

static double
draw_words (const Pen *pen,
            double x,
            double y,
            double width,
            double size,
            gboolean bold,
            const char *text)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (pen->cairo);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  PangoRectangle extents;

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, NULL, &extents);
  cairo_set_source_rgb (pen->cairo, pen->front[0], pen->front[1], pen->front[2]);
  cairo_move_to (pen->cairo, x, y);
  pango_cairo_show_layout (pen->cairo, layout);
  return extents.height / (double) PANGO_SCALE;
}

/* How much of the whole a share is; the number stands above it. */
static void
draw_bar (const Pen *pen,
          double x,
          double y,
          double width,
          double share)
{
  cairo_set_source_rgb (pen->cairo, 1, 1, 1);
  cairo_rectangle (pen->cairo, x, y, width, 6);
  cairo_fill (pen->cairo);
  cairo_set_source_rgb (pen->cairo, pen->front[0], pen->front[1], pen->front[2]);
  cairo_rectangle (pen->cairo, x, y, width * CLAMP (share, 0, 1), 6);
  cairo_fill (pen->cairo);
}

static void
draw_figure (const Pen *pen,
             const SamReportFigure *figure,
             double x,
             double y,
             double width)
{
  const gboolean told = figure->number != NULL;
  g_autofree char *n = figure->n >= 0 ? g_strdup_printf (_ ("n = %d"), (int) figure->n) : NULL;

  y += draw_words (pen, x, y, width, told ? 26 : 13, TRUE, figure->value) + 2;
  if (told && figure->n >= 0)
    {
      draw_bar (pen, x, y, width * 0.9, g_ascii_strtod (figure->number, NULL));
      y += 10;
    }
  y += draw_words (pen, x, y, width, 10.5, FALSE, figure->label);
  if (n != NULL)
    draw_words (pen, x, y, width, 9, FALSE, n);
}

/**
 * sam_report_draw_infographic:
 * @report: a #SamReport, of which the first sections are drawn
 */
void
sam_report_draw_infographic (cairo_t *cairo,
                             double width,
                             double height,
                             gpointer report)
{
  GPtrArray *sections = ((const SamReport *) report)->sections;
  const double band = (height - (BANDS - 1) * GAP) / BANDS;
  const double column = (width - 2 * PAD) / MOST_FIGURES;

  for (guint i = 0; i < MIN (BANDS, sections->len); i++)
    {
      const SamReportSection *section = g_ptr_array_index (sections, i);
      const Pen pen = { cairo, colours[i].front };
      const double top = i * (band + GAP);

      if (section->figures->len == 0)
        continue;
      cairo_set_source_rgb (cairo, colours[i].back[0], colours[i].back[1], colours[i].back[2]);
      cairo_rectangle (cairo, 0, top, width, band);
      cairo_fill (cairo);
      draw_words (&pen, PAD, top + PAD * 0.7, width - 2 * PAD, 12, TRUE, section->title);
      for (guint j = 0; j < MIN (MOST_FIGURES, section->figures->len); j++)
        draw_figure (&pen, section->figures->pdata[j], PAD + j * column, top + PAD + 16, column - GAP);
    }
}
