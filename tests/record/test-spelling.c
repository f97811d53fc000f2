/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "record/sam-spelling.h"

/* What people write, and what is stored of it; NULL where it must be refused. */
static const struct
{
  SamFieldType type;
  const char *written;
  const char *stored;
} cases[] = {
  { SAM_FIELD_TEXT, "  Zin in zin ", "Zin in zin" },
  { SAM_FIELD_TEXT, "two\nlines", NULL },
  { SAM_FIELD_PROSE, " two\nlines", " two\nlines" },
  { SAM_FIELD_DECIMAL, "12.50", "12.50" },
  { SAM_FIELD_DECIMAL, "12,50", "12.50" },
  { SAM_FIELD_DECIMAL, "-3", "-3" },
  { SAM_FIELD_DECIMAL, "0.5", "0.5" },
  { SAM_FIELD_DECIMAL, "007", NULL },
  { SAM_FIELD_DECIMAL, "1.", NULL },
  { SAM_FIELD_DECIMAL, ".5", NULL },
  { SAM_FIELD_DECIMAL, "1.000,50", NULL },
  { SAM_FIELD_DECIMAL, "1e3", NULL },
  { SAM_FIELD_DATE, "2026-12-31", "2026-12-31" },
  { SAM_FIELD_DATE, "31-12-2026", "2026-12-31" },
  { SAM_FIELD_DATE, "8/1/2026", "2026-01-08" },
  { SAM_FIELD_DATE, "8.1.2026", "2026-01-08" },
  { SAM_FIELD_DATE, "2024-02-29", "2024-02-29" },
  { SAM_FIELD_DATE, "2026-02-29", NULL },
  { SAM_FIELD_DATE, "2026-13-01", NULL },
  { SAM_FIELD_DATE, "2026-00-10", NULL },
  { SAM_FIELD_DATE, "31-12-26", NULL },
  { SAM_FIELD_DATE, "0000-01-01", NULL },
  { SAM_FIELD_TIME, "19:30", "19:30" },
  { SAM_FIELD_TIME, "9.05", "09:05" },
  { SAM_FIELD_TIME, "19.30", "19:30" },
  { SAM_FIELD_TIME, "24:00", NULL },
  { SAM_FIELD_TIME, "25:00", NULL },
  { SAM_FIELD_TIME, "12:60", NULL },
  { SAM_FIELD_TIME, "19:30:00", NULL },
  { SAM_FIELD_RRULE, "FREQ=MONTHLY;BYDAY=1TU", "FREQ=MONTHLY;BYDAY=1TU" },
  { SAM_FIELD_RRULE, "RRULE:FREQ=WEEKLY;INTERVAL=2", "FREQ=WEEKLY;INTERVAL=2" },
  { SAM_FIELD_RRULE, "freq=monthly;byday=-1fr", "FREQ=MONTHLY;BYDAY=-1FR" },
  { SAM_FIELD_RRULE, "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=-1MO" },
  { SAM_FIELD_RRULE, "rrule:freq=monthly;interval=2;bysetpos=1,+3;byday=tu;count=6",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU,3TU;COUNT=6" },
  { SAM_FIELD_RRULE, "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", NULL },
  { SAM_FIELD_RRULE, "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", NULL },
  { SAM_FIELD_RRULE, "FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=1", NULL },
  { SAM_FIELD_RRULE, "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", NULL },
  { SAM_FIELD_RRULE, "FREQ=MONTHLY;BYMONTHDAY=1,2,3;BYDAY=MO;BYSETPOS=1", NULL },
  { SAM_FIELD_RRULE, "FREQ=YEARLY;BYDAY=MO;BYSETPOS=1", NULL },
  { SAM_FIELD_RRULE, "BYDAY=1TU", NULL },
  { SAM_FIELD_RRULE, "FREQ=SOMETIMES", NULL },
  { SAM_FIELD_RRULE, "FREQ=WEEKLY;FREQ=DAILY", NULL },
  { SAM_FIELD_RRULE, "FREQ=WEEKLY;INTERVAL=0", NULL },
  { SAM_FIELD_RRULE, "FREQ=WEEKLY;", NULL },
  { SAM_FIELD_RRULE, "elke dinsdag", NULL },
  { SAM_FIELD_EMAIL, " zin@praktijk.example", "zin@praktijk.example" },
  { SAM_FIELD_EMAIL, "jo.de-wit+tag@sub.praktijk.example", "jo.de-wit+tag@sub.praktijk.example" },
  { SAM_FIELD_EMAIL, "praktijk.example", NULL },
  { SAM_FIELD_EMAIL, "zin@praktijk", NULL },
  { SAM_FIELD_EMAIL, "zin@@praktijk.example", NULL },
  { SAM_FIELD_EMAIL, "zin @praktijk.example", NULL },
  { SAM_FIELD_EMAIL, "@praktijk.example", NULL },
  { SAM_FIELD_EMAIL, "a@b.example, c@d.example", NULL },
  { SAM_FIELD_EMAIL, "zin..zin@praktijk.example", NULL },
  { SAM_FIELD_URL, "https://praktijk1.example/a?b=c", "https://praktijk1.example/a?b=c" },
  { SAM_FIELD_URL, "www.praktijk.example", "https://www.praktijk.example" },
  { SAM_FIELD_URL, "javascript:alert(1)", NULL },
  { SAM_FIELD_URL, "ftp://praktijk.example", NULL },
  { SAM_FIELD_URL, "https://", NULL },
  { SAM_FIELD_URL, "none yet", NULL },
  { SAM_FIELD_PHONE, "06 00808074", "+31600808074" },
  { SAM_FIELD_PHONE, "(045) 000 68 60", "+31450006860" },
  { SAM_FIELD_PHONE, "045-0009973", "+31450009973" },
  { SAM_FIELD_PHONE, "+31 6 00144298", "+31600144298" },
  { SAM_FIELD_PHONE, "+31 (0)45 0009973", "+31450009973" },
  { SAM_FIELD_PHONE, "0031450009973", "+31450009973" },
  { SAM_FIELD_PHONE, "+49 221 4710000", "+492214710000" },
  { SAM_FIELD_PHONE, "0800-1234", "+318001234" },
  { SAM_FIELD_PHONE, "0600", NULL },
  { SAM_FIELD_PHONE, "06 008080741", NULL },
  { SAM_FIELD_PHONE, "600808074", NULL },
  { SAM_FIELD_PHONE, "via Jo", NULL },
  { SAM_FIELD_POSTCODE, "6419 MW", "6419 MW" },
  { SAM_FIELD_POSTCODE, "6371vb", "6371 VB" },
  { SAM_FIELD_POSTCODE, " 6371  VB ", "6371 VB" },
  { SAM_FIELD_POSTCODE, "52062", "52062" },
  { SAM_FIELD_POSTCODE, "0371 VB", NULL },
  { SAM_FIELD_POSTCODE, "6371 SS", NULL },
  { SAM_FIELD_POSTCODE, "6371", NULL },
  { SAM_FIELD_POSTCODE, "6371 V", NULL },
};

static void
test_spellings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *stored = sam_spelling_normalize (cases[i].type, cases[i].written);
      g_autofree char *again = sam_spelling_normalize (cases[i].type, stored);
      const char *problem = NULL;
      gboolean valid = sam_spelling_check (cases[i].type, stored, &problem);

      g_test_message ("%s → %s", cases[i].written, stored);
      g_assert_cmpint (valid, ==, cases[i].stored != NULL);
      g_assert_cmpint (problem == NULL, ==, valid);
      if (valid)
        {
          g_assert_cmpstr (stored, ==, cases[i].stored);
          g_assert_cmpstr (again, ==, stored);
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/record/spelling/what-people-write-is-stored-in-one-form", test_spellings);
  return g_test_run ();
}
