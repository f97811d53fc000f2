/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"
#include "sync/sam-seal.h"

G_BEGIN_DECLS

/* The region as one sealed file for whoever comes after, and back again on their laptop. */
gboolean sam_handover_write (SamStore *store,
                             const char *path,
                             SamSealer *sealer,
                             GCancellable *cancellable,
                             GError **error);
gboolean sam_handover_open (const char *path,
                            const char *region,
                            SamSealer *sealer,
                            GError **error);

G_END_DECLS
