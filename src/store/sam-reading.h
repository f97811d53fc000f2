/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* `g_autoptr (SamReading) reading = sam_store_begin_reading (store);` for many queries in a row, which then see one
 * state of the file and lock it once. NULL where that is so already. Nothing is saved before it ends. */
typedef struct _SamStore SamReading;

SamReading *sam_store_begin_reading (SamStore *self);
void sam_reading_end (SamReading *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamReading, sam_reading_end)

G_END_DECLS
