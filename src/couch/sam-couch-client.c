/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One request, one answer or one error whose code says what a person can do about it. Servers of this protocol send no
 * WWW-Authenticate, so who we are goes with every request: as the cookie of a session, or with a server that gives none
 * as the password. Neither leaves for another host, because no redirect is followed. */

#define G_LOG_DOMAIN "samenhulp-couch"

#include "couch/sam-couch-client.h"

#include "couch/sam-couch-failure.h"
#include "json/sam-json-object.h"
#include "json/sam-json-value.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#define DEFAULT_REPLY_BYTES ((gsize) 64 * 1024 * 1024)
#define DEFAULT_TIMEOUT 60
#define GZIP_FROM_BYTES 1024
#define COOKIE "AuthSession="
#define LONGEST_RETRY_AFTER 3600
/* A busy server is asked again by itself, when that is soon. */
#define BUSY_TRIES 3
#define BUSY_FIRST_MS 250
#define BUSY_LONGEST_SECONDS 5

struct _SamCouchClient
{
  GObject parent_instance;

  SoupSession *session;
  char *address; /* without a slash at its end */
  char *user;    /* NULL: nobody logs in */
  char *password;
  char *cookie;      /* "AuthSession=…", NULL: none (any more) */
  gboolean no_login; /* the server gives no cookies: the password goes with every request */
  gsize reply_bytes;
  guint retry_after;
  gint64 clock_off; /* seconds: ours minus the server's */
  gboolean gzip_taken;
  gboolean gzip_refused;
};

G_DEFINE_FINAL_TYPE (SamCouchClient, sam_couch_client, G_TYPE_OBJECT)

static void
sam_couch_client_finalize (GObject *object)
{
  SamCouchClient *self = SAM_COUCH_CLIENT (object);

  g_clear_object (&self->session);
  g_free (self->address);
  g_free (self->user);
  g_free (self->password);
  g_free (self->cookie);

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
      self->user = g_strdup (user);
      self->password = g_strdup (password != NULL ? password : "");
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

/**
 * sam_couch_client_get_clock_off:
 *
 * Returns: the seconds that this computer's clock is ahead of the server's, by the last reply; negative: behind
 */
gint64
sam_couch_client_get_clock_off (SamCouchClient *self)
{
  return self->clock_off;
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
  if (n == 0 && !sam_couch_is_whole (message, (const char *) reply->data, reply->len))
    {
      n = -1;
      failure = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, _ ("the answer is not whole"));
    }
  if (n < 0)
    {
      sam_couch_set_failure (self->address, failure, error);
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

/* Never both: some servers take a stale cookie for worse than none. */
static void
add_credentials (SamCouchClient *self,
                 SoupMessageHeaders *headers)
{
  if (self->cookie != NULL)
    soup_message_headers_replace (headers, "Cookie", self->cookie);
  else if (self->user != NULL && self->no_login)
    {
      g_autofree char *pair = g_strdup_printf ("%s:%s", self->user, self->password);
      g_autofree char *encoded = g_base64_encode ((const guchar *) pair, strlen (pair));
      g_autofree char *authorization = g_strdup_printf ("Basic %s", encoded);

      soup_message_headers_replace (headers, "Authorization", authorization);
    }
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
  add_credentials (self, soup_message_get_request_headers (message));
  set_body (self, message, body, gzip);
  return message;
}

/* Seconds, or a date. */
static void
note_retry_after (SamCouchClient *self,
                  SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_one (headers, "Retry-After");
  g_autoptr (GDateTime) date = NULL;
  gint64 wait;
  guint64 seconds;

  self->retry_after = 0;
  if (text == NULL)
    return;
  if (g_ascii_string_to_unsigned (text, 10, 0, LONGEST_RETRY_AFTER, &seconds, NULL))
    {
      self->retry_after = (guint) seconds;
      return;
    }
  date = soup_date_time_new_from_http_string (text);
  wait = date != NULL ? g_date_time_to_unix (date) - g_get_real_time () / G_USEC_PER_SEC : 0;
  self->retry_after = (guint) CLAMP (wait, 0, LONGEST_RETRY_AFTER);
}

/* Its own time stands in every reply. */
static void
note_clock (SamCouchClient *self,
            SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_one (headers, "Date");
  g_autoptr (GDateTime) date = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;

  if (date != NULL)
    self->clock_off = g_get_real_time () / G_USEC_PER_SEC - g_date_time_to_unix (date);
}

/* A server gives a fresh cookie when the old one has lived for a while. */
static void
note_cookie (SamCouchClient *self,
             SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_list (headers, "Set-Cookie");
  const char *cookie = self->user != NULL && text != NULL ? strstr (text, COOKIE) : NULL;
  gsize length = cookie != NULL ? strcspn (cookie, ";, \t") : 0;

  if (length <= strlen (COOKIE))
    return;
  g_free (self->cookie);
  self->cookie = g_strndup (cookie, length);
}

/* That is all that is wrong with the certificate: it is not the server that has to be mended. */
static gboolean
is_too_early (SoupMessage *message)
{
  return soup_message_get_tls_peer_certificate_errors (message) == G_TLS_CERTIFICATE_NOT_ACTIVATED;
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
      if (is_too_early (message))
        g_set_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_CLOCK,
                     _ ("By the clock of this computer the certificate of %s is not valid yet."), self->address);
      else
        sam_couch_set_failure (self->address, failure, error);
      return NULL;
    }
  note_clock (self, soup_message_get_response_headers (message));
  note_retry_after (self, soup_message_get_response_headers (message));
  note_cookie (self, soup_message_get_response_headers (message));
  reply = read_reply (self, message, stream, cancellable, error);
  g_debug ("%s %s: %u", method, path, soup_message_get_status (message));
  if (reply == NULL)
    return NULL;
  if (SOUP_STATUS_IS_SUCCESSFUL (soup_message_get_status (message)))
    return g_steal_pointer (&reply);
  sam_couch_set_status (self->address, message, reply, error);
  return NULL;
}

/* Packed where the server takes it, which is found out once; sent once more after a cut. */
static GBytes *
send_surely (SamCouchClient *self,
             const char *method,
             const char *path,
             const char *body,
             GCancellable *cancellable,
             GError **error)
{
  gboolean gzip = body != NULL && !self->gzip_refused && strlen (body) > GZIP_FROM_BYTES;
  g_autoptr (GError) failure = NULL;
  GBytes *reply = send_once (self, method, path, body, gzip, cancellable, &failure);

  if (reply == NULL && g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_CUT))
    {
      g_clear_error (&failure);
      reply = send_once (self, method, path, body, gzip, cancellable, &failure);
    }
  if (reply == NULL && gzip && !self->gzip_taken &&
      (g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_REFUSED) ||
       g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_SERVER)))
    {
      /* It may be the packing that the server does not take, or falls over. */
      g_clear_error (&failure);
      reply = send_once (self, method, path, body, FALSE, cancellable, &failure);
      self->gzip_refused = reply != NULL;
    }
  else if (reply != NULL)
    self->gzip_taken |= gzip;
  if (reply == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return reply;
}

static gboolean
rest (guint milliseconds,
      GCancellable *cancellable)
{
  GPollFD descriptor;

  if (g_cancellable_make_pollfd (cancellable, &descriptor))
    {
      g_poll (&descriptor, 1, (int) milliseconds);
      g_cancellable_release_fd (cancellable);
    }
  else
    g_usleep (milliseconds * 1000);
  return !g_cancellable_is_cancelled (cancellable);
}

static GBytes *
send_patiently (SamCouchClient *self,
                const char *method,
                const char *path,
                const char *body,
                GCancellable *cancellable,
                GError **error)
{
  guint wait = BUSY_FIRST_MS;

  for (guint i = 0;; i++)
    {
      g_autoptr (GError) failure = NULL;
      GBytes *reply = send_surely (self, method, path, body, cancellable, &failure);

      if (reply != NULL)
        return reply;
      if (i + 1 == BUSY_TRIES || !g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_BUSY) ||
          self->retry_after > BUSY_LONGEST_SECONDS ||
          !rest (MAX (wait, self->retry_after * 1000) + (guint) g_random_int_range (0, BUSY_FIRST_MS), cancellable))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      wait *= 2;
    }
}

/* A session, or the knowledge that this server has none. A wrong password is said once and not again in another way. */
static gboolean
log_in (SamCouchClient *self,
        GCancellable *cancellable,
        GError **error)
{
  g_autofree char *name = sam_json_from_string (self->user);
  g_autofree char *password = sam_json_from_string (self->password);
  g_autofree char *body = g_strdup_printf ("{\"name\":%s,\"password\":%s}", name, password);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) reply = NULL;

  g_clear_pointer (&self->cookie, g_free);
  reply = send_patiently (self, "POST", "/_session", body, cancellable, &failure);
  if (reply == NULL && !g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NOT_FOUND) &&
      !g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_REFUSED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  self->no_login = self->cookie == NULL;
  return TRUE;
}

/* The session has run out, or this is not allowed: a new session tells which. */
static GBytes *
send_again (SamCouchClient *self,
            const char *method,
            const char *path,
            const char *body,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GError) failure = NULL;
  GBytes *reply;

  if (!log_in (self, cancellable, error))
    return NULL;
  reply = send_patiently (self, method, path, body, cancellable, &failure);
  if (reply == NULL && g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_UNAUTHORIZED))
    g_set_error_literal (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_FORBIDDEN, failure->message);
  else if (reply == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return reply;
}

/**
 * sam_couch_client_request:
 * @path: from the server's root, with its query, encoded
 * @body: (nullable): JSON
 *
 * Every request of the protocol may be sent again: one that was cut is, once, and one that came to a busy server a few
 * times. A session that has run out is renewed once.
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
  gboolean renewable;
  g_autoptr (GError) failure = NULL;
  GBytes *reply;

  if (self->user != NULL && self->cookie == NULL && !self->no_login && !log_in (self, cancellable, error))
    return NULL;
  renewable = self->cookie != NULL;
  reply = send_patiently (self, method, path, body, cancellable, &failure);
  if (reply == NULL && renewable && g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_UNAUTHORIZED))
    return send_again (self, method, path, body, cancellable, error);
  if (reply == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return reply;
}

/**
 * sam_couch_dup_soup_version:
 * @built: the version this was built with, rather than the one that runs
 *
 * Returns: (transfer full): a version such as "3.2.2"
 */
char *
sam_couch_dup_soup_version (gboolean built)
{
  if (built)
    return g_strdup_printf ("%d.%d.%d", SOUP_MAJOR_VERSION, SOUP_MINOR_VERSION, SOUP_MICRO_VERSION);
  return g_strdup_printf ("%u.%u.%u", soup_get_major_version (), soup_get_minor_version (), soup_get_micro_version ());
}
