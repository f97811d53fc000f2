/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Millimetres to points, 1/72 inch, in which everything here is drawn. */
#define SAM_PDF_MM(mm) ((mm) *72.0 / 25.4)
#define SAM_PDF_A4_SHORT SAM_PDF_MM (210)
#define SAM_PDF_A4_LONG SAM_PDF_MM (297)

typedef struct
{
  double size; /* in points */
  gboolean bold;
  double grey; /* 0: black */
  PangoAlignment align;
  guint lines; /* most lines of a paragraph, the last one ended by an ellipsis; 0: one */
} SamPdfStyle;

double sam_pdf_draw_text (cairo_t *cairo,
                          double x,
                          double y,
                          double width,
                          const SamPdfStyle *style,
                          const char *text);
void sam_pdf_draw_line (cairo_t *cairo,
                        double x1,
                        double y1,
                        double x2,
                        double y2,
                        double width,
                        double grey);
void sam_pdf_draw_cut_marks (cairo_t *cairo,
                             double width,
                             double height,
                             guint columns,
                             guint rows);

G_END_DECLS
