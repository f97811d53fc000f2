/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "network/sam-days.h"

static void
test_add (void)
{
  static const struct
  {
    const char *from;
    int days, months;
    const char *day;
  } cases[] = {
    { "2026-12-31", 1, 0, "2027-01-01" },
    { "2027-01-01", -1, 0, "2026-12-31" },
    { "2028-02-28", 1, 0, "2028-02-29" },
    { "2027-01-31", 0, 1, "2027-02-28" },
    { "2027-03-31", 0, -1, "2027-02-28" },
    { "2026-11-22", 0, 0, "2026-11-22" },
    { "2026-11-22", 0, -24, "2024-11-22" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *moved = sam_day_add (cases[i].from, cases[i].days);
      g_autofree char *day = sam_day_add_months (moved, cases[i].months);

      g_assert_cmpstr (day, ==, cases[i].day);
    }
}

static void
test_count (void)
{
  int days = 0;

  g_assert_true (sam_day_count ("2026-12-31", "2027-01-02", &days));
  g_assert_cmpint (days, ==, 2);
  g_assert_true (sam_day_count ("2027-03-01", "2027-02-28", &days));
  g_assert_cmpint (days, ==, -1);
}

/* The tests stand in Amsterdam. */
static void
test_beginning (void)
{
  g_autofree char *winter = sam_day_dup_beginning ("2027-01-01");
  g_autofree char *summer = sam_day_dup_beginning ("2027-07-01");

  g_assert_cmpstr (winter, ==, "1798758000"); /* 2026-12-31 23:00 UTC */
  g_assert_cmpstr (summer, ==, "1814392800"); /* 2027-06-30 22:00 UTC */
}

static void
test_no_day (void)
{
  static const char *const texts[] = { NULL, "", "soon", "2027-02-29", "2027-00-10", "-027-01-01", "2027-13-01" };
  GDate day;
  int days;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_false (sam_day_read (texts[i], &day));
      g_assert_null (sam_day_add (texts[i], 1));
      g_assert_null (sam_day_add_months (texts[i], 1));
      g_assert_null (sam_day_dup_beginning (texts[i]));
      g_assert_false (sam_day_count ("2027-01-01", texts[i], &days));
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/days/are-moved-over-months-and-years", test_add);
  g_test_add_func ("/days/are-counted-both-ways", test_count);
  g_test_add_func ("/days/begin-at-midnight-here-in-winter-and-summer", test_beginning);
  g_test_add_func ("/days/what-is-none-is-not-reckoned-with", test_no_day);
  return g_test_run ();
}
