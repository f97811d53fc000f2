/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/workshop/sam-plan-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The plan as rounds × tables, with everybody as a chip that can be moved. The last column holds those without a table.
 *
 * Signals:
 *   told (const char *words): what the move that is being tried would cost; NULL when none is */
#define SAM_TYPE_PLAN_GRID (sam_plan_grid_get_type ())
G_DECLARE_FINAL_TYPE (SamPlanGrid, sam_plan_grid, SAM, PLAN_GRID, GtkWidget)

void sam_plan_grid_set_session (SamPlanGrid *self,
                                SamPlanSession *session);

G_END_DECLS
