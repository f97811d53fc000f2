/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/sam-workshop-programme.h"
#include "region-fixture.h"

static void
test_is_told_by_the_clock (void)
{
  static const struct
  {
    const char *programme, *words;
  } cases[] = {
    { NULL, NULL },
    { "[]", NULL },
    { "[{\"id\":\"1\"}]", NULL },
    { "[{\"at\":\"19.30\",\"id\":\"1\",\"what\":\"Welkom\"}]", "19.30  Welkom" },
    { "[{\"by\":\"Lea\",\"id\":\"1\",\"what\":\"Welkom\"}]", "Welkom (Lea)" },
    { "[{\"at\":\"20:00\",\"id\":\"1\",\"what\":\"B\"},{\"at\":\"9.30\",\"id\":\"2\",\"what\":\"A\"}]",
      "9.30  A\n20:00  B" },
    { "[{\"at\":\"19.30\",\"id\":\"1\",\"what\":\"A\"},{\"id\":\"2\",\"what\":\"Pauze\"},"
      "{\"at\":\"20.30\",\"id\":\"3\",\"what\":\"C\"}]",
      "19.30  A\nPauze\n20.30  C" },
    /* From elsewhere: what can't be read is left out. */
    { "[{\"at\":5,\"id\":\"1\",\"what\":\" A \"},7]", "A" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamRecord) workshop = make_record ("workshop", "W", "title=W");
      g_autofree char *words = NULL;

      if (cases[i].programme != NULL)
        sam_record_set_value (workshop, "programme", cases[i].programme);
      words = sam_programme_describe (workshop);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_hours_follow_from_begin_and_end (void)
{
  static const struct
  {
    const char *workshop;
    int minutes;
  } cases[] = {
    { "title=W|start=19:30|end=21:45", 135 },
    { "title=W|start=23:00|end=01:00", 120 },
    { "title=W|start=19:30", -1 },
    { "title=W", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamRecord) workshop = make_record ("workshop", "W", cases[i].workshop);

      g_assert_cmpint (sam_programme_count_minutes (workshop), ==, cases[i].minutes);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/workshop-programme/is-told-by-the-clock", test_is_told_by_the_clock);
  g_test_add_func ("/network/workshop-programme/hours-follow-from-begin-and-end", test_hours_follow_from_begin_and_end);
  return g_test_run ();
}
