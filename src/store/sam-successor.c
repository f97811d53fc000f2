/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A copy of the region for whoever comes after: all records with their history, and nothing that belongs to this
 * computer only. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-successor.h"

#include "store/sam-store-private.h"

#include "samenhulp-config.h"

#include <glib/gstdio.h>

/* Values of reach `device` stand in their own table and in the steps that can be undone; the rest is about this
 * computer: its settings, drafts, and how far it has synchronised. */
static const char forget_this_computer[] = "DELETE FROM device_value;"
                                           "DELETE FROM draft;"
                                           "DELETE FROM edit;"
                                           "DELETE FROM step;"
                                           "DELETE FROM setting;"
                                           "DELETE FROM local_document;";

static void
remove_with_logs (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

/* The kinds' tables are made anew, for device values stand in them too; what was there before leaves no trace. */
static gboolean
forget (const char *path,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (SamStore) store = sam_store_open (path, SAM_DATABASE_OPEN_EXISTING, error);

  return store != NULL && sam_database_execute (store->database, "PRAGMA secure_delete = ON", error) &&
         sam_database_execute (store->database, forget_this_computer, error) &&
         sam_store_rebuild (store, NULL, NULL, NULL, cancellable, error) &&
         sam_database_execute (store->database, "PRAGMA journal_mode = DELETE", error) &&
         sam_database_execute (store->database, "VACUUM", error);
}

/**
 * sam_store_dup_for_successor:
 * @cancellable: (nullable): to stop it
 *
 * Returns: (transfer full) (nullable): the bytes of a region file with all records and their history, and nothing of
 *   reach `device`; they are as private as the region
 */
GBytes *
sam_store_dup_for_successor (SamStore *self,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autofree char *path = g_strconcat (sam_database_get_path (self->database), ".successor", NULL);
  char *bytes = NULL;
  gsize length = 0;
  gboolean made;

  remove_with_logs (path);
  made = sam_store_backup (self, path, cancellable, error) && forget (path, cancellable, error) &&
         g_file_get_contents (path, &bytes, &length, error);
  remove_with_logs (path);
  return made ? g_bytes_new_take (bytes, length) : NULL;
}
