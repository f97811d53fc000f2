/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-verification.h"

#include "network/sam-days.h"

const SamVerifyMonths sam_verification_default_months = { .normal = 12, .sensitive = 6, .fresh = 3 };

/* Days until the next try after one, two, three and more times that nobody was reached. */
static const guint retry_days[] = { 3, 7, 14 };

static guint
read_months (SamRecord *region,
             const char *field,
             guint fallback)
{
  gint64 months = sam_record_get_integer (region, field, 0);

  return months > 0 && months <= 120 ? (guint) months : fallback;
}

/**
 * sam_verification_read_months:
 * @region: (nullable): the region's record
 *
 * Returns: after how many months groups are checked here
 */
SamVerifyMonths
sam_verification_read_months (SamRecord *region)
{
  SamVerifyMonths months = sam_verification_default_months;

  if (region == NULL)
    return months;
  months.normal = read_months (region, "verify_after_months", months.normal);
  months.sensitive = read_months (region, "verify_sensitive_after_months", months.sensitive);
  months.fresh = read_months (region, "verify_new_after_months", months.fresh);
  return months;
}

static gboolean
read_day (SamRecord *record,
          const char *field,
          GDate *day)
{
  g_autofree char *text = sam_record_dup_text (record, field);

  return sam_day_read (text, day);
}

/* A group is new until it was asked once more, some time after it came. */
static gboolean
is_fresh (SamRecord *group,
          const GDate *verified,
          guint months)
{
  GDate settled;

  if (!read_day (group, "connected_since", &settled))
    return FALSE;
  g_date_add_months (&settled, months);
  return g_date_compare (verified, &settled) < 0;
}

static void
postpone (SamRecord *group,
          GDate *due)
{
  gint64 tries = sam_record_get_integer (group, "verify_tries", 0);
  GDate again;

  if (tries <= 0 || !read_day (group, "verify_tried_on", &again))
    return;
  g_date_add_days (&again, retry_days[MIN (tries, (gint64) G_N_ELEMENTS (retry_days)) - 1]);
  if (g_date_compare (&again, due) > 0)
    *due = again;
}

/**
 * sam_verification_find_due:
 * @sensitive: whether one of its topics is
 * @months: after how long
 * @today: YYYY-MM-DD
 * @due: (out): the day from which somebody should ask
 * @reason: (out): why then
 *
 * Due by risk: at once where nobody ever asked or a mail came back; soon for new groups; else after a time that depends
 * on the topic. Whoever was not reached is tried again some days later.
 *
 * Returns: FALSE for a group that nobody needs to ask: it ended, or does not want to be listed
 */
gboolean
sam_verification_find_due (SamRecord *group,
                           gboolean sensitive,
                           const SamVerifyMonths *months,
                           const char *today,
                           GDate *due,
                           SamVerifyReason *reason)
{
  g_autofree char *status = sam_record_dup_text (group, "status");
  GDate verified;

  if (g_strcmp0 (status, "ended") == 0 || sam_record_get_value (group, "unlisted_on") != NULL ||
      sam_record_get_value (group, "merged_into") != NULL || !sam_day_read (today, due))
    return FALSE;
  if (!read_day (group, "verified_on", &verified))
    *reason = SAM_VERIFY_NEVER;
  else if (read_day (group, "bounced_on", due))
    *reason = SAM_VERIFY_BOUNCED;
  else
    {
      *due = verified;
      *reason = is_fresh (group, &verified, months->fresh) ? SAM_VERIFY_FRESH
                : sensitive                                ? SAM_VERIFY_SENSITIVE
                                                           : SAM_VERIFY_AGE;
      g_date_add_months (due, *reason == SAM_VERIFY_FRESH       ? months->fresh
                              : *reason == SAM_VERIFY_SENSITIVE ? months->sensitive
                                                                : months->normal);
    }
  postpone (group, due);
  return TRUE;
}

/**
 * sam_verify_outcome_from_name:
 * @name: right, changed, not_reached, stopped, unlisted, listed or bounced
 *
 * Returns: whether there is such an outcome
 */
gboolean
sam_verify_outcome_from_name (const char *name,
                              SamVerifyOutcome *outcome)
{
  static const char *const names[] = { "right", "changed", "not_reached", "stopped", "unlisted", "listed",
                                       "bounced" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i], name) == 0)
      {
        *outcome = (SamVerifyOutcome) i;
        return TRUE;
      }
  return FALSE;
}

static void
note_answer (SamRecord *group,
             const char *how,
             const char *who,
             const char *today)
{
  sam_record_set_text (group, "verified_on", today);
  sam_record_set_text (group, "verified_by", who);
  sam_record_set_text (group, "verified_how", how);
  sam_record_set_value (group, "verify_tries", NULL);
  sam_record_set_value (group, "verify_tried_on", NULL);
  sam_record_set_value (group, "bounced_on", NULL);
}

/**
 * sam_verification_apply:
 * @group: gets what follows from the outcome
 * @how: (nullable): one of the ways of the field `verified_how`
 * @who: who asked
 * @today: YYYY-MM-DD
 *
 * Notes what came of asking a group. A group that stopped has ended; one that does not want to be listed stays here,
 * unpublished, so that nobody adds it again.
 */
void
sam_verification_apply (SamRecord *group,
                        SamVerifyOutcome outcome,
                        const char *how,
                        const char *who,
                        const char *today)
{
  if (outcome == SAM_VERIFIED_NOT_REACHED)
    {
      sam_record_set_integer (group, "verify_tries", sam_record_get_integer (group, "verify_tries", 0) + 1);
      sam_record_set_text (group, "verify_tried_on", today);
      return;
    }
  if (outcome == SAM_VERIFIED_BOUNCED)
    {
      sam_record_set_text (group, "bounced_on", today);
      return;
    }
  note_answer (group, how, who, today);
  if (outcome == SAM_VERIFIED_STOPPED)
    {
      sam_record_set_text (group, "status", "ended");
      sam_record_set_text (group, "status_since", today);
      sam_record_set_text (group, "connected_until", today);
    }
  else if (outcome == SAM_VERIFIED_UNLISTED)
    sam_record_set_text (group, "unlisted_on", today);
  else if (outcome == SAM_VERIFIED_LISTED)
    sam_record_set_text (group, "unlisted_on", NULL);
}
