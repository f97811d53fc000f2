/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When a group meets, as it is written in English and German, word by word in Dutch: the three languages say it in the
 * same order, so one grammar reads all of them. No word here means something else in Dutch. */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-recurrence-words.h"

#include <string.h>

/* What stands first is found first: longer phrases go before their words. */
static const struct
{
  const char *dutch;
  const char *words; /* separated by | */
} translations[] = {
  { "voorlaatste", "een na laatste|last but one|second to last|vorletzte[rsn]?" },
  { "in overleg", "by arrangement|by appointment|on request|nach (?:vereinbarung|absprache)|auf anfrage|irregular|"
                  "unregelm(?:ä|ae)(?:ß|ss)ig|wechselnd|varies" },
  { "om de", "every other" },
  { "twee weken", "14 tage|jede zweite woche|other week|second week|fortnight" },
  { "veertiendaags", "14-t(?:ä|ae)gig|vierzehnt(?:ä|ae)gig|zweiw(?:ö|oe)chentlich|fortnightly" },
  { "twee maanden", "(?:jeden )?zweiten monat|other month|second month" },
  { "werkdag", "working days?|weekdays?|werktags?|werktage[n]?" },
  { "van de maand", "of (?:the|each|every) month|(?:im|des) monat[s]?|in the month" },
  { "per", "once (?:a|every)|pro" },
  { "2x", "twice an?|twice|zweimal" },
  { "eens", "einmal|once" },
  { "keer", "mal|times" },
  { "maandag", "montags?|mondays?|mo" },
  { "dinsdag", "dienstags?|tuesdays?" },
  { "woensdag", "mittwochs?|wednesdays?|mi" },
  { "donderdag", "donnerstags?|thursdays?" },
  { "vrijdag", "freitags?|fridays?|fr" },
  { "zaterdag", "samstags?|sonnabends?|saturdays?|sa" },
  { "zondag", "sonntags?|sundays?|so" },
  { "eerste", "erste[rsn]?|first" },
  { "tweede", "zweite[rsn]?|second" },
  { "derde", "dritte[rsn]?|third" },
  { "vierde", "vierte[rsn]?|fourth" },
  { "vijfde", "f(?:ü|ue)nfte[rsn]?|fifth" },
  { "laatste", "letzte[rsn]?|last" },
  { "twee", "zwei|two" },
  { "drie", "drei|three" },
  { "vier", "four" },
  { "vijf", "f(?:ü|ue)nf|five" },
  { "zes", "sechs|six" },
  { "zeven", "sieben|seven" },
  { "dag", "tage?|days?" },
  { "dagelijks", "t(?:ä|ae)glich|daily" },
  { "weken", "wochen?|weeks" },
  { "wekelijks", "w(?:ö|oe)chentlich|weekly" },
  { "maanden", "monate?n?|months?" },
  { "maandelijks", "monatlich|monthly" },
  { "kwartaal", "quartale?|quarter|viertelj(?:ä|ae)hrlich|quarterly" },
  { "halfjaar", "halbjahr|halbj(?:ä|ae)hrlich" },
  { "jaar", "jahre?n?|years?" },
  { "jaarlijks", "j(?:ä|ae)hrlich|yearly" },
  { "januari", "januar|january" },
  { "februari", "februar|february" },
  { "maart", "m(?:ä|ae)rz|march" },
  { "mei", "mai|may" },
  { "juni", "june" },
  { "juli", "july" },
  { "augustus", "august" },
  { "zomer", "sommer|summer" },
  { "oktober", "october" },
  { "december", "dezember" },
  { "elke", "jede[rsn]?|every|each" },
  { "op", "on|am|an" },
  { "in", "im" },
  { "de", "the|den|dem|des" },
  { "en", "und|and" },
  { "niet", "nicht|not" },
  { "behalve", "au(?:ß|ss)er|except" },
  { "telkens", "jeweils|immer" },
  { "avonds", "abends?|evenings?|nachmittags?|afternoons?|vormittags?|mornings?|mittags" },
  { "om", "um|at" },
  { "van", "von|from" },
  { "vanaf", "ab" },
  { "tussen", "zwischen|between" },
  { "tot", "bis|till|until|to" },
  { "uur", "uhr" },
};

typedef struct
{
  GRegex *words;  /* each translation is a group of its own, in their order */
  GRegex *number; /* "1st", "3." or "day 15": a number that says which one */
} Patterns;

static gpointer
compile_patterns (gpointer data)
{
  Patterns *patterns = g_new0 (Patterns, 1);
  g_autoptr (GString) words = g_string_new ("\\b(?:");

  for (guint i = 0; i < G_N_ELEMENTS (translations); i++)
    g_string_append_printf (words, "%s(%s)", i > 0 ? "|" : "", translations[i].words);
  /* "Dienstagabend" is a Tuesday. */
  g_string_append (words, ")(?:abends?|nachmittags?|vormittags?|morgens?)?\\b");
  patterns->words = g_regex_new (words->str, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
  patterns->number = g_regex_new ("\\b(?:dag|tag|day)\\s+(\\d{1,2})\\b|"
                                  "(?<![\\d.:])(\\d{1,2})(?:(?:st|nd|rd|th)\\b|\\.(?=\\s|,|$))",
                                  G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
  return patterns;
}

static gboolean
on_word_cb (const GMatchInfo *match,
            GString *result,
            gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (translations); i++)
    {
      int start = -1;

      if (g_match_info_fetch_pos (match, (int) i + 1, &start, NULL) && start >= 0)
        {
          g_string_append (result, translations[i].dutch);
          return FALSE;
        }
    }
  g_return_val_if_reached (TRUE);
}

/**
 * sam_recurrence_words_in_dutch:
 * @text: "jeden 1. Dienstag im Monat, 19:30 bis 21:30 Uhr"
 *
 * Words of another language, and those that are Dutch already, stay as they are.
 *
 * Returns: (transfer full): "elke 1e dinsdag van de maand, 19:30 tot 21:30 uur"
 */
char *
sam_recurrence_words_in_dutch (const char *text)
{
  static GOnce once = G_ONCE_INIT;
  const Patterns *patterns = g_once (&once, compile_patterns, NULL);
  g_autofree char *numbered = g_regex_replace (patterns->number, text, -1, 0, "\\g<1>\\g<2>e", 0, NULL);
  char *dutch = g_regex_replace_eval (patterns->words, numbered != NULL ? numbered : text, -1, 0, 0, on_word_cb, NULL,
                                      NULL);

  /* NULL for what is no UTF-8. */
  return dutch != NULL ? dutch : g_strdup (text);
}
