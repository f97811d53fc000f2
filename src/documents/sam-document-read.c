/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading one document: its winner, leaves, paths and history. */

#define G_LOG_DOMAIN "samenhulp-documents"

#include "documents/sam-document-rows.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/* What a path handed out is cut to, as servers do. */
#define PATH_LIMIT "1000"

static SamRevision *
take_row (const char *id,
          SamRevisionRow *row,
          gint64 sequence)
{
  SamRevision *revision = g_new0 (SamRevision, 1);

  revision->id = g_strdup (id);
  revision->revision = g_steal_pointer (&row->revision);
  revision->body = g_steal_pointer (&row->body);
  revision->attachments = g_steal_pointer (&row->attachments);
  revision->deleted = row->deleted;
  revision->sequence = sequence;
  revision->received = row->received;
  return revision;
}

static gboolean
find_document (SamDatabase *database,
               const char *id,
               SamDocumentRow *document,
               GError **error)
{
  if (!sam_rows_find_document (database, id, document, error))
    return FALSE;
  if (document->number != 0)
    return TRUE;

  g_set_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_NOT_FOUND, _ ("There is no document “%s”."), id);
  return FALSE;
}

/* A body that was squashed away here is still in the history. */
static gboolean
find_in_history (SamDatabase *database,
                 gint64 document,
                 const char *revision,
                 SamRevisionRow *row,
                 GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean found;

  statement = sam_rows_query (database, error,
                              "SELECT body, attachments, deleted, added FROM history"
                              " WHERE document = ? AND generation = ? AND hash = ? ORDER BY number DESC LIMIT 1",
                              "iis", document, sam_revision_id_get_generation (revision), sam_revision_hash (revision));
  if (statement == NULL || !sam_database_step (database, statement, &found, error))
    return FALSE;

  if (found)
    {
      sam_revision_row_clear (row);
      row->revision = g_strdup (revision);
      row->body = sam_statement_dup_text (statement, 0);
      row->attachments = sam_statement_dup_text (statement, 1);
      row->deleted = sqlite3_column_int (statement, 2);
      row->added = sqlite3_column_int64 (statement, 3);
    }
  return TRUE;
}

/**
 * sam_documents_get:
 * @database: a connection
 * @id: the document's id
 * @revision: (nullable): a revision, also one squashed away here; %NULL for the winner
 *
 * Returns: (transfer full) (nullable): the revision with its body; a winner may be a tombstone
 */
SamRevision *
sam_documents_get (SamDatabase *database,
                   const char *id,
                   const char *revision,
                   GError **error)
{
  g_auto (SamDocumentRow) document = { 0 };
  g_auto (SamRevisionRow) row = { 0 };

  if (!find_document (database, id, &document, error))
    return NULL;
  if (revision == NULL)
    revision = document.winner;
  if (sam_revision_id_is_valid (revision) &&
      (!sam_rows_find_revision (database, document.number, revision, &row, error) ||
       (row.body == NULL && !find_in_history (database, document.number, revision, &row, error))))
    return NULL;
  if (row.body != NULL)
    return take_row (id, &row, document.sequence);

  g_set_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_NOT_FOUND,
               _ ("Version %s of “%s” is not on this computer."), revision, id);
  return NULL;
}

/**
 * sam_documents_list_leaves:
 * @database: a connection
 * @id: the document's id
 * @live_only: whether to leave out tombstones
 *
 * Returns: (transfer full) (nullable) (element-type SamRevision): the leaves with their bodies, winner first
 */
GPtrArray *
sam_documents_list_leaves (SamDatabase *database,
                           const char *id,
                           gboolean live_only,
                           GError **error)
{
  g_autoptr (GPtrArray) leaves = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_revision_free);
  g_autoptr (GPtrArray) rows = NULL;
  g_auto (SamDocumentRow) document = { 0 };

  if (!find_document (database, id, &document, error))
    return NULL;

  rows = sam_rows_list_leaves (database, document.number, error);
  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      SamRevisionRow *row = rows->pdata[i];

      if (!live_only || !row->deleted)
        g_ptr_array_add (leaves, take_row (id, row, document.sequence));
    }

  return g_steal_pointer (&leaves);
}

/**
 * sam_documents_list_leaf_ids:
 * @database: a connection
 * @id: the document's id
 * @live_only: whether to leave out tombstones
 *
 * Returns: (transfer full) (nullable): the revision ids of the leaves, winner first; none for an unknown document
 */
char **
sam_documents_list_leaf_ids (SamDatabase *database,
                             const char *id,
                             gboolean live_only,
                             GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = sam_rows_query (database, error,
                              "SELECT revision.generation || '-' || revision.hash"
                              " FROM document JOIN revision ON revision.document = document.number"
                              " WHERE document.id = ? AND leaf = 1 AND (? = 0 OR revision.deleted = 0)"
                              " ORDER BY revision.deleted, revision.generation DESC, revision.hash DESC",
                              "si", id, (gint64) live_only);
  return statement != NULL ? sam_rows_read_texts (database, statement, error) : NULL;
}

/**
 * sam_documents_dup_path:
 * @database: a connection
 * @id: the document's id
 * @revision: a revision in its tree
 *
 * Returns: (transfer full) (nullable): @revision and its ancestors, leaf to root, at most 1000
 */
char **
sam_documents_dup_path (SamDatabase *database,
                        const char *id,
                        const char *revision,
                        GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_auto (SamDocumentRow) document = { 0 };
  g_auto (GStrv) path = NULL;

  if (!find_document (database, id, &document, error))
    return NULL;

  g_return_val_if_fail (sam_revision_id_is_valid (revision), NULL);

  statement = sam_rows_query (database, error,
                              "WITH RECURSIVE path (generation, hash, parent) AS ("
                              "  SELECT generation, hash, parent FROM revision"
                              "   WHERE document = ? AND generation = ? AND hash = ?"
                              "  UNION ALL"
                              "  SELECT revision.generation, revision.hash, revision.parent"
                              "    FROM path JOIN revision ON revision.number = path.parent"
                              "   LIMIT " PATH_LIMIT ")"
                              " SELECT generation || '-' || hash FROM path",
                              "iis", document.number, sam_revision_id_get_generation (revision),
                              sam_revision_hash (revision));
  if (statement == NULL)
    return NULL;

  path = sam_rows_read_texts (database, statement, error);
  if (path == NULL || path[0] != NULL)
    return g_steal_pointer (&path);

  g_set_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_NOT_FOUND,
               _ ("Version %s of “%s” is not on this computer."), revision, id);
  return NULL;
}

/**
 * sam_documents_list_missing:
 * @database: a connection
 * @id: a document's id, known or not
 * @revisions: revision ids
 *
 * Returns: (transfer full) (nullable): those of @revisions that are not in the tree here
 */
char **
sam_documents_list_missing (SamDatabase *database,
                            const char *id,
                            const char *const *revisions,
                            GError **error)
{
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();
  g_auto (SamDocumentRow) document = { 0 };

  if (!sam_rows_find_document (database, id, &document, error))
    return NULL;

  for (guint i = 0; revisions[i] != NULL; i++)
    {
      g_auto (SamRevisionRow) row = { 0 };

      if (document.number != 0 && sam_revision_id_is_valid (revisions[i]) &&
          !sam_rows_find_revision (database, document.number, revisions[i], &row, error))
        return NULL;
      if (row.number == 0)
        g_strv_builder_add (missing, revisions[i]);
    }

  return g_strv_builder_end (missing);
}

/**
 * sam_documents_list_history:
 * @database: a connection
 * @id: the document's id
 *
 * Returns: (transfer full) (nullable) (element-type SamRevision): every body saved here or received, oldest first
 */
GPtrArray *
sam_documents_list_history (SamDatabase *database,
                            const char *id,
                            GError **error)
{
  g_autoptr (GPtrArray) history = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_revision_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_auto (SamDocumentRow) document = { 0 };
  gboolean row;

  if (!find_document (database, id, &document, error))
    return NULL;

  statement = sam_rows_query (database, error,
                              "SELECT generation, hash, body, attachments, deleted, added, received FROM ("
                              "  SELECT generation, hash, body, attachments, deleted, added, 0 AS received FROM history"
                              "   WHERE document = ?1"
                              "  UNION ALL"
                              "  SELECT generation, hash, body, attachments, deleted, added, received FROM revision"
                              "   WHERE document = ?1 AND body IS NOT NULL)"
                              " ORDER BY added, generation",
                              "i", document.number);
  if (statement == NULL)
    return NULL;

  while (sam_database_step (database, statement, &row, error))
    {
      SamRevisionRow entry = { 0 };

      if (!row)
        return g_steal_pointer (&history);
      entry.revision = sam_rows_dup_revision (statement, 0);
      entry.body = sam_statement_dup_text (statement, 2);
      entry.attachments = sam_statement_dup_text (statement, 3);
      entry.deleted = sqlite3_column_int (statement, 4);
      entry.received = sqlite3_column_int (statement, 6);
      g_ptr_array_add (history, take_row (id, &entry, sqlite3_column_int64 (statement, 5)));
    }

  return NULL;
}
