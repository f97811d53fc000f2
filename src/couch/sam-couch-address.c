/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where credentials may go: over TLS, or to this computer. */

#define G_LOG_DOMAIN "samenhulp-couch"

#include "couch/sam-couch-client.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

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
