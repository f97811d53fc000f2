/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Transactions of one connection: they nest, they may be joined, and many readings in a row are one. */

#define G_LOG_DOMAIN "samenhulp-documents"

#include "documents/sam-database-private.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/**
 * sam_database_check_thread:
 *
 * What another thread does meanwhile would become part of a transaction that it knows nothing of, and be undone
 * with it.
 *
 * Returns: %FALSE with %SAM_DATABASE_ERROR_BUSY while a transaction of another thread is open
 */
gboolean
sam_database_check_thread (SamDatabase *self,
                           GError **error)
{
  if (self->depth == 0 || self->owner == g_thread_self ())
    return TRUE;
  g_critical ("Another thread uses the connection within a transaction; it needs one of its own");
  return sam_database_fail (self, SQLITE_BUSY, "", error);
}

/* Savepoints come by the thousand, so their few statements are kept. */
static gboolean
run_kept (SamDatabase *self,
          const char *sql,
          GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sam_database_prepare (self, sql, error);

  return statement != NULL && sam_database_step (self, statement, NULL, error);
}

/**
 * sam_database_begin_reading:
 * @self: a connection
 *
 * For many queries in a row: the file is locked for reading once, not for each of them, and all see one state of it. A
 * transaction that begins within it ends it.
 *
 * Returns: whether it began, and is to be ended with sam_database_end_reading(); not within another, or a transaction
 */
gboolean
sam_database_begin_reading (SamDatabase *self)
{
  if (self->depth > 0 || self->reading)
    return FALSE;
  self->reading = run_kept (self, "BEGIN", NULL);
  return self->reading;
}

/**
 * sam_database_end_reading:
 * @self: a connection
 *
 * Lets go of the file. Nothing was written, so there is nothing to commit; and unlike a commit, a rollback never leaves
 * the transaction open.
 */
void
sam_database_end_reading (SamDatabase *self)
{
  if (!self->reading)
    return;
  self->reading = FALSE;
  if (!sqlite3_get_autocommit (self->handle))
    run_kept (self, "ROLLBACK", NULL);
}

/* Nobody else can count while the transaction is open: the file is told once, or before what may be taken back. */
static gboolean
write_sequence (SamDatabase *self,
                GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (self->sequence == 0)
    return TRUE;
  statement = sam_database_prepare (self, "UPDATE counter SET sequence = ?", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->sequence);
  self->sequence = 0;
  return sam_database_step (self, statement, NULL, error);
}

/* What is written to a file that lies there no more is lost with the connection. */
static gboolean
check_there (SamDatabase *self,
             GError **error)
{
  int moved = 0;

  sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  if (!moved)
    return TRUE;
  g_set_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_SQLITE,
               _ ("“%s” was moved, replaced or deleted while it was open. Nothing is saved in it any more: make a backup "
                  "now, with all that was saved before, and open that."),
               self->path);
  return FALSE;
}

/**
 * sam_database_begin:
 * @self: a connection
 *
 * The outermost begins IMMEDIATE, so that two writers never meet in the middle; inner ones are savepoints.
 *
 * Returns: whether a transaction is open now
 */
gboolean
sam_database_begin (SamDatabase *self,
                    GError **error)
{
  g_autofree char *sql = NULL;

  if (!sam_database_check_thread (self, error))
    return FALSE;
  /* SQLite has rolled back all by itself (the disk is full): a savepoint now would be a transaction of its own, and
   * what follows would be kept without what came before. */
  if (self->depth > 0 && (sqlite3_get_autocommit (self->handle) || self->broken))
    return sam_database_fail (self, SQLITE_ABORT, "begin", error);

  if (self->joined > 0)
    {
      self->depth++;
      return TRUE;
    }
  sam_database_end_reading (self);
  if (self->depth == 0 && !check_there (self, error))
    return FALSE;
  if (self->depth > 0)
    sql = g_strdup_printf ("SAVEPOINT sam_%u", self->depth);
  if (!write_sequence (self, error) || !run_kept (self, sql != NULL ? sql : "BEGIN IMMEDIATE", error))
    return FALSE;

  self->owner = g_thread_self ();
  self->depth++;
  return TRUE;
}

/**
 * sam_database_begin_joined:
 * @self: a connection
 *
 * Begins a transaction of which all that begin within it are parts, not savepoints: a savepoint keeps a copy of every
 * page that is written after it, which costs more than the writing. Once a part was rolled back, the whole can only be
 * rolled back too.
 *
 * Returns: whether a transaction is open now
 */
gboolean
sam_database_begin_joined (SamDatabase *self,
                           GError **error)
{
  if (!sam_database_begin (self, error))
    return FALSE;
  if (self->joined == 0)
    self->joined = self->depth;
  return TRUE;
}

/**
 * sam_database_set_hurried:
 * @self: a connection outside a transaction
 * @hurried: whether what is committed now can be had again
 *
 * A commit waits until the disk has it. In a hurry it does not: after a power cut the last few may never have been, but
 * none is half there, and none without those before it. The next that waits brings them all to the disk.
 */
void
sam_database_set_hurried (SamDatabase *self,
                          gboolean hurried)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (self->depth == 0);

  /* It takes effect as it is prepared, so it is no statement to keep. */
  if (!sam_database_execute (self, hurried ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = FULL", &error))
    g_warning ("%s", error->message);
}

static gboolean
read_sequence (SamDatabase *self,
               gint64 *sequence,
               GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sam_database_prepare (self, "SELECT sequence FROM counter", error);
  gboolean row;

  if (statement == NULL || !sam_database_step (self, statement, &row, error))
    return FALSE;
  *sequence = row ? sqlite3_column_int64 (statement, 0) : 0;
  return TRUE;
}

/**
 * sam_database_get_sequence:
 * @self: a connection to a database of documents
 * @sequence: (out): of the last change
 *
 * Returns: whether it could be read
 */
gboolean
sam_database_get_sequence (SamDatabase *self,
                           gint64 *sequence,
                           GError **error)
{
  *sequence = self->sequence;
  return self->sequence != 0 || read_sequence (self, sequence, error);
}

/**
 * sam_database_next_sequence:
 * @self: a connection to a database of documents, in a transaction
 * @sequence: (out): of the change that is being made
 *
 * Returns: whether there is one
 */
gboolean
sam_database_next_sequence (SamDatabase *self,
                            gint64 *sequence,
                            GError **error)
{
  g_return_val_if_fail (self->depth > 0, FALSE);

  if (self->sequence == 0 && !read_sequence (self, &self->sequence, error))
    return FALSE;
  *sequence = ++self->sequence;
  return TRUE;
}

/**
 * sam_database_commit:
 * @self: a connection
 *
 * On failure the transaction is still open: roll it back.
 *
 * Returns: whether it is committed
 */
gboolean
sam_database_commit (SamDatabase *self,
                     GError **error)
{
  g_autofree char *sql = NULL;

  g_return_val_if_fail (self->depth > 0, FALSE);

  if (self->broken)
    return sam_database_fail (self, SQLITE_ABORT, "commit", error);
  if (self->joined > 0 && self->depth > self->joined)
    {
      self->depth--;
      return TRUE;
    }
  if (self->depth > 1)
    sql = g_strdup_printf ("RELEASE sam_%u", self->depth - 1);
  else if (!sqlite3_get_autocommit (self->handle) && !write_sequence (self, error))
    return FALSE;
  if (!run_kept (self, sql != NULL ? sql : "COMMIT", error))
    return FALSE;

  self->depth--;
  self->joined = self->depth < self->joined ? 0 : self->joined;
  return TRUE;
}

/**
 * sam_database_rollback:
 * @self: a connection
 *
 * Undoes what was done since the innermost sam_database_begin().
 */
void
sam_database_rollback (SamDatabase *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;

  g_return_if_fail (self->depth > 0);

  self->depth--;
  self->broken = self->joined > 0 && self->depth >= self->joined;
  if (self->broken)
    return;
  self->joined = self->depth < self->joined ? 0 : self->joined;
  self->sequence = 0;
  /* A full disk and the like make SQLite roll back all by itself. */
  if (sqlite3_get_autocommit (self->handle))
    return;

  if (self->depth > 0)
    sql = g_strdup_printf ("ROLLBACK TO sam_%u; RELEASE sam_%u", self->depth, self->depth);
  if (!sam_database_execute (self, sql != NULL ? sql : "ROLLBACK", &error))
    g_warning ("%s", error->message);
}
