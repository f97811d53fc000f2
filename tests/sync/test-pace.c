/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/sam-pace.h"

#define MS 1000

static void
test_times (void)
{
  const struct
  {
    guint now;
    gint64 microseconds;
    guint then;
  } cases[] = {
    { 100, 10 * MS, 200 },
    { 100, 499 * MS, 200 },
    { 100, 500 * MS, 100 },
    { 100, 4000 * MS, 100 },
    { 100, 4001 * MS, 50 },
    { 600, 10 * MS, 1000 },
    { 1000, 10 * MS, 1000 },
    { 15, 60000 * MS, 10 },
    { 10, 60000 * MS, 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SamPace pace = { cases[i].now, 10, 1000 };

      sam_pace_note_time (&pace, cases[i].microseconds);
      g_assert_cmpuint (pace.now, ==, cases[i].then);
    }
}

static void
test_too_large (void)
{
  SamPace pace = { 800, 10, 1000 };

  sam_pace_note_too_large (&pace, 800);
  g_assert_cmpuint (pace.now, ==, 400);
  /* It grows again, but not to what was refused. */
  for (guint i = 0; i < 10; i++)
    sam_pace_note_time (&pace, MS);
  g_assert_cmpuint (pace.now, ==, 400);
  sam_pace_note_too_large (&pace, 300);
  g_assert_cmpuint (pace.now, ==, 150);
  sam_pace_note_too_large (&pace, 12);
  g_assert_cmpuint (pace.now, ==, 10);
}

static void
test_slow_lines_recover (void)
{
  SamPace pace = { 800, 10, 1000 };

  for (guint i = 0; i < 20; i++)
    sam_pace_note_time (&pace, 30000 * MS);
  g_assert_cmpuint (pace.now, ==, 10);
  for (guint i = 0; i < 20; i++)
    sam_pace_note_time (&pace, 20 * MS);
  g_assert_cmpuint (pace.now, ==, 1000);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/sync/pace/batches-follow-the-line", test_times);
  g_test_add_func ("/sync/pace/what-was-too-large-is-not-tried-again", test_too_large);
  g_test_add_func ("/sync/pace/a-line-that-was-slow-is-trusted-again", test_slow_lines_recover);
  return g_test_run ();
}
