/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/rows/sam-field-row.h"

G_BEGIN_DECLS

/* References to several records: a chip each, and a line to find more. */
#define SAM_TYPE_REFS_ROW (sam_refs_row_get_type ())
G_DECLARE_FINAL_TYPE (SamRefsRow, sam_refs_row, SAM, REFS_ROW, SamFieldRow)

const char *sam_refs_row_get_typed (SamRefsRow *self);
void sam_refs_row_type (SamRefsRow *self);

G_END_DECLS
