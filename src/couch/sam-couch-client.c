/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One request, one answer or one error whose code says what a person can do about it. Servers of this protocol send no
 * WWW-Authenticate, so the credentials go with every request; they never leave for another host, because no redirect is
 * followed. */

#define G_LOG_DOMAIN "samenhulp-couch"

#include "couch/sam-couch-client.h"
#include "couch/sam-couch-messages.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#define DEFAULT_REPLY_BYTES ((gsize) 64 * 1024 * 1024)
#define DEFAULT_TIMEOUT 60
#define GZIP_FROM_BYTES 1024

struct _SamCouchClient
{
  GObject parent_instance;

  SoupSession *session;
  char *address;       /* without a slash at its end */
  char *authorization; /* NULL: none */
  gsize reply_bytes;
  guint retry_after;
  gboolean gzip_refused;
};

G_DEFINE_FINAL_TYPE (SamCouchClient, sam_couch_client, G_TYPE_OBJECT)

static void
sam_couch_client_finalize (GObject *object)
{
  SamCouchClient *self = SAM_COUCH_CLIENT (object);

  g_clear_object (&self->session);
  g_free (self->address);
  g_free (self->authorization);

  G_OBJECT_CLASS (sam_couch_client_parent_class)->finalize (object);
}

static void
sam_couch_client_class_init (SamCouchClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sam_couch_client_finalize;
}

static void
sam_couch_client_init (SamCouchClient *self)
{
  self->reply_bytes = DEFAULT_REPLY_BYTES;
}

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return g_ascii_strcasecmp (host, "localhost") == 0 || (address != NULL && g_inet_address_get_is_loopback (address));
}

/**
 * sam_couch_normalize_address:
 * @address: as a person types it: "https://server.example/", "server.example"
 *
 * Returns: (transfer full) (nullable): the address in its one spelling, without user, query or slash at the end, or
 *   NULL with SAM_COUCH_ERROR_ADDRESS
 */
char *
sam_couch_normalize_address (const char *address,
                             GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (address));
  g_autofree char *full = NULL;
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GUri) clean = NULL;
  g_autofree char *path = NULL;
  char *normal;

  full = strstr (trimmed, "://") != NULL ? g_strdup (trimmed) : g_strdup_printf ("https://%s", trimmed);
  uri = g_uri_parse (full, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL || strchr (trimmed, ' ') != NULL || g_uri_get_host (uri) == NULL || g_uri_get_host (uri)[0] == '\0' ||
      (strcmp (g_uri_get_scheme (uri), "https") != 0 && strcmp (g_uri_get_scheme (uri), "http") != 0))
    {
      g_set_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_ADDRESS,
                   _ ("“%s” is not the address of a server. It looks like https://server.example."), trimmed);
      return NULL;
    }
  if (strcmp (g_uri_get_scheme (uri), "http") == 0 && !is_loopback (g_uri_get_host (uri)))
    {
      g_set_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_ADDRESS,
                   _ ("The address %s is not secure. Use an address that begins with https://."), trimmed);
      return NULL;
    }
  path = g_strdup (g_uri_get_path (uri));
  while (g_str_has_suffix (path, "/"))
    path[strlen (path) - 1] = '\0';
  clean = g_uri_build (SOUP_HTTP_URI_FLAGS, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri), g_uri_get_port (uri),
                       path, NULL, NULL);
  normal = g_uri_to_string (clean);
  while (g_str_has_suffix (normal, "/"))
    normal[strlen (normal) - 1] = '\0';
  return normal;
}

/**
 * sam_couch_client_new:
 * @address: of the server, without a database
 * @user: (nullable): who logs in
 * @password: (nullable): with what
 *
 * Returns: (transfer full) (nullable): a client, or NULL with SAM_COUCH_ERROR_ADDRESS
 */
SamCouchClient *
sam_couch_client_new (const char *address,
                      const char *user,
                      const char *password,
                      GError **error)
{
  g_autofree char *normal = sam_couch_normalize_address (address, error);
  SamCouchClient *self;

  if (normal == NULL)
    return NULL;
  self = g_object_new (SAM_TYPE_COUCH_CLIENT, NULL);
  self->address = g_steal_pointer (&normal);
  if (user != NULL && user[0] != '\0')
    {
      g_autofree char *pair = g_strdup_printf ("%s:%s", user, password != NULL ? password : "");
      g_autofree char *encoded = g_base64_encode ((const guchar *) pair, strlen (pair));

      self->authorization = g_strdup_printf ("Basic %s", encoded);
    }
  self->session = soup_session_new_with_options ("user-agent", "Samenhulp/" VERSION, "timeout", DEFAULT_TIMEOUT,
                                                 "idle-timeout", 4, NULL);
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
  /* What stays on this computer takes no way around. */
  if (g_str_has_prefix (self->address, "http:"))
    soup_session_set_proxy_resolver (self->session, NULL);
  return self;
}

/**
 * sam_couch_client_get_address:
 *
 * Returns: the server's address in its one spelling
 */
const char *
sam_couch_client_get_address (SamCouchClient *self)
{
  return self->address;
}

/**
 * sam_couch_client_set_limits:
 * @reply_bytes: a longer reply is SAM_COUCH_ERROR_TOO_LARGE
 * @timeout_seconds: how long nothing may come
 */
void
sam_couch_client_set_limits (SamCouchClient *self,
                             gsize reply_bytes,
                             guint timeout_seconds)
{
  self->reply_bytes = reply_bytes;
  soup_session_set_timeout (self->session, timeout_seconds);
}

/**
 * sam_couch_client_get_retry_after:
 *
 * Returns: the seconds that the last reply asked to wait, or 0
 */
guint
sam_couch_client_get_retry_after (SamCouchClient *self)
{
  return self->retry_after;
}

static SamCouchError
classify_failure (GError *failure)
{
  if (failure->domain == G_TLS_ERROR)
    return failure->code == G_TLS_ERROR_BAD_CERTIFICATE ? SAM_COUCH_ERROR_CERTIFICATE : SAM_COUCH_ERROR_CUT;
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) ||
      g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED) ||
      g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE) ||
      g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_FAILED) ||
      g_error_matches (failure, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING))
    return SAM_COUCH_ERROR_CUT;
  if (failure->domain == SOUP_SESSION_ERROR || g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    return SAM_COUCH_ERROR_NONSENSE;
  return SAM_COUCH_ERROR_UNREACHABLE;
}

/* What went wrong below HTTP, as one of our codes. */
static void
translate_failure (SamCouchClient *self,
                   GError *failure,
                   GError **error)
{
  SamCouchError code = classify_failure (failure);

  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (failure));
  else if (code == SAM_COUCH_ERROR_CERTIFICATE)
    g_set_error (error, SAM_COUCH_ERROR, code, _ ("The server %s can't prove that it is the real one (%s)."),
                 self->address, failure->message);
  else if (code == SAM_COUCH_ERROR_CUT)
    g_set_error (error, SAM_COUCH_ERROR, code, _ ("The connection to %s was cut (%s)."),
                 self->address, failure->message);
  else if (code == SAM_COUCH_ERROR_NONSENSE)
    g_set_error (error, SAM_COUCH_ERROR, code, _ ("The answer of %s can't be understood (%s)."),
                 self->address, failure->message);
  else
    g_set_error (error, SAM_COUCH_ERROR, code, _ ("No connection to %s (%s)."), self->address, failure->message);
}

/* What an HTTP status means for us. */
static SamCouchError
classify_status (guint status,
                 const char *reason)
{
  switch (status)
    {
    case 401:
      return SAM_COUCH_ERROR_UNAUTHORIZED;
    case 403:
      return reason != NULL && strstr (reason, "locked") != NULL ? SAM_COUCH_ERROR_LOCKED : SAM_COUCH_ERROR_FORBIDDEN;
    case 404:
    case 405:
    case 410:
    case 501:
      return SAM_COUCH_ERROR_NOT_FOUND;
    case 408:
      return SAM_COUCH_ERROR_CUT;
    case 409:
    case 412:
      return SAM_COUCH_ERROR_CONFLICT;
    case 413:
      return SAM_COUCH_ERROR_TOO_LARGE;
    case 429:
    case 503:
      return SAM_COUCH_ERROR_BUSY;
    default:
      return status >= 500 ? SAM_COUCH_ERROR_SERVER : status >= 400 ? SAM_COUCH_ERROR_REFUSED
                                                                    : SAM_COUCH_ERROR_ADDRESS;
    }
}

static void
set_status_error (SamCouchClient *self,
                  SoupMessage *message,
                  GBytes *reply,
                  GError **error)
{
  guint status = soup_message_get_status (message);
  const char *location = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  g_autofree char *name = NULL;
  g_autofree char *reason = NULL;

  if (status >= 300 && status < 400)
    {
      g_set_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_ADDRESS,
                   _ ("The server %s sends on to another address (%s). Enter that address if you trust it."),
                   self->address, location != NULL ? location : "?");
      return;
    }
  sam_couch_parse_error (g_bytes_get_data (reply, NULL), g_bytes_get_size (reply), &name, &reason);
  g_set_error (error, SAM_COUCH_ERROR, classify_status (status, reason), _ ("The server %s answered %u: %s"),
               self->address, status,
               reason != NULL ? reason : name != NULL ? name
                                                      : soup_message_get_reason_phrase (message));
}

/* libsoup takes an early end for the end where the server had said that it would close. */
static gboolean
is_whole (SoupMessage *message,
          gsize length)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  return soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH ||
         soup_message_headers_get_one (headers, "Content-Encoding") != NULL ||
         soup_message_headers_get_content_length (headers) <= (goffset) length;
}

static GBytes *
read_reply (SamCouchClient *self,
            SoupMessage *message,
            GInputStream *stream,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GByteArray) reply = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (65536);
  g_autoptr (GError) failure = NULL;
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, 65536, cancellable, &failure)) > 0)
    {
      if (reply->len + (gsize) n > self->reply_bytes)
        {
          g_set_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_TOO_LARGE,
                       _ ("The answer of %s is too long."), self->address);
          return NULL;
        }
      g_byte_array_append (reply, buffer, n);
    }
  if (n == 0 && !is_whole (message, reply->len))
    {
      n = -1;
      failure = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, _ ("the answer is not whole"));
    }
  if (n < 0)
    {
      translate_failure (self, failure, error);
      return NULL;
    }
  /* A zero at the end, so that the text can be read as one. */
  g_byte_array_append (reply, (const guint8 *) "", 1);
  g_byte_array_set_size (reply, reply->len - 1);
  return g_byte_array_free_to_bytes (g_steal_pointer (&reply));
}

static GBytes *
compress (const char *body)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1);
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (body, strlen (body), NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, G_CONVERTER (compressor));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (memory, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL) < 0)
    return g_bytes_new (body, strlen (body));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
set_body (SamCouchClient *self,
          SoupMessage *message,
          const char *body,
          gboolean gzip)
{
  g_autoptr (GBytes) bytes = NULL;

  if (body == NULL)
    return;
  bytes = gzip ? compress (body) : g_bytes_new (body, strlen (body));
  if (gzip)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Content-Encoding", "gzip");
  soup_message_set_request_body_from_bytes (message, "application/json", bytes);
}

static SoupMessage *
build_message (SamCouchClient *self,
               const char *method,
               const char *path,
               const char *body,
               gboolean gzip,
               GError **error)
{
  g_autofree char *address = g_strconcat (self->address, path, NULL);
  SoupMessage *message = soup_message_new (method, address);

  if (message == NULL)
    {
      g_set_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_ADDRESS,
                   _ ("“%s” is not the address of a server."), address);
      return NULL;
    }
  /* Each may be repeated; unless it is told so, libsoup opens a new connection for every POST. */
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_IDEMPOTENT);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Accept", "application/json");
  if (self->authorization != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", self->authorization);
  set_body (self, message, body, gzip);
  return message;
}

static void
note_retry_after (SamCouchClient *self,
                  SoupMessage *message)
{
  const char *text = soup_message_headers_get_one (soup_message_get_response_headers (message), "Retry-After");
  guint64 seconds;

  self->retry_after = 0;
  if (text != NULL && g_ascii_string_to_unsigned (text, 10, 0, 3600, &seconds, NULL))
    self->retry_after = (guint) seconds;
}

static GBytes *
send_once (SamCouchClient *self,
           const char *method,
           const char *path,
           const char *body,
           gboolean gzip,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (SoupMessage) message = build_message (self, method, path, body, gzip, error);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) reply = NULL;

  if (message == NULL)
    return NULL;
  stream = soup_session_send (self->session, message, cancellable, &failure);
  if (stream == NULL)
    {
      translate_failure (self, failure, error);
      return NULL;
    }
  note_retry_after (self, message);
  reply = read_reply (self, message, stream, cancellable, error);
  g_debug ("%s %s: %u", method, path, soup_message_get_status (message));
  if (reply == NULL)
    return NULL;
  if (SOUP_STATUS_IS_SUCCESSFUL (soup_message_get_status (message)))
    return g_steal_pointer (&reply);
  set_status_error (self, message, reply, error);
  return NULL;
}

/**
 * sam_couch_client_request:
 * @path: from the server's root, with its query, encoded
 * @body: (nullable): JSON
 *
 * Every request of the protocol may be sent again: one that was cut is, once.
 *
 * Returns: (transfer full) (nullable): the reply's body, with a zero byte after its end, or NULL with SAM_COUCH_ERROR
 */
GBytes *
sam_couch_client_request (SamCouchClient *self,
                          const char *method,
                          const char *path,
                          const char *body,
                          GCancellable *cancellable,
                          GError **error)
{
  gboolean gzip = body != NULL && !self->gzip_refused && strlen (body) > GZIP_FROM_BYTES;
  g_autoptr (GError) failure = NULL;
  GBytes *reply = send_once (self, method, path, body, gzip, cancellable, &failure);

  if (reply == NULL && gzip && g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_REFUSED))
    {
      /* It may be the packing that the server does not take: once is enough to find out. */
      g_clear_error (&failure);
      reply = send_once (self, method, path, body, FALSE, cancellable, &failure);
      self->gzip_refused = reply != NULL;
    }
  else if (reply == NULL && g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_CUT))
    {
      g_clear_error (&failure);
      reply = send_once (self, method, path, body, gzip, cancellable, &failure);
    }
  if (reply == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return reply;
}
