/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-fold.h"
#include "store/sam-snippet.h"

#include <string.h>

/* In characters: what stands before the first match, and all of it. */
#define BEFORE 24
#define LENGTH 120

static gboolean
is_word_character (gunichar character)
{
  return g_unichar_isalnum (character) || g_unichar_ismark (character);
}

/* Where the word at @start ends. */
static const char *
find_word_end (const char *start)
{
  while (*start != '\0' && is_word_character (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  return start;
}

/* Nearly every word begins otherwise, which its first letter tells. */
static gboolean
may_match (const char *start,
           char **words)
{
  char first = g_ascii_tolower (*start);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] == first || (guchar) first >= 0x80)
      return TRUE;
  return FALSE;
}

/* Which of @words the word from @start to @end begins with, or -1. */
static int
match_word (const char *start,
            const char *end,
            char **words)
{
  g_autofree char *word = NULL;
  g_autofree char *folded = NULL;

  if (!may_match (start, words))
    return -1;
  word = g_strndup (start, (gsize) (end - start));
  folded = sam_fold (word);
  for (int i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (folded, words[i]))
      return i;
  return -1;
}

static const char *
find_word (const char *p)
{
  while (*p != '\0' && !is_word_character (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/**
 * sam_snippet_count_words:
 *
 * Returns: how many of @words some word of @text begins with
 */
guint
sam_snippet_count_words (const char *text,
                         char **words)
{
  g_autofree gboolean *found = g_new0 (gboolean, g_strv_length (words) + 1);
  guint n_found = 0;

  for (const char *start = find_word (text); *start != '\0';)
    {
      const char *end = find_word_end (start);
      int match = match_word (start, end, words);

      if (match >= 0 && !found[match])
        {
          found[match] = TRUE;
          n_found++;
        }
      start = find_word (end);
    }
  return n_found;
}

static const char *
find_first_match (const char *text,
                  char **words)
{
  for (const char *start = find_word (text); *start != '\0';)
    {
      const char *end = find_word_end (start);

      if (match_word (start, end, words) >= 0)
        return start;
      start = find_word (end);
    }
  return text;
}

/* Back to the beginning of a word, so that nothing is cut in two. */
static const char *
find_beginning (const char *text,
                const char *match)
{
  const char *beginning = match;
  const char *word = match;

  for (guint i = 0; i < BEFORE && beginning > text; i++)
    {
      beginning = g_utf8_prev_char (beginning);
      if (beginning == text || !is_word_character (g_utf8_get_char (g_utf8_prev_char (beginning))))
        word = beginning;
    }
  return word;
}

static void
append_between (GString *snippet,
                const char *start,
                const char *end)
{
  for (const char *p = start; p < end; p++)
    g_string_append_c (snippet, g_ascii_iscntrl (*p) ? ' ' : *p);
}

/**
 * sam_snippet_new:
 *
 * Returns: (transfer full): what a person needs to see of @text to know why it was found
 */
char *
sam_snippet_new (const char *text,
                 char **words)
{
  const char *at = find_beginning (text, find_first_match (text, words));
  GString *snippet = g_string_new (at > text ? "…" : NULL);
  const char *stop = at;

  for (guint i = 0; i < LENGTH && *stop != '\0'; i++)
    stop = g_utf8_next_char (stop);
  while (at < stop && *at != '\0')
    {
      const char *start = find_word (at);
      const char *end = find_word_end (start);

      append_between (snippet, at, start);
      if (*start != '\0' && match_word (start, end, words) >= 0)
        g_string_append_printf (snippet, "\x02%.*s\x03", (int) (end - start), start);
      else
        append_between (snippet, start, end);
      at = end;
    }
  if (*at != '\0')
    g_string_append (snippet, "…");
  return g_string_free (snippet, FALSE);
}
