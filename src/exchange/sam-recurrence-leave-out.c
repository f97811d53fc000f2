/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-recurrence-leave-out.h"

#include "exchange/sam-recurrence-dates.h"
#include "json/sam-json-object.h"
#include "json/sam-json-value.h"
#include "network/sam-days.h"

/* So far ahead: then the next year's holidays are known, and somebody asks the group again anyway. */
#define MONTHS 12
/* A group that meets every day of it. */
#define MOST_DATES 366

/* A date that somebody moved a meeting to was chosen, whatever day it is. */
static gboolean
is_chosen (GPtrArray *items,
           const char *date)
{
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (SamJsonObject) item = sam_json_object_parse (g_ptr_array_index (items, i), -1, NULL);
      g_autofree char *moved_to = item != NULL ? sam_json_to_string (sam_json_object_get (item, "moved_to")) : NULL;

      if (g_strcmp0 (moved_to, date) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The id is the date, so that two computers that leave out the same have one exception. */
static char *
make_item (const char *date,
           const char *why)
{
  g_autoptr (SamJsonObject) item = sam_json_object_new ();
  g_autofree char *day = sam_json_from_string (date);
  g_autofree char *note = sam_json_from_string (why);

  sam_json_object_set (item, "id", day);
  sam_json_object_set (item, "date", day);
  sam_json_object_set (item, "note", note);
  return sam_json_object_to_text (item);
}

/**
 * sam_recurrence_leave_out:
 * @first: (nullable): the first meeting, YYYY-MM-DD
 * @exceptions: (nullable): JSON items, as they are
 * @today: YYYY-MM-DD
 * @n_left_out: (out): how many dates of the coming year fall on such days
 *
 * Returns: (transfer full) (nullable): @exceptions with one more for each of those dates, which names the holiday
 */
char *
sam_recurrence_leave_out (const char *rule,
                          const char *first,
                          const char *exceptions,
                          SamLeaveOut which,
                          SamHolidays *holidays,
                          const char *today,
                          guint *n_left_out)
{
  g_autoptr (GPtrArray) items = sam_json_to_items (exceptions);
  g_auto (GStrv) dates = sam_recurrence_list_dates (rule, first, exceptions, today, MOST_DATES);
  g_autofree char *until = sam_day_add_months (today, MONTHS);

  if (items == NULL)
    items = g_ptr_array_new_with_free_func (g_free);
  *n_left_out = 0;
  for (guint i = 0; dates[i] != NULL && g_strcmp0 (dates[i], until) < 0; i++)
    {
      const char *why = which == SAM_LEAVE_OUT_HOLIDAYS ? sam_holidays_get_day (holidays, dates[i])
                                                        : sam_holidays_get_school (holidays, dates[i]);

      if (why == NULL || is_chosen (items, dates[i]))
        continue;
      g_ptr_array_add (items, make_item (dates[i], why));
      *n_left_out += 1;
    }
  return items->len > 0 ? sam_json_from_items (items) : NULL;
}
