/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-sheet.h"

G_BEGIN_DECLS

SamSheet *sam_csv_read (GBytes *bytes,
                        const SamSheetSpelling *spelling);

G_END_DECLS
