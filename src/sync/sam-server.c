/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-server.h"

#include "couch/sam-couch-client.h"
#include "store/sam-query.h"
#include "sync/sam-http-peer.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (sam - server - error - quark, sam_server_error)

/**
 * sam_server_trim_address:
 * @address: as a person copies it, from a browser or from a letter
 *
 * What is kept of it, and what its password is kept under, is this in its one spelling; see sam_server_dup_address().
 *
 * Returns: (transfer full): without the name of a region's database at its end, or the page that manages the server:
 *   which database it is follows from the region
 */
char *
sam_server_trim_address (const char *address)
{
  const char *const tails[] = { "/region-", "/platform-", "/_utils" };
  char *trimmed = g_strstrip (g_strdup (address));
  const char *host = strstr (trimmed, "://");
  char *path = strchr (host != NULL ? host + strlen ("://") : trimmed, '/');

  /* The server itself may be called like a database. */
  for (guint i = 0; path != NULL && i < G_N_ELEMENTS (tails); i++)
    {
      char *tail = g_strrstr (path, tails[i]);

      if (tail != NULL)
        *tail = '\0';
    }
  return trimmed;
}

/**
 * sam_server_set:
 * @address: (nullable): as a person types it; empty or NULL forgets the server
 * @user: (nullable): who logs in
 *
 * Returns: whether the region synchronises there from now on; SAM_COUCH_ERROR_ADDRESS for what is no safe address
 */
gboolean
sam_server_set (SamStore *store,
                const char *address,
                const char *user,
                GError **error)
{
  g_autofree char *normal = NULL;

  if (address != NULL && address[0] != '\0')
    {
      g_autofree char *trimmed = sam_server_trim_address (address);

      normal = sam_couch_normalize_address (trimmed, error);
      if (normal == NULL)
        return FALSE;
    }
  return sam_store_set_setting (store, "server-url", normal, error) &&
         sam_store_set_setting (store, "server-user", normal != NULL ? user : NULL, error);
}

/**
 * sam_server_dup_address:
 *
 * Returns: (transfer full) (nullable): where the region synchronises
 */
char *
sam_server_dup_address (SamStore *store)
{
  return sam_store_dup_setting (store, "server-url");
}

/**
 * sam_server_is_set:
 *
 * Returns: whether the region synchronises with a server; else nothing waits to be sent
 */
gboolean
sam_server_is_set (SamStore *store)
{
  g_autofree char *address = sam_server_dup_address (store);

  return address != NULL && *address != '\0';
}

/**
 * sam_server_dup_user:
 *
 * Returns: (transfer full) (nullable): who logs in there
 */
char *
sam_server_dup_user (SamStore *store)
{
  return sam_store_dup_setting (store, "server-user");
}

static char *
build_name (const char *prefix,
            const char *slug)
{
  GString *name = g_string_new (prefix);

  for (const char *c = slug; *c != '\0'; c++)
    g_string_append_c (name, g_ascii_isalnum (*c) ? g_ascii_tolower (*c) : '-');
  return g_string_free (name, FALSE);
}

/**
 * sam_server_build_database:
 * @slug: the short name of a region
 *
 * Returns: (transfer full): the name of its database: lower-case letters, digits and a few signs
 */
char *
sam_server_build_database (const char *slug)
{
  return build_name ("region-", slug);
}

/**
 * sam_server_build_platform_database:
 * @slug: the short name of a region
 *
 * Returns: (transfer full): the name of the database between it and the platform
 */
char *
sam_server_build_platform_database (const char *slug)
{
  return build_name ("platform-", slug);
}

/**
 * sam_server_dup_database:
 *
 * Returns: (transfer full) (nullable): the name of the region's database on any server
 */
char *
sam_server_dup_database (SamStore *store,
                         GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("region"));
  g_autoptr (GPtrArray) rows = NULL;
  SamRow *row;

  if (!sam_query_add_column (query, "slug", error))
    return NULL;
  rows = sam_store_list (store, query, 0, 1, error);
  if (rows == NULL)
    return NULL;
  row = rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;
  if (row != NULL && row->cells[0] != NULL && row->cells[0][0] != '\0')
    return sam_server_build_database (row->cells[0]);
  g_set_error_literal (error, SAM_SERVER_ERROR, SAM_SERVER_ERROR_NO_REGION,
                       _ ("The file has no region with a short name, so its database on the server is not known."));
  return NULL;
}

/* Who we are to the server of @store. */
static gboolean
find_access (SamStore *store,
             const char *given,
             char **address,
             char **user,
             char **password,
             GCancellable *cancellable,
             GError **error)
{
  *address = sam_server_dup_address (store);
  *user = sam_server_dup_user (store);
  *password = g_strdup (given);
  if (*address == NULL || (*address)[0] == '\0')
    {
      g_set_error_literal (error, SAM_SERVER_ERROR, SAM_SERVER_ERROR_NOT_SET, _ ("No server has been set."));
      return FALSE;
    }
  if (*password != NULL || *user == NULL || (*user)[0] == '\0')
    return TRUE;
  *password = sam_credentials_lookup (*address, *user, cancellable, error);
  return *password != NULL;
}

/**
 * sam_server_connect:
 * @password: (nullable): NULL is the one in the environment or the keyring
 *
 * Returns: (transfer full) (nullable): the region's database; nothing has been sent yet
 */
SamPeer *
sam_server_connect (SamStore *store,
                    const char *password,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *address = NULL;
  g_autofree char *user = NULL;
  g_autofree char *found = NULL;
  g_autofree char *database = NULL;

  if (!find_access (store, password, &address, &user, &found, cancellable, error))
    return NULL;
  database = sam_server_dup_database (store, error);
  return database != NULL ? SAM_PEER (sam_http_peer_new (address, database, user, found, error)) : NULL;
}

/**
 * sam_server_connect_client:
 * @password: (nullable): NULL is the one in the environment or the keyring
 *
 * Returns: (transfer full) (nullable): the server itself, for what is in no region's database; nothing was sent yet
 */
SamCouchClient *
sam_server_connect_client (SamStore *store,
                           const char *password,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree char *address = NULL;
  g_autofree char *user = NULL;
  g_autofree char *found = NULL;

  if (!find_access (store, password, &address, &user, &found, cancellable, error))
    return NULL;
  return sam_couch_client_new (address, user, found, error);
}
