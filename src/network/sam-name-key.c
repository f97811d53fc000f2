/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What two spellings of one name have in common: letters and digits, without case, accents and signs. Never shown. */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-name-key.h"

#include <string.h>

/* Letters that Unicode does not take apart, as people type them on a keyboard without them. */
static const struct
{
  gunichar letter;
  const char *plain;
} letters[] = {
  { 0x0131, "i" },
  { 0x00F8, "o" },
  { 0x0142, "l" },
  { 0x0111, "d" },
  { 0x00E6, "ae" },
  { 0x0153, "oe" },
  { 0x00DF, "ss" },
};

static void
append_folded (GString *folded,
               gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].letter == c)
      {
        g_string_append (folded, letters[i].plain);
        return;
      }
  g_string_append_unichar (folded, c);
}

/* Most names have nothing to take apart, and give no more letters than they have. */
static char *
fold_ascii (const char *text,
            gboolean words)
{
  char *folded = g_malloc (strlen (text) + 1);
  char *end = folded;
  gboolean gap = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p))
        {
          gap = TRUE;
          continue;
        }
      if (gap && words && end > folded)
        *end++ = ' ';
      gap = FALSE;
      *end++ = g_ascii_tolower (*p);
    }
  *end = '\0';
  return folded;
}

static char *
fold (const char *text,
      gboolean words)
{
  g_autofree char *apart = NULL;
  GString *folded = NULL;
  gboolean gap = FALSE;

  if (g_str_is_ascii (text))
    return fold_ascii (text, words);
  apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  folded = g_string_new (NULL);
  for (const char *p = apart != NULL ? apart : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));

      if (g_unichar_ismark (c))
        continue;
      if (!g_unichar_isalnum (c))
        {
          gap = TRUE;
          continue;
        }
      if (gap && words && folded->len > 0)
        g_string_append_c (folded, ' ');
      gap = FALSE;
      append_folded (folded, c);
    }
  return g_string_free (folded, FALSE);
}

/**
 * sam_name_words:
 *
 * Returns: (transfer full): the words of @text, lower case, without accents, one space between: "ménière (kort)" and
 *   "Meniere, kort" give the same
 */
char *
sam_name_words (const char *text)
{
  return fold (text, TRUE);
}

/**
 * sam_name_key:
 *
 * Returns: (transfer full): as sam_name_words(), without spaces: "Long-covid" and "longcovid" give the same
 */
char *
sam_name_key (const char *text)
{
  return fold (text, FALSE);
}
