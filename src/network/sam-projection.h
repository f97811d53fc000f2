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

/* Who publishes, and when. */
typedef struct
{
  SamChannel channel;
  const char *region; /* its short name, which stands in all that it publishes */
  const char *secret; /* the region's: without it nobody can tell which record a published id means */
  const char *today;  /* YYYY-MM-DD */
} SamPublisher;

char *sam_projection (SamRecord *record,
                      GPtrArray *consents,
                      const SamPublisher *publisher);
gboolean sam_projection_needs_consent (const SamKind *kind,
                                       SamChannel channel);
char *sam_projection_dup_id (const char *id,
                             const char *secret);

G_END_DECLS
