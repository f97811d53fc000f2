/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-dutch-values.h"

#include <stdio.h>
#include <string.h>

#include "network/sam-name-key.h"

/* Dutch, English and German. */
typedef struct
{
  const char *word;
  int days;
} Word;

static const Word near_days[] = {
  { "vandaag", 0 },
  { "today", 0 },
  { "heute", 0 },
  { "nu", 0 },
  { "morgen", 1 },
  { "tomorrow", 1 },
  { "overmorgen", 2 },
  { "ubermorgen", 2 },
  { "gisteren", -1 },
  { "yesterday", -1 },
  { "gestern", -1 },
  { "eergisteren", -2 },
  { "vorgestern", -2 },
};

/* The first day is Monday. */
static const char *const weekdays[][7] = {
  { "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag" },
  { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" },
  { "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag" },
};

static gboolean
read_today (const char *today,
            GDate *date)
{
  int y;
  int m;
  int d;

  g_date_clear (date, 1);
  if (sscanf (today, "%d-%d-%d", &y, &m, &d) != 3 || !g_date_valid_dmy ((GDateDay) d, (GDateMonth) m, (GDateYear) y))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) d, (GDateMonth) m, (GDateYear) y);
  return TRUE;
}

static char *
format_days_on (const GDate *today,
                int days)
{
  GDate day = *today;
  char text[16];

  if (days < 0)
    g_date_subtract_days (&day, (guint) -days);
  else
    g_date_add_days (&day, (guint) days);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &day);
  return g_strdup (text);
}

/* "vrijdag", "vr": the next one, or the last one where days that have been are meant. Today is neither. */
static gboolean
read_weekday (const char *word,
              const GDate *today,
              gboolean ahead,
              int *days)
{
  for (guint language = 0; language < G_N_ELEMENTS (weekdays); language++)
    for (int i = 0; i < 7; i++)
      if (strcmp (word, weekdays[language][i]) == 0 ||
          (language == 0 && strlen (word) == 2 && g_str_has_prefix (weekdays[0][i], word)))
        {
          int on = (i - ((int) g_date_get_weekday (today) - G_DATE_MONDAY) + 7) % 7;

          *days = on == 0 ? 7 : on;
          if (!ahead)
            *days -= on == 0 ? 14 : 7;
          return TRUE;
        }
  return FALSE;
}

/* "over 2 weken", "in 10 days" */
static gboolean
read_distance (const char *text,
               int *days)
{
  char before[8];
  char unit[12];
  int length = 0;

  if (sscanf (text, "%7[a-z] %3d %11[a-z]%n", before, days, unit, &length) != 3 || text[length] != '\0' ||
      (strcmp (before, "over") != 0 && strcmp (before, "in") != 0))
    return FALSE;
  if (g_str_has_prefix (unit, "we") || g_str_has_prefix (unit, "wo"))
    *days *= 7;
  else if (unit[0] != 'd' && unit[0] != 't')
    return FALSE;
  return TRUE;
}

/* "2-2", "2 feb": the year that brings it nearest, or the next such day. 29 February may be years away. */
static char *
read_without_year (const char *text,
                   const GDate *today,
                   gboolean ahead)
{
  g_autofree char *nearest = NULL;
  int least = G_MAXINT;

  for (int year = g_date_get_year (today) - (ahead ? 0 : 4); year <= g_date_get_year (today) + 4; year++)
    {
      g_autofree char *whole = g_strdup_printf ("%s %d", text, year);
      g_autofree char *iso = sam_dutch_read_date (whole);
      GDate day;
      int days;

      if (iso == NULL || !read_today (iso, &day))
        continue;
      days = g_date_days_between (today, &day);
      if ((ahead && days < 0) || ABS (days) >= least)
        continue;
      least = ABS (days);
      g_free (nearest);
      nearest = g_steal_pointer (&iso);
    }
  return g_steal_pointer (&nearest);
}

/**
 * sam_dutch_read_day:
 * @text: as it is typed: all that sam_dutch_read_date() understands, and "2-2", "2 feb", "vandaag", "morgen",
 *   "vrijdag", "over 2 weken"
 * @today: YYYY-MM-DD
 * @ahead: whether a day to come is meant; else the nearest one is, and of weekdays the last
 *
 * Returns: (transfer full) (nullable): YYYY-MM-DD; %NULL for what is no day
 */
char *
sam_dutch_read_day (const char *text,
                    const char *today,
                    gboolean ahead)
{
  g_autofree char *words = sam_name_words (text);
  char *whole = sam_dutch_read_date (text);
  GDate now;
  int days;

  if (whole != NULL || !read_today (today, &now))
    return whole;
  for (guint i = 0; i < G_N_ELEMENTS (near_days); i++)
    if (strcmp (words, near_days[i].word) == 0)
      return format_days_on (&now, near_days[i].days);
  if (read_weekday (words, &now, ahead, &days) || read_distance (words, &days))
    return format_days_on (&now, days);
  return read_without_year (words, &now, ahead);
}
