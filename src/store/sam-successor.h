/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* The region for whoever comes after: without what belongs to this computer only. */
GBytes *sam_store_dup_for_successor (SamStore *self,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
