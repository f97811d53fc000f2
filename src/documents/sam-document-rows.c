/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The SQL of single rows, so that the rules of the tree (save, receive, erase) read without it. */

#define G_LOG_DOMAIN "samenhulp-documents"

#include "documents/sam-document-rows.h"

#include "documents/sam-database-private.h"

#include <stdarg.h>
#include <string.h>

#define REVISION_COLUMNS \
  "number, coalesce (parent, 0), generation, hash, leaf, deleted, fixed, added, body, attachments"

void
sam_document_row_clear (SamDocumentRow *row)
{
  g_clear_pointer (&row->winner, g_free);
}

void
sam_revision_row_clear (SamRevisionRow *row)
{
  g_clear_pointer (&row->revision, g_free);
  g_clear_pointer (&row->body, g_free);
  g_clear_pointer (&row->attachments, g_free);
}

static void
free_revision_row (gpointer row)
{
  sam_revision_row_clear (row);
  g_free (row);
}

/**
 * sam_rows_query:
 * @format: a letter per parameter: 'i' a gint64, 's' a text or %NULL
 *
 * The texts are copied: the statement may outlive them.
 *
 * Returns: (nullable): the statement before its first row; it stays the connection's, and g_autoptr resets it
 */
sqlite3_stmt *
sam_rows_query (SamDatabase *database,
                GError **error,
                const char *sql,
                const char *format,
                ...)
{
  sqlite3_stmt *statement = sam_database_prepare (database, sql, error);
  va_list values;

  if (statement == NULL)
    return NULL;

  va_start (values, format);
  sam_statement_bind (statement, format, values, SQLITE_TRANSIENT);
  va_end (values);
  return statement;
}

/**
 * sam_rows_run:
 * @format: as of sam_rows_query(); the texts are borrowed
 *
 * Runs a statement that answers with no rows.
 *
 * Returns: %FALSE with the error set
 */
gboolean
sam_rows_run (SamDatabase *database,
              GError **error,
              const char *sql,
              const char *format,
              ...)
{
  g_autoptr (sqlite3_stmt) statement = sam_database_prepare (database, sql, error);
  va_list values;

  if (statement == NULL)
    return FALSE;

  va_start (values, format);
  sam_statement_bind (statement, format, values, SQLITE_STATIC);
  va_end (values);
  return sam_database_step (database, statement, NULL, error);
}

/**
 * sam_rows_dup_revision:
 * @generation_column: from 0; that of the hash is the next one
 *
 * Returns: (transfer full): the id of the revision, GENERATION-HASH
 */
char *
sam_rows_dup_revision (sqlite3_stmt *statement,
                       int generation_column)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "-%s", (gint64) sqlite3_column_int64 (statement, generation_column),
                          sqlite3_column_text (statement, generation_column + 1));
}

/**
 * sam_rows_read_texts:
 * @statement: whose first column is read, to its last row; none may be NULL
 *
 * Returns: (transfer full) (nullable): %NULL with the error set
 */
char **
sam_rows_read_texts (SamDatabase *database,
                     sqlite3_stmt *statement,
                     GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean row;

  while (sam_database_step (database, statement, &row, error))
    {
      if (!row)
        return g_strv_builder_end (builder);
      g_strv_builder_add (builder, (const char *) sqlite3_column_text (statement, 0));
    }

  return NULL;
}

/**
 * sam_revision_hash:
 * @revision: a checked id: GENERATION-HASH
 *
 * Returns: (transfer none): what follows the dash, inside @revision
 */
const char *
sam_revision_hash (const char *revision)
{
  return strchr (revision, '-') + 1;
}

/**
 * sam_rows_find_document:
 * @row: (out): to be cleared; its number is 0 where there is no such document
 *
 * Returns: %FALSE with the error set; that it is not there is none
 */
gboolean
sam_rows_find_document (SamDatabase *database,
                        const char *id,
                        SamDocumentRow *row,
                        GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean found;

  statement = sam_rows_query (database, error,
                              "SELECT number, deleted, sequence, generation, hash FROM document WHERE id = ?", "s", id);
  if (statement == NULL || !sam_database_step (database, statement, &found, error))
    return FALSE;

  *row = (SamDocumentRow){ 0 };
  if (found)
    {
      row->number = sqlite3_column_int64 (statement, 0);
      row->deleted = sqlite3_column_int (statement, 1);
      row->sequence = sqlite3_column_int64 (statement, 2);
      row->winner = sam_rows_dup_revision (statement, 3);
    }
  return TRUE;
}

/**
 * sam_rows_find_id:
 * @number: of a revision's row, such as a parent's; 0: there is none
 * @revision: (out) (transfer full) (nullable): its id
 *
 * Returns: %FALSE with the error set; that it is not there is none
 */
gboolean
sam_rows_find_id (SamDatabase *database,
                  gint64 number,
                  char **revision,
                  GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  *revision = NULL;
  if (number == 0)
    return TRUE;

  statement = sam_rows_query (database, error, "SELECT generation, hash FROM revision WHERE number = ?", "i", number);
  if (statement == NULL || !sam_database_step (database, statement, &row, error))
    return FALSE;

  *revision = row ? sam_rows_dup_revision (statement, 0) : NULL;
  return TRUE;
}

static void
read_revision_row (sqlite3_stmt *statement,
                   SamRevisionRow *row)
{
  row->number = sqlite3_column_int64 (statement, 0);
  row->parent = sqlite3_column_int64 (statement, 1);
  row->revision = sam_rows_dup_revision (statement, 2);
  row->leaf = sqlite3_column_int (statement, 4);
  row->deleted = sqlite3_column_int (statement, 5);
  row->fixed = (SamFixed) sqlite3_column_int (statement, 6);
  row->added = sqlite3_column_int64 (statement, 7);
  row->body = sam_statement_dup_text (statement, 8);
  row->attachments = sam_statement_dup_text (statement, 9);
}

/**
 * sam_rows_find_revision:
 * @revision: a checked id
 * @row: (out): to be cleared; its number is 0 where it is not here
 *
 * Returns: %FALSE with the error set; that it is not there is none
 */
gboolean
sam_rows_find_revision (SamDatabase *database,
                        gint64 document,
                        const char *revision,
                        SamRevisionRow *row,
                        GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean found;

  statement = sam_rows_query (database, error,
                              "SELECT " REVISION_COLUMNS " FROM revision"
                              " WHERE document = ? AND generation = ? AND hash = ?",
                              "iis", document, sam_revision_id_get_generation (revision), sam_revision_hash (revision));
  if (statement == NULL || !sam_database_step (database, statement, &found, error))
    return FALSE;

  *row = (SamRevisionRow){ 0 };
  if (found)
    read_revision_row (statement, row);
  return TRUE;
}

/**
 * sam_rows_list_leaves:
 *
 * Winner first, by CouchDB's rule: live before deleted, then the higher generation, then the greater hash.
 *
 * Returns: (transfer full) (element-type SamRevisionRow) (nullable): %NULL with the error set
 */
GPtrArray *
sam_rows_list_leaves (SamDatabase *database,
                      gint64 document,
                      GError **error)
{
  g_autoptr (GPtrArray) leaves = g_ptr_array_new_with_free_func (free_revision_row);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  statement = sam_rows_query (database, error,
                              "SELECT " REVISION_COLUMNS " FROM revision WHERE document = ? AND leaf = 1"
                              " ORDER BY deleted, generation DESC, hash DESC",
                              "i", document);
  if (statement == NULL)
    return NULL;

  while (TRUE)
    {
      SamRevisionRow *leaf;

      if (!sam_database_step (database, statement, &row, error))
        return NULL;
      if (!row)
        break;
      leaf = g_new0 (SamRevisionRow, 1);
      read_revision_row (statement, leaf);
      g_ptr_array_add (leaves, leaf);
    }

  return g_steal_pointer (&leaves);
}

/**
 * sam_rows_insert_document:
 * @revision: its winner and its only leaf
 * @number: (out): of its row; 0, and nothing is written, where there is a document of that id
 *
 * Asks and writes at once. The revision itself is left to sam_rows_insert_revision().
 *
 * Returns: %FALSE with the error set
 */
gboolean
sam_rows_insert_document (SamDatabase *database,
                          const char *id,
                          const char *revision,
                          gboolean deleted,
                          gint64 sequence,
                          gint64 *number,
                          GError **error)
{
  sqlite3 *handle = sam_database_get_handle (database);

  if (!sam_rows_run (database, error,
                     "INSERT INTO document (id, generation, hash, deleted, live, sequence) VALUES (?, ?, ?, ?, ?, ?)"
                     " ON CONFLICT (id) DO NOTHING",
                     "sisiii", id, sam_revision_id_get_generation (revision), sam_revision_hash (revision),
                     (gint64) deleted, (gint64) !deleted, sequence))
    return FALSE;

  *number = sqlite3_changes (handle) > 0 ? sqlite3_last_insert_rowid (handle) : 0;
  return TRUE;
}

/**
 * sam_rows_insert_revision:
 * @row: (inout): what is written; gets its number
 *
 * Its parent is no leaf from now on. The winner is left to sam_rows_update_winner().
 *
 * Returns: %FALSE with the error set
 */
gboolean
sam_rows_insert_revision (SamDatabase *database,
                          gint64 document,
                          SamRevisionRow *row,
                          GError **error)
{
  if (!sam_rows_run (database, error,
                     "INSERT INTO revision (document, generation, hash, parent, leaf, deleted, fixed, added, body,"
                     " attachments, received) VALUES (?, ?, ?, nullif (?, 0), ?, ?, ?, ?, ?, ?, ?)",
                     "iisiiiiissi", document, sam_revision_id_get_generation (row->revision),
                     sam_revision_hash (row->revision), row->parent, (gint64) row->leaf, (gint64) row->deleted,
                     (gint64) row->fixed, row->added, row->body, row->attachments, (gint64) row->received))
    return FALSE;

  row->number = sqlite3_last_insert_rowid (sam_database_get_handle (database));
  return row->parent == 0 ||
         sam_rows_run (database, error, "UPDATE revision SET leaf = 0 WHERE number = ? AND leaf = 1", "i", row->parent);
}

/* Of the leaves: without a body, and without SQL putting them in order, which costs more than the rest of it. */
static gboolean
find_winner (SamDatabase *database,
             gint64 document,
             char **winner,
             gboolean *deleted,
             gint64 *live,
             GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sam_rows_query (database, error, "SELECT generation, hash, deleted FROM revision WHERE document = ? AND leaf = 1",
                      "i", document);
  gboolean row;

  while (statement != NULL && sam_database_step (database, statement, &row, error))
    {
      g_autofree char *leaf = row ? sam_rows_dup_revision (statement, 0) : NULL;
      gboolean leaf_deleted = row && sqlite3_column_int (statement, 2) != 0;

      if (!row)
        return *winner != NULL || sam_database_fail (database, SQLITE_CONSTRAINT, "no leaf", error);
      *live += !leaf_deleted;
      if (*winner != NULL && sam_revision_id_compare (leaf, leaf_deleted, *winner, *deleted) < 0)
        continue;
      g_free (*winner);
      *winner = g_steal_pointer (&leaf);
      *deleted = leaf_deleted;
    }
  return FALSE;
}

/**
 * sam_rows_update_winner:
 * @sequence: given to the document; 0: it keeps its own
 *
 * Finds the winner anew, as sam_revision_id_compare() has it, and counts the live leaves. There must be a leaf.
 *
 * Returns: %FALSE with the error set
 */
gboolean
sam_rows_update_winner (SamDatabase *database,
                        gint64 document,
                        gint64 sequence,
                        GError **error)
{
  g_autofree char *winner = NULL;
  gboolean deleted = FALSE;
  gint64 live = 0;

  return find_winner (database, document, &winner, &deleted, &live, error) &&
         sam_rows_run (database, error,
                       "UPDATE document SET generation = ?, hash = ?, deleted = ?, live = ?,"
                       " sequence = coalesce (nullif (?, 0), sequence) WHERE number = ?",
                       "isiiii", sam_revision_id_get_generation (winner), sam_revision_hash (winner), (gint64) deleted,
                       live, sequence, document);
}

/**
 * sam_rows_is_erased:
 * @erased: (out): whether @id was erased for good; this is remembered without the document
 *
 * Returns: %FALSE with the error set
 */
gboolean
sam_rows_is_erased (SamDatabase *database,
                    const char *id,
                    gboolean *erased,
                    GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = sam_rows_query (database, error, "SELECT 1 FROM erased WHERE id = ?", "s", id);
  return statement != NULL && sam_database_step (database, statement, erased, error);
}
