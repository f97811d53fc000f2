/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "network/sam-target-stand.h"

G_BEGIN_DECLS

/* A line of a list on the progress page: what it is, why, how much, and the record that it opens. */
#define SAM_TYPE_PROGRESS_ITEM (sam_progress_item_get_type ())
G_DECLARE_FINAL_TYPE (SamProgressItem, sam_progress_item, SAM, PROGRESS_ITEM, GObject)

SamProgressItem *sam_progress_item_new (const char *id,
                                        const char *title,
                                        const char *caption,
                                        const char *value);
const char *sam_progress_item_get_id (SamProgressItem *self);
const char *sam_progress_item_get_title (SamProgressItem *self);
const char *sam_progress_item_get_caption (SamProgressItem *self);
const char *sam_progress_item_get_value (SamProgressItem *self);

/* How a target stands, with the titles of what its figure is made of. */
#define SAM_TYPE_TARGET_ITEM (sam_target_item_get_type ())
G_DECLARE_FINAL_TYPE (SamTargetItem, sam_target_item, SAM, TARGET_ITEM, GObject)

SamTargetItem *sam_target_item_new (SamTargetStand *stand,
                                    GHashTable *titles,
                                    GHashTable *calls);
const SamTargetStand *sam_target_item_get_stand (SamTargetItem *self);
const char *sam_target_item_get_id (SamTargetItem *self);

char *sam_target_item_describe_beside (SamTargetItem *self);

/* What the list beside a target may show. */
typedef enum
{
  SAM_TARGET_SHOWS_COUNTED,
  SAM_TARGET_SHOWS_NEAR,
  SAM_TARGET_SHOWS_NOT,
  SAM_TARGET_SHOWS_UNKNOWN,
  SAM_TARGET_SHOWS_MONTHS,
  SAM_TARGET_SHOWS_BESIDE,
  SAM_TARGET_N_SHOWS,
} SamTargetShows;

guint sam_target_item_count (SamTargetItem *self,
                             SamTargetShows shows);
gboolean sam_target_item_has_phones (SamTargetItem *self,
                                     SamTargetShows shows);
GListModel *sam_target_item_list (SamTargetItem *self,
                                  SamTargetShows shows,
                                  gboolean phones);

G_END_DECLS
