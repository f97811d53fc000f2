/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* Where in the region there are groups, on a map and in a list; what the selected municipality has and lacks. */
#define SAM_TYPE_COVERAGE_WINDOW (sam_coverage_window_get_type ())
G_DECLARE_FINAL_TYPE (SamCoverageWindow, sam_coverage_window, SAM, COVERAGE_WINDOW, SamDialog)

GtkWidget *sam_coverage_window_new (GtkWindow *parent,
                                    SamStoreThread *store);
void sam_coverage_window_save (SamCoverageWindow *self,
                               const char *path);

G_END_DECLS
