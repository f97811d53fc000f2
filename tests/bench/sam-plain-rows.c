/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sam-plain-rows.h"

#include "documents/sam-database.h"

#define COPY_ROWS "INSERT INTO main.\"%s\" (%s) SELECT %s FROM filled.\"%s\" WHERE %s BETWEEN %u AND %u"

static void
copy_rows (SamDatabase *database,
           const char *table,
           const char *key,
           const char *columns,
           guint after,
           guint batch)
{
  g_autofree char *sql = g_strdup_printf (COPY_ROWS, table, columns, columns, table, key, after + 1, after + batch);
  g_autoptr (GError) error = NULL;

  sam_database_execute (database, sql, &error);
  g_assert_no_error (error);
}

/* As SQL lists them. */
static char *
dup_columns (SamDatabase *database,
             const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT group_concat ('\"' || name || '\"') FROM pragma_table_info ('%s')",
                                          table);
  g_autoptr (sqlite3_stmt) statement = sam_database_prepare (database, sql, NULL);
  gboolean row;

  g_assert_true (sam_database_step (database, statement, &row, NULL) && row);
  return sam_statement_dup_text (statement, 0);
}

typedef struct
{
  char *table;
  char *columns;
  const char *key; /* the number of the document */
} Rows;

static void
clear_rows (gpointer data)
{
  Rows *rows = data;

  g_free (rows->table);
  g_free (rows->columns);
}

static GArray *
list_rows (SamDatabase *database)
{
  guint n_kinds;
  const SamKind *const *kinds = sam_kinds_get_all (&n_kinds);
  const char *const others[][2] = {
    { "document", "number" },
    { "revision", "document" },
    { "link", "record" },
    { "step", "number" },
    { "edit", "number" },
  };
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Rows));
  Rows search = { g_strdup ("search"), g_strdup ("rowid, title, words, notes, hidden"), "rowid" };

  g_array_set_clear_func (all, clear_rows);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      Rows rows = { g_strdup (others[i][0]), dup_columns (database, others[i][0]), others[i][1] };

      g_array_append_val (all, rows);
    }
  for (guint i = 0; i < n_kinds; i++)
    {
      Rows rows = { g_strconcat ("kind_", kinds[i]->name, NULL), NULL, "key" };

      rows.columns = dup_columns (database, rows.table);
      g_array_append_val (all, rows);
    }
  g_array_append_val (all, search);
  return all;
}

void
sam_plain_rows_copy (SamStore *into,
                     const char *from,
                     guint n_documents,
                     guint batch)
{
  SamDatabase *database = sam_store_get_database (into);
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS filled", from);
  g_autoptr (GArray) all = list_rows (database);
  g_autoptr (GError) error = NULL;

  sam_database_execute (database, attach, &error);
  g_assert_no_error (error);
  for (guint done = 0; done < n_documents; done += batch)
    {
      g_assert_true (sam_database_begin (database, NULL));
      for (guint i = 0; i < all->len; i++)
        {
          Rows *rows = &g_array_index (all, Rows, i);

          copy_rows (database, rows->table, rows->key, rows->columns, done, batch);
        }
      g_assert_true (sam_database_commit (database, NULL));
    }
}
