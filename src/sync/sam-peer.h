/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "couch/sam-couch-messages.h"

G_BEGIN_DECLS

/* The other side of a synchronisation: one database that speaks the replication protocol. Calls block and fail with
 * SAM_COUCH_ERROR; each may be repeated. */
#define SAM_TYPE_PEER (sam_peer_get_type ())
G_DECLARE_INTERFACE (SamPeer, sam_peer, SAM, PEER, GObject)

struct _SamPeerInterface
{
  GTypeInterface parent_interface;

  gboolean (*check) (SamPeer *self,
                     GCancellable *cancellable,
                     GError **error);
  char *(*get_local) (SamPeer *self,
                      const char *name,
                      GCancellable *cancellable,
                      GError **error);
  gboolean (*put_local) (SamPeer *self,
                         const char *name,
                         const char *body,
                         GCancellable *cancellable,
                         GError **error);
  SamCouchChanges *(*get_changes) (SamPeer *self,
                                   const char *since,
                                   guint limit,
                                   GCancellable *cancellable,
                                   GError **error);
  GPtrArray *(*get_documents) (SamPeer *self,
                               GPtrArray *wanted,
                               GCancellable *cancellable,
                               GError **error);
  char *(*get_body) (SamPeer *self,
                     const char *id,
                     const char *revision,
                     GCancellable *cancellable,
                     GError **error);
  GPtrArray *(*get_missing) (SamPeer *self,
                             GPtrArray *offered,
                             GCancellable *cancellable,
                             GError **error);
  GPtrArray *(*put_documents) (SamPeer *self,
                               GPtrArray *documents,
                               GCancellable *cancellable,
                               GError **error);

  /* These four may be missing. A peer without the first sends what attachments hold with their documents. */
  GBytes *(*get_attachment) (SamPeer *self,
                             const char *id,
                             const char *name,
                             GCancellable *cancellable,
                             GError **error);
  SamCouchChanges *(*wait_for_changes) (SamPeer *self,
                                        const char *since,
                                        GCancellable *cancellable,
                                        GError **error);
  guint (*get_retry_after) (SamPeer *self);
  gint64 (*get_clock_off) (SamPeer *self);
};

gboolean sam_peer_check (SamPeer *self,
                         GCancellable *cancellable,
                         GError **error);
char *sam_peer_get_local (SamPeer *self,
                          const char *name,
                          GCancellable *cancellable,
                          GError **error);
gboolean sam_peer_put_local (SamPeer *self,
                             const char *name,
                             const char *body,
                             GCancellable *cancellable,
                             GError **error);
SamCouchChanges *sam_peer_get_changes (SamPeer *self,
                                       const char *since,
                                       guint limit,
                                       GCancellable *cancellable,
                                       GError **error);
GPtrArray *sam_peer_get_documents (SamPeer *self,
                                   GPtrArray *wanted,
                                   GCancellable *cancellable,
                                   GError **error);
char *sam_peer_get_body (SamPeer *self,
                         const char *id,
                         const char *revision,
                         GCancellable *cancellable,
                         GError **error);
GPtrArray *sam_peer_get_missing (SamPeer *self,
                                 GPtrArray *offered,
                                 GCancellable *cancellable,
                                 GError **error);
GPtrArray *sam_peer_put_documents (SamPeer *self,
                                   GPtrArray *documents,
                                   GCancellable *cancellable,
                                   GError **error);
gboolean sam_peer_gives_attachments (SamPeer *self);
GBytes *sam_peer_get_attachment (SamPeer *self,
                                 const char *id,
                                 const char *name,
                                 GCancellable *cancellable,
                                 GError **error);
SamCouchChanges *sam_peer_wait_for_changes (SamPeer *self,
                                            const char *since,
                                            GCancellable *cancellable,
                                            GError **error);
guint sam_peer_get_retry_after (SamPeer *self);
gint64 sam_peer_get_clock_off (SamPeer *self);

G_END_DECLS
