/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-gone-text.h"

#include <glib/gi18n.h>

#include "app/sam-dates.h"
#include "store/sam-clock.h"
#include "store/sam-parallel.h"

static gpointer
describe (SamStore *store,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  return sam_store_describe_gone (store, data, error);
}

void
sam_gone_text_load_async (SamStoreThread *store,
                          const char *id,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  sam_store_thread_run_async (store, describe, g_strdup (id), g_free, (GDestroyNotify) sam_gone_free, NULL, callback,
                              data);
}

/**
 * sam_gone_text_load_finish:
 * @restorable: (out): whether it can be brought back
 *
 * Returns: (transfer full) (nullable): what it was called, who deleted it and when; NULL where nothing is known
 */
char *
sam_gone_text_load_finish (SamStoreThread *store,
                           GAsyncResult *result,
                           gboolean *restorable)
{
  g_autoptr (SamGone) gone = sam_store_thread_run_finish (store, result, NULL);
  const char *title = gone != NULL && gone->title != NULL ? gone->title : _ ("A record");
  g_autofree char *ago = NULL;

  *restorable = gone != NULL && gone->restorable;
  if (gone == NULL)
    return NULL;
  if (gone->erased)
    return g_strdup (_ ("Erased for good"));
  if (gone->at == 0)
    return g_strdup_printf (_ ("%s (deleted)"), title);
  ago = sam_dates_format_ago (gone->at, sam_clock_get_seconds ());
  /* Translators: what a record was called, who deleted it, and when: "Zin in koffie (deleted by Ada, yesterday)" */
  return g_strdup_printf (_ ("%s (deleted by %s, %s)"), title, gone->author != NULL ? gone->author : _ ("somebody"), ago);
}

static gpointer
bring_back (SamStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  return sam_store_bring_back (store, data, error) ? g_strdup (data) : NULL;
}

void
sam_gone_text_bring_back_async (SamStoreThread *store,
                                const char *id,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  sam_store_thread_run_async (store, bring_back, g_strdup (id), g_free, g_free, NULL, callback, data);
}

/**
 * sam_gone_text_bring_back_finish:
 *
 * Returns: whether the record is back
 */
gboolean
sam_gone_text_bring_back_finish (SamStoreThread *store,
                                 GAsyncResult *result,
                                 GError **error)
{
  g_autofree char *id = sam_store_thread_run_finish (store, result, error);

  return id != NULL;
}
