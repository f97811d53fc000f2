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

/* UTF-16 puts the characters beyond U+FFFF, which begin with F0 to F4 in UTF-8, before those from U+E000 on, which
 * begin with EE and EF; else both have the order of the bytes. */
static int
utf16_rank (char byte)
{
  const guchar rank = (guchar) byte;

  return rank == 0xee || rank == 0xef ? rank + 0x10 : rank;
}

int
sam_json_compare_keys (const char *a,
                       const char *b)
{
  while (*a != '\0' && *a == *b)
    {
      a++;
      b++;
    }
  return utf16_rank (*a) - utf16_rank (*b);
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
