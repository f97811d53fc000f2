/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-today.h"
#include "store/sam-query.h"

G_BEGIN_DECLS

GPtrArray *sam_today_collect (SamStore *store,
                              GPtrArray *rejected,
                              const SamMoment *now,
                              GError **error);
gboolean sam_today_finish (SamStore *store,
                           SamTodaySource source,
                           const char *id,
                           const SamMoment *now,
                           GError **error);

G_END_DECLS
