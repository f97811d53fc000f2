/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/rows/sam-field-row.h"

G_BEGIN_DECLS

/* Which fields a consent is about: a chip for each field of its record that may go to the public at all. */
#define SAM_TYPE_AGREED_ROW (sam_agreed_row_get_type ())
G_DECLARE_FINAL_TYPE (SamAgreedRow, sam_agreed_row, SAM, AGREED_ROW, SamFieldRow)

G_END_DECLS
