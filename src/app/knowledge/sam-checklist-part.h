/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editors/sam-record-part.h"

G_BEGIN_DECLS

/* How far the founding of a group is: makes the tasks of the start checklist, and tells the next one. */
#define SAM_TYPE_CHECKLIST_PART (sam_checklist_part_get_type ())
G_DECLARE_FINAL_TYPE (SamChecklistPart, sam_checklist_part, SAM, CHECKLIST_PART, GtkWidget)

G_END_DECLS
