/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/rows/sam-field-row.h"

G_BEGIN_DECLS

/* Several lines of text. */
#define SAM_TYPE_PROSE_ROW (sam_prose_row_get_type ())
G_DECLARE_FINAL_TYPE (SamProseRow, sam_prose_row, SAM, PROSE_ROW, SamFieldRow)

G_END_DECLS
