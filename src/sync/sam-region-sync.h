/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sync/sam-platform.h"
#include "sync/sam-publication.h"

G_BEGIN_DECLS

/* All that a region has to do with its server, in one go. */
typedef struct
{
  SamSyncResult sync;
  gboolean complete;                /* the region's own records are alike on both sides, whatever became of the rest */
  SamPlatformResult platform;       /* what it sent */
  SamPublicationResult public;      /* what anyone may read */
  SamPublicationResult to_platform; /* what it may know */
} SamRegionResult;

void sam_region_result_clear (SamRegionResult *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SamRegionResult, sam_region_result_clear)

gboolean sam_region_sync (SamStore *store,
                          SamPeer *region,
                          SamSyncProgress progress,
                          gpointer progress_data,
                          SamRegionResult *result,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
