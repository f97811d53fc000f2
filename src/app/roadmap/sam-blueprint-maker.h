/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* What people wrote here is read before it goes along in a blueprint: only what is ticked does. */
#define SAM_TYPE_BLUEPRINT_MAKER (sam_blueprint_maker_get_type ())
G_DECLARE_FINAL_TYPE (SamBlueprintMaker, sam_blueprint_maker, SAM, BLUEPRINT_MAKER, SamDialog)

GtkWidget *sam_blueprint_maker_new (GtkWindow *parent,
                                    SamStoreThread *store);
void sam_blueprint_maker_save (SamBlueprintMaker *self,
                               const char *path,
                               gboolean guide);

G_END_DECLS
