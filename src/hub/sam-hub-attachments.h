/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hub/sam-hub-wire.h"

G_BEGIN_DECLS

gboolean sam_hub_append_attachments (GString *text,
                                     SamHubDatabase *database,
                                     const SamRevision *revision,
                                     SamHubDocumentFlags flags,
                                     GError **error);
gboolean sam_hub_has_attachments (const SamCouchDocument *document);
gboolean sam_hub_check_attachments (SamHubDatabase *database,
                                    const SamCouchDocument *document,
                                    GError **error);

G_END_DECLS
