/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What documents hold besides their bodies: told by name, given when asked for, and never lost by a document that only
 * names it. */

#define G_LOG_DOMAIN "samenhulp-hub"

#include "hub/sam-hub-attachments.h"

#include "hub/sam-hub-feed.h"
#include "hub/sam-hub-handlers.h"

#include "documents/sam-blobs.h"
#include "json/sam-json-value.h"

#include <string.h>

#define DIGEST "md5-"

/* The bytes that a named attachment of @id stands for. */
static GBytes *
find_bytes (SamHubDatabase *database,
            const char *id,
            SamJsonObject *one,
            GError **error)
{
  g_autofree char *digest = sam_json_to_string (sam_json_object_get (one, "digest"));

  return sam_documents_find_blob (database->database, id,
                                  digest != NULL && g_str_has_prefix (digest, DIGEST) ? digest + strlen (DIGEST) : "",
                                  error);
}

static gboolean
fill_in (SamHubDatabase *database,
         const char *id,
         SamJsonObject *one,
         GError **error)
{
  g_autoptr (GBytes) bytes = find_bytes (database, id, one, error);
  g_autofree char *base64 = NULL;
  g_autofree char *data = NULL;

  if (bytes == NULL)
    return FALSE;
  base64 = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  data = g_strdup_printf ("\"%s\"", base64);
  sam_json_object_remove (one, "stub");
  sam_json_object_remove (one, "length");
  sam_json_object_set (one, "data", data);
  return TRUE;
}

/**
 * sam_hub_append_attachments:
 * @revision: one with attachments
 *
 * Returns: whether they were appended
 */
gboolean
sam_hub_append_attachments (GString *text,
                            SamHubDatabase *database,
                            const SamRevision *revision,
                            SamHubDocumentFlags flags,
                            GError **error)
{
  g_autoptr (SamJsonObject) all = sam_json_object_parse (revision->attachments, -1, error);
  g_auto (GStrv) names = all != NULL ? sam_json_object_dup_keys (all) : NULL;
  g_autofree char *whole = NULL;

  for (guint i = 0; names != NULL && names[i] != NULL && (flags & SAM_HUB_DOCUMENT_HELD); i++)
    {
      g_autoptr (SamJsonObject) one = sam_json_object_parse (sam_json_object_get (all, names[i]), -1, error);
      g_autofree char *filled = NULL;

      if (one == NULL || !fill_in (database, revision->id, one, error))
        return FALSE;
      filled = sam_json_object_to_text (one);
      sam_json_object_set (all, names[i], filled);
    }
  if (all == NULL)
    return FALSE;
  whole = sam_json_object_to_text (all);
  g_string_append_printf (text, ",\"_attachments\":%s", whole);
  return TRUE;
}

/* It goes into the head of an answer: a line break in it would be a line of its own there. */
static gboolean
is_sound_type (const char *type)
{
  for (const char *at = type; at != NULL && *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      return FALSE;
  return type != NULL && g_str_is_ascii (type);
}

static gboolean
check_type (SamJsonObject *one,
            const char *name,
            GError **error)
{
  const char *value = sam_json_object_get (one, "content_type");
  g_autofree char *type = sam_json_to_string (value);

  if (value == NULL || is_sound_type (type))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "Invalid content_type of attachment %s", name);
  return FALSE;
}

static SamJsonObject *
read_attachments (const SamCouchDocument *document)
{
  g_autoptr (SamJsonObject) body = NULL;
  const char *attachments;

  if (strstr (document->body, "\"_attachments\"") == NULL)
    return NULL;
  body = sam_json_object_parse (document->body, -1, NULL);
  attachments = body != NULL ? sam_json_object_get (body, "_attachments") : NULL;
  return attachments != NULL ? sam_json_object_parse (attachments, -1, NULL) : NULL;
}

/**
 * sam_hub_has_attachments:
 *
 * Returns: whether the document as it came has an `_attachments` member that can be read
 */
gboolean
sam_hub_has_attachments (const SamCouchDocument *document)
{
  g_autoptr (SamJsonObject) all = read_attachments (document);

  return all != NULL;
}

/**
 * sam_hub_check_attachments:
 * @document: as it came
 *
 * Returns: whether it may be kept; %FALSE with %G_IO_ERROR_NOT_FOUND where it only names what is not here
 */
gboolean
sam_hub_check_attachments (SamHubDatabase *database,
                           const SamCouchDocument *document,
                           GError **error)
{
  g_autoptr (SamJsonObject) all = read_attachments (document);
  g_auto (GStrv) names = all != NULL ? sam_json_object_dup_keys (all) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autoptr (SamJsonObject) one = sam_json_object_parse (sam_json_object_get (all, names[i]), -1, NULL);
      g_autoptr (GBytes) bytes = NULL;

      if (one != NULL && !check_type (one, names[i], error))
        return FALSE;
      if (one != NULL && sam_json_object_get (one, "data") != NULL)
        continue;
      bytes = one != NULL ? find_bytes (database, document->id, one, NULL) : NULL;
      if (bytes == NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "Invalid attachment stub in %s for %s", document->id,
                       names[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static SamJsonObject *
find_attachment (const SamRevision *revision,
                 const char *name)
{
  g_autoptr (SamJsonObject) all =
      revision->attachments != NULL ? sam_json_object_parse (revision->attachments, -1, NULL) : NULL;
  const char *one = all != NULL ? sam_json_object_get (all, name) : NULL;

  return one != NULL ? sam_json_object_parse (one, -1, NULL) : NULL;
}

static void
give (SamHubRequest *request,
      const SamRevision *revision,
      const char *name)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (request->message);
  g_autoptr (SamJsonObject) one = find_attachment (revision, name);
  g_autoptr (GBytes) bytes = one != NULL ? find_bytes (request->database, revision->id, one, NULL) : NULL;
  g_autofree char *type = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *tag = NULL;

  if (bytes == NULL)
    {
      sam_hub_request_fail (request, SOUP_STATUS_NOT_FOUND, "not_found", "Document is missing attachment");
      return;
    }
  type = sam_json_to_string (sam_json_object_get (one, "content_type"));
  digest = sam_json_to_string (sam_json_object_get (one, "digest"));
  tag = g_strdup_printf ("\"%s\"", digest + strlen (DIGEST));
  soup_message_headers_replace (headers, "ETag", tag);
  soup_message_headers_replace (headers, "Content-MD5", digest + strlen (DIGEST));
  soup_message_headers_replace (headers, "Cache-Control", "must-revalidate");
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  /* Somebody's file is never shown as a page of this server. */
  soup_message_headers_replace (headers, "Content-Disposition", "attachment");
  soup_server_message_set_status (request->message, SOUP_STATUS_OK, NULL);
  /* What was kept before types were looked at is given out as bytes only. */
  soup_server_message_set_response (request->message, is_sound_type (type) ? type : "application/octet-stream",
                                    SOUP_MEMORY_COPY, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The document as it is, with one attachment more: or with one less, where @bytes is NULL. */
static SamCouchDocument *
create_edit (SamHubRequest *request,
             const SamRevision *revision,
             const char *name,
             GBytes *bytes)
{
  const char *type = soup_message_headers_get_content_type (
      soup_server_message_get_request_headers (request->message), NULL);
  g_autoptr (SamJsonObject) body = sam_json_object_parse (revision->body, -1, NULL);
  g_autoptr (SamJsonObject) all = revision->attachments != NULL
                                      ? sam_json_object_parse (revision->attachments, -1, NULL)
                                      : sam_json_object_new ();
  const char *const path[] = { revision->revision, NULL };
  g_autofree char *whole = NULL;
  g_autofree char *text = NULL;

  if (bytes != NULL)
    {
      g_autofree char *data = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_autofree char *type_text = sam_json_from_string (type != NULL ? type : "application/octet-stream");
      g_autofree char *one = g_strdup_printf ("{\"content_type\":%s,\"data\":\"%s\"}", type_text, data);

      sam_json_object_set (all, name, one);
    }
  else
    sam_json_object_remove (all, name);
  whole = sam_json_object_to_text (all);
  sam_json_object_set (body, "_attachments", whole);
  text = sam_json_object_to_text (body);
  return sam_couch_document_new (revision->id, path, FALSE, text);
}

static void
write_attachment (SamHubRequest *request,
                  const SamRevision *found,
                  const char *name)
{
  const char *base = sam_hub_request_get_option (request, "rev");
  SoupMessageBody *sent = soup_server_message_get_request_body (request->message);
  g_autoptr (GBytes) bytes = sam_hub_request_is (request, "PUT") ? soup_message_body_flatten (sent) : NULL;
  g_autoptr (SamCouchDocument) document = NULL;
  g_autofree char *revision = NULL;
  g_autofree char *id = sam_json_from_string (found->id);
  g_autoptr (GError) error = NULL;

  if (base == NULL)
    base = soup_message_headers_get_one (soup_server_message_get_request_headers (request->message), "If-Match");
  if (g_strcmp0 (base, found->revision) != 0)
    {
      sam_hub_request_fail (request, SOUP_STATUS_CONFLICT, "conflict", "Document update conflict.");
      return;
    }
  document = create_edit (request, found, name, bytes);
  revision = sam_hub_write_document (request->database, request->right, document, TRUE, &error);
  if (revision == NULL)
    {
      sam_hub_request_fail_error (request, error);
      return;
    }
  sam_hub_note_written (request->database, FALSE);
  sam_hub_request_reply (request, SOUP_STATUS_CREATED,
                         g_strdup_printf ("{\"ok\":true,\"id\":%s,\"rev\":\"%s\"}", id, revision));
}

/**
 * sam_hub_handle_attachment:
 * @request: a request for /db/ID/NAME
 */
void
sam_hub_handle_attachment (SamHubRequest *request,
                           const char *id,
                           const char *name)
{
  gboolean reads = sam_hub_request_is (request, "GET");
  const char *asked = reads ? sam_hub_request_get_option (request, "rev") : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRevision) revision = NULL;

  if (!reads && !sam_hub_request_is (request, "PUT") && !sam_hub_request_is (request, "DELETE"))
    {
      sam_hub_request_fail_method (request, "DELETE,GET,HEAD,PUT");
      return;
    }
  revision = sam_documents_get (request->database->database, id, asked, &error);
  if (revision == NULL && !g_error_matches (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_NOT_FOUND))
    sam_hub_request_fail_error (request, error);
  else if (revision == NULL || revision->deleted)
    sam_hub_request_fail (request, SOUP_STATUS_NOT_FOUND, "not_found", "missing");
  else if (reads)
    give (request, revision, name);
  else
    write_attachment (request, revision, name);
}
