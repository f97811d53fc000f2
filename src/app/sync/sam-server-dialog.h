/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/sam-store-thread.h"
#include "sync/sam-sync.h"

G_BEGIN_DECLS

/* Address, user and password of the region's server. They are tried before they are kept. */
#define SAM_TYPE_SERVER_DIALOG (sam_server_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SamServerDialog, sam_server_dialog, SAM, SERVER_DIALOG, GtkWindow)

GtkWidget *sam_server_dialog_new (GtkWindow *parent,
                                  SamSync *sync,
                                  SamStoreThread *store);

G_END_DECLS
