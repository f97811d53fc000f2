/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-evaluation-link.h"
#include "sync/sam-platform.h"
#include "sync/sam-run.h"

G_BEGIN_DECLS

/* Private to sync: one look at what the platform sent. */
typedef struct
{
  SamRun run;
  char *slug;
  char *key;                 /* of the published ids; NULL: nothing was ever published */
  GHashTable *records;       /* published id → id of the record; NULL: not needed yet */
  SamEvaluationCodes *codes; /* of the links to evaluation forms; NULL: not needed yet */
  GPtrArray *taken;          /* of SamCouchDocument without body: what the file has */
  char *last;                /* as far as the feed was read */
  SamPlatformResult *result;
} SamPlatformVisit;

/* Tombstones for what the region's database on the server has, and then the place in the feed. */
gboolean sam_platform_tick_off (SamPlatformVisit *visit,
                                SamPeer *region,
                                GError **error);

G_END_DECLS
