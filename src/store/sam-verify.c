/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether every derived row is what its document says. Each is derived once more and compared with what stands there;
 * since titles come from other rows that are checked the same way, all of them being right means that a rebuild would
 * change nothing. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-fold.h"
#include "store/sam-store-private.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/* More than this is told by number only. */
#define MAX_PROBLEMS 100

static void
add_problem (GPtrArray *problems,
             const char *id,
             const char *what)
{
  if (problems->len < MAX_PROBLEMS)
    g_ptr_array_add (problems, g_strdup_printf (_ ("The %s of “%s” are not what its document says. Rebuild the "
                                                   "tables."),
                                                what, id));
}

static gboolean
cell_equals (sqlite3_stmt *row,
             int column,
             const SamCell *cell)
{
  if (cell->type == SAM_CELL_NULL)
    return sqlite3_column_type (row, column) == SQLITE_NULL;
  if (cell->type == SAM_CELL_INTEGER)
    return sqlite3_column_type (row, column) == SQLITE_INTEGER && sqlite3_column_int64 (row, column) == cell->integer;
  return g_strcmp0 ((const char *) sqlite3_column_text (row, column), cell->text) == 0;
}

/* The columns of sam_table's select: key, id, title, sort_title, conflicted, problems, then the fields'. */
static gboolean
row_equals (sqlite3_stmt *row,
            gint64 key,
            SamDerived *derived)
{
  g_autofree char *sort_title = sam_sort_key (derived->title);

  if (sqlite3_column_int64 (row, 0) != key ||
      g_strcmp0 ((const char *) sqlite3_column_text (row, 2), derived->title) != 0 ||
      g_strcmp0 ((const char *) sqlite3_column_text (row, 3), sort_title) != 0 ||
      sqlite3_column_int (row, 4) != derived->conflicted || sqlite3_column_int64 (row, 5) != derived->problems)
    return FALSE;
  for (guint i = 0; i < derived->table->n_columns; i++)
    if (!cell_equals (row, (int) i + 6, &derived->cells[i]))
      return FALSE;
  return TRUE;
}

static gboolean
check_row (SamStore *self,
           gint64 key,
           SamDerived *derived,
           GPtrArray *problems,
           GError **error)
{
  g_autoptr (sqlite3_stmt) row = sam_store_prepare (self, error, derived->table->select, "s", derived->id);
  gboolean there;

  if (row == NULL || !sam_database_step (self->database, row, &there, error))
    return FALSE;
  if (!there || !row_equals (row, key, derived))
    add_problem (problems, derived->id, _ ("columns"));
  return TRUE;
}

static gboolean
check_words (SamStore *self,
             gint64 key,
             SamDerived *derived,
             GPtrArray *problems,
             GError **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  gboolean there;
  gboolean equal;

  row = sam_store_prepare (self, error, "SELECT title, words, notes, hidden FROM search WHERE rowid = ?1", "i", key);
  if (row == NULL || !sam_database_step (self->database, row, &there, error))
    return FALSE;
  equal = there;
  for (int i = 0; equal && i < SAM_SEARCH_COLUMNS; i++)
    equal = g_strcmp0 ((const char *) sqlite3_column_text (row, i), derived->words[i]->str) == 0;
  if (!equal)
    add_problem (problems, derived->id, _ ("words to search by"));
  return TRUE;
}

static gboolean
check_links (SamStore *self,
             gint64 key,
             SamDerived *derived,
             GPtrArray *problems,
             GError **error)
{
  gint64 n_stored;
  gboolean equal;

  if (!sam_store_read_integer (self, &n_stored, error, "SELECT count(*) FROM link WHERE record = ?1", "i", key))
    return FALSE;
  equal = n_stored == derived->links->len;
  for (guint i = 0; equal && i < derived->links->len; i++)
    {
      SamLink *link = &g_array_index (derived->links, SamLink, i);
      gint64 same;

      if (!sam_store_read_integer (self, &same, error,
                                   "SELECT count(*) FROM link WHERE record = ?1 AND field = ?2 AND position = ?3 "
                                   "AND target = ?4 AND named = ?5",
                                   "isiss", key, link->field->name, (gint64) link->position, link->target, link->named))
        return FALSE;
      equal = same == 1;
    }
  if (!equal)
    add_problem (problems, derived->id, _ ("links"));
  return TRUE;
}

static gboolean
check_record (SamStore *self,
              const SamKind *kind,
              const char *id,
              GPtrArray *problems,
              GError **error)
{
  g_autoptr (SamRecord) record = NULL;
  g_autoptr (SamDerived) derived = NULL;
  g_auto (SamWinner) winner = { 0 };

  if (!sam_store_read_winner (self, id, TRUE, &winner, error))
    return FALSE;
  if (winner.body == NULL)
    return TRUE;
  record = sam_record_new_from_body (kind, id, winner.revision, winner.body, error);
  if (record == NULL || !sam_store_load_device (self, record, error))
    return FALSE;
  derived = sam_derived_new (self, record, winner.conflicted, FALSE, error);
  return derived != NULL && check_row (self, winner.key, derived, problems, error) &&
         check_words (self, winner.key, derived, problems, error) &&
         check_links (self, winner.key, derived, problems, error);
}

/* What stands in the tables for documents that are not there, or deleted. */
static gboolean
check_left_over (SamStore *self,
                 const char *sql,
                 const char *of,
                 GPtrArray *problems,
                 GError **error)
{
  gint64 n;

  if (!sam_store_read_integer (self, &n, error, sql, ""))
    return FALSE;
  if (n > 0)
    g_ptr_array_add (problems, g_strdup_printf (_ ("%ld entries in “%s” belong to no record. Rebuild the tables."),
                                                (long) n, of));
  return TRUE;
}

static gboolean
check_kind (SamStore *self,
            const SamKind *kind,
            GCancellable *cancellable,
            GPtrArray *problems,
            GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"kind_%s\" WHERE key NOT IN "
                                          "(SELECT number FROM document WHERE deleted = 0)",
                                          kind->name);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  if (!check_left_over (self, sql, kind->name, problems, error))
    return FALSE;
  statement = sam_store_prepare (self, error, "SELECT id FROM document WHERE " SAM_KIND_RANGE_SQL " AND deleted = 0",
                                 "s",
                                 kind->name);
  if (statement == NULL)
    return FALSE;
  while (sam_database_step (self->database, statement, &row, error))
    {
      if (!row)
        return TRUE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !check_record (self, kind, (const char *) sqlite3_column_text (statement, 0), problems, error))
        return FALSE;
    }
  return FALSE;
}

/* FTS5 checks itself only when asked by a write. */
static void
check_index (SamStore *self,
             GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;

  if (!sam_database_execute (self->database, "INSERT INTO search (search) VALUES ('integrity-check')", &error))
    g_ptr_array_add (problems,
                     g_strdup_printf (_ ("The index of words is damaged (%s). Rebuild the tables."), error->message));
}

static gboolean
check_tables (SamStore *self,
              GCancellable *cancellable,
              GPtrArray *problems,
              GError **error)
{
  guint n_kinds;
  const SamKind *const *kinds = sam_kinds_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (!check_kind (self, kinds[i], cancellable, problems, error))
      return FALSE;
  return check_left_over (self,
                          "SELECT count(*) FROM search "
                          "WHERE rowid NOT IN (SELECT number FROM document WHERE deleted = 0)",
                          "search", problems, error) &&
         check_left_over (self,
                          "SELECT count(*) FROM link "
                          "WHERE record NOT IN (SELECT number FROM document WHERE deleted = 0)",
                          "link", problems, error);
}

/**
 * sam_store_verify:
 * @cancellable: (nullable): to stop it
 *
 * Checks the file, the revision trees and the derived tables.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): a sentence for each problem, none when all is well; or NULL
 *   with @error set
 */
GPtrArray *
sam_store_verify (SamStore *self,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GPtrArray) problems = sam_documents_verify (self->database, cancellable, error);
  gboolean alone = self->depth == 0;
  gboolean good;

  if (problems == NULL || !sam_store_write_index (self, error))
    return NULL;
  check_index (self, problems);
  /* As it is at one moment, while others go on writing. */
  if (alone && !sam_database_execute (self->database, "BEGIN", error))
    return NULL;
  good = check_tables (self, cancellable, problems, error);
  if (alone && !sam_database_execute (self->database, "ROLLBACK", good ? error : NULL))
    return NULL;
  return good ? g_steal_pointer (&problems) : NULL;
}
