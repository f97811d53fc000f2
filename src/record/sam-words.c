/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-record"

#include "record/sam-words.h"

/**
 * sam_words_add:
 * @words: what there is so far
 * @between: what separates @part from it
 * @part: (nullable): what comes next; NULL: nothing
 */
void
sam_words_add (GString *words,
               const char *between,
               const char *part)
{
  if (part == NULL)
    return;
  if (words->len > 0)
    g_string_append (words, between);
  g_string_append (words, part);
}

/**
 * sam_words_add_printf:
 * @words: what there is so far
 * @between: what separates the new part from it
 * @format: the new part, like printf()
 */
void
sam_words_add_printf (GString *words,
                      const char *between,
                      const char *format,
                      ...)
{
  va_list arguments;

  if (words->len > 0)
    g_string_append (words, between);
  va_start (arguments, format);
  g_string_append_vprintf (words, format, arguments);
  va_end (arguments);
}

/**
 * sam_words_take:
 * @words: what there is so far
 * @between: what separates @part from it
 * @part: (nullable) (transfer full): what comes next; NULL: nothing
 */
void
sam_words_take (GString *words,
                const char *between,
                char *part)
{
  sam_words_add (words, between, part);
  g_free (part);
}
