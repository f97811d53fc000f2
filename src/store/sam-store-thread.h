/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-query.h"

G_BEGIN_DECLS

/* The window's way to the store: one worker thread that owns one SamStore. Close it explicitly on the main thread.
 *
 * Signals, on the main thread:
 *   changed (char **ids): these records changed, here or in another process on the same file (seen within half a
 *   second); ids are NULL when everything may have changed. */
#define SAM_TYPE_STORE_THREAD (sam_store_thread_get_type ())
G_DECLARE_FINAL_TYPE (SamStoreThread, sam_store_thread, SAM, STORE_THREAD, GObject)

/* Runs on the worker. It gets copies of what it needs in @data and touches no shared object. */
typedef gpointer (*SamStoreFunc) (SamStore *store,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);

SamStoreThread *sam_store_thread_open (const char *path,
                                       const char *author,
                                       GError **error);
void sam_store_thread_open_async (const char *path,
                                  const char *author,
                                  SamProgress progress,
                                  gpointer progress_data,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
SamStoreThread *sam_store_thread_open_finish (GAsyncResult *result,
                                              GError **error);
const char *sam_store_thread_get_path (SamStoreThread *self);
void sam_store_thread_run_async (SamStoreThread *self,
                                 SamStoreFunc func,
                                 gpointer data,
                                 GDestroyNotify data_free,
                                 GDestroyNotify result_free,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gpointer sam_store_thread_run_finish (SamStoreThread *self,
                                      GAsyncResult *result,
                                      GError **error);
void sam_store_thread_close (SamStoreThread *self);

G_END_DECLS
