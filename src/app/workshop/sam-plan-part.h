/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editors/sam-record-part.h"

G_BEGIN_DECLS

/* The plan of a workshop in a sentence, and the way to its window. */
#define SAM_TYPE_PLAN_PART (sam_plan_part_get_type ())
G_DECLARE_FINAL_TYPE (SamPlanPart, sam_plan_part, SAM, PLAN_PART, GtkWidget)

G_END_DECLS
