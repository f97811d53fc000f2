/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-statement.h"

#include "store/sam-store-private.h"

/**
 * sam_store_prepare:
 * @types: a letter per parameter that follows: 's' a text, which is copied, or %NULL; 'i' a gint64
 *
 * Returns: (nullable): the statement before its first row; it stays the connection's, and g_autoptr resets it
 */
sqlite3_stmt *
sam_store_prepare (SamStore *self,
                   GError **error,
                   const char *sql,
                   const char *types,
                   ...)
{
  sqlite3_stmt *statement = sam_database_prepare (self->database, sql, error);
  va_list values;

  if (statement == NULL)
    return NULL;
  va_start (values, types);
  sam_statement_bind (statement, types, values, SQLITE_TRANSIENT);
  va_end (values);
  return statement;
}

/* The statement on its first row, NULL with an error set. The texts are read until it is reset. */
static sqlite3_stmt *
take_step (SamStore *self,
           const char *sql,
           const char *types,
           va_list values,
           gboolean *row,
           GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sam_database_prepare (self->database, sql, error);

  if (statement == NULL)
    return NULL;
  sam_statement_bind (statement, types, values, SQLITE_STATIC);
  return sam_database_step (self->database, statement, row, error) ? g_steal_pointer (&statement) : NULL;
}

/**
 * sam_store_run:
 * @types: as of sam_store_prepare(); the texts are borrowed
 *
 * Returns: %FALSE with the error set
 */
gboolean
sam_store_run (SamStore *self,
               GError **error,
               const char *sql,
               const char *types,
               ...)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;
  va_list values;

  va_start (values, types);
  statement = take_step (self, sql, types, values, &row, error);
  va_end (values);
  return statement != NULL;
}

/**
 * sam_store_read_text:
 * @text: (out) (transfer full) (nullable): of the first column and row; %NULL without error: none there
 * @types: as of sam_store_prepare()
 *
 * Returns: %FALSE with the error set
 */
gboolean
sam_store_read_text (SamStore *self,
                     char **text,
                     GError **error,
                     const char *sql,
                     const char *types,
                     ...)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;
  va_list values;

  *text = NULL;
  va_start (values, types);
  statement = take_step (self, sql, types, values, &row, error);
  va_end (values);
  if (statement != NULL && row)
    *text = sam_statement_dup_text (statement, 0);
  return statement != NULL;
}

/**
 * sam_store_read_integer:
 * @integer: (out): the first column of the first row; 0 without error: no row, or NULL there
 * @types: as of sam_store_prepare()
 *
 * Returns: %FALSE with the error set
 */
gboolean
sam_store_read_integer (SamStore *self,
                        gint64 *integer,
                        GError **error,
                        const char *sql,
                        const char *types,
                        ...)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;
  va_list values;

  *integer = 0;
  va_start (values, types);
  statement = take_step (self, sql, types, values, &row, error);
  va_end (values);
  if (statement != NULL && row)
    *integer = sqlite3_column_int64 (statement, 0);
  return statement != NULL;
}
