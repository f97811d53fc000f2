/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-record-titles.h"

static gpointer
look_up_titles (SamStore *store,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  char **ids = data;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      char *title = sam_store_dup_title (store, ids[i]);

      /* A reference may dangle: the record has not arrived yet, or is gone. That is shown, not an error. */
      if (title != NULL)
        g_hash_table_insert (titles, g_strdup (ids[i]), title);
    }
  return g_steal_pointer (&titles);
}

/**
 * sam_record_titles_load_async:
 * @ids: (array zero-terminated=1): the records
 */
void
sam_record_titles_load_async (SamStoreThread *store,
                              const char *const *ids,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  sam_store_thread_run_async (store, look_up_titles, g_strdupv ((char **) ids), (GDestroyNotify) g_strfreev,
                              (GDestroyNotify) g_hash_table_unref, cancellable, callback, user_data);
}

/**
 * sam_record_titles_load_finish:
 *
 * Returns: (transfer full) (element-type utf8 utf8): titles by id, without the records that are not here
 */
GHashTable *
sam_record_titles_load_finish (SamStoreThread *store,
                               GAsyncResult *result,
                               GError **error)
{
  return sam_store_thread_run_finish (store, result, error);
}
