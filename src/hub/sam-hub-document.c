/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One document, by its address. */

#define G_LOG_DOMAIN "samenhulp-hub"

#include "hub/sam-hub-feed.h"
#include "hub/sam-hub-handlers.h"
#include "hub/sam-hub-wire.h"

#include "json/sam-json-value.h"

#include <string.h>

static void
reply_written (SamHubRequest *request,
               guint status,
               const char *id,
               const char *revision)
{
  g_autofree char *id_text = sam_json_from_string (id);

  sam_hub_request_reply (request, status,
                         g_strdup_printf ("{\"ok\":true,\"id\":%s,\"rev\":\"%s\"}", id_text, revision));
}

static gboolean
is_unchanged (SamHubRequest *request,
              const char *revision)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (request->message);
  const char *known = soup_message_headers_get_one (headers, "If-None-Match");
  g_autofree char *tag = g_strdup_printf ("\"%s\"", revision);

  soup_message_headers_replace (soup_server_message_get_response_headers (request->message), "ETag", tag);
  return g_strcmp0 (known, tag) == 0;
}

static void
reply_document (SamHubRequest *request,
                const SamRevision *revision)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  SamHubDocumentFlags flags = SAM_HUB_DOCUMENT_PLAIN;

  if (sam_hub_request_get_flag (request, "revs"))
    flags |= SAM_HUB_DOCUMENT_REVISIONS;
  if (sam_hub_request_get_flag (request, "conflicts"))
    flags |= SAM_HUB_DOCUMENT_CONFLICTS;
  if (sam_hub_request_get_flag (request, "attachments"))
    flags |= SAM_HUB_DOCUMENT_HELD;

  if (flags == SAM_HUB_DOCUMENT_PLAIN && is_unchanged (request, revision->revision))
    soup_server_message_set_status (request->message, SOUP_STATUS_NOT_MODIFIED, NULL);
  else if (sam_hub_append_document (text, request->database, revision, flags, &error))
    sam_hub_request_reply (request, SOUP_STATUS_OK, g_string_free (g_steal_pointer (&text), FALSE));
  else
    sam_hub_request_fail_error (request, error);
}

static void
read_document (SamHubRequest *request,
               const char *id)
{
  const char *asked = sam_hub_request_get_option (request, "rev");
  const char *open = sam_hub_request_get_option (request, "open_revs");
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRevision) revision = NULL;

  if (open != NULL && strcmp (open, "all") != 0)
    {
      sam_hub_reply_open_revs (request, id, open);
      return;
    }

  revision = sam_documents_get (request->database->database, id, asked, &error);
  if (revision == NULL && g_error_matches (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_NOT_FOUND))
    sam_hub_request_fail (request, SOUP_STATUS_NOT_FOUND, "not_found", "missing");
  else if (revision == NULL)
    sam_hub_request_fail_error (request, error);
  else if (open != NULL)
    sam_hub_reply_open_revs (request, id, open);
  else if (revision->deleted && asked == NULL)
    sam_hub_request_fail (request, SOUP_STATUS_NOT_FOUND, "not_found", "deleted");
  else
    reply_document (request, revision);
}

static void
write_document (SamHubRequest *request,
                SamCouchDocument *document,
                gboolean new_edits)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *revision = NULL;
  gboolean erased = sam_hub_forgets (request->database, document);

  revision = sam_hub_write_document (request->database, request->right, document, new_edits, &error);
  /* A base of a document that is not here is as stale as can be. */
  if (g_error_matches (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_NOT_FOUND))
    error->code = SAM_DOCUMENTS_ERROR_STALE;
  if (revision == NULL)
    {
      sam_hub_request_fail_error (request, error);
      return;
    }

  sam_hub_note_written (request->database, erased);
  reply_written (request, SOUP_STATUS_CREATED, document->id, revision);
}

/* The base may stand in the document, in the address or in a header. */
static const char *
find_base (SamHubRequest *request)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (request->message);
  const char *option = sam_hub_request_get_option (request, "rev");

  return option != NULL ? option : soup_message_headers_get_one (headers, "If-Match");
}

static SamCouchDocument *
receive_document (SamHubRequest *request,
                  gboolean new_edits)
{
  g_autoptr (SamJsonObject) members = sam_hub_request_read_object (request);
  g_autoptr (GError) error = NULL;
  SamCouchDocument *document;

  if (members == NULL)
    return NULL;

  document = sam_hub_read_document (members, new_edits, &error);
  if (document == NULL)
    sam_hub_request_fail_error (request, error);
  return document;
}

static void
put_document (SamHubRequest *request,
              const char *id)
{
  gboolean new_edits = g_strcmp0 (sam_hub_request_get_option (request, "new_edits"), "false") != 0;
  g_autoptr (SamCouchDocument) document = receive_document (request, new_edits);
  const char *base = find_base (request);

  if (document == NULL)
    return;
  if (document->id != NULL && strcmp (document->id, id) != 0)
    {
      sam_hub_request_fail (request, SOUP_STATUS_BAD_REQUEST, "bad_request", "Document ID must match the address.");
      return;
    }
  if (new_edits && base != NULL && document->path[0] != NULL && strcmp (document->path[0], base) != 0)
    {
      sam_hub_request_fail (request, SOUP_STATUS_BAD_REQUEST, "bad_request",
                            "Document rev and etag have different values.");
      return;
    }
  if (document->id == NULL)
    document->id = g_strdup (id);
  if (new_edits && base != NULL && document->path[0] == NULL)
    {
      g_strfreev (document->path);
      document->path = g_strdupv ((char *[]){ (char *) base, NULL });
    }

  write_document (request, document, new_edits);
}

static void
delete_document (SamHubRequest *request,
                 const char *id)
{
  const char *const path[] = { find_base (request), NULL };
  g_autoptr (SamCouchDocument) document = sam_couch_document_new (id, path, TRUE, "{}");
  g_autoptr (SamRevision) winner = sam_documents_get (request->database->database, id, NULL, NULL);

  if (winner == NULL)
    sam_hub_request_fail (request, SOUP_STATUS_NOT_FOUND, "not_found", "missing");
  else if (winner->deleted)
    sam_hub_request_fail (request, SOUP_STATUS_NOT_FOUND, "not_found", "deleted");
  else
    write_document (request, document, TRUE);
}

/**
 * sam_hub_handle_document:
 * @request: a request for /db/ID
 * @id: the document's id
 */
void
sam_hub_handle_document (SamHubRequest *request,
                         const char *id)
{
  if (sam_hub_request_is (request, "GET"))
    read_document (request, id);
  else if (sam_hub_request_is (request, "PUT"))
    put_document (request, id);
  else if (sam_hub_request_is (request, "DELETE"))
    delete_document (request, id);
  else
    sam_hub_request_fail_method (request, "DELETE,GET,HEAD,PUT");
}

/**
 * sam_hub_handle_new_document:
 * @request: POST /db
 */
void
sam_hub_handle_new_document (SamHubRequest *request)
{
  g_autoptr (SamCouchDocument) document = receive_document (request, TRUE);

  if (document == NULL)
    return;
  if (document->id == NULL)
    document->id = g_uuid_string_random ();
  write_document (request, document, TRUE);
}
