/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-statement.h"

#include "store/sam-store-private.h"

/* The kept statement for @sql with its parameters bound; a text of NULL binds NULL. */
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
