/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "network/sam-today.h"

G_BEGIN_DECLS

/* An item of today's list, as a list model wants it. */
#define SAM_TYPE_TODAY_ENTRY (sam_today_entry_get_type ())
G_DECLARE_FINAL_TYPE (SamTodayEntry, sam_today_entry, SAM, TODAY_ENTRY, GObject)

SamTodayEntry *sam_today_entry_new (SamTodayItem *item);
const SamTodayItem *sam_today_entry_get_item (SamTodayEntry *self);
gboolean sam_today_entry_equal (SamTodayEntry *self,
                                SamTodayEntry *other);

G_END_DECLS
