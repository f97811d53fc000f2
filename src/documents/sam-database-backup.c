/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-documents"

#include "documents/sam-database.h"

#include "samenhulp-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define PAGES_PER_STEP 512
#define WAIT_MS 20

static gboolean
set_error (const char *path,
           const char *why,
           GError **error)
{
  g_set_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_SQLITE,
               _ ("The backup “%s” could not be written: %s."), path, why);
  return FALSE;
}

static gboolean
copy_pages (SamDatabase *self,
            sqlite3 *target,
            const char *path,
            GCancellable *cancellable,
            GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", sam_database_get_handle (self), "main");
  int code = SQLITE_OK;

  if (backup == NULL)
    return set_error (path, sqlite3_errmsg (target), error);

  while ((code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED) &&
         !g_cancellable_is_cancelled (cancellable))
    {
      code = sqlite3_backup_step (backup, PAGES_PER_STEP);
      if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        sqlite3_sleep (WAIT_MS);
    }

  sqlite3_backup_finish (backup);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  return code == SQLITE_DONE || set_error (path, sqlite3_errstr (code), error);
}

static gboolean
write_copy (SamDatabase *self,
            const char *path,
            GCancellable *cancellable,
            GError **error)
{
  sqlite3 *target = NULL;
  gboolean done;
  int code = sqlite3_open_v2 (path, &target, SQLITE_OPEN_READWRITE, NULL);

  done = code == SQLITE_OK ? copy_pages (self, target, path, cancellable, error)
                           : set_error (path, sqlite3_errstr (code), error);
  /* No log beside it: a backup is one file that can be carried away. */
  if (done && sqlite3_exec (target, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) != SQLITE_OK)
    done = set_error (path, sqlite3_errmsg (target), error);

  sqlite3_close_v2 (target);
  return done;
}

/**
 * sam_database_backup:
 * @self: a connection
 * @path: where to; a file there is replaced when the copy is whole
 * @cancellable: (nullable): stops it, leaving nothing behind
 *
 * Copies the whole file while others go on reading and writing it.
 *
 * Returns: whether the backup is there
 */
gboolean
sam_database_backup (SamDatabase *self,
                     const char *path,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  int fd;

  g_unlink (part);
  fd = g_open (part, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return set_error (path, g_strerror (errno), error);
  if (!g_close (fd, error))
    return FALSE;

  if (write_copy (self, part, cancellable, error))
    {
      if (g_rename (part, path) == 0)
        return TRUE;
      set_error (path, g_strerror (errno), error);
    }

  g_unlink (part);
  return FALSE;
}
