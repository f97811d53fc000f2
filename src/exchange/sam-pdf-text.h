/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-pdf-flow.h"
#include "record/sam-record.h"

G_BEGIN_DECLS

void sam_pdf_flow_add_text (SamPdfFlow *flow,
                            const char *markdown);
gboolean sam_pdf_write_text (SamRecord *text,
                             SamRecord *region,
                             const char *path,
                             GError **error);

G_END_DECLS
