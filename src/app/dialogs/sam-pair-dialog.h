/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* Merges two records field by field. */
#define SAM_TYPE_PAIR_DIALOG (sam_pair_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SamPairDialog, sam_pair_dialog, SAM, PAIR_DIALOG, SamDialog)

GtkWidget *sam_pair_dialog_new (GtkWindow *parent,
                                SamStoreThread *store,
                                const char *kept,
                                const char *other);

G_END_DECLS
