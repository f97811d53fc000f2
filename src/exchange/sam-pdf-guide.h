/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-export-reasons.h"
#include "network/sam-guide.h"

#include <cairo.h>

G_BEGIN_DECLS

/* A guide on paper. Its pages are numbered from the title page on; contents and indexes name these numbers. */
typedef struct _SamPdfGuide SamPdfGuide;

typedef enum
{
  SAM_PDF_GUIDE_A5,      /* pages one by one, as many as fill sheets folded once: a multiple of four */
  SAM_PDF_GUIDE_BOOKLET, /* the same, two beside each other on A4 across, in the order for folding */
  SAM_PDF_GUIDE_A4,      /* A4, as many as it takes */
  SAM_PDF_GUIDE_N_FORMS,
} SamPdfGuideForm;

const char *sam_pdf_guide_form_get_name (SamPdfGuideForm form);
SamPdfGuide *sam_pdf_guide_new (const SamGuide *guide,
                                SamPdfGuideForm form);
void sam_pdf_guide_free (SamPdfGuide *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamPdfGuide, sam_pdf_guide_free)

guint sam_pdf_guide_count_pages (SamPdfGuide *self);
guint sam_pdf_guide_count_sheets (SamPdfGuide *self);
int sam_pdf_guide_find_page (SamPdfGuide *self,
                             const char *group);
void sam_pdf_guide_get_page_size (SamPdfGuide *self,
                                  double *width,
                                  double *height);
void sam_pdf_guide_draw_page (SamPdfGuide *self,
                              guint page,
                              cairo_t *cairo);

/* What comes out of a printer one by one: a page, or for a booklet a side of a sheet. */
guint sam_pdf_guide_count_sides (SamPdfGuide *self);
void sam_pdf_guide_draw_side (SamPdfGuide *self,
                              guint side,
                              cairo_t *cairo);
gboolean sam_pdf_guide_write (SamPdfGuide *self,
                              const char *path,
                              GError **error);

guint sam_booklet_get_page (guint n_pages,
                            guint side,
                            gboolean right);

/* Why a group is not in the guide. */
const SamExportReason *sam_pdf_guide_get_reason (const SamGuideLeftOut *left_out);

G_END_DECLS
