/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-pdf-draw.h"

#define CUT_MARK SAM_PDF_MM (5)

/**
 * sam_pdf_draw_text:
 *
 * Draws text from its top left corner, real text that can be searched and copied.
 *
 * Returns: its height
 */
double
sam_pdf_draw_text (cairo_t *cairo,
                   double x,
                   double y,
                   double width,
                   const SamPdfStyle *style,
                   const char *text)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cairo);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  PangoRectangle extents;

  /* Absolute, so that a printer's resolution does not change the size. */
  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  pango_font_description_set_weight (font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_height (layout, -(int) MAX (1, style->lines));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, style->align);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, NULL, &extents);
  cairo_set_source_rgb (cairo, style->grey, style->grey, style->grey);
  cairo_move_to (cairo, x, y);
  pango_cairo_show_layout (cairo, layout);
  return extents.height / (double) PANGO_SCALE;
}

/**
 * sam_pdf_draw_line:
 */
void
sam_pdf_draw_line (cairo_t *cairo,
                   double x1,
                   double y1,
                   double x2,
                   double y2,
                   double width,
                   double grey)
{
  cairo_set_source_rgb (cairo, grey, grey, grey);
  cairo_set_line_width (cairo, width);
  cairo_move_to (cairo, x1, y1);
  cairo_line_to (cairo, x2, y2);
  cairo_stroke (cairo);
}

/**
 * sam_pdf_draw_cut_marks:
 *
 * Marks at the edges of a sheet, and crosses inside it, where it is cut into @columns × @rows cards.
 */
void
sam_pdf_draw_cut_marks (cairo_t *cairo,
                        double width,
                        double height,
                        guint columns,
                        guint rows)
{
  for (guint column = 0; column <= columns; column++)
    for (guint row = 0; row <= rows; row++)
      {
        const double x = width * column / columns;
        const double y = height * row / rows;

        if (column > 0 && column < columns)
          sam_pdf_draw_line (cairo, x, y - CUT_MARK, x, y + CUT_MARK, 0.4, 0.3);
        if (row > 0 && row < rows)
          sam_pdf_draw_line (cairo, x - CUT_MARK, y, x + CUT_MARK, y, 0.4, 0.3);
      }
}
