/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/sam-calendar-entries.h"
#include "network/sam-holidays.h"

static SamCalendarEntry *
make (const char *id,
      const char *start,
      const char *end,
      const char *place,
      const char *expert)
{
  SamCalendarEntry *entry = sam_calendar_entry_new (id, id, "2027-03-04");
  const char *experts[] = { expert, NULL };

  entry->start = g_strdup (start);
  entry->end = g_strdup (end);
  entry->place = g_strdup (place);
  entry->experts = g_strdupv ((char **) experts);
  return entry;
}

static void
test_what_is_booked_twice_is_seen (void)
{
  static const struct
  {
    const char *start, *end, *place, *expert, *clash;
  } cases[] = {
    { "19:00", "21:00", "huis 1", NULL, "The room is also booked for “evening”." },
    { "21:30", "22:00", "huis 1", NULL, NULL },
    { "18:00", "19:30", "huis 1", NULL, NULL },
    { "18:00", "19:31", "huis 1", NULL, "The room is also booked for “evening”." },
    { "19:00", "21:00", "huis 2", NULL, NULL },
    { "19:00", "21:00", NULL, NULL, NULL },
    { "19:00", "21:00", "huis 2", "ans", "An experience expert is also at “evening”." },
    { "10:00", "12:00", "huis 2", "ans", NULL },
    { NULL, NULL, "huis 1", NULL, "The room is also booked for “evening”." },
    { "20:00", NULL, NULL, "ans", "An experience expert is also at “evening”." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_calendar_entry_free);

      g_ptr_array_add (entries, make ("other", cases[i].start, cases[i].end, cases[i].place, cases[i].expert));
      g_ptr_array_add (entries, make ("evening", "19:30", "21:30", "huis 1", "ans"));
      sam_calendar_find_clashes (entries);
      g_assert_cmpstr (((SamCalendarEntry *) g_ptr_array_index (entries, 0))->clash, ==, cases[i].clash);
    }
}

static void
test_holidays_of_region_south_are_known (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamHolidays) dutch = sam_holidays_load ("nl_NL", &error);
  g_autoptr (SamHolidays) german = sam_holidays_load ("de", NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (sam_holidays_get_day (dutch, "2027-04-27"), ==, "Koningsdag");
  g_assert_cmpstr (sam_holidays_get_day (german, "2027-01-01"), ==, "Neujahr");
  g_assert_null (sam_holidays_get_day (dutch, "2027-03-04"));
  g_assert_cmpstr (sam_holidays_get_school (dutch, "2027-02-15"), ==, "Voorjaarsvakantie");
  g_assert_null (sam_holidays_get_school (dutch, "2027-03-04"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/calendar-entries/what-is-booked-twice-is-seen", test_what_is_booked_twice_is_seen);
  g_test_add_func ("/network/holidays/of-region-south-are-known", test_holidays_of_region_south_are_known);
  return g_test_run ();
}
