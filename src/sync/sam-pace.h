/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sync/sam-peer.h"

G_BEGIN_DECLS

/* Private to sync: how much goes into one request. What is learned of a peer stays with it. */

typedef struct
{
  guint now;
  guint least;
  guint most;
} SamPace;

typedef struct
{
  SamPace rows;  /* of the feed, and documents asked for at once */
  SamPace bytes; /* of documents sent at once */
} SamPaces;

SamPaces *sam_paces_get (SamPeer *peer);

/* Pure */
void sam_pace_note_time (SamPace *self,
                         gint64 microseconds);
void sam_pace_note_too_large (SamPace *self,
                              guint size);

G_END_DECLS
