/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/sam-attachments.h"

G_BEGIN_DECLS

/* Attachments as files of this computer. They all block. */
char *sam_attachment_read_file (SamStore *store,
                                const char *about,
                                const char *path,
                                GCancellable *cancellable,
                                GError **error);
gboolean sam_attachment_write_file (SamStore *store,
                                    const char *id,
                                    const char *path,
                                    GError **error);
char *sam_attachment_write_to_open (SamStore *store,
                                    const char *id,
                                    const char *folder,
                                    GError **error);
char *sam_attachment_make_safe_name (const char *name);
void sam_attachment_forget_opened (const char *folder);

G_END_DECLS
