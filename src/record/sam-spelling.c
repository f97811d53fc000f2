/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one stored spelling of each type that is a JSON string, and the way there from what people type. */

#define G_LOG_DOMAIN "samenhulp-record"

#include "record/sam-spelling.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Whether @text has the shape of @pattern: 9 stands for a digit, A for a capital, anything else for itself. */
static gboolean
has_shape (const char *text,
           const char *pattern)
{
  for (; *text != '\0' && *pattern != '\0'; text++, pattern++)
    {
      if (*pattern == '9' ? !g_ascii_isdigit (*text) : *pattern == 'A' ? !g_ascii_isupper (*text)
                                                                       : *text != *pattern)
        return FALSE;
    }
  return *text == '\0' && *pattern == '\0';
}

static int
read_number (const char *digits,
             int length)
{
  int number = 0;

  for (int i = 0; i < length; i++)
    number = number * 10 + (digits[i] - '0');
  return number;
}

static gboolean
is_date (const char *text)
{
  if (!has_shape (text, "9999-99-99") || read_number (text, 4) == 0)
    return FALSE;
  return g_date_valid_dmy ((GDateDay) read_number (text + 8, 2), (GDateMonth) read_number (text + 5, 2),
                           (GDateYear) read_number (text, 4));
}

static gboolean
is_time (const char *text)
{
  return has_shape (text, "99:99") && read_number (text, 2) < 24 && read_number (text + 3, 2) < 60;
}

static gboolean
is_decimal (const char *text)
{
  gsize whole;
  gsize fraction = 1;

  if (*text == '-')
    text++;
  whole = strspn (text, "0123456789");
  if (whole == 0 || (whole > 1 && text[0] == '0'))
    return FALSE;
  text += whole;
  if (*text == '.')
    {
      fraction = strspn (text + 1, "0123456789");
      text += 1 + fraction;
    }
  return fraction > 0 && *text == '\0';
}

static gboolean
is_domain (const char *text)
{
  gboolean has_dot = strchr (text, '.') != NULL;

  if (!has_dot || text[0] == '.' || text[0] == '-' || text[strlen (text) - 1] == '.' || strstr (text, "..") != NULL)
    return FALSE;
  for (; *text != '\0'; text++)
    if (g_ascii_isspace (*text) || strchr ("@,;:<>()[]\\\"/", *text) != NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');

  if (at == NULL || at == text || text[0] == '.' || at[-1] == '.' || !is_domain (at + 1))
    return FALSE;
  for (const char *local = text; local < at; local++)
    if ((guchar) *local <= ' ' || strchr (",;:<>()[]\\\"", *local) != NULL || g_str_has_prefix (local, ".."))
      return FALSE;
  return TRUE;
}

static gboolean
is_url (const char *text)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      strpbrk (text, " \t\n\"<>") != NULL)
    return FALSE;
  return g_str_equal (g_uri_get_scheme (uri), "https") || g_str_equal (g_uri_get_scheme (uri), "http");
}

static gboolean
is_phone (const char *text)
{
  gsize digits;

  if (text[0] != '+' || text[1] < '1' || text[1] > '9')
    return FALSE;
  digits = strspn (text + 1, "0123456789");
  if (text[1 + digits] != '\0' || digits < 7 || digits > 15)
    return FALSE;
  if (!g_str_has_prefix (text, "+31"))
    return TRUE;
  if (g_str_has_prefix (text, "+31800") || g_str_has_prefix (text, "+31900"))
    return digits >= 9 && digits <= 12;
  return digits == 11 && text[3] != '0';
}

/* Dutch ones, and those of the neighbours across the border. */
static gboolean
is_postcode (const char *text)
{
  if (has_shape (text, "9999 AA"))
    return text[0] != '0' && !g_str_has_suffix (text, "SA") && !g_str_has_suffix (text, "SD") &&
           !g_str_has_suffix (text, "SS");
  return has_shape (text, "99999") || has_shape (text, "B-9999");
}

#define POSITIONS "BYSETPOS="

/* The value of the part of a rule that begins with @name; NULL: it has none. */
static char *
find_part (const char *rule,
           const char *name)
{
  g_auto (GStrv) parts = g_strsplit (rule, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_has_prefix (parts[i], name))
      return g_strdup (parts[i] + strlen (name));
  return NULL;
}

static gboolean
is_rule_part (const char *part)
{
  static const char *const names[] = { "FREQ", "UNTIL", "COUNT", "INTERVAL", "BYSECOND", "BYMINUTE",
                                       "BYHOUR", "BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "WKST",
                                       NULL };
  static const char *const frequencies[] = { "DAILY", "WEEKLY", "MONTHLY", "YEARLY", NULL };
  const char *equals = strchr (part, '=');
  g_autofree char *name = NULL;

  if (equals == NULL || equals[1] == '\0')
    return FALSE;
  name = g_strndup (part, (gsize) (equals - part));
  if (!g_strv_contains (names, name))
    return FALSE;
  if (g_str_equal (name, "FREQ"))
    return g_strv_contains (frequencies, equals + 1);
  if (g_str_equal (name, "COUNT") || g_str_equal (name, "INTERVAL"))
    return equals[1] != '0' && strspn (equals + 1, "0123456789") == strlen (equals + 1);
  return strspn (equals + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789,+-") == strlen (equals + 1);
}

static gboolean
is_rrule (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (!is_rule_part (parts[i]) ||
        !g_hash_table_add (seen, g_strndup (parts[i], (gsize) (strchr (parts[i], '=') - parts[i]))))
      return FALSE;
  return g_hash_table_contains (seen, "FREQ");
}

static gboolean
is_line (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text < ' ')
      return FALSE;
  return TRUE;
}

static gboolean
answer (gboolean valid,
        const char *message,
        const char **problem)
{
  if (!valid && problem != NULL)
    *problem = message;
  return valid;
}

/**
 * sam_spelling_check:
 * @type: a type whose values are JSON strings
 * @text: the string
 * @problem: (out) (optional): what is wrong, marked for translation
 *
 * Returns: whether @text is a stored spelling of @type
 */
gboolean
sam_spelling_check (SamFieldType type,
                    const char *text,
                    const char **problem)
{
  switch (type)
    {
    case SAM_FIELD_TEXT:
      return answer (is_line (text), N_ ("This must be one line."), problem);
    case SAM_FIELD_DECIMAL:
      return answer (is_decimal (text), N_ ("This is not a number. Write it like 12.50."), problem);
    case SAM_FIELD_DATE:
      return answer (is_date (text), N_ ("There is no such date. Write it like 2026-12-31."), problem);
    case SAM_FIELD_TIME:
      return answer (is_time (text), N_ ("There is no such time. Write it like 19:30."), problem);
    case SAM_FIELD_RRULE:
      if (g_str_has_prefix (text, POSITIONS) || strstr (text, ";" POSITIONS) != NULL)
        return answer (FALSE,
                       N_ ("Many calendars do not understand BYSETPOS. Write which day of the month it is, like "
                           "FREQ=MONTHLY;BYDAY=-1FR, or say it in words."),
                       problem);
      return answer (is_rrule (text), N_ ("This is not a repetition like FREQ=MONTHLY;BYDAY=1TU."), problem);
    case SAM_FIELD_EMAIL:
      return answer (is_email (text), N_ ("This is not an e-mail address."), problem);
    case SAM_FIELD_URL:
      return answer (is_url (text), N_ ("This is not a web address. It begins with https://."), problem);
    case SAM_FIELD_PHONE:
      return answer (is_phone (text), N_ ("This is not a complete phone number."), problem);
    case SAM_FIELD_POSTCODE:
      return answer (is_postcode (text), N_ ("This is not a postcode. Write it like 1234 AB."), problem);
    case SAM_FIELD_PROSE:
    case SAM_FIELD_CHOICE:
    case SAM_FIELD_CHOICES:
    case SAM_FIELD_BOOLEAN:
    case SAM_FIELD_INTEGER:
    case SAM_FIELD_INSTANT:
    case SAM_FIELD_REF:
    case SAM_FIELD_REFS:
    case SAM_FIELD_TAGS:
    case SAM_FIELD_ITEMS:
    case SAM_FIELD_OBJECT:
    default:
      return TRUE;
    }
}

static char *
remove_characters (const char *text,
                   const char *unwanted)
{
  GString *rest = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (strchr (unwanted, *text) == NULL)
      g_string_append_c (rest, *text);
  return g_string_free (rest, FALSE);
}

static char *
normalize_phone (const char *text)
{
  g_autofree char *trunk = NULL;
  char *digits;

  /* +31 (0)45: the zero in brackets is not dialled. */
  if (text[0] == '+' && strstr (text, "(0)") != NULL)
    {
      const char *zero = strstr (text, "(0)");

      trunk = g_strdup_printf ("%.*s%s", (int) (zero - text), text, zero + 3);
      text = trunk;
    }
  digits = remove_characters (text, " -./()\t");
  if (g_str_has_prefix (digits, "00"))
    {
      char *international = g_strconcat ("+", digits + 2, NULL);

      g_free (digits);
      return international;
    }
  if (digits[0] == '0')
    {
      char *international = g_strconcat ("+31", digits + 1, NULL);

      g_free (digits);
      return international;
    }
  return digits;
}

static char *
normalize_postcode (const char *text)
{
  g_autofree char *together = remove_characters (text, " \t");
  g_autofree char *capitals = g_ascii_strup (together, -1);

  if (has_shape (capitals, "9999AA"))
    return g_strdup_printf ("%.4s %s", capitals, capitals + 4);
  return g_steal_pointer (&capitals);
}

/* 31-12-2026, 31/12/2026 and 31.12.2026 as they are written here; the day first. */
static char *
normalize_date (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "-/.", -1);
  guint n_parts = g_strv_length (parts);

  for (guint i = 0; i < n_parts; i++)
    if (*parts[i] == '\0' || strspn (parts[i], "0123456789") != strlen (parts[i]))
      return g_strdup (text);
  if (n_parts != 3 || strlen (parts[0]) > 2 || strlen (parts[1]) > 2 || strlen (parts[2]) != 4)
    return g_strdup (text);
  return g_strdup_printf ("%s-%02d-%02d", parts[2], (int) g_ascii_strtoll (parts[1], NULL, 10),
                          (int) g_ascii_strtoll (parts[0], NULL, 10));
}

static char *
normalize_time (const char *text)
{
  if (has_shape (text, "9:99") || has_shape (text, "9.99"))
    return g_strdup_printf ("0%c:%s", text[0], text + 2);
  if (has_shape (text, "99.99"))
    return g_strdup_printf ("%.2s:%s", text, text + 3);
  return g_strdup (text);
}

/* "1MO,-1MO" of the Mondays of a month the first and the last; NULL: that has no other spelling. */
static char *
format_ordinals (const char *weekday,
                 const char *positions)
{
  g_auto (GStrv) list = g_strsplit (positions, ",", -1);
  g_autoptr (GString) days = g_string_new (NULL);

  if (strlen (weekday) != 2)
    return NULL;
  for (guint i = 0; list[i] != NULL; i++)
    {
      char *end = NULL;
      gint64 position = g_ascii_strtoll (list[i], &end, 10);

      if (end == list[i] || *end != '\0' || position == 0 || ABS (position) > 5)
        return NULL;
      g_string_append_printf (days, "%s%d%s", i > 0 ? "," : "", (int) position, weekday);
    }
  return g_strdup (days->str);
}

/* Many calendars do not read BYSETPOS (RFC 5545, 3.3.10): of one weekday of a month the other spelling means the same.
 * Whatever else chooses among the days is left for sam_spelling_check() to refuse. */
static char *
write_out_positions (const char *rule)
{
  static const char *const others[] = { "FREQ=MONTHLY", "INTERVAL=", "COUNT=", "UNTIL=", "WKST=", "BYMONTH=" };
  g_autofree char *positions = find_part (rule, POSITIONS);
  g_autofree char *weekday = find_part (rule, "BYDAY=");
  g_autofree char *days = positions != NULL && weekday != NULL ? format_ordinals (weekday, positions) : NULL;
  g_autofree char *frequency = find_part (rule, "FREQ=");
  g_auto (GStrv) parts = g_strsplit (rule, ";", -1);
  g_autoptr (GString) written = g_string_new (NULL);

  if (days == NULL || g_strcmp0 (frequency, "MONTHLY") != 0)
    return g_strdup (rule);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      gboolean is_weekday = g_str_has_prefix (parts[i], "BYDAY=");
      gboolean known = is_weekday || g_str_has_prefix (parts[i], POSITIONS);

      for (guint j = 0; j < G_N_ELEMENTS (others); j++)
        known = known || g_str_has_prefix (parts[i], others[j]);
      if (!known)
        return g_strdup (rule);
      if (!g_str_has_prefix (parts[i], POSITIONS))
        g_string_append_printf (written, "%s%s%s", written->len > 0 ? ";" : "", is_weekday ? "BYDAY=" : parts[i],
                                is_weekday ? days : "");
    }
  return g_strdup (written->str);
}

static char *
normalize_rule (const char *text)
{
  g_autofree char *capitals = g_ascii_strup (text, -1);

  return write_out_positions (g_str_has_prefix (capitals, "RRULE:") ? capitals + 6 : capitals);
}

/**
 * sam_spelling_trim:
 * @text: (nullable): what a person wrote
 *
 * Returns: (transfer full): @text without white space around it, non-breaking spaces included; "" for %NULL
 */
char *
sam_spelling_trim (const char *text)
{
  const char *end;

  if (text == NULL)
    return g_strdup ("");
  while (*text != '\0' && (g_unichar_isspace (g_utf8_get_char (text)) || g_utf8_get_char (text) == 0xA0))
    text = g_utf8_next_char (text);
  end = text + strlen (text);
  while (end > text)
    {
      const char *last = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (last)) && g_utf8_get_char (last) != 0xA0)
        break;
      end = last;
    }
  return g_strndup (text, (gsize) (end - text));
}

/**
 * sam_spelling_normalize:
 * @type: a type whose values are JSON strings
 * @text: what a person wrote
 *
 * Brings the spellings people use into the stored one, as far as there is no doubt; what it does not recognise it
 * leaves for sam_spelling_check() to refuse.
 *
 * Returns: (transfer full): the text
 */
char *
sam_spelling_normalize (SamFieldType type,
                        const char *text)
{
  g_autofree char *trimmed = sam_spelling_trim (text);

  switch (type)
    {
    case SAM_FIELD_PROSE:
      return g_strdup (text);
    case SAM_FIELD_DECIMAL:
      return g_strdelimit (g_steal_pointer (&trimmed), ",", '.');
    case SAM_FIELD_DATE:
      return normalize_date (trimmed);
    case SAM_FIELD_TIME:
      return normalize_time (trimmed);
    case SAM_FIELD_RRULE:
      return normalize_rule (trimmed);
    case SAM_FIELD_URL:
      if (strstr (trimmed, "://") == NULL && is_domain (trimmed))
        return g_strconcat ("https://", trimmed, NULL);
      return g_steal_pointer (&trimmed);
    case SAM_FIELD_PHONE:
      return normalize_phone (trimmed);
    case SAM_FIELD_POSTCODE:
      return normalize_postcode (trimmed);
    case SAM_FIELD_TEXT:
    case SAM_FIELD_CHOICE:
    case SAM_FIELD_CHOICES:
    case SAM_FIELD_BOOLEAN:
    case SAM_FIELD_INTEGER:
    case SAM_FIELD_INSTANT:
    case SAM_FIELD_EMAIL:
    case SAM_FIELD_REF:
    case SAM_FIELD_REFS:
    case SAM_FIELD_TAGS:
    case SAM_FIELD_ITEMS:
    case SAM_FIELD_OBJECT:
    default:
      return g_steal_pointer (&trimmed);
    }
}
