/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* Who changed what in a record, sitting by sitting, newest first. */
#define SAM_TYPE_HISTORY_DIALOG (sam_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SamHistoryDialog, sam_history_dialog, SAM, HISTORY_DIALOG, SamDialog)

GtkWidget *sam_history_dialog_new (GtkWindow *parent,
                                   SamStoreThread *store,
                                   const char *id);

G_END_DECLS
