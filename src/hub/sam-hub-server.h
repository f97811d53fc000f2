/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hub/sam-hub-request.h"

G_BEGIN_DECLS

typedef struct
{
  gsize body_bytes; /* of a request, also after unpacking */
  guint connections;
  guint silent_seconds; /* until a connection on which nothing happens is closed */
} SamHubLimits;

/* (transfer full), not listening yet */
SamHub *sam_hub_new (const char *directory,
                     const SamHubLimits *limits,
                     GError **error);
void sam_hub_free (SamHub *self);
/* @address "HOST:PORT"; port 0 picks one. Without a certificate only this computer itself can be listened on.
 * (transfer full): the address in full */
char *sam_hub_listen (SamHub *self,
                      const char *address,
                      GTlsCertificate *certificate,
                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamHub, sam_hub_free)

G_END_DECLS
