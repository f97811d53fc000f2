/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-day-words.h"

#include "network/sam-days.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

static char *
format (const char *day,
        const char *form)
{
  GDate date;
  g_autoptr (GDateTime) time = NULL;

  if (!sam_day_read (day, &date))
    return NULL;
  time = g_date_time_new_utc (g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date), 12, 0, 0);
  return g_date_time_format (time, form);
}

/**
 * sam_day_words_short:
 * @day: YYYY-MM-DD
 *
 * Returns: (transfer full): the day in a few letters; what is no day comes back as it is
 */
char *
sam_day_words_short (const char *day)
{
  /* Translators: a short date as in "4 Mar 2027" */
  char *words = format (day, _ ("%-d %b %Y"));

  return words != NULL ? words : g_strdup (day);
}

/**
 * sam_day_words_long:
 * @day: YYYY-MM-DD
 *
 * Returns: (transfer full): the day in full; what is no day comes back as it is
 */
char *
sam_day_words_long (const char *day)
{
  /* Translators: a day such as 1 December 2026 */
  char *words = format (day, _ ("%-d %B %Y"));

  return words != NULL ? words : g_strdup (day);
}

/**
 * sam_day_words_full:
 * @day: (nullable): YYYY-MM-DD
 *
 * Returns: (transfer full) (nullable): the day with its weekday, as in a letter; %NULL where it is none
 */
char *
sam_day_words_full (const char *day)
{
  /* Translators: a date as in "Thursday 4 March 2027" */
  return format (day, _ ("%A %-d %B %Y"));
}
