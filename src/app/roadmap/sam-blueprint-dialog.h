/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* What a blueprint has beside what is here, and what of it is taken over: new records are ticked, what this region has
 * otherwise is not. */
#define SAM_TYPE_BLUEPRINT_DIALOG (sam_blueprint_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SamBlueprintDialog, sam_blueprint_dialog, SAM, BLUEPRINT_DIALOG, SamDialog)

GtkWidget *sam_blueprint_dialog_new (GtkWindow *parent,
                                     SamStoreThread *store,
                                     const char *path);

G_END_DECLS
