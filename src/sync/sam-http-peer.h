/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "couch/sam-couch-client.h"
#include "sync/sam-peer.h"

G_BEGIN_DECLS

/* A database on a server. Belongs to the thread that made it. */
#define SAM_TYPE_HTTP_PEER (sam_http_peer_get_type ())
G_DECLARE_FINAL_TYPE (SamHttpPeer, sam_http_peer, SAM, HTTP_PEER, GObject)

SamHttpPeer *sam_http_peer_new (const char *address,
                                const char *database,
                                const char *user,
                                const char *password,
                                GError **error);
/* Another database on the same server, by the same connections. */
SamHttpPeer *sam_http_peer_new_beside (SamHttpPeer *other,
                                       const char *database);
SamCouchClient *sam_http_peer_get_client (SamHttpPeer *self);
/* For who sets a server up: makes the database; one that is there already is fine. */
gboolean sam_http_peer_create_database (SamHttpPeer *self,
                                        GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
