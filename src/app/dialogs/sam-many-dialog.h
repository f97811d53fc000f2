/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/pages/sam-many-jobs.h"
#include "app/widgets/sam-dialog.h"

G_BEGIN_DECLS

/* Asks what is to be done to many records, does it with progress, and can be stopped. */
#define SAM_TYPE_MANY_DIALOG (sam_many_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SamManyDialog, sam_many_dialog, SAM, MANY_DIALOG, SamDialog)

GtkWidget *sam_many_dialog_new (GtkWindow *parent,
                                SamStoreThread *store,
                                SamManyRequest *request);

G_END_DECLS
