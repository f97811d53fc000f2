/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* What is known of a record that is referred to but was deleted, off the main thread. */
void sam_gone_text_load_async (SamStoreThread *store,
                               const char *id,
                               GAsyncReadyCallback callback,
                               gpointer data);
/* (transfer full) (nullable): "Zin in koffie (deleted by Bea, yesterday)"; NULL without error: nothing is known. */
char *sam_gone_text_load_finish (SamStoreThread *store,
                                 GAsyncResult *result,
                                 gboolean *restorable);
/* Brings it back; the store tells that it changed. */
void sam_gone_text_bring_back_async (SamStoreThread *store,
                                     const char *id,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
gboolean sam_gone_text_bring_back_finish (SamStoreThread *store,
                                          GAsyncResult *result,
                                          GError **error);

G_END_DECLS
