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

/**
 * sam_consent_names_field:
 * @consent: one consent
 * @field: of what it is about
 *
 * Returns: whether that field was agreed to, and not only others; in force or not
 */
gboolean
sam_consent_names_field (SamRecord *consent,
                         const char *field)
{
  g_auto (GStrv) fields = sam_record_dup_strv (consent, "fields");

  return fields != NULL && g_strv_contains ((const char *const *) fields, field);
}

static gboolean
is_later_of_same (SamRecord *other,
                  SamRecord *consent)
{
  static const char *const same[] = { "purpose", "channel" };
  g_autofree char *given = sam_record_dup_text (consent, "given_on");
  g_autofree char *other_given = sam_record_dup_text (other, "given_on");

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    if (g_strcmp0 (sam_record_get_value (other, same[i]), sam_record_get_value (consent, same[i])) != 0)
      return FALSE;
  return g_strcmp0 (other_given, given) > 0 && sam_record_get_value (other, "merged_into") == NULL;
}

static gboolean
is_renewed_for (SamRecord *consent,
                GPtrArray *others,
                const char *field)
{
  for (guint i = 0; i < others->len; i++)
    if (is_later_of_same (others->pdata[i], consent) &&
        (field == NULL || sam_consent_names_field (others->pdata[i], field)))
      return TRUE;
  return FALSE;
}

/**
 * sam_consent_is_renewed:
 * @consent: one consent
 * @others: (element-type SamRecord): consents about the same, by whatever id
 *
 * Returns: whether the same was agreed to again, later: each of its fields, be it in several consents; where it names
 *   no fields, as for a story, the whole
 */
gboolean
sam_consent_is_renewed (SamRecord *consent,
                        GPtrArray *others)
{
  g_auto (GStrv) fields = sam_record_dup_strv (consent, "fields");

  if (fields == NULL || fields[0] == NULL)
    return is_renewed_for (consent, others, NULL);
  for (guint i = 0; fields[i] != NULL; i++)
    if (!is_renewed_for (consent, others, fields[i]))
      return FALSE;
  return TRUE;
}
