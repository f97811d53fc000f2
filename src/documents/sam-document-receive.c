/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Revisions from elsewhere. A path is grafted where it meets the tree; where it does not meet it, it is a root of its
 * own. Servers cut off old ends of long paths (stemming), so the same revision may come with more or fewer ancestors
 * than last time: a longer path gives a root here its parents after all. */

#define G_LOG_DOMAIN "samenhulp-documents"

#include "documents/sam-document-rows.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define MAX_PATH 10000

typedef struct
{
  SamDatabase *database;
  const char *id;
  gint64 document;
  gboolean deleted;
  const char *body;
  const char *attachments;
  gint64 sequence;
  gboolean erased;
  gboolean added;   /* the leaf was not here */
  gboolean changed; /* the tree or a body changed */
} Receipt;

static gboolean
check_path (const char *id,
            const char *const *path,
            GError **error)
{
  guint length = path != NULL ? g_strv_length ((char **) path) : 0;
  gboolean valid = length > 0 && length <= MAX_PATH;

  for (guint i = 0; valid && i < length; i++)
    valid = sam_revision_id_is_valid (path[i]) &&
            (i == 0 || sam_revision_id_get_generation (path[i]) == sam_revision_id_get_generation (path[i - 1]) - 1);

  if (!valid)
    g_set_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_INVALID,
                 _ ("“%s” came with a list of revisions that makes no sense."), id);
  return valid;
}

/* Pulls bring the same revisions again and again: only a change takes a number. */
static gboolean
note_change (Receipt *receipt,
             GError **error)
{
  receipt->changed = TRUE;
  return receipt->sequence > 0 || sam_rows_next_sequence (receipt->database, &receipt->sequence, error);
}

static gboolean
insert_unknown (Receipt *receipt,
                const char *revision,
                gint64 parent,
                gboolean leaf,
                gint64 *number,
                GError **error)
{
  g_auto (SamRevisionRow) row = { 0 };

  if (!note_change (receipt, error))
    return FALSE;

  row.revision = g_strdup (revision);
  row.parent = parent;
  row.leaf = leaf;
  row.fixed = SAM_FIXED_KNOWN;
  row.added = receipt->sequence;
  if (leaf)
    {
      row.deleted = receipt->deleted;
      row.body = g_strdup (receipt->erased ? SAM_ERASED_BODY : receipt->body);
      row.attachments = receipt->erased ? NULL : g_strdup (receipt->attachments);
    }
  if (!sam_rows_insert_revision (receipt->database, receipt->document, &row, error))
    return FALSE;

  *number = row.number;
  return TRUE;
}

/* A body that was missing here (asked for as the base of a merge) is filled in; nothing else of a known one changes. */
static gboolean
complete_known (Receipt *receipt,
                const SamRevisionRow *row,
                gint64 parent,
                gboolean named,
                GError **error)
{
  if (row->fixed != SAM_FIXED_KNOWN &&
      !sam_rows_run (receipt->database, error, "UPDATE revision SET fixed = 2 WHERE number = ?", "i", row->number))
    return FALSE;

  if (row->parent == 0 && parent != 0)
    {
      if (!note_change (receipt, error) ||
          !sam_rows_run (receipt->database, error, "UPDATE revision SET parent = ? WHERE number = ?", "ii", parent,
                         row->number) ||
          !sam_rows_run (receipt->database, error, "UPDATE revision SET leaf = 0 WHERE number = ?", "i", parent))
        return FALSE;
    }

  if (named && row->body == NULL && !receipt->erased)
    return sam_rows_run (receipt->database, error,
                         "UPDATE revision SET body = ?, attachments = ?, deleted = ? WHERE number = ?", "ssii",
                         receipt->body, receipt->attachments, (gint64) receipt->deleted, row->number);
  return TRUE;
}

static gboolean
graft (Receipt *receipt,
       const char *const *path,
       GError **error)
{
  gint64 parent = 0;

  for (guint i = g_strv_length ((char **) path); i-- > 0;)
    {
      g_auto (SamRevisionRow) row = { 0 };

      if (!sam_rows_find_revision (receipt->database, receipt->document, path[i], &row, error))
        return FALSE;
      if (row.number != 0 && !complete_known (receipt, &row, parent, i == 0, error))
        return FALSE;
      if (row.number == 0 && !insert_unknown (receipt, path[i], parent, i == 0, &row.number, error))
        return FALSE;
      if (i == 0)
        receipt->added = receipt->changed && row.revision == NULL;
      parent = row.number;
    }

  return TRUE;
}

static gboolean
receive (Receipt *receipt,
         const char *const *path,
         GError **error)
{
  g_auto (SamDocumentRow) document = { 0 };

  if (!sam_rows_is_erased (receipt->database, receipt->id, &receipt->erased, error) ||
      !sam_rows_find_document (receipt->database, receipt->id, &document, error))
    return FALSE;

  receipt->document = document.number;
  if (document.number == 0 &&
      !sam_rows_insert_document (receipt->database, receipt->id, &receipt->document, error))
    return FALSE;
  if (!graft (receipt, path, error))
    return FALSE;
  if (!receipt->changed)
    return TRUE;
  if (!sam_rows_update_winner (receipt->database, receipt->document, receipt->sequence, error))
    return FALSE;

  receipt->erased |= sam_document_is_erasure (receipt->deleted, receipt->body);
  return !receipt->erased || sam_document_apply_erasure (receipt->database, receipt->id, receipt->document,
                                                         receipt->sequence, error);
}

/**
 * sam_documents_add:
 * @database: a connection
 * @id: the document's id
 * @path: the revision and its ancestors, leaf to root, as far as known
 * @deleted: whether the revision is a tombstone
 * @body: (nullable): its body; a member "_attachments" is kept beside it and handed back as it is
 * @added: (out) (optional): whether the revision is new here
 *
 * Takes in a revision from elsewhere. Of a document that was erased nothing is kept but the ids, and each leaf gets its
 * tombstone.
 *
 * Returns: whether it is here now
 */
gboolean
sam_documents_add (SamDatabase *database,
                   const char *id,
                   const char *const *path,
                   gboolean deleted,
                   const char *body,
                   gboolean *added,
                   GError **error)
{
  g_autofree char *canonical = NULL;
  g_autofree char *attachments = NULL;
  Receipt receipt = { .database = database, .id = id, .deleted = deleted };

  if (!sam_document_check_id (id, error) || !check_path (id, path, error) ||
      !sam_document_split_body (body, &canonical, &attachments, error))
    return FALSE;

  receipt.body = canonical;
  receipt.attachments = attachments;
  if (!sam_database_begin (database, error))
    return FALSE;
  if (!receive (&receipt, path, error) || !sam_database_commit (database, error))
    {
      sam_database_rollback (database);
      return FALSE;
    }

  if (added != NULL)
    *added = receipt.added;
  return TRUE;
}
