/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one place where a kind's field table becomes SQL. Fixed columns come first, then one column per field. A field
 * that has the name of a fixed column ("title") has no column of its own. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-store-private.h"

/* Raised when the same field table gives other rows or another search index than before. */
#define DERIVATION "3"

static const struct
{
  const char *name;
  const char *definition;
} fixed_columns[] = {
  { "key", "INTEGER PRIMARY KEY" },
  { "id", "TEXT NOT NULL UNIQUE" },
  { "title", "TEXT NOT NULL" },
  { "sort_title", "TEXT NOT NULL" },
  { "conflicted", "INTEGER NOT NULL" },
  { "problems", "INTEGER NOT NULL" },
};

/* Where these begin among them: what a title gives, and what is in no index. */
#define FIRST_TITLE 2
#define FIRST_SMALL 4

static gboolean
is_fixed_column (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixed_columns); i++)
    if (g_str_equal (fixed_columns[i].name, name))
      return TRUE;
  return FALSE;
}

/**
 * sam_field_has_column:
 *
 * Returns: whether the field gets a column of its own; what every record has stands in a fixed one
 */
gboolean
sam_field_has_column (const SamField *field)
{
  return !is_fixed_column (field->name);
}

static const char *
get_column_type (const SamField *field)
{
  return field->type == SAM_FIELD_BOOLEAN || field->type == SAM_FIELD_INTEGER || field->type == SAM_FIELD_INSTANT
             ? "INTEGER"
             : "TEXT";
}

static char *
build_create (SamKindTable *table)
{
  const SamKind *kind = table->kind;
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "CREATE TABLE \"kind_%s\" (", kind->name);
  for (guint i = 0; i < G_N_ELEMENTS (fixed_columns); i++)
    g_string_append_printf (sql, "%s\"%s\" %s", i > 0 ? ", " : "", fixed_columns[i].name, fixed_columns[i].definition);
  for (guint i = 0; i < table->n_columns; i++)
    {
      const SamField *field = &kind->fields[table->columns[i]];

      g_string_append_printf (sql, ", \"%s\" %s", field->name, get_column_type (field));
    }
  g_string_append (sql, ") STRICT;");
  /* Lists in the order of their titles are read from this alone. */
  g_string_append_printf (sql, "CREATE INDEX \"kind_%s_title\" ON \"kind_%s\" (sort_title, merged_into);",
                          kind->name, kind->name);
  for (guint i = 0; i < table->n_columns; i++)
    {
      const SamField *field = &kind->fields[table->columns[i]];

      if (field->type == SAM_FIELD_REF && !g_str_equal (field->name, "merged_into"))
        g_string_append_printf (sql, "CREATE INDEX \"kind_%s_%s\" ON \"kind_%s\" (\"%s\") WHERE \"%s\" IS NOT NULL;",
                                kind->name, field->name, kind->name, field->name, field->name);
      /* Those that have no value may be what is asked for. */
      else if ((field->flags & SAM_INDEXED) != 0)
        g_string_append_printf (sql, "CREATE INDEX \"kind_%s_%s\" ON \"kind_%s\" (\"%s\", merged_into);", kind->name,
                                field->name, kind->name, field->name);
    }
  return g_string_free (sql, FALSE);
}

static char *
build_insert (SamKindTable *table)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO \"kind_%s\" VALUES (?1", table->kind->name);
  for (guint i = 1; i < G_N_ELEMENTS (fixed_columns) + table->n_columns; i++)
    g_string_append_printf (sql, ", ?%u", i + 1);
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

/* The values are numbered as in an insert. SQLite writes the index of every column that an update names anew, whether
 * it changes or not: a record keeps its key and its id, and @resting leaves out its titles and references as well. */
static char *
build_update (SamKindTable *table,
              gboolean resting)
{
  GString *sql = g_string_new (NULL);
  guint n_fixed = G_N_ELEMENTS (fixed_columns);
  guint first = resting ? FIRST_SMALL : FIRST_TITLE;

  g_string_append_printf (sql, "UPDATE \"kind_%s\" SET \"%s\" = ?%u", table->kind->name, fixed_columns[first].name,
                          first + 1);
  for (guint i = first + 1; i < n_fixed; i++)
    g_string_append_printf (sql, ", \"%s\" = ?%u", fixed_columns[i].name, i + 1);
  for (guint i = 0; i < table->n_columns; i++)
    {
      const SamField *field = &table->kind->fields[table->columns[i]];

      if (!resting || field->type != SAM_FIELD_REF)
        g_string_append_printf (sql, ", \"%s\" = ?%u", field->name, n_fixed + i + 1);
    }
  g_string_append (sql, " WHERE key = ?1");
  return g_string_free (sql, FALSE);
}

/* All that decides what stands in the rows. Labels and reach don't. */
static char *
build_signature (SamKindTable *table)
{
  g_autoptr (GString) text = g_string_new (DERIVATION);
  const SamKind *kind = table->kind;

  g_string_append (text, table->create);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SamField *field = &kind->fields[i];

      g_string_append_printf (text, "\n%s %d %d %d %s", field->name, field->type, field->flags,
                              field->reach == SAM_REACH_DEVICE, field->refers_to != NULL ? field->refers_to : "");
      for (const SamChoice *choice = field->choices; choice != NULL && choice->name != NULL; choice++)
        g_string_append_printf (text, " %s", choice->name);
    }
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, (gssize) text->len);
}

static SamKindTable *
make_table (const SamKind *kind)
{
  SamKindTable *table = g_new0 (SamKindTable, 1);

  table->kind = kind;
  table->columns = g_new (int, kind->n_fields + 1);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      if (sam_field_has_column (&kind->fields[i]))
        table->columns[table->n_columns++] = (int) i;
      table->has_device = table->has_device || kind->fields[i].reach == SAM_REACH_DEVICE;
    }
  table->create = build_create (table);
  table->insert = build_insert (table);
  table->update = build_update (table, FALSE);
  table->update_resting = build_update (table, TRUE);
  table->select = g_strdup_printf ("SELECT * FROM \"kind_%s\" WHERE id = ?1", kind->name);
  table->head = g_strdup_printf ("SELECT key, title, merged_into FROM \"kind_%s\" WHERE id = ?1", kind->name);
  table->signature = build_signature (table);
  return table;
}

static gpointer
make_tables (gpointer data)
{
  GHashTable *tables = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_kinds;
  const SamKind *const *kinds = sam_kinds_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    g_hash_table_insert (tables, (char *) kinds[i]->name, make_table (kinds[i]));
  return tables;
}

/**
 * sam_kind_table_get:
 *
 * The SQL of a kind's table is made here and nowhere else; once, since kinds are static.
 *
 * Returns: (transfer none): its columns, its statements, and a signature that changes when it has to be rebuilt
 */
const SamKindTable *
sam_kind_table_get (const SamKind *kind)
{
  static GOnce made = G_ONCE_INIT; /* kind name → SamKindTable */

  return g_hash_table_lookup (g_once (&made, make_tables, NULL), kind->name);
}
