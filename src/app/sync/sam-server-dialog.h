/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"
#include "sync/sam-sync.h"

G_BEGIN_DECLS

/* Address, user and password of the region's server. They are tried, and it is told what would go up and come down,
 * before anything is kept.
 *
 * Signals:
 *   fetched (char *path): a region came from the server, into this file */
#define SAM_TYPE_SERVER_DIALOG (sam_server_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SamServerDialog, sam_server_dialog, SAM, SERVER_DIALOG, SamDialog)

GtkWidget *sam_server_dialog_new (GtkWindow *parent,
                                  SamSync *sync,
                                  SamStoreThread *store);
GtkWidget *sam_server_dialog_new_to_fetch (GtkWindow *parent,
                                           const char *wanted_path);

G_END_DECLS
