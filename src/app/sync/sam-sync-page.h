/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/sam-store-thread.h"
#include "sync/sam-sync.h"

G_BEGIN_DECLS

/* What needs somebody, what waits, and what was merged: the lists behind the chip. */
#define SAM_TYPE_SYNC_PAGE (sam_sync_page_get_type ())
G_DECLARE_FINAL_TYPE (SamSyncPage, sam_sync_page, SAM, SYNC_PAGE, GtkWidget)

GtkWidget *sam_sync_page_new (SamStoreThread *store,
                              SamSync *sync);
/* "conflicts", "set_aside", "waiting" or "parallel" comes into view. */
void sam_sync_page_show_section (SamSyncPage *self,
                                 const char *name);

G_END_DECLS
