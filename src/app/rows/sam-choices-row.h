/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/rows/sam-field-row.h"

G_BEGIN_DECLS

/* Any of a few choices: a chip each, pressed or not. */
#define SAM_TYPE_CHOICES_ROW (sam_choices_row_get_type ())
G_DECLARE_FINAL_TYPE (SamChoicesRow, sam_choices_row, SAM, CHOICES_ROW, SamFieldRow)

G_END_DECLS
