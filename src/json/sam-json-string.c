/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-json"

#include "json/sam-json-scanner.h"

#include <string.h>

/* RFC 8785 escapes only what must be. */
void
sam_json_append_string (GString *canonical,
                        const char *string)
{
  g_string_append_c (canonical, '"');
  for (const char *at = string; *at != '\0';)
    {
      static const char characters[] = "\"\\\b\f\n\r\t";
      static const char names[] = "\"\\bfnrt";
      const char *run = at;
      const char *found;

      while ((guchar) *at >= 0x20 && *at != '"' && *at != '\\')
        at++;
      g_string_append_len (canonical, run, at - run);
      if (*at == '\0')
        break;
      found = strchr (characters, *at);
      if (found != NULL)
        g_string_append_printf (canonical, "\\%c", names[found - characters]);
      else
        g_string_append_printf (canonical, "\\u%04x", (guint) (guchar) *at);
      at++;
    }
  g_string_append_c (canonical, '"');
}

/* UTF-16 puts the characters beyond U+FFFF between U+D7FF and U+E000, where their surrogates are. */
static gunichar
utf16_rank (gunichar character)
{
  return character >= 0xe000 && character <= 0xffff ? character + 0x200000 : character;
}

int
sam_json_compare_keys (const char *a,
                       const char *b)
{
  gunichar rank_a;
  gunichar rank_b;

  while (*a != '\0' && *a == *b)
    {
      a++;
      b++;
    }
  if (*a == *b)
    return 0;
  if (((guchar) *a | (guchar) *b) < 0x80)
    return *a < *b ? -1 : 1;
  /* The difference may lie within a character; both are valid UTF-8 and equal up to here. */
  while ((*a & 0xc0) == 0x80 || (*b & 0xc0) == 0x80)
    {
      a--;
      b--;
    }
  rank_a = utf16_rank (g_utf8_get_char (a));
  rank_b = utf16_rank (g_utf8_get_char (b));
  return rank_a < rank_b ? -1 : 1;
}

static const char *
skip_string (const char *at)
{
  for (const char *end = strchr (at + 1, '"'); end != NULL; end = strchr (end + 1, '"'))
    {
      const char *before = end;

      while (before[-1] == '\\')
        before--;
      /* A quote after an even number of backslashes is not escaped. */
      if ((end - before) % 2 == 0)
        return end + 1;
    }
  return NULL;
}

const char *
sam_json_skip_canonical (const char *at)
{
  guint depth = 0;

  for (; at != NULL && *at != '\0'; at = *at == '"' ? skip_string (at) : at + 1)
    {
      if (*at == '{' || *at == '[')
        depth++;
      else if (depth == 0 && (*at == ',' || *at == '}' || *at == ']'))
        return at;
      else if (*at == '}' || *at == ']')
        depth--;
    }
  return at != NULL && depth == 0 ? at : NULL;
}
