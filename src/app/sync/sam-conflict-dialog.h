/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* One conflict, field by field, side by side. Closing it decides nothing. */
#define SAM_TYPE_CONFLICT_DIALOG (sam_conflict_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SamConflictDialog, sam_conflict_dialog, SAM, CONFLICT_DIALOG, SamDialog)

GtkWidget *sam_conflict_dialog_new (GtkWindow *parent,
                                    SamStoreThread *store,
                                    const char *id);

G_END_DECLS
