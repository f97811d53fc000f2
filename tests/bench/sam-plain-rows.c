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

/* What one table holds, in the order of its keys. */
typedef struct
{
  char *insert;
  int n_columns;
  GPtrArray *values; /* of sqlite3_value, row after row */
  GArray *keys;      /* of gint64, one for each row */
  guint n_written;
  sqlite3_stmt *statement; /* of the database that is written */
} Table;

struct _SamPlainRows
{
  GArray *tables; /* of Table, the index of words last */
};

static void
clear_table (gpointer data)
{
  Table *table = data;

  g_free (table->insert);
  g_ptr_array_unref (table->values);
  g_array_unref (table->keys);
}

static void
read_table (sqlite3 *from,
            const Rows *rows,
            Table *table)
{
  g_autofree char *select = g_strdup_printf ("SELECT %s, %s FROM \"%s\" ORDER BY %s", rows->key, rows->columns,
                                             rows->table, rows->key);
  GString *insert = g_string_new (NULL);
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (from, select, -1, &statement, NULL), ==, SQLITE_OK);
  table->n_columns = sqlite3_column_count (statement) - 1;
  table->values = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_value_free);
  table->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 key = sqlite3_column_int64 (statement, 0);

      g_array_append_val (table->keys, key);
      for (int column = 1; column <= table->n_columns; column++)
        g_ptr_array_add (table->values, sqlite3_value_dup (sqlite3_column_value (statement, column)));
    }
  sqlite3_finalize (statement);
  g_string_printf (insert, "INSERT INTO \"%s\" (%s) VALUES (?", rows->table, rows->columns);
  for (int column = 1; column < table->n_columns; column++)
    g_string_append (insert, ", ?");
  g_string_append (insert, ")");
  table->insert = g_string_free (insert, FALSE);
}

SamPlainRows *
sam_plain_rows_read (const char *from)
{
  SamPlainRows *self = g_new0 (SamPlainRows, 1);
  g_autoptr (SamStore) store = sam_store_open (from, SAM_DATABASE_CREATE, NULL);
  SamDatabase *database = sam_store_get_database (store);
  g_autoptr (GArray) all = list_rows (database);

  self->tables = g_array_new (FALSE, TRUE, sizeof (Table));
  g_array_set_clear_func (self->tables, clear_table);
  g_array_set_size (self->tables, all->len);
  for (guint i = 0; i < all->len; i++)
    read_table (sam_database_get_handle (database), &g_array_index (all, Rows, i),
                &g_array_index (self->tables, Table, i));
  return self;
}

void
sam_plain_rows_free (SamPlainRows *self)
{
  g_array_unref (self->tables);
  g_free (self);
}

/* Without a copy of what stays in memory. */
static void
bind (sqlite3_stmt *statement,
      int at,
      sqlite3_value *value)
{
  if (sqlite3_value_type (value) == SQLITE_TEXT)
    sqlite3_bind_text (statement, at, (const char *) sqlite3_value_text (value), sqlite3_value_bytes (value),
                       SQLITE_STATIC);
  else
    sqlite3_bind_value (statement, at, value);
}

static void
insert_row (Table *table)
{
  sqlite3_value **values = (sqlite3_value **) &table->values->pdata[table->n_written * (guint) table->n_columns];

  for (int column = 0; column < table->n_columns; column++)
    bind (table->statement, column + 1, values[column]);
  g_assert_cmpint (sqlite3_step (table->statement), ==, SQLITE_DONE);
  sqlite3_reset (table->statement);
  table->n_written++;
}

/* The rows of the documents up to that one. */
static void
insert_rows (Table *table,
             gint64 document)
{
  while (table->n_written < table->keys->len && g_array_index (table->keys, gint64, table->n_written) <= document)
    insert_row (table);
}

void
sam_plain_rows_insert (SamPlainRows *self,
                       SamStore *into,
                       guint n_documents)
{
  SamDatabase *database = sam_store_get_database (into);
  Table *tables = (Table *) self->tables->data;
  guint last = self->tables->len - 1;

  g_assert_true (sam_database_begin (database, NULL));
  for (guint i = 0; i <= last; i++)
    tables[i].statement = sam_database_prepare (database, tables[i].insert, NULL);
  for (guint document = 1; document <= n_documents; document++)
    for (guint i = 0; i < last; i++)
      insert_rows (&tables[i], document);
  insert_rows (&tables[last], n_documents);
  g_assert_true (sam_database_commit (database, NULL));
}
