/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-report-periods.h"

#include "network/sam-days.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MONTHS_OF_QUARTER 3
#define MONTHS_OF_YEAR 12

const char sam_report_period_usual[] = "twelve_months";

/* In the order in which they are offered; the names are those of the field "report_period" of a template. */
static const SamReportPeriod periods[] = {
  { sam_report_period_usual, N_ ("The last twelve months") },
  { "this_year", N_ ("This year so far") },
  { "last_year", N_ ("Last year") },
  { "this_quarter", N_ ("This quarter so far") },
  { "last_quarter", N_ ("Last quarter") },
  { "two_years", N_ ("The last two years") },
};

/**
 * sam_report_periods_list:
 * @n_periods: (out): how many
 *
 * Returns: (transfer none) (array length=n_periods): the periods that have a name, in the order in which they are
 *   offered
 */
const SamReportPeriod *
sam_report_periods_list (guint *n_periods)
{
  *n_periods = G_N_ELEMENTS (periods);
  return periods;
}

/**
 * sam_report_period_is_known:
 *
 * Returns: whether that is the name of a period that moves along with the calendar
 */
gboolean
sam_report_period_is_known (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    if (g_str_equal (periods[i].name, name))
      return TRUE;
  return FALSE;
}

static char *
format_day (int year,
            int month,
            int day)
{
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/* The calendar of GDate has no year 0, and days are written with four digits for the year. */
static gboolean
set_months (int year,
            int month,
            int n_months,
            char **from,
            char **to)
{
  g_autofree char *after = NULL;

  *from = format_day (year, month, 1);
  after = sam_day_add_months (*from, n_months);
  *to = sam_day_add (after, -1);
  return *to != NULL;
}

/* "2026", "2026-Q3", "2026-07" */
static gboolean
read_calendar (const char *text,
               char **from,
               char **to)
{
  g_autoptr (GRegex) regex = g_regex_new ("^(\\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *year = NULL;
  g_autofree char *quarter = NULL;
  g_autofree char *month = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  year = g_match_info_fetch (match, 1);
  quarter = g_match_info_fetch (match, 2);
  month = g_match_info_fetch (match, 3);
  if (month != NULL && *month != '\0')
    return set_months (atoi (year), atoi (month), 1, from, to);
  if (quarter != NULL && *quarter != '\0')
    return set_months (atoi (year), MONTHS_OF_QUARTER * (atoi (quarter) - 1) + 1, MONTHS_OF_QUARTER, from, to);
  return set_months (atoi (year), 1, MONTHS_OF_YEAR, from, to);
}

/* "2026-07-01..2026-09-30" */
static gboolean
read_days (const char *text,
           char **from,
           char **to)
{
  g_auto (GStrv) days = g_strsplit (text, "..", 2);
  GDate first, last;

  if (g_strv_length (days) != 2 || !sam_day_read (days[0], &first) || !sam_day_read (days[1], &last))
    return FALSE;
  *from = sam_day_write (&first);
  *to = sam_day_write (&last);
  return g_str_equal (*from, days[0]) && g_str_equal (*to, days[1]);
}

/**
 * sam_report_parse_period:
 * @text: "2026", "2026-Q3", "2026-07", "2026-07-01..2026-09-30" or the name of a #SamReportPeriod
 * @today: YYYY-MM-DD: a period that is not over ends today
 * @from: (out) (transfer full): the first day
 * @to: (out) (transfer full): the last day
 *
 * Returns: whether @text is a period that has begun
 */
gboolean
sam_report_parse_period (const char *text,
                         const char *today,
                         char **from,
                         char **to)
{
  *from = *to = NULL;
  if (sam_report_period_is_known (text))
    {
      sam_report_period_get (text, today, from, to);
      return TRUE;
    }
  if (strstr (text, "..") != NULL ? read_days (text, from, to) : read_calendar (text, from, to))
    {
      if (strcmp (*to, today) > 0)
        {
          g_free (*to);
          *to = g_strdup (today);
        }
      if (strcmp (*from, *to) <= 0)
        return TRUE;
    }
  g_clear_pointer (from, g_free);
  g_clear_pointer (to, g_free);
  return FALSE;
}

/* So many months that end on @today. */
static void
set_months_until (const char *today,
                  int n_months,
                  char **from,
                  char **to)
{
  g_autofree char *before = sam_day_add_months (today, -n_months);

  *from = sam_day_add (before, 1);
  *to = g_strdup (today);
}

static char *
format_quarter (int year,
                int month,
                int back)
{
  const int quarters = year * 4 + (month - 1) / MONTHS_OF_QUARTER - back;

  return g_strdup_printf ("%d-Q%d", quarters / 4, quarters % 4 + 1);
}

/**
 * sam_report_period_get:
 * @name: (nullable): of a #SamReportPeriod; one that is not known is the usual one
 * @today: YYYY-MM-DD
 * @from: (out) (transfer full): the first day
 * @to: (out) (transfer full): the last day
 *
 * What a period is on that day: "last_quarter" is another one in a while.
 */
void
sam_report_period_get (const char *name,
                       const char *today,
                       char **from,
                       char **to)
{
  g_autofree char *text = NULL;
  GDate day;
  int year;
  int month;

  g_return_if_fail (sam_day_read (today, &day));

  year = g_date_get_year (&day);
  month = (int) g_date_get_month (&day);
  if (g_strcmp0 (name, "this_year") == 0)
    text = g_strdup_printf ("%d", year);
  else if (g_strcmp0 (name, "last_year") == 0)
    text = g_strdup_printf ("%d", year - 1);
  else if (g_strcmp0 (name, "this_quarter") == 0)
    text = format_quarter (year, month, 0);
  else if (g_strcmp0 (name, "last_quarter") == 0)
    text = format_quarter (year, month, 1);
  if (text != NULL)
    sam_report_parse_period (text, today, from, to);
  else
    set_months_until (today, g_strcmp0 (name, "two_years") == 0 ? 2 * MONTHS_OF_YEAR : MONTHS_OF_YEAR, from, to);
}
