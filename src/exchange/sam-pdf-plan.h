/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-workshop-evening.h"

#include <cairo.h>

G_BEGIN_DECLS

/* What is printed of a speed-date plan. The same pages go to a PDF file and to a printer. */
typedef enum
{
  SAM_PDF_TABLE_CARDS,       /* A5 landscape, two on a sheet: who comes to this table when; first names only */
  SAM_PDF_PERSONAL_CARDS,    /* A6, four on a sheet: which table when */
  SAM_PDF_OVERVIEW,          /* A4 landscape: rounds × tables */
  SAM_PDF_BADGES,            /* A7 landscape, eight on a sheet: names large, and the tables */
  SAM_PDF_ATTENDANCE,        /* A4: everybody with a place to sign */
  SAM_PDF_TABLE_CARDS_A5,    /* one on a sheet of A5 */
  SAM_PDF_PERSONAL_CARDS_A6, /* one on a sheet of A6 */
} SamPdfPlan;

#define SAM_PDF_N_PLANS 7

guint sam_pdf_plan_get_n_pages (SamPdfPlan what,
                                const SamEvening *evening);
void sam_pdf_plan_draw (SamPdfPlan what,
                        const SamEvening *evening,
                        guint page,
                        cairo_t *cairo);
gboolean sam_pdf_write_plan (SamPdfPlan what,
                             const SamEvening *evening,
                             const char *path,
                             GError **error);

G_END_DECLS
