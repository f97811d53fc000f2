/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sync/sam-server-problem.h"

#include <glib/gi18n.h>

#include "couch/sam-couch-error.h"
#include "sync/sam-sync-run.h"

/**
 * sam_server_problem_explain:
 * @error: what an attempt failed with
 *
 * Returns: (transfer full): what is wrong and what to do, to somebody who has the server's settings before her
 */
char *
sam_server_problem_explain (const GError *error)
{
  if (g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_UNREACHABLE))
    return g_strdup (_ ("Nothing answers at this address. Check how it is written; if it is right, check your internet "
                        "connection."));
  if (g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_UNAUTHORIZED))
    return g_strdup (_ ("The server does not know this user name with this password. Type both once more; if that does not "
                        "help, ask your administrator for a new password."));
  return sam_sync_explain (error);
}

/**
 * sam_server_problem_find_place:
 * @error: what an attempt failed with
 *
 * Returns: what is to be looked at first
 */
SamServerPlace
sam_server_problem_find_place (const GError *error)
{
  if (g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_UNAUTHORIZED) ||
      g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_LOCKED))
    return SAM_SERVER_PLACE_PASSWORD;
  if (g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NOT_FOUND) ||
      g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_FORBIDDEN))
    return SAM_SERVER_PLACE_REGION;
  return SAM_SERVER_PLACE_ADDRESS;
}
