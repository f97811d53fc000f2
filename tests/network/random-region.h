/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "region-fixture.h"

G_BEGIN_DECLS

/* A small region in which anything may be missing, dated in the future, merged or leading nowhere.
 * Returns: (transfer full): id → SamRecord */
GHashTable *random_region_fill (Region *region,
                                guint32 seed);
/* All records of a region without merged ones. */
GHashTable *region_load_all (Region *region);

G_END_DECLS
