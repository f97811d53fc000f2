/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-hub"

#include "hub/sam-hub-request.h"

#include "couch/sam-couch-error.h"
#include "json/sam-json-scan.h"
#include "json/sam-json-value.h"

#include <string.h>

/* NULL where a part makes no sense: to pass over it would make another request of it, perhaps of a document's deletion
 * the deletion of its database. One slash at the end says nothing. */
static char **
split_path (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path[0] == '/' ? path + 1 : path, "/", -1);
  g_autoptr (GStrvBuilder) segments = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *segment = g_uri_unescape_string (parts[i], NULL);

      if (segment != NULL && segment[0] == '\0' && parts[i + 1] == NULL)
        break;
      if (segment == NULL || segment[0] == '\0' || !g_utf8_validate (segment, -1, NULL))
        return NULL;
      g_strv_builder_add (segments, segment);
    }

  return g_strv_builder_end (segments);
}

/**
 * sam_hub_request_new:
 * @hub: (transfer none): must outlive the request
 *
 * Returns: (transfer full): nobody's request yet, without database or right
 */
SamHubRequest *
sam_hub_request_new (SamHub *hub,
                     SoupServerMessage *message)
{
  SamHubRequest *self = g_new0 (SamHubRequest, 1);
  GUri *uri = soup_server_message_get_uri (message);
  const char *query = g_uri_get_query (uri);

  self->hub = hub;
  self->message = g_object_ref (message);
  self->segments = split_path (g_uri_get_path (uri));
  self->n_segments = self->segments != NULL ? g_strv_length (self->segments) : 0;
  self->options = soup_form_decode (query != NULL ? query : "");
  self->roles = g_new0 (char *, 1);
  return self;
}

void
sam_hub_request_free (SamHubRequest *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->message);
  g_strfreev (self->segments);
  g_hash_table_unref (self->options);
  g_free (self->user);
  g_strfreev (self->roles);
  g_free (self);
}

/**
 * sam_hub_request_get_option:
 *
 * Returns: (transfer none) (nullable): the decoded value in the query
 */
const char *
sam_hub_request_get_option (SamHubRequest *self,
                            const char *name)
{
  return g_hash_table_lookup (self->options, name);
}

/**
 * sam_hub_request_get_flag:
 *
 * Returns: whether the query says name=true
 */
gboolean
sam_hub_request_get_flag (SamHubRequest *self,
                          const char *name)
{
  return g_strcmp0 (sam_hub_request_get_option (self, name), "true") == 0;
}

/**
 * sam_hub_request_get_number:
 * @value: (inout): 0 to G_MAXINT32; stays as it is without the option
 *
 * Returns: %FALSE: it is no such number, and that has been answered with 400
 */
gboolean
sam_hub_request_get_number (SamHubRequest *self,
                            const char *name,
                            gint64 *value)
{
  const char *text = sam_hub_request_get_option (self, name);
  g_autofree char *reason = NULL;

  if (text == NULL || g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, value, NULL))
    return TRUE;

  reason = g_strdup_printf ("Invalid value for %s.", name);
  sam_hub_request_fail (self, SOUP_STATUS_BAD_REQUEST, "query_parse_error", reason);
  return FALSE;
}

/**
 * sam_hub_request_is:
 *
 * Returns: whether that is the method; HEAD counts as GET (RFC 9110, section 9.3.2)
 */
gboolean
sam_hub_request_is (SamHubRequest *self,
                    const char *method)
{
  const char *given = soup_server_message_get_method (self->message);

  return strcmp (given, method) == 0 || (strcmp (given, "HEAD") == 0 && strcmp (method, "GET") == 0);
}

/* Never more than the limit, however small the packed bytes are. NULL: malformed, or too large. */
static char *
unpack (GBytes *bytes,
        gsize limit,
        gboolean *too_large)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) packed = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (packed, converter);
  g_autoptr (GByteArray) text = g_byte_array_new ();
  guint8 buffer[16384];
  gssize length;

  while ((length = g_input_stream_read (stream, buffer, sizeof buffer, NULL, NULL)) > 0)
    {
      g_byte_array_append (text, buffer, (guint) length);
      if (text->len > limit)
        {
          *too_large = TRUE;
          return NULL;
        }
    }
  if (length < 0 || (text->len > 0 && memchr (text->data, '\0', text->len) != NULL))
    return NULL;

  g_byte_array_append (text, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&text), FALSE);
}

/**
 * sam_hub_request_read_body:
 * @self: a request
 *
 * Returns: (transfer full) (nullable): the body as text; %NULL when it is unfit, and the request has been answered
 */
char *
sam_hub_request_read_body (SamHubRequest *self)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (self->message);
  const char *encoding = soup_message_headers_get_one (headers, "Content-Encoding");
  g_autoptr (GBytes) bytes = soup_message_body_flatten (soup_server_message_get_request_body (self->message));
  gboolean too_large = FALSE;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  char *text;

  /* A NUL would end the text early; JSON has none. */
  if (encoding == NULL || g_ascii_strcasecmp (encoding, "identity") == 0)
    text = data == NULL || memchr (data, '\0', length) == NULL ? g_strndup (data != NULL ? data : "", length) : NULL;
  else if (g_ascii_strcasecmp (encoding, "gzip") == 0)
    text = unpack (bytes, self->hub->body_limit, &too_large);
  else
    {
      sam_hub_request_fail (self, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE, "bad_content_encoding",
                            "Only gzip is understood.");
      return NULL;
    }

  if (too_large)
    sam_hub_request_fail (self, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, "too_large", "The request entity is too large.");
  else if (text == NULL)
    sam_hub_request_fail (self, SOUP_STATUS_BAD_REQUEST, "bad_request", "The body can't be read.");
  return text;
}

/**
 * sam_hub_request_read_object:
 *
 * Returns: (transfer full) (nullable): the body; NULL: it is no JSON object or too large, and that has been answered
 */
SamJsonObject *
sam_hub_request_read_object (SamHubRequest *self)
{
  g_autofree char *text = sam_hub_request_read_body (self);
  g_autoptr (GError) error = NULL;
  SamJsonObject *object;

  if (text == NULL)
    return NULL;

  object = sam_json_object_parse (text, -1, &error);
  if (object == NULL)
    sam_hub_request_fail (self, SOUP_STATUS_BAD_REQUEST, "bad_request", error->message);
  return object;
}

/**
 * sam_hub_request_reply:
 * @self: a request
 * @status: an HTTP status
 * @json: (transfer full): the body
 */
void
sam_hub_request_reply (SamHubRequest *self,
                       guint status,
                       char *json)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (self->message);
  gsize length = strlen (json);

  soup_server_message_set_status (self->message, status, NULL);
  soup_message_headers_replace (headers, "Cache-Control", "must-revalidate");
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  json = g_realloc (json, length + 2);
  json[length] = '\n';
  soup_server_message_set_response (self->message, "application/json", SOUP_MEMORY_TAKE, json, length + 1);
}

static char *
build_error (const char *name,
             const char *reason)
{
  g_autofree char *reason_text = sam_json_from_string (reason);

  return g_strdup_printf ("{\"error\":\"%s\",\"reason\":%s}", name, reason_text);
}

/**
 * sam_hub_request_fail:
 * @name: the protocol's word, such as "not_found"
 * @reason: a sentence for the client; it must name no file of this computer
 *
 * Answers the request: {"error":NAME,"reason":REASON}.
 */
void
sam_hub_request_fail (SamHubRequest *self,
                      guint status,
                      const char *name,
                      const char *reason)
{
  sam_hub_request_reply (self, status, build_error (name, reason));
}

/**
 * sam_hub_request_fail_method:
 * @allowed: methods, with commas between
 *
 * Answers the request: 405, with the Allow that RFC 9110, section 15.5.6 asks for.
 */
void
sam_hub_request_fail_method (SamHubRequest *self,
                             const char *allowed)
{
  g_autofree char *reason = g_strdup_printf ("Only %s allowed", allowed);

  soup_message_headers_replace (soup_server_message_get_response_headers (self->message), "Allow", allowed);
  sam_hub_request_fail (self, SOUP_STATUS_METHOD_NOT_ALLOWED, "method_not_allowed", reason);
}

/**
 * sam_hub_error_get_status:
 * @name: (out) (transfer none): what the error is called in the protocol
 *
 * Returns: the HTTP status that goes with it; 500 for one that is not foreseen
 */
guint
sam_hub_error_get_status (const GError *error,
                          const char **name)
{
  const struct
  {
    GQuark domain;
    int code; /* -1: any */
    guint status;
    const char *name;
  } known[] = {
    { SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_STALE, SOUP_STATUS_CONFLICT, "conflict" },
    { SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_NOT_FOUND, SOUP_STATUS_NOT_FOUND, "not_found" },
    { SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_ERASED, SOUP_STATUS_FORBIDDEN, "forbidden" },
    { SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_INVALID, SOUP_STATUS_BAD_REQUEST, "bad_request" },
    { SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_BUSY, SOUP_STATUS_SERVICE_UNAVAILABLE, "busy" },
    /* Clients know Apache CouchDB's word for it by the status, or in the reason. */
    { SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_FULL, SOUP_STATUS_INSUFFICIENT_STORAGE, "enospc" },
    { SAM_COUCH_ERROR, -1, SOUP_STATUS_BAD_REQUEST, "bad_request" },
    { SAM_JSON_ERROR, -1, SOUP_STATUS_BAD_REQUEST, "bad_request" },
    { G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, SOUP_STATUS_BAD_REQUEST, "bad_request" },
    { G_IO_ERROR, G_IO_ERROR_NOT_FOUND, SOUP_STATUS_PRECONDITION_FAILED, "missing_stub" },
    { G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, SOUP_STATUS_FORBIDDEN, "forbidden" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (error->domain == known[i].domain && (known[i].code == -1 || error->code == known[i].code))
      {
        *name = known[i].name;
        return known[i].status;
      }

  *name = "internal_server_error";
  return SOUP_STATUS_INTERNAL_SERVER_ERROR;
}

/**
 * sam_hub_request_fail_error:
 *
 * Answers the request with sam_hub_error_get_status(). What the client may not know goes into the log instead.
 */
void
sam_hub_request_fail_error (SamHubRequest *self,
                            const GError *error)
{
  const char *name;
  guint status = sam_hub_error_get_status (error, &name);

  /* What SQLite says names files of this computer: for the log, not for the client. */
  if (error->domain == SAM_DATABASE_ERROR || status == SOUP_STATUS_INTERNAL_SERVER_ERROR)
    {
      g_message ("%s", error->message);
      sam_hub_request_fail (self, status, name, "The hub could not read or write its file.");
      return;
    }

  sam_hub_request_fail (self, status, name,
                        status == SOUP_STATUS_CONFLICT ? "Document update conflict." : error->message);
}
