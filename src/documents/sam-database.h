/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

#define SAM_DATABASE_ERROR (sam_database_error_quark ())

/**
 * SamDatabaseError:
 * @SAM_DATABASE_ERROR_SQLITE: SQLite said no; the message has its words
 * @SAM_DATABASE_ERROR_NEWER: written by a newer version of the program
 * @SAM_DATABASE_ERROR_NOT_OURS: an SQLite file of another program, or no SQLite file at all
 * @SAM_DATABASE_ERROR_DAMAGED: the file fails SQLite's own integrity check
 * @SAM_DATABASE_ERROR_BUSY: another process has been writing for longer than the busy timeout
 * @SAM_DATABASE_ERROR_FULL: there is no room on the disk
 */
typedef enum
{
  SAM_DATABASE_ERROR_SQLITE,
  SAM_DATABASE_ERROR_NEWER,
  SAM_DATABASE_ERROR_NOT_OURS,
  SAM_DATABASE_ERROR_DAMAGED,
  SAM_DATABASE_ERROR_BUSY,
  SAM_DATABASE_ERROR_FULL,
} SamDatabaseError;

GQuark sam_database_error_quark (void);

/* One connection to one SQLite file: WAL, foreign keys on, busy timeout, prepared statements kept. For one thread at a
 * time, and while a transaction is open for the one that began it: others are refused. The only place besides documents
 * and store that sees sqlite3.h. */
typedef struct _SamDatabase SamDatabase;

typedef enum
{
  SAM_DATABASE_OPEN_EXISTING,
  SAM_DATABASE_CREATE, /* made when missing, mode 0600 */
} SamDatabaseFlags;

SamDatabase *sam_database_open (const char *path,
                                SamDatabaseFlags flags,
                                GError **error);
/* In memory only, from and to bytes. */
SamDatabase *sam_database_open_image (GBytes *image,
                                      GError **error);
GBytes *sam_database_dup_image (SamDatabase *self,
                                GError **error);
void sam_database_close (SamDatabase *self);
const char *sam_database_get_path (SamDatabase *self);
/* "3.40.1", as it runs, and as it was built with. */
const char *sam_database_get_sqlite_version (gboolean built);

gboolean sam_database_begin_reading (SamDatabase *self);
void sam_database_end_reading (SamDatabase *self);
/* Transactions: the outermost begins IMMEDIATE, inner ones are savepoints; in a joined one they are parts of it. */
gboolean sam_database_begin (SamDatabase *self,
                             GError **error);
gboolean sam_database_begin_joined (SamDatabase *self,
                                    GError **error);
gboolean sam_database_commit (SamDatabase *self,
                              GError **error);
void sam_database_rollback (SamDatabase *self);
/* The sequence counts the changes of documents. */
gboolean sam_database_get_sequence (SamDatabase *self,
                                    gint64 *sequence,
                                    GError **error);
gboolean sam_database_next_sequence (SamDatabase *self,
                                     gint64 *sequence,
                                     GError **error);
/* Outside a transaction. In a hurry a commit does not wait for the disk; what is lost to a power cut is the last. */
void sam_database_set_hurried (SamDatabase *self,
                               gboolean hurried);

gboolean sam_database_execute (SamDatabase *self,
                               const char *sql,
                               GError **error);
/* The kept statement for this SQL text, reset and without bindings. Give it back with sam_statement_reset(). */
sqlite3_stmt *sam_database_prepare (SamDatabase *self,
                                    const char *sql,
                                    GError **error);
/* SQLITE_ROW → TRUE with *row TRUE; SQLITE_DONE → TRUE with *row FALSE; anything else → FALSE. */
gboolean sam_database_step (SamDatabase *self,
                            sqlite3_stmt *statement,
                            gboolean *row,
                            GError **error);
gint64 sam_database_get_data_version (SamDatabase *self);
/* SQLite's online backup, as one file of mode 0600 that appears when it is whole. */
gboolean sam_database_backup (SamDatabase *self,
                              const char *path,
                              GCancellable *cancellable,
                              GError **error);
/* Empties the log file. BUSY: somebody still reads an older state, try again later. */
gboolean sam_database_truncate_log (SamDatabase *self,
                                    GError **error);
sqlite3 *sam_database_get_handle (SamDatabase *self);

void sam_statement_reset (sqlite3_stmt *statement);
/* @types: a letter per parameter: 'i' a gint64, 's' a text or NULL. */
void sam_statement_bind (sqlite3_stmt *statement,
                         const char *types,
                         va_list values,
                         sqlite3_destructor_type keeping);
char *sam_statement_dup_text (sqlite3_stmt *statement,
                              int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamDatabase, sam_database_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sam_statement_reset)

G_END_DECLS
