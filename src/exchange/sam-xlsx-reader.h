/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-sheet.h"

G_BEGIN_DECLS

SamSheet *sam_xlsx_read (GBytes *bytes,
                         SamSheetHeader header,
                         GError **error);

G_END_DECLS
