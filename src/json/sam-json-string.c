/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-json"

#include "json/sam-json-scanner.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
read_hex (SamJsonScanner *self,
          gunichar *unit)
{
  if (self->end - self->at < 4)
    return sam_json_scanner_fail (self, _ ("the text stops in the middle of an escape"));
  *unit = 0;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (self->at[i]);

      if (digit < 0)
        return sam_json_scanner_fail (self, _ ("\\u must be followed by four hexadecimal digits"));
      *unit = *unit * 16 + (gunichar) digit;
    }
  self->at += 4;
  return TRUE;
}

static gboolean
read_unicode_escape (SamJsonScanner *self,
                     GString *decoded)
{
  gunichar unit;
  gunichar low;

  if (!read_hex (self, &unit))
    return FALSE;
  if (unit == 0)
    return sam_json_scanner_fail (self, _ ("the character U+0000 is not allowed"));
  if (unit >= 0xdc00 && unit <= 0xdfff)
    return sam_json_scanner_fail (self, _ ("a lone surrogate is not a character"));
  if (unit >= 0xd800 && unit <= 0xdbff)
    {
      if (self->end - self->at < 2 || self->at[0] != '\\' || self->at[1] != 'u')
        return sam_json_scanner_fail (self, _ ("a lone surrogate is not a character"));
      self->at += 2;
      if (!read_hex (self, &low))
        return FALSE;
      if (low < 0xdc00 || low > 0xdfff)
        return sam_json_scanner_fail (self, _ ("a lone surrogate is not a character"));
      unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    }
  g_string_append_unichar (decoded, unit);
  return TRUE;
}

static gboolean
read_escape (SamJsonScanner *self,
             GString *decoded)
{
  static const char names[] = "\"\\/bfnrt";
  static const char characters[] = "\"\\/\b\f\n\r\t";
  const char *name;

  if (self->at >= self->end)
    return sam_json_scanner_fail (self, _ ("the text stops in the middle of an escape"));
  if (*self->at == 'u')
    {
      self->at++;
      return read_unicode_escape (self, decoded);
    }
  name = *self->at == '\0' ? NULL : strchr (names, *self->at);
  if (name == NULL)
    return sam_json_scanner_fail (self, _ ("unknown escape"));
  g_string_append_c (decoded, characters[name - names]);
  self->at++;
  return TRUE;
}

/* Moves past the characters that stand for themselves; most are of one byte. */
static gboolean
skip_plain (SamJsonScanner *self)
{
  const char *run = self->at;
  guchar seen = 0;
  const char *valid_end;

  while (self->at < self->end && (guchar) *self->at >= 0x20 && *self->at != '"' && *self->at != '\\')
    seen |= (guchar) *self->at++;
  if (seen < 0x80 || g_utf8_validate_len (run, (gsize) (self->at - run), &valid_end))
    return TRUE;
  self->at = valid_end;
  return sam_json_scanner_fail (self, _ ("this is not valid UTF-8"));
}

/**
 * sam_json_scanner_read_string:
 * @decoded: gets the characters, without quotes and escapes, appended
 *
 * Returns: %FALSE with the error set: not closed, not UTF-8, a bare control character or an unknown escape
 */
gboolean
sam_json_scanner_read_string (SamJsonScanner *self,
                              GString *decoded)
{
  if (self->at >= self->end || *self->at != '"')
    return sam_json_scanner_fail (self, _ ("a string in double quotes is expected"));
  self->at++;
  for (;;)
    {
      const char *run = self->at;

      if (!skip_plain (self))
        return FALSE;
      g_string_append_len (decoded, run, self->at - run);
      if (self->at >= self->end)
        return sam_json_scanner_fail (self, _ ("a string is not closed"));
      if ((guchar) *self->at < 0x20)
        return sam_json_scanner_fail (self, _ ("a control character in a string must be escaped"));
      if (*self->at++ == '"')
        return TRUE;
      if (!read_escape (self, decoded))
        return FALSE;
    }
}

/**
 * sam_json_scanner_read_canonical_string:
 * @canonical: gets the string with its quotes as RFC 8785 writes it, appended
 *
 * Nearly every string is written in canonical form already: nothing in it is escaped, and nothing has to be.
 *
 * Returns: %FALSE with the error set, as sam_json_scanner_read_string()
 */
gboolean
sam_json_scanner_read_canonical_string (SamJsonScanner *self,
                                        GString *canonical)
{
  const char *start = self->at;
  g_autoptr (GString) decoded = NULL;

  if (self->at < self->end && *self->at == '"')
    {
      self->at++;
      if (!skip_plain (self))
        return FALSE;
      if (self->at < self->end && *self->at == '"')
        {
          self->at++;
          g_string_append_len (canonical, start, self->at - start);
          return TRUE;
        }
      self->at = start;
    }
  decoded = g_string_new (NULL);
  if (!sam_json_scanner_read_string (self, decoded))
    return FALSE;
  sam_json_append_string (canonical, decoded->str);
  return TRUE;
}

/**
 * sam_json_append_string:
 * @string: UTF-8, decoded
 *
 * Appends it in quotes. RFC 8785 (3.2.2.2) escapes only what must be.
 */
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

/**
 * sam_json_compare_keys:
 *
 * Orders keys by their UTF-16 units (RFC 8785, 3.2.3), which is not the order of the bytes from U+E000 on.
 *
 * Returns: less than, equal to or greater than 0, as strcmp()
 */
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

/**
 * sam_json_skip_canonical:
 * @at: where a value begins, in text that passed the gate already
 *
 * Returns: (nullable): the comma, the bracket or the NUL behind the value; %NULL: the text is not what it should be
 */
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
