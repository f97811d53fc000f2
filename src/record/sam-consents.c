/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-record"

#include "record/sam-consents.h"

#include <string.h>

static gboolean
text_is (SamRecord *record,
         const char *field,
         const char *expected)
{
  g_autofree char *text = sam_record_dup_text (record, field);

  return g_strcmp0 (text, expected) == 0;
}

static gboolean
is_given (SamRecord *consent,
          const char *day)
{
  g_autofree char *given = sam_record_dup_text (consent, "given_on");
  g_autofree char *expires = sam_record_dup_text (consent, "expires_on");

  return given != NULL && strcmp (given, day) <= 0 && (expires == NULL || strcmp (expires, day) >= 0) &&
         sam_record_get_value (consent, "merged_into") == NULL;
}

/**
 * sam_consent_is_in_force:
 * @consent: one consent
 * @today: YYYY-MM-DD
 *
 * Returns: whether it was given, not withdrawn and has not run out on that day; without a day on which it was given it
 *   was not
 */
gboolean
sam_consent_is_in_force (SamRecord *consent,
                         const char *today)
{
  return is_given (consent, today) && sam_record_get_value (consent, "withdrawn_on") == NULL;
}

/**
 * sam_consent_allowed_telling:
 * @consent: one consent
 * @channel: as consents name it
 * @day: YYYY-MM-DD, on which a story was told
 *
 * Withdrawing it later does not make untrue that it was told with consent.
 *
 * Returns: whether a story might be told there on that day
 */
gboolean
sam_consent_allowed_telling (SamRecord *consent,
                             const char *channel,
                             const char *day)
{
  g_autofree char *withdrawn = sam_record_dup_text (consent, "withdrawn_on");

  return text_is (consent, "purpose", "story") && text_is (consent, "channel", channel) && is_given (consent, day) &&
         (withdrawn == NULL || strcmp (withdrawn, day) > 0);
}
