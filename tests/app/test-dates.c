/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/lists/sam-cell-text.h"
#include "app/lists/sam-hit-text.h"
#include "app/sam-dates.h"

static GDate
get_today (void)
{
  GDate today;

  g_assert_true (sam_dates_parse_day ("2026-11-29", &today));
  return today;
}

static void
assert_text (char *text,
             const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_day (void)
{
  GDate today = get_today ();

  assert_text (sam_dates_format_day ("2026-12-01", &today), "Tue 1 Dec");
  assert_text (sam_dates_format_day ("2026-05-04", &today), "Mon 4 May");
  assert_text (sam_dates_format_day ("2027-01-14", &today), "14 Jan 2027");
  assert_text (sam_dates_format_day ("2026-02-30", &today), "2026-02-30");
  assert_text (sam_dates_format_day (NULL, &today), "");
  assert_text (sam_dates_format_full ("2026-12-01"), "Tuesday 1 December 2026");
  assert_text (sam_dates_format_full ("soon"), "soon");
}

static void
test_moment (void)
{
  GDate today = get_today ();

  assert_text (sam_dates_format_time ("19:30"), "19:30");
  assert_text (sam_dates_format_time ("09:05"), "9:05");
  assert_text (sam_dates_format_moment ("2026-12-01", "19:30", &today), "Tue 1 Dec, 19:30");
  assert_text (sam_dates_format_moment ("2026-12-01", NULL, &today), "Tue 1 Dec");
  assert_text (sam_dates_format_moment (NULL, "19:30", &today), "19:30");
}

static void
test_ago (void)
{
  assert_text (sam_dates_format_ago (1000, 1030), "just now");
  assert_text (sam_dates_format_ago (1000, 1000 + 60), "1 minute ago");
  assert_text (sam_dates_format_ago (1000, 1000 + 3 * 3600), "3 hours ago");
  assert_text (sam_dates_format_ago (1000, 1000 + 2 * 86400), "2 days ago");
  assert_text (sam_dates_format_ago (1000, 1000 + 28 * 86400), "4 weeks ago");
  assert_text (sam_dates_format_ago (1000, 1000 + 184 * 86400), "6 months ago");
  assert_text (sam_dates_format_ago (1000, 1000 + 1096 * 86400), "3 years ago");
  /* Another computer's clock may be ahead of ours. */
  assert_text (sam_dates_format_ago (2000, 1000), "just now");
}

static void
test_cells (void)
{
  GDate today = get_today ();
  const SamKind *group = sam_kind_find ("group");
  const SamField *status = sam_cell_text_find_field (group, "status");

  assert_text (sam_cell_text_format (status, "open", &today), "Open");
  assert_text (sam_cell_text_format (status, "from-the-future", &today), "from-the-future");
  assert_text (sam_cell_text_format (sam_cell_text_find_field (group, "audience"), "peers, women", &today),
               "People with the experience, Women");
  assert_text (sam_cell_text_format (sam_cell_text_find_field (group, "verified_on"), "2026-12-01", &today),
               "Tue 1 Dec");
  assert_text (sam_cell_text_format (NULL, "as it is", &today), "as it is");
  assert_text (sam_cell_text_format (status, NULL, &today), "");
  g_assert_null (sam_cell_text_find_field (group, "title"));
  g_assert_cmpstr (sam_cell_text_find_field (sam_kind_find ("expert"), "person.place")->name, ==, "place");
}

static void
test_hits (void)
{
  assert_text (sam_hit_text_to_markup ("a \x02very\x03 <loud>\nday"), "a <b>very</b> &lt;loud&gt; day");
  assert_text (sam_hit_text_to_markup ("never \x02"
                                       "closed"),
               "never <b>closed</b>");
  assert_text (sam_hit_text_to_markup ("closed \x03 only"), "closed  only");
  assert_text (sam_hit_text_to_markup (NULL), "");
}

static void
test_within (void)
{
  static const char *const cases[][2] = {
    { "Kennismaking 2026-11-23", "Kennismaking 23 November 2026" },
    { "Praktijk, folder 2026-02-05, 2026-02-30", "Praktijk, folder 5 February 2026, 2026-02-30" },
    { "045-2026-11-234", "045-2026-11-234" },
    { "Praatgroep", "Praatgroep" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *told = sam_dates_format_within (cases[i][0]);

      g_assert_cmpstr (told, ==, cases[i][1]);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/dates/days-are-said-as-people-say-them", test_day);
  g_test_add_func ("/app/dates/a-moment-is-a-day-and-a-time", test_moment);
  g_test_add_func ("/app/dates/how-long-ago", test_ago);
  g_test_add_func ("/app/dates/days-within-a-name-are-told", test_within);
  g_test_add_func ("/app/cells/values-read-as-people-write-them", test_cells);
  g_test_add_func ("/app/search/what-matched-is-bold", test_hits);
  return g_test_run ();
}
