/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists come from many programs, and none says how it wrote its letters. Decoding never fails: what can't be read
 * becomes U+FFFD and is reported, because one bad byte must not cost the other thousand rows. */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-text-encoding.h"

#include <string.h>

static const char *const encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252", NULL };

/* 0x80 to 0x9F; the five bytes without a letter stand for themselves, as browsers read them. */
static const gunichar windows_1252[32] = {
  0x20AC,
  0x0081,
  0x201A,
  0x0192,
  0x201E,
  0x2026,
  0x2020,
  0x2021,
  0x02C6,
  0x2030,
  0x0160,
  0x2039,
  0x0152,
  0x008D,
  0x017D,
  0x008F,
  0x0090,
  0x2018,
  0x2019,
  0x201C,
  0x201D,
  0x2022,
  0x2013,
  0x2014,
  0x02DC,
  0x2122,
  0x0161,
  0x203A,
  0x0153,
  0x009D,
  0x017E,
  0x0178,
};

/**
 * sam_text_encodings:
 *
 * Returns: (transfer none): the names that can be chosen, ended by %NULL
 */
const char *const *
sam_text_encodings (void)
{
  return encodings;
}

static gboolean
starts_with (const guint8 *data,
             gsize length,
             const char *mark,
             gsize mark_length)
{
  return length >= mark_length && memcmp (data, mark, mark_length) == 0;
}

/* Latin text in UTF-16 without a mark has a zero in nearly every other byte. */
static const char *
guess_utf16 (const guint8 *data,
             gsize length)
{
  gsize even = 0;
  gsize odd = 0;
  gsize n = MIN (length, 4096) & ~(gsize) 1;

  for (gsize i = 0; i < n; i += 2)
    {
      even += data[i] == 0;
      odd += data[i + 1] == 0;
    }
  if (n >= 4 && odd * 2 > n / 2 && even * 8 < odd)
    return "UTF-16LE";
  if (n >= 4 && even * 2 > n / 2 && odd * 8 < even)
    return "UTF-16BE";
  return NULL;
}

/* UTF-8 but for a letter or two (a file cut off, or pasted together) is still better read as UTF-8. */
static gboolean
is_mostly_utf8 (const char *text,
                gsize length)
{
  const char *end = NULL;
  gsize good = 0;
  gsize bad = 0;

  for (const char *p = text; p < text + length;)
    {
      if ((guint8) *p < 0x80)
        {
          p++;
          continue;
        }
      if (g_utf8_get_char_validated (p, (gssize) (text + length - p)) < (gunichar) -2)
        {
          good++;
          p = g_utf8_next_char (p);
        }
      else
        {
          bad++;
          p++;
        }
    }
  return g_utf8_validate_len (text, length, &end) || good > bad * 4;
}

/**
 * sam_text_encoding_guess:
 *
 * Returns: (transfer none): one of sam_text_encodings()
 */
const char *
sam_text_encoding_guess (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  const char *utf16;

  if (length == 0 || starts_with (data, length, "\xEF\xBB\xBF", 3))
    return "UTF-8";
  if (starts_with (data, length, "\xFF\xFE", 2))
    return "UTF-16LE";
  if (starts_with (data, length, "\xFE\xFF", 2))
    return "UTF-16BE";
  utf16 = guess_utf16 (data, length);
  if (utf16 != NULL)
    return utf16;
  return is_mostly_utf8 ((const char *) data, length) ? "UTF-8" : "Windows-1252";
}

static void
append_char (GString *text,
             gunichar c,
             gboolean *damaged)
{
  /* U+0000 would end the text for everybody after us. */
  if (c == 0 || (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF)
    {
      *damaged = TRUE;
      c = 0xFFFD;
    }
  g_string_append_unichar (text, c);
}

static void
decode_utf16 (GString *text,
              const guint8 *data,
              gsize length,
              gboolean big_endian,
              gboolean *damaged)
{
  gunichar high = 0;

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gunichar unit = big_endian ? (gunichar) (data[i] << 8 | data[i + 1]) : (gunichar) (data[i + 1] << 8 | data[i]);

      if (high != 0 && unit >= 0xDC00 && unit < 0xE000)
        {
          append_char (text, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00), damaged);
          high = 0;
          continue;
        }
      if (high != 0)
        append_char (text, high, damaged);
      high = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
      if (high == 0)
        append_char (text, unit, damaged);
    }
  if (high != 0 || length % 2 == 1)
    append_char (text, 0xD800, damaged);
}

static void
decode_utf8 (GString *text,
             const char *data,
             gsize length,
             gboolean *damaged)
{
  const char *end = data + length;

  for (const char *p = data; p < end;)
    {
      gunichar c = g_utf8_get_char_validated (p, (gssize) (end - p));

      if (c >= (gunichar) -2)
        {
          append_char (text, 0xD800, damaged);
          p++;
          continue;
        }
      append_char (text, c, damaged);
      p = *p == '\0' ? p + 1 : g_utf8_next_char (p);
    }
}

/**
 * sam_text_encoding_decode:
 * @encoding: one of sam_text_encodings()
 * @damaged: (out): whether some of it could not be read
 *
 * Returns: (transfer full): the text as UTF-8, without a byte order mark
 */
char *
sam_text_encoding_decode (GBytes *bytes,
                          const char *encoding,
                          gboolean *damaged)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GString) text = g_string_sized_new (length + length / 8 + 1);

  *damaged = FALSE;
  if (g_str_has_prefix (encoding, "UTF-16"))
    decode_utf16 (text, data, length, g_str_has_suffix (encoding, "BE"), damaged);
  else if (strcmp (encoding, "UTF-8") == 0)
    decode_utf8 (text, (const char *) data, length, damaged);
  else
    for (gsize i = 0; i < length; i++)
      append_char (text, data[i] >= 0x80 && data[i] < 0xA0 ? windows_1252[data[i] - 0x80] : data[i], damaged);
  if (g_str_has_prefix (text->str, "\xEF\xBB\xBF"))
    g_string_erase (text, 0, 3);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
