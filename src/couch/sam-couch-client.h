/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "couch/sam-couch-error.h"

G_BEGIN_DECLS

/* HTTP to one server. Calls block and belong to the thread that made the client; cancel them from anywhere. Goes over
 * TLS, or in the clear to this computer only; follows no redirect; keeps its connections. */
#define SAM_TYPE_COUCH_CLIENT (sam_couch_client_get_type ())
G_DECLARE_FINAL_TYPE (SamCouchClient, sam_couch_client, SAM, COUCH_CLIENT, GObject)

char *sam_couch_normalize_address (const char *address,
                                   GError **error);

SamCouchClient *sam_couch_client_new (const char *address,
                                      const char *user,
                                      const char *password,
                                      GError **error);
const char *sam_couch_client_get_address (SamCouchClient *self);
void sam_couch_client_set_limits (SamCouchClient *self,
                                  gsize reply_bytes,
                                  guint timeout_seconds);
GBytes *sam_couch_client_request (SamCouchClient *self,
                                  const char *method,
                                  const char *path,
                                  const char *body,
                                  GCancellable *cancellable,
                                  GError **error);
guint sam_couch_client_get_retry_after (SamCouchClient *self);
gint64 sam_couch_client_get_clock_off (SamCouchClient *self);

/* (transfer full): "3.2.2", the HTTP library as it runs, or as it was built with. */
char *sam_couch_dup_soup_version (gboolean built);

G_END_DECLS
