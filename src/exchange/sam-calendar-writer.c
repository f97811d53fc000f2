/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The meetings of groups and the workshops as a calendar. Times are wall-clock times of a named zone, with that zone's
 * rules in the file, so that they hold on both sides of a change of the clock. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-export-job.h"

#include "json/sam-json-value.h"

#include "samenhulp-config.h"

#include <libical/ical.h>
#include <string.h>

#define HOME_ZONE "Europe/Amsterdam"

static icaltimezone *
find_zone (const char *name)
{
  icaltimezone *zone = name == NULL ? NULL : icaltimezone_get_builtin_timezone (name);

  return zone != NULL ? zone : icaltimezone_get_builtin_timezone (HOME_ZONE);
}

/* The plain name of the zone, which other programs know; libical puts a prefix of its own before it. */
static const char *
get_zone_name (const icaltimezone *zone)
{
  return icaltimezone_get_location ((icaltimezone *) zone);
}

static icaltimetype
read_time (const char *date,
           const char *time,
           icaltimezone *zone)
{
  icaltimetype result = icaltime_null_time ();

  if (sscanf (date, "%4d-%2d-%2d", &result.year, &result.month, &result.day) != 3)
    return icaltime_null_time ();
  result.is_date = time == NULL || sscanf (time, "%2d:%2d", &result.hour, &result.minute) != 2;
  if (!result.is_date)
    result.zone = zone;
  return result;
}

static void
add_time (icalcomponent *event,
          icalproperty *property,
          icaltimetype time)
{
  if (time.zone != NULL)
    icalproperty_set_parameter (property, icalparameter_new_tzid (get_zone_name (time.zone)));
  icalcomponent_add_property (event, property);
}

static void
add_text (icalcomponent *event,
          icalproperty *(*create) (const char *),
          const char *text)
{
  if (text != NULL && *text != '\0')
    icalcomponent_add_property (event, create (text));
}

static char *
join_place (SamExportJob *job,
            SamRecord *record,
            const char *const *fields)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autofree char *part = sam_export_job_dup_text (job, record, fields[i]);

      if (part != NULL && *part != '\0')
        g_strv_builder_add (parts, part);
    }
  list = g_strv_builder_end (parts);
  return g_strjoinv (", ", list);
}

static void
add_categories (SamExportJob *job,
                icalcomponent *event,
                SamRecord *record)
{
  g_autofree char *topics = sam_export_job_dup_text (job, record, "topics");
  g_auto (GStrv) list = g_strsplit (topics != NULL ? topics : "", "; ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    add_text (event, icalproperty_new_categories, list[i]);
}

static icalcomponent *
create_event (SamExportJob *job,
              SamRecord *record,
              const char *summary)
{
  icalcomponent *event = icalcomponent_new (ICAL_VEVENT_COMPONENT);
  gint64 edited_at = sam_record_get_integer (record, "edited_at", 0);
  g_autofree char *uid = sam_export_job_dup_uid (job, record);
  icaltimetype stamp;

  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  /* When the record was last edited, so that the same record is the same entry. */
  stamp = icaltime_from_timet_with_zone ((time_t) edited_at, FALSE, icaltimezone_get_utc_timezone ());
  icalcomponent_add_property (event, icalproperty_new_dtstamp (stamp));
  add_text (event, icalproperty_new_summary, summary);
  return event;
}

/* The first day of the rule that is not before @from. */
static icaltimetype
find_first (struct icalrecurrencetype rule,
            icaltimetype from)
{
  icalrecur_iterator *days = icalrecur_iterator_new (rule, from);
  icaltimetype first = days == NULL ? icaltime_null_time () : icalrecur_iterator_next (days);

  g_clear_pointer (&days, icalrecur_iterator_free);
  return first;
}

static icaltimetype
find_start (SamRecord *group,
            struct icalrecurrencetype rule,
            icaltimezone *zone)
{
  g_autofree char *from = sam_record_dup_text (group, "meets_from");
  g_autofree char *time = sam_record_dup_text (group, "start_time");
  icaltimetype start;

  if (from == NULL)
    {
      gint64 edited_at = sam_record_get_integer (group, "edited_at", 0);
      g_autoptr (GDateTime) edited = g_date_time_new_from_unix_utc (edited_at);

      from = edited == NULL ? g_strdup ("2020-01-01") : g_date_time_format (edited, "%Y-%m-%d");
    }
  start = read_time (from, time, zone);
  return icaltime_is_null_time (start) ? start : find_first (rule, start);
}

static void
add_exceptions (SamExportJob *job,
                icalcomponent *event,
                SamRecord *group,
                icaltimezone *zone)
{
  g_autoptr (GPtrArray) items = sam_json_to_items (sam_record_get_value (group, "exceptions"));
  static const char *const keys[] = { "date", "moved_to", NULL };
  g_autofree char *time = sam_record_dup_text (group, "start_time");

  sam_export_job_say_items (job, group, "exceptions", keys);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (SamJsonObject) item = sam_json_object_parse (g_ptr_array_index (items, i), -1, NULL);
      g_autofree char *date = item == NULL ? NULL : sam_json_to_string (sam_json_object_get (item, "date"));
      g_autofree char *instead = item == NULL ? NULL : sam_json_to_string (sam_json_object_get (item, "moved_to"));

      if (date != NULL)
        {
          icaltimetype left_out = read_time (date, time, zone);

          if (!icaltime_is_null_time (left_out))
            add_time (event, icalproperty_new_exdate (left_out), left_out);
        }
      if (instead != NULL)
        {
          struct icaldatetimeperiodtype added = { .time = read_time (instead, time, zone) };

          added.period = icalperiodtype_null_period ();
          if (!icaltime_is_null_time (added.time))
            add_time (event, icalproperty_new_rdate (added), added.time);
        }
    }
}

/* Only what begins at a time ends at one. */
static void
add_end (SamExportJob *job,
         icalcomponent *event,
         SamRecord *record,
         const char *field,
         icaltimetype start)
{
  g_autofree char *end_time = start.is_date ? NULL : sam_export_job_dup_text (job, record, field);
  icaltimetype end = start;

  if (end_time == NULL || sscanf (end_time, "%2d:%2d", &end.hour, &end.minute) != 2)
    return;
  /* A meeting past midnight ends the next day. */
  if (icaltime_compare (end, start) <= 0)
    icaltime_adjust (&end, 1, 0, 0, 0);
  add_time (event, icalproperty_new_dtend (end), end);
}

static icalcomponent *
create_group_event (SamExportJob *job,
                    SamRecord *group)
{
  static const char *const place_fields[] = { "venue", "venue_text", "address", "postcode", "place", NULL };
  /* Of which the times are made. */
  static const char *const said[] = { "meets_from", "start_time" };
  static const char *const said_statuses[] = { "open", NULL };
  icaltimezone *zone = find_zone (HOME_ZONE);
  g_autofree char *name = sam_export_job_dup_text (job, group, "name");
  g_autofree char *meets = sam_export_job_dup_text (job, group, "meets");
  g_autofree char *description = sam_export_job_dup_text (job, group, "description");
  g_autofree char *status = sam_record_dup_text (group, "status");
  g_autofree char *place = join_place (job, group, place_fields);
  g_autofree char *website = sam_export_job_dup_text (job, group, "website");
  struct icalrecurrencetype rule;
  icaltimetype start;
  icalcomponent *event;

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    sam_export_job_say (job, said[i]);
  sam_export_job_say_choice (job, group, "status", said_statuses);
  if (g_strcmp0 (status, "ended") == 0 || g_strcmp0 (status, "paused") == 0)
    {
      sam_export_job_skip (job, &sam_export_not_meeting);
      return NULL;
    }
  rule = icalrecurrencetype_from_string (meets != NULL ? meets : "");
  start = meets == NULL || rule.freq == ICAL_NO_RECURRENCE ? icaltime_null_time () : find_start (group, rule, zone);
  if (icaltime_is_null_time (start))
    {
      sam_export_job_skip (job, &sam_export_without_rule);
      return NULL;
    }
  event = create_event (job, group, name);
  add_time (event, icalproperty_new_dtstart (start), start);
  add_end (job, event, group, "end_time", start);
  icalcomponent_add_property (event, icalproperty_new_rrule (rule));
  add_exceptions (job, event, group, zone);
  add_text (event, icalproperty_new_location, place);
  add_text (event, icalproperty_new_description, description);
  add_text (event, icalproperty_new_url, website);
  add_categories (job, event, group);
  return event;
}

/* An event without a status is planned. */
static void
add_status (SamExportJob *job,
            icalcomponent *event,
            SamRecord *workshop)
{
  static const char *const said[] = { "idea", "planned", "cancelled", NULL };
  g_autofree char *status = sam_record_dup_text (workshop, "status");

  sam_export_job_say_choice (job, workshop, "status", said);
  if (g_strcmp0 (status, "cancelled") == 0)
    icalcomponent_add_property (event, icalproperty_new_status (ICAL_STATUS_CANCELLED));
  else if (g_strcmp0 (status, "idea") == 0)
    icalcomponent_add_property (event, icalproperty_new_status (ICAL_STATUS_TENTATIVE));
}

static icalcomponent *
create_workshop_event (SamExportJob *job,
                       SamRecord *workshop)
{
  static const char *const place_fields[] = { "venue", "room", NULL };
  g_autofree char *zone_name = sam_record_dup_text (workshop, "time_zone");
  g_autofree char *title = sam_export_job_dup_text (job, workshop, "title");
  g_autofree char *date = sam_export_job_dup_text (job, workshop, "date");
  g_autofree char *from = sam_export_job_dup_text (job, workshop, "start");
  g_autofree char *description = sam_export_job_dup_text (job, workshop, "description");
  g_autofree char *place = join_place (job, workshop, place_fields);
  icaltimezone *zone = find_zone (zone_name);
  icaltimetype start;
  icalcomponent *event;

  if (date == NULL)
    {
      sam_export_job_skip (job, &sam_export_without_date);
      return NULL;
    }
  start = read_time (date, from, zone);
  if (start.zone != NULL && g_strcmp0 (zone_name, get_zone_name (zone)) == 0)
    sam_export_job_say (job, "time_zone");
  event = create_event (job, workshop, title);
  add_time (event, icalproperty_new_dtstart (start), start);
  add_end (job, event, workshop, "end", start);
  add_status (job, event, workshop);
  add_text (event, icalproperty_new_location, place);
  add_text (event, icalproperty_new_description, description);
  add_categories (job, event, workshop);
  return event;
}

static void
add_zones (icalcomponent *calendar,
           GHashTable *zones)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (zones), (GCompareFunc) strcmp);

  for (GList *name = names; name != NULL; name = name->next)
    {
      icaltimezone *zone = g_hash_table_lookup (zones, name->data);
      icalcomponent *rules = icalcomponent_new_clone (icaltimezone_get_component (zone));
      icalproperty *tzid = icalcomponent_get_first_property (rules, ICAL_TZID_PROPERTY);

      icalproperty_set_tzid (tzid, name->data);
      /* Calendars stumble over the rules of 1835, and nobody needs them. */
      icaltimezone_truncate_vtimezone (rules, icaltime_from_string ("20000101T000000Z"), icaltime_null_time (), 1);
      icalcomponent_add_component (calendar, rules);
    }
}

static void
note_zone (GHashTable *zones,
           icalcomponent *event)
{
  icaltimetype start = icalcomponent_get_dtstart (event);
  icalproperty *property = icalcomponent_get_first_property (event, ICAL_DTSTART_PROPERTY);
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_TZID_PARAMETER);
  const char *name;

  if (start.is_date || parameter == NULL)
    return;
  name = icalparameter_get_tzid (parameter);
  g_hash_table_insert (zones, g_strdup (name), find_zone (name));
}

/**
 * sam_calendar_write:
 *
 * Returns: (transfer full) (nullable): the file's text, or NULL with @error set
 */
char *
sam_calendar_write (SamExportJob *job,
                    GError **error)
{
  gboolean of_groups = g_str_equal (sam_export_job_get_kind (job)->name, "group");
  g_autoptr (GHashTable) zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local_error = NULL;
  icalcomponent *calendar;
  char *written = NULL;

  calendar = icalcomponent_vanew (ICAL_VCALENDAR_COMPONENT, icalproperty_new_version ("2.0"),
                                  icalproperty_new_prodid ("-//Samenhulp//" VERSION "//NL"), NULL);
  for (;;)
    {
      g_autoptr (SamRecord) record = sam_export_job_next (job, &local_error);
      icalcomponent *event;

      if (record == NULL)
        break;
      event = of_groups ? create_group_event (job, record) : create_workshop_event (job, record);
      if (event == NULL)
        continue;
      note_zone (zones, event);
      icalcomponent_add_component (calendar, event);
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    {
      char *text;

      add_zones (calendar, zones);
      text = icalcomponent_as_ical_string_r (calendar);
      written = g_strdup (text);
      icalmemory_free_buffer (text);
    }
  icalcomponent_free (calendar);
  return written;
}
