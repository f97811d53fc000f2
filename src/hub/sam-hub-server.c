/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Listening, and the way of a request: who is it, what is asked, may they. */

#define G_LOG_DOMAIN "samenhulp-hub"

#include "hub/sam-hub-server.h"

#include "hub/sam-hub-feed.h"
#include "hub/sam-hub-routes.h"

#include "samenhulp-config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define USERS_FILE "users"
#define UUID_FILE "uuid"
#define TOO_LARGE "samenhulp-too-large"
#define TOO_MANY "samenhulp-too-many"

static void
take_user (SamHubRequest *request,
           const char *name)
{
  g_auto (GStrv) roles = sam_hub_users_dup_roles (request->hub->users, name);

  if (roles == NULL)
    return;

  request->user = g_strdup (name);
  g_strfreev (request->roles);
  request->roles = g_steal_pointer (&roles);
}

static void
on_finished_cb (SamHubRequest *request)
{
  request->gone = TRUE;
}

static void
on_checked_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (SamHubRequest) request = data;
  g_autofree char *name = g_steal_pointer (&request->user);
  SamHubLogin login = sam_hub_users_check_finish (request->hub->users, result);

  g_signal_handlers_disconnect_by_func (request->message, on_finished_cb, request);
  /* Nobody waits for the answer any more, and a long poll would wait for nobody. */
  if (request->gone)
    return;
  if (login == SAM_HUB_LOGIN_OK)
    {
      take_user (request, name);
      sam_hub_route (request);
    }
  else
    {
      sam_hub_refuse_login (request, login);
    }
  soup_server_message_unpause (request->message);
}

static gboolean
read_cookie (SamHubRequest *request)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (request->message);
  const char *text = soup_message_headers_get_list (headers, "Cookie");
  g_auto (GStrv) cookies = g_strsplit (text != NULL ? text : "", ";", -1);
  g_autofree char *name = NULL;
  gboolean renew = FALSE;

  for (guint i = 0; name == NULL && cookies[i] != NULL; i++)
    if (g_str_has_prefix (g_strchug (cookies[i]), "AuthSession="))
      name = sam_hub_users_read_cookie (request->hub->users, g_strchomp (cookies[i]) + strlen ("AuthSession="),
                                        g_get_real_time () / G_USEC_PER_SEC, &renew);
  if (name == NULL)
    return FALSE;

  take_user (request, name);
  request->by_cookie = TRUE;
  if (renew)
    sam_hub_set_session_cookie (request);
  return TRUE;
}

static gboolean
read_basic (SamHubRequest *request,
            char **name,
            char **password)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (request->message);
  const char *text = soup_message_headers_get_one (headers, "Authorization");
  g_autofree char *decoded = NULL;
  char *colon;
  gsize length = 0;

  if (text == NULL || g_ascii_strncasecmp (text, "Basic ", 6) != 0)
    return FALSE;

  decoded = (char *) g_base64_decode (text + 6, &length);
  colon = decoded != NULL ? memchr (decoded, ':', length) : NULL;
  if (colon == NULL || !g_utf8_validate (decoded, (gssize) length, NULL))
    return FALSE;

  *name = g_strndup (decoded, (gsize) (colon - decoded));
  *password = g_strndup (colon + 1, length - (gsize) (colon + 1 - decoded));
  return TRUE;
}

/* Some clients put a connection back into use, although they asked for its end themselves, unless they are told. */
static void
confirm_close (SoupServerMessage *message)
{
  if (soup_message_headers_header_contains (soup_server_message_get_request_headers (message), "Connection", "close"))
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Connection", "close");
}

static void
on_request_cb (SoupServer *server,
               SoupServerMessage *message,
               const char *path,
               GHashTable *query,
               gpointer data)
{
  g_autoptr (SamHubRequest) request = sam_hub_request_new (data, message);
  g_autofree char *name = NULL;
  g_autofree char *password = NULL;
  SamHubRequest *later;

  confirm_close (message);
  if (g_object_get_data (G_OBJECT (message), TOO_MANY) != NULL)
    {
      soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After", "30");
      soup_message_headers_replace (soup_server_message_get_response_headers (message), "Connection", "close");
      sam_hub_request_fail (request, SOUP_STATUS_SERVICE_UNAVAILABLE, "service_unavailable",
                            "Too many connections; try again later.");
      return;
    }
  if (g_object_get_data (G_OBJECT (message), TOO_LARGE) != NULL)
    {
      sam_hub_request_fail (request, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, "too_large",
                            "The request entity is too large.");
      return;
    }
  if (request->segments == NULL)
    {
      sam_hub_request_fail (request, SOUP_STATUS_BAD_REQUEST, "bad_request", "The address makes no sense.");
      return;
    }
  if (read_cookie (request) || !read_basic (request, &name, &password))
    {
      sam_hub_route (request);
      return;
    }
  if (sam_hub_users_is_cached (request->hub->users, name, password))
    {
      take_user (request, name);
      sam_hub_route (request);
      return;
    }

  soup_server_message_pause (message);
  later = g_steal_pointer (&request);
  later->user = g_strdup (name);
  g_signal_connect_swapped (message, "finished", G_CALLBACK (on_finished_cb), later);
  sam_hub_users_check_async (later->hub->users, name, password, soup_server_message_get_remote_host (message),
                             on_checked_cb, later);
}

/* What is beyond the limit is read, since the client will not listen before, but not kept. */
static void
on_got_chunk_cb (SoupServerMessage *message,
                 GBytes *chunk,
                 SamHub *self)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  if (g_object_get_data (G_OBJECT (message), TOO_LARGE) != NULL || body->length <= (goffset) self->body_limit)
    return;

  g_object_set_data (G_OBJECT (message), TOO_LARGE, self);
  soup_message_body_set_accumulate (body, FALSE);
  soup_message_body_truncate (body);
}

static void
on_request_started_cb (SoupServer *server,
                       SoupServerMessage *message,
                       SamHub *self)
{
  if (!sam_hub_connections_note (self->connections, message))
    g_object_set_data (G_OBJECT (message), TOO_MANY, self);
  g_signal_connect_swapped (message, "got-headers", G_CALLBACK (sam_hub_connections_note_asked), self->connections);
  g_signal_connect_swapped (message, "finished", G_CALLBACK (sam_hub_connections_note_answered), self->connections);
  g_signal_connect (message, "got-chunk", G_CALLBACK (on_got_chunk_cb), self);
}

/* The hub's name for itself, the same after every start: clients keep their checkpoints under it. */
static char *
read_uuid (const char *directory,
           GError **error)
{
  g_autofree char *path = g_build_filename (directory, UUID_FILE, NULL);
  g_autofree char *uuid = NULL;

  if (g_file_get_contents (path, &uuid, NULL, NULL) && g_uuid_string_is_valid (g_strchomp (uuid)))
    return g_steal_pointer (&uuid);

  g_free (uuid);
  uuid = g_uuid_string_random ();
  return g_file_set_contents_full (path, uuid, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error)
             ? g_steal_pointer (&uuid)
             : NULL;
}

/**
 * sam_hub_new:
 * @directory: where its files are; made when missing
 * @limits: what it takes
 *
 * Returns: (transfer full) (nullable): a hub
 */
SamHub *
sam_hub_new (const char *directory,
             const SamHubLimits *limits,
             GError **error)
{
  g_autoptr (SamHub) self = g_new0 (SamHub, 1);
  g_autofree char *users = g_build_filename (directory, USERS_FILE, NULL);

  self->body_limit = limits->body_bytes;
  self->connections = sam_hub_connections_new (limits->connections, limits->silent_seconds);
  self->databases = sam_hub_databases_new (directory);
  self->users = sam_hub_users_new (users);
  if (g_mkdir_with_parents (directory, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("“%s” can't be made: %s."), directory, g_strerror (errno));
      return NULL;
    }

  self->uuid = read_uuid (directory, error);
  return self->uuid != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * sam_hub_free:
 *
 * Sends home who waits for changes, then closes all connections and databases.
 */
void
sam_hub_free (SamHub *self)
{
  g_autoptr (GList) open = NULL;

  if (self == NULL)
    return;

  open = sam_hub_databases_get_open (self->databases);
  for (GList *item = open; item != NULL; item = item->next)
    sam_hub_feed_end (item->data);
  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_pointer (&self->connections, sam_hub_connections_free);
  sam_hub_databases_free (self->databases);
  sam_hub_users_free (self->users);
  g_free (self->uuid);
  g_free (self);
}

static GInetSocketAddress *
parse_address (const char *text,
               GError **error)
{
  const char *colon = strrchr (text, ':');
  g_autofree char *host = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : NULL;
  g_autoptr (GInetAddress) address = NULL;
  guint64 port;

  if (colon != NULL && g_ascii_string_to_unsigned (colon + 1, 10, 0, G_MAXUINT16, &port, NULL))
    {
      gsize length = strlen (host);

      if (strcmp (host, "localhost") == 0)
        address = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
      else if (length > 2 && host[0] == '[' && host[length - 1] == ']')
        {
          host[length - 1] = '\0';
          address = g_inet_address_new_from_string (host + 1);
        }
      else
        address = g_inet_address_new_from_string (host);
    }
  if (address != NULL)
    return G_INET_SOCKET_ADDRESS (g_inet_socket_address_new (address, (guint16) port));

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _ ("“%s” is no address to listen on; give a number and a port, like 127.0.0.1:5984."), text);
  return NULL;
}

/**
 * sam_hub_listen:
 * @self: a hub
 * @address: "HOST:PORT"
 * @certificate: (nullable): for TLS
 *
 * Returns: (transfer full) (nullable): where it listens now, as an address for people and programs
 */
char *
sam_hub_listen (SamHub *self,
                const char *address,
                GTlsCertificate *certificate,
                GError **error)
{
  g_autoptr (GInetSocketAddress) socket = parse_address (address, error);
  GSList *uris;
  char *text;

  if (socket == NULL)
    return NULL;
  if (certificate == NULL && !g_inet_address_get_is_loopback (g_inet_socket_address_get_address (socket)))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                   _ ("Passwords would cross the network in the clear: for %s, give --tls-cert and --tls-key."),
                   address);
      return NULL;
    }

  self->secure = certificate != NULL;
  self->server = g_object_new (SOUP_TYPE_SERVER, "raw-paths", TRUE, "server-header", "samenhulp-hub",
                               "tls-certificate", certificate, NULL);
  soup_server_add_handler (self->server, NULL, on_request_cb, self, NULL);
  g_signal_connect (self->server, "request-started", G_CALLBACK (on_request_started_cb), self);
  if (!soup_server_listen (self->server, G_SOCKET_ADDRESS (socket), self->secure ? SOUP_SERVER_LISTEN_HTTPS : 0, error))
    return NULL;

  uris = soup_server_get_uris (self->server);
  text = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return text;
}
