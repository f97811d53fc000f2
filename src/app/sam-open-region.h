/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store-thread.h"
#include "sync/sam-sync.h"

G_BEGIN_DECLS

/* A region that is open, without a window: its file, its synchronisation, and what the program does with it by itself.
 *
 * Signals: "named" (title): what the region is called. "told" (words): what the program did by itself, or could not. */
#define SAM_TYPE_OPEN_REGION (sam_open_region_get_type ())
G_DECLARE_FINAL_TYPE (SamOpenRegion, sam_open_region, SAM, OPEN_REGION, GObject)

SamOpenRegion *sam_open_region_new (SamStoreThread *store);
void sam_open_region_start (SamOpenRegion *self);
void sam_open_region_close (SamOpenRegion *self);

SamStoreThread *sam_open_region_get_store (SamOpenRegion *self);
SamSync *sam_open_region_get_sync (SamOpenRegion *self);

G_END_DECLS
