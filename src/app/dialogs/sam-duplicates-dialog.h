/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* Records that look like one, to be worked off: merge them, or say that they are two. */
#define SAM_TYPE_DUPLICATES_DIALOG (sam_duplicates_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SamDuplicatesDialog, sam_duplicates_dialog, SAM, DUPLICATES_DIALOG, SamDialog)

GtkWidget *sam_duplicates_dialog_new (GtkWindow *parent,
                                      SamStoreThread *store);
const char *sam_duplicates_dialog_get_state (SamDuplicatesDialog *self);

G_END_DECLS
