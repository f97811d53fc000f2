/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/sam-query.h"

G_BEGIN_DECLS

/* One row of a lazy list. It exists before its values do: until then it is a placeholder, and says "changed" when
 * values arrive or differ. */
#define SAM_TYPE_LIST_ITEM (sam_list_item_get_type ())
G_DECLARE_FINAL_TYPE (SamListItem, sam_list_item, SAM, LIST_ITEM, GObject)

SamListItem *sam_list_item_new (gint64 key);
gint64 sam_list_item_get_key (SamListItem *self);
gboolean sam_list_item_is_loaded (SamListItem *self);
const char *sam_list_item_get_id (SamListItem *self);
const char *sam_list_item_get_title (SamListItem *self);
const char *sam_list_item_get_cell (SamListItem *self,
                                    guint column);
gboolean sam_list_item_is_conflicted (SamListItem *self);
void sam_list_item_take_row (SamListItem *self,
                             SamRow *row);

G_END_DECLS
