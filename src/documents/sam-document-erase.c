/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Erasure beats every edit, past and future. What stays is the id, the revision ids, and tombstones that say why. Those
 * carry nothing else, no name and no time, so that every computer makes the same ones. */

#define G_LOG_DOMAIN "samenhulp-documents"

#include "documents/sam-blobs.h"
#include "documents/sam-document-rows.h"

#include "json/sam-json-object.h"

#include <string.h>

/**
 * sam_document_is_erasure:
 * @body: of a revision; only that of a tombstone is read
 *
 * Returns: whether the revision asks every computer to erase the document for good
 */
gboolean
sam_document_is_erasure (gboolean deleted,
                         const char *body)
{
  SamTombstone reason;

  return deleted && sam_tombstone_from_body (body, &reason) && reason == SAM_TOMBSTONE_ERASED;
}

/* Whether the leaf itself tells other computers of the erasure. Its body here does not answer that: the body of every
 * tombstone of an erased document is replaced, also of those that were sent with another. */
static gboolean
says_so (SamDatabase *database,
         const SamRevisionRow *leaf,
         gboolean *said,
         GError **error)
{
  g_autofree char *parent = NULL;
  g_autofree char *tombstone = NULL;

  if (!sam_rows_find_id (database, leaf->parent, &parent, error))
    return FALSE;

  tombstone = sam_revision_id_next (parent, TRUE, SAM_ERASED_BODY);
  *said |= strcmp (tombstone, leaf->revision) == 0;
  return TRUE;
}

/* What was squashed does not stay readable. */
static gboolean
put_tombstone (SamDatabase *database,
               gint64 document,
               const SamRevisionRow *leaf,
               gint64 sequence,
               GError **error)
{
  g_autofree char *revision = NULL;

  return sam_document_extend (database, document, leaf, TRUE, SAM_ERASED_BODY, sequence, &revision, error);
}

/* A tombstone on each live leaf, and on the winner where no leaf says yet that the document is erased. */
static gboolean
put_tombstones (SamDatabase *database,
                gint64 document,
                gint64 sequence,
                GError **error)
{
  g_autoptr (GPtrArray) leaves = sam_rows_list_leaves (database, document, error);
  gboolean said = FALSE;

  if (leaves == NULL)
    return FALSE;

  for (guint i = 0; i < leaves->len; i++)
    {
      SamRevisionRow *leaf = leaves->pdata[i];

      said |= !leaf->deleted;
      if (!says_so (database, leaf, &said, error))
        return FALSE;
      if (!leaf->deleted && !put_tombstone (database, document, leaf, sequence, error))
        return FALSE;
    }

  return said || leaves->len == 0 || put_tombstone (database, document, leaves->pdata[0], sequence, error);
}

/**
 * sam_document_apply_erasure:
 * @document: its number
 * @sequence: of the change that this is
 *
 * To be called in a transaction. Notes @id, so that it can't come back, puts a tombstone on each live leaf, and removes
 * every body, the history and the files that only erased documents held.
 *
 * Returns: %FALSE with the error set
 */
gboolean
sam_document_apply_erasure (SamDatabase *database,
                            const char *id,
                            gint64 document,
                            gint64 sequence,
                            GError **error)
{
  return sam_rows_run (database, error, "INSERT OR IGNORE INTO erased (id) VALUES (?)", "s", id) &&
         put_tombstones (database, document, sequence, error) &&
         sam_rows_run (database, error,
                       "UPDATE revision SET body = iif (leaf = 1, '" SAM_ERASED_BODY "', NULL), attachments = NULL"
                       " WHERE document = ?",
                       "i", document) &&
         sam_rows_run (database, error, "DELETE FROM history WHERE document = ?", "i", document) &&
         sam_documents_prune_blobs (database, error) &&
         sam_rows_update_winner (database, document, sequence, error);
}

static gboolean
erase (SamDatabase *database,
       const char *id,
       GError **error)
{
  g_auto (SamDocumentRow) document = { 0 };
  gboolean erased;
  gint64 sequence;

  if (!sam_rows_is_erased (database, id, &erased, error) ||
      !sam_rows_find_document (database, id, &document, error))
    return FALSE;
  if (erased)
    return TRUE;
  if (document.number == 0)
    return sam_rows_run (database, error, "INSERT INTO erased (id) VALUES (?)", "s", id);

  return sam_database_next_sequence (database, &sequence, error) &&
         sam_document_apply_erasure (database, id, document.number, sequence, error);
}

/**
 * sam_documents_erase:
 * @database: a connection
 * @id: a document's id, here or not (yet)
 *
 * Forgets everything of the document but its ids, and that it was erased. The values are overwritten in the file; they
 * leave its log with sam_database_truncate_log(), after the commit.
 *
 * Returns: whether it is erased
 */
gboolean
sam_documents_erase (SamDatabase *database,
                     const char *id,
                     GError **error)
{
  if (!sam_document_check_id (id, error) || !sam_database_begin (database, error))
    return FALSE;
  if (erase (database, id, error) && sam_database_commit (database, error))
    return TRUE;

  sam_database_rollback (database);
  return FALSE;
}

/**
 * sam_documents_forget_past:
 * @database: a connection
 * @id: a document's id
 *
 * Forgets what the document said before, in all revisions but its leaves. It may come back, as erased ones may not. The
 * values leave the log with sam_database_truncate_log(), after the commit.
 *
 * Returns: whether it is forgotten
 */
gboolean
sam_documents_forget_past (SamDatabase *database,
                           const char *id,
                           GError **error)
{
  g_auto (SamDocumentRow) document = { 0 };

  return sam_rows_find_document (database, id, &document, error) &&
         sam_rows_run (database, error,
                       "UPDATE revision SET body = NULL, attachments = NULL WHERE document = ? AND leaf = 0",
                       "i", document.number) &&
         sam_rows_run (database, error, "DELETE FROM history WHERE document = ?", "i", document.number);
}

/**
 * sam_documents_list_erased:
 * @database: a connection
 *
 * Returns: (transfer full) (nullable): the ids of all erased documents, to be applied to a backup before it is restored
 */
char **
sam_documents_list_erased (SamDatabase *database,
                           GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sam_database_prepare (database, "SELECT id FROM erased ORDER BY id", error);

  return statement != NULL ? sam_rows_read_texts (database, statement, error) : NULL;
}

static const char *const reasons[] = {
  [SAM_TOMBSTONE_DELETED] = "deleted",
  [SAM_TOMBSTONE_MERGED] = "merged",
  [SAM_TOMBSTONE_ERASED] = "erased",
};

/**
 * sam_tombstone_get_reason:
 * @tombstone: why a document is gone
 *
 * Returns: the value of the key "reason" in its tombstone's body
 */
const char *
sam_tombstone_get_reason (SamTombstone tombstone)
{
  return reasons[tombstone];
}

/**
 * sam_tombstone_from_body:
 * @body: (nullable): a tombstone's body
 * @tombstone: (out): why the document is gone
 *
 * Returns: %FALSE where the body gives no reason that this version knows
 */
gboolean
sam_tombstone_from_body (const char *body,
                         SamTombstone *tombstone)
{
  g_autoptr (SamJsonObject) object = NULL;
  const char *reason;

  if (body == NULL || strstr (body, "\"reason\"") == NULL)
    return FALSE;

  object = sam_json_object_parse (body, -1, NULL);
  reason = object != NULL ? sam_json_object_get (object, "reason") : NULL;
  for (guint i = 0; reason != NULL && i < G_N_ELEMENTS (reasons); i++)
    if (strncmp (reason + 1, reasons[i], strlen (reasons[i])) == 0 && strlen (reason) == strlen (reasons[i]) + 2)
      {
        *tombstone = i;
        return TRUE;
      }

  return FALSE;
}
