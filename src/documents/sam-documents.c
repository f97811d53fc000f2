/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked of a database as a whole: changes, counts, local documents. */

#define G_LOG_DOMAIN "samenhulp-documents"

#include "documents/sam-document-rows.h"

G_DEFINE_QUARK (sam - documents - error - quark, sam_documents_error)

/**
 * sam_revision_free:
 * @revision: (transfer full) (nullable): a revision
 */
void
sam_revision_free (SamRevision *revision)
{
  if (revision == NULL)
    return;

  g_free (revision->id);
  g_free (revision->revision);
  g_free (revision->body);
  g_free (revision->attachments);
  g_free (revision);
}

/* Rows of id, generation, hash, deleted, sequence. */
static GPtrArray *
read_winners (SamDatabase *database,
              sqlite3_stmt *statement,
              GError **error)
{
  g_autoptr (GPtrArray) winners = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_revision_free);
  gboolean row;

  while (sam_database_step (database, statement, &row, error))
    {
      SamRevision *winner;

      if (!row)
        return g_steal_pointer (&winners);
      winner = g_new0 (SamRevision, 1);
      winner->id = sam_statement_dup_text (statement, 0);
      winner->revision = sam_rows_dup_revision (statement, 1);
      winner->deleted = sqlite3_column_int (statement, 3);
      winner->sequence = sqlite3_column_int64 (statement, 4);
      g_ptr_array_add (winners, winner);
    }

  return NULL;
}

/**
 * sam_documents_list_changes:
 * @database: a connection
 * @since: a sequence, 0 for the beginning
 * @limit: at most so many
 *
 * Returns: (transfer full) (nullable) (element-type SamRevision): the winners, without bodies, of the documents changed
 *   after @since, in the order in which they last changed
 */
GPtrArray *
sam_documents_list_changes (SamDatabase *database,
                            gint64 since,
                            guint limit,
                            GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = sam_rows_query (database, error,
                              "SELECT id, generation, hash, deleted, sequence FROM document WHERE sequence > ?"
                              " ORDER BY sequence LIMIT ?",
                              "ii", since, (gint64) limit);
  return statement != NULL ? read_winners (database, statement, error) : NULL;
}

/**
 * sam_documents_list:
 * @database: a connection
 * @first: (nullable): the least id wanted
 * @last: (nullable): the greatest id wanted
 * @skip: leaves out so many
 * @limit: at most so many
 *
 * Returns: (transfer full) (nullable) (element-type SamRevision): the winners, without bodies, of the documents that
 *   are not deleted, by id
 */
GPtrArray *
sam_documents_list (SamDatabase *database,
                    const char *first,
                    const char *last,
                    guint skip,
                    guint limit,
                    GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = sam_rows_query (database, error,
                              "SELECT id, generation, hash, deleted, sequence FROM document"
                              " WHERE deleted = 0 AND id >= coalesce (?1, '') AND (?2 IS NULL OR id <= ?2)"
                              " ORDER BY id LIMIT ?3 OFFSET ?4",
                              "ssii", first, last, (gint64) limit, (gint64) skip);
  return statement != NULL ? read_winners (database, statement, error) : NULL;
}

static gint64
read_number (SamDatabase *database,
             const char *sql,
             GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sam_database_prepare (database, sql, error);
  gboolean row;

  if (statement == NULL || !sam_database_step (database, statement, &row, error))
    return -1;

  return row ? sqlite3_column_int64 (statement, 0) : 0;
}

/**
 * sam_documents_get_sequence:
 * @database: a connection
 *
 * Returns: the sequence of the last change; -1 on error
 */
gint64
sam_documents_get_sequence (SamDatabase *database,
                            GError **error)
{
  gint64 sequence;

  return sam_database_get_sequence (database, &sequence, error) ? sequence : -1;
}

/**
 * sam_documents_count_changes:
 * @database: a connection
 * @since: a sequence
 *
 * Returns: how many documents have changed after @since; -1 on error
 */
gint64
sam_documents_count_changes (SamDatabase *database,
                             gint64 since,
                             GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  statement = sam_rows_query (database, error, "SELECT count(*) FROM document WHERE sequence > ?", "i", since);
  if (statement == NULL || !sam_database_step (database, statement, &row, error))
    return -1;

  return sqlite3_column_int64 (statement, 0);
}

/**
 * sam_documents_count:
 * @database: a connection
 * @live: (out): how many documents there are
 * @deleted: (out): how many more there were
 *
 * Returns: whether they were counted
 */
gboolean
sam_documents_count (SamDatabase *database,
                     gint64 *live,
                     gint64 *deleted,
                     GError **error)
{
  gint64 all = read_number (database, "SELECT count(*) FROM document", error);

  *live = all >= 0 ? read_number (database, "SELECT count(*) FROM document WHERE deleted = 0", error) : -1;
  *deleted = all - *live;
  return all >= 0 && *live >= 0;
}

/**
 * sam_documents_count_waiting:
 * @database: a connection
 *
 * Returns: how many documents have a leaf saved here that no server is known to have; -1 on error
 */
gint64
sam_documents_count_waiting (SamDatabase *database,
                             GError **error)
{
  return read_number (database, "SELECT count(DISTINCT document) FROM revision WHERE leaf = 1 AND fixed < 2", error);
}

/**
 * sam_documents_list_waiting:
 * @database: a connection
 * @limit: at most so many
 *
 * Returns: (transfer full) (nullable): the ids of documents with a leaf saved here that no server is known to have
 */
char **
sam_documents_list_waiting (SamDatabase *database,
                            guint limit,
                            GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = sam_rows_query (database, error,
                              "SELECT id FROM document WHERE number IN"
                              " (SELECT document FROM revision WHERE leaf = 1 AND fixed < 2) ORDER BY id LIMIT ?",
                              "i", (gint64) limit);
  return statement != NULL ? sam_rows_read_texts (database, statement, error) : NULL;
}

/**
 * sam_documents_list_conflicts:
 * @database: a connection
 *
 * Returns: (transfer full) (nullable): the ids of the documents with more than one live leaf
 */
char **
sam_documents_list_conflicts (SamDatabase *database,
                              GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = sam_database_prepare (database, "SELECT id FROM document WHERE live > 1 ORDER BY id", error);
  return statement != NULL ? sam_rows_read_texts (database, statement, error) : NULL;
}

static GPtrArray *
read_tombstones (SamDatabase *database,
                 sqlite3_stmt *statement,
                 GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_revision_free);
  gboolean row;

  while (sam_database_step (database, statement, &row, error))
    {
      SamRevision *revision;

      if (!row)
        return g_steal_pointer (&found);
      revision = g_new0 (SamRevision, 1);
      revision->id = sam_statement_dup_text (statement, 0);
      revision->revision = sam_rows_dup_revision (statement, 1);
      revision->body = sam_statement_dup_text (statement, 3);
      revision->deleted = TRUE;
      g_ptr_array_add (found, revision);
    }
  return NULL;
}

/**
 * sam_documents_list_beaten:
 * @database: a connection
 *
 * Returns: (transfer full) (element-type SamRevision) (nullable): the tombstones that lost from a live leaf
 */
GPtrArray *
sam_documents_list_beaten (SamDatabase *database,
                           GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = sam_database_prepare (database,
                                    "SELECT document.id, revision.generation, revision.hash, revision.body"
                                    " FROM revision JOIN document ON document.number = revision.document"
                                    " WHERE revision.leaf = 1 AND revision.deleted = 1 AND document.deleted = 0"
                                    " AND revision.body IS NOT NULL ORDER BY document.id",
                                    error);
  return statement != NULL ? read_tombstones (database, statement, error) : NULL;
}

/**
 * sam_documents_dup_local:
 * @database: a connection
 * @name: the name of a local document
 *
 * Returns: (transfer full) (nullable): its text; %NULL without error when there is none
 */
char *
sam_documents_dup_local (SamDatabase *database,
                         const char *name,
                         GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  statement = sam_rows_query (database, error, "SELECT body FROM local_document WHERE name = ?", "s", name);
  if (statement == NULL || !sam_database_step (database, statement, &row, error))
    return NULL;

  return row ? sam_statement_dup_text (statement, 0) : NULL;
}

/**
 * sam_documents_set_local:
 * @database: a connection
 * @name: the name of a local document
 * @body: (nullable): its text; %NULL removes it
 *
 * Returns: whether it is written
 */
gboolean
sam_documents_set_local (SamDatabase *database,
                         const char *name,
                         const char *body,
                         GError **error)
{
  if (body == NULL)
    return sam_rows_run (database, error, "DELETE FROM local_document WHERE name = ?", "s", name);

  return sam_rows_run (database, error,
                       "INSERT INTO local_document (name, body) VALUES (?, ?)"
                       " ON CONFLICT (name) DO UPDATE SET body = excluded.body",
                       "ss", name, body);
}

/**
 * sam_documents_foreach_local:
 * @database: a connection
 * @prefix: what their names begin with
 * @func: (scope call): gets each, by name; it must not change any
 *
 * Returns: whether all were read
 */
gboolean
sam_documents_foreach_local (SamDatabase *database,
                             const char *prefix,
                             SamLocalFunc func,
                             gpointer data,
                             GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  statement = sam_rows_query (database, error,
                              "SELECT name, body FROM local_document WHERE name >= ?1 AND name < ?1 || char (1114111)"
                              " ORDER BY name",
                              "s", prefix);
  while (statement != NULL && sam_database_step (database, statement, &row, error))
    {
      if (!row)
        return TRUE;
      func ((const char *) sqlite3_column_text (statement, 0), (const char *) sqlite3_column_text (statement, 1), data);
    }
  return FALSE;
}
