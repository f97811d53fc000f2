/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When a group meets, as people write it, to RFC 5545. A word that is not accounted for makes the whole phrase not
 * understood: a wrong rule sends people to a closed door. Only rules that other calendars read too (no BYSETPOS). */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-recurrence-reader.h"

#include "exchange/sam-dutch-values.h"
#include "exchange/sam-recurrence-words.h"
#include "network/sam-name-key.h"
#include "record/sam-spelling.h"

#include <stdlib.h>
#include <string.h>

#define MAX_ORDINALS 8

typedef enum
{
  UNIT_NONE,
  UNIT_DAY,
  UNIT_WEEK,
  UNIT_MONTH,
  UNIT_YEAR,
} Unit;

typedef struct
{
  char **words;
  guint next;
  Unit unit;
  guint interval;
  guint times; /* "2x", 0: not said */
  int ordinals[MAX_ORDINALS];
  guint n_ordinals; /* those that wait for their day */
  GPtrArray *days;  /* "1TU", "MO" */
  guint days_mask;  /* weekdays without an ordinal */
  guint months;     /* a bit for each month it takes place in; 0: all */
  gboolean partly;
} Phrase;

static const char *const day_codes[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

/* "maandag", "maandagen", "ma", "maandagavond", "maandagmiddagen" */
static int
read_weekday (const char *word)
{
  static const char *const names[] = { "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag" };
  static const char *const short_names[] = { "ma", "di", "wo", "do", "vr", "za", "zo" };
  static const char *const endings[] = { "", "s", "en", "avond", "avonden", "middag", "middagen", "ochtend",
                                         "ochtenden",
                                         "morgen", NULL };

  for (int i = 0; i < 7; i++)
    {
      if (strcmp (word, short_names[i]) == 0)
        return i;
      if (g_str_has_prefix (word, names[i]) && g_strv_contains (endings, word + strlen (names[i])))
        return i;
    }
  return -1;
}

static int
read_ordinal (const char *word)
{
  static const char *const names[] = { "eerste", "tweede", "derde", "vierde", "vijfde" };
  char *end = NULL;
  guint64 number;

  for (int i = 0; i < 5; i++)
    if (strcmp (word, names[i]) == 0)
      return i + 1;
  if (strcmp (word, "laatste") == 0)
    return -1;
  if (strcmp (word, "voorlaatste") == 0)
    return -2;
  number = g_ascii_strtoull (word, &end, 10);
  if (end != word && number >= 1 && number <= 31 &&
      (strcmp (end, "e") == 0 || strcmp (end, "ste") == 0 || strcmp (end, "de") == 0))
    return (int) number;
  return 0;
}

static guint
read_count (const char *word)
{
  static const char *const names[] = { "een", "twee", "drie", "vier", "vijf", "zes", "zeven",
                                       "acht", "negen", "tien", "elf", "twaalf", "dertien", "veertien" };
  char *end = NULL;
  guint64 number;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (word, names[i]) == 0)
      return i + 1;
  number = g_ascii_strtoull (word, &end, 10);
  return end != word && *end == '\0' && number <= 14 ? (guint) number : 0;
}

static int
read_month (const char *word)
{
  static const char *const names[] = { "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
                                       "september", "oktober", "november", "december" };

  for (int i = 0; i < 12; i++)
    if (strcmp (word, names[i]) == 0 || (strlen (word) == 3 && g_str_has_prefix (names[i], word)))
      return i;
  return -1;
}

/* Words that name a unit, with how many of it: "kwartaal" is three months. */
static gboolean
read_unit (const char *word,
           Unit *unit,
           guint *interval)
{
  static const struct
  {
    const char *word;
    Unit unit;
    guint interval;
  } units[] = {
    { "dag", UNIT_DAY, 1 },
    { "dagen", UNIT_DAY, 1 },
    { "dagelijks", UNIT_DAY, 1 },
    { "week", UNIT_WEEK, 1 },
    { "weken", UNIT_WEEK, 1 },
    { "wekelijks", UNIT_WEEK, 1 },
    { "tweewekelijks", UNIT_WEEK, 2 },
    { "veertiendaags", UNIT_WEEK, 2 },
    { "driewekelijks", UNIT_WEEK, 3 },
    { "vierwekelijks", UNIT_WEEK, 4 },
    { "maand", UNIT_MONTH, 1 },
    { "maanden", UNIT_MONTH, 1 },
    { "maandelijks", UNIT_MONTH, 1 },
    { "tweemaandelijks", UNIT_MONTH, 2 },
    { "kwartaal", UNIT_MONTH, 3 },
    { "halfjaar", UNIT_MONTH, 6 },
    { "jaar", UNIT_YEAR, 1 },
    { "jaarlijks", UNIT_YEAR, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (word, units[i].word) == 0)
      {
        *unit = units[i].unit;
        *interval = units[i].interval;
        return TRUE;
      }
  return FALSE;
}

static const char *
peek (Phrase *phrase,
      guint ahead)
{
  for (guint i = 0; i <= ahead; i++)
    if (phrase->words[phrase->next + i] == NULL)
      return "";
  return phrase->words[phrase->next + ahead];
}

static gboolean
set_unit (Phrase *phrase,
          Unit unit,
          guint interval)
{
  if (phrase->unit != UNIT_NONE && phrase->unit != unit)
    return FALSE;
  phrase->unit = unit;
  phrase->interval *= interval;
  return TRUE;
}

/* "om de week", "om de andere week", "om de 3 weken", "om de andere dinsdag" */
static gboolean
take_alternation (Phrase *phrase)
{
  Unit unit;
  guint n;
  guint count;
  guint ahead = 2;

  if (strcmp (peek (phrase, 0), "om") != 0 || strcmp (peek (phrase, 1), "de") != 0)
    return FALSE;
  count = read_count (peek (phrase, 2));
  if (count > 0 || strcmp (peek (phrase, 2), "andere") == 0)
    ahead++;
  if (count == 0 && read_weekday (peek (phrase, ahead)) >= 0 && set_unit (phrase, UNIT_WEEK, 2))
    {
      phrase->next += ahead;
      return TRUE;
    }
  if (!read_unit (peek (phrase, ahead), &unit, &n) || !set_unit (phrase, unit, n * (count > 0 ? count : 2)))
    return FALSE;
  phrase->next += ahead + 1;
  return TRUE;
}

/* "2 weken", "drie maanden"; and "2x", "1 keer", "eens", which say how often within the unit. */
static gboolean
take_count (Phrase *phrase)
{
  const char *word = peek (phrase, 0);
  const char *after = peek (phrase, 1);
  guint count = read_count (word);
  Unit unit;
  guint n;

  if (strcmp (word, "eens") == 0 || (strlen (word) == 2 && word[1] == 'x' && g_ascii_isdigit (word[0])))
    {
      phrase->times = word[1] == 'x' ? (guint) (word[0] - '0') : 1;
      phrase->next += 1;
      return phrase->times > 0;
    }
  if (count == 0)
    return FALSE;
  if (strcmp (after, "x") == 0 || strcmp (after, "keer") == 0 || strcmp (after, "maal") == 0)
    {
      phrase->times = count;
      phrase->next += 2;
      return TRUE;
    }
  if (!read_unit (after, &unit, &n) || !set_unit (phrase, unit, n * count))
    return FALSE;
  phrase->next += 2;
  return TRUE;
}

static void
add_day (Phrase *phrase,
         int weekday)
{
  if (phrase->n_ordinals == 0)
    phrase->days_mask |= 1u << weekday;
  for (guint i = 0; i < phrase->n_ordinals; i++)
    g_ptr_array_add (phrase->days, g_strdup_printf ("%d%s", phrase->ordinals[i], day_codes[weekday]));
  phrase->n_ordinals = 0;
}

/* "maandag", "maandag t/m vrijdag" */
static gboolean
take_weekdays (Phrase *phrase)
{
  int first = read_weekday (peek (phrase, 0));
  int last;

  if (first < 0)
    return FALSE;
  phrase->next++;
  if (phrase->n_ordinals == 0 && strcmp (peek (phrase, 0), "t") == 0 && strcmp (peek (phrase, 1), "m") == 0)
    {
      last = read_weekday (peek (phrase, 2));
      if (last <= first)
        return FALSE;
      for (int day = first; day < last; day++)
        add_day (phrase, day);
      phrase->next += 3;
      first = last;
    }
  add_day (phrase, first);
  return TRUE;
}

/* July and August. */
#define SUMMER (3u << 6)

/* "behalve in juli en augustus", "niet in de zomer", "niet in de schoolvakanties": to the end of the phrase. */
static gboolean
take_exception (Phrase *phrase)
{
  static const char *const openings[] = { "behalve", "niet", "geen", "uitgezonderd", "muv", NULL };
  guint months = 0;

  if (!g_strv_contains (openings, peek (phrase, 0)))
    return FALSE;
  for (phrase->next++; *peek (phrase, 0) != '\0'; phrase->next++)
    {
      static const char *const noise[] = { "in", "de", "en", "maanden", "maand", NULL };
      int month = read_month (peek (phrase, 0));

      if (month >= 0)
        months |= 1u << month;
      else if (strcmp (peek (phrase, 0), "zomer") == 0)
        months |= SUMMER;
      else if (!g_strv_contains (noise, peek (phrase, 0)))
        phrase->partly = TRUE;
    }
  if (months == 0)
    phrase->partly = TRUE;
  else
    phrase->months = (phrase->months != 0 ? phrase->months : 0xFFF) & ~months;
  return TRUE;
}

/* "van de even maanden"; even weeks can't be said in a rule without a first date. */
static gboolean
take_parity (Phrase *phrase)
{
  gboolean odd = strcmp (peek (phrase, 0), "oneven") == 0;

  if ((!odd && strcmp (peek (phrase, 0), "even") != 0) || !g_str_has_prefix (peek (phrase, 1), "maand") ||
      read_weekday (peek (phrase, 1)) >= 0)
    return FALSE;
  phrase->months = odd ? 0x555 : 0xAAA;
  phrase->next += 2;
  return set_unit (phrase, UNIT_MONTH, 1);
}

static gboolean
take_noise (Phrase *phrase)
{
  static const char *const noise[] = { "elke", "elk", "iedere", "ieder", "alle", "op", "de", "het", "van", "der", "in",
                                       "per", "en", "s", "avonds", "middags", "ochtends", "morgens", "avond", "middag",
                                       "ochtend", "telkens", "steeds", "vanaf", "om", "uur", "van", NULL };

  if (!g_strv_contains (noise, peek (phrase, 0)))
    return FALSE;
  phrase->next++;
  return TRUE;
}

static gboolean
take_word (Phrase *phrase)
{
  const char *word = peek (phrase, 0);
  int ordinal = read_ordinal (word);
  Unit unit;
  guint n;

  if (ordinal != 0 && phrase->n_ordinals < MAX_ORDINALS)
    {
      phrase->ordinals[phrase->n_ordinals++] = ordinal;
      phrase->next++;
      return TRUE;
    }
  if (strcmp (word, "werkdag") == 0 || strcmp (word, "werkdagen") == 0 || strcmp (word, "doordeweeks") == 0)
    {
      phrase->days_mask |= 0x1F;
      phrase->next++;
      return TRUE;
    }
  if (read_unit (word, &unit, &n))
    {
      phrase->next++;
      return set_unit (phrase, unit, n);
    }
  return FALSE;
}

static gboolean
parse (Phrase *phrase)
{
  while (*peek (phrase, 0) != '\0')
    {
      guint before = phrase->next;

      if (!take_alternation (phrase) && !take_parity (phrase) && !take_count (phrase) && !take_weekdays (phrase) &&
          !take_exception (phrase) && !take_word (phrase) && !take_noise (phrase))
        return FALSE;
      if (phrase->next == before)
        return FALSE;
    }
  return TRUE;
}

static void
append_list (GString *rule,
             const char *name,
             GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    g_string_append_printf (rule, "%s%s", i == 0 ? name : ",", (char *) g_ptr_array_index (values, i));
}

/* Ordinals that no weekday took are days of the month: "de 15e van de maand". */
static gboolean
settle (Phrase *phrase)
{
  gboolean ordered = phrase->days->len > 0 || phrase->n_ordinals > 0;

  if (phrase->days_mask != 0 && ordered)
    return FALSE;
  /* "om de 14 dagen op dinsdag" */
  if (phrase->unit == UNIT_DAY && phrase->days_mask != 0 && phrase->interval % 7 == 0)
    {
      phrase->unit = UNIT_WEEK;
      phrase->interval /= 7;
    }
  if (phrase->unit == UNIT_NONE)
    phrase->unit = ordered ? UNIT_MONTH : phrase->days_mask != 0 ? UNIT_WEEK
                                                                 : UNIT_NONE;
  if (phrase->unit == UNIT_NONE || (ordered && phrase->unit != UNIT_MONTH) ||
      (phrase->days_mask != 0 && phrase->unit != UNIT_WEEK) || (phrase->days->len > 0 && phrase->n_ordinals > 0))
    return FALSE;
  for (guint day = 0; day < 7; day++)
    if (phrase->days_mask & (1u << day))
      g_ptr_array_add (phrase->days, g_strdup (day_codes[day]));
  for (guint i = 0; i < phrase->days->len && phrase->unit == UNIT_MONTH; i++)
    if (atoi (g_ptr_array_index (phrase->days, i)) > 5)
      return FALSE;
  if (phrase->times > 1 && phrase->times != phrase->days->len + phrase->n_ordinals)
    return FALSE;
  return TRUE;
}

static char *
write_rule (Phrase *phrase)
{
  static const char *const frequencies[] = { "", "DAILY", "WEEKLY", "MONTHLY", "YEARLY" };
  GString *rule = g_string_new (NULL);
  g_autoptr (GPtrArray) months = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) month_days = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 12; i++)
    if (phrase->months & (1u << i))
      g_ptr_array_add (months, g_strdup_printf ("%u", i + 1));
  for (guint i = 0; i < phrase->n_ordinals; i++)
    g_ptr_array_add (month_days, g_strdup_printf ("%d", phrase->ordinals[i]));
  g_string_append_printf (rule, "FREQ=%s", frequencies[phrase->unit]);
  if (phrase->interval > 1)
    g_string_append_printf (rule, ";INTERVAL=%u", phrase->interval);
  append_list (rule, ";BYMONTH=", months);
  append_list (rule, ";BYMONTHDAY=", month_days);
  append_list (rule, ";BYDAY=", phrase->days);
  return g_string_free (rule, FALSE);
}

#define CLOCK "\\d{1,2}[:.u]\\d{2}"
#define HOUR "\\d{1,2}(?:[:.u]\\d{2})?"

/* Cuts "19.30 - 21.30 uur", "om 19.30 uur" or "van 10 tot 12" out of the phrase. */
static char *
cut_times (const char *text,
           char **start,
           char **end)
{
  g_autoptr (GRegex) regex = g_regex_new ("\\b(?:van|tussen)\\s+" HOUR "(?:\\s*uur)?\\s*(?:-|–|tot|en)\\s*" HOUR
                                          "(?:\\s*uur)?\\b|"
                                          "\\b" HOUR "\\s*(?:-|–|tot)\\s*" HOUR "\\s*uur\\b|"
                                          "\\b(?:om|vanaf)\\s+\\d{1,2}\\s*uur\\b|"
                                          "(?:\\b(?:om|van|vanaf|tussen)\\s+)?\\b" CLOCK "(?:\\s*uur)?"
                                          "(?:\\s*(?:-|–|\\btot\\b|\\ben\\b)\\s*" CLOCK "(?:\\s*(?:uur|u)\\b)?)?",
                                          G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *times = NULL;
  int from;
  int to;

  if (!g_regex_match (regex, text, 0, &match) || !g_match_info_fetch_pos (match, 0, &from, &to))
    return g_strdup (text);
  times = g_match_info_fetch (match, 0);
  if (!sam_dutch_read_times (times, start, end))
    return g_strdup (text);
  return g_strdup_printf ("%.*s %s", from, text, text + to);
}

static gboolean
is_by_arrangement (const char *folded)
{
  static const char *const phrases[] = { "in overleg", "op afspraak", "na afspraak", "op aanvraag", "wisselend",
                                         "variabel",
                                         "onregelmatig", "nader te bepalen", "nog te bepalen", "n t b", "ntb", "n n b",
                                         "wisselende dagen", "in onderling overleg", NULL };

  return g_strv_contains (phrases, folded);
}

/**
 * sam_recurrence_is_rule:
 * @text: what a person typed
 *
 * Returns: whether it is meant as a rule of RFC 5545, right or wrong, and not as words
 */
gboolean
sam_recurrence_is_rule (const char *text)
{
  return g_ascii_strncasecmp (text, "RRULE:", 6) == 0 || g_ascii_strncasecmp (text, "FREQ=", 5) == 0;
}

/**
 * sam_recurrence_read:
 * @text: "elke 1e dinsdag van de maand", "om de week op woensdag, 19.30-21.30 uur", the same in English or German,
 *   or a rule itself
 * @rule: (out) (nullable): the RFC 5545 rule, without "RRULE:"
 * @start: (out) (nullable): HH:MM when the phrase names a time
 * @end: (out) (nullable): HH:MM when it names an end
 *
 * Returns: how much was understood
 */
SamRecurrenceResult
sam_recurrence_read (const char *text,
                     char **rule,
                     char **start,
                     char **end)
{
  g_autofree char *dutch = NULL;
  g_autofree char *days = NULL;
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  Phrase phrase = { .interval = 1, .days = found };

  *rule = *start = *end = NULL;
  if (sam_recurrence_is_rule (text))
    {
      g_autofree char *spelled = sam_spelling_normalize (SAM_FIELD_RRULE, text);

      if (!sam_spelling_check (SAM_FIELD_RRULE, spelled, NULL))
        return SAM_RECURRENCE_NOT_UNDERSTOOD;
      *rule = g_steal_pointer (&spelled);
      return SAM_RECURRENCE_RULE;
    }
  /* "elke 5e maandag?": whoever wrote it did not know either. */
  if (strchr (text, '?') != NULL)
    return SAM_RECURRENCE_NOT_UNDERSTOOD;
  dutch = sam_recurrence_words_in_dutch (text);
  days = cut_times (dutch, start, end);
  folded = sam_name_words (days);
  if (is_by_arrangement (folded))
    return SAM_RECURRENCE_BY_ARRANGEMENT;
  words = g_strsplit (folded, " ", -1);
  phrase.words = words;
  if (!parse (&phrase) || !settle (&phrase))
    {
      g_clear_pointer (start, g_free);
      g_clear_pointer (end, g_free);
      return SAM_RECURRENCE_NOT_UNDERSTOOD;
    }
  *rule = write_rule (&phrase);
  return phrase.partly ? SAM_RECURRENCE_PARTLY : SAM_RECURRENCE_RULE;
}
