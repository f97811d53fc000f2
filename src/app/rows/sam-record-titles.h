/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* The titles of records, looked up off the main thread. */
void sam_record_titles_load_async (SamStoreThread *store,
                                   const char *const *ids,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GHashTable *sam_record_titles_load_finish (SamStoreThread *store,
                                           GAsyncResult *result,
                                           GError **error);

G_END_DECLS
