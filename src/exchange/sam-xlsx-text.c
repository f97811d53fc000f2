/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a workbook spells what its cells show: letters that XML has no place for, and dates, which are numbers with a
 * format. */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-xlsx-text.h"

#include <math.h>
#include <string.h>

/* "_x000D_" is the character with that number in UTF-16. */
static gboolean
read_escape (const char *text,
             gunichar *unit)
{
  if (text[0] != '_' || text[1] != 'x')
    return FALSE;
  *unit = 0;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return FALSE;
      *unit = *unit * 16 + (gunichar) g_ascii_xdigit_value (text[i]);
    }
  return text[6] == '_';
}

#define ESCAPE_LENGTH 7

/**
 * sam_xlsx_text_unescape:
 * @text: as it stands in the sheet
 *
 * Returns: (transfer full): the text that is meant by it; a number that is no character becomes U+FFFD
 */
char *
sam_xlsx_text_unescape (const char *text)
{
  GString *plain = g_string_new (NULL);
  gunichar unit;
  gunichar low;

  while (*text != '\0')
    if (!read_escape (text, &unit))
      g_string_append_c (plain, *text++);
    else
      {
        text += ESCAPE_LENGTH;
        if (unit >= 0xD800 && unit < 0xDC00 && read_escape (text, &low) && low >= 0xDC00 && low < 0xE000)
          {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            text += ESCAPE_LENGTH;
          }
        g_string_append_unichar (plain, unit == 0 || (unit >= 0xD800 && unit < 0xE000) ? 0xFFFD : unit);
      }
  return g_string_free (plain, FALSE);
}

/**
 * sam_xlsx_text_escape:
 * @text: what a cell shall show
 *
 * Control characters are not looked at: libxlsxwriter spells those.
 *
 * Returns: (transfer full): the same, what looks like a spelled character guarded, so that it is shown as it is
 */
char *
sam_xlsx_text_escape (const char *text)
{
  GString *escaped = g_string_new (NULL);
  gunichar unit;

  for (; *text != '\0'; text++)
    {
      if (read_escape (text, &unit))
        g_string_append (escaped, "_x005F");
      g_string_append_c (escaped, *text);
    }
  return g_string_free (escaped, FALSE);
}

/**
 * sam_xlsx_format_classify:
 * @code: a format of numbers, like "dd-mm-yyyy" or "[h]:mm"
 *
 * Returns: what it shows, apart from literal text
 */
SamXlsxFormat
sam_xlsx_format_classify (const char *code)
{
  SamXlsxFormat format = SAM_XLSX_NUMBER;
  gboolean month = FALSE;

  for (; *code != '\0' && *code != ';'; code++)
    {
      char c = g_ascii_tolower (*code);

      if (c == '"' || c == '[')
        {
          const char *end = strchr (code + 1, c == '"' ? '"' : ']');

          if (c == '[' && end != NULL && strchr ("hms", g_ascii_tolower (code[1])) != NULL)
            format |= SAM_XLSX_TIME;
          if (end == NULL)
            break;
          code = end;
        }
      else if ((c == '\\' || c == '_') && code[1] != '\0')
        code++;
      else if (c == 'd' || c == 'y')
        format |= SAM_XLSX_DATE;
      else if (c == 'h' || c == 's')
        format |= SAM_XLSX_TIME;
      else if (c == 'm')
        month = TRUE;
    }
  return month && format == SAM_XLSX_NUMBER ? SAM_XLSX_DATE : format;
}

/**
 * sam_xlsx_format_moment:
 * @serial: days since the last day of 1899 (which Excel thinks had a 29 February 1900) or since 1904, and the part of
 *   a day
 * @format: a date, a time or both
 *
 * Returns: (transfer full): it as YYYY-MM-DD and HH:MM
 */
char *
sam_xlsx_format_moment (double serial,
                        gboolean epoch_1904,
                        SamXlsxFormat format)
{
  gint64 minutes = (gint64) floor (serial * 1440 + 0.5);
  gint64 day = minutes / 1440;
  int minute = (int) (minutes % 1440);
  GDate date;

  if (!(format & SAM_XLSX_DATE) || (day == 0 && !epoch_1904))
    return g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, epoch_1904 ? 1 : (day < 60 ? 31 : 30), epoch_1904 ? 1 : 12, epoch_1904 ? 1904 : 1899);
  g_date_add_days (&date, (guint) day);
  if (minute == 0)
    return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                            g_date_get_day (&date));
  return g_strdup_printf ("%04d-%02d-%02d %02d:%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date), minute / 60, minute % 60);
}
