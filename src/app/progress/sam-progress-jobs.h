/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* What the progress page asks of the store, on the store's thread. */

typedef struct
{
  GPtrArray *stands;  /* of SamTargetStand; whoever takes one leaves NULL behind */
  GHashTable *titles; /* id → title, of all records in their lists */
  GHashTable *calls;  /* id → SamCall, of those that do not count yet */
} SamProgressLoaded;

void sam_progress_loaded_free (SamProgressLoaded *self);
gpointer sam_progress_load (SamStore *store,
                            gpointer today,
                            GCancellable *cancellable,
                            GError **error);
gpointer sam_progress_create_target (SamStore *store,
                                     gpointer indicator,
                                     GCancellable *cancellable,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamProgressLoaded, sam_progress_loaded_free)

G_END_DECLS
