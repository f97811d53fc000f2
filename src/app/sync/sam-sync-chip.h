/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sync/sam-sync.h"

G_BEGIN_DECLS

/* How the region stands with its server: a button in the header bar, and a popover that says more and offers what can
 * be done. Its property `compact` leaves only the icon. Uses win.synchronise, win.server and win.sync-list. */
#define SAM_TYPE_SYNC_CHIP (sam_sync_chip_get_type ())
G_DECLARE_FINAL_TYPE (SamSyncChip, sam_sync_chip, SAM, SYNC_CHIP, GtkWidget)

GtkWidget *sam_sync_chip_new (void);
void sam_sync_chip_set_sync (SamSyncChip *self,
                             SamSync *sync);
void sam_sync_chip_popup (SamSyncChip *self);

G_END_DECLS
