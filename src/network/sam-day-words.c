/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-day-words.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/**
 * sam_day_words_short:
 * @day: YYYY-MM-DD
 *
 * Returns: (transfer full): the day in a few letters; what is no day comes back as it is
 */
char *
sam_day_words_short (const char *day)
{
  g_autofree char *noon = g_strdup_printf ("%sT12:00:00Z", day);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (noon, NULL);

  /* Translators: a short date as in "4 Mar 2027" */
  return time != NULL ? g_date_time_format (time, _ ("%-d %b %Y")) : g_strdup (day);
}
