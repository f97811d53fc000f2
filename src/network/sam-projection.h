/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-record.h"

G_BEGIN_DECLS

/* To whom something goes; what of a record may go with it follows. */
typedef enum
{
  SAM_CHANNEL_PUBLIC,     /* the public site: reach `public` */
  SAM_CHANNEL_PLATFORM,   /* the central platform: reach `platform` and wider */
  SAM_CHANNEL_PRINT,      /* something printed: reach `public`, once in the world it stays there */
  SAM_CHANNEL_PRESS,      /* newspapers and the like: reach `public` */
  SAM_CHANNEL_INVITATION, /* whom the region asks to come to what it does itself: reach `public`, nobody has to agree */
  SAM_CHANNEL_REGION,     /* the coordinators themselves: reach `region`, nobody has to agree */
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
SamRecord *sam_projection_filter (SamRecord *record,
                                  GPtrArray *consents,
                                  const SamPublisher *publisher);
SamReach sam_projection_get_reach (SamChannel channel);
gboolean sam_projection_needs_consent (const SamKind *kind,
                                       SamChannel channel);
gboolean sam_projection_reaches (const SamKind *kind,
                                 SamChannel channel);
gboolean sam_consent_is_in_force (SamRecord *consent,
                                  const char *today);
char *sam_projection_dup_id (const char *id,
                             const char *secret);
gboolean sam_projection_is_published_id (const char *id);

G_END_DECLS
