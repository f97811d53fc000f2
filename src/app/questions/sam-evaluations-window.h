/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* The evaluation forms: who gets one now, those that came back, and what they say together. */
#define SAM_TYPE_EVALUATIONS_WINDOW (sam_evaluations_window_get_type ())
G_DECLARE_FINAL_TYPE (SamEvaluationsWindow, sam_evaluations_window, SAM, EVALUATIONS_WINDOW, SamDialog)

GtkWidget *sam_evaluations_window_new (GtkWindow *parent,
                                       SamStoreThread *store);

G_END_DECLS
