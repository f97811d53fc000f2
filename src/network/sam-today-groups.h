/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-today.h"
#include "store/sam-store.h"

G_BEGIN_DECLS

gboolean sam_today_collect_groups (SamStore *store,
                                   const SamMoment *now,
                                   GPtrArray *items,
                                   GError **error);
char **sam_today_find_groups (SamStore *store,
                              const SamMoment *now,
                              GError **error);

G_END_DECLS
