/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* What was asked for and is not there, by topic; where it is enough, a group can be begun. */
#define SAM_TYPE_UNMET_WINDOW (sam_unmet_window_get_type ())
G_DECLARE_FINAL_TYPE (SamUnmetWindow, sam_unmet_window, SAM, UNMET_WINDOW, SamDialog)

GtkWidget *sam_unmet_window_new (GtkWindow *parent,
                                 SamStoreThread *store);

G_END_DECLS
