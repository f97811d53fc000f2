/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saves made here. Every save is a revision. As long as nobody else can know the last one, the next save takes its
 * place as a child of the same sent revision, and the body it replaces goes to the local history: so what leaves the
 * computer is always one revision per document, however often was saved, and its id is the same on every computer that
 * made the same edit. */

#define G_LOG_DOMAIN "samenhulp-documents"

#include "documents/sam-document-rows.h"

#include "json/sam-json-object.h"
#include "json/sam-json-scan.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ID_LENGTH 512

/**
 * sam_document_check_id:
 * @id: (nullable): UTF-8, not empty, not too long, and an underscore in front only of "_design/", as CouchDB has it
 *
 * Returns: %FALSE with %SAM_DOCUMENTS_ERROR_INVALID
 */
gboolean
sam_document_check_id (const char *id,
                       GError **error)
{
  gsize length = id != NULL ? strlen (id) : 0;

  if (length > 0 && length <= MAX_ID_LENGTH && g_utf8_validate (id, (gssize) length, NULL) &&
      (id[0] != '_' || g_str_has_prefix (id, "_design/")))
    return TRUE;

  g_set_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_INVALID, _ ("“%.100s” can't be the id of a document."),
               length > 0 && g_utf8_validate (id, (gssize) length, NULL) ? id : "");
  return FALSE;
}

static gboolean
take_attachments (const char *canonical,
                  char **body,
                  char **attachments,
                  GError **error)
{
  g_autoptr (SamJsonObject) object = sam_json_object_parse (canonical, -1, error);
  g_auto (GStrv) keys = NULL;

  if (object == NULL)
    return FALSE;

  *attachments = g_strdup (sam_json_object_get (object, "_attachments"));
  sam_json_object_remove (object, "_attachments");
  keys = sam_json_object_dup_keys (object);
  for (guint i = 0; keys[i] != NULL; i++)
    if (keys[i][0] == '_')
      {
        g_set_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_INVALID,
                     _ ("A document can't have a member “%.100s”."), keys[i]);
        g_clear_pointer (attachments, g_free);
        return FALSE;
      }

  *body = sam_json_object_to_text (object);
  return TRUE;
}

/**
 * sam_document_split_body:
 * @text: (nullable): a JSON object; %NULL: an empty one
 * @body: (out) (transfer full): in canonical form
 * @attachments: (out) (transfer full) (nullable): the value of "_attachments", which does not stand in @body
 *
 * Returns: %FALSE with %SAM_DOCUMENTS_ERROR_INVALID
 */
gboolean
sam_document_split_body (const char *text,
                         char **body,
                         char **attachments,
                         GError **error)
{
  g_autofree char *canonical = NULL;
  g_autoptr (GError) syntax = NULL;

  *attachments = NULL;
  canonical = sam_json_canonicalize (text != NULL ? text : "{}", -1, &syntax);
  if (canonical == NULL || canonical[0] != '{')
    {
      g_set_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_INVALID,
                   _ ("This document can't be stored: %s"),
                   syntax != NULL ? syntax->message : _ ("it is no JSON object."));
      return FALSE;
    }

  /* Members with an underscore are rare; most bodies are done here. */
  if (strstr (canonical, "\"_") != NULL)
    return take_attachments (canonical, body, attachments, error);

  *body = g_steal_pointer (&canonical);
  return TRUE;
}

static gboolean
set_stale (const char *id,
           GError **error)
{
  g_set_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_STALE,
               _ ("“%s” has been changed meanwhile. Look at the newest version first."), id);
  return FALSE;
}

/* The leaf to save on. Of a document that is deleted, its winner may be saved on, by name or (a new document under the
 * same id) without; another tombstone never, it is the end of a branch that lost. */
static gboolean
find_base (SamDatabase *database,
           const char *id,
           const SamDocumentRow *document,
           const char *base,
           gboolean deleted,
           SamRevisionRow *leaf,
           GError **error)
{
  if (base != NULL && !sam_revision_id_is_valid (base))
    {
      g_set_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_INVALID, _ ("“%.100s” is no revision."), base);
      return FALSE;
    }
  if (document->number == 0)
    {
      g_set_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_NOT_FOUND, _ ("There is no document “%s”."), id);
      return FALSE;
    }
  if (base == NULL && (!document->deleted || deleted))
    return set_stale (id, error);
  if (!sam_rows_find_revision (database, document->number, base != NULL ? base : document->winner, leaf, error))
    return FALSE;
  if (leaf->number == 0 || !leaf->leaf)
    return set_stale (id, error);
  if (leaf->deleted && (!document->deleted || g_strcmp0 (leaf->revision, document->winner) != 0))
    return set_stale (id, error);

  return TRUE;
}

/* No other computer can know it: what is saved on it takes its place. */
static gboolean
is_unsent (const SamRevisionRow *leaf)
{
  return leaf->number != 0 && leaf->fixed == SAM_FIXED_NOT;
}

static gboolean
keep_in_history (SamDatabase *database,
                 const SamRevisionRow *leaf,
                 GError **error)
{
  return sam_rows_run (database, error,
                       "INSERT INTO history (document, generation, hash, deleted, added, body, attachments)"
                       " SELECT document, generation, hash, deleted, added, body, attachments FROM revision"
                       " WHERE number = ?",
                       "i", leaf->number);
}

static gboolean
squash (SamDatabase *database,
        gint64 document,
        const SamRevisionRow *leaf,
        gboolean deleted,
        const char *body,
        gint64 sequence,
        char **revision,
        GError **error)
{
  g_autofree char *parent = NULL;
  g_auto (SamRevisionRow) existing = { 0 };

  if (!sam_rows_find_id (database, leaf->parent, &parent, error))
    return FALSE;

  *revision = sam_revision_id_next (parent, deleted, body);
  if (!sam_rows_find_revision (database, document, *revision, &existing, error))
    return FALSE;
  /* Somebody else has made this very edit, and it is here already. */
  if (existing.number != 0)
    return existing.number == leaf->number ||
           sam_rows_run (database, error, "DELETE FROM revision WHERE number = ?", "i", leaf->number);

  return sam_rows_run (database, error,
                       "UPDATE revision SET hash = ?, deleted = ?, body = ?, added = ?,"
                       " attachments = iif (?2, NULL, attachments) WHERE number = ?",
                       "sisii", sam_revision_hash (*revision), (gint64) deleted, body, sequence, leaf->number);
}

/**
 * sam_document_extend:
 * @leaf: what is extended; number 0: the child is a root
 * @body: canonical
 * @sequence: of the change that this is
 * @revision: (out) (transfer full): the id of what is written
 *
 * Puts a child under a leaf that may be known elsewhere, or squashes one that never left this computer into what is
 * written. The winner is left to sam_rows_update_winner().
 *
 * Returns: %FALSE with the error set
 */
gboolean
sam_document_extend (SamDatabase *database,
                     gint64 document,
                     const SamRevisionRow *leaf,
                     gboolean deleted,
                     const char *body,
                     gint64 sequence,
                     char **revision,
                     GError **error)
{
  g_auto (SamRevisionRow) row = { 0 };

  if (is_unsent (leaf))
    return squash (database, document, leaf, deleted, body, sequence, revision, error);

  *revision = sam_revision_id_next (leaf->revision, deleted, body);
  row.revision = g_strdup (*revision);
  row.parent = leaf->number;
  row.leaf = TRUE;
  row.deleted = deleted;
  row.added = sequence;
  row.body = g_strdup (body);
  row.attachments = deleted ? NULL : g_strdup (leaf->attachments);
  return sam_rows_insert_revision (database, document, &row, error);
}

static gboolean
check_not_erased (SamDatabase *database,
                  const char *id,
                  GError **error)
{
  gboolean erased;

  if (!sam_rows_is_erased (database, id, &erased, error))
    return FALSE;
  if (!erased)
    return TRUE;

  g_set_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_ERASED,
               _ ("“%s” was erased for good and can't be saved again."), id);
  return FALSE;
}

/* Of a document that is new: there is nothing that it could lose to. @made is 0, and nothing is written, where the id
 * is known already. */
static gboolean
save_first (SamDatabase *database,
            const char *id,
            gboolean deleted,
            const char *body,
            gint64 sequence,
            char **revision,
            gint64 *made,
            GError **error)
{
  g_autofree char *first = sam_revision_id_next (NULL, deleted, body);
  SamRevisionRow row = { .revision = first, .leaf = TRUE, .deleted = deleted, .body = (char *) body };

  row.added = sequence;
  if (!sam_rows_insert_document (database, id, first, deleted, sequence, made, error) ||
      (*made != 0 && !sam_rows_insert_revision (database, *made, &row, error)))
    return FALSE;
  if (*made != 0)
    *revision = g_steal_pointer (&first);
  return TRUE;
}

/* Of a document that is known; @sequence is 0 as long as the save has none. */
static gboolean
save_next (SamDatabase *database,
           const char *id,
           const char *base,
           gboolean deleted,
           const char *body,
           gint64 sequence,
           char **revision,
           GError **error)
{
  g_auto (SamDocumentRow) document = { 0 };
  g_auto (SamRevisionRow) leaf = { 0 };

  if (!sam_rows_find_document (database, id, &document, error) ||
      !find_base (database, id, &document, base, deleted, &leaf, error))
    return FALSE;

  if (leaf.number != 0 && !leaf.deleted == !deleted && g_strcmp0 (leaf.body, body) == 0)
    {
      *revision = g_strdup (leaf.revision);
      return TRUE;
    }

  return (sequence != 0 || sam_database_next_sequence (database, &sequence, error)) &&
         (!is_unsent (&leaf) || keep_in_history (database, &leaf, error)) &&
         sam_document_extend (database, document.number, &leaf, deleted, body, sequence, revision, error) &&
         sam_rows_update_winner (database, document.number, sequence, error) &&
         (!sam_document_is_erasure (deleted, body) ||
          sam_document_apply_erasure (database, id, document.number, sequence, error));
}

/* @made gets the number of a document that is new. Most that are saved without a base are. */
static gboolean
save (SamDatabase *database,
      const char *id,
      const char *base,
      gboolean deleted,
      const char *body,
      char **revision,
      gint64 *made,
      GError **error)
{
  gint64 sequence = 0;

  *made = 0;
  if (!check_not_erased (database, id, error))
    return FALSE;
  if (base == NULL && (!sam_database_next_sequence (database, &sequence, error) ||
                       !save_first (database, id, deleted, body, sequence, revision, made, error)))
    return FALSE;
  if (*made == 0)
    return save_next (database, id, base, deleted, body, sequence, revision, error);
  return !sam_document_is_erasure (deleted, body) ||
         sam_document_apply_erasure (database, id, *made, sequence, error);
}

static char *
save_canonical (SamDatabase *database,
                const char *id,
                const char *base,
                gboolean deleted,
                const char *body,
                gint64 *made,
                GError **error)
{
  g_autofree char *revision = NULL;

  if (!sam_document_check_id (id, error) || !sam_database_begin (database, error))
    return NULL;
  if (save (database, id, base, deleted, body, &revision, made, error) && sam_database_commit (database, error))
    return g_steal_pointer (&revision);

  sam_database_rollback (database);
  return NULL;
}

static char *
save_text (SamDatabase *database,
           const char *id,
           const char *base,
           gboolean deleted,
           const char *body,
           gint64 *made,
           GError **error)
{
  g_autofree char *canonical = NULL;
  g_autofree char *attachments = NULL;

  return sam_document_split_body (body, &canonical, &attachments, error)
             ? save_canonical (database, id, base, deleted, canonical, made, error)
             : NULL;
}

/**
 * sam_documents_save:
 * @database: a connection
 * @id: the document's id
 * @base: (nullable): the leaf this save was made on; %NULL for a new document, or for one anew under a deleted one's id
 * @deleted: whether to leave a tombstone
 * @body: (nullable): a JSON object; %NULL for an empty one
 *
 * Saves a child of @base. As long as @base was not made ready to be sent (sam_documents_fix_leaf()), the new revision
 * takes its place in the tree, and its body goes to the history. The same body as the base's writes nothing.
 *
 * Returns: (transfer full) (nullable): the new revision's id; %NULL with %SAM_DOCUMENTS_ERROR_STALE when @base is no
 *   leaf any more
 */
char *
sam_documents_save (SamDatabase *database,
                    const char *id,
                    const char *base,
                    gboolean deleted,
                    const char *body,
                    GError **error)
{
  gint64 made;

  return save_text (database, id, base, deleted, body, &made, error);
}

/**
 * sam_document_needs_gate:
 * @text: what the json layer has written, which has passed the gate
 *
 * Returns: whether it is to be read once more: for how deep it is nested as a whole (never deeper than there are
 *   brackets), or for what no body of ours may be called
 */
gboolean
sam_document_needs_gate (const char *text)
{
  guint brackets = 0;

  for (const char *at = strpbrk (text, "{["); at != NULL; at = strpbrk (at + 1, "{["))
    brackets++;
  return brackets > SAM_JSON_MAX_DEPTH || strstr (text, "\"_") != NULL;
}

/**
 * sam_documents_save_object:
 * @database: a connection
 * @id: the document's id
 * @base: (nullable): the leaf this save was made on, see sam_documents_save()
 * @body: what is saved
 * @made: (out): the number of the document where it is new, whose only revision this is; else 0
 *
 * The same as sam_documents_save() for what is not deleted, without reading again what @body has just written.
 *
 * Returns: (transfer full) (nullable): the new revision's id
 */
char *
sam_documents_save_object (SamDatabase *database,
                           const char *id,
                           const char *base,
                           SamJsonObject *body,
                           gint64 *made,
                           GError **error)
{
  g_autofree char *text = sam_json_object_to_text (body);

  return sam_document_needs_gate (text) ? save_text (database, id, base, FALSE, text, made, error)
                                        : save_canonical (database, id, base, FALSE, text, made, error);
}

/* Marks only go up: what is known elsewhere is not made unknown by being prepared once more. */
static gboolean
mark (SamDatabase *database,
      const char *id,
      const char *revision,
      SamFixed fixed,
      GError **error)
{
  g_auto (SamDocumentRow) document = { 0 };
  g_auto (SamRevisionRow) row = { 0 };

  g_return_val_if_fail (sam_revision_id_is_valid (revision), FALSE);

  if (!sam_rows_find_document (database, id, &document, error))
    return FALSE;
  if (document.number != 0 && !sam_rows_find_revision (database, document.number, revision, &row, error))
    return FALSE;
  if (row.number == 0)
    {
      g_set_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_NOT_FOUND,
                   _ ("There is no revision %s of “%s”."), revision, id);
      return FALSE;
    }

  return row.fixed >= fixed ||
         sam_rows_run (database, error, "UPDATE revision SET fixed = ? WHERE number = ?", "ii", (gint64) fixed,
                       row.number);
}

/**
 * sam_documents_fix_leaf:
 * @database: a connection
 * @id: the document's id
 * @leaf: a revision of it
 *
 * From the commit of this on the revision counts as sent and is never squashed again. To be called before a push, and
 * before a merge names the leaf. The document's sequence stays.
 *
 * Returns: (transfer full) (nullable): the revision's id
 */
char *
sam_documents_fix_leaf (SamDatabase *database,
                        const char *id,
                        const char *leaf,
                        GError **error)
{
  return mark (database, id, leaf, SAM_FIXED_READY, error) ? g_strdup (leaf) : NULL;
}

/**
 * sam_documents_set_known:
 * @database: a connection
 * @id: the document's id
 * @revision: a revision of it
 *
 * Notes that the server has @revision: it does not wait to be sent any more (sam_documents_count_waiting()).
 *
 * Returns: whether that is noted
 */
gboolean
sam_documents_set_known (SamDatabase *database,
                         const char *id,
                         const char *revision,
                         GError **error)
{
  return mark (database, id, revision, SAM_FIXED_KNOWN, error);
}
