/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-forecast.h"
#include "store/sam-store.h"

G_BEGIN_DECLS

/* What each target was at the end of each month, kept as a record of its own: past figures do not change any more,
 * whatever is noted later. Of two that were made for the same month the one made first counts. */
GPtrArray *sam_snapshots_load (SamStore *store,
                               SamRecord *target,
                               GError **error);
gboolean sam_snapshots_take (SamStore *store,
                             const char *today,
                             guint most,
                             guint *n_taken,
                             guint *n_left,
                             GError **error);

G_END_DECLS
