/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region-fixture.h"

#include "network/sam-roadmap.h"

static GPtrArray *
load (Region *region)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *steps = sam_roadmap_load (region->store, "2026-06-15", &error);

  g_assert_no_error (error);
  return steps;
}

static SamRoadmapStep *
get (GPtrArray *steps,
     guint i)
{
  return g_ptr_array_index (steps, i);
}

static void
test_every_language_says_everything (void)
{
  static const char *const languages[] = { "nl", "en_GB.UTF-8", "de" };
  static const char *const fields[] = { "title", "phase", "why", "what", "who", "done_when", "weeks" };
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_steps = 0;

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) steps = sam_roadmap_load_shipped (languages[l], &error);

      g_assert_no_error (error);
      g_assert_true (l == 0 || steps->len == n_steps);
      n_steps = steps->len;
      for (guint i = 0; i < steps->len; i++)
        {
          for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
            g_assert_true (sam_record_has_value (steps->pdata[i], fields[f]));
          /* No two steps share a text, and none was left in another language. */
          g_assert_true (g_hash_table_add (texts, sam_record_dup_text (steps->pdata[i], "why")));
        }
    }
  g_assert_cmpuint (n_steps, >=, 30);
  g_assert_cmpuint (n_steps, <=, 45);
}

static void
test_taken_over_once (Region *region,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  SamRoadmapProgress progress;
  int n = sam_roadmap_take_over (region->store, "nl", &error);

  g_assert_no_error (error);
  g_assert_cmpint (n, >, 30);
  g_assert_cmpint (sam_roadmap_take_over (region->store, "nl", &error), ==, 0);
  steps = load (region);
  g_assert_cmpint ((int) steps->len, ==, n);
  g_assert_cmpstr (get (steps, 0)->phase, ==, "Verkennen");
  for (guint i = 1; i < steps->len; i++)
    g_assert_cmpint (get (steps, i)->position, >, get (steps, i - 1)->position);
  progress = sam_roadmap_measure (steps, NULL);
  g_assert_cmpint ((int) progress.n_steps, ==, n);
  g_assert_cmpuint (progress.n_done, ==, 0);
}

/* Two laptops of a region take it over, each by itself. */
static void
test_two_laptops_make_the_same (Region *region,
                                gconstpointer data)
{
  Region other = { NULL };
  g_autoptr (GPtrArray) steps = NULL;

  region_set_up (&other, NULL);
  sam_store_set_author (other.store, "Corrie");
  sam_roadmap_take_over (region->store, "nl", NULL);
  sam_roadmap_take_over (other.store, "nl", NULL);
  steps = load (region);
  for (guint i = 0; i < steps->len; i++)
    {
      g_autoptr (SamRecord) mine = sam_store_load (region->store, get (steps, i)->id, NULL);
      g_autoptr (SamRecord) theirs = sam_store_load (other.store, get (steps, i)->id, NULL);

      g_assert_cmpstr (sam_record_get_revision (mine), ==, sam_record_get_revision (theirs));
    }
  g_assert_cmpstr (sam_store_get_author (other.store), ==, "Corrie");
  region_tear_down (&other, NULL);
}

static void
test_undone_and_taken_over_again (Region *region,
                                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int n = sam_roadmap_take_over (region->store, "nl", &error);

  g_assert_true (sam_store_undo (region->store, &error));
  g_assert_no_error (error);
  {
    g_autoptr (GPtrArray) steps = load (region);

    g_assert_cmpuint (steps->len, ==, 0);
  }
  g_assert_cmpint (sam_roadmap_take_over (region->store, "nl", &error), ==, n);
  g_assert_no_error (error);
  {
    g_autoptr (GPtrArray) steps = load (region);

    g_assert_cmpint ((int) steps->len, ==, n);
  }
}

static void
test_what_is_here_stays (Region *region,
                         gconstpointer data)
{
  g_autofree char *status = NULL;

  put_record (region, "step", "core-group", "title=Onze eigen eerste stap|status=busy");
  sam_roadmap_take_over (region->store, "nl", NULL);
  status = get_value (region, "step", "core-group", "title");
  g_assert_cmpstr (status, ==, "Onze eigen eerste stap");
}

static void
test_what_follows_from_a_status (void)
{
  g_autoptr (SamRecord) step = make_record ("step", "a", "title=A");
  g_autofree char *begun = NULL;
  g_autofree char *done = NULL;

  sam_roadmap_note_status (step, SAM_STEP_IS_BUSY, "2026-03-02");
  sam_roadmap_note_status (step, SAM_STEP_IS_BUSY, "2026-03-09");
  begun = sam_record_dup_text (step, "started_on");
  g_assert_cmpstr (begun, ==, "2026-03-02");
  sam_roadmap_note_status (step, SAM_STEP_IS_DONE, "2026-03-17");
  done = sam_record_dup_text (step, "done_on");
  g_assert_cmpstr (done, ==, "2026-03-17");
  /* Fifteen days are two weeks and a begun one. */
  g_assert_cmpint (sam_record_get_integer (step, "took_weeks", 0), ==, 3);
  sam_roadmap_note_status (step, SAM_STEP_IS_OPEN, "2026-03-18");
  g_assert_null (sam_record_get_value (step, "done_on"));
}

/* In the editor the status is a field like any other; what was typed beside it stays. */
static void
test_what_follows_in_the_editor (void)
{
  g_autoptr (SamRecord) before = make_record ("step", "a", "title=A|status=busy");
  g_autoptr (SamRecord) done = make_record ("step", "a", "title=A|status=done");
  g_autoptr (SamRecord) typed = make_record ("step", "a", "title=A|status=done|done_on=2026-03-01");
  g_autoptr (SamRecord) renamed = make_record ("step", "a", "title=B|status=busy");
  g_autofree char *today = NULL;
  g_autofree char *typed_on = NULL;

  sam_roadmap_follow_status (done, before, "2026-03-17");
  today = sam_record_dup_text (done, "done_on");
  g_assert_cmpstr (today, ==, "2026-03-17");
  sam_roadmap_follow_status (typed, before, "2026-03-17");
  typed_on = sam_record_dup_text (typed, "done_on");
  g_assert_cmpstr (typed_on, ==, "2026-03-01");
  sam_roadmap_follow_status (renamed, before, "2026-03-17");
  g_assert_null (sam_record_get_value (renamed, "started_on"));
}

static void
make_four (Region *region)
{
  put_record (region, "step", "a", "title=A|phase=Een|position=10");
  put_record (region, "step", "b", "title=B|phase=Een|position=20|planned_on=2026-06-14");
  put_record (region, "step", "c", "title=C|phase=Twee|position=30|status=skipped|planned_on=2026-06-01");
  put_record (region, "step", "d", "title=D|phase=Twee|position=40|status=done|planned_on=2026-06-01");
}

static char *
spell (Region *region)
{
  g_autoptr (GPtrArray) steps = load (region);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      gboolean begins = i == 0 || !g_str_equal (get (steps, i)->phase, get (steps, i - 1)->phase);

      g_string_append_printf (text, "%s%s", begins ? (i == 0 ? "" : "|") : "", get (steps, i)->title);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_order (Region *region,
              const char *expected)
{
  g_autofree char *order = spell (region);

  g_assert_cmpstr (order, ==, expected);
}

static void
move (Region *region,
      const char *key,
      gboolean up)
{
  g_autofree char *id = make_id ("step", key);
  g_autoptr (GError) error = NULL;

  g_assert_true (sam_roadmap_move (region->store, id, up, &error));
  g_assert_no_error (error);
}

static void
test_steps_change_places (Region *region,
                          gconstpointer data)
{
  make_four (region);
  assert_order (region, "AB|CD");
  move (region, "a", FALSE);
  assert_order (region, "BA|CD");
  /* Over the border it goes into the other phase. */
  move (region, "a", FALSE);
  assert_order (region, "B|ACD");
  move (region, "a", TRUE);
  assert_order (region, "BA|CD");
  move (region, "b", TRUE);
  assert_order (region, "BA|CD");
  move (region, "d", FALSE);
  assert_order (region, "BA|CD");
  g_assert_true (sam_store_undo (region->store, NULL));
  assert_order (region, "B|ACD");
}

/* Two laptops each added a step at the end. */
static void
test_equal_positions_are_spread (Region *region,
                                 gconstpointer data)
{
  make_four (region);
  put_record (region, "step", "e", "title=E|phase=Twee|position=40");
  move (region, "e", TRUE);
  move (region, "e", TRUE);
  move (region, "e", TRUE);
  assert_order (region, "ABE|CD");
}

static void
test_progress_and_lateness (Region *region,
                            gconstpointer data)
{
  g_autoptr (GPtrArray) steps = NULL;
  SamRoadmapProgress all, second;

  make_four (region);
  steps = load (region);
  all = sam_roadmap_measure (steps, NULL);
  second = sam_roadmap_measure (steps, "Twee");
  g_assert_cmpuint (all.n_steps, ==, 3);
  g_assert_cmpuint (all.n_done, ==, 1);
  g_assert_cmpuint (second.n_steps, ==, 1);
  g_assert_cmpuint (second.n_done, ==, 1);
  g_assert_false (get (steps, 0)->late);
  g_assert_true (get (steps, 1)->late);
  g_assert_false (get (steps, 2)->late);
  g_assert_false (get (steps, 3)->late);
  g_assert_cmpint (sam_roadmap_find_end (steps, "Een"), ==, 30);
  g_assert_cmpint (sam_roadmap_find_end (steps, "Nieuw"), ==, 50);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add ("/network/roadmap/" path, Region, NULL, region_set_up, func, region_tear_down)
  g_test_add_func ("/network/roadmap/every-language-says-everything", test_every_language_says_everything);
  g_test_add_func ("/network/roadmap/what-follows-from-a-status", test_what_follows_from_a_status);
  g_test_add_func ("/network/roadmap/what-follows-in-the-editor", test_what_follows_in_the_editor);
  ADD ("taken-over-once", test_taken_over_once);
  ADD ("two-laptops-make-the-same", test_two_laptops_make_the_same);
  ADD ("undone-and-taken-over-again", test_undone_and_taken_over_again);
  ADD ("what-is-here-stays", test_what_is_here_stays);
  ADD ("steps-change-places", test_steps_change_places);
  ADD ("equal-positions-are-spread", test_equal_positions_are_spread);
  ADD ("progress-and-lateness", test_progress_and_lateness);
  return g_test_run ();
}
