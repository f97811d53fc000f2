/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-peer.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

G_DEFINE_INTERFACE (SamPeer, sam_peer, G_TYPE_OBJECT)

static void
sam_peer_default_init (SamPeerInterface *interface)
{
}

/**
 * sam_peer_check:
 *
 * Returns: whether the database is there and may be read
 */
gboolean
sam_peer_check (SamPeer *self,
                GCancellable *cancellable,
                GError **error)
{
  return SAM_PEER_GET_IFACE (self)->check (self, cancellable, error);
}

/**
 * sam_peer_get_local:
 * @name: of a document that is never replicated, such as a checkpoint
 *
 * Returns: (transfer full) (nullable): its body; NULL without @error set when there is none
 */
char *
sam_peer_get_local (SamPeer *self,
                    const char *name,
                    GCancellable *cancellable,
                    GError **error)
{
  return SAM_PEER_GET_IFACE (self)->get_local (self, name, cancellable, error);
}

/**
 * sam_peer_put_local:
 *
 * Writes @body whatever stood there before.
 */
gboolean
sam_peer_put_local (SamPeer *self,
                    const char *name,
                    const char *body,
                    GCancellable *cancellable,
                    GError **error)
{
  return SAM_PEER_GET_IFACE (self)->put_local (self, name, body, cancellable, error);
}

/**
 * sam_peer_get_changes:
 * @since: (nullable): the raw sequence of an earlier reply; NULL is from the beginning
 *
 * Returns: (transfer full): what changed, with all leaves; no rows: that was all
 */
SamCouchChanges *
sam_peer_get_changes (SamPeer *self,
                      const char *since,
                      guint limit,
                      GCancellable *cancellable,
                      GError **error)
{
  return SAM_PEER_GET_IFACE (self)->get_changes (self, since, limit, cancellable, error);
}

/**
 * sam_peer_get_documents:
 * @wanted: (element-type SamCouchRevisions): revisions that the peer itself has listed
 *
 * Returns: (transfer container) (element-type SamCouchDocument): these, or newer leaves that descend from them
 */
GPtrArray *
sam_peer_get_documents (SamPeer *self,
                        GPtrArray *wanted,
                        GCancellable *cancellable,
                        GError **error)
{
  return SAM_PEER_GET_IFACE (self)->get_documents (self, wanted, cancellable, error);
}

/**
 * sam_peer_get_body:
 *
 * Returns: (transfer full) (nullable): the body of exactly this revision, which need not be a leaf; NULL without @error
 *   set when the peer has forgotten it
 */
char *
sam_peer_get_body (SamPeer *self,
                   const char *id,
                   const char *revision,
                   GCancellable *cancellable,
                   GError **error)
{
  return SAM_PEER_GET_IFACE (self)->get_body (self, id, revision, cancellable, error);
}

/**
 * sam_peer_get_missing:
 * @offered: (element-type SamCouchRevisions)
 *
 * Returns: (transfer container) (element-type SamCouchRevisions): those of @offered that the peer does not have
 */
GPtrArray *
sam_peer_get_missing (SamPeer *self,
                      GPtrArray *offered,
                      GCancellable *cancellable,
                      GError **error)
{
  return SAM_PEER_GET_IFACE (self)->get_missing (self, offered, cancellable, error);
}

/**
 * sam_peer_put_documents:
 * @documents: (element-type SamCouchDocument)
 *
 * Returns: (transfer container) (element-type SamCouchRefusal): those that the peer did not take
 */
GPtrArray *
sam_peer_put_documents (SamPeer *self,
                        GPtrArray *documents,
                        GCancellable *cancellable,
                        GError **error)
{
  return SAM_PEER_GET_IFACE (self)->put_documents (self, documents, cancellable, error);
}

/**
 * sam_peer_wait_for_changes:
 * @since: (nullable): the raw sequence of an earlier reply
 *
 * Blocks until something has changed since then, or for as long as the peer lets us wait.
 *
 * Returns: (transfer full) (nullable): what changed, perhaps nothing; NULL with SAM_COUCH_ERROR_NOT_FOUND for a peer
 *   that can't tell
 */
SamCouchChanges *
sam_peer_wait_for_changes (SamPeer *self,
                           const char *since,
                           GCancellable *cancellable,
                           GError **error)
{
  if (SAM_PEER_GET_IFACE (self)->wait_for_changes != NULL)
    return SAM_PEER_GET_IFACE (self)->wait_for_changes (self, since, cancellable, error);
  g_set_error_literal (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NOT_FOUND, _ ("Changes there can't be waited for."));
  return NULL;
}

/**
 * sam_peer_get_retry_after:
 *
 * Returns: the seconds that the last reply asked to wait, or 0
 */
guint
sam_peer_get_retry_after (SamPeer *self)
{
  return SAM_PEER_GET_IFACE (self)->get_retry_after != NULL ? SAM_PEER_GET_IFACE (self)->get_retry_after (self) : 0;
}

/**
 * sam_peer_get_clock_off:
 *
 * Returns: the seconds that this computer's clock is ahead of the peer's; negative: behind; 0 also when not known
 */
gint64
sam_peer_get_clock_off (SamPeer *self)
{
  return SAM_PEER_GET_IFACE (self)->get_clock_off != NULL ? SAM_PEER_GET_IFACE (self)->get_clock_off (self) : 0;
}

/**
 * sam_peer_gives_attachments:
 *
 * Returns: whether what attachments hold has to be asked for by itself
 */
gboolean
sam_peer_gives_attachments (SamPeer *self)
{
  return SAM_PEER_GET_IFACE (self)->get_attachment != NULL;
}

/**
 * sam_peer_get_attachment:
 * @id: a document
 * @name: of the attachment in it
 *
 * Returns: (transfer full) (nullable): what the attachment holds
 */
GBytes *
sam_peer_get_attachment (SamPeer *self,
                         const char *id,
                         const char *name,
                         GCancellable *cancellable,
                         GError **error)
{
  return SAM_PEER_GET_IFACE (self)->get_attachment (self, id, name, cancellable, error);
}
