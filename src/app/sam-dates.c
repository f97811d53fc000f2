/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sam-dates.h"
#include "store/sam-clock.h"

#include <glib/gi18n.h>
#include <stdio.h>

static const char *const weekdays_short[] = { NC_ ("weekday", "Mon"), NC_ ("weekday", "Tue"), NC_ ("weekday", "Wed"),
                                              NC_ ("weekday", "Thu"), NC_ ("weekday", "Fri"), NC_ ("weekday", "Sat"),
                                              NC_ ("weekday", "Sun") };
static const char *const weekdays[] = { NC_ ("weekday", "Monday"), NC_ ("weekday", "Tuesday"),
                                        NC_ ("weekday", "Wednesday"), NC_ ("weekday", "Thursday"),
                                        NC_ ("weekday", "Friday"), NC_ ("weekday", "Saturday"),
                                        NC_ ("weekday", "Sunday") };
static const char *const months_short[] = { NC_ ("month", "Jan"), NC_ ("month", "Feb"), NC_ ("month", "Mar"),
                                            NC_ ("month", "Apr"), NC_ ("short month", "May"), NC_ ("month", "Jun"),
                                            NC_ ("month", "Jul"), NC_ ("month", "Aug"), NC_ ("month", "Sep"),
                                            NC_ ("month", "Oct"), NC_ ("month", "Nov"), NC_ ("month", "Dec") };
static const char *const months[] = { NC_ ("month", "January"), NC_ ("month", "February"), NC_ ("month", "March"),
                                      NC_ ("month", "April"), NC_ ("month", "May"), NC_ ("month", "June"),
                                      NC_ ("month", "July"), NC_ ("month", "August"), NC_ ("month", "September"),
                                      NC_ ("month", "October"), NC_ ("month", "November"), NC_ ("month", "December") };

static const char *
get_weekday (const GDate *day,
             const char *const *names)
{
  return g_dpgettext2 (NULL, "weekday", names[g_date_get_weekday (day) - G_DATE_MONDAY]);
}

static const char *
get_month (const GDate *day,
           const char *const *names)
{
  GDateMonth month = g_date_get_month (day);

  if (names == months_short && month == G_DATE_MAY)
    return C_ ("short month", "May");
  return g_dpgettext2 (NULL, "month", names[month - G_DATE_JANUARY]);
}

/**
 * sam_dates_parse_day:
 * @text: (nullable): "2026-12-01"
 * @day: (out): the day
 *
 * Returns: whether it is a day of the calendar
 */
gboolean
sam_dates_parse_day (const char *text,
                     GDate *day)
{
  guint year, month, date;
  int length = 0;

  g_date_clear (day, 1);
  if (text == NULL || sscanf (text, "%4u-%2u-%2u%n", &year, &month, &date, &length) != 3 || text[length] != '\0')
    return FALSE;
  if (!g_date_valid_dmy (date, month, year))
    return FALSE;
  g_date_set_dmy (day, date, month, year);
  return TRUE;
}

/**
 * sam_dates_format_day:
 * @text: a day as stored
 * @today: a day of the same year goes without the year
 *
 * Returns: (transfer full): "Tue 1 Dec"
 */
char *
sam_dates_format_day (const char *text,
                      const GDate *today)
{
  GDate day;

  if (!sam_dates_parse_day (text, &day))
    return g_strdup (text != NULL ? text : "");
  if (g_date_get_year (&day) == g_date_get_year (today))
    /* Translators: a day of this year: weekday, day, month. */
    return g_strdup_printf (_ ("%1$s %2$d %3$s"), get_weekday (&day, weekdays_short), g_date_get_day (&day),
                            get_month (&day, months_short));
  /* Translators: a day of another year: day, month, year. */
  return g_strdup_printf (_ ("%1$d %2$s %3$d"), g_date_get_day (&day), get_month (&day, months_short),
                          g_date_get_year (&day));
}

/**
 * sam_dates_format_time:
 * @text: "19:30" as stored
 *
 * Returns: (transfer full): the time of day as people write it
 */
char *
sam_dates_format_time (const char *text)
{
  int hours, minutes;

  if (text == NULL || sscanf (text, "%2d:%2d", &hours, &minutes) != 2)
    return g_strdup (text != NULL ? text : "");
  /* Translators: a time of day: hours and minutes. Dutch: "%1$d.%2$02d uur". */
  return g_strdup_printf (C_ ("time of day", "%1$d:%2$02d"), hours, minutes);
}

/**
 * sam_dates_format_moment:
 * @day: (nullable): as stored
 * @time: (nullable): as stored
 * @today: a day of the same year goes without the year
 *
 * Returns: (transfer full): "Tue 1 Dec, 19:30"
 */
char *
sam_dates_format_moment (const char *day,
                         const char *time,
                         const GDate *today)
{
  g_autofree char *day_text = sam_dates_format_day (day, today);
  g_autofree char *time_text = sam_dates_format_time (time);

  if (*day_text == '\0')
    return g_steal_pointer (&time_text);
  if (*time_text == '\0')
    return g_steal_pointer (&day_text);
  /* Translators: a day and a time. */
  return g_strdup_printf (_ ("%1$s, %2$s"), day_text, time_text);
}

/**
 * sam_dates_format_full:
 * @text: a day as stored
 *
 * Returns: (transfer full): "Tuesday 1 December 2026"
 */
char *
sam_dates_format_full (const char *text)
{
  GDate day;

  if (!sam_dates_parse_day (text, &day))
    return g_strdup (text != NULL ? text : "");
  /* Translators: a day in full: weekday, day, month, year. */
  return g_strdup_printf (_ ("%1$s %2$d %3$s %4$d"), get_weekday (&day, weekdays), g_date_get_day (&day),
                          get_month (&day, months), g_date_get_year (&day));
}

static gboolean
append_day (const GMatchInfo *match,
            GString *told,
            gpointer data)
{
  g_autofree char *text = g_match_info_fetch (match, 0);
  GDate day;

  if (sam_dates_parse_day (text, &day))
    /* Translators: a day of another year: day, month, year. */
    g_string_append_printf (told, _ ("%1$d %2$s %3$d"), g_date_get_day (&day), get_month (&day, months),
                            g_date_get_year (&day));
  else
    g_string_append (told, text);
  return FALSE;
}

/**
 * sam_dates_format_within:
 * @text: such as the name of a visit, which ends with its day as that is stored
 *
 * Returns: (transfer full): the text with the days in it as people write them
 */
char *
sam_dates_format_within (const char *text)
{
  g_autoptr (GRegex) days = g_regex_new ("\\b[0-9]{4}-[0-9]{2}-[0-9]{2}\\b", 0, 0, NULL);

  return g_regex_replace_eval (days, text, -1, 0, 0, append_day, NULL, NULL);
}

static char *
format_past (int days)
{
  if (days < 14)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", days), days);
  if (days < 60)
    return g_strdup_printf (ngettext ("%d week ago", "%d weeks ago", days / 7), days / 7);
  if (days < 730)
    return g_strdup_printf (ngettext ("%d month ago", "%d months ago", days / 30), days / 30);
  return g_strdup_printf (ngettext ("%d year ago", "%d years ago", days / 365), days / 365);
}

/**
 * sam_dates_format_ago:
 * @at: seconds since 1970
 * @now: seconds since 1970
 *
 * Returns: (transfer full): how long ago, in the largest fitting unit
 */
char *
sam_dates_format_ago (gint64 at,
                      gint64 now)
{
  int minutes = (int) (MAX (now - at, 0) / 60);

  if (minutes < 1)
    return g_strdup (_ ("just now"));
  if (minutes < 60)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", minutes), minutes);
  if (minutes < 24 * 60)
    return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", minutes / 60), minutes / 60);
  return format_past (minutes / (24 * 60));
}

/**
 * sam_dates_get_today:
 * @today: (out): the day on this computer's calendar
 */
void
sam_dates_get_today (GDate *today)
{
  g_date_clear (today, 1);
  g_date_set_time_t (today, sam_clock_get_seconds ());
}

/**
 * sam_dates_dup_today:
 *
 * Returns: (transfer full): the day on this computer's calendar, as days are stored
 */
char *
sam_dates_dup_today (void)
{
  char text[16];
  GDate today;

  sam_dates_get_today (&today);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &today);
  return g_strdup (text);
}
