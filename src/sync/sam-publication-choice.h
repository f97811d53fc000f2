/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sync/sam-publication.h"

G_BEGIN_DECLS

/* Private to sync. */
SamRecord *sam_publication_load_region (SamStore *store,
                                        GError **error);

G_END_DECLS
