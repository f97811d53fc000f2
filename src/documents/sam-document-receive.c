/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Revisions from elsewhere. A path is grafted where it meets the tree; where it does not meet it, it is a root of its
 * own. Servers cut off old ends of long paths (stemming), so the same revision may come with more or fewer ancestors
 * than last time: a longer path gives a root here its parents after all. */

#define G_LOG_DOMAIN "samenhulp-documents"

#include "documents/sam-blobs.h"
#include "documents/sam-document-rows.h"
#include "documents/sam-document-tombstones.h"

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
  gboolean fresh;   /* nothing of the document was here */
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
  return receipt->sequence > 0 || sam_database_next_sequence (receipt->database, &receipt->sequence, error);
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
  row.received = TRUE;
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

/* A body that was missing here is filled in: of an ancestor, asked for as the base of a merge, or of a tombstone that
 * was only noted. Nothing else of a known one changes. */
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
    return (!row->leaf || note_change (receipt, error)) &&
           sam_rows_run (receipt->database, error,
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

      if (!receipt->fresh && !sam_rows_find_revision (receipt->database, receipt->document, path[i], &row, error))
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

/* Most of a first pull: the winner of one leaf needs no looking for. */
static gboolean
begin_document (Receipt *receipt,
                const char *leaf,
                GError **error)
{
  receipt->fresh = TRUE;
  return note_change (receipt, error) &&
         sam_rows_insert_document (receipt->database, receipt->id, leaf, receipt->deleted, receipt->sequence,
                                   &receipt->document, error);
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
  if (document.number == 0 && !begin_document (receipt, path[0], error))
    return FALSE;
  if (!graft (receipt, path, error))
    return FALSE;
  if (!receipt->changed)
    return TRUE;
  if (!receipt->fresh &&
      !sam_rows_update_winner (receipt->database, receipt->document, receipt->sequence, error))
    return FALSE;

  receipt->erased |= sam_document_is_erasure (receipt->deleted, receipt->body);
  return !receipt->erased || sam_document_apply_erasure (receipt->database, receipt->id, receipt->document,
                                                         receipt->sequence, error);
}

static gboolean
put_blobs (Receipt *receipt,
           GPtrArray *blobs,
           GError **error)
{
  for (guint i = 0; i < blobs->len && !receipt->erased; i++)
    if (!sam_documents_put_blob (receipt->database, receipt->id, g_ptr_array_index (blobs, i), error))
      return FALSE;
  return TRUE;
}

/**
 * sam_documents_add:
 * @database: a connection
 * @id: the document's id
 * @path: the revision and its ancestors, leaf to root, as far as known
 * @deleted: whether the revision is a tombstone
 * @body: (nullable): its body, canonical; a member "_attachments" is kept beside it: what it holds as blobs, the names
 *   as they are
 * @added: (out) (optional): whether the revision is new here
 * @made: (out) (optional): the number of the document where it is new and says what @body says; else 0
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
                   gint64 *made,
                   GError **error)
{
  gboolean as_it_is = body != NULL && body[0] == '{' && !sam_document_needs_gate (body);
  g_autofree char *canonical = NULL;
  g_autofree char *attachments = NULL;
  g_autofree char *named = NULL;
  g_autoptr (GPtrArray) blobs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  Receipt receipt = { .database = database, .id = id, .deleted = deleted };

  if (!sam_document_check_id (id, error) || !check_path (id, path, error) ||
      (!as_it_is && !sam_document_split_body (body, &canonical, &attachments, error)) ||
      (attachments != NULL &&
       !sam_blobs_take (attachments, sam_revision_id_get_generation (path[0]), &named, blobs, error)))
    return FALSE;

  receipt.body = as_it_is ? body : canonical;
  receipt.attachments = named;
  if (!sam_database_begin (database, error))
    return FALSE;
  if (!receive (&receipt, path, error) || !put_blobs (&receipt, blobs, error) ||
      !sam_database_commit (database, error))
    {
      sam_database_rollback (database);
      return FALSE;
    }

  if (added != NULL)
    *added = receipt.added;
  if (made != NULL)
    *made = as_it_is && receipt.fresh && !receipt.erased ? receipt.document : 0;
  return TRUE;
}

static gboolean
note_tombstone (SamDatabase *database,
                const char *id,
                const char *revision,
                GError **error)
{
  Receipt receipt = { .database = database, .id = id, .deleted = TRUE };
  gint64 number;

  return begin_document (&receipt, revision, error) &&
         insert_unknown (&receipt, revision, 0, TRUE, &number, error);
}

/**
 * sam_documents_note_tombstone:
 * @database: a connection
 * @id: the id of a document that is not here
 * @revision: its tombstone elsewhere
 *
 * Notes that there is a tombstone, without what it says: there may be many more of them than documents, and whoever
 * saves under that id must save on the tombstone. What it says may come later, with sam_documents_add(); until then it
 * is not to be sent to anybody.
 *
 * Returns: whether it is noted
 */
gboolean
sam_documents_note_tombstone (SamDatabase *database,
                              const char *id,
                              const char *revision,
                              GError **error)
{
  const char *const path[] = { revision, NULL };

  if (!sam_document_check_id (id, error) || !check_path (id, path, error) || !sam_database_begin (database, error))
    return FALSE;
  if (note_tombstone (database, id, revision, error) && sam_database_commit (database, error))
    return TRUE;

  sam_database_rollback (database);
  return FALSE;
}

/**
 * sam_documents_list_tombstones_without_body:
 * @database: a connection
 * @after: (nullable): an id; those after it
 * @limit: at most so many
 *
 * Returns: (transfer full) (nullable) (element-type SamRevision): tombstones that were only noted so far, by id
 */
GPtrArray *
sam_documents_list_tombstones_without_body (SamDatabase *database,
                                            const char *after,
                                            guint limit,
                                            GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_revision_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  statement = sam_rows_query (database, error,
                              "SELECT d.id, r.generation, r.hash FROM document AS d JOIN revision AS r"
                              " ON r.document = d.number WHERE d.id > coalesce (?, '') AND r.leaf = 1"
                              " AND r.deleted = 1 AND r.body IS NULL ORDER BY d.id LIMIT ?",
                              "si", after, (gint64) limit);
  while (statement != NULL && sam_database_step (database, statement, &row, error))
    {
      SamRevision *one;

      if (!row)
        return g_steal_pointer (&found);
      one = g_new0 (SamRevision, 1);
      one->id = sam_statement_dup_text (statement, 0);
      one->revision = sam_rows_dup_revision (statement, 1);
      one->deleted = TRUE;
      g_ptr_array_add (found, one);
    }
  return NULL;
}

/* Known to the server, older than all that its stemmed path says, and none of its leaves. */
static gboolean
is_superseded (const SamRevisionRow *leaf,
               const char *root,
               const char *const *leaves_there)
{
  return !leaf->deleted && leaf->fixed == SAM_FIXED_KNOWN &&
         sam_revision_id_get_generation (leaf->revision) < sam_revision_id_get_generation (root) &&
         !g_strv_contains (leaves_there, leaf->revision);
}

/**
 * sam_documents_bury_superseded:
 * @database: a connection
 * @id: the document's id
 * @path: of a leaf that came from a server, leaf to root
 * @leaves_there: all leaves of the document on that server
 * @buried: (out): whether there was any
 *
 * A server forgets the oldest ends of long paths. Where a path has been cut off above all that is known here, the leaf
 * here that this server once had would stand beside its own descendant for ever. It gets the tombstone of a leaf that
 * was merged; its content stays in the history.
 *
 * Returns: whether that went well
 */
gboolean
sam_documents_bury_superseded (SamDatabase *database,
                               const char *id,
                               const char *const *path,
                               const char *const *leaves_there,
                               gboolean *buried,
                               GError **error)
{
  const char *root = path[g_strv_length ((char **) path) - 1];
  g_autofree char *body = NULL;
  g_auto (SamDocumentRow) document = { 0 };
  g_autoptr (GPtrArray) leaves = NULL;

  *buried = FALSE;
  if (sam_revision_id_get_generation (root) == 1)
    return TRUE;
  if (!sam_rows_find_document (database, id, &document, error))
    return FALSE;
  leaves = sam_rows_list_leaves (database, document.number, error);
  if (leaves == NULL)
    return FALSE;

  body = g_strdup_printf ("{\"reason\":\"%s\"}", sam_tombstone_get_reason (SAM_TOMBSTONE_MERGED));
  for (guint i = 0; i < leaves->len; i++)
    {
      const SamRevisionRow *leaf = leaves->pdata[i];
      g_autofree char *tombstone = NULL;

      if (!is_superseded (leaf, root, leaves_there))
        continue;
      tombstone = sam_documents_save (database, id, leaf->revision, TRUE, body, error);
      if (tombstone == NULL)
        return FALSE;
      *buried = TRUE;
    }
  return TRUE;
}
