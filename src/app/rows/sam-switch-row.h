/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/rows/sam-field-row.h"

G_BEGIN_DECLS

/* Yes, no, or not known: what nobody asked is not a no. */
#define SAM_TYPE_SWITCH_ROW (sam_switch_row_get_type ())
G_DECLARE_FINAL_TYPE (SamSwitchRow, sam_switch_row, SAM, SWITCH_ROW, SamFieldRow)

G_END_DECLS
