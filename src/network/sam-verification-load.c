/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-verification-load.h"

#include "network/sam-following.h"
#include "network/sam-region-record.h"

/**
 * sam_verification_load_months:
 *
 * Returns: after how many months this region checks its groups
 */
SamVerifyMonths
sam_verification_load_months (SamStore *store)
{
  g_autoptr (SamRecord) region = sam_region_record_load (store, NULL);

  return sam_verification_read_months (region);
}

static gboolean
is_sensitive (SamStore *store,
              SamRecord *group)
{
  g_auto (GStrv) topics = sam_record_dup_strv (group, "topics");

  for (guint i = 0; topics != NULL && topics[i] != NULL; i++)
    {
      g_autoptr (SamRecord) topic = sam_store_follow (store, topics[i], NULL);
      g_autofree char *sensitivity = topic != NULL ? sam_record_dup_text (topic, "sensitivity") : NULL;

      if (g_strcmp0 (sensitivity, "high") == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * sam_verification_load_due:
 * @today: YYYY-MM-DD
 * @due: (out): the day from which somebody should ask
 * @reason: (out): why then
 *
 * Returns: FALSE for a group that nobody needs to ask
 */
gboolean
sam_verification_load_due (SamStore *store,
                           SamRecord *group,
                           const char *today,
                           GDate *due,
                           SamVerifyReason *reason)
{
  SamVerifyMonths months = sam_verification_load_months (store);

  return sam_verification_find_due (group, is_sensitive (store, group), &months, today, due, reason);
}

/**
 * sam_verification_note:
 * @group: its id
 * @how: (nullable): one of the ways of the field `verified_how`
 * @today: YYYY-MM-DD
 *
 * Saves what came of asking a group, with what follows: of one that stopped, the end and the reason of a former pause
 * are over. Can be undone.
 *
 * Returns: whether it is saved
 */
gboolean
sam_verification_note (SamStore *store,
                       const char *group,
                       SamVerifyOutcome outcome,
                       const char *how,
                       const char *today,
                       GError **error)
{
  g_autoptr (SamRecord) record = sam_store_load (store, group, error);

  if (record == NULL)
    return FALSE;
  sam_verification_apply (record, outcome, how, sam_store_get_author (store), today);
  return sam_following_save (store, record, today, NULL, error);
}
