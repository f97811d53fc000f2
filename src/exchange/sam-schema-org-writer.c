/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups, workshops and organisations as JSON-LD of schema.org, which search engines read from a page: a group is an
 * organisation with a series of events. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-export-job.h"

#include "exchange/sam-json-build.h"
#include "exchange/sam-recurrence-parts.h"
#include "json/sam-json-value.h"
#include "network/sam-group-life.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SCHEMA "https://schema.org/"
#define HOME_ZONE "Europe/Amsterdam"

/* A field that schema.org has as a text of its own. */
typedef struct
{
  const char *key;
  const char *field;
} Text;

static const Text group_texts[] = {
  { "name", "name" },
  { "description", "description" },
  { "url", "website" },
  { "telephone", "public_phone" },
  { "email", "public_email" },
  { "foundingDate", "founded_on" },
  { "areaServed", "municipality" },
  { NULL, NULL },
};

static const Text workshop_texts[] = {
  { "name", "title" },
  { "description", "description" },
  { "maximumAttendeeCapacity", "capacity" },
  { NULL, NULL },
};

static const Text organisation_texts[] = {
  { "name", "name" },
  { "url", "website" },
  { "telephone", "phone" },
  { "email", "email" },
  { "areaServed", "municipality" },
  { NULL, NULL },
};

static SamJsonObject *
create_object (const char *type)
{
  SamJsonObject *object = sam_json_object_new ();

  sam_json_set_text (object, "@type", type);
  return object;
}

static void
set_texts (SamExportJob *job,
           SamJsonObject *object,
           SamRecord *record,
           const Text *texts)
{
  for (; texts->key != NULL; texts++)
    {
      g_autofree char *text = sam_export_job_dup_text (job, record, texts->field);

      sam_json_set_text (object, texts->key, text);
    }
}

/* A list as people read it ("a; b"), as an array. */
static void
set_list (SamExportJob *job,
          SamJsonObject *object,
          const char *key,
          SamRecord *record,
          const char *field)
{
  g_autofree char *text = sam_export_job_dup_text (job, record, field);
  g_auto (GStrv) list = g_strsplit (text != NULL ? text : "", "; ", -1);
  g_autofree char *value = sam_json_from_strv ((const char *const *) list);

  if (*list != NULL)
    sam_json_object_set (object, key, value);
}

static void
set_address (SamExportJob *job,
             SamJsonObject *object,
             SamRecord *record)
{
  static const Text texts[] = {
    { "streetAddress", "address" },
    { "postalCode", "postcode" },
    { "addressLocality", "place" },
    { NULL, NULL },
  };
  g_autoptr (SamJsonObject) address = create_object ("PostalAddress");

  set_texts (job, address, record, texts);
  if (sam_json_object_get (address, "streetAddress") == NULL && sam_json_object_get (address, "postalCode") == NULL &&
      sam_json_object_get (address, "addressLocality") == NULL)
    return;
  sam_json_set_text (address, "addressCountry", "NL");
  sam_json_set_object (object, "address", address);
}

/* Where it is: the record's own words, then those of the venue that it names. */
static void
set_location (SamExportJob *job,
              SamJsonObject *event,
              SamRecord *record,
              const char *words_field)
{
  g_autofree char *venue_id = sam_record_dup_text (record, "venue");
  g_autoptr (SamRecord) venue = sam_export_job_load (job, venue_id);
  g_autofree char *name = sam_export_job_dup_text (job, record, "venue");
  g_autofree char *words = sam_export_job_dup_text (job, record, words_field);
  g_autofree char *both = g_strjoin (name != NULL && words != NULL ? ", " : "", name != NULL ? name : "",
                                     words != NULL ? words : "", NULL);
  g_autoptr (SamJsonObject) location = create_object ("Place");

  sam_json_set_text (location, "name", both);
  if (sam_kind_find_field (sam_record_get_kind (record), "address") != NULL)
    set_address (job, location, record);
  if (venue != NULL && sam_json_object_get (location, "address") == NULL)
    set_address (job, location, venue);
  if (sam_json_object_get (location, "name") != NULL || sam_json_object_get (location, "address") != NULL)
    sam_json_set_object (event, "location", location);
}

/* A weekly or monthly rule as a duration of ISO 8601; NULL: schema.org can't say this rule. */
static char *
format_frequency (GHashTable *parts)
{
  static const char *const names[] = { "FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "WKST", "UNTIL", "COUNT", NULL };
  const char *frequency = g_hash_table_lookup (parts, "FREQ");
  const char *interval = g_hash_table_lookup (parts, "INTERVAL");

  if (!sam_recurrence_has_only (parts, names) ||
      (g_strcmp0 (frequency, "WEEKLY") != 0 && g_strcmp0 (frequency, "MONTHLY") != 0))
    return NULL;
  return g_strdup_printf ("P%s%c", interval != NULL ? interval : "1", *frequency);
}

static void
set_days (SamJsonObject *schedule,
          GHashTable *parts)
{
  const char *days = g_hash_table_lookup (parts, "BYDAY");
  const char *month_days = g_hash_table_lookup (parts, "BYMONTHDAY");
  const char *until = g_hash_table_lookup (parts, "UNTIL");
  const char *count = g_hash_table_lookup (parts, "COUNT");
  g_auto (GStrv) list = g_strsplit (days != NULL ? days : "", ",", -1);
  g_autofree char *value = sam_json_from_strv ((const char *const *) list);

  /* "1TU" is how byDay itself says the first Tuesday. */
  if (*list != NULL)
    sam_json_object_set (schedule, "byDay", value);
  if (month_days != NULL)
    {
      g_autofree char *numbers = g_strdup_printf ("[%s]", month_days);

      sam_json_object_set (schedule, "byMonthDay", numbers);
    }
  if (until != NULL && strlen (until) >= 8)
    {
      g_autofree char *date = g_strdup_printf ("%.4s-%.2s-%.2s", until, until + 4, until + 6);

      sam_json_set_text (schedule, "endDate", date);
    }
  if (count != NULL)
    sam_json_set_integer (schedule, "repeatCount", g_ascii_strtoll (count, NULL, 10));
}

static void
set_exceptions (SamExportJob *job,
                SamJsonObject *schedule,
                SamRecord *group)
{
  g_autoptr (GPtrArray) items = sam_json_to_items (sam_record_get_value (group, "exceptions"));
  g_autoptr (GStrvBuilder) dates = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  static const char *const keys[] = { "date", "moved_to", NULL };
  g_autofree char *value = NULL;

  sam_export_job_say_items (job, group, "exceptions", keys);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (SamJsonObject) item = sam_json_object_parse (g_ptr_array_index (items, i), -1, NULL);
      g_autofree char *date = item == NULL ? NULL : sam_json_to_string (sam_json_object_get (item, "date"));

      if (date != NULL)
        g_strv_builder_add (dates, date);
      if (item != NULL && sam_json_object_get (item, "moved_to") != NULL)
        sam_export_job_leave_out (job, _ ("Meetings on other days than usual were left out: this form has no place for "
                                          "them."));
    }
  list = g_strv_builder_end (dates);
  value = sam_json_from_strv ((const char *const *) list);
  if (*list != NULL)
    sam_json_object_set (schedule, "exceptDate", value);
}

static void
set_schedule (SamExportJob *job,
              SamJsonObject *series,
              SamRecord *group)
{
  static const Text texts[] = {
    { "startDate", "meets_from" },
    { "startTime", "start_time" },
    { "endTime", "end_time" },
    { "description", "meets_text" },
    { NULL, NULL },
  };
  g_autoptr (SamJsonObject) schedule = create_object ("Schedule");
  g_autofree char *rule = sam_export_job_dup_text (job, group, "meets");
  g_autoptr (GHashTable) parts = sam_recurrence_split (rule);
  g_autofree char *frequency = format_frequency (parts);

  if (rule != NULL && frequency == NULL)
    {
      g_autofree char *name = sam_export_job_dup_text (job, group, "name");

      sam_export_job_leave_out (job, _ ("When “%s” meets was left out: this form has no such rule."), name);
    }
  if (frequency == NULL && !sam_record_has_value (group, "meets_text"))
    return;
  set_texts (job, schedule, group, texts);
  if (frequency != NULL)
    {
      sam_json_set_text (schedule, "repeatFrequency", frequency);
      set_days (schedule, parts);
    }
  set_exceptions (job, schedule, group);
  sam_json_set_text (schedule, "scheduleTimezone", HOME_ZONE);
  sam_json_set_object (series, "eventSchedule", schedule);
}

static void
set_full (SamJsonObject *event,
          const char *status)
{
  if (g_strcmp0 (status, "full") == 0)
    sam_json_set_integer (event, "remainingAttendeeCapacity", 0);
}

/* What takes place when the group meets. */
static SamJsonObject *
create_series (SamExportJob *job,
               SamRecord *group)
{
  static const char *const forms[] = { "group", "online", NULL };
  static const char *const statuses[] = { "open", "full", NULL };
  SamJsonObject *series = create_object ("EventSeries");
  g_autofree char *name = sam_export_job_dup_text (job, group, "name");
  g_autofree char *form = sam_record_dup_text (group, "form");
  g_autofree char *status = sam_record_dup_text (group, "status");

  sam_export_job_say_choice (job, group, "form", forms);
  sam_export_job_say_choice (job, group, "status", statuses);
  sam_json_set_text (series, "name", name);
  sam_json_set_text (series, "eventAttendanceMode",
                     g_strcmp0 (form, "online") == 0 ? SCHEMA "OnlineEventAttendanceMode"
                                                     : SCHEMA "OfflineEventAttendanceMode");
  set_full (series, status);
  set_schedule (job, series, group);
  set_location (job, series, group, "venue_text");
  return series;
}

static SamJsonObject *
create_group (SamExportJob *job,
              SamRecord *group)
{
  g_autoptr (SamJsonObject) object = create_object ("Organization");
  g_autofree char *status = sam_record_dup_text (group, "status");

  if (sam_group_life_rests (group))
    {
      sam_export_job_skip (job, &sam_export_not_meeting);
      return NULL;
    }
  set_texts (job, object, group, group_texts);
  set_list (job, object, "knowsAbout", group, "topics");
  set_list (job, object, "knowsLanguage", group, "languages");
  /* One that is forming is there, and does not meet yet. */
  if (g_strcmp0 (status, "forming") != 0)
    {
      g_autoptr (SamJsonObject) series = create_series (job, group);

      sam_json_set_object (object, "event", series);
    }
  return g_steal_pointer (&object);
}

/* The moment with the offset of its zone on that day; NULL: there is no such time. */
static GDateTime *
find_moment (SamExportJob *job,
             SamRecord *workshop,
             const char *date,
             const char *time)
{
  g_autofree char *zone_name = sam_record_dup_text (workshop, "time_zone");
  g_autoptr (GTimeZone) named = zone_name != NULL ? g_time_zone_new_identifier (zone_name) : NULL;
  g_autoptr (GTimeZone) home = g_time_zone_new_identifier (HOME_ZONE);
  g_autofree char *moment = g_strdup_printf ("%sT%s:00", date, time);

  if (named != NULL)
    sam_export_job_say (job, "time_zone");
  return g_date_time_new_from_iso8601 (moment, named != NULL ? named : home);
}

/* Only the day when there is no time. What ends before it began ends the next day. */
static void
set_moment (SamExportJob *job,
            SamJsonObject *event,
            const char *key,
            SamRecord *workshop,
            const char *field)
{
  g_autofree char *start = sam_record_dup_text (workshop, "start");
  g_autofree char *date = sam_export_job_dup_text (job, workshop, "date");
  g_autofree char *time = date != NULL ? sam_export_job_dup_text (job, workshop, field) : NULL;
  g_autofree char *text = NULL;
  g_autoptr (GDateTime) at = time != NULL ? find_moment (job, workshop, date, time) : NULL;

  if (at != NULL && start != NULL && strcmp (time, start) < 0)
    {
      GDateTime *next = g_date_time_add_days (at, 1);

      g_date_time_unref (at);
      at = next;
    }
  text = at != NULL ? g_date_time_format (at, "%Y-%m-%dT%H:%M:%S%:z") : NULL;
  sam_json_set_text (event, key, text != NULL ? text : date);
}

/* What is an idea is on no calendar yet, and says nothing of it. */
static void
set_status (SamExportJob *job,
            SamJsonObject *event,
            SamRecord *workshop)
{
  static const char *const said[] = { "idea", "planned", "full", "cancelled", NULL };
  g_autofree char *status = sam_record_dup_text (workshop, "status");

  sam_export_job_say_choice (job, workshop, "status", said);
  set_full (event, status);
  if (g_strcmp0 (status, "idea") != 0)
    sam_json_set_text (event, "eventStatus",
                       g_strcmp0 (status, "cancelled") == 0 ? SCHEMA "EventCancelled" : SCHEMA "EventScheduled");
}

static SamJsonObject *
create_workshop (SamExportJob *job,
                 SamRecord *workshop)
{
  SamJsonObject *event = create_object ("Event");

  set_texts (job, event, workshop, workshop_texts);
  set_moment (job, event, "startDate", workshop, "start");
  if (sam_record_has_value (workshop, "end"))
    set_moment (job, event, "endDate", workshop, "end");
  set_list (job, event, "about", workshop, "topics");
  set_location (job, event, workshop, "room");
  set_status (job, event, workshop);
  return event;
}

static SamJsonObject *
create_organisation (SamExportJob *job,
                     SamRecord *organisation)
{
  SamJsonObject *object = create_object ("Organization");

  set_texts (job, object, organisation, organisation_texts);
  set_address (job, object, organisation);
  return object;
}

static const struct
{
  const char *kind;
  SamJsonObject *(*create) (SamExportJob *job,
                            SamRecord *record);
} kinds[] = {
  { "group", create_group },
  { "workshop", create_workshop },
  { "organisation", create_organisation },
};

static char *
format_graph (GPtrArray *nodes)
{
  g_autoptr (SamJsonObject) whole = sam_json_object_new ();

  sam_json_set_text (whole, "@context", "https://schema.org");
  sam_json_set_objects (whole, "@graph", nodes);
  return sam_json_object_to_text (whole);
}

/**
 * sam_schema_org_write:
 *
 * Returns: (transfer full) (nullable): the file's text, or NULL with @error set
 */
char *
sam_schema_org_write (SamExportJob *job,
                      GError **error)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_json_object_unref);
  g_autoptr (GError) local_error = NULL;
  guint which = 0;

  while (!g_str_equal (kinds[which].kind, sam_export_job_get_kind (job)->name))
    which++;
  for (;;)
    {
      g_autoptr (SamRecord) record = sam_export_job_next (job, &local_error);
      g_autoptr (SamJsonObject) node = record != NULL ? kinds[which].create (job, record) : NULL;

      if (record == NULL)
        break;
      if (node != NULL && sam_json_object_get (node, "name") != NULL)
        g_ptr_array_add (nodes, g_steal_pointer (&node));
      else if (node != NULL)
        sam_export_job_skip (job, &sam_export_without_name);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return format_graph (nodes);
}
