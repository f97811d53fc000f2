/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-row-text.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "app/sam-dates.h"
#include "exchange/sam-dutch-values.h"
#include "json/sam-json-value.h"
#include "network/sam-day-words.h"
#include "network/sam-phone.h"
#include "record/sam-spelling.h"

static char *
replace_char (const char *text,
              char from,
              char to)
{
  char *replaced = g_strdup (text);

  return g_strdelimit (replaced, (char[]){ from, '\0' }, to);
}

/* The month names of the language in use, as sam_day_words_long() (%B) and sam_day_words_short() (%b) write them. */
static char *
read_local_date (const char *text,
                 const char *names)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  int day = 0;
  int year = 0;
  int length = 0;

  if (sscanf (folded, "%2d%*[. ]%n", &day, &length) < 1 || length == 0)
    return NULL;
  for (int month = 1; month <= 12; month++)
    {
      g_autoptr (GDateTime) first = g_date_time_new_utc (2000, month, 1, 0, 0, 0);
      g_autofree char *name = g_date_time_format (first, names);
      g_autofree char *folded_name = g_utf8_casefold (name, -1);

      if (g_str_has_prefix (folded + length, folded_name) &&
          sscanf (folded + length + strlen (folded_name), "%d", &year) == 1 &&
          g_date_valid_dmy (day, month, MAX (year, 0)))
        return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
    }
  return NULL;
}

static char *
read_date (const char *text,
           gboolean ahead)
{
  g_autofree char *today = sam_dates_dup_today ();
  char *iso = sam_dutch_read_day (text, today, ahead);

  if (iso == NULL)
    iso = read_local_date (text, "%B");
  return iso != NULL ? iso : read_local_date (text, "%b");
}

static char *
format_instant (gint64 seconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (seconds);

  /* Translators: a day and a time in an editor, such as 1 December 2026 19:30 */
  return moment != NULL ? g_date_time_format (moment, _ ("%-d %B %Y %H:%M")) : g_strdup ("");
}

/* A day alone is its noon: nobody means midnight by it. */
static gboolean
read_instant (const char *text,
              gint64 *seconds)
{
  const char *space = strrchr (text, ' ');
  g_autofree char *time = space != NULL ? sam_dutch_read_time (space + 1) : NULL;
  g_autofree char *before = time != NULL ? g_strndup (text, (gsize) (space - text)) : NULL;
  g_autofree char *date = read_date (before != NULL ? before : text, FALSE);
  g_autoptr (GDateTime) moment = NULL;
  int y, m, d;
  int hour = 12;
  int minute = 0;

  /* "1 december 2026": the last word is the year, not a time. */
  if (date == NULL && before != NULL)
    {
      date = read_date (text, FALSE);
      g_clear_pointer (&time, g_free);
    }
  if (date == NULL || sscanf (date, "%d-%d-%d", &y, &m, &d) != 3 ||
      (time != NULL && sscanf (time, "%d:%d", &hour, &minute) != 2))
    return FALSE;
  moment = g_date_time_new_local (y, m, d, hour, minute, 0);
  if (moment == NULL)
    return FALSE;
  *seconds = g_date_time_to_unix (moment);
  return TRUE;
}

/* What is not understood stays as it was typed; the field's own check then says what is expected. */
static char *
find_spelling (const SamField *field,
               const char *text)
{
  char *found = NULL;

  switch ((int) field->type)
    {
    case SAM_FIELD_PHONE:
      found = sam_dutch_read_phone (text);
      break;
    case SAM_FIELD_POSTCODE:
      found = sam_dutch_read_postcode (text);
      break;
    case SAM_FIELD_DATE:
      found = read_date (text, (field->flags & SAM_AHEAD) != 0);
      break;
    case SAM_FIELD_TIME:
      found = sam_dutch_read_time (text);
      break;
    case SAM_FIELD_DECIMAL:
      found = replace_char (text, ',', '.');
      break;
    default:
      break;
    }
  return found != NULL ? found : sam_spelling_normalize (field->type, text);
}

static char *
parse_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, ",;", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (*g_strstrip (words[i]) != '\0')
      g_ptr_array_add (kept, words[i]);
  g_ptr_array_add (kept, NULL);
  return kept->len > 1 ? sam_json_from_strv ((const char *const *) kept->pdata) : NULL;
}

/**
 * sam_row_text_format:
 * @value: (nullable): JSON text of a value of @field
 *
 * Returns: (transfer full): the value as people read it, empty for none
 */
char *
sam_row_text_format (const SamField *field,
                     const char *value)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  gint64 integer;
  char *shown = NULL;

  if (field->type == SAM_FIELD_INTEGER)
    return sam_json_to_integer (value, &integer) ? g_strdup_printf ("%" G_GINT64_FORMAT, integer) : g_strdup ("");
  if (field->type == SAM_FIELD_INSTANT)
    return sam_json_to_integer (value, &integer) ? format_instant (integer) : g_strdup ("");
  if (field->type == SAM_FIELD_TAGS)
    {
      words = sam_json_to_strv (value);
      return words != NULL ? g_strjoinv (", ", words) : g_strdup ("");
    }
  text = sam_json_to_string (value);
  if (text == NULL)
    return g_strdup ("");
  if (field->type == SAM_FIELD_PHONE)
    shown = sam_phone_format (text);
  else if (field->type == SAM_FIELD_DECIMAL)
    shown = replace_char (text, '.', *localeconv ()->decimal_point);
  else if (field->type == SAM_FIELD_DATE)
    shown = sam_day_words_long (text);
  return shown != NULL ? shown : g_steal_pointer (&text);
}

/**
 * sam_row_text_parse:
 * @text: as it was typed
 * @value: (out) (transfer full) (nullable): the value as JSON text, NULL for an empty text
 * @problem: (out) (optional): what is wrong, marked for translation
 *
 * But for a day, the value is not checked yet: sam_field_check_value () says what is expected instead.
 *
 * Returns: FALSE when @text can't even be written as a value of @field
 */
gboolean
sam_row_text_parse (const SamField *field,
                    const char *text,
                    char **value,
                    const char **problem)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *spelling = NULL;
  gint64 integer;

  *value = NULL;
  if (*trimmed == '\0')
    return TRUE;
  if (field->type == SAM_FIELD_TAGS)
    {
      *value = parse_words (trimmed);
      return TRUE;
    }
  if (field->type == SAM_FIELD_INTEGER || field->type == SAM_FIELD_INSTANT)
    {
      gboolean whole = field->type == SAM_FIELD_INTEGER;

      if (whole ? g_ascii_string_to_signed (trimmed, 10, -G_MAXINT32, G_MAXINT32, &integer, NULL)
                : read_instant (trimmed, &integer))
        {
          *value = sam_json_from_integer (integer);
          return TRUE;
        }
      if (problem != NULL)
        *problem = whole ? N_ ("This is not a whole number.") : N_ ("Write a day and a time: 1-12-2026 19:30.");
      return FALSE;
    }
  spelling = find_spelling (field, trimmed);
  *value = sam_json_from_string (spelling != NULL ? spelling : trimmed);
  if (field->type != SAM_FIELD_DATE || sam_field_check_value (field, *value, NULL))
    return TRUE;
  g_clear_pointer (value, g_free);
  if (problem != NULL)
    *problem = N_ ("This is no day that exists. Write it as 31-12-2026, 31 dec or tomorrow.");
  return FALSE;
}
