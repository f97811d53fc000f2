/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A record in one of the lists of the synchronisation page.
 *
 * Signals:
 *   selection-changed: it was chosen or not any more */
#define SAM_TYPE_SYNC_ITEM (sam_sync_item_get_type ())
G_DECLARE_FINAL_TYPE (SamSyncItem, sam_sync_item, SAM, SYNC_ITEM, GtkListBoxRow)

GtkWidget *sam_sync_item_new (const char *id,
                              const char *title,
                              const char *detail,
                              const char *action);
const char *sam_sync_item_get_id (SamSyncItem *self);
const char *sam_sync_item_get_action (SamSyncItem *self);
void sam_sync_item_offer_choice (SamSyncItem *self);
gboolean sam_sync_item_has_choice (SamSyncItem *self);
gboolean sam_sync_item_is_chosen (SamSyncItem *self);
void sam_sync_item_choose (SamSyncItem *self,
                           gboolean chosen);
/* What undoing it may mean. */
void sam_sync_item_offer_undo (SamSyncItem *self,
                               GMenuModel *ways);

G_END_DECLS
