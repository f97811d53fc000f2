/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-hub"

#include "hub/sam-hub-wire.h"

#include "hub/sam-hub-attachments.h"

#include "json/sam-json-value.h"

#include <gio/gio.h>
#include <string.h>

static void
append_string (GString *text,
               const char *before,
               const char *string)
{
  g_autofree char *json = sam_json_from_string (string);

  g_string_append (text, before);
  g_string_append (text, json);
}

static gboolean
append_revisions (GString *text,
                  SamHubDatabase *database,
                  const SamRevision *revision,
                  GError **error)
{
  g_auto (GStrv) path = sam_documents_dup_path (database->database, revision->id, revision->revision, error);

  if (path == NULL)
    return FALSE;

  g_string_append_printf (text, ",\"_revisions\":{\"start\":%" G_GINT64_FORMAT ",\"ids\":[",
                          sam_revision_id_get_generation (revision->revision));
  for (guint i = 0; path[i] != NULL; i++)
    append_string (text, i > 0 ? "," : "", strchr (path[i], '-') + 1);
  g_string_append (text, "]}");
  return TRUE;
}

static gboolean
append_conflicts (GString *text,
                  SamHubDatabase *database,
                  const SamRevision *revision,
                  GError **error)
{
  g_auto (GStrv) leaves = sam_documents_list_leaf_ids (database->database, revision->id, TRUE, error);
  gboolean any = FALSE;

  if (leaves == NULL)
    return FALSE;

  for (guint i = 0; leaves[i] != NULL; i++)
    if (strcmp (leaves[i], revision->revision) != 0)
      {
        append_string (text, any ? "," : ",\"_conflicts\":[", leaves[i]);
        any = TRUE;
      }
  if (any)
    g_string_append_c (text, ']');
  return TRUE;
}

/**
 * sam_hub_append_document:
 * @text: what to append to
 * @database: where it stands
 * @revision: the revision, with its body
 * @flags: what to tell besides
 *
 * Returns: whether it was appended in whole
 */
gboolean
sam_hub_append_document (GString *text,
                         SamHubDatabase *database,
                         const SamRevision *revision,
                         SamHubDocumentFlags flags,
                         GError **error)
{
  append_string (text, "{\"_id\":", revision->id);
  append_string (text, ",\"_rev\":", revision->revision);
  if (revision->deleted)
    g_string_append (text, ",\"_deleted\":true");
  if ((flags & SAM_HUB_DOCUMENT_REVISIONS) && !append_revisions (text, database, revision, error))
    return FALSE;
  if ((flags & SAM_HUB_DOCUMENT_CONFLICTS) && !append_conflicts (text, database, revision, error))
    return FALSE;

  if (revision->attachments != NULL && !sam_hub_append_attachments (text, database, revision, flags, error))
    return FALSE;

  /* The body is an object in canonical form: what follows its brace is its members, if any. */
  if (strcmp (revision->body, "{}") != 0)
    g_string_append_c (text, ',');
  g_string_append (text, revision->body + 1);
  return TRUE;
}

static gboolean
fail (GError **error,
      int code,
      const char *what)
{
  g_set_error_literal (error, G_IO_ERROR, code, what);
  return FALSE;
}

static gboolean
check_members (SamJsonObject *members,
               GError **error)
{
  const char *const protocol[] = { "_id", "_rev", "_deleted", "_revisions", "_attachments", NULL };
  g_auto (GStrv) keys = sam_json_object_dup_keys (members);

  for (guint i = 0; keys[i] != NULL; i++)
    if (keys[i][0] == '_' && !g_strv_contains (protocol, keys[i]))
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "Bad special document member: %s", keys[i]);
        return FALSE;
      }
  return TRUE;
}

/* A document to be saved here: what is "_rev" is the base. */
static SamCouchDocument *
read_edit (SamJsonObject *members,
           GError **error)
{
  const char *const protocol[] = { "_id", "_rev", "_deleted", "_revisions" };
  g_autofree char *id = sam_json_to_string (sam_json_object_get (members, "_id"));
  g_autofree char *base = sam_json_to_string (sam_json_object_get (members, "_rev"));
  g_autofree char *body = NULL;
  const char *const path[] = { base, NULL };
  gboolean deleted = FALSE;

  if ((id == NULL && sam_json_object_get (members, "_id") != NULL) ||
      (base == NULL && sam_json_object_get (members, "_rev") != NULL) ||
      (sam_json_object_get (members, "_deleted") != NULL &&
       !sam_json_to_boolean (sam_json_object_get (members, "_deleted"), &deleted)))
    return fail (error, G_IO_ERROR_INVALID_ARGUMENT, "_id, _rev or _deleted is of the wrong type."), NULL;

  for (guint i = 0; i < G_N_ELEMENTS (protocol); i++)
    sam_json_object_remove (members, protocol[i]);
  body = sam_json_object_to_text (members);
  return sam_couch_document_new (id, path, deleted, body);
}

/**
 * sam_hub_read_document:
 * @members: as they came; used up
 * @new_edits: whether this server makes the revision
 *
 * Returns: (transfer full) (nullable): the document
 */
SamCouchDocument *
sam_hub_read_document (SamJsonObject *members,
                       gboolean new_edits,
                       GError **error)
{
  if (!check_members (members, error))
    return NULL;

  return new_edits ? read_edit (members, error) : sam_couch_document_from_members (members, error);
}

/* A save with attachments: the revision's id is made of them too. */
static char *
save_with_attachments (SamHubDatabase *database,
                       const SamCouchDocument *document,
                       GError **error)
{
  g_autofree char *revision = sam_revision_id_next (document->path[0], document->deleted, document->body);
  const char *const path[] = { revision, document->path[0], NULL };
  g_auto (GStrv) leaves = sam_documents_list_leaf_ids (database->database, document->id, TRUE, error);

  if (leaves == NULL)
    return NULL;
  if (document->path[0] != NULL ? !g_strv_contains ((const char *const *) leaves, document->path[0])
                                : leaves[0] != NULL)
    {
      g_set_error_literal (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_STALE, "Document update conflict.");
      return NULL;
    }
  return sam_documents_add (database->database, document->id, path, document->deleted, document->body, NULL, NULL,
                            error)
             ? g_steal_pointer (&revision)
             : NULL;
}

static char *
write_revision (SamHubDatabase *database,
                SamHubRight right,
                const SamCouchDocument *document,
                gboolean new_edits,
                GError **error)
{
  g_autofree char *revision = NULL;

  if (g_str_has_prefix (document->id, "_design/") && right != SAM_HUB_MAY_GOVERN)
    return fail (error, G_IO_ERROR_PERMISSION_DENIED, "You are not a db or server admin."), NULL;

  if (!sam_hub_check_attachments (database, document, error))
    return NULL;
  if (!new_edits)
    return sam_documents_add (database->database, document->id, (const char *const *) document->path,
                              document->deleted, document->body, NULL, NULL, error)
               ? g_strdup (document->path[0])
               : NULL;

  if (sam_hub_has_attachments (document))
    return save_with_attachments (database, document, error);

  /* Whoever asks sees the revision from now on: the next save must not take its place. */
  revision = sam_documents_save (database->database, document->id, document->path[0], document->deleted,
                                 document->body, error);
  if (revision == NULL || !sam_documents_set_known (database->database, document->id, revision, error))
    return NULL;

  return g_steal_pointer (&revision);
}

/* What was public, and is not any more. In a region's database older revisions stay: a merge may need them. */
static gboolean
is_withdrawal (SamHubDatabase *database,
               const SamCouchDocument *document)
{
  g_autoptr (SamJsonObject) body = NULL;

  if (!document->deleted || strcmp (database->name, "public") != 0)
    return FALSE;
  body = sam_json_object_parse (document->body, -1, NULL);
  return body != NULL && g_strcmp0 (sam_json_object_get (body, "reason"), "\"withdrawn\"") == 0;
}

/**
 * sam_hub_forgets:
 * @database: where it was written
 * @document: what was written
 *
 * Returns: whether bytes of the document must go from the database's log too
 */
gboolean
sam_hub_forgets (SamHubDatabase *database,
                 const SamCouchDocument *document)
{
  SamTombstone reason;

  if (is_withdrawal (database, document))
    return TRUE;
  return document->deleted && sam_tombstone_from_body (document->body, &reason) && reason == SAM_TOMBSTONE_ERASED;
}

/**
 * sam_hub_write_document:
 * @database: where to
 * @right: what the writer may do
 * @document: the document
 * @new_edits: whether this server makes the revision
 *
 * Returns: (transfer full) (nullable): the id of the revision that is here now
 */
char *
sam_hub_write_document (SamHubDatabase *database,
                        SamHubRight right,
                        const SamCouchDocument *document,
                        gboolean new_edits,
                        GError **error)
{
  g_autofree char *revision = write_revision (database, right, document, new_edits, error);

  if (revision == NULL || (is_withdrawal (database, document) &&
                           !sam_documents_forget_past (database->database, document->id, error)))
    return NULL;
  return g_steal_pointer (&revision);
}
