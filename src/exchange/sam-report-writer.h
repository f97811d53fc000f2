/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-pdf-flow.h"
#include "network/sam-report.h"

G_BEGIN_DECLS

/* A report on paper, for a sheet, or to be read on a screen: the same words and numbers in all of them. */

SamPdfFlow *sam_report_new_flow (const SamReport *report,
                                 GBytes *logo);
char *sam_report_to_csv (const SamReport *report);
char *sam_report_to_html (const SamReport *report);
gboolean sam_report_write_xlsx (const SamReport *report,
                                const char *path,
                                GError **error);
/* Draws the figures of an infographic; a SamPdfFlowDraw. */
void sam_report_draw_infographic (cairo_t *cairo,
                                  double width,
                                  double height,
                                  gpointer report);

gboolean sam_report_can_write (const char *path);
gboolean sam_report_write (const SamReport *report,
                           GBytes *logo,
                           const char *path,
                           GError **error);

G_END_DECLS
