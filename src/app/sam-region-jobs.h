/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

gpointer sam_region_jobs_find_title (SamStore *store,
                                     gpointer data,
                                     GCancellable *cancellable,
                                     GError **error);
gpointer sam_region_jobs_catch_up (SamStore *store,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);
gpointer sam_region_jobs_obey_time (SamStore *store,
                                    gpointer data,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
