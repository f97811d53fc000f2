/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One connection to one file. Keeps each statement it prepared: the same few are run thousands of times. */

#define G_LOG_DOMAIN "samenhulp-documents"

#include "documents/sam-database-private.h"
#include "documents/sam-file-locks.h"

#include "samenhulp-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define FILE_ID 0x53616d68 /* "Samh" */
#define BUSY_TIMEOUT_MS 10000
#define HASHED_END 24

G_DEFINE_QUARK (sam - database - error - quark, sam_database_error)

/* Statements are long, and come by the thousand: how long, and how it ends, tells nearly any from the others. */
static guint
hash_sql (gconstpointer sql)
{
  const char *text = sql;
  gsize length = strlen (text);
  guint hash = (guint) length;

  for (gsize i = length > HASHED_END ? length - HASHED_END : 0; i < length; i++)
    hash = hash * 33 + (guchar) text[i];
  return hash;
}

/* Once, before anything else is asked of SQLite. It would count its memory under a lock; nobody reads that. */
static void
set_up_library (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  sam_file_locks_install ();
  g_once_init_leave (&done, 1);
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* What the system said last of writing to the log, as a commit does. */
static int
get_cause (SamDatabase *self)
{
  sqlite3_file *log = NULL;
  int cause = 0;

  sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (log != NULL && log->pMethods != NULL)
    log->pMethods->xFileControl (log, SQLITE_FCNTL_LAST_ERRNO, &cause);
  return cause;
}

/* No room for the index of the file, a quota and a limit on its size are errors of reading and writing to SQLite. */
static gboolean
is_without_room (SamDatabase *self,
                 int code)
{
  const int cause = code == SQLITE_IOERR_WRITE ? get_cause (self) : 0;

  return (code & 0xff) == SQLITE_FULL || code == SQLITE_IOERR_SHMSIZE || cause == EDQUOT || cause == EFBIG;
}

/**
 * sam_database_fail:
 * @code: what SQLite answered, told in words; @what is shown only where no better sentence is known
 *
 * Returns: %FALSE, for the caller to return
 */
gboolean
sam_database_fail (SamDatabase *self,
                   int code,
                   const char *what,
                   GError **error)
{
  switch (is_without_room (self, code) ? SQLITE_FULL : code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_BUSY,
                   _ ("“%s” is in use by another program. Close it there, or try again in a moment."), self->path);
      break;
    case SQLITE_FULL:
      g_set_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_FULL,
                   _ ("There is no room on the disk for “%s”. Delete what you do not need, and try again."), self->path);
      break;
    case SQLITE_READONLY:
      g_set_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_SQLITE,
                   _ ("“%s” can't be changed: it belongs to somebody else, or its disk is write-protected."), self->path);
      break;
    case SQLITE_CANTOPEN:
      g_set_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_SQLITE,
                   _ ("“%s” can't be opened. See whether it is there, and whether you may read it."), self->path);
      break;
    case SQLITE_NOTADB:
      g_set_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_NOT_OURS,
                   _ ("“%s” is not a Samenhulp file."), self->path);
      break;
    case SQLITE_CORRUPT:
      g_set_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_DAMAGED,
                   _ ("“%s” is damaged (%s). Restore a backup."), self->path, sqlite3_errmsg (self->handle));
      break;
    default:
      g_set_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_SQLITE,
                   _ ("“%s” could not be read or written: %s (%s)."), self->path, sqlite3_errmsg (self->handle), what);
      break;
    }

  return FALSE;
}

static int
on_trace_cb (unsigned int type,
             void *data,
             void *statement,
             void *sql)
{
  /* Without the values: those are people's names. */
  g_debug ("%s", sqlite3_sql (statement));
  return 0;
}

static gboolean
read_integer (SamDatabase *self,
              const char *sql,
              gint64 *value,
              GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sam_database_prepare (self, sql, error);
  gboolean row;

  if (statement == NULL || !sam_database_step (self, statement, &row, error))
    return FALSE;

  *value = row ? sqlite3_column_int64 (statement, 0) : 0;
  return TRUE;
}

/* Before anything is written to it: a file of another program must stay as it is. */
static gboolean
check_whose (SamDatabase *self,
             GError **error)
{
  gint64 application = 0;
  gint64 tables = 0;

  if (!read_integer (self, "PRAGMA application_id", &application, error) ||
      !read_integer (self, "SELECT count(*) FROM sqlite_schema", &tables, error))
    return FALSE;

  if (application == FILE_ID || (application == 0 && tables == 0))
    return TRUE;

  return sam_database_fail (self, SQLITE_NOTADB, "", error);
}

static gboolean
set_up (SamDatabase *self,
        GError **error)
{
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  if (g_getenv ("SAMENHULP_SQL_TRACE") != NULL)
    sqlite3_trace_v2 (self->handle, SQLITE_TRACE_STMT, on_trace_cb, NULL);

  /* Every commit reaches the disk, but one that is hurried: a revision that was sent must not be forgotten by a flat
   * battery. */
  return check_whose (self, error) &&
         sam_database_execute (self,
                               "PRAGMA trusted_schema = OFF;"
                               "PRAGMA foreign_keys = ON;"
                               "PRAGMA secure_delete = ON;"
                               "PRAGMA temp_store = MEMORY;"
                               "PRAGMA cache_size = -16384;"
                               "PRAGMA journal_mode = WAL;"
                               "PRAGMA wal_autocheckpoint = 4000;"
                               "PRAGMA synchronous = FULL;",
                               error);
}

/* SQLite would make it readable for others; its log files take over the mode of the file. */
static gboolean
make_file (const char *path,
           GError **error)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

  if (fd >= 0)
    return g_close (fd, error);
  if (errno == EEXIST)
    return TRUE;

  g_set_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_SQLITE,
               _ ("“%s” can't be made: %s."), path, g_strerror (errno));
  return FALSE;
}

/**
 * sam_database_open:
 * @path: a file name
 * @flags: whether the file is made when missing
 *
 * Opens one connection, for one thread at a time. Tables are brought up to date by sam_documents_migrate().
 *
 * Returns: (transfer full) (nullable): the connection, or %NULL with %SAM_DATABASE_ERROR
 */
SamDatabase *
sam_database_open (const char *path,
                   SamDatabaseFlags flags,
                   GError **error)
{
  g_autoptr (SamDatabase) self = NULL;
  int code;

  g_return_val_if_fail (path != NULL, NULL);

  if (flags == SAM_DATABASE_CREATE && !make_file (path, error))
    return NULL;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_SQLITE, _ ("There is no file “%s”."), path);
      return NULL;
    }

  set_up_library ();
  self = g_new0 (SamDatabase, 1);
  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (hash_sql, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  /* Not SQLITE_OPEN_NOMUTEX: the little it saves is not worth a torn file when two threads meet in one connection. */
  code = sqlite3_open_v2 (path, &self->handle, SQLITE_OPEN_READWRITE, NULL);
  if (code != SQLITE_OK)
    {
      sam_database_fail (self, code, "open", error);
      return NULL;
    }
  if (!set_up (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * sam_database_open_image:
 * @image: (nullable): what sam_database_dup_image() gave; NULL is an empty one
 *
 * A database that is in memory only, for one thread at a time.
 *
 * Returns: (transfer full) (nullable): the connection, or %NULL with %SAM_DATABASE_ERROR
 */
SamDatabase *
sam_database_open_image (GBytes *image,
                         GError **error)
{
  g_autoptr (SamDatabase) self = g_new0 (SamDatabase, 1);
  int code;

  set_up_library ();
  self->path = g_strdup (":memory:");
  self->statements = g_hash_table_new_full (hash_sql, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  code = sqlite3_open_v2 (self->path, &self->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, NULL);
  if (code == SQLITE_OK && image != NULL)
    {
      gsize size;
      gconstpointer bytes = g_bytes_get_data (image, &size);
      guint8 *copy = sqlite3_malloc64 (size);

      code = copy == NULL ? SQLITE_NOMEM
                          : sqlite3_deserialize (self->handle, "main", memcpy (copy, bytes, size), (sqlite3_int64) size,
                                                 (sqlite3_int64) size,
                                                 SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
    }
  if (code != SQLITE_OK)
    {
      sam_database_fail (self, code, "open", error);
      return NULL;
    }
  return set_up (self, error) ? g_steal_pointer (&self) : NULL;
}

static void
free_image (gpointer image)
{
  sqlite3_free (image);
}

/**
 * sam_database_dup_image:
 * @self: a connection outside a transaction
 *
 * Returns: (transfer full) (nullable): the whole database as bytes
 */
GBytes *
sam_database_dup_image (SamDatabase *self,
                        GError **error)
{
  sqlite3_int64 size = 0;
  guint8 *image = sqlite3_serialize (self->handle, "main", &size, 0);

  if (image != NULL)
    return g_bytes_new_with_free_func (image, (gsize) size, free_image, image);
  sam_database_fail (self, SQLITE_NOMEM, "serialize", error);
  return NULL;
}

/**
 * sam_database_close:
 * @self: (transfer full) (nullable): a connection
 *
 * Closes it; an open transaction is rolled back.
 */
void
sam_database_close (SamDatabase *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->handle);
  g_free (self->path);
  g_free (self);
}

/**
 * sam_database_get_path:
 *
 * Returns: (transfer none): as it was opened
 */
const char *
sam_database_get_path (SamDatabase *self)
{
  return self->path;
}

/**
 * sam_database_get_handle:
 * @self: a connection
 *
 * Returns: (transfer none): SQLite's own handle, for what has no function here
 */
sqlite3 *
sam_database_get_handle (SamDatabase *self)
{
  return self->handle;
}

/**
 * sam_database_execute:
 * @self: a connection
 * @sql: one or more statements without parameters
 *
 * Returns: whether all of them ran
 */
gboolean
sam_database_execute (SamDatabase *self,
                      const char *sql,
                      GError **error)
{
  int code;

  if (!sam_database_check_thread (self, error))
    return FALSE;
  code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  return code == SQLITE_OK || sam_database_fail (self, code, sql, error);
}

/**
 * sam_database_prepare:
 * @self: a connection
 * @sql: one statement
 *
 * Returns: (transfer none) (nullable): the statement, to be given back with sam_statement_reset()
 */
sqlite3_stmt *
sam_database_prepare (SamDatabase *self,
                      const char *sql,
                      GError **error)
{
  sqlite3_stmt *statement = NULL;
  GPtrArray *kept;
  int code;

  if (!sam_database_check_thread (self, error))
    return NULL;
  kept = g_hash_table_lookup (self->statements, sql);
  if (kept == NULL)
    {
      kept = g_ptr_array_new_with_free_func (finalize_statement);
      g_hash_table_insert (self->statements, g_strdup (sql), kept);
    }
  for (guint i = 0; i < kept->len; i++)
    if (!sqlite3_stmt_busy (kept->pdata[i]))
      return kept->pdata[i];

  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      sam_database_fail (self, code, sql, error);
      return NULL;
    }

  g_ptr_array_add (kept, statement);
  return statement;
}

/**
 * sam_database_step:
 * @self: a connection
 * @statement: a statement of this connection
 * @row: (out) (nullable): whether there is a row
 *
 * Returns: %FALSE with an error when it failed
 */
gboolean
sam_database_step (SamDatabase *self,
                   sqlite3_stmt *statement,
                   gboolean *row,
                   GError **error)
{
  int code = sqlite3_step (statement);

  if (row != NULL)
    *row = code == SQLITE_ROW;
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;

  sam_database_fail (self, code, sqlite3_sql (statement), error);
  sqlite3_reset (statement);
  return FALSE;
}

/**
 * sam_statement_reset:
 * @statement: (nullable):
 *
 * Makes it ready for the next time, and forgets what was bound to it.
 */
void
sam_statement_reset (sqlite3_stmt *statement)
{
  if (statement == NULL)
    return;

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

/**
 * sam_database_get_data_version:
 * @self: a connection
 *
 * Returns: a number that changes when another connection has committed to the file
 */
gint64
sam_database_get_data_version (SamDatabase *self)
{
  g_autoptr (GError) error = NULL;
  gint64 version = 0;

  if (!read_integer (self, "PRAGMA data_version", &version, &error))
    g_warning ("%s", error->message);

  return version;
}

/**
 * sam_database_truncate_log:
 * @self: a connection outside a transaction
 *
 * Writes the log back into the file and empties it: after an erasure the values must not stay behind in the log.
 *
 * Returns: %FALSE when somebody is still reading an older state; try again later
 */
gboolean
sam_database_truncate_log (SamDatabase *self,
                           GError **error)
{
  gint64 busy = 0;

  if (!read_integer (self, "PRAGMA wal_checkpoint(TRUNCATE)", &busy, error))
    return FALSE;

  return busy == 0 || sam_database_fail (self, SQLITE_BUSY, "checkpoint", error);
}

/**
 * sam_database_get_sqlite_version:
 * @built: the version this was built with, rather than the one that runs
 *
 * Returns: a version such as "3.40.1"
 */
const char *
sam_database_get_sqlite_version (gboolean built)
{
  return built ? SQLITE_VERSION : sqlite3_libversion ();
}

/**
 * sam_statement_bind:
 * @types: a letter per parameter, in order: 'i' for a gint64, 's' for a text that may be NULL
 * @values: one value for each
 * @keeping: SQLITE_STATIC where the texts outlive the run of @statement, else SQLITE_TRANSIENT
 */
void
sam_statement_bind (sqlite3_stmt *statement,
                    const char *types,
                    va_list values,
                    sqlite3_destructor_type keeping)
{
  for (int i = 0; types[i] != '\0'; i++)
    if (types[i] == 'i')
      sqlite3_bind_int64 (statement, i + 1, va_arg (values, gint64));
    else
      sqlite3_bind_text (statement, i + 1, va_arg (values, const char *), -1, keeping);
}

/**
 * sam_statement_dup_text:
 *
 * Returns: (transfer full) (nullable): the column as text, NULL for NULL
 */
char *
sam_statement_dup_text (sqlite3_stmt *statement,
                        int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}
