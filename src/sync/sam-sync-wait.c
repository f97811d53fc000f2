/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Between two runs: waits until the server has something for us. What we sent ourselves comes by too, and is known. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-run.h"

/* A server that does not know long polls answers at once: it is asked seldom. */
#define SECONDS_AT_LEAST 2
#define SECONDS_BETWEEN 15

static gboolean
rest (GCancellable *cancellable,
      guint seconds,
      GError **error)
{
  GPollFD descriptor;

  if (!g_cancellable_make_pollfd (cancellable, &descriptor))
    g_usleep (seconds * G_USEC_PER_SEC);
  else
    {
      g_poll (&descriptor, 1, (int) seconds * 1000);
      g_cancellable_release_fd (cancellable);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
has_news (SamDatabase *database,
          GPtrArray *rows,
          gboolean *news,
          GError **error)
{
  *news = FALSE;
  for (guint i = 0; i < rows->len && !*news; i++)
    {
      SamCouchChange *change = g_ptr_array_index (rows, i);
      g_auto (GStrv) missing = NULL;

      if (g_str_has_prefix (change->id, "_"))
        continue;
      missing = sam_documents_list_missing (database, change->id, (const char *const *) change->revisions, error);
      if (missing == NULL)
        return FALSE;
      *news = missing[0] != NULL;
    }
  return TRUE;
}

/**
 * sam_sync_wait:
 * @database: the region's, on this thread
 *
 * Returns: TRUE when it is time for another run; FALSE with @error set when waiting is not possible (any more)
 */
gboolean
sam_sync_wait (SamDatabase *database,
               SamPeer *peer,
               GCancellable *cancellable,
               GError **error)
{
  g_autofree char *since = sam_run_dup_pulled (database, error);
  gboolean news = FALSE;

  /* Nothing was ever pulled: there may be something. */
  if (since == NULL)
    return error == NULL || *error == NULL;
  while (!news)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (SamCouchChanges) changes = sam_peer_wait_for_changes (peer, since, cancellable, error);

      if (changes == NULL || !has_news (database, changes->rows, &news, error))
        return FALSE;
      if (changes->rows->len == 0 && g_get_monotonic_time () - start < SECONDS_AT_LEAST * G_USEC_PER_SEC &&
          !rest (cancellable, SECONDS_BETWEEN, error))
        return FALSE;
      g_free (since);
      since = g_strdup (changes->last_sequence);
    }
  return TRUE;
}
