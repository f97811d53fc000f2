/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether the region publishes. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "network/sam-moment.h"
#include "store/sam-query.h"
#include "sync/sam-publication-choice.h"
#include "sync/sam-seal.h"
#include "sync/sam-server.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/**
 * sam_publication_load_region:
 *
 * Returns: (transfer full) (nullable): the region's record
 */
SamRecord *
sam_publication_load_region (SamStore *store,
                             GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("region"));
  g_autoptr (GPtrArray) rows = sam_store_list (store, query, 0, 1, error);

  if (rows == NULL)
    return NULL;
  if (rows->len == 0)
    {
      g_set_error_literal (error, SAM_SERVER_ERROR, SAM_SERVER_ERROR_NO_REGION,
                           _ ("The file has no region with a short name, so its database on the server is not known."));
      return NULL;
    }
  return sam_store_load (store, ((SamRow *) g_ptr_array_index (rows, 0))->id, error);
}

/**
 * sam_publication_is_on:
 *
 * Returns: whether the region publishes
 */
gboolean
sam_publication_is_on (SamStore *store)
{
  g_autoptr (SamRecord) region = sam_publication_load_region (store, NULL);

  return region != NULL && sam_record_get_boolean (region, "publishes");
}

/**
 * sam_publication_choose:
 *
 * Turns publishing on or off for the whole region, from the next synchronisation of each computer on. Off withdraws
 * everything. The key is made once, and stays: with another one, what was published could not be found again.
 *
 * Returns: whether the region's record says so now
 */
gboolean
sam_publication_choose (SamStore *store,
                        SamPublicationChoice choice,
                        GError **error)
{
  g_autoptr (SamRecord) region = sam_publication_load_region (store, error);

  if (region == NULL)
    return FALSE;
  if (choice == SAM_PUBLICATION_LEAVE)
    return TRUE;
  sam_record_set_boolean (region, "publishes", choice == SAM_PUBLICATION_ON);
  if (choice == SAM_PUBLICATION_ON && !sam_record_has_value (region, "publication_key"))
    {
      g_autofree char *key = sam_random_text ();

      sam_record_set_text (region, "publication_key", key);
    }
  return sam_store_save (store, region, error);
}

/**
 * sam_publication_follow:
 * @result: (out caller-allocates): to be cleared with sam_publication_result_clear(), also after an error
 *
 * sam_publication_run() for today, after a synchronisation. Does nothing for a region that never published. Blocks.
 *
 * Returns: whether all is there as it should be; %FALSE with SAM_SERVER_ERROR_NOT_PUBLISHED where the server refused
 *   any of it
 */
gboolean
sam_publication_follow (SamStore *store,
                        SamCouchClient *client,
                        SamChannel channel,
                        SamPublicationResult *result,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (SamRecord) region = sam_publication_load_region (store, NULL);
  const SamMoment now = sam_moment_now ();

  *result = (SamPublicationResult){ 0 };
  /* Before the first pull of a new file there is no region yet. */
  if (region == NULL || !sam_record_has_value (region, "publication_key"))
    return TRUE;
  if (!sam_publication_run (store, client, channel, now.day, result, cancellable, error))
    return FALSE;
  if (result->refused == 0)
    return TRUE;
  g_set_error (error, SAM_SERVER_ERROR, SAM_SERVER_ERROR_NOT_PUBLISHED,
               channel == SAM_CHANNEL_PUBLIC
                   ? g_dngettext (GETTEXT_PACKAGE,
                                  "The server did not let %lu record become public or be withdrawn (%s). Tell your "
                                  "administrator; it is tried again at each synchronisation.",
                                  "The server did not let %lu records become public or be withdrawn (%s). Tell your "
                                  "administrator; it is tried again at each synchronisation.",
                                  (gulong) result->refused)
                   : g_dngettext (GETTEXT_PACKAGE,
                                  "The server did not let %lu record go to the platform or be withdrawn there (%s). "
                                  "Tell your administrator; it is tried again at each synchronisation.",
                                  "The server did not let %lu records go to the platform or be withdrawn there (%s). "
                                  "Tell your administrator; it is tried again at each synchronisation.",
                                  (gulong) result->refused),
               (gulong) result->refused, result->reason);
  return FALSE;
}
