/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

char *sam_new_region_slug (const char *name);
gboolean sam_new_region (SamStore *store,
                         const char *name,
                         const char *slug,
                         GError **error);
gboolean sam_new_region_add_broader (SamStore *store,
                                     GError **error);

G_END_DECLS
