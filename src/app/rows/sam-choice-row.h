/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/rows/sam-field-row.h"

G_BEGIN_DECLS

/* One of a few choices, in a drop-down; the first entry is "not filled in". */
#define SAM_TYPE_CHOICE_ROW (sam_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (SamChoiceRow, sam_choice_row, SAM, CHOICE_ROW, SamFieldRow)

G_END_DECLS
