/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/sam-documents.h"

G_BEGIN_DECLS

/* What attachments hold: bytes under their SHA-256, kept as long as a document holds them that was not erased. Nothing
 * here commits by itself: callers hold the transaction. */

#define SAM_BLOB_MAX_BYTES (10 * 1024 * 1024)

/* What came inside "_attachments" is taken out, and named in its place. */
gboolean sam_blobs_take (const char *attachments,
                         gint64 generation,
                         char **named,
                         GPtrArray *blobs,
                         GError **error);
char *sam_blob_name (GBytes *bytes);
gboolean sam_documents_put_blob (SamDatabase *database,
                                 const char *id,
                                 GBytes *bytes,
                                 GError **error);
GBytes *sam_documents_load_blob (SamDatabase *database,
                                 const char *sha256,
                                 GError **error);
gboolean sam_documents_has_blob (SamDatabase *database,
                                 const char *sha256);
GBytes *sam_documents_find_blob (SamDatabase *database,
                                 const char *id,
                                 const char *md5,
                                 GError **error);
gboolean sam_documents_prune_blobs (SamDatabase *database,
                                    GError **error);
gboolean sam_documents_check_blobs (SamDatabase *database,
                                    GPtrArray *problems,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
