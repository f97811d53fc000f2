/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-visits.h"

#include <cairo.h>

G_BEGIN_DECLS

/* A day's round of visits on sheets of A4: each practice with what to know before going in, and room to write. The
 * same sheets go to a PDF file and to a printer. */
guint sam_pdf_round_get_n_pages (const SamVisitRound *round);
void sam_pdf_round_draw (const SamVisitRound *round,
                         const char *title,
                         guint page,
                         cairo_t *cairo);
gboolean sam_pdf_write_round (const SamVisitRound *round,
                              const char *title,
                              const char *path,
                              GError **error);

G_END_DECLS
