/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/rows/sam-line-row.h"

G_BEGIN_DECLS

/* A time on the clock, as people write it: 19.30, 19:30, 1930, 7. */
#define SAM_TYPE_TIME_ROW (sam_time_row_get_type ())
G_DECLARE_FINAL_TYPE (SamTimeRow, sam_time_row, SAM, TIME_ROW, SamLineRow)

G_END_DECLS
