/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/sam-blobs.h"
#include "store/sam-store.h"

G_BEGIN_DECLS

/* Files kept with a record. Each is a record of its own that says to which it belongs, and what it holds stands beside
 * its document. */

#define SAM_ATTACHMENT_KIND "attachment"
/* What an attachment is called in its document, where servers ask for a name. */
#define SAM_ATTACHMENT_NAME "content"
#define SAM_ATTACHMENT_MAX_BYTES SAM_BLOB_MAX_BYTES

gboolean sam_attachment_check_size (const char *name,
                                    guint64 size,
                                    GError **error);
char *sam_store_attach (SamStore *self,
                        const char *about,
                        const char *name,
                        const char *media_type,
                        GBytes *bytes,
                        GError **error);
/* (element-type SamRecord), by name */
GPtrArray *sam_store_list_attached (SamStore *self,
                                    const char *about,
                                    GError **error);
GBytes *sam_store_load_attached (SamStore *self,
                                 const char *id,
                                 GError **error);
gboolean sam_store_receive_attached (SamStore *self,
                                     const char *id,
                                     GBytes *bytes,
                                     GError **error);
/* Ids of attachments whose bytes are not here. */
char **sam_store_list_unfetched (SamStore *self,
                                 GError **error);

G_END_DECLS
