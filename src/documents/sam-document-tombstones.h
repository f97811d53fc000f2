/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/sam-documents.h"

G_BEGIN_DECLS

/* For pulls: tombstones that are not worth reading at once, and leaves that have become ancestors out of sight. */

/* A tombstone elsewhere of a document that is not here: its id alone. sam_documents_add() fills in the rest later. */
gboolean sam_documents_note_tombstone (SamDatabase *database,
                                       const char *id,
                                       const char *revision,
                                       GError **error);
GPtrArray *sam_documents_list_tombstones_without_body (SamDatabase *database,
                                                       const char *after,
                                                       guint limit,
                                                       GError **error);
/* After sam_documents_add() of a path that a server has cut off: leaves here that came before it are leaves no more. */
gboolean sam_documents_bury_superseded (SamDatabase *database,
                                        const char *id,
                                        const char *const *path,
                                        const char *const *leaves_there,
                                        gboolean *buried,
                                        GError **error);

G_END_DECLS
