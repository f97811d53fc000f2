/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/sam-dutch-values.h"
#include "network/sam-phone.h"

typedef char *(*ReadFunc) (const char *text);

typedef struct
{
  const char *written;
  const char *stored; /* NULL: not understood */
} Case;

static void
check (ReadFunc read,
       const Case *cases,
       guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *stored = read (cases[i].written);

      g_test_message ("%s", cases[i].written);
      g_assert_cmpstr (stored, ==, cases[i].stored);
    }
}

static void
test_phones (void)
{
  static const Case cases[] = {
    { "06 00 12 34 56", "+31600123456" },
    { "06-00702539", "+31600702539" },
    { "06\302\240\x30\x30 70 25 39", "+31600702539" },
    { "(045) 000 12 34", "+31450001234" },
    { "045-0001234", "+31450001234" },
    { "0475 – 12 34 56", "+31475123456" },
    { "+31 6 00291910", "+31600291910" },
    { "+31 (0)6 00 29 19 10", "+31600291910" },
    { "0031 6 00291910", "+31600291910" },
    { "31600291910", "+31600291910" },
    { "600291910", "+31600291910" },
    { "+49 221 4710000", "+492214710000" },
    { "0032 2 555 12 12", "+3225551212" },
    { "12", NULL },
    { "", NULL },
    { "geen", NULL },
    { "06 12 34 56", NULL },
    { "06-12345678 (na 18 uur)", NULL },
    { "06 00 12 34 56 78", NULL },
  };

  check (sam_dutch_read_phone, cases, G_N_ELEMENTS (cases));
}

static void
test_phones_shown (void)
{
  static const Case cases[] = {
    { "+31600123456", "06-00 12 34 56" },
    { "+31455712345", "045-571 23 45" },
    { "+31475123456", "0475-12 34 56" },
    { "+318000113", "0800-0113" },
    { "+492214710000", "+492214710000" },
  };

  check (sam_phone_format, cases, G_N_ELEMENTS (cases));
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *back = sam_dutch_read_phone (cases[i].stored);

      g_assert_cmpstr (back, ==, cases[i].written);
    }
}

static void
test_postcodes (void)
{
  static const Case cases[] = {
    { "6412GD", "6412 GD" },
    { "6412 gd", "6412 GD" },
    { " 6412\302\240GD ", "6412 GD" },
    { "NL-6412 GD", "6412 GD" },
    { "6412", NULL },
    { "0412 GD", NULL },
    { "6412 SS", NULL },
    { "6412 GDX", NULL },
    { "", NULL },
  };

  check (sam_dutch_read_postcode, cases, G_N_ELEMENTS (cases));
}

static void
test_addresses (void)
{
  static const Case cases[] = {
    { "a@voorbeeld.example", "a@voorbeeld.example" },
    { "mathayd?n@voorbeeld.example", "mathayd?n@voorbeeld.example" },
    { "An <an@voorbeeld.example>", "an@voorbeeld.example" },
    { "mailto:an@voorbeeld.example", "an@voorbeeld.example" },
    { "x@", NULL },
    { "geen e-mail", NULL },
    { "a@b", NULL },
    { "a@b.nl, c@d.nl", NULL },
    { "a@@b.nl", NULL },
  };

  check (sam_dutch_read_email, cases, G_N_ELEMENTS (cases));
}

static void
test_agb (void)
{
  static const Case cases[] = {
    { "00990001", "00990001" },
    { "990001", "00990001" },
    { "01-234567", "01234567" },
    { "x", NULL },
    { "123456789", NULL },
  };

  check (sam_dutch_read_agb, cases, G_N_ELEMENTS (cases));
}

static void
test_dates (void)
{
  static const Case cases[] = {
    { "8-1-2026", "2026-01-08" },
    { "08-01-2026", "2026-01-08" },
    { "8/1/26", "2026-01-08" },
    { "8.1.1998", "1998-01-08" },
    { "8 jan 2026", "2026-01-08" },
    { "8 januari 2026", "2026-01-08" },
    { "do 8 jan. 2026", "2026-01-08" },
    { "1e dec 2026", "2026-12-01" },
    { "3 mrt '26", "2026-03-03" },
    { "3 Mai 2026", "2026-05-03" },
    { "1. Dezember 2026", "2026-12-01" },
    { "5. März 2027", "2027-03-05" },
    { "2026-01-08", "2026-01-08" },
    { "2026-01-08 19:30", "2026-01-08" },
    { "46030", "2026-01-08" },
    { "29-2-2028", "2028-02-29" },
    { "31-02-2026", NULL },
    { "29-2-2026", NULL },
    { "1-13-2026", NULL },
    { "2026", NULL },
    { "8-1", NULL },
    { "volgende week", NULL },
    { "", NULL },
    { "8 jan 2026 of later", NULL },
  };

  check (sam_dutch_read_date, cases, G_N_ELEMENTS (cases));
}

/* Of a Sunday in November: what is typed in a hurry. */
static void
test_days (void)
{
  static const struct
  {
    const char *text;
    const char *ahead;
    const char *near;
  } cases[] = {
    { "8-1-2026", "2026-01-08", "2026-01-08" },
    { "2-2", "2027-02-02", "2027-02-02" },
    { "2 feb.", "2027-02-02", "2027-02-02" },
    { "di 2 februari", "2027-02-02", "2027-02-02" },
    { "6/7", "2027-07-06", "2026-07-06" },
    { "12 okt", "2027-10-12", "2026-10-12" },
    { "22-11", "2026-11-22", "2026-11-22" },
    { "29-2", "2028-02-29", "2028-02-29" },
    { "vandaag", "2026-11-22", "2026-11-22" },
    { "Morgen", "2026-11-23", "2026-11-23" },
    { "gisteren", "2026-11-21", "2026-11-21" },
    { "tomorrow", "2026-11-23", "2026-11-23" },
    { "übermorgen", "2026-11-24", "2026-11-24" },
    { "vrijdag", "2026-11-27", "2026-11-20" },
    { "vr", "2026-11-27", "2026-11-20" },
    { "zondag", "2026-11-29", "2026-11-15" },
    { "over 2 weken", "2026-12-06", "2026-12-06" },
    { "over 10 dagen", "2026-12-02", "2026-12-02" },
    { "in 3 days", "2026-11-25", "2026-11-25" },
    { "30-2", NULL, NULL },
    { "ooit", NULL, NULL },
    { "8", NULL, NULL },
    { "over 2 jaar of zo", NULL, NULL },
    { "", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ahead = sam_dutch_read_day (cases[i].text, "2026-11-22", TRUE);
      g_autofree char *near = sam_dutch_read_day (cases[i].text, "2026-11-22", FALSE);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (ahead, ==, cases[i].ahead);
      g_assert_cmpstr (near, ==, cases[i].near);
    }
}

static void
test_times (void)
{
  static const Case cases[] = {
    { "19:30", "19:30" },
    { "19.30 uur", "19:30" },
    { "19u30", "19:30" },
    { "19.30 Uhr", "19:30" },
    { "19 Uhr", "19:00" },
    { "1930", "19:30" },
    { "9 uur", "09:00" },
    { "19:30:00", "19:30" },
    { "om 21:00", "21:00" },
    { "half acht", "19:30" },
    { "half acht 's ochtends", "07:30" },
    { "kwart voor acht", "19:45" },
    { "kwart over tien", "10:15" },
    { "tien over half acht", "19:40" },
    { "8 uur 's avonds", "20:00" },
    { "negen uur", "09:00" },
    { "twaalf uur", "12:00" },
    { "25:00", NULL },
    { "19:75", NULL },
    { "avond", NULL },
    { "", NULL },
  };

  check (sam_dutch_read_time, cases, G_N_ELEMENTS (cases));
}

static void
test_ranges (void)
{
  static const struct
  {
    const char *written;
    const char *start;
    const char *end;
  } cases[] = {
    { "19:30-21:30", "19:30", "21:30" },
    { "19.30 - 21.30 uur", "19:30", "21:30" },
    { "19.30–21.30u", "19:30", "21:30" },
    { "van 10 tot 12 uur", "10:00", "12:00" },
    { "von 10 bis 12 Uhr", "10:00", "12:00" },
    { "tussen 10 en 12 uur", "10:00", "12:00" },
    { "half acht tot half tien", "19:30", "21:30" },
    { "8 tot 10 uur 's avonds", "20:00", "22:00" },
    { "10.00 uur", "10:00", NULL },
    { "25:00-26:00", NULL, NULL },
    { "21:30-19:30", NULL, NULL },
    { "", NULL, NULL },
    { "wisselend", NULL, NULL },
    { "10 - 12 - 14", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *start = NULL;
      g_autofree char *end = NULL;
      gboolean understood = sam_dutch_read_times (cases[i].written, &start, &end);

      g_test_message ("%s", cases[i].written);
      g_assert_cmpstr (start, ==, cases[i].start);
      g_assert_cmpstr (end, ==, cases[i].end);
      g_assert_cmpint (understood, ==, cases[i].start != NULL);
    }
}

static void
test_answers (void)
{
  static const struct
  {
    const char *written;
    SamAnswer answer;
  } cases[] = {
    { "ja", SAM_ANSWER_YES },
    { "Ja ", SAM_ANSWER_YES },
    { "x", SAM_ANSWER_YES },
    { "X", SAM_ANSWER_YES },
    { "✓", SAM_ANSWER_YES },
    { "nee", SAM_ANSWER_NO },
    { "Nein", SAM_ANSWER_NO },
    { "N", SAM_ANSWER_NO },
    { "", SAM_ANSWER_UNKNOWN },
    { "n.v.t.", SAM_ANSWER_UNKNOWN },
    { "?", SAM_ANSWER_UNKNOWN },
    { "misschien", SAM_ANSWER_NOT_UNDERSTOOD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].written);
      g_assert_cmpint (sam_dutch_read_answer (cases[i].written), ==, cases[i].answer);
    }
}

static void
test_functions (void)
{
  static const Case cases[] = {
    { "huisarts", "gp" },
    { "Doktersassistente", "assistant" },
    { "POH-S", "nurse_somatic" },
    { "POH GGZ", "nurse_mental_health" },
    { "poh-ggz", "nurse_mental_health" },
    { "POH ouderenzorg", "nurse_elderly" },
    { "praktijkmanager", "manager" },
    { "POH", NULL },
    { "", NULL },
    { "tuinman", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (sam_dutch_read_function (cases[i].written), ==, cases[i].stored);
}

static void
test_names (void)
{
  static const struct
  {
    const char *written;
    const char *first;
    const char *particle;
    const char *last;
  } cases[] = {
    { "Alex Horvat", "Alex", NULL, "Horvat" },
    { "Chantal van den Berg", "Chantal", "van den", "Berg" },
    { "Bram in den Camp", "Bram", "in den", "Camp" },
    { "Tom op den Kamp", "Tom", "op den", "Kamp" },
    { "Dirk da Silva", "Dirk", "da", "Silva" },
    { "Marcel de Wit", "Marcel", "de", "Wit" },
    { "Jan Willem Smit", "Jan Willem", NULL, "Smit" },
    { "J.P. van 't Hof", "J.P.", "van 't", "Hof" },
    { "Berg, Chantal van den", "Chantal", "van den", "Berg" },
    { "van den Berg, Chantal", "Chantal", "van den", "Berg" },
    { "mw. Els Bakker-Jansen", "Els", NULL, "Bakker-Jansen" },
    { "Marieke", "Marieke", NULL, NULL },
    { "van den Berg", NULL, "van den", "Berg" },
    { "  Sam\302\240\x43rutzen ", "Sam", NULL, "Crutzen" },
    { "", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *first = NULL;
      g_autofree char *particle = NULL;
      g_autofree char *last = NULL;

      g_test_message ("%s", cases[i].written);
      sam_dutch_split_name (cases[i].written, &first, &particle, &last);
      g_assert_cmpstr (first, ==, cases[i].first);
      g_assert_cmpstr (particle, ==, cases[i].particle);
      g_assert_cmpstr (last, ==, cases[i].last);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/exchange/dutch/phones-are-read", test_phones);
  g_test_add_func ("/exchange/dutch/phones-are-shown-the-dutch-way", test_phones_shown);
  g_test_add_func ("/exchange/dutch/postcodes-are-read", test_postcodes);
  g_test_add_func ("/exchange/dutch/e-mail-addresses-are-read", test_addresses);
  g_test_add_func ("/exchange/dutch/agb-codes-keep-their-zeros", test_agb);
  g_test_add_func ("/exchange/dutch/dates-are-read", test_dates);
  g_test_add_func ("/exchange/dutch/days-typed-without-a-year-are-the-ones-meant", test_days);
  g_test_add_func ("/exchange/dutch/times-are-read", test_times);
  g_test_add_func ("/exchange/dutch/ranges-of-times-are-read", test_ranges);
  g_test_add_func ("/exchange/dutch/answers-are-read", test_answers);
  g_test_add_func ("/exchange/dutch/functions-are-recognised", test_functions);
  g_test_add_func ("/exchange/dutch/names-are-split", test_names);
  return g_test_run ();
}
