/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* A list into the region: how it is read, what will happen, doing it, and undoing it. */
#define SAM_TYPE_IMPORT_DIALOG (sam_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SamImportDialog, sam_import_dialog, SAM, IMPORT_DIALOG, SamDialog)

GtkWidget *sam_import_dialog_new (GtkWindow *parent,
                                  SamStoreThread *store);
void sam_import_dialog_open (SamImportDialog *self,
                             const char *path);
const char *sam_import_dialog_get_page (SamImportDialog *self);

G_END_DECLS
