/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-pdf-flow.h"
#include "store/sam-query.h"

G_BEGIN_DECLS

/* The hand-over dossier on paper: how the network stands, what ends when, what hangs on one person and what was learnt,
 * with nobody's name in it. The names are in the sealed file. */
SamPdfFlow *sam_pdf_handover_new (SamStore *store,
                                  const char *today,
                                  guint months,
                                  GError **error);

G_END_DECLS
