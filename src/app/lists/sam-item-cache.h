/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/lists/sam-list-item.h"

G_BEGIN_DECLS

/* The items of a lazy list by their keys: one item per key for as long as anybody holds it, and the pages looked at
 * last for when nobody does. */
typedef struct _SamItemCache SamItemCache;

SamItemCache *sam_item_cache_new (guint max_pages);
void sam_item_cache_free (SamItemCache *self);

/* (transfer full): the one item of this key, made where there is none. */
SamListItem *sam_item_cache_ensure (SamItemCache *self,
                                    gint64 key);
/* (nullable): the item, where there is one. */
SamListItem *sam_item_cache_find (SamItemCache *self,
                                  gint64 key);
/* @page: (transfer full) (element-type SamListItem): kept until enough newer ones came. */
void sam_item_cache_take_page (SamItemCache *self,
                               GPtrArray *page);
void sam_item_cache_drop_pages (SamItemCache *self);
/* Forgets all items; those that somebody holds stay theirs. */
void sam_item_cache_clear (SamItemCache *self);
/* (transfer full) (element-type gint64): of all items. */
GArray *sam_item_cache_list_keys (SamItemCache *self);
guint sam_item_cache_get_size (SamItemCache *self);

G_END_DECLS
