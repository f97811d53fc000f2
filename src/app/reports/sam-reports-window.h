/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* Reports for those whom the work is for: chosen at the left, as they are printed at the right. */
#define SAM_TYPE_REPORTS_WINDOW (sam_reports_window_get_type ())
G_DECLARE_FINAL_TYPE (SamReportsWindow, sam_reports_window, SAM, REPORTS_WINDOW, SamDialog)

GtkWidget *sam_reports_window_new (GtkWindow *parent,
                                   SamStoreThread *store);
void sam_reports_window_save (SamReportsWindow *self,
                              const char *path);

G_END_DECLS
