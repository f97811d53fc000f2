/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-days.h"

#include <stdio.h>

/**
 * sam_day_read:
 * @text: (nullable): YYYY-MM-DD
 * @day: (out caller-allocates): the day; left alone where @text is none
 *
 * Returns: whether it is a day of the calendar
 */
gboolean
sam_day_read (const char *text,
              GDate *day)
{
  int y, m, d;

  if (text == NULL || sscanf (text, "%4d-%2d-%2d", &y, &m, &d) != 3 || y < 1 || m < 1 || d < 1 ||
      !g_date_valid_dmy ((GDateDay) d, (GDateMonth) m, (GDateYear) y))
    return FALSE;
  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay) d, (GDateMonth) m, (GDateYear) y);
  return TRUE;
}

/**
 * sam_day_write:
 *
 * Returns: (transfer full): the day as it is stored
 */
char *
sam_day_write (const GDate *day)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (day), g_date_get_month (day), g_date_get_day (day));
}

/**
 * sam_day_add:
 * @text: (nullable): YYYY-MM-DD
 * @days: below 0: before
 *
 * Returns: (transfer full) (nullable): the day so many days later; %NULL where @text is none
 */
char *
sam_day_add (const char *text,
             int days)
{
  GDate day;

  if (!sam_day_read (text, &day))
    return NULL;
  if (days >= 0)
    g_date_add_days (&day, (guint) days);
  else
    g_date_subtract_days (&day, (guint) -days);
  return sam_day_write (&day);
}

/**
 * sam_day_add_months:
 * @text: (nullable): YYYY-MM-DD
 * @months: below 0: before; a month that is too short gives its last day
 *
 * Returns: (transfer full) (nullable): the day so many months later; %NULL where @text is none
 */
char *
sam_day_add_months (const char *text,
                    int months)
{
  GDate day;

  if (!sam_day_read (text, &day))
    return NULL;
  if (months >= 0)
    g_date_add_months (&day, (guint) months);
  else
    g_date_subtract_months (&day, (guint) -months);
  return sam_day_write (&day);
}

/**
 * sam_day_count:
 * @from: (nullable): YYYY-MM-DD
 * @to: (nullable): YYYY-MM-DD
 * @days: (out): from the one to the other, below 0 where @to comes first
 *
 * Returns: whether both are days
 */
gboolean
sam_day_count (const char *from,
               const char *to,
               int *days)
{
  GDate first, last;

  if (!sam_day_read (from, &first) || !sam_day_read (to, &last))
    return FALSE;
  *days = g_date_days_between (&first, &last);
  return TRUE;
}

/**
 * sam_day_dup_beginning:
 * @text: (nullable): YYYY-MM-DD
 *
 * Returns: (transfer full) (nullable): when that day begins here, in seconds since 1970, as a query compares it; %NULL
 *   for what is no day
 */
char *
sam_day_dup_beginning (const char *text)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) midnight = NULL;
  GDate day;

  if (!sam_day_read (text, &day))
    return NULL;
  midnight = g_date_time_new (zone, g_date_get_year (&day), (int) g_date_get_month (&day), g_date_get_day (&day), 0, 0,
                              0);
  return g_strdup_printf ("%" G_GINT64_FORMAT, g_date_time_to_unix (midnight));
}
