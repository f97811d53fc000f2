/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Weekly groups as the Meeting Guide feed of twelve-step fellowships (https://github.com/code4recovery/spec). It knows
 * weekly meetings and nothing else, so whoever meets by another rule is left out, and named. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-export-job.h"

#include "exchange/sam-json-build.h"
#include "exchange/sam-recurrence-parts.h"
#include "json/sam-json-value.h"
#include "network/sam-group-life.h"
#include "network/sam-name-key.h"

#include <string.h>

#define HOME_ZONE "Europe/Amsterdam"
#define LONGEST_SLUG 55

static const char *const weekdays[] = { "SU", "MO", "TU", "WE", "TH", "FR", "SA" };

/* A field that the feed has as a text of its own. */
static const struct
{
  const char *key;
  const char *field;
} texts[] = {
  { "name", "name" },
  { "time", "start_time" },
  { "end_time", "end_time" },
  { "address", "address" },
  { "city", "place" },
  { "postal_code", "postcode" },
  { "region", "municipality" },
  { "notes", "description" },
  { "group_notes", "how_it_works" },
  { "location_notes", "accessibility" },
  { "url", "website" },
  { "entity_email", "public_email" },
  { "entity_phone", "public_phone" },
};

/* Codes of the feed, where our choice means just that; NULL: what a meeting without a code is. */
static const struct
{
  const char *field;
  const char *choice;
  const char *code;
} types[] = {
  { "wheelchair", "yes", "X" },
  { "audience", "women", "W" },
  { "audience", "men", "M" },
  { "audience", "youth", "Y" },
  { "audience", "everyone", "O" },
  { "form", "online", "ONL" },
  { "form", "group", NULL },
};

/* Days as the feed counts them, Sunday being 0; NULL: it meets by another rule. */
static char *
read_days (const char *rule)
{
  static const char *const names[] = { "FREQ", "INTERVAL", "BYDAY", "WKST", NULL };
  g_autoptr (GHashTable) parts = sam_recurrence_split (rule);
  const char *interval = g_hash_table_lookup (parts, "INTERVAL");
  const char *days = g_hash_table_lookup (parts, "BYDAY");
  g_auto (GStrv) list = g_strsplit (days != NULL ? days : "", ",", -1);
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);

  if (g_strcmp0 (g_hash_table_lookup (parts, "FREQ"), "WEEKLY") != 0 || !sam_recurrence_has_only (parts, names) ||
      (interval != NULL && !g_str_equal (interval, "1")))
    return NULL;
  for (guint i = 0; list[i] != NULL; i++)
    for (guint d = 0; d < G_N_ELEMENTS (weekdays); d++)
      if (g_str_equal (list[i], weekdays[d]))
        g_ptr_array_add (numbers, sam_json_from_integer (d));
  if (numbers->len == 0)
    return NULL;
  return numbers->len == 1 ? g_strdup (numbers->pdata[0]) : sam_json_from_items (numbers);
}

/* Adds a field's codes; only where the feed has one for each of its values is it said. */
static void
add_codes (SamExportJob *job,
           GStrvBuilder *codes,
           SamRecord *group,
           const char *field)
{
  g_autofree char *text = sam_record_format_field (group, field);
  g_auto (GStrv) list = g_strsplit (text != NULL ? text : "", "; ", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) known = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].field, field))
      {
        g_strv_builder_add (builder, types[i].choice);
        if (types[i].code != NULL && g_strv_contains ((const char *const *) list, types[i].choice))
          g_strv_builder_add (codes, types[i].code);
      }
  known = g_strv_builder_end (builder);
  sam_export_job_say_choice (job, group, field, (const char *const *) known);
}

static void
set_types (SamExportJob *job,
           SamJsonObject *meeting,
           SamRecord *group)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *value = NULL;

  add_codes (job, codes, group, "wheelchair");
  add_codes (job, codes, group, "audience");
  add_codes (job, codes, group, "form");
  list = g_strv_builder_end (codes);
  value = sam_json_from_strv ((const char *const *) list);
  if (*list != NULL)
    sam_json_object_set (meeting, "types", value);
}

/* Its own name, and something of its id: two groups may have the same name. */
static char *
create_slug (SamExportJob *job,
             SamRecord *group)
{
  g_autofree char *name = sam_record_dup_text (group, "name");
  g_autofree char *words = sam_name_words (name);
  g_autofree char *uuid = sam_export_job_dup_uuid (job, group, NULL);
  GString *slug = g_string_new (NULL);

  for (const char *c = words; *c != '\0' && slug->len < LONGEST_SLUG; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (slug, g_ascii_tolower (*c));
    else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
      g_string_append_c (slug, '-');
  g_string_append_printf (slug, "-%.8s", uuid);
  return g_string_free (slug, FALSE);
}

/* Whether the venue lies where the group says that it meets, as far as it says so. */
static gboolean
is_there (SamRecord *venue,
          SamRecord *group)
{
  static const char *const fields[] = { "address", "postcode", "place" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *said = sam_record_get_value (group, fields[i]);
      const char *theirs = sam_record_get_value (venue, fields[i]);

      if (said != NULL && theirs != NULL && !g_str_equal (said, theirs))
        return FALSE;
    }
  return TRUE;
}

static void
set_place (SamExportJob *job,
           SamJsonObject *meeting,
           SamRecord *group)
{
  g_autofree char *venue_id = sam_record_dup_text (group, "venue");
  g_autoptr (SamRecord) venue = sam_export_job_load (job, venue_id);
  g_autofree char *name = sam_export_job_dup_text (job, group, "venue");
  g_autofree char *words = sam_export_job_dup_text (job, group, "venue_text");
  g_autofree char *both = name != NULL && words != NULL ? g_strjoin (", ", name, words, NULL) : NULL;

  sam_json_set_text (meeting, "location", both != NULL ? both : name != NULL ? name
                                                                             : words);
  if (venue != NULL && is_there (venue, group))
    {
      g_autofree char *address = sam_export_job_dup_text (job, venue, "address");
      g_autofree char *place = sam_export_job_dup_text (job, venue, "place");
      g_autofree char *postcode = sam_export_job_dup_text (job, venue, "postcode");

      sam_json_set_text (meeting, "address", address);
      sam_json_set_text (meeting, "city", place);
      sam_json_set_text (meeting, "postal_code", postcode);
    }
  sam_json_set_text (meeting, "country", "NL");
}

/* Whether the feed can say when the group meets; if not, it is left out. */
static gboolean
can_say (SamExportJob *job,
         SamRecord *group,
         const char *name,
         const char *days)
{
  static const char *const said[] = { "open", NULL };

  sam_export_job_say_choice (job, group, "status", said);
  if (name == NULL)
    sam_export_job_skip (job, &sam_export_without_name);
  else if (sam_group_life_rests (group))
    sam_export_job_skip (job, &sam_export_not_meeting);
  else if (days == NULL || !sam_record_has_value (group, "start_time"))
    sam_export_job_skip (job, &sam_export_not_weekly);
  else
    return TRUE;
  return FALSE;
}

static SamJsonObject *
create_meeting (SamExportJob *job,
                SamRecord *group)
{
  g_autoptr (SamJsonObject) meeting = sam_json_object_new ();
  g_autofree char *name = sam_export_job_dup_text (job, group, "name");
  g_autofree char *rule = sam_export_job_dup_text (job, group, "meets");
  g_autofree char *days = read_days (rule);
  g_autofree char *slug = NULL;

  if (!can_say (job, group, name, days))
    return NULL;
  slug = create_slug (job, group);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = sam_export_job_dup_text (job, group, texts[i].field);

      sam_json_set_text (meeting, texts[i].key, text);
    }
  sam_json_set_text (meeting, "slug", slug);
  sam_json_object_set (meeting, "day", days);
  sam_json_set_text (meeting, "timezone", HOME_ZONE);
  set_place (job, meeting, group);
  set_types (job, meeting, group);
  /* What belongs to an entity asks for its name. */
  if (sam_json_object_get (meeting, "entity_email") != NULL || sam_json_object_get (meeting, "entity_phone") != NULL)
    sam_json_set_text (meeting, "entity", name);
  return g_steal_pointer (&meeting);
}

/**
 * sam_meeting_guide_write:
 *
 * Returns: (transfer full) (nullable): the file's text, or NULL with @error set
 */
char *
sam_meeting_guide_write (SamExportJob *job,
                         GError **error)
{
  g_autoptr (GPtrArray) meetings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;

  for (;;)
    {
      g_autoptr (SamRecord) group = sam_export_job_next (job, &local_error);
      g_autoptr (SamJsonObject) meeting = group != NULL ? create_meeting (job, group) : NULL;

      if (group == NULL)
        break;
      if (meeting != NULL)
        g_ptr_array_add (meetings, sam_json_object_to_text (meeting));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return sam_json_from_items (meetings);
}
