/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hub/sam-hub-databases.h"

#include "couch/sam-couch-messages.h"

G_BEGIN_DECLS

/* Documents between the tables and the wire. */

typedef enum
{
  SAM_HUB_DOCUMENT_PLAIN = 0,
  SAM_HUB_DOCUMENT_REVISIONS = 1 << 0, /* with `_revisions` */
  SAM_HUB_DOCUMENT_CONFLICTS = 1 << 1, /* with `_conflicts` */
  SAM_HUB_DOCUMENT_HELD = 1 << 2,      /* with what its attachments hold */
} SamHubDocumentFlags;

gboolean sam_hub_append_document (GString *text,
                                  SamHubDatabase *database,
                                  const SamRevision *revision,
                                  SamHubDocumentFlags flags,
                                  GError **error);

/* A document as a client sends it. With @new_edits its path is the base to save on (empty: none) and its id may be
 * missing; without, it is the revision with its ancestors. */
SamCouchDocument *sam_hub_read_document (SamJsonObject *members,
                                         gboolean new_edits,
                                         GError **error);
/* (transfer full): the id of the revision written */
gboolean sam_hub_forgets (SamHubDatabase *database,
                          const SamCouchDocument *document);
char *sam_hub_write_document (SamHubDatabase *database,
                              SamHubRight right,
                              const SamCouchDocument *document,
                              gboolean new_edits,
                              GError **error);

G_END_DECLS
