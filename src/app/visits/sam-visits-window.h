/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "network/sam-visits.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* Practices that were not heard from for long, and a day's round along those that are chosen. */
#define SAM_TYPE_VISITS_WINDOW (sam_visits_window_get_type ())
G_DECLARE_FINAL_TYPE (SamVisitsWindow, sam_visits_window, SAM, VISITS_WINDOW, SamDialog)

GtkWidget *sam_visits_window_new (GtkWindow *parent,
                                  SamStoreThread *store);
GListModel *sam_visits_window_get_shown (SamVisitsWindow *self);
const SamVisitRound *sam_visits_window_get_round (SamVisitsWindow *self);
void sam_visits_window_save_pdf (SamVisitsWindow *self,
                                 const char *path);

G_END_DECLS
