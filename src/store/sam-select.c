/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-select.h"

#include "store/sam-store-private.h"

static char **
read_cells (sqlite3_stmt *statement)
{
  const int n = sqlite3_column_count (statement);
  char **cells = g_new0 (char *, n + 1);

  /* An empty text for NULL keeps a row a strv. */
  for (int i = 0; i < n; i++)
    {
      cells[i] = sam_statement_dup_text (statement, i);
      if (cells[i] == NULL)
        cells[i] = g_strdup ("");
    }
  return cells;
}

/**
 * sam_store_select:
 * @sql: one SELECT of the program's own, over `kind_NAME` and `link`
 * @bindings: (array length=n_bindings): values by name; those that @sql does not ask for are passed over
 *
 * Returns: (transfer full) (element-type GStrv): the rows, each a strv of its columns with "" for NULL; or %NULL
 */
GPtrArray *
sam_store_select (SamStore *self,
                  const char *sql,
                  const SamBinding *bindings,
                  guint n_bindings,
                  GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (sqlite3_stmt) statement = sam_database_prepare (self->database, sql, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  g_assert (sqlite3_stmt_readonly (statement));
  for (guint i = 0; i < n_bindings; i++)
    {
      const int index = sqlite3_bind_parameter_index (statement, bindings[i].name);

      if (index > 0)
        sqlite3_bind_text (statement, index, bindings[i].text, -1, SQLITE_TRANSIENT);
    }
  while (sam_database_step (self->database, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&rows);
      g_ptr_array_add (rows, read_cells (statement));
    }
  return NULL;
}
