/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/rows/sam-line-row.h"

G_BEGIN_DECLS

/* A moment: a day and a time on the clock here, as people write them: 1 december 2026 19.30. */
#define SAM_TYPE_INSTANT_ROW (sam_instant_row_get_type ())
G_DECLARE_FINAL_TYPE (SamInstantRow, sam_instant_row, SAM, INSTANT_ROW, SamLineRow)

G_END_DECLS
