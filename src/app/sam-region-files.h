/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Region files are kept in the person's data folder; these make them, off the main thread. */
void sam_region_files_create_async (const char *name,
                                    const char *path,
                                    const char *blueprint,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void sam_region_files_demo_async (GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void sam_region_files_restore_async (const char *backup,
                                     const char *path,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void sam_region_files_open_handover_async (const char *sealed,
                                           const char *path,
                                           const char *passphrase,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
char *sam_region_files_find_path (const char *wanted,
                                  const char *slug);
char *sam_region_files_finish (GAsyncResult *result,
                               GError **error);

G_END_DECLS
