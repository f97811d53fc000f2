/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/rows/sam-field-row.h"

G_BEGIN_DECLS

/* When a group meets, in plain words ("every first Tuesday"). What was understood is said back, with the next dates;
 * what was not stays as words in the field that `words-field` names. */
#define SAM_TYPE_RECURRENCE_ROW (sam_recurrence_row_get_type ())
G_DECLARE_FINAL_TYPE (SamRecurrenceRow, sam_recurrence_row, SAM, RECURRENCE_ROW, SamFieldRow)

G_END_DECLS
