/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"
#include "sync/sam-sync.h"

G_BEGIN_DECLS

/* What of the region becomes public, changes there or is withdrawn, record by record and field by field, before
 * anything does. Publishing is turned on or off from here only; with SAM_PUBLICATION_LEAVE there is only something
 * to see. */
#define SAM_TYPE_PUBLISH_DIALOG (sam_publish_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SamPublishDialog, sam_publish_dialog, SAM, PUBLISH_DIALOG, SamDialog)

GtkWidget *sam_publish_dialog_new (GtkWindow *parent,
                                   SamSync *sync,
                                   SamStoreThread *store,
                                   SamPublicationChoice choice);

G_END_DECLS
