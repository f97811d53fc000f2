/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A Meeting Guide feed (https://github.com/code4recovery/spec), as twelve-step fellowships publish it, as rows of a
 * list of groups: typing them over is saved. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-meeting-guide-reader.h"

#include "exchange/sam-field-rows.h"
#include "json/sam-json-object.h"
#include "json/sam-json-scan.h"
#include "json/sam-json-value.h"
#include "record/sam-words.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const columns[] = { "name", "meets", "start_time", "end_time", "venue", "address", "postcode",
                                       "place", "municipality", "form", "wheelchair", "website", "description",
                                       "how_it_works", "accessibility", "contact", "phone", "email", "notes", NULL };

static const char *const weekdays[] = { "SU", "MO", "TU", "WE", "TH", "FR", "SA" };

/* The columns of what the feed has as a text of its own; the first that is there is taken. */
static const struct
{
  const char *key;
  const char *column;
} texts[] = {
  { "name", "name" },
  { "time", "start_time" },
  { "end_time", "end_time" },
  { "location", "venue" },
  { "address", "address" },
  { "formatted_address", "address" },
  { "postal_code", "postcode" },
  { "city", "place" },
  { "region", "municipality" },
  { "url", "website" },
  { "entity_website_url", "website" },
  { "notes", "description" },
  { "group_notes", "how_it_works" },
  { "location_notes", "accessibility" },
  { "contact_1_name", "contact" },
  { "contact_1_phone", "phone" },
  { "contact_1_email", "email" },
};

/* Whatever else a feed says is kept in words. */
static const struct
{
  const char *key;
  const char *label; /* marked with N_() */
} remarks[] = {
  { "conference_url", N_ ("Online") },
  { "conference_phone", N_ ("By phone") },
  { "entity_phone", N_ ("Phone of the fellowship") },
  { "entity_email", N_ ("E-mail of the fellowship") },
};

/**
 * sam_meeting_guide_is_feed:
 *
 * Returns: whether it is an array of meetings, not of documents as we write them
 */
gboolean
sam_meeting_guide_is_feed (const char *text)
{
  g_autofree char *canonical = sam_json_canonicalize (text, -1, NULL);
  g_autoptr (GPtrArray) items = canonical != NULL ? sam_json_to_items (canonical) : NULL;
  g_autoptr (SamJsonObject) first = NULL;

  if (items == NULL || items->len == 0)
    return FALSE;
  first = sam_json_object_parse (items->pdata[0], -1, NULL);
  return first != NULL && sam_json_object_get (first, "slug") != NULL && sam_json_object_get (first, "_id") == NULL;
}

/* "day" is a number or an array of them, Sunday being 0. */
static char *
read_days (const char *value)
{
  g_autoptr (GString) days = g_string_new (NULL);
  g_autoptr (GPtrArray) items = value != NULL ? sam_json_to_items (value) : NULL;

  if (items == NULL)
    items = g_ptr_array_new_with_free_func (g_free);
  if (items->len == 0 && value != NULL)
    g_ptr_array_add (items, g_strdup (value));
  for (guint i = 0; i < items->len; i++)
    {
      gint64 day;

      if (sam_json_to_integer (items->pdata[i], &day) && day >= 0 && day < (gint64) G_N_ELEMENTS (weekdays))
        sam_words_add (days, ",", weekdays[day]);
    }
  return days->len > 0 ? g_strdup_printf ("FREQ=WEEKLY;BYDAY=%s", days->str) : NULL;
}

static void
read_types (SamFieldRows *rows,
            SamJsonObject *meeting)
{
  g_auto (GStrv) types = sam_json_to_strv (sam_json_object_get (meeting, "types"));
  g_autofree char *list = NULL;
  g_autofree char *words = NULL;

  if (types == NULL || *types == NULL)
    return;
  if (g_strv_contains ((const char *const *) types, "X"))
    sam_field_rows_set (rows, "wheelchair", "yes");
  if (g_strv_contains ((const char *const *) types, "ONL"))
    sam_field_rows_set (rows, "form", "online");
  if (g_strv_contains ((const char *const *) types, "TC"))
    sam_field_rows_append (rows, "notes", _ ("The place is closed for the time being."), "\n");
  list = g_strjoinv (", ", types);
  /* Translators: codes of a feed of meetings, as in "O, X" */
  words = g_strdup_printf (_ ("Types in the feed: %s"), list);
  sam_field_rows_append (rows, "notes", words, "\n");
}

static void
read_meeting (SamFieldRows *rows,
              SamJsonObject *meeting)
{
  g_autofree char *meets = read_days (sam_json_object_get (meeting, "day"));

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = sam_json_to_string (sam_json_object_get (meeting, texts[i].key));

      if (text != NULL && !sam_field_rows_has (rows, texts[i].column))
        sam_field_rows_set (rows, texts[i].column, text);
    }
  sam_field_rows_set (rows, "meets", meets);
  read_types (rows, meeting);
  for (guint i = 0; i < G_N_ELEMENTS (remarks); i++)
    {
      g_autofree char *text = sam_json_to_string (sam_json_object_get (meeting, remarks[i].key));
      g_autofree char *words = text != NULL ? g_strdup_printf ("%s: %s", _ (remarks[i].label), text) : NULL;

      sam_field_rows_append (rows, "notes", words, "\n");
    }
}

/**
 * sam_meeting_guide_read:
 * @text: UTF-8
 *
 * Returns: (transfer full): a row for each meeting, with names of fields as its columns
 */
SamSheet *
sam_meeting_guide_read (const char *text)
{
  g_autoptr (SamFieldRows) rows = sam_field_rows_new (columns);
  g_autofree char *canonical = sam_json_canonicalize (text, -1, NULL);
  g_autoptr (GPtrArray) items = canonical != NULL ? sam_json_to_items (canonical) : NULL;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (SamJsonObject) meeting = sam_json_object_parse (items->pdata[i], -1, NULL);

      if (meeting == NULL)
        {
          sam_field_rows_add_problem (rows, i + 1, _ ("This is no meeting, and was left out."));
          continue;
        }
      sam_field_rows_add (rows, i + 1);
      read_meeting (rows, meeting);
    }
  return sam_field_rows_to_sheet (rows, "group");
}
