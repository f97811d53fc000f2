/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sync/sam-sync-run.h"

G_BEGIN_DECLS

/* What the platform sends: help questions, and evaluation forms that were filled in there, in the database
 * `platform-SLUG`. Each is taken over into the region, and gets its tombstone there as soon as the region's own
 * database on the server has it. */

typedef struct
{
  gboolean there; /* the server has such a database */
  guint64 taken;  /* questions that came in */
  guint64 forms;  /* evaluation forms that came in */
} SamPlatformResult;

gboolean sam_platform_take (SamStore *store,
                            SamPeer *region,
                            SamPeer *platform,
                            SamSyncProgress progress,
                            gpointer progress_data,
                            SamSyncResult *sync,
                            SamPlatformResult *result,
                            GCancellable *cancellable,
                            GError **error);

typedef enum
{
  SAM_PLATFORM_UNKNOWN, /* no server was ever asked */
  SAM_PLATFORM_NONE,    /* the server has no such database, and needs none */
  SAM_PLATFORM_THERE,
} SamPlatformState;

SamPlatformState sam_platform_get_state (SamStore *store);

G_END_DECLS
