/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-recurrence-dates.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"

#include <libical/ical.h>
#include <string.h>

/* A rule that never yields a date, such as 30 February, must not search for ever. */
#define MAX_STEPS 2000

/* At midnight: the null date of libical stands an hour before it, and a rule with the first day of the week then never
 * gets on. */
static struct icaltimetype
read_date (const char *text)
{
  struct icaltimetype date = icaltime_null_time ();

  if (sscanf (text, "%4d-%2d-%2d", &date.year, &date.month, &date.day) != 3)
    return icaltime_null_date ();
  date.is_date = 1;
  return date;
}

typedef struct
{
  GHashTable *left_out; /* of dates that count no more: left out, or found already */
  GPtrArray *dates;     /* of char */
} Meetings;

/* What a group says about single days: not then, or then instead. A day that a meeting is moved to counts once, though
 * the group would meet then anyway. */
static void
read_exceptions (Meetings *meetings,
                 const char *exceptions,
                 const char *after)
{
  g_autoptr (GPtrArray) items = sam_json_to_items (exceptions);
  g_autoptr (GHashTable) moved = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (SamJsonObject) item = sam_json_object_parse (g_ptr_array_index (items, i), -1, NULL);
      char *date = item != NULL ? sam_json_to_string (sam_json_object_get (item, "date")) : NULL;
      g_autofree char *instead = item != NULL ? sam_json_to_string (sam_json_object_get (item, "moved_to")) : NULL;

      if (date != NULL)
        g_hash_table_add (meetings->left_out, date);
      if (instead == NULL || strcmp (instead, after) < 0 || !g_hash_table_add (moved, instead))
        continue;
      g_hash_table_add (meetings->left_out, g_strdup (instead));
      g_ptr_array_add (meetings->dates, g_steal_pointer (&instead));
    }
}

static void
add_regular (Meetings *meetings,
             struct icalrecurrencetype rule,
             struct icaltimetype start,
             struct icaltimetype limit,
             struct icaltimetype last,
             guint count)
{
  icalrecur_iterator *iterator = icalrecur_iterator_new (rule, start);
  guint found = 0;

  for (guint i = 0; iterator != NULL && found < count && i < MAX_STEPS; i++)
    {
      struct icaltimetype date = icalrecur_iterator_next (iterator);
      g_autofree char *text = NULL;

      if (icaltime_is_null_time (date))
        break;
      if (!icaltime_is_null_time (last) && icaltime_compare_date_only (date, last) > 0)
        break;
      text = g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
      /* libical gives the first date twice where the rule begins on another day; once is enough. */
      if (icaltime_compare_date_only (date, limit) < 0 || !g_hash_table_add (meetings->left_out, g_strdup (text)))
        continue;
      g_ptr_array_add (meetings->dates, g_steal_pointer (&text));
      found++;
    }
  if (iterator != NULL)
    icalrecur_iterator_free (iterator);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* @to: (nullable): no day after it */
static char **
list_dates (const char *rule,
            const char *first,
            const char *exceptions,
            const char *from,
            const char *to,
            guint count)
{
  g_autoptr (GHashTable) left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) dates = g_ptr_array_new_with_free_func (g_free);
  Meetings meetings = { left_out, dates };
  struct icalrecurrencetype recurrence = icalrecurrencetype_from_string (rule);
  struct icaltimetype limit = read_date (from);
  struct icaltimetype start = first != NULL ? read_date (first) : limit;
  struct icaltimetype last = to != NULL ? read_date (to) : icaltime_null_time ();
  guint n = 0;

  if (recurrence.freq != ICAL_NO_RECURRENCE && !icaltime_is_null_time (start))
    {
      read_exceptions (&meetings, exceptions, from);
      add_regular (&meetings, recurrence, start, limit, last, count);
    }
  g_ptr_array_sort (dates, compare_texts);
  while (n < dates->len && n < count && (to == NULL || strcmp (dates->pdata[n], to) <= 0))
    n++;
  g_ptr_array_set_size (dates, (int) n);
  g_ptr_array_add (dates, NULL);
  g_ptr_array_set_free_func (dates, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&dates), FALSE);
}

/**
 * sam_recurrence_list_dates:
 * @rule: an RFC 5545 recurrence rule
 * @first: (nullable): the first meeting as YYYY-MM-DD; without it the rule counts from @after
 * @exceptions: (nullable): JSON items with a `date` on which there is no meeting, a `moved_to` on which there is one
 *   instead, or both
 * @after: YYYY-MM-DD: only dates on or after it
 * @count: how many
 *
 * Returns: (transfer full): at most @count dates as YYYY-MM-DD, in order; empty for a rule that can't be read
 */
char **
sam_recurrence_list_dates (const char *rule,
                           const char *first,
                           const char *exceptions,
                           const char *after,
                           guint count)
{
  return list_dates (rule, first, exceptions, after, NULL, count);
}

/**
 * sam_recurrence_list_dates_between:
 * @rule: an RFC 5545 recurrence rule
 * @first: (nullable): the first meeting as YYYY-MM-DD; without it the rule counts from @from
 * @exceptions: (nullable): as of sam_recurrence_list_dates()
 * @from: YYYY-MM-DD
 * @to: YYYY-MM-DD
 *
 * Returns: (transfer full): the dates from the one day to the other, both included, in order
 */
char **
sam_recurrence_list_dates_between (const char *rule,
                                   const char *first,
                                   const char *exceptions,
                                   const char *from,
                                   const char *to)
{
  return list_dates (rule, first, exceptions, from, to, G_MAXUINT);
}
