/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People write when they can come as they say it. Only days of the week and parts of the day are looked for; what else
 * is written ("in overleg") says nothing for or against a day, and is shown beside it. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-availability.h"

#include "network/sam-days.h"

#include <string.h>

#define WEEKDAYS 0x1fu
#define WEEKEND 0x60u
#define EVERY_DAY 0x7fu

enum
{
  MORNING = 1,
  AFTERNOON = 2,
  EVENING = 4,
};

#define NOON (12 * 60)
#define EVENING_BEGINS (17 * 60 + 30)

/* A word counts by how it begins, so that "dinsdagavonden" is two of these. Longer ones stand first. */
static const struct
{
  const char *word;
  guint days;  /* bit 0 is Monday */
  guint parts; /* of the day */
} known[] = {
  { "maandag", 0x01, 0 },
  { "monday", 0x01, 0 },
  { "dinsdag", 0x02, 0 },
  { "tuesday", 0x02, 0 },
  { "woensdag", 0x04, 0 },
  { "wednesday", 0x04, 0 },
  { "donderdag", 0x08, 0 },
  { "thursday", 0x08, 0 },
  { "vrijdag", 0x10, 0 },
  { "friday", 0x10, 0 },
  { "zaterdag", 0x20, 0 },
  { "saturday", 0x20, 0 },
  { "zondag", 0x40, 0 },
  { "sunday", 0x40, 0 },
  { "doordeweeks", WEEKDAYS, 0 },
  { "door de week", WEEKDAYS, 0 },
  { "werkdag", WEEKDAYS, 0 },
  { "weekday", WEEKDAYS, 0 },
  { "weekend", WEEKEND, 0 },
  { "altijd", EVERY_DAY, 0 },
  { "always", EVERY_DAY, 0 },
  { "elke dag", EVERY_DAY, 0 },
  { "every day", EVERY_DAY, 0 },
  { "’s ochtends", 0, MORNING },
  { "'s ochtends", 0, MORNING },
  { "ochtend", 0, MORNING },
  { "'s morgens", 0, MORNING },
  { "’s morgens", 0, MORNING },
  { "morning", 0, MORNING },
  { "'s middags", 0, AFTERNOON },
  { "’s middags", 0, AFTERNOON },
  { "middag", 0, AFTERNOON },
  { "afternoon", 0, AFTERNOON },
  { "'s avonds", 0, EVENING },
  { "’s avonds", 0, EVENING },
  { "avond", 0, EVENING },
  { "evening", 0, EVENING },
  { "overdag", 0, MORNING | AFTERNOON },
  { "daytime", 0, MORNING | AFTERNOON },
};

/* These count only as a whole word: "ma" also begins "maart". */
static const char *const short_days[] = { "ma", "di", "wo", "do", "vr", "za" }; /* "zo" is also "so" */
static const char *const short_days_in_english[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
static const char *const refusals[] = { "niet", "geen", "behalve", "not", "no", "except", "never", "nooit" };
static const char *const turns[] = { "wel", "maar", "alleen", "but", "only" };

/* Days and parts of the day that are said together. */
typedef struct
{
  guint days;
  guint parts;
  gboolean refused;
} Said;

typedef struct
{
  guint day; /* of the workshop, as a bit */
  guint part;
  Said said;
  gboolean any_offered; /* something was offered at all */
  gboolean offered;     /* this very moment was */
  gboolean refused;
} Matching;

static void
end_said (Matching *self)
{
  const Said *said = &self->said;
  const gboolean fits = (said->days == 0 || (said->days & self->day) != 0) &&
                        (said->parts == 0 || self->part == 0 || (said->parts & self->part) != 0);

  if (said->days != 0 || said->parts != 0)
    {
      if (said->refused)
        self->refused = self->refused || fits;
      else
        {
          self->any_offered = TRUE;
          self->offered = self->offered || fits;
        }
    }
  self->said = (Said){ 0 };
}

static gboolean
find_short (const char *const *words,
            guint n_words,
            const char *word,
            gsize length,
            guint *place)
{
  for (*place = 0; *place < n_words; (*place)++)
    if (strlen (words[*place]) == length && strncmp (words[*place], word, length) == 0)
      return TRUE;
  return FALSE;
}

/* "ma ochtend wo avond": a day after a part of the day begins anew; "ma, di en wo avond" is one. */
static void
add_said (Matching *self,
          guint days,
          guint parts)
{
  if (days != 0 && self->said.days != 0 && self->said.parts != 0)
    {
      const gboolean refused = self->said.refused;

      end_said (self);
      self->said.refused = refused;
    }
  self->said.days |= days;
  self->said.parts |= parts;
}

/* Returns: how many letters of @text were understood, 0 if none */
static gsize
read_word (Matching *self,
           const char *text,
           gsize length)
{
  guint place;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_has_prefix (text, known[i].word))
      {
        add_said (self, known[i].days, known[i].parts);
        return strlen (known[i].word);
      }
  if (find_short (short_days, G_N_ELEMENTS (short_days), text, length, &place) ||
      find_short (short_days_in_english, G_N_ELEMENTS (short_days_in_english), text, length, &place))
    {
      add_said (self, 1u << place, 0);
      return length;
    }
  if (find_short (refusals, G_N_ELEMENTS (refusals), text, length, &place))
    {
      /* "niet meer dan twee avonden" is about how often. */
      if (!g_str_has_prefix (text + length, " meer") && !g_str_has_prefix (text + length, " more"))
        {
          end_said (self);
          self->said.refused = TRUE;
        }
      return length;
    }
  if (find_short (turns, G_N_ELEMENTS (turns), text, length, &place))
    {
      end_said (self);
      return length;
    }
  return 0;
}

static void
read_words (Matching *self,
            const char *text)
{
  while (*text != '\0')
    {
      const gsize length = strcspn (text, " \t\n,;./-()");
      gsize read;

      if (length == 0)
        {
          if (strchr (";.\n", *text) != NULL || (*text == ',' && self->said.parts != 0))
            end_said (self);
          text++;
          continue;
        }
      read = read_word (self, text, length);
      /* Behind a word that is understood may stand another: "dinsdagavond"; behind one that is not, nothing is. */
      text += read > 0 ? read : length;
      if (read > 0)
        while (g_ascii_isalpha (*text) && !g_str_has_prefix (text, "ochtend") && !g_str_has_prefix (text, "middag") &&
               !g_str_has_prefix (text, "avond"))
          text++;
    }
  end_said (self);
}

/**
 * sam_availability_match:
 * @words: (nullable): when somebody can come
 * @date: (nullable): YYYY-MM-DD
 * @minutes: after midnight, when it begins; below 0 when not known
 *
 * Returns: whether somebody can come then, as far as the words say
 */
SamAvailable
sam_availability_match (const char *words,
                        const char *date,
                        int minutes)
{
  Matching self = { 0 };
  g_autofree char *lower = words != NULL ? g_utf8_strdown (words, -1) : NULL;
  GDate day;

  if (lower == NULL || !sam_day_read (date, &day))
    return SAM_AVAILABLE_UNKNOWN;
  self.day = 1u << (g_date_get_weekday (&day) - G_DATE_MONDAY);
  if (minutes >= 0)
    self.part = minutes < NOON ? MORNING : minutes < EVENING_BEGINS ? AFTERNOON
                                                                    : EVENING;
  read_words (&self, lower);
  if (self.refused)
    return SAM_AVAILABLE_NO;
  if (self.any_offered)
    return self.offered ? SAM_AVAILABLE_YES : SAM_AVAILABLE_NO;
  return SAM_AVAILABLE_UNKNOWN;
}
