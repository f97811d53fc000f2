/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-pdf-table.h"

G_BEGIN_DECLS

SamPdfTable *sam_pdf_desk_new (GPtrArray *items,
                               const char *person,
                               const char *day);

G_END_DECLS
