/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-record.h"

G_BEGIN_DECLS

/* What of a record may leave the region, and to whom. */
typedef enum
{
  SAM_CHANNEL_PUBLIC,   /* the public site: reach `public` */
  SAM_CHANNEL_PLATFORM, /* the central platform: reach `platform` and wider */
} SamChannel;

char *sam_projection (SamRecord *record,
                      GPtrArray *consents,
                      SamChannel channel,
                      const char *today,
                      const char *secret);
char *sam_projection_dup_id (const char *id,
                             const char *secret);

G_END_DECLS
