/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/workshop/sam-clock-run.h"
#include "app/workshop/sam-plan-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The coordinator's own screen while the rounds go on: the clock's controls, and who must go elsewhere when the plan is
 * made anew. */
#define SAM_TYPE_ROUNDS_PAGE (sam_rounds_page_get_type ())
G_DECLARE_FINAL_TYPE (SamRoundsPage, sam_rounds_page, SAM, ROUNDS_PAGE, GtkWidget)

void sam_rounds_page_set_workshop (SamRoundsPage *self,
                                   SamStoreThread *store,
                                   const char *workshop_id,
                                   SamClockNow now,
                                   gpointer data);
void sam_rounds_page_close (SamRoundsPage *self);
SamPlanSession *sam_rounds_page_get_session (SamRoundsPage *self);

/* NULL while loading. */
SamClockRun *sam_rounds_page_get_run (SamRoundsPage *self);
GtkWidget *sam_rounds_page_get_projector (SamRoundsPage *self);

G_END_DECLS
