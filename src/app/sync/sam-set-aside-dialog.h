/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* One thing that a side does not take: why, what to do, and what came when it is the server's. Changes nothing. */
#define SAM_TYPE_SET_ASIDE_DIALOG (sam_set_aside_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SamSetAsideDialog, sam_set_aside_dialog, SAM, SET_ASIDE_DIALOG, SamDialog)

GtkWidget *sam_set_aside_dialog_new (GtkWindow *parent,
                                     SamStoreThread *store,
                                     const char *id);

G_END_DECLS
