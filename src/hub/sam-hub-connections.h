/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* How many are connected, and for how long somebody may keep a connection without saying or hearing anything. */
typedef struct _SamHubConnections SamHubConnections;

SamHubConnections *sam_hub_connections_new (guint limit,
                                            guint silent_seconds);
void sam_hub_connections_free (SamHubConnections *self);
/* A connection is there, and waits for the next request. FALSE: there are too many. */
gboolean sam_hub_connections_note (SamHubConnections *self,
                                   SoupServerMessage *message);
void sam_hub_connections_note_asked (SamHubConnections *self,
                                     SoupServerMessage *message);
void sam_hub_connections_note_answered (SamHubConnections *self,
                                        SoupServerMessage *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamHubConnections, sam_hub_connections_free)

G_END_DECLS
