/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/rows/sam-field-row.h"

G_BEGIN_DECLS

/* Milestones: a check for each, and for those reached the day and what shows it. The property "status" names a choice
 * field that follows the furthest milestone, as long as it stands at one of them. */
#define SAM_TYPE_MILESTONES_ROW (sam_milestones_row_get_type ())
G_DECLARE_FINAL_TYPE (SamMilestonesRow, sam_milestones_row, SAM, MILESTONES_ROW, SamFieldRow)

G_END_DECLS
