/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-sync-run.h"

/**
 * sam_sync_list_waiting:
 * @limit: at most so many
 *
 * Returns: (transfer full) (nullable): the ids of records with changes that no server has yet
 */
char **
sam_sync_list_waiting (SamStore *store,
                       guint limit,
                       GError **error)
{
  return sam_documents_list_waiting (sam_store_get_database (store), limit, error);
}
