/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-record"

#include "record/sam-field-text.h"

#include "json/sam-json-scan.h"
#include "json/sam-json-value.h"
#include "record/sam-record.h"
#include "record/sam-spelling.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A semicolon within a word is written \; and a backslash \\. They are a set: a word that is repeated counts once. */
static char **
split_words (const char *text)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *at = text;; at++)
    {
      if (*at == '\\' && (at[1] == ';' || at[1] == '\\'))
        g_string_append_c (word, *++at);
      else if (*at == ';' || *at == '\0')
        {
          g_autofree char *trimmed = sam_spelling_trim (word->str);

          if (*trimmed != '\0' && g_hash_table_add (known, g_strdup (trimmed)))
            g_strv_builder_add (words, trimmed);
          g_string_truncate (word, 0);
          if (*at == '\0')
            return g_strv_builder_end (words);
        }
      else
        g_string_append_c (word, *at);
    }
}

static char *
join_words (char **words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (text, "; ");
      for (const char *at = words[i]; *at != '\0'; at++)
        {
          if (*at == ';' || *at == '\\')
            g_string_append_c (text, '\\');
          g_string_append_c (text, *at);
        }
    }
  return g_string_free (text, FALSE);
}

static char *
parse_boolean (const char *text)
{
  static const char *const yes[] = { "true", "yes", "1", NULL };
  static const char *const no[] = { "false", "no", "0", NULL };
  g_autofree char *word = g_ascii_strdown (text, -1);

  if (g_strv_contains (yes, word))
    return sam_json_from_boolean (TRUE);
  if (g_strv_contains (no, word))
    return sam_json_from_boolean (FALSE);
  return NULL;
}

static char *
parse_integer (const char *text)
{
  gint64 integer;

  if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &integer, NULL))
    return NULL;
  return sam_json_from_integer (integer);
}

static char *
parse_instant (const char *text)
{
  g_autoptr (GDateTime) instant = g_date_time_new_from_iso8601 (text, NULL);

  /* Without a zone it would depend on who reads it. */
  if (instant == NULL)
    return parse_integer (text);
  return sam_json_from_integer (g_date_time_to_unix (instant));
}

static char *
format_instant (gint64 seconds)
{
  g_autoptr (GDateTime) instant = g_date_time_new_from_unix_utc (seconds);

  if (instant == NULL || g_date_time_get_year (instant) > 9999)
    return sam_json_from_integer (seconds);
  return g_date_time_format (instant, "%Y-%m-%dT%H:%M:%SZ");
}

/* A choice by its name, or by its label in whichever case; what is neither stays as it is. */
static const char *
read_choice (const SamField *field,
             const char *word)
{
  g_autofree char *wanted = g_utf8_casefold (word, -1);

  for (const SamChoice *choice = field->choices; choice != NULL && choice->name != NULL; choice++)
    {
      g_autofree char *label = g_utf8_casefold (_ (choice->label), -1);

      if (g_str_equal (label, wanted) && sam_field_find_choice (field, word) == NULL)
        return choice->name;
    }
  return word;
}

static char *
parse_choices (const SamField *field,
               char **words)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) read_choice (field, words[i]));
  g_ptr_array_add (names, NULL);
  return sam_json_from_strv ((const char *const *) names->pdata);
}

static char *
describe_choices (const SamField *field)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (const SamChoice *choice = field->choices; choice->name != NULL; choice++)
    g_string_append_printf (words, "%s%s (%s)", words->len > 0 ? ", " : "", choice->name, _ (choice->label));
  /* Translators: %s is a list of words, each with what it means in brackets */
  return g_strdup_printf (_ ("The choices are: %s."), words->str);
}

static char *
parse_any (const SamField *field,
           const char *text)
{
  g_autofree char *trimmed = sam_spelling_trim (text);
  g_auto (GStrv) words = NULL;
  g_autofree char *spelling = NULL;

  switch (field->type)
    {
    case SAM_FIELD_BOOLEAN:
      return parse_boolean (trimmed);
    case SAM_FIELD_INTEGER:
      return parse_integer (trimmed);
    case SAM_FIELD_INSTANT:
      return parse_instant (trimmed);
    case SAM_FIELD_CHOICE:
      return sam_json_from_string (read_choice (field, trimmed));
    case SAM_FIELD_CHOICES:
      words = split_words (text);
      return parse_choices (field, words);
    case SAM_FIELD_REFS:
    case SAM_FIELD_TAGS:
      words = split_words (text);
      return sam_json_from_strv ((const char *const *) words);
    case SAM_FIELD_ITEMS:
    case SAM_FIELD_OBJECT:
      return sam_json_canonicalize (trimmed, -1, NULL);
    case SAM_FIELD_TEXT:
    case SAM_FIELD_PROSE:
    case SAM_FIELD_DECIMAL:
    case SAM_FIELD_DATE:
    case SAM_FIELD_TIME:
    case SAM_FIELD_RRULE:
    case SAM_FIELD_EMAIL:
    case SAM_FIELD_URL:
    case SAM_FIELD_PHONE:
    case SAM_FIELD_POSTCODE:
    case SAM_FIELD_REF:
    default:
      spelling = sam_spelling_normalize (field->type, text);
      return sam_json_from_string (spelling);
    }
}

/**
 * sam_field_parse_text:
 * @text: a value as sam_field_format_text() writes it, or in another spelling that leaves no doubt
 * @error: set to SAM_RECORD_ERROR_VALUE when @text is no value of the field
 *
 * Returns: (transfer full) (nullable): the value as canonical JSON
 */
char *
sam_field_parse_text (const SamField *field,
                      const char *text,
                      GError **error)
{
  g_autofree char *value = parse_any (field, text);
  g_autofree char *choices = NULL;
  g_autofree char *sentences = NULL;
  const char *problem = NULL;

  if (value == NULL)
    {
      SamField optional = *field;

      /* The check of a wrong type says what is expected. */
      optional.flags = SAM_FIELD_NONE;
      sam_field_check_value (&optional, "null", &problem);
    }
  else if (sam_field_check_value (field, value, &problem))
    return g_steal_pointer (&value);
  choices = field->type == SAM_FIELD_CHOICE || field->type == SAM_FIELD_CHOICES ? describe_choices (field) : NULL;
  sentences = g_strjoin (" ", _ (problem), choices, NULL);
  g_set_error (error, SAM_RECORD_ERROR, SAM_RECORD_ERROR_VALUE, _ ("“%s” cannot be the value of “%s”: %s"),
               text, field->name, sentences);
  return NULL;
}

/**
 * sam_field_format_text:
 * @value: (nullable): canonical JSON
 *
 * Returns: (transfer full): the value as text, empty for an absent or unreadable one
 */
char *
sam_field_format_text (const SamField *field,
                       const char *value)
{
  g_auto (GStrv) words = NULL;
  gint64 integer = 0;

  if (value == NULL || !sam_field_check_value (field, value, NULL))
    return g_strdup ("");
  switch (field->type)
    {
    case SAM_FIELD_INSTANT:
      sam_json_to_integer (value, &integer);
      return format_instant (integer);
    case SAM_FIELD_CHOICES:
    case SAM_FIELD_REFS:
    case SAM_FIELD_TAGS:
      words = sam_json_strv_from_canonical (value);
      return join_words (words);
    case SAM_FIELD_BOOLEAN:
    case SAM_FIELD_INTEGER:
    case SAM_FIELD_ITEMS:
    case SAM_FIELD_OBJECT:
      return g_strdup (value);
    case SAM_FIELD_TEXT:
    case SAM_FIELD_PROSE:
    case SAM_FIELD_CHOICE:
    case SAM_FIELD_DECIMAL:
    case SAM_FIELD_DATE:
    case SAM_FIELD_TIME:
    case SAM_FIELD_RRULE:
    case SAM_FIELD_EMAIL:
    case SAM_FIELD_URL:
    case SAM_FIELD_PHONE:
    case SAM_FIELD_POSTCODE:
    case SAM_FIELD_REF:
    default:
      return sam_json_string_from_canonical (value);
    }
}
