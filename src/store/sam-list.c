/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs queries. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-query-private.h"
#include "store/sam-reading.h"
#include "store/sam-store-private.h"

/* The statement with its values bound; *nothing tells that there can be no result. */
static sqlite3_stmt *
prepare_query (SamStore *self,
               SamQuery *query,
               SamQueryForm form,
               gboolean *nothing,
               GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sql = sam_query_build (query, form, values);
  sqlite3_stmt *statement;

  *nothing = sql == NULL;
  if (sql == NULL)
    return NULL;
  g_hash_table_remove_all (self->titles);
  if (!sam_store_write_index (self, error))
    return NULL;
  statement = sam_database_prepare (self->database, sql, error);
  for (guint i = 0; statement != NULL && i < values->len; i++)
    sqlite3_bind_text (statement, (int) i + 1, g_ptr_array_index (values, i), -1, SQLITE_TRANSIENT);
  return statement;
}

/* An interrupted query is not an error of the file. */
static void
set_cancelled (GCancellable *cancellable,
               GError **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return;
  g_clear_error (error);
  g_cancellable_set_error_if_cancelled (cancellable, error);
}

static GArray *
read_keys (SamStore *self,
           sqlite3_stmt *statement,
           GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row;

  while (sam_database_step (self->database, statement, &row, error))
    {
      gint64 key = sqlite3_column_int64 (statement, 0);

      if (!row)
        return g_steal_pointer (&keys);
      g_array_append_val (keys, key);
    }
  return NULL;
}

/* Few enough matches to be ranked one by one, and to look up their rows. */
static gboolean
is_narrow (SamStore *self,
           SamQuery *query,
           gboolean *narrow,
           GError **error)
{
  g_autofree char *match = query->search != NULL ? sam_search_build_match (query->search) : NULL;

  *narrow = FALSE;
  return match == NULL || sam_store_is_narrow (self, match, narrow, error);
}

/* The query with what its rule chooses now; (transfer full) (nullable). */
static SamQuery *
ask_rule (SamStore *self,
          SamQuery *query,
          GError **error)
{
  g_autoptr (SamQuery) asked = sam_query_copy (query);
  g_auto (GStrv) ids = NULL;

  if (query->rule == NULL)
    return g_steal_pointer (&asked);
  ids = query->rule (self, error);
  if (ids == NULL)
    return NULL;
  sam_query_set_rule (asked, NULL);
  sam_query_add_ids (asked, (const char *const *) ids);
  return g_steal_pointer (&asked);
}

static GArray *
find_keys (SamStore *self,
           SamQuery *asked,
           GError **error)
{
  g_autoptr (SamQuery) query = ask_rule (self, asked, error);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean nothing;
  gboolean narrow;

  if (query == NULL)
    return NULL;
  statement = prepare_query (self, query, SAM_QUERY_KEYS, &nothing, error);
  if (nothing)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  if (statement == NULL || !is_narrow (self, query, &narrow, error))
    return NULL;
  return narrow ? read_keys (self, statement, error) : sam_store_order_keys (self, query, error);
}

/**
 * sam_store_find_keys:
 * @cancellable: (nullable): to stop it
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the key of each row in order, or NULL with @error set
 */
GArray *
sam_store_find_keys (SamStore *self,
                     SamQuery *query,
                     GCancellable *cancellable,
                     GError **error)
{
  GArray *keys;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  sam_store_watch (self, cancellable);
  keys = find_keys (self, query, error);
  sam_store_watch (self, NULL);
  if (keys == NULL)
    set_cancelled (cancellable, error);
  return keys;
}

static SamRow *
read_row (sqlite3_stmt *statement,
          guint n_cells)
{
  SamRow *row = g_new0 (SamRow, 1);

  row->id = sam_statement_dup_text (statement, 0);
  row->title = sam_statement_dup_text (statement, 1);
  row->conflicted = sqlite3_column_int (statement, 2) != 0;
  row->cells = g_new0 (char *, n_cells + 1);
  row->n_cells = n_cells;
  for (guint i = 0; i < n_cells; i++)
    row->cells[i] = sam_statement_dup_text (statement, (int) i + 3);
  return row;
}

/**
 * sam_store_fetch_rows:
 * @keys: (array length=n_keys): from sam_store_find_keys()
 *
 * Returns: (transfer full) (element-type SamRow) (nullable): one row for each key, an empty one where the record has
 *   gone; or NULL with @error set
 */
GPtrArray *
sam_store_fetch_rows (SamStore *self,
                      SamQuery *query,
                      const gint64 *keys,
                      guint n_keys,
                      GError **error)
{
  g_autoptr (SamReading) reading G_GNUC_UNUSED = sam_store_begin_reading (self);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_row_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean nothing;

  statement = prepare_query (self, query, SAM_QUERY_ROW, &nothing, error);
  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < n_keys; i++)
    {
      gboolean there;

      sqlite3_reset (statement);
      sqlite3_bind_int64 (statement, 1, keys[i]);
      if (!sam_database_step (self->database, statement, &there, error))
        return NULL;
      g_ptr_array_add (rows, there ? read_row (statement, query->columns->len) : g_new0 (SamRow, 1));
    }
  return g_steal_pointer (&rows);
}

/**
 * sam_store_find_key:
 * @id: of a record
 *
 * Returns: its key; 0 where there is none, or with @error set
 */
gint64
sam_store_find_key (SamStore *self,
                    const char *id,
                    GError **error)
{
  gint64 key = 0;

  return sam_store_read_integer (self, &key, error, "SELECT number FROM document WHERE id = ?1", "s", id) ? key : 0;
}

/**
 * sam_store_list:
 * @offset: how many to pass over
 * @limit: how many at most, 0 for all
 *
 * Returns: (transfer full) (element-type SamRow) (nullable): the rows in order, or NULL with @error set
 */
GPtrArray *
sam_store_list (SamStore *self,
                SamQuery *query,
                guint offset,
                guint limit,
                GError **error)
{
  g_autoptr (GArray) keys = sam_store_find_keys (self, query, NULL, error);
  guint n_keys;

  if (keys == NULL)
    return NULL;
  n_keys = offset < keys->len ? keys->len - offset : 0;
  if (limit > 0)
    n_keys = MIN (n_keys, limit);
  return sam_store_fetch_rows (self, query, n_keys > 0 ? &g_array_index (keys, gint64, offset) : NULL, n_keys, error);
}

/**
 * sam_store_find_ids:
 *
 * Returns: (transfer full) (nullable): ids in no order, or NULL with @error set
 */
char **
sam_store_find_ids (SamStore *self,
                    SamQuery *query,
                    GError **error)
{
  g_autoptr (SamQuery) asked = ask_rule (self, query, error);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean nothing;
  gboolean row;

  if (asked == NULL)
    return NULL;
  statement = prepare_query (self, asked, SAM_QUERY_IDS, &nothing, error);
  if (nothing)
    return g_strv_builder_end (ids);
  while (statement != NULL && sam_database_step (self->database, statement, &row, error))
    {
      if (!row)
        return g_strv_builder_end (ids);
      g_strv_builder_add (ids, (const char *) sqlite3_column_text (statement, 0));
    }
  return NULL;
}

/**
 * sam_store_count:
 *
 * Returns: how many records the query finds, or -1 with @error set
 */
gint64
sam_store_count (SamStore *self,
                 SamQuery *query,
                 GError **error)
{
  g_autoptr (SamQuery) asked = ask_rule (self, query, error);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean nothing;
  gboolean row;

  if (asked == NULL)
    return -1;
  statement = prepare_query (self, asked, SAM_QUERY_COUNT, &nothing, error);
  if (nothing)
    return 0;
  if (statement == NULL || !sam_database_step (self->database, statement, &row, error))
    return -1;
  return sqlite3_column_int64 (statement, 0);
}

/* Whether a record has gone into another one; of a circle, one has not. */
static gboolean
has_gone_into (SamStore *self,
               const char *id,
               gboolean *gone,
               GError **error)
{
  g_auto (SamHead) head = { 0 };

  if (!sam_store_read_head (self, id, &head, error))
    return FALSE;
  *gone = head.merged_into != NULL;
  return TRUE;
}

/**
 * sam_store_find_referrers:
 * @id: a record; those that refer to one merged into it count as well, those that went into another one do not
 * @kind: (nullable): of which kind, NULL for any
 * @field: (nullable): through which field, NULL for any that needs it: not what was merged into it, nor what is said to
 *   be another than it
 *
 * Returns: (transfer full) (nullable): ids in order, or NULL with @error set
 */
char **
sam_store_find_referrers (SamStore *self,
                          const char *id,
                          const SamKind *kind,
                          const char *field,
                          GError **error)
{
  g_autofree char *resolved = sam_store_resolve (self, id, NULL, error);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  if (resolved == NULL)
    return NULL;
  statement = sam_store_prepare (self, error,
                                 "SELECT DISTINCT d.id, coalesce (?2, '') <> 'merged_into' AND EXISTS "
                                 "(SELECT 1 FROM link AS m WHERE m.record = l.record AND m.field = 'merged_into') "
                                 "FROM link AS l JOIN document AS d ON d.number = l.record "
                                 "WHERE l.target = ?1 AND l.field = coalesce (?2, l.field) "
                                 "AND (?2 IS NOT NULL OR l.field NOT IN ('merged_into', 'not_same_as')) "
                                 "AND (?3 IS NULL OR substr (d.id, 1, length (?3) + 1) = ?3 || ':') ORDER BY d.id",
                                 "sss", resolved, field, kind != NULL ? kind->name : NULL);
  if (statement == NULL)
    return NULL;
  while (sam_database_step (self->database, statement, &row, error))
    {
      const char *referrer = row ? (const char *) sqlite3_column_text (statement, 0) : NULL;
      gboolean gone = FALSE;

      if (!row)
        return g_strv_builder_end (ids);
      if (sqlite3_column_int (statement, 1) != 0 && !has_gone_into (self, referrer, &gone, error))
        return NULL;
      if (!gone)
        g_strv_builder_add (ids, referrer);
    }
  return NULL;
}
