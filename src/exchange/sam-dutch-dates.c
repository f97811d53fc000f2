/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-dutch-values.h"

#include "network/sam-name-key.h"
#include "record/sam-spelling.h"

#include <string.h>

/* A sheet that lost its formats shows days since 1899-12-30; these are the years 1954 to 2173. */
#define SERIAL_FIRST 20000
#define SERIAL_LAST 99999

/* Dutch, English and German: the first three letters tell them apart. */
static guint
read_month (const char *word)
{
  static const char *const names[][4] = {
    { "jan", NULL },
    { "feb", NULL },
    { "mrt", "maa", "mar", NULL },
    { "apr", NULL },
    { "mei", "may", "mai", NULL },
    { "jun", NULL },
    { "jul", NULL },
    { "aug", NULL },
    { "sep", NULL },
    { "okt", "oct", NULL },
    { "nov", NULL },
    { "dec", "dez", NULL },
  };

  for (guint month = 0; month < G_N_ELEMENTS (names); month++)
    for (guint i = 0; names[month][i] != NULL; i++)
      if (g_str_has_prefix (word, names[month][i]))
        return month + 1;
  return 0;
}

/* "12", "1e", "1ste"; -1 for what is no number. */
static int
read_number (const char *word)
{
  char *end = NULL;
  guint64 number;

  if (!g_ascii_isdigit (word[0]) || strlen (word) > 6)
    return -1;
  number = g_ascii_strtoull (word, &end, 10);
  if (*end != '\0' && strcmp (end, "e") != 0 && strcmp (end, "ste") != 0 && strcmp (end, "de") != 0)
    return -1;
  return (int) number;
}

static char *
format_date (int year,
             int month,
             int day)
{
  if (year >= 0 && year < 100)
    year += year < 50 ? 2000 : 1900;
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

static char *
read_serial (int serial)
{
  GDate date;

  if (serial < SERIAL_FIRST || serial > SERIAL_LAST)
    return NULL;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (&date, (guint) serial);
  return format_date (g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
}

/**
 * sam_dutch_read_date:
 * @text: "8-1-2026", "08/01/26", "do 8 jan. 2026", "8 januari 2026", "2026-01-08", "2026-01-08 19:30", "46030"
 *
 * Returns: (transfer full) (nullable): YYYY-MM-DD; %NULL for what is no date or no day of the calendar
 */
char *
sam_dutch_read_date (const char *text)
{
  g_autofree char *folded = sam_name_words (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  char **w = words;
  guint n;
  int first;
  int month;

  /* The day of the week says nothing new. */
  if (w[0] != NULL && w[1] != NULL && !g_ascii_isdigit (w[0][0]))
    w++;
  n = g_strv_length (w);
  if (n == 0 || (first = read_number (w[0])) < 0)
    return NULL;
  if (n == 1)
    return read_serial (first);
  if (n < 3)
    return NULL;
  month = g_ascii_isdigit (w[1][0]) ? read_number (w[1]) : (int) read_month (w[1]);
  /* More words than three are a time, which a date column does not need. */
  if (n > 3 && !g_ascii_isdigit (w[3][0]))
    return NULL;
  if (strlen (w[0]) == 4)
    return format_date (first, month, read_number (w[2]));
  return strlen (w[2]) == 4 || strlen (w[2]) == 2 ? format_date (read_number (w[2]), month, first) : NULL;
}

typedef enum
{
  PART_NONE,
  PART_MORNING,
  PART_LATER, /* afternoon or evening */
} DayPart;

typedef struct
{
  int minutes; /* since midnight, -1: not understood */
  gboolean spoken;
  DayPart part;
} Clock;

static gboolean
remove_word (GPtrArray *words,
             const char *word)
{
  gboolean found = FALSE;

  for (guint i = words->len; i-- > 0;)
    if (strcmp (g_ptr_array_index (words, i), word) == 0)
      {
        g_ptr_array_remove_index (words, i);
        found = TRUE;
      }
  return found;
}

static DayPart
remove_day_part (GPtrArray *words)
{
  static const char *const morning[] = { "ochtends", "morgens", "ochtend", "voormiddag", NULL };
  static const char *const later[] = { "middags", "avonds", "middag", "avond", "namiddag", NULL };
  DayPart part = PART_NONE;

  remove_word (words, "s");
  for (guint i = 0; morning[i] != NULL; i++)
    if (remove_word (words, morning[i]))
      part = PART_MORNING;
  for (guint i = 0; later[i] != NULL; i++)
    if (remove_word (words, later[i]))
      part = PART_LATER;
  return part;
}

static int
read_spoken_number (const char *word)
{
  static const char *const numbers[] = { "nul", "een", "twee", "drie", "vier", "vijf", "zes",
                                         "zeven", "acht", "negen", "tien", "elf", "twaalf" };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (strcmp (numbers[i], word) == 0)
      return (int) i;
  return read_number (word);
}

/* "half acht", "kwart voor acht", "tien over half acht", "acht". */
static int
read_spoken (GPtrArray *words)
{
  guint i = 0;
  int offset = 0;
  int hour;

  if (words->len >= 3 && (strcmp (words->pdata[1], "voor") == 0 || strcmp (words->pdata[1], "over") == 0))
    {
      offset = strcmp (words->pdata[0], "kwart") == 0 ? 15 : read_spoken_number (words->pdata[0]);
      if (offset < 1 || offset > 20)
        return -1;
      if (strcmp (words->pdata[1], "voor") == 0)
        offset = -offset;
      i = 2;
    }
  if (i < words->len && strcmp (words->pdata[i], "half") == 0)
    {
      offset -= 30;
      i++;
    }
  if (i + 1 != words->len)
    return -1;
  hour = read_spoken_number (words->pdata[i]);
  return hour >= 1 && hour <= 12 ? (hour * 60 + offset + 720) % 720 : -1;
}

/* "19", "19 30", "1930", "19u30", "19 30 00" */
static int
read_digits (GPtrArray *words)
{
  int hour = -1;
  int minute = 0;
  const char *first = words->pdata[0];
  const char *u = strpbrk (first, "uh");

  if (words->len > 3)
    return -1;
  if (words->len == 1 && u != NULL)
    {
      g_autofree char *before = g_strndup (first, (gsize) (u - first));

      hour = read_number (before);
      minute = u[1] != '\0' ? read_number (u + 1) : 0;
    }
  else if (words->len == 1 && strlen (first) == 4)
    {
      hour = read_number (first);
      minute = hour % 100;
      hour = hour < 0 ? hour : hour / 100;
    }
  else
    {
      hour = strlen (first) <= 2 ? read_number (first) : -1;
      minute = words->len > 1 && strlen (words->pdata[1]) == 2 ? read_number (words->pdata[1]) : words->len > 1 ? -1
                                                                                                                : 0;
    }
  return hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 ? hour * 60 + minute : -1;
}

static Clock
read_clock (const char *text)
{
  static const char *const noise[] = { "uur", "u", "h", "om", "van", "vanaf", "tussen", "circa", "ca",
                                       "rond", "uhr", "um", "von", "ab", NULL };
  g_autofree char *folded = sam_name_words (text);
  g_auto (GStrv) split = g_strsplit (folded, " ", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  Clock clock = { -1, FALSE, PART_NONE };

  for (guint i = 0; split[i] != NULL; i++)
    {
      gsize length = strlen (split[i]);

      /* "21.30u" */
      if (i > 0 && length == 3 && (split[i][2] == 'u' || split[i][2] == 'h'))
        split[i][2] = '\0';
      if (length > 0)
        g_ptr_array_add (words, split[i]);
    }
  clock.part = remove_day_part (words);
  for (guint i = 0; noise[i] != NULL; i++)
    remove_word (words, noise[i]);
  if (words->len == 0)
    return clock;
  clock.spoken = !g_ascii_isdigit (((char *) words->pdata[0])[0]) ||
                 strcmp (words->pdata[words->len - 1], "half") == 0 ||
                 (words->len > 1 && !g_ascii_isdigit (((char *) words->pdata[1])[0]));
  clock.minutes = clock.spoken ? read_spoken (words) : read_digits (words);
  if (clock.minutes >= 0 && clock.part == PART_LATER && clock.minutes < 720)
    clock.minutes += 720;
  /* Nobody meets at half past seven in the morning without saying so. */
  else if (clock.minutes >= 0 && clock.spoken && clock.part == PART_NONE && clock.minutes < 480)
    clock.minutes += 720;
  return clock;
}

static char *
format_minutes (int minutes)
{
  return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
}

/**
 * sam_dutch_read_time:
 * @text: "19:30", "19.30 uur", "19u30", "half acht", "kwart over acht 's avonds"
 *
 * Returns: (transfer full) (nullable): HH:MM
 */
char *
sam_dutch_read_time (const char *text)
{
  Clock clock = read_clock (text);

  return clock.minutes >= 0 ? format_minutes (clock.minutes) : NULL;
}

/* The two ends of "19.30 - 21.30 uur", "van 10 tot 12", "tussen 10 en 12 uur". */
static GStrv
split_range (const char *text)
{
  g_autoptr (GRegex) between = g_regex_new ("\\s*(?:-|–|—|\\btot\\b|\\bbis\\b|\\bt/m\\b|\\ben\\b)\\s*",
                                            G_REGEX_CASELESS, 0, NULL);

  return g_regex_split (between, text, 0);
}

/**
 * sam_dutch_read_times:
 * @text: a time or a range of times
 * @start: (out) (nullable): HH:MM
 * @end: (out) (nullable): HH:MM, %NULL for a single time
 *
 * Returns: whether it was understood, with the end after the start
 */
gboolean
sam_dutch_read_times (const char *text,
                      char **start,
                      char **end)
{
  g_autofree char *clean = sam_spelling_trim (text);
  g_auto (GStrv) ends = split_range (clean);
  Clock first;
  Clock last;

  *start = NULL;
  *end = NULL;
  if (g_strv_length (ends) == 0 || g_strv_length (ends) > 2)
    return FALSE;
  first = read_clock (ends[0]);
  if (ends[1] == NULL)
    {
      *start = first.minutes >= 0 ? format_minutes (first.minutes) : NULL;
      return first.minutes >= 0;
    }
  last = read_clock (ends[1]);
  if (first.minutes < 0 || last.minutes < 0)
    return FALSE;
  /* "8 tot 10 uur 's avonds" says it once for both. */
  if (last.part == PART_LATER && first.part == PART_NONE && first.minutes + 720 < last.minutes)
    first.minutes += 720;
  if (last.minutes <= first.minutes && (last.spoken || first.spoken) && last.minutes + 720 > first.minutes)
    last.minutes += 720;
  if (last.minutes <= first.minutes || last.minutes >= 1440)
    return FALSE;
  *start = format_minutes (first.minutes);
  *end = format_minutes (last.minutes);
  return TRUE;
}
