/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The derived tables as a whole: made when a field table is new or has changed, and made anew on request. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-store-private.h"

#define PROGRESS_EVERY 500

static const char shared_tables[] =
    "CREATE TABLE IF NOT EXISTS kind (name TEXT PRIMARY KEY, signature TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    /* target: where the reference leads, past records that were merged into others; named: what the record says. */
    "CREATE TABLE IF NOT EXISTS link (record INTEGER NOT NULL, field TEXT NOT NULL, position INTEGER NOT NULL,"
    " target TEXT NOT NULL, named TEXT NOT NULL, PRIMARY KEY (record, field, position)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX IF NOT EXISTS link_target ON link (target, field);"
    "CREATE INDEX IF NOT EXISTS link_named ON link (named) WHERE named <> target;"
    "CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5 (title, words, notes, hidden,"
    " tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3');";

typedef struct
{
  guint64 done;
  guint64 total;
  SamProgress report;
  gpointer data;
  GCancellable *cancellable;
} Progress;

static gboolean
advance (Progress *progress,
         GError **error)
{
  progress->done++;
  if (progress->report != NULL && (progress->done % PROGRESS_EVERY == 0 || progress->done == progress->total))
    progress->report (progress->done, progress->total, progress->data);
  return !g_cancellable_set_error_if_cancelled (progress->cancellable, error);
}

static gboolean
list_live_ids (SamStore *self,
               const SamKind *kind,
               GPtrArray *ids,
               GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  statement = sam_store_prepare (self, error, "SELECT id FROM document WHERE " SAM_KIND_RANGE_SQL " AND deleted = 0",
                                 "s",
                                 kind->name);
  if (statement == NULL)
    return FALSE;
  while (sam_database_step (self->database, statement, &row, error))
    {
      if (!row)
        return TRUE;
      g_ptr_array_add (ids, sam_statement_dup_text (statement, 0));
    }
  return FALSE;
}

/* Takes out all that is derived from documents of this kind, also those it no longer knows. */
static gboolean
clear_kind (SamStore *self,
            const SamKindTable *table,
            GError **error)
{
  const char *name = table->kind->name;
  g_autofree char *drop = g_strdup_printf ("DROP TABLE IF EXISTS \"kind_%s\"", name);

  return sam_store_run (self, error,
                        "DELETE FROM search WHERE rowid IN (SELECT number FROM document WHERE "
                        "" SAM_KIND_RANGE_SQL ")",
                        "s",
                        name) &&
         sam_store_run (self, error,
                        "DELETE FROM link WHERE record IN (SELECT number FROM document WHERE "
                        "" SAM_KIND_RANGE_SQL ")",
                        "s",
                        name) &&
         sam_database_execute (self->database, drop, error) &&
         sam_database_execute (self->database, table->create, error) &&
         sam_store_run (self, error, "INSERT OR REPLACE INTO kind (name, signature) VALUES (?1, ?2)", "ss", name,
                        table->signature);
}

/* Kinds whose titles follow others come last: most titles they follow then stand already. */
static int
count_followed (const SamKind *kind)
{
  int n = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    n += (kind->fields[i].type == SAM_FIELD_REF || kind->fields[i].type == SAM_FIELD_REFS) &&
         (kind->fields[i].flags & (SAM_TITLE | SAM_SEARCHED)) != 0;
  return n;
}

static int
compare_tables (gconstpointer a,
                gconstpointer b)
{
  const SamKindTable *first = *(SamKindTable *const *) a;
  const SamKindTable *second = *(SamKindTable *const *) b;

  return count_followed (first->kind) - count_followed (second->kind);
}

/* Whether rows of @kind hold titles of records of @followed. */
static gboolean
follows_kind (const SamKind *kind,
              const SamKind *followed)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SamField *field = &kind->fields[i];

      if ((field->type == SAM_FIELD_REF || field->type == SAM_FIELD_REFS) &&
          (field->flags & (SAM_TITLE | SAM_SEARCHED)) != 0 &&
          (field->refers_to == NULL || g_str_equal (field->refers_to, followed->name)))
        return TRUE;
    }
  return FALSE;
}

/* Where a kind's titles may change, all who show them have to be derived again: then all are, in the best order. */
static gboolean
is_followed (GPtrArray *tables)
{
  guint n_kinds;
  const SamKind *const *kinds = sam_kinds_get_all (&n_kinds);

  for (guint i = 0; i < tables->len; i++)
    for (guint j = 0; j < n_kinds; j++)
      if (follows_kind (kinds[j], ((SamKindTable *) g_ptr_array_index (tables, i))->kind))
        return TRUE;
  return FALSE;
}

static GPtrArray *
list_all_tables (void)
{
  GPtrArray *tables = g_ptr_array_new ();
  guint n_kinds;
  const SamKind *const *kinds = sam_kinds_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    g_ptr_array_add (tables, (gpointer) sam_kind_table_get (kinds[i]));
  return tables;
}

/* All tables first, since the rows of one look into the others. */
static gboolean
fill_tables (SamStore *self,
             GPtrArray *tables,
             Progress *progress,
             GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_sort (tables, compare_tables);
  for (guint i = 0; i < tables->len; i++)
    {
      const SamKindTable *table = g_ptr_array_index (tables, i);

      if (!clear_kind (self, table, error) || !list_live_ids (self, table->kind, ids, error))
        return FALSE;
    }
  progress->total = ids->len;
  for (guint i = 0; i < ids->len; i++)
    {
      if (!sam_store_derive (self, g_ptr_array_index (ids, i), error) || !advance (progress, error))
        return FALSE;
      if (self->unindexed->len >= SAM_MAX_UNINDEXED && !sam_store_write_index (self, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_all_tables (SamStore *self,
                 Progress *progress,
                 GError **error)
{
  g_autoptr (GPtrArray) tables = list_all_tables ();

  return sam_database_execute (self->database, "DROP TABLE IF EXISTS search; DROP TABLE IF EXISTS link;", error) &&
         sam_database_execute (self->database, shared_tables, error) && fill_tables (self, tables, progress, error);
}

/* The kinds whose field table is not the one that the file's rows were made from. */
static gboolean
list_changed_tables (SamStore *self,
                     GPtrArray *changed,
                     GError **error)
{
  g_autoptr (GPtrArray) tables = list_all_tables ();
  gint64 made;

  if (!sam_store_read_integer (self, &made, error, "SELECT count(*) FROM sqlite_schema WHERE name = 'kind'", ""))
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    {
      const SamKindTable *table = g_ptr_array_index (tables, i);
      g_autofree char *signature = NULL;

      if (made > 0 && !sam_store_read_text (self, &signature, error, "SELECT signature FROM kind WHERE name = ?1", "s",
                                            table->kind->name))
        return FALSE;
      if (g_strcmp0 (signature, table->signature) != 0)
        g_ptr_array_add (changed, (gpointer) table);
    }
  return TRUE;
}

/* Looks again inside the transaction: another process may have done it meanwhile. */
static gboolean
open_tables_in_transaction (SamStore *self,
                            Progress *progress,
                            GError **error)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();

  if (!sam_database_execute (self->database, shared_tables, error) || !list_changed_tables (self, changed, error))
    return FALSE;
  return is_followed (changed) ? fill_all_tables (self, progress, error)
                               : fill_tables (self, changed, progress, error);
}

static gboolean
finish (SamStore *self,
        gboolean good,
        GError **error)
{
  if (good && sam_store_commit (self, error))
    return TRUE;
  sam_store_rollback (self);
  return FALSE;
}

/**
 * sam_store_open_tables:
 * @report: (nullable): told how far it is, on the calling thread
 *
 * Writes the tables of the kinds whose field table is another than when they were written anew from the documents, in
 * one transaction. With none, nothing is written: opening must not wait for another process.
 *
 * Returns: %FALSE with the error set; the tables are then as they were
 */
gboolean
sam_store_open_tables (SamStore *self,
                       SamProgress report,
                       gpointer data,
                       GError **error)
{
  Progress progress = { .report = report, .data = data };
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();

  if (!list_changed_tables (self, changed, error))
    return FALSE;
  /* Opening must not wait for another process that writes. */
  if (changed->len == 0)
    return TRUE;
  return sam_store_begin (self, error) && finish (self, open_tables_in_transaction (self, &progress, error), error);
}

static gboolean
rebuild_in_transaction (SamStore *self,
                        const SamKind *kind,
                        Progress *progress,
                        GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();

  if (kind != NULL)
    g_ptr_array_add (tables, (gpointer) sam_kind_table_get (kind));
  return kind == NULL || is_followed (tables) ? fill_all_tables (self, progress, error)
                                              : fill_tables (self, tables, progress, error);
}

/**
 * sam_store_rebuild:
 * @kind: (nullable): which kind, NULL for all and the index of words
 * @progress: (nullable): called now and then
 * @cancellable: (nullable): to stop it; then nothing has changed
 *
 * Makes the derived tables anew from the documents.
 *
 * Returns: whether they are
 */
gboolean
sam_store_rebuild (SamStore *self,
                   const SamKind *kind,
                   SamProgress progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   GError **error)
{
  Progress watched = { .report = progress, .data = progress_data, .cancellable = cancellable };

  return sam_store_begin (self, error) && finish (self, rebuild_in_transaction (self, kind, &watched, error), error);
}
