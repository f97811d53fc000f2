/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-fold.h"

#include <string.h>

/* Letters that Unicode does not take apart, but people do. */
static const struct
{
  gunichar letter;
  const char *as;
} special_letters[] = {
  { 0xdf, "ss" },  /* ß */
  { 0xe6, "ae" },  /* æ */
  { 0xf8, "o" },   /* ø */
  { 0x133, "ij" }, /* ĳ */
  { 0x142, "l" },  /* ł */
  { 0x153, "oe" }, /* œ */
};

/* The lower-case base letter a character counts as, 0 for a combining mark. */
static gunichar
fold_character (gunichar character)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (character < 0x80)
    return (gunichar) g_ascii_tolower ((char) character);
  if (g_unichar_ismark (character))
    return 0;
  g_unichar_fully_decompose (character, FALSE, parts, G_N_ELEMENTS (parts));
  return g_unichar_tolower (parts[0]);
}

static void
append_folded (GString *folded,
               gunichar character)
{
  gunichar letter = fold_character (character);

  if (letter >= 0x80)
    for (guint i = 0; i < G_N_ELEMENTS (special_letters); i++)
      if (special_letters[i].letter == letter)
        {
          g_string_append (folded, special_letters[i].as);
          return;
        }
  if (letter != 0)
    g_string_append_unichar (folded, letter);
}

/**
 * sam_fold:
 *
 * Returns: (transfer full): @text in lower case, without accents
 */
char *
sam_fold (const char *text)
{
  GString *folded = g_string_sized_new (strlen (text) + 1);

  while (*text != '\0')
    if ((guchar) *text < 0x80)
      g_string_append_c (folded, g_ascii_tolower (*text++));
    else
      {
        append_folded (folded, g_utf8_get_char (text));
        text = g_utf8_next_char (text);
      }
  return g_string_free (folded, FALSE);
}

/* A number becomes its length and its digits, so that 9 comes before 10. */
static const char *
append_number (GString *key,
               const char *digits)
{
  gsize length;

  while (digits[0] == '0' && g_ascii_isdigit (digits[1]))
    digits++;
  length = strspn (digits, "0123456789");
  g_string_append_c (key, (char) ('0' + MIN (length, 9)));
  g_string_append_len (key, digits, length);
  return digits + length;
}

/* Most of a text: of one byte a letter, and no number. */
static const char *
append_plain (GString *key,
              const char *text)
{
  const char *p = text;
  gsize start = key->len;

  while ((guchar) *p < 0x80 && *p != '\0' && !g_ascii_isdigit (*p))
    p++;
  g_string_append_len (key, text, p - text);
  for (gsize i = start; i < key->len; i++)
    if (key->str[i] >= 'A' && key->str[i] <= 'Z')
      key->str[i] = (char) (key->str[i] - 'A' + 'a');
  return p;
}

/**
 * sam_sort_key_append:
 *
 * Adds to @key a text whose byte order is the order people expect.
 */
void
sam_sort_key_append (GString *key,
                     const char *text)
{
  const char *p = text;

  while (*p != '\0' && !((guchar) *p < 0x80 ? g_ascii_isalnum (*p) : g_unichar_isalnum (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);
  if (*p == '\0')
    p = text;
  while (*p != '\0')
    if (g_ascii_isdigit (*p))
      p = append_number (key, p);
    else if ((guchar) *p < 0x80)
      p = append_plain (key, p);
    else
      {
        append_folded (key, g_utf8_get_char (p));
        p = g_utf8_next_char (p);
      }
}

/**
 * sam_sort_key:
 *
 * Returns: (transfer full): a text whose byte order is the order people expect
 */
char *
sam_sort_key (const char *text)
{
  GString *key = g_string_sized_new (strlen (text) + 4);

  sam_sort_key_append (key, text);
  return g_string_free (key, FALSE);
}

/**
 * sam_fold_words:
 *
 * Returns: (transfer full): the words of @text, folded
 */
char **
sam_fold_words (const char *text)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character != 0 && (g_unichar_isalnum (character) || g_unichar_ismark (character)))
        append_folded (word, character);
      else if (word->len > 0)
        {
          g_strv_builder_add (words, word->str);
          g_string_truncate (word, 0);
        }
      if (character == 0)
        return g_strv_builder_end (words);
    }
}

/**
 * sam_fold_phone:
 * @number: in E.164
 *
 * Returns: (transfer full): the digits as they are dialled here
 */
char *
sam_fold_phone (const char *number)
{
  if (g_str_has_prefix (number, "+31"))
    return g_strconcat ("0", number + strlen ("+31"), NULL);
  return g_strdup (number);
}
