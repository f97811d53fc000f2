/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/sync/sam-sync-item.h"
#include "app/sync/sam-sync-lists.h"

G_BEGIN_DECLS

/* One of the lists of the synchronisation page, with its heading; not there while it is empty.
 *
 * Properties, set in the .ui:
 *   heading  what is listed
 *   note     what that means, in a sentence
 *   extra    (nullable) a widget above the list */
#define SAM_TYPE_SYNC_SECTION (sam_sync_section_get_type ())
G_DECLARE_FINAL_TYPE (SamSyncSection, sam_sync_section, SAM, SYNC_SECTION, GtkWidget)

/* @lines are SamSyncLine; @total counts what is not among them too. */
void sam_sync_section_fill (SamSyncSection *self,
                            GPtrArray *lines,
                            guint64 total);
/* NULL after the last. */
SamSyncItem *sam_sync_section_get_item (SamSyncSection *self,
                                        guint position);

G_END_DECLS
