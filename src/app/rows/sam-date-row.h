/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/rows/sam-line-row.h"

G_BEGIN_DECLS

/* A day: typed as people write it, or picked from a calendar. */
#define SAM_TYPE_DATE_ROW (sam_date_row_get_type ())
G_DECLARE_FINAL_TYPE (SamDateRow, sam_date_row, SAM, DATE_ROW, SamLineRow)

G_END_DECLS
