/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A calendar as rows of a list: what repeats is a group that meets, what happens once is a workshop. Times are the ones
 * on the wall where the event is. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-calendar-reader.h"

#include "exchange/sam-content-lines.h"
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

/**
 * sam_calendar_is_calendar:
 * @text: the beginning of a file
 *
 * Returns: whether it is iCalendar
 */
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

/* What the lines of a calendar are in: where each of it begins. */
typedef struct
{
  const char *name;
  guint at; /* which line */
} Open;

/* The lines up to @end, and an end for what is still open there. */
static char *
join_lines (GPtrArray *lines,
            guint end,
            GArray *open)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < end; i++)
    g_string_append_printf (text, "%s\r\n", ((SamContentLine *) lines->pdata[i])->text);
  for (guint i = open->len; i > 0; i--)
    g_string_append_printf (text, "END:%s\r\n", g_array_index (open, Open, i - 1).name);
  return g_string_free (text, FALSE);
}

/* Leaves what no line belongs to out of @open, from the outermost on that has no end; the calendar itself goes on. */
static guint
cut_off (GPtrArray *lines,
         GArray *open,
         guint end,
         SamFieldRows *rows)
{
  guint first = open->len > 0 && g_ascii_strcasecmp (g_array_index (open, Open, 0).name, "VCALENDAR") == 0 ? 1 : 0;
  guint at = open->len > first ? g_array_index (open, Open, first).at : end;

  if (at < lines->len)
    sam_field_rows_add_problem (rows, ((SamContentLine *) lines->pdata[at])->number,
                                _ ("From here on nothing of the calendar was read: its parts do not begin and end as "
                                   "they must."));
  else
    sam_field_rows_add_problem (rows, 0, _ ("The end of the calendar is missing: what came after it was not read."));
  g_array_set_size (open, MIN (open->len, first));
  return at;
}

/* The library reads nothing of a calendar that is broken off: what of it is whole, with the lines on which its events
 * begin. */
static char *
take_whole (const char *text,
            GArray *events,
            SamFieldRows *rows)
{
  g_autoptr (GPtrArray) lines = sam_content_lines_unfold (text);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Open));
  guint end = lines->len;

  for (guint i = 0; i < lines->len && end == lines->len; i++)
    {
      const SamContentLine *line = lines->pdata[i];
      const char *begins = sam_content_line_get_name_of (line, "BEGIN");
      const char *ends = sam_content_line_get_name_of (line, "END");
      const Open new = { begins, i };

      if (begins != NULL && g_ascii_strcasecmp (begins, "VEVENT") == 0)
        g_array_append_val (events, line->number);
      if (begins != NULL)
        g_array_append_val (open, new);
      else if (ends != NULL && open->len > 0 &&
               g_ascii_strcasecmp (g_array_index (open, Open, open->len - 1).name, ends) == 0)
        g_array_set_size (open, open->len - 1);
      else if (ends != NULL)
        end = cut_off (lines, open, i, rows);
    }
  if (end == lines->len && open->len > 0)
    end = cut_off (lines, open, end, rows);
  return join_lines (lines, end, open);
}

static void
add_events (icalcomponent *calendar,
            GPtrArray *events)
{
  if (calendar == NULL)
    return;
  for (icalcomponent *part = icalcomponent_get_first_component (calendar, ICAL_ANY_COMPONENT); part != NULL;
       part = icalcomponent_get_next_component (calendar, ICAL_ANY_COMPONENT))
    if (icalcomponent_isa (part) == ICAL_VEVENT_COMPONENT)
      g_ptr_array_add (events, part);
    else if (icalcomponent_isa (part) == ICAL_VCALENDAR_COMPONENT)
      add_events (part, events);
}

static void
read_event (SamFieldRows *rows,
            icalcomponent *event,
            guint line)
{
  sam_field_rows_add (rows, line);
  read_texts (rows, event);
  read_times (rows, event);
  if (icalcomponent_get_first_property (event, ICAL_XLICERROR_PROPERTY) != NULL)
    sam_field_rows_add_problem (rows, line,
                                _ ("Something in this one can't be read, such as its day or how it repeats, and was "
                                   "left out."));
}

/**
 * sam_calendar_read:
 * @text: UTF-8
 *
 * Returns: (transfer full): a row for each event, with names of fields as its columns; what is broken in the calendar
 *   is told with its line
 */
SamSheet *
sam_calendar_read (const char *text)
{
  g_autoptr (SamFieldRows) rows = sam_field_rows_new (columns);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *whole = take_whole (text, lines, rows);
  icalcomponent *calendar = icalcomponent_new_from_string (whole);
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  guint n_groups = 0;
  guint n_moved = 0;
  SamSheet *sheet;

  add_events (calendar, events);
  for (guint i = 0; i < events->len; i++)
    {
      icalcomponent *event = g_ptr_array_index (events, i);

      /* One time of a series, changed: the series comes in as a whole. */
      if (icalcomponent_get_first_property (event, ICAL_RECURRENCEID_PROPERTY) != NULL)
        {
          n_moved++;
          continue;
        }
      read_event (rows, event, i < lines->len ? g_array_index (lines, guint, i) : 0);
      n_groups += icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY) != NULL;
    }
  g_clear_pointer (&calendar, icalcomponent_free);
  sheet = sam_field_rows_to_sheet (rows, n_groups > 0 ? "group" : "workshop");
  if (n_moved > 0)
    sam_sheet_add_problem (sheet, 0,
                           g_dngettext (GETTEXT_PACKAGE, "%u changed meeting of a series was left out.",
                                        "%u changed meetings of series were left out.", n_moved),
                           n_moved);
  return sheet;
}
