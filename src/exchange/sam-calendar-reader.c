/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A calendar as rows of a list: what repeats is a group that meets, what happens once is a workshop. Times are the ones
 * on the wall where the event is. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-calendar-reader.h"

#include "exchange/sam-field-rows.h"
#include "json/sam-json-value.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>

#define HOME_ZONE "Europe/Amsterdam"

/* A group has the first ones, a workshop the others; the name of one is the title of the other. */
static const char *const columns[] = { "uid", "name", "meets", "meets_from", "start_time", "end_time", "exceptions",
                                       "venue", "title", "date", "start", "end", "room", "topics", "website",
                                       "description", NULL };

gboolean
sam_calendar_is_calendar (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return g_ascii_strncasecmp (text, "BEGIN:VCALENDAR", strlen ("BEGIN:VCALENDAR")) == 0;
}

/* An instant of another zone as the clock at home shows it; what has no zone is meant as it stands. */
static icaltimetype
to_home (icaltimetype time)
{
  icaltimezone *home = icaltimezone_get_builtin_timezone (HOME_ZONE);

  if (time.is_date || time.zone == NULL || home == NULL)
    return time;
  return icaltime_convert_to_zone (time, home);
}

static char *
format_date (icaltimetype time)
{
  return icaltime_is_null_time (time) ? NULL : g_strdup_printf ("%04d-%02d-%02d", time.year, time.month, time.day);
}

static char *
format_time (icaltimetype time)
{
  return icaltime_is_null_time (time) || time.is_date ? NULL : g_strdup_printf ("%02d:%02d", time.hour, time.minute);
}

static void
add_exception (GPtrArray *items,
               const char *key,
               icaltimetype time)
{
  g_autofree char *date = format_date (to_home (time));

  if (date != NULL)
    g_ptr_array_add (items, g_strdup_printf ("{\"%s\":\"%s\",\"id\":\"%u\"}", key, date, items->len + 1));
}

/* Days on which it is not, and days on which it is besides. */
static void
read_exceptions (SamFieldRows *rows,
                 icalcomponent *event)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  for (icalproperty *property = icalcomponent_get_first_property (event, ICAL_EXDATE_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (event, ICAL_EXDATE_PROPERTY))
    add_exception (items, "date", icalproperty_get_datetime_with_component (property, event));
  for (icalproperty *property = icalcomponent_get_first_property (event, ICAL_RDATE_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (event, ICAL_RDATE_PROPERTY))
    add_exception (items, "moved_to", icalproperty_get_rdate (property).time);
  if (items->len == 0)
    return;
  text = sam_json_from_items (items);
  sam_field_rows_set (rows, "exceptions", text);
}

/* libical takes the beginning for the end of what has none. */
static icaltimetype
read_end (icalcomponent *event)
{
  if (icalcomponent_get_first_property (event, ICAL_DTEND_PROPERTY) == NULL &&
      icalcomponent_get_first_property (event, ICAL_DURATION_PROPERTY) == NULL)
    return icaltime_null_time ();
  return to_home (icalcomponent_get_dtend (event));
}

static void
read_times (SamFieldRows *rows,
            icalcomponent *event)
{
  icaltimetype start = to_home (icalcomponent_get_dtstart (event));
  icaltimetype end = read_end (event);
  icalproperty *rule = icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY);
  g_autofree char *date = format_date (start);
  g_autofree char *from = format_time (start);
  g_autofree char *until = format_time (end);

  if (rule != NULL)
    {
      struct icalrecurrencetype recurrence = icalproperty_get_rrule (rule);
      char *text = icalrecurrencetype_as_string_r (&recurrence);

      sam_field_rows_set (rows, "meets", text);
      icalmemory_free_buffer (text);
      sam_field_rows_set (rows, "meets_from", date);
      sam_field_rows_set (rows, "start_time", from);
      sam_field_rows_set (rows, "end_time", until);
      read_exceptions (rows, event);
      return;
    }
  sam_field_rows_set (rows, "date", date);
  sam_field_rows_set (rows, "start", from);
  sam_field_rows_set (rows, "end", until);
}

static void
read_texts (SamFieldRows *rows,
            icalcomponent *event)
{
  const char *uid = icalcomponent_get_uid (event);
  gboolean repeats = icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY) != NULL;
  icalproperty *url = icalcomponent_get_first_property (event, ICAL_URL_PROPERTY);
  g_autofree char *whole = uid != NULL ? g_strconcat (SAM_FIELD_ROWS_UID, uid, NULL) : NULL;

  sam_field_rows_set (rows, "uid", whole);
  sam_field_rows_set (rows, repeats ? "name" : "title", icalcomponent_get_summary (event));
  sam_field_rows_set (rows, repeats ? "venue" : "room", icalcomponent_get_location (event));
  sam_field_rows_set (rows, "description", icalcomponent_get_description (event));
  sam_field_rows_set (rows, "website", url != NULL ? icalproperty_get_url (url) : NULL);
  for (icalproperty *property = icalcomponent_get_first_property (event, ICAL_CATEGORIES_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (event, ICAL_CATEGORIES_PROPERTY))
    sam_field_rows_append (rows, "topics", icalproperty_get_categories (property), "; ");
}

static icalcomponent *
get_first_event (icalcomponent *calendar)
{
  return calendar != NULL ? icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT) : NULL;
}

/**
 * sam_calendar_read:
 * @text: UTF-8
 *
 * Returns: (transfer full): a row for each event, with names of fields as its columns; without rows when it is no
 *   calendar that can be read
 */
SamSheet *
sam_calendar_read (const char *text)
{
  g_autoptr (SamFieldRows) rows = sam_field_rows_new (columns);
  icalcomponent *calendar = icalcomponent_new_from_string (text);
  guint n_groups = 0;
  guint n_moved = 0;
  guint number = 0;
  SamSheet *sheet;

  for (icalcomponent *event = get_first_event (calendar); event != NULL;
       event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    {
      number++;
      /* One time of a series, changed: the series comes in as a whole. */
      if (icalcomponent_get_first_property (event, ICAL_RECURRENCEID_PROPERTY) != NULL)
        {
          n_moved++;
          continue;
        }
      sam_field_rows_add (rows, number);
      read_texts (rows, event);
      read_times (rows, event);
      n_groups += icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY) != NULL;
    }
  g_clear_pointer (&calendar, icalcomponent_free);
  sheet = sam_field_rows_to_sheet (rows, n_groups > 0 ? "group" : "workshop");
  if (n_moved > 0)
    sam_sheet_add_problem (sheet, 1,
                           g_dngettext (GETTEXT_PACKAGE, "%u changed meeting of a series was left out.",
                                        "%u changed meetings of series were left out.", n_moved),
                           n_moved);
  return sheet;
}
