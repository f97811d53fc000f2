/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Backups, and going back to one. The file to go back to is copied and checked in full beside the old one; only then
 * do they change places. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-store-private.h"

#include "samenhulp-config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/**
 * sam_store_backup:
 * @path: where the copy goes
 * @cancellable: (nullable): to stop it
 *
 * Copies the file as it is now; others may go on writing meanwhile.
 *
 * Returns: whether the copy is whole
 */
gboolean
sam_store_backup (SamStore *self,
                  const char *path,
                  GCancellable *cancellable,
                  GError **error)
{
  return sam_database_backup (self->database, path, cancellable, error);
}

static void
remove_with_logs (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *index = g_strconcat (path, "-shm", NULL);

  g_unlink (path);
  g_unlink (log);
  g_unlink (index);
}

static gboolean
move (const char *from,
      const char *to,
      GError **error)
{
  if (g_rename (from, to) == 0)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _ ("“%s” could not be moved to “%s”: %s"), from, to,
               g_strerror (errno));
  return FALSE;
}

/* What was erased here stays erased, whatever an old backup says. */
static gboolean
apply_erasures (SamStore *store,
                char **erased,
                GError **error)
{
  if (!sam_store_begin (store, error))
    return FALSE;
  for (guint i = 0; erased[i] != NULL; i++)
    if (!sam_store_erase (store, erased[i], error))
      {
        sam_store_rollback (store);
        return FALSE;
      }
  if (sam_store_commit (store, error))
    return TRUE;
  sam_store_rollback (store);
  return FALSE;
}

static gboolean
check_store (SamStore *store,
             GError **error)
{
  g_autoptr (GPtrArray) problems = sam_documents_verify (store->database, NULL, error);

  if (problems == NULL)
    return FALSE;
  if (problems->len == 0)
    return TRUE;
  g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_DAMAGED, g_ptr_array_index (problems, 0));
  return FALSE;
}

/* A sound copy of @backup at @path, with this version's tables. */
static gboolean
prepare_copy (const char *path,
              const char *backup,
              char **erased,
              GError **error)
{
  g_autoptr (SamDatabase) source = sam_database_open (backup, SAM_DATABASE_OPEN_EXISTING, error);
  g_autoptr (SamStore) store = NULL;

  if (source == NULL || !sam_database_backup (source, path, NULL, error))
    return FALSE;
  store = sam_store_open (path, SAM_DATABASE_OPEN_EXISTING, error);
  return store != NULL && check_store (store, error) && sam_store_rebuild (store, NULL, NULL, NULL, NULL, error) &&
         apply_erasures (store, erased, error) && sam_database_truncate_log (store->database, error);
}

/* Ids erased here. None where the old file can't be read: then it is what the backup is for. */
static char **
list_erased (const char *path)
{
  g_autoptr (SamDatabase) database = sam_database_open (path, SAM_DATABASE_OPEN_EXISTING, NULL);
  char **erased = NULL;

  if (database != NULL && sam_documents_migrate (database, NULL))
    erased = sam_documents_list_erased (database, NULL);
  return erased != NULL ? erased : g_new0 (char *, 1);
}

/* Leaves a file without logs, which only the last who has it open can do. BUSY: another program has it. */
static gboolean
settle_old (const char *path,
            GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (SamDatabase) database = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  database = sam_database_open (path, SAM_DATABASE_OPEN_EXISTING, &local_error);
  if (database != NULL && sam_database_execute (database, "PRAGMA journal_mode = DELETE", &local_error))
    return TRUE;
  if (!g_error_matches (local_error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_BUSY))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
change_places (const char *path,
               const char *copy,
               GError **error)
{
  g_autofree char *before = g_strconcat (path, ".before-restore", NULL);

  if (!settle_old (path, error))
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      remove_with_logs (before);
      if (!move (path, before, error))
        return FALSE;
    }
  remove_with_logs (path);
  return move (copy, path, error);
}

/**
 * sam_store_restore:
 * @path: the region file, which need not exist
 * @backup: the file to go back to
 *
 * Returns: whether @path is @backup now; else it is as it was
 */
gboolean
sam_store_restore (const char *path,
                   const char *backup,
                   GError **error)
{
  g_autofree char *copy = g_strconcat (path, ".restoring", NULL);
  g_auto (GStrv) erased = NULL;
  g_autoptr (GError) local_error = NULL;

  erased = g_file_test (path, G_FILE_TEST_EXISTS) ? list_erased (path) : g_new0 (char *, 1);
  remove_with_logs (copy);
  if (prepare_copy (copy, backup, erased, &local_error) && change_places (path, copy, &local_error))
    return TRUE;
  remove_with_logs (copy);
  if (local_error->domain == SAM_DATABASE_ERROR && local_error->code != SAM_DATABASE_ERROR_BUSY &&
      local_error->code != SAM_DATABASE_ERROR_NEWER)
    g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_DAMAGED, _ ("“%s” can't be restored: %s"), backup,
                 local_error->message);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
