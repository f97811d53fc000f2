/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/sam-recurrence-builder.h"
#include "exchange/sam-recurrence-dates.h"
#include "exchange/sam-recurrence-leave-out.h"
#include "exchange/sam-recurrence-reader.h"
#include "exchange/sam-recurrence-writer.h"
#include "record/sam-spelling.h"
#include "samenhulp-config.h"

#include <glib/gi18n.h>
#include <locale.h>

static void
test_phrases (void)
{
  static const struct
  {
    const char *phrase;
    SamRecurrenceResult result;
    const char *rule;
  } cases[] = {
    /* every phrase of the lists */
    { "elke 1e dinsdag van de maand", SAM_RECURRENCE_RULE, "FREQ=MONTHLY;BYDAY=1TU" },
    { "elke 2e woensdag", SAM_RECURRENCE_RULE, "FREQ=MONTHLY;BYDAY=2WE" },
    { "laatste donderdag van de maand", SAM_RECURRENCE_RULE, "FREQ=MONTHLY;BYDAY=-1TH" },
    { "om de week op woensdag", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE" },
    { "om de maand, 3e donderdag", SAM_RECURRENCE_RULE, "FREQ=MONTHLY;INTERVAL=2;BYDAY=3TH" },
    { "1e en 3e zaterdag", SAM_RECURRENCE_RULE, "FREQ=MONTHLY;BYDAY=1SA,3SA" },
    { "elke maandag", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;BYDAY=MO" },
    { "elk kwartaal, 2e zaterdag", SAM_RECURRENCE_RULE, "FREQ=MONTHLY;INTERVAL=3;BYDAY=2SA" },
    { "in overleg", SAM_RECURRENCE_BY_ARRANGEMENT, NULL },
    { "elke 5e maandag?", SAM_RECURRENCE_NOT_UNDERSTOOD, NULL },
    /* and more of them */
    { "Iedere eerste dinsdag van de maand", SAM_RECURRENCE_RULE, "FREQ=MONTHLY;BYDAY=1TU" },
    { "2de en 4de maandagavond", SAM_RECURRENCE_RULE, "FREQ=MONTHLY;BYDAY=2MO,4MO" },
    { "1e dinsdag en 3e donderdag van de maand", SAM_RECURRENCE_RULE, "FREQ=MONTHLY;BYDAY=1TU,3TH" },
    { "elke maandag en donderdag", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;BYDAY=MO,TH" },
    { "maandag t/m vrijdag", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR" },
    { "elke werkdag", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR" },
    { "dinsdagmiddag", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;BYDAY=TU" },
    { "wekelijks op vrijdag", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;BYDAY=FR" },
    { "om de 3 weken op maandag", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO" },
    { "om de dinsdag", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU" },
    { "om de andere donderdag, niet in juli en augustus", SAM_RECURRENCE_RULE,
      "FREQ=WEEKLY;INTERVAL=2;BYMONTH=1,2,3,4,5,6,9,10,11,12;BYDAY=TH" },
    { "om de andere week op donderdag", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH" },
    { "om de 14 dagen op dinsdagavond", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU" },
    { "om de veertien dagen op dinsdag", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU" },
    { "elke 10 dagen op dinsdag", SAM_RECURRENCE_NOT_UNDERSTOOD, NULL },
    { "every other month, 2nd Thursday", SAM_RECURRENCE_RULE, "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TH" },
    { "every other Thursday", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH" },
    { "1x per 2 weken op dinsdag", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU" },
    { "eens in de zes weken op donderdag", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;INTERVAL=6;BYDAY=TH" },
    { "2x per week, dinsdag en vrijdag", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;BYDAY=TU,FR" },
    { "eens per kwartaal", SAM_RECURRENCE_RULE, "FREQ=MONTHLY;INTERVAL=3" },
    { "maandelijks", SAM_RECURRENCE_RULE, "FREQ=MONTHLY" },
    { "elke 15e van de maand", SAM_RECURRENCE_RULE, "FREQ=MONTHLY;BYMONTHDAY=15" },
    { "2e dinsdag van de oneven maanden", SAM_RECURRENCE_RULE, "FREQ=MONTHLY;BYMONTH=1,3,5,7,9,11;BYDAY=2TU" },
    { "elke maandag, niet in juli en augustus", SAM_RECURRENCE_RULE,
      "FREQ=WEEKLY;BYMONTH=1,2,3,4,5,6,9,10,11,12;BYDAY=MO" },
    { "elke maandag, niet in de zomer", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;BYMONTH=1,2,3,4,5,6,9,10,11,12;BYDAY=MO" },
    { "elke maandag, niet in de zomer en met carnaval", SAM_RECURRENCE_PARTLY,
      "FREQ=WEEKLY;BYMONTH=1,2,3,4,5,6,9,10,11,12;BYDAY=MO" },
    { "every Monday, not in summer", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;BYMONTH=1,2,3,4,5,6,9,10,11,12;BYDAY=MO" },
    { "elke maandag behalve schoolvakanties", SAM_RECURRENCE_PARTLY, "FREQ=WEEKLY;BYDAY=MO" },
    { "dagelijks", SAM_RECURRENCE_RULE, "FREQ=DAILY" },
    { "FREQ=WEEKLY;BYDAY=MO", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;BYDAY=MO" },
    { "op afspraak", SAM_RECURRENCE_BY_ARRANGEMENT, NULL },
    { "Wisselend", SAM_RECURRENCE_BY_ARRANGEMENT, NULL },
    /* what would be a guess */
    { "elke maand op dinsdag", SAM_RECURRENCE_NOT_UNDERSTOOD, NULL },
    { "maandag in de even weken", SAM_RECURRENCE_NOT_UNDERSTOOD, NULL },
    { "2x per maand", SAM_RECURRENCE_NOT_UNDERSTOOD, NULL },
    { "1e dinsdag en donderdag", SAM_RECURRENCE_NOT_UNDERSTOOD, NULL },
    { "elke maandag of dinsdag", SAM_RECURRENCE_NOT_UNDERSTOOD, NULL },
    { "na de kerk", SAM_RECURRENCE_NOT_UNDERSTOOD, NULL },
    { "", SAM_RECURRENCE_NOT_UNDERSTOOD, NULL },
    /* German, and English */
    { "jeden 1. Dienstag im Monat", SAM_RECURRENCE_RULE, "FREQ=MONTHLY;BYDAY=1TU" },
    { "1. und 3. Samstag", SAM_RECURRENCE_RULE, "FREQ=MONTHLY;BYDAY=1SA,3SA" },
    { "Jeden letzten Donnerstag des Monats", SAM_RECURRENCE_RULE, "FREQ=MONTHLY;BYDAY=-1TH" },
    { "montags und donnerstags", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;BYDAY=MO,TH" },
    { "jeden Dienstagabend", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;BYDAY=TU" },
    { "alle 14 Tage mittwochs", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE" },
    { "14-tägig am Freitag", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR" },
    { "jede zweite Woche am Mittwoch", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE" },
    { "zweimal pro Woche, dienstags und freitags", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;BYDAY=TU,FR" },
    { "einmal im Quartal", SAM_RECURRENCE_RULE, "FREQ=MONTHLY;INTERVAL=3" },
    { "jeden Montag außer in den Schulferien", SAM_RECURRENCE_PARTLY, "FREQ=WEEKLY;BYDAY=MO" },
    { "nach Vereinbarung", SAM_RECURRENCE_BY_ARRANGEMENT, NULL },
    { "montags oder dienstags", SAM_RECURRENCE_NOT_UNDERSTOOD, NULL },
    { "every 2nd Tuesday of the month", SAM_RECURRENCE_RULE, "FREQ=MONTHLY;BYDAY=2TU" },
    { "fortnightly on Mondays", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO" },
    { "every Monday or Tuesday", SAM_RECURRENCE_NOT_UNDERSTOOD, NULL },
    { "RRULE:FREQ=WEEKLY;BYDAY=MO", SAM_RECURRENCE_RULE, "FREQ=WEEKLY;BYDAY=MO" },
    { "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1", SAM_RECURRENCE_RULE, "FREQ=MONTHLY;BYDAY=-1MO" },
    { "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", SAM_RECURRENCE_NOT_UNDERSTOOD, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rule = NULL;
      g_autofree char *start = NULL;
      g_autofree char *end = NULL;
      SamRecurrenceResult result = sam_recurrence_read (cases[i].phrase, &rule, &start, &end);

      g_test_message ("%s", cases[i].phrase);
      g_assert_cmpstr (rule, ==, cases[i].rule);
      g_assert_cmpint (result, ==, cases[i].result);
    }
}

static void
test_times_inside (void)
{
  static const struct
  {
    const char *phrase;
    const char *rule;
    const char *start;
    const char *end;
  } cases[] = {
    { "elke maandag 19.30 - 21.30 uur", "FREQ=WEEKLY;BYDAY=MO", "19:30", "21:30" },
    { "elke 1e dinsdag om 10:00", "FREQ=MONTHLY;BYDAY=1TU", "10:00", NULL },
    { "elke woensdag van 10 tot 12", "FREQ=WEEKLY;BYDAY=WE", "10:00", "12:00" },
    { "1e en 3e dinsdag 9.30-12 uur", "FREQ=MONTHLY;BYDAY=1TU,3TU", "09:30", "12:00" },
    { "elke dinsdag om 20 uur", "FREQ=WEEKLY;BYDAY=TU", "20:00", NULL },
    { "van 10.00 tot 12.00 uur op vrijdag", "FREQ=WEEKLY;BYDAY=FR", "10:00", "12:00" },
    { "jeden ersten Dienstag im Monat, 19:30 bis 21:30", "FREQ=MONTHLY;BYDAY=1TU", "19:30", "21:30" },
    { "freitags von 10.00 bis 12.00 Uhr", "FREQ=WEEKLY;BYDAY=FR", "10:00", "12:00" },
    { "every first Tuesday of the month, 19:30 to 21:30", "FREQ=MONTHLY;BYDAY=1TU", "19:30", "21:30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rule = NULL;
      g_autofree char *start = NULL;
      g_autofree char *end = NULL;

      g_test_message ("%s", cases[i].phrase);
      g_assert_cmpint (sam_recurrence_read (cases[i].phrase, &rule, &start, &end), ==, SAM_RECURRENCE_RULE);
      g_assert_cmpstr (rule, ==, cases[i].rule);
      g_assert_cmpstr (start, ==, cases[i].start);
      g_assert_cmpstr (end, ==, cases[i].end);
    }
}

/* A position that is written out means the same days. */
static void
test_positions (void)
{
  static const char *const rules[] = {
    "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1",
    "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1,3",
    "FREQ=MONTHLY;BYDAY=SU;BYSETPOS=5,-1",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=FR;BYSETPOS=2",
    "FREQ=MONTHLY;BYMONTH=1,2,9;BYDAY=FR;BYSETPOS=-2",
    "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=1;COUNT=7",
    "FREQ=MONTHLY;UNTIL=20270301T000000Z;BYDAY=FR;BYSETPOS=4",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *spelled = sam_spelling_normalize (SAM_FIELD_RRULE, rules[i]);
      g_auto (GStrv) before = sam_recurrence_list_dates (rules[i], "2026-05-20", NULL, "2026-06-01", 24);
      g_auto (GStrv) after = sam_recurrence_list_dates (spelled, "2026-05-20", NULL, "2026-06-01", 24);

      g_test_message ("%s: %s", rules[i], spelled);
      g_assert_null (strstr (spelled, "BYSETPOS"));
      g_assert_nonnull (before[0]);
      g_assert_true (g_strv_equal ((const char *const *) before, (const char *const *) after));
    }
}

static void
test_words (void)
{
  static const struct
  {
    const char *rule;
    const char *words;
  } cases[] = {
    { "FREQ=MONTHLY;BYDAY=1TU", "every first Tuesday of the month" },
    { "FREQ=MONTHLY;BYDAY=-1TH", "every last Thursday of the month" },
    { "FREQ=MONTHLY;BYDAY=1SA,3SA", "every first and third Saturday of the month" },
    { "FREQ=MONTHLY;BYDAY=1TU,3TH", "every first Tuesday and third Thursday of the month" },
    { "FREQ=MONTHLY;INTERVAL=2;BYDAY=3TH", "every other month on the third Thursday" },
    { "FREQ=MONTHLY;INTERVAL=3;BYDAY=2SA", "every quarter on the second Saturday" },
    { "FREQ=MONTHLY;INTERVAL=4;BYDAY=2SA", "every 4 months on the second Saturday" },
    { "FREQ=MONTHLY;INTERVAL=3", "every quarter" },
    { "FREQ=MONTHLY;BYMONTHDAY=15", "every month on day 15" },
    { "FREQ=WEEKLY;BYDAY=MO", "every Monday" },
    { "FREQ=WEEKLY;BYDAY=MO,WE,FR", "every Monday, Wednesday and Friday" },
    { "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every working day" },
    { "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "every other week on Wednesday" },
    { "FREQ=WEEKLY;INTERVAL=3;BYDAY=WE;WKST=MO", "every 3 weeks on Wednesday" },
    { "FREQ=WEEKLY;BYMONTH=1,2,3,4,5,6,9,10,11,12;BYDAY=MO", "every Monday, not in July and August" },
    { "FREQ=WEEKLY;BYMONTH=7;BYDAY=MO", "every Monday, in July" },
    { "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261224T000000Z", "every Monday, until 24-12-2026" },
    { "FREQ=WEEKLY;BYDAY=MO;COUNT=6", "every Monday, 6 times" },
    { "FREQ=DAILY", "every day" },
    { "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1", "every last Monday of the month" },
    { "FREQ=YEARLY;BYDAY=20MO", "FREQ=YEARLY;BYDAY=20MO" },
    { "no rule", "no rule" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = sam_recurrence_describe (cases[i].rule);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* What people wrote says more than a rule that has no words. */
static void
test_words_beside (void)
{
  static const char wordless[] = "FREQ=YEARLY;BYMONTH=3;BYDAY=1MO";
  static const struct
  {
    const char *rule;
    const char *words;
    const char *expected;
  } cases[] = {
    { "FREQ=WEEKLY;BYDAY=MO", NULL, "every Monday" },
    { "FREQ=WEEKLY;BYDAY=MO", "niet in de zomer", "every Monday" },
    { NULL, "in overleg", "in overleg" },
    { wordless, "in maart", "in maart" },
    { wordless, NULL, wordless },
    { NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = sam_recurrence_describe_or (cases[i].rule, cases[i].words);

      g_assert_cmpstr (said, ==, cases[i].expected);
    }
}

static void
test_round_trip (void)
{
  static const char *const rules[] = {
    "FREQ=DAILY",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
    "FREQ=WEEKLY;INTERVAL=3;BYDAY=SU",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;INTERVAL=3",
    "FREQ=MONTHLY;BYDAY=1TU",
    "FREQ=MONTHLY;BYDAY=-1TH",
    "FREQ=MONTHLY;BYDAY=-2SA",
    "FREQ=MONTHLY;BYDAY=1SA,3SA",
    "FREQ=MONTHLY;BYDAY=1TU,3TH",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=3TH",
    "FREQ=MONTHLY;INTERVAL=3;BYDAY=2SA",
    "FREQ=MONTHLY;INTERVAL=4;BYDAY=4FR",
    "FREQ=MONTHLY;BYMONTHDAY=15",
    "FREQ=YEARLY",
    "FREQ=WEEKLY;BYMONTH=1,2,3,4,5,6,9,10,11,12;BYDAY=MO",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *words = sam_recurrence_describe (rules[i]);
      g_autofree char *rule = NULL;
      g_autofree char *start = NULL;
      g_autofree char *end = NULL;

      g_test_message ("%s", words);
      g_assert_cmpint (sam_recurrence_read (words, &rule, &start, &end), ==, SAM_RECURRENCE_RULE);
      g_assert_cmpstr (rule, ==, rules[i]);
    }
}

#define ROUND_TRIP "/exchange/recurrence/what-is-shown-can-be-typed/subprocess"

/* A process remembers what it was translated to. */
static void
test_round_trip_in (gconstpointer language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  g_test_trap_subprocess (ROUND_TRIP, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
  g_unsetenv ("LANGUAGE");
}

static void
test_dates (void)
{
  static const struct
  {
    const char *rule;
    const char *first;
    const char *exceptions;
    const char *dates;
  } cases[] = {
    { "FREQ=MONTHLY;BYDAY=1TU", NULL, NULL, "2026-06-02 2026-07-07 2026-08-04" },
    { "FREQ=MONTHLY;BYDAY=-1FR", NULL, NULL, "2026-06-26 2026-07-31 2026-08-28" },
    { "FREQ=WEEKLY;BYDAY=MO", NULL, NULL, "2026-06-01 2026-06-08 2026-06-15" },
    { "FREQ=WEEKLY;BYDAY=MO", "2026-05-29", NULL, "2026-06-01 2026-06-08 2026-06-15" },
    { "FREQ=WEEKLY;BYDAY=MO,TH", "2026-06-03", NULL, "2026-06-04 2026-06-08 2026-06-11" },
    { "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "2026-05-27", NULL, "2026-06-10 2026-06-24 2026-07-08" },
    { "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,9,10,11,12;BYDAY=1TU,3TU", NULL, NULL, "2026-06-02 2026-06-16 2026-09-01" },
    { "FREQ=MONTHLY;BYDAY=1TU", NULL, "[{\"id\":\"1\",\"date\":\"2026-07-07\"}]",
      "2026-06-02 2026-08-04 2026-09-01" },
    { "FREQ=MONTHLY;BYDAY=1TU", NULL, "[{\"id\":\"1\",\"date\":\"2026-07-07\",\"moved_to\":\"2026-07-09\"}]",
      "2026-06-02 2026-07-09 2026-08-04" },
    /* Moved to a day on which it would meet anyway, or both to one day: that is one meeting. */
    { "FREQ=MONTHLY;BYDAY=1TU", NULL, "[{\"id\":\"1\",\"date\":\"2026-07-07\",\"moved_to\":\"2026-08-04\"}]",
      "2026-06-02 2026-08-04 2026-09-01" },
    { "FREQ=MONTHLY;BYDAY=1TU", NULL,
      "[{\"id\":\"1\",\"date\":\"2026-06-02\",\"moved_to\":\"2026-07-09\"},"
      "{\"id\":\"2\",\"date\":\"2026-07-07\",\"moved_to\":\"2026-07-09\"}]",
      "2026-07-09 2026-08-04 2026-09-01" },
    { "FREQ=MONTHLY;BYDAY=1TU", NULL, "[{\"id\":\"1\",\"moved_to\":\"2026-05-30\"}]",
      "2026-06-02 2026-07-07 2026-08-04" },
    { "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", NULL, NULL, "" },
    { "no rule", NULL, "[{\"id\":\"1\",\"moved_to\":\"2026-06-30\"}]", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) dates = sam_recurrence_list_dates (cases[i].rule, cases[i].first, cases[i].exceptions,
                                                        "2026-06-01", 3);
      g_autofree char *text = g_strjoinv (" ", dates);

      g_test_message ("%s", cases[i].rule);
      g_assert_cmpstr (text, ==, cases[i].dates);
    }
}

/* The same dates, whether so many are asked for or those until a day. */
static void
test_dates_between (void)
{
  static const char exceptions[] = "[{\"id\":\"1\",\"date\":\"2026-07-07\",\"moved_to\":\"2026-07-09\"},"
                                   "{\"id\":\"2\",\"moved_to\":\"2027-01-02\"}]";
  static const char *const rules[] = { "FREQ=MONTHLY;BYDAY=1TU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "FREQ=DAILY",
                                       "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "no rule" };
  static const char *const ends[] = { "2026-06-01", "2026-06-02", "2026-07-08", "2026-07-09", "2026-12-31" };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    for (guint k = 0; k < G_N_ELEMENTS (ends); k++)
      {
        g_auto (GStrv) all = sam_recurrence_list_dates (rules[i], "2026-05-20", exceptions, "2026-06-01", 300);
        g_auto (GStrv) some = sam_recurrence_list_dates_between (rules[i], "2026-05-20", exceptions, "2026-06-01",
                                                                 ends[k]);
        guint n = 0;

        g_test_message ("%s until %s", rules[i], ends[k]);
        for (; some[n] != NULL; n++)
          g_assert_cmpstr (some[n], ==, all[n]);
        g_assert_true (all[n] == NULL || strcmp (all[n], ends[k]) > 0);
      }
}

/* A year without the weeks in which nobody comes: carnival of 2027 is on 7 to 9 February, the spring holiday of the
 * south from 13 to 21 February. */
static void
test_leave_out (void)
{
  static const char moved[] = "[{\"id\":\"1\",\"date\":\"2027-02-02\",\"moved_to\":\"2027-02-09\"}]";
  static const struct
  {
    const char *rule;
    const char *exceptions;
    SamLeaveOut which;
    const char *date; /* one of those that are left out; NULL: none is */
    const char *stays;
  } cases[] = {
    { "FREQ=WEEKLY;BYDAY=TU", NULL, SAM_LEAVE_OUT_HOLIDAYS, "2027-02-09", "2027-02-16" },
    { "FREQ=WEEKLY;BYDAY=TU", NULL, SAM_LEAVE_OUT_SCHOOL_HOLIDAYS, "2027-02-16", "2027-02-09" },
    { "FREQ=WEEKLY;BYDAY=TU", moved, SAM_LEAVE_OUT_HOLIDAYS, NULL, "2027-02-09" },
    { "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=17", NULL, SAM_LEAVE_OUT_HOLIDAYS, NULL, "2027-03-17" },
  };
  g_autoptr (SamHolidays) holidays = sam_holidays_load ("en", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n = 0, again = 0;
      g_autofree char *left = sam_recurrence_leave_out (cases[i].rule, NULL, cases[i].exceptions, cases[i].which,
                                                        holidays, "2027-01-01", &n);
      g_autofree char *twice =
          sam_recurrence_leave_out (cases[i].rule, NULL, left, cases[i].which, holidays, "2027-01-01", &again);
      g_auto (GStrv) dates = sam_recurrence_list_dates (cases[i].rule, NULL, left, "2027-01-01", 60);

      g_test_message ("%s, %u: %u", cases[i].rule, cases[i].which, n);
      g_assert_true (cases[i].date == NULL || n > 0);
      g_assert_true (cases[i].date == NULL || !g_strv_contains ((const char *const *) dates, cases[i].date));
      g_assert_true (g_strv_contains ((const char *const *) dates, cases[i].stays));
      /* Done once, nothing is left to be done. */
      g_assert_cmpuint (again, ==, 0);
      g_assert_cmpstr (twice, ==, left);
    }
}

static void
test_chosen (void)
{
  static const struct
  {
    SamRhythm rhythm;
    guint weeks, weekday;
    const char *rule;
  } cases[] = {
    { SAM_RHYTHM_WEEKLY, 0, 0, "FREQ=WEEKLY;BYDAY=MO" },
    { SAM_RHYTHM_WEEKLY, 1, 6, "FREQ=WEEKLY;BYDAY=SU" },
    { SAM_RHYTHM_FORTNIGHTLY, 0, 3, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH" },
    { SAM_RHYTHM_MONTHLY, 1 << 0, 1, "FREQ=MONTHLY;BYDAY=1TU" },
    { SAM_RHYTHM_MONTHLY, 1 << 0 | 1 << 2, 1, "FREQ=MONTHLY;BYDAY=1TU,3TU" },
    { SAM_RHYTHM_MONTHLY, SAM_WEEK_LAST, 4, "FREQ=MONTHLY;BYDAY=-1FR" },
    { SAM_RHYTHM_MONTHLY, 0, 4, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rule = sam_recurrence_build (cases[i].rhythm, cases[i].weeks, cases[i].weekday);
      g_autofree char *words = rule != NULL ? sam_recurrence_describe (rule) : NULL;

      g_assert_cmpstr (rule, ==, cases[i].rule);
      SamRhythm rhythm;
      guint weeks, weekday;

      /* What was chosen can be said, or the line would stay empty. */
      g_assert_cmpint (words != NULL, ==, rule != NULL);
      /* And it can be chosen again. */
      g_assert_cmpint (sam_recurrence_take_apart (rule, &rhythm, &weeks, &weekday), ==, rule != NULL);
      if (rule == NULL)
        continue;
      g_assert_cmpint (rhythm, ==, cases[i].rhythm);
      g_assert_cmpuint (weekday, ==, cases[i].weekday);
      g_assert_true (rhythm != SAM_RHYTHM_MONTHLY || weeks == cases[i].weeks);
    }
}

static void
test_not_chosen (void)
{
  static const char *const rules[] = { NULL, "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=MONTHLY;BYDAY=1TU,3TH",
                                       "FREQ=WEEKLY;BYMONTH=1,2;BYDAY=MO" };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      SamRhythm rhythm;
      guint weeks, weekday;

      g_assert_false (sam_recurrence_take_apart (rules[i], &rhythm, &weeks, &weekday));
    }
}

int
main (int argc,
      char **argv)
{
  g_autofree char *locale = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "po", NULL);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func (ROUND_TRIP, test_round_trip);
  g_test_add_data_func ("/exchange/recurrence/what-is-shown-can-be-typed/in-en", "en", test_round_trip_in);
  g_test_add_data_func ("/exchange/recurrence/what-is-shown-can-be-typed/in-de", "de", test_round_trip_in);
  g_test_add_data_func ("/exchange/recurrence/what-is-shown-can-be-typed/in-nl", "nl", test_round_trip_in);
  g_test_add_func ("/exchange/recurrence/phrases-become-rules-or-stay-text", test_phrases);
  g_test_add_func ("/exchange/recurrence/times-in-the-phrase-are-taken", test_times_inside);
  g_test_add_func ("/exchange/recurrence/next-dates-with-exceptions", test_dates);
  g_test_add_func ("/exchange/recurrence/dates-until-a-day", test_dates_between);
  g_test_add_func ("/exchange/recurrence/summer-and-carnival-are-left-out", test_leave_out);
  g_test_add_func ("/exchange/recurrence/positions-are-written-out", test_positions);
  g_test_add_func ("/exchange/recurrence/rules-are-said-in-words", test_words);
  g_test_add_func ("/exchange/recurrence/words-beside-a-rule-without-words", test_words_beside);
  g_test_add_func ("/exchange/recurrence/rules-are-chosen", test_chosen);
  g_test_add_func ("/exchange/recurrence/what-no-choice-makes-is-not-chosen", test_not_chosen);
  return g_test_run ();
}
