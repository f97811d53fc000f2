/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "app/workshop/sam-rounds-page.h"

G_BEGIN_DECLS

/* The evening of a workshop: who comes in, and the rounds. */
#define SAM_TYPE_EVENING_WINDOW (sam_evening_window_get_type ())
G_DECLARE_FINAL_TYPE (SamEveningWindow, sam_evening_window, SAM, EVENING_WINDOW, SamDialog)

GtkWidget *sam_evening_window_new (GtkWindow *parent,
                                   SamStoreThread *store,
                                   const char *workshop_id);
GtkWidget *sam_evening_window_new_with_clock (GtkWindow *parent,
                                              SamStoreThread *store,
                                              const char *workshop_id,
                                              SamClockNow now,
                                              gpointer data);
SamRoundsPage *sam_evening_window_get_rounds (SamEveningWindow *self);

G_END_DECLS
