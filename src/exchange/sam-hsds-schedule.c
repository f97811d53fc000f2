/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When a group meets, as a schedule of HSDS 3.0. That has weekly and monthly rules and an offset instead of a time
 * zone, and no exceptions: the zone and the exceptions stand in its notes. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-hsds-schedule.h"

#include "exchange/sam-json-build.h"
#include "exchange/sam-recurrence-parts.h"
#include "exchange/sam-recurrence-writer.h"
#include "json/sam-json-value.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HOME_ZONE "Europe/Amsterdam"

/* A part of a rule that a schedule has under its own name. */
static const struct
{
  const char *part;
  const char *key;
  gboolean is_number;
} parts_said[] = {
  { "FREQ", "freq", FALSE },
  { "INTERVAL", "interval", TRUE },
  { "COUNT", "count", TRUE },
  { "WKST", "wkst", FALSE },
  { "BYDAY", "byday", FALSE },
  { "BYMONTHDAY", "bymonthday", FALSE },
  { "BYWEEKNO", "byweekno", FALSE },
};

static gboolean
can_say (GHashTable *parts)
{
  static const char *const names[] = { "FREQ", "INTERVAL", "COUNT", "WKST", "BYDAY", "BYMONTHDAY", "BYWEEKNO", "UNTIL",
                                       NULL };
  const char *frequency = g_hash_table_lookup (parts, "FREQ");

  return (g_strcmp0 (frequency, "WEEKLY") == 0 || g_strcmp0 (frequency, "MONTHLY") == 0) &&
         sam_recurrence_has_only (parts, names);
}

static void
set_rule (SamJsonObject *schedule,
          GHashTable *parts)
{
  const char *until = g_hash_table_lookup (parts, "UNTIL");

  for (guint i = 0; i < G_N_ELEMENTS (parts_said); i++)
    {
      const char *value = g_hash_table_lookup (parts, parts_said[i].part);

      if (value != NULL && parts_said[i].is_number)
        sam_json_set_integer (schedule, parts_said[i].key, g_ascii_strtoll (value, NULL, 10));
      else
        sam_json_set_text (schedule, parts_said[i].key, value);
    }
  if (until != NULL && strlen (until) >= 8)
    {
      g_autofree char *date = g_strdup_printf ("%.4s-%.2s-%.2s", until, until + 4, until + 6);

      sam_json_set_text (schedule, "until", date);
      sam_json_set_text (schedule, "valid_to", date);
    }
}

/* The clock on the wall, with the offset it had on the first day. */
static char *
format_time (const char *time,
             const char *first)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (HOME_ZONE);
  g_autofree char *moment = g_strdup_printf ("%sT%s:00", first != NULL ? first : "2026-01-01", time);
  g_autoptr (GDateTime) at = zone != NULL ? g_date_time_new_from_iso8601 (moment, zone) : NULL;

  return at != NULL ? g_date_time_format (at, "%H:%M%:z") : NULL;
}

static void
set_times (SamExportJob *job,
           SamJsonObject *schedule,
           SamRecord *group)
{
  static const char *const fields[] = { "start_time", "end_time" };
  static const char *const keys[] = { "opens_at", "closes_at" };
  g_autofree char *first = sam_export_job_dup_text (job, group, "meets_from");

  sam_json_set_text (schedule, "dtstart", first);
  sam_json_set_text (schedule, "valid_from", first);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *time = sam_export_job_dup_text (job, group, fields[i]);
      g_autofree char *text = time != NULL ? format_time (time, first) : NULL;

      sam_json_set_text (schedule, keys[i], text);
    }
}

static void
set_notes (SamExportJob *job,
           SamJsonObject *schedule,
           SamRecord *group)
{
  g_autoptr (GPtrArray) items = sam_json_to_items (sam_record_get_value (group, "exceptions"));
  static const char *const keys[] = { "date", "moved_to", "note", NULL };
  g_autoptr (GString) notes = g_string_new (HOME_ZONE);

  sam_export_job_say_items (job, group, "exceptions", keys);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (SamJsonObject) item = sam_json_object_parse (g_ptr_array_index (items, i), -1, NULL);
      g_autofree char *date = item == NULL ? NULL : sam_json_to_string (sam_json_object_get (item, "date"));
      g_autofree char *instead = item == NULL ? NULL : sam_json_to_string (sam_json_object_get (item, "moved_to"));
      g_autofree char *why = item == NULL ? NULL : sam_json_to_string (sam_json_object_get (item, "note"));

      g_string_append (notes, "; ");
      if (date != NULL && instead != NULL)
        g_string_append_printf (notes, _ ("not on %s but on %s"), date, instead);
      else if (date != NULL)
        g_string_append_printf (notes, _ ("not on %s"), date);
      else if (instead != NULL)
        g_string_append_printf (notes, _ ("also on %s"), instead);
      if (why != NULL && *why != '\0')
        g_string_append_printf (notes, " (%s)", why);
    }
  sam_json_set_text (schedule, "notes", notes->str);
}

/**
 * sam_hsds_fill_schedule:
 * @schedule: with its id
 *
 * Returns: whether there is anything to say of when the group meets
 */
gboolean
sam_hsds_fill_schedule (SamExportJob *job,
                        SamJsonObject *schedule,
                        SamRecord *group)
{
  g_autofree char *rule = sam_export_job_dup_text (job, group, "meets");
  g_autofree char *words = sam_export_job_dup_text (job, group, "meets_text");
  g_autoptr (GHashTable) parts = sam_recurrence_split (rule);

  if (rule == NULL && words == NULL)
    return FALSE;
  if (words == NULL)
    words = sam_recurrence_describe (rule);
  sam_json_set_text (schedule, "description", words);
  if (can_say (parts))
    set_rule (schedule, parts);
  else if (rule != NULL)
    {
      g_autofree char *name = sam_export_job_dup_text (job, group, "name");

      sam_export_job_leave_out (job, _ ("When “%s” meets stands in words only: this form has no such rule."), name);
    }
  set_times (job, schedule, group);
  set_notes (job, schedule, group);
  return TRUE;
}
