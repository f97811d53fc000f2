/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* What was deleted, by whom and when, each with a button that brings it back. */
#define SAM_TYPE_BIN_DIALOG (sam_bin_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SamBinDialog, sam_bin_dialog, SAM, BIN_DIALOG, SamDialog)

GtkWidget *sam_bin_dialog_new (GtkWindow *parent,
                               SamStoreThread *store);

G_END_DECLS
