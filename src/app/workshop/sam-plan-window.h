/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "app/workshop/sam-plan-session.h"

G_BEGIN_DECLS

/* The speed-date plan of a workshop: make it, change it by hand, print it. */
#define SAM_TYPE_PLAN_WINDOW (sam_plan_window_get_type ())
G_DECLARE_FINAL_TYPE (SamPlanWindow, sam_plan_window, SAM, PLAN_WINDOW, SamDialog)

GtkWidget *sam_plan_window_new (GtkWindow *parent,
                                SamStoreThread *store,
                                const char *workshop_id);
SamPlanSession *sam_plan_window_get_session (SamPlanWindow *self);

G_END_DECLS
