/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* A document that flows over as many pages as it needs: what is added stands below what was added before. Pages are
 * drawn one by one onto anything, so that a preview shows what the file holds; in the file they are tagged and have
 * bookmarks. */
typedef struct _SamPdfFlow SamPdfFlow;

typedef enum
{
  SAM_PDF_FLOW_A4,
  SAM_PDF_FLOW_A5,
} SamPdfFlowPaper;

/* A number that stands out, with what it counts and, in small letters, how. */
typedef struct
{
  const char *value, *label, *note;
} SamPdfFlowFigure;

typedef void (*SamPdfFlowDraw) (cairo_t *cairo,
                                double width,
                                double height,
                                gpointer data);

SamPdfFlow *sam_pdf_flow_new (SamPdfFlowPaper paper,
                              const char *title);
void sam_pdf_flow_free (SamPdfFlow *self);
void sam_pdf_flow_set_footer (SamPdfFlow *self,
                              const char *footer);
gboolean sam_pdf_flow_set_logo (SamPdfFlow *self,
                                GBytes *png);

/* Each answers the number of what it added, for sam_pdf_flow_find_page(). */
guint sam_pdf_flow_add_heading (SamPdfFlow *self,
                                guint level,
                                const char *text);
guint sam_pdf_flow_add_paragraph (SamPdfFlow *self,
                                  const char *text);
guint sam_pdf_flow_add_markup (SamPdfFlow *self,
                               const char *markup);
guint sam_pdf_flow_add_note (SamPdfFlow *self,
                             const char *text);
guint sam_pdf_flow_add_quote (SamPdfFlow *self,
                              const char *text);
guint sam_pdf_flow_add_item (SamPdfFlow *self,
                             const char *marker,
                             const char *text);
guint sam_pdf_flow_add_table (SamPdfFlow *self,
                              GPtrArray *rows,
                              const double *shares,
                              guint numbers);
guint sam_pdf_flow_add_figures (SamPdfFlow *self,
                                const SamPdfFlowFigure *figures,
                                guint n_figures);
guint sam_pdf_flow_add_drawing (SamPdfFlow *self,
                                double height,
                                SamPdfFlowDraw draw,
                                gpointer data,
                                GDestroyNotify data_free);
guint sam_pdf_flow_add_writing_lines (SamPdfFlow *self,
                                      guint n_lines);
guint sam_pdf_flow_add_page_break (SamPdfFlow *self);

void sam_pdf_flow_get_size (SamPdfFlow *self,
                            double *width,
                            double *height);
guint sam_pdf_flow_count_pages (SamPdfFlow *self);
guint sam_pdf_flow_find_page (SamPdfFlow *self,
                              guint block);
void sam_pdf_flow_draw (SamPdfFlow *self,
                        guint page,
                        cairo_t *cairo);
gboolean sam_pdf_flow_write (SamPdfFlow *self,
                             const char *path,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamPdfFlow, sam_pdf_flow_free)

G_END_DECLS
