/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The canonical form of numbers. RFC 8785 writes every number as ECMAScript would write the double nearest to it.
 * We do so where that double is the number, in the sense that both spellings name the same decimal value. A number
 * that a double would change (an integer beyond 2^53, a twentieth decimal) keeps its own digits instead: it can only
 * have come from a program that knows more than we do, and what we do not understand must go through unchanged. */

#define G_LOG_DOMAIN "samenhulp-json"

#include "json/sam-json-scanner.h"

#include <math.h>
#include <string.h>

/* Beyond every double's, so that no sum with a number of digits overflows. */
#define MAX_EXPONENT (G_GINT64_CONSTANT (1) << 40)

/* A decimal number as 0.DIGITS × 10^exponent, without zeros on either side. */
typedef struct
{
  gboolean negative;
  GString *digits;
  gint64 exponent;
} Decimal;

static void
read_decimal (Decimal *decimal,
              const char *text,
              gsize length)
{
  const char *at = text;
  const char *end = text + length;
  gint64 point = 0;
  gboolean after_point = FALSE;
  gsize leading = 0;

  decimal->negative = at < end && *at == '-';
  at += decimal->negative;
  for (; at < end && *at != 'e' && *at != 'E'; at++)
    {
      if (*at == '.')
        after_point = TRUE;
      else
        {
          g_string_append_c (decimal->digits, *at);
          point += !after_point;
        }
    }
  decimal->exponent = at < end ? g_ascii_strtoll (at + 1, NULL, 10) : 0;
  decimal->exponent = point + CLAMP (decimal->exponent, -MAX_EXPONENT, MAX_EXPONENT);

  while (decimal->digits->len > 0 && decimal->digits->str[decimal->digits->len - 1] == '0')
    g_string_truncate (decimal->digits, decimal->digits->len - 1);
  while (decimal->digits->str[leading] == '0')
    leading++;
  g_string_erase (decimal->digits, 0, leading);
  decimal->exponent -= leading;
  if (decimal->digits->len == 0)
    {
      decimal->exponent = 0;
      decimal->negative = FALSE;
    }
}

static gboolean
decimals_equal (const Decimal *a,
                const Decimal *b)
{
  return a->negative == b->negative && a->exponent == b->exponent && g_string_equal (a->digits, b->digits);
}

/* The fewest digits from which the double can be read back. */
static void
print_shortest (double value,
                char *buffer,
                int size)
{
  for (int precision = 0; precision < 17; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%de", precision);
      g_ascii_formatd (buffer, size, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        return;
    }
}

/* ECMAScript's Number::toString for k digits and the point after the n-th. */
static void
append_ecmascript (GString *out,
                   const Decimal *decimal)
{
  const char *digits = decimal->digits->str;
  gint64 k = decimal->digits->len;
  gint64 n = decimal->exponent;

  if (k == 0)
    {
      g_string_append_c (out, '0');
      return;
    }
  if (decimal->negative)
    g_string_append_c (out, '-');
  if (k <= n && n <= 21)
    {
      g_string_append (out, digits);
      for (gint64 i = k; i < n; i++)
        g_string_append_c (out, '0');
    }
  else if (0 < n && n <= 21)
    {
      g_string_append_len (out, digits, n);
      g_string_append_printf (out, ".%s", digits + n);
    }
  else if (-6 < n && n <= 0)
    {
      g_string_append (out, "0.");
      for (gint64 i = n; i < 0; i++)
        g_string_append_c (out, '0');
      g_string_append (out, digits);
    }
  else
    {
      g_string_append_c (out, digits[0]);
      if (k > 1)
        g_string_append_printf (out, ".%s", digits + 1);
      g_string_append_printf (out, "e%+" G_GINT64_FORMAT, n - 1);
    }
}

static gboolean
is_plain_integer (const char *number,
                  gsize length)
{
  gsize sign = number[0] == '-';

  if (length > 15 || (sign && number[1] == '0'))
    return FALSE;
  for (gsize i = sign; i < length; i++)
    if (!g_ascii_isdigit (number[i]))
      return FALSE;
  return TRUE;
}

/**
 * sam_json_append_number:
 * @number: follows the grammar of RFC 8259; @length bytes of it are read
 *
 * Appends it as ECMAScript prints a double (RFC 8785, 3.2.2.3). Digits that a double can't hold stay as they were
 * given: nothing that came in is rounded.
 */
void
sam_json_append_number (GString *canonical,
                        const char *number,
                        gsize length)
{
  g_autofree char *copy = NULL;
  g_autoptr (GString) given_digits = NULL;
  g_autoptr (GString) nearest_digits = NULL;
  Decimal given = { 0 };
  Decimal nearest = { 0 };
  char shortest[40];
  double value;

  if (is_plain_integer (number, length))
    {
      g_string_append_len (canonical, number, length);
      return;
    }

  copy = g_strndup (number, length);
  value = g_ascii_strtod (copy, NULL);
  if (!isfinite (value))
    {
      g_string_append (canonical, copy);
      return;
    }

  given_digits = g_string_new (NULL);
  nearest_digits = g_string_new (NULL);
  given.digits = given_digits;
  nearest.digits = nearest_digits;
  print_shortest (value, shortest, sizeof shortest);
  read_decimal (&given, copy, length);
  read_decimal (&nearest, shortest, strlen (shortest));
  if (decimals_equal (&given, &nearest))
    append_ecmascript (canonical, &nearest);
  else
    g_string_append (canonical, copy);
  return;
}
