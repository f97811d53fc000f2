/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-recurrence-dates.h"

#include <libical/ical.h>

/* A rule that never yields a date, such as 30 February, must not search for ever. */
#define MAX_STEPS 2000

static struct icaltimetype
read_date (const char *text)
{
  struct icaltimetype date = icaltime_null_date ();

  if (sscanf (text, "%4d-%2d-%2d", &date.year, &date.month, &date.day) != 3)
    return icaltime_null_date ();
  date.is_date = 1;
  return date;
}

/**
 * sam_recurrence_list_dates:
 * @rule: an RFC 5545 recurrence rule
 * @first: (nullable): the first meeting as YYYY-MM-DD; without it the rule counts from @after
 * @after: YYYY-MM-DD: only dates on or after it
 * @count: how many
 *
 * Returns: (transfer full): at most @count dates as YYYY-MM-DD; empty for a rule that can't be read
 */
char **
sam_recurrence_list_dates (const char *rule,
                           const char *first,
                           const char *after,
                           guint count)
{
  g_autoptr (GStrvBuilder) dates = g_strv_builder_new ();
  struct icalrecurrencetype recurrence = icalrecurrencetype_from_string (rule);
  struct icaltimetype limit = read_date (after);
  struct icaltimetype start = first != NULL ? read_date (first) : limit;
  icalrecur_iterator *iterator;
  guint found = 0;

  if (recurrence.freq == ICAL_NO_RECURRENCE || icaltime_is_null_time (start))
    return g_strv_builder_end (dates);
  iterator = icalrecur_iterator_new (recurrence, start);
  for (guint i = 0; iterator != NULL && found < count && i < MAX_STEPS; i++)
    {
      struct icaltimetype date = icalrecur_iterator_next (iterator);
      g_autofree char *text = NULL;

      if (icaltime_is_null_time (date))
        break;
      if (icaltime_compare_date_only (date, limit) < 0)
        continue;
      text = g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
      g_strv_builder_add (dates, text);
      found++;
    }
  if (iterator != NULL)
    icalrecur_iterator_free (iterator);
  return g_strv_builder_end (dates);
}
