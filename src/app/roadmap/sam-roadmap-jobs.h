/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* What the Road Map page has done on the store's thread. Each returns what to tell, "" for nothing. */
gpointer sam_roadmap_job_set_status (SamStore *store,
                                     gpointer data,
                                     GCancellable *cancellable,
                                     GError **error);
gpointer sam_roadmap_job_move (SamStore *store,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);
gpointer sam_roadmap_job_take_over (SamStore *store,
                                    gpointer data,
                                    GCancellable *cancellable,
                                    GError **error);
gpointer sam_roadmap_job_make_blueprint (SamStore *store,
                                         gpointer data,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
