/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/rows/sam-field-row.h"

G_BEGIN_DECLS

/* A reference to one record: its title, to open, to clear, or to find by typing. */
#define SAM_TYPE_REF_ROW (sam_ref_row_get_type ())
G_DECLARE_FINAL_TYPE (SamRefRow, sam_ref_row, SAM, REF_ROW, SamFieldRow)

G_END_DECLS
