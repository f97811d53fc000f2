/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-pdf-draw.h"
#include "network/sam-workshop-evening.h"

G_BEGIN_DECLS

/* The pages of the prints; sam-pdf-plan.h is what others use. */

guint *sam_pdf_order_tables (const SamEvening *evening);
char *sam_pdf_format_date (const SamEvening *evening);
char *sam_pdf_format_round (const SamEvening *evening,
                            guint round);

void sam_pdf_draw_table_cards (const SamEvening *evening,
                               guint page,
                               guint per_sheet,
                               cairo_t *cairo);
void sam_pdf_draw_personal_cards (const SamEvening *evening,
                                  guint page,
                                  guint per_sheet,
                                  cairo_t *cairo);
guint sam_pdf_count_list_pages (gboolean badges,
                                const SamEvening *evening);
void sam_pdf_draw_badges (const SamEvening *evening,
                          guint page,
                          cairo_t *cairo);
void sam_pdf_draw_attendance (const SamEvening *evening,
                              guint page,
                              cairo_t *cairo);
guint sam_pdf_count_overview_pages (const SamEvening *evening);
void sam_pdf_draw_overview (const SamEvening *evening,
                            guint page,
                            cairo_t *cairo);

G_END_DECLS
