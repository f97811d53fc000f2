/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* Keeps the figures of the months that have passed, one after the other, so that who asks for something meanwhile has
 * not to wait for all of them. What is kept stays kept, whenever it is stopped.
 *
 * Signals: "kept" (n, of): so many of so many are kept. "finished" (problem): all are, or a sentence that says why not.
 */
#define SAM_TYPE_MONTH_KEEPER (sam_month_keeper_get_type ())
G_DECLARE_FINAL_TYPE (SamMonthKeeper, sam_month_keeper, SAM, MONTH_KEEPER, GObject)

SamMonthKeeper *sam_month_keeper_new (SamStoreThread *store);
void sam_month_keeper_start (SamMonthKeeper *self);
void sam_month_keeper_stop (SamMonthKeeper *self);

G_END_DECLS
