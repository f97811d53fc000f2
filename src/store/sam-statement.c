/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-store-private.h"

static void
bind_parameters (sqlite3_stmt *statement,
                 const char *types,
                 va_list values)
{
  for (int i = 0; types[i] != '\0'; i++)
    if (types[i] == 'i')
      sqlite3_bind_int64 (statement, i + 1, va_arg (values, gint64));
    else
      sqlite3_bind_text (statement, i + 1, va_arg (values, const char *), -1, SQLITE_TRANSIENT);
}

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
  bind_parameters (statement, types, values);
  va_end (values);
  return statement;
}

gboolean
sam_store_run (SamStore *self,
               GError **error,
               const char *sql,
               const char *types,
               ...)
{
  g_autoptr (sqlite3_stmt) statement = sam_database_prepare (self->database, sql, error);
  gboolean row;
  va_list values;

  if (statement == NULL)
    return FALSE;
  va_start (values, types);
  bind_parameters (statement, types, values);
  va_end (values);
  return sam_database_step (self->database, statement, &row, error);
}

char *
sam_statement_dup_text (sqlite3_stmt *statement,
                        int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

gboolean
sam_store_read_text (SamStore *self,
                     char **text,
                     GError **error,
                     const char *sql,
                     const char *types,
                     ...)
{
  g_autoptr (sqlite3_stmt) statement = sam_database_prepare (self->database, sql, error);
  gboolean row;
  va_list values;

  *text = NULL;
  if (statement == NULL)
    return FALSE;
  va_start (values, types);
  bind_parameters (statement, types, values);
  va_end (values);
  if (!sam_database_step (self->database, statement, &row, error))
    return FALSE;
  if (row)
    *text = sam_statement_dup_text (statement, 0);
  return TRUE;
}

gboolean
sam_store_read_integer (SamStore *self,
                        gint64 *integer,
                        GError **error,
                        const char *sql,
                        const char *types,
                        ...)
{
  g_autoptr (sqlite3_stmt) statement = sam_database_prepare (self->database, sql, error);
  gboolean row;
  va_list values;

  *integer = 0;
  if (statement == NULL)
    return FALSE;
  va_start (values, types);
  bind_parameters (statement, types, values);
  va_end (values);
  if (!sam_database_step (self->database, statement, &row, error))
    return FALSE;
  if (row)
    *integer = sqlite3_column_int64 (statement, 0);
  return TRUE;
}
