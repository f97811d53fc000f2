/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-recurrence-builder.h"

static const char *const days[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

/**
 * sam_recurrence_build:
 * @weeks: for a monthly rhythm: on which of the month, as bits
 * @weekday: 0 is Monday
 *
 * Without BYSETPOS, which many calendars do not read (RFC 5545, 3.3.10).
 *
 * Returns: (transfer full) (nullable): a rule; %NULL for a monthly rhythm on no week
 */
char *
sam_recurrence_build (SamRhythm rhythm,
                      guint weeks,
                      guint weekday)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (weekday < G_N_ELEMENTS (days), NULL);

  if (rhythm == SAM_RHYTHM_WEEKLY)
    return g_strdup_printf ("FREQ=WEEKLY;BYDAY=%s", days[weekday]);
  if (rhythm == SAM_RHYTHM_FORTNIGHTLY)
    return g_strdup_printf ("FREQ=WEEKLY;INTERVAL=2;BYDAY=%s", days[weekday]);
  for (guint i = 0; i < SAM_N_WEEKS; i++)
    if (weeks & (1u << i))
      g_string_append_printf (text, "%s%d%s", text->len > 0 ? "," : "", (1u << i) == SAM_WEEK_LAST ? -1 : (int) i + 1,
                              days[weekday]);
  return text->len > 0 ? g_strdup_printf ("FREQ=MONTHLY;BYDAY=%s", text->str) : NULL;
}

/**
 * sam_recurrence_take_apart:
 * @rule: (nullable): a rule
 * @weeks: (out): as for sam_recurrence_build (); 0 for a rhythm of weeks
 *
 * Finds what sam_recurrence_build () makes @rule of; the few there are, are tried.
 *
 * Returns: whether it makes it at all; if not, nothing is written
 */
gboolean
sam_recurrence_take_apart (const char *rule,
                           SamRhythm *rhythm,
                           guint *weeks,
                           guint *weekday)
{
  for (guint day = 0; rule != NULL && day < G_N_ELEMENTS (days); day++)
    for (guint kind = SAM_RHYTHM_WEEKLY; kind <= SAM_RHYTHM_MONTHLY; kind++)
      for (guint bits = 0; bits < (kind == SAM_RHYTHM_MONTHLY ? 1u << SAM_N_WEEKS : 1u); bits++)
        {
          g_autofree char *built = sam_recurrence_build ((SamRhythm) kind, bits, day);

          if (g_strcmp0 (built, rule) != 0)
            continue;
          *rhythm = (SamRhythm) kind;
          *weeks = bits;
          *weekday = day;
          return TRUE;
        }
  return FALSE;
}
