/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* The printed guide: chosen at the left, as it is printed at the right; what earlier editions hold too much below. */
#define SAM_TYPE_GUIDE_WINDOW (sam_guide_window_get_type ())
G_DECLARE_FINAL_TYPE (SamGuideWindow, sam_guide_window, SAM, GUIDE_WINDOW, SamDialog)

GtkWidget *sam_guide_window_new (GtkWindow *parent,
                                 SamStoreThread *store);
void sam_guide_window_save (SamGuideWindow *self,
                            const char *path);

G_END_DECLS
