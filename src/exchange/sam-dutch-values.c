/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-dutch-values.h"

#include "network/sam-name-key.h"
#include "record/sam-spelling.h"

#include <string.h>

/* Only digits, keeping a "+" in front; NULL when there is anything that is no part of a phone number. "(0)" inside an
 * international number is not dialled. */
static char *
keep_digits (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  g_autofree char *clean = sam_spelling_trim (text);

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_str_has_prefix (p, "(0)") && digits->len > 0)
        p += 2;
      else if (g_ascii_isdigit (*p) || (c == '+' && digits->len == 0))
        g_string_append_c (digits, *p);
      else if (!g_unichar_isspace (c) && strchr ("()-./", *p) == NULL && c != 0xA0 && (c < 0x2010 || c > 0x2015))
        return NULL;
    }
  return g_string_free (g_steal_pointer (&digits), FALSE);
}

/**
 * sam_dutch_read_phone:
 * @text: "06-12 34 56 78", "(045) 571 23 45", "+31 6 …", "0031…", "+49 …", and "612345678" as a sheet keeps a number
 *
 * Returns: (transfer full) (nullable): E.164
 */
char *
sam_dutch_read_phone (const char *text)
{
  g_autofree char *digits = keep_digits (text);
  gsize length;

  if (digits == NULL)
    return NULL;
  length = strlen (digits);
  if (digits[0] == '+' || g_str_has_prefix (digits, "00"))
    {
      const char *number = digits + (digits[0] == '+' ? 1 : 2);

      length = strlen (number);
      if (g_str_has_prefix (number, "31") && length == 12 && number[2] == '0')
        return g_strconcat ("+31", number + 3, NULL);
      if (number[0] == '0' || length < 8 || length > 15 || (g_str_has_prefix (number, "31") && length != 11))
        return NULL;
      return g_strconcat ("+", number, NULL);
    }
  /* Service numbers are shorter or longer than the rest. */
  if ((g_str_has_prefix (digits, "0800") || g_str_has_prefix (digits, "0900")) && (length == 8 || length == 11))
    return g_strconcat ("+31", digits + 1, NULL);
  if (length == 10 && digits[0] == '0')
    return g_strconcat ("+31", digits + 1, NULL);
  if (length == 9 && digits[0] != '0')
    return g_strconcat ("+31", digits, NULL);
  if (length == 11 && g_str_has_prefix (digits, "31"))
    return g_strconcat ("+", digits, NULL);
  return NULL;
}

/**
 * sam_dutch_read_postcode:
 *
 * Returns: (transfer full) (nullable): "6412 GD" for "6412gd"
 */
char *
sam_dutch_read_postcode (const char *text)
{
  g_autofree char *compact = sam_name_key (text);
  const char *c = compact;

  if (g_str_has_prefix (c, "nl"))
    c += 2;
  if (strlen (c) != 6 || c[0] == '0' || strspn (c, "0123456789") != 4 || !g_ascii_islower (c[4]) ||
      !g_ascii_islower (c[5]))
    return NULL;
  /* These three were never given out. */
  if (c[4] == 's' && strchr ("ads", c[5]) != NULL)
    return NULL;
  return g_strdup_printf ("%.4s %c%c", c, g_ascii_toupper (c[4]), g_ascii_toupper (c[5]));
}

/**
 * sam_dutch_read_email:
 *
 * Returns: (transfer full) (nullable): the address alone, also out of "Naam <adres>" and "mailto:adres"
 */
char *
sam_dutch_read_email (const char *text)
{
  g_autofree char *clean = sam_spelling_trim (text);
  char *start = strchr (clean, '<');
  char *at;

  start = start != NULL ? start + 1 : clean;
  start[strcspn (start, ">")] = '\0';
  if (g_ascii_strncasecmp (start, "mailto:", 7) == 0)
    start += 7;
  at = strchr (start, '@');
  if (at == NULL || at == start || strchr (at + 1, '@') != NULL || strpbrk (start, " \t\n,;\"") != NULL)
    return NULL;
  if (strchr (at + 1, '.') == NULL || at[1] == '.' || g_str_has_suffix (at, ".") || strstr (at, "..") != NULL)
    return NULL;
  return g_strdup (start);
}

/**
 * sam_dutch_read_agb:
 *
 * Returns: (transfer full) (nullable): the eight digits, with the zeros that a sheet drops in front
 */
char *
sam_dutch_read_agb (const char *text)
{
  g_autofree char *compact = sam_name_key (text);
  gsize length = strlen (compact);

  if (length < 5 || length > 8 || strspn (compact, "0123456789") != length)
    return NULL;
  return g_strdup_printf ("%.*s%s", (int) (8 - length), "00000000", compact);
}

static gboolean
is_one_of (const char *word,
           const char *const *words)
{
  return g_strv_contains (words, word);
}

/**
 * sam_dutch_read_answer:
 *
 * Returns: what a cell of a yes/no column says
 */
SamAnswer
sam_dutch_read_answer (const char *text)
{
  static const char *const yes[] = { "ja", "j", "yes", "y", "x", "v", "1", "waar", "true", "wel", "jawel",
                                     "aanwezig", NULL };
  static const char *const no[] = { "nee", "neen", "n", "no", "0", "onwaar", "false", "niet", "geen", "nein", NULL };
  static const char *const unknown[] = { "", "nvt", "onbekend", "unbekannt", "weet niet", "n v t", "nb", "n b", NULL };
  g_autofree char *folded = sam_name_words (text);
  g_autofree char *clean = sam_spelling_trim (text);

  if (strcmp (clean, "✓") == 0 || strcmp (clean, "✔") == 0 || strcmp (clean, "√") == 0)
    return SAM_ANSWER_YES;
  if (is_one_of (folded, yes))
    return SAM_ANSWER_YES;
  if (is_one_of (folded, no))
    return SAM_ANSWER_NO;
  return is_one_of (folded, unknown) ? SAM_ANSWER_UNKNOWN : SAM_ANSWER_NOT_UNDERSTOOD;
}
