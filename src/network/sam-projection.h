/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-consents.h"

G_BEGIN_DECLS

/* To whom something goes; what of a record may go with it follows. */
typedef enum
{
  SAM_CHANNEL_PUBLIC,     /* the public site: reach `public` */
  SAM_CHANNEL_PLATFORM,   /* the central platform: reach `platform` and wider */
  SAM_CHANNEL_PRINT,      /* something printed: reach `public`, once in the world it stays there */
  SAM_CHANNEL_PHONE,      /* whoever asks the region by phone: reach `public` */
  SAM_CHANNEL_PRACTICES,  /* practices, for themselves and their patients: reach `public` */
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

/* Why nothing of a record goes to a channel; of several, what a person can do most about. */
typedef enum
{
  SAM_WITHHELD_NOT,          /* something of it goes */
  SAM_WITHHELD_MERGED,       /* it has gone into another */
  SAM_WITHHELD_UNLISTED,     /* whom it is about does not want to be listed */
  SAM_WITHHELD_EMPTY,        /* what is filled in may not travel that far */
  SAM_WITHHELD_NOT_AGREED,   /* nobody agreed */
  SAM_WITHHELD_EXPIRED,      /* the consent has run out */
  SAM_WITHHELD_WITHDRAWN,    /* the consent was withdrawn */
  SAM_WITHHELD_NOT_YET,      /* the consent says no day, or a later one */
  SAM_WITHHELD_OTHER_FIELDS, /* a consent is in force, for fields that are not filled in */
} SamWithheld;

char *sam_projection (SamRecord *record,
                      GPtrArray *consents,
                      const SamPublisher *publisher);
SamRecord *sam_projection_filter (SamRecord *record,
                                  GPtrArray *consents,
                                  const SamPublisher *publisher);
SamWithheld sam_projection_explain (SamRecord *record,
                                    GPtrArray *consents,
                                    const SamPublisher *publisher);
SamReach sam_projection_get_reach (SamChannel channel);
gboolean sam_projection_needs_consent (const SamKind *kind,
                                       SamChannel channel);
gboolean sam_projection_reaches (const SamKind *kind,
                                 SamChannel channel);
char *sam_projection_dup_id (const char *id,
                             const char *secret);
gboolean sam_projection_is_published_id (const char *id);

G_END_DECLS
