/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `_session`: who am I, log in, log out. */

#define G_LOG_DOMAIN "samenhulp-hub"

#include "hub/sam-hub-handlers.h"

#include "json/sam-json-value.h"

#include <string.h>

static void
set_cookie (SamHubRequest *request,
            const char *value,
            int seconds)
{
  g_autofree char *cookie = NULL;

  cookie = g_strdup_printf ("AuthSession=%s; Version=1; Max-Age=%d; Path=/; HttpOnly; SameSite=Strict%s", value,
                            seconds, request->hub->secure ? "; Secure" : "");
  soup_message_headers_replace (soup_server_message_get_response_headers (request->message), "Set-Cookie", cookie);
}

/**
 * sam_hub_set_session_cookie:
 * @request: a request of a known user
 *
 * Sends a fresh session cookie with the answer.
 */
void
sam_hub_set_session_cookie (SamHubRequest *request)
{
  g_autofree char *value = sam_hub_users_make_cookie (request->hub->users, request->user,
                                                      g_get_real_time () / G_USEC_PER_SEC);

  set_cookie (request, value, SAM_HUB_SESSION_SECONDS);
}

static void
reply_who (SamHubRequest *request)
{
  g_autofree char *name = sam_json_from_string (request->user);
  g_autofree char *roles = sam_json_from_strv ((const char *const *) request->roles);
  const char *by = request->by_cookie ? "cookie" : "default";
  g_autofree char *how = g_strdup_printf (",\"authenticated\":\"%s\"", by);

  sam_hub_request_reply (request, SOUP_STATUS_OK,
                         g_strdup_printf ("{\"ok\":true,\"userCtx\":{\"name\":%s,\"roles\":%s},\"info\":"
                                          "{\"authentication_handlers\":[\"cookie\",\"default\"]%s}}",
                                          name, roles, request->user != NULL ? how : ""));
}

/**
 * sam_hub_refuse_login:
 * @login: anything but SAM_HUB_LOGIN_OK
 *
 * Answers the request: 403 when locked, else 401, in CouchDB's words and without saying whether there is such a user.
 */
void
sam_hub_refuse_login (SamHubRequest *request,
                      SamHubLogin login)
{
  if (login == SAM_HUB_LOGIN_LOCKED)
    sam_hub_request_fail (request, SOUP_STATUS_FORBIDDEN, "forbidden",
                          "Account is temporarily locked due to multiple authentication failures");
  else
    sam_hub_request_fail (request, SOUP_STATUS_UNAUTHORIZED, "unauthorized", "Name or password is incorrect.");
}

static void
let_in (SamHubRequest *request)
{
  g_autofree char *name = sam_json_from_string (request->user);
  g_autofree char *roles = NULL;

  g_strfreev (request->roles);
  request->roles = sam_hub_users_dup_roles (request->hub->users, request->user);
  roles = sam_json_from_strv ((const char *const *) request->roles);
  sam_hub_set_session_cookie (request);
  sam_hub_request_reply (request, SOUP_STATUS_OK,
                         g_strdup_printf ("{\"ok\":true,\"name\":%s,\"roles\":%s}", name, roles));
}

static void
on_checked_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (SamHubRequest) request = data;
  SamHubLogin login = sam_hub_users_check_finish (request->hub->users, result);

  if (login == SAM_HUB_LOGIN_OK)
    let_in (request);
  else
    sam_hub_refuse_login (request, login);
  soup_server_message_unpause (request->message);
}

static gboolean
read_login (SamHubRequest *request,
            char **name,
            char **password)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (request->message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  g_autofree char *text = sam_hub_request_read_body (request);

  if (text == NULL)
    return FALSE;

  if (g_strcmp0 (type, "application/x-www-form-urlencoded") == 0)
    {
      g_autoptr (GHashTable) form = soup_form_decode (text);

      *name = g_strdup (g_hash_table_lookup (form, "name"));
      *password = g_strdup (g_hash_table_lookup (form, "password"));
    }
  else
    {
      g_autoptr (SamJsonObject) object = sam_json_object_parse (text, -1, NULL);

      *name = object != NULL ? sam_json_to_string (sam_json_object_get (object, "name")) : NULL;
      *password = object != NULL ? sam_json_to_string (sam_json_object_get (object, "password")) : NULL;
    }
  if (*name != NULL && *password != NULL)
    return TRUE;

  sam_hub_request_fail (request, SOUP_STATUS_BAD_REQUEST, "bad_request",
                        "request body must contain a name and password");
  return FALSE;
}

static void
log_in (SamHubRequest *request)
{
  g_autofree char *name = NULL;
  g_autofree char *password = NULL;
  SamHubRequest *later;

  if (!read_login (request, &name, &password))
    return;

  later = sam_hub_request_new (request->hub, request->message);
  later->user = g_strdup (name);
  soup_server_message_pause (request->message);
  sam_hub_users_check_async (request->hub->users, name, password,
                             soup_server_message_get_remote_host (request->message), on_checked_cb, later);
}

/**
 * sam_hub_handle_session:
 * @request: a request for /_session
 */
void
sam_hub_handle_session (SamHubRequest *request)
{
  if (sam_hub_request_is (request, "GET"))
    reply_who (request);
  else if (sam_hub_request_is (request, "POST"))
    log_in (request);
  else if (sam_hub_request_is (request, "DELETE"))
    {
      set_cookie (request, "", 0);
      sam_hub_request_reply (request, SOUP_STATUS_OK, g_strdup ("{\"ok\":true}"));
    }
  else
    sam_hub_request_fail_method (request, "GET,HEAD,POST,DELETE");
}
