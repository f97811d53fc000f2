/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/sam-following.h"
#include "network/sam-workshop-deadlines.h"
#include "region-fixture.h"

static void
put_workshop (Region *region)
{
  put_record (region, "workshop", "W", "title=Kennis maken|date=2027-03-04|start=19:30|end=21:30");
}

static char *
make_key (const char *slug)
{
  g_autofree char *workshop = make_id ("workshop", "W");

  return g_strdup_printf ("%s %s", workshop, slug);
}

#define assert_due(region, slug, day)                                   \
  G_STMT_START                                                          \
  {                                                                     \
    g_autofree char *key_ = make_key (slug);                            \
    g_autofree char *due_ = get_value (region, "task", key_, "due_on"); \
    g_assert_cmpstr (due_, ==, day);                                    \
  }                                                                     \
  G_STMT_END

static void
put_deadlines (Region *region)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autofree char *moved = NULL;
  g_autoptr (GError) error = NULL;

  put_workshop (region);
  g_assert_cmpint (sam_deadlines_save (region->store, workshop, &moved, &error), ==, 4);
  g_assert_no_error (error);
  g_assert_null (moved);
}

static SamRecord *
load_workshop (Region *region)
{
  g_autofree char *id = make_id ("workshop", "W");
  SamRecord *record = sam_store_load (region->store, id, NULL);

  g_assert_nonnull (record);
  return record;
}

/* @date: NULL for none */
static char *
move_workshop (Region *region,
               const char *date)
{
  g_autoptr (SamRecord) workshop = load_workshop (region);
  g_autoptr (GError) error = NULL;
  char *told;

  sam_record_set_text (workshop, "date", date);
  sam_following_save (region->store, workshop, "2026-12-01", &told, &error);
  g_assert_no_error (error);
  return told;
}

static void
test_become_tasks_once (Region *region,
                        gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autofree char *moved = NULL;
  g_autoptr (GError) error = NULL;

  put_deadlines (region);
  g_assert_cmpint (sam_deadlines_save (region->store, workshop, &moved, &error), ==, 0);
  assert_due (region, "apply", "2027-01-03"); /* the workshop is on 4 March 2027 */
  assert_due (region, "print", "2027-03-02");
  assert_due (region, "hand-in", "2027-03-18");
  assert_due (region, "enter", "2027-04-15");
  /* One step, although they are four. */
  g_assert_true (sam_store_undo (region->store, &error));
  {
    g_autofree char *key = make_key ("apply");
    g_autofree char *id = make_id ("task", key);

    g_assert_null (sam_store_load (region->store, id, NULL));
  }
}

static void
test_need_a_date (Region *region,
                  gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autofree char *moved = NULL;
  g_autoptr (GError) error = NULL;

  put_record (region, "workshop", "W", "title=Kennis maken");
  g_assert_cmpint (sam_deadlines_save (region->store, workshop, &moved, &error), ==, -1);
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID);
}

static void
test_without_a_body_nothing_is_asked_for_one (Region *region,
                                              gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autofree char *moved = NULL;
  g_autoptr (GError) error = NULL;

  put_record (region, "workshop", "W", "title=Kennis maken|date=2027-03-04|accreditation_body=none");
  g_assert_cmpint (sam_deadlines_save (region->store, workshop, &moved, &error), ==, 1);
  assert_due (region, "print", "2027-03-02");
}

static void
test_only_what_is_open_and_untouched_moves (void)
{
  static const struct
  {
    const char *task, *date, *due;
  } cases[] = {
    { "title=T|status=open|counted_from=2027-03-04|due_on=2027-03-18", "2027-03-11", "2027-03-25" },
    { "title=T|status=open|counted_from=2027-03-04|due_on=2027-03-18", "2027-02-25", "2027-03-11" },
    { "title=T|status=waiting|counted_from=2027-03-04|due_on=2027-03-18", "2028-02-15", "2028-02-29" },
    { "title=T|status=done|counted_from=2027-03-04|due_on=2027-03-18", "2027-03-11", NULL },
    { "title=T|status=dropped|counted_from=2027-03-04|due_on=2027-03-18", "2027-03-11", NULL },
    { "title=T|counted_from=2027-03-04|due_on=2027-03-18", "2027-03-11", NULL },
    { "title=T|status=open|counted_from=2027-03-04|due_on=2027-03-17", "2027-03-11", NULL },
    { "title=T|status=open|counted_from=2027-03-04", "2027-03-11", NULL },
    { "title=T|status=open|due_on=2027-03-18", "2027-03-11", NULL },
    { "title=T|status=open|counted_from=2027-03-04|due_on=2027-03-18", "2027-03-04", NULL },
    { "title=T|status=open|counted_from=2027-03-04|due_on=2027-03-18", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamRecord) task = make_record ("task", "T", cases[i].task);
      g_autofree char *before = sam_record_dup_text (task, "due_on");
      const gboolean moves = sam_deadline_follow_date (task, cases[i].date, 14);
      g_autofree char *due = sam_record_dup_text (task, "due_on");
      g_autofree char *from = sam_record_dup_text (task, "counted_from");

      g_assert_cmpint (moves, ==, cases[i].due != NULL);
      g_assert_cmpstr (due, ==, cases[i].due != NULL ? cases[i].due : before);
      if (moves)
        g_assert_cmpstr (from, ==, cases[i].date);
      /* Once is enough. */
      g_assert_false (sam_deadline_follow_date (task, cases[i].date, 14));
    }
}

static void
test_follow_the_date (Region *region,
                      gconstpointer data)
{
  g_autofree char *entered = make_key ("enter");
  g_autofree char *printed = make_key ("print");
  g_autofree char *told = NULL;
  g_autofree char *date = NULL;
  g_autoptr (GError) error = NULL;

  put_deadlines (region);
  put_record (region, "task", printed, "status=done");
  put_record (region, "task", entered, "due_on=2027-05-01");
  told = move_workshop (region, "2027-03-11");
  g_assert_cmpstr (told, ==,
                   "Moved along with the date:\n"
                   "Apply for the accreditation: now 10 Jan 2027\n"
                   "Hand in the signed attendance: now 25 Mar 2027");
  assert_due (region, "apply", "2027-01-10");
  assert_due (region, "hand-in", "2027-03-25");
  /* What is done and what somebody put elsewhere stays. */
  assert_due (region, "print", "2027-03-02");
  assert_due (region, "enter", "2027-05-01");
  /* The date and what followed are one step. */
  g_assert_true (sam_store_undo (region->store, &error));
  date = get_value (region, "workshop", "W", "date");
  g_assert_cmpstr (date, ==, "2027-03-04");
  assert_due (region, "apply", "2027-01-03");
  assert_due (region, "hand-in", "2027-03-18");
  g_assert_true (sam_store_redo (region->store, &error));
  assert_due (region, "apply", "2027-01-10");
}

static void
test_nothing_is_told_where_nothing_moves (Region *region,
                                          gconstpointer data)
{
  g_autoptr (SamRecord) workshop = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  g_autofree char *title = NULL;

  put_deadlines (region);
  workshop = load_workshop (region);
  /* Typing on in one field stays one step. */
  sam_record_set_text (workshop, "title", "Kennis m");
  g_assert_true (sam_following_save (region->store, workshop, NULL, &told, &error));
  g_assert_null (told);
  sam_record_set_text (workshop, "title", "Kennismaken");
  g_assert_true (sam_following_save (region->store, workshop, NULL, &told, &error));
  g_assert_null (told);
  g_assert_true (sam_store_undo (region->store, &error));
  title = get_value (region, "workshop", "W", "title");
  g_assert_cmpstr (title, ==, "Kennis maken");
}

/* Somebody empties the field to type another date, and is called away in between. */
static void
test_a_date_that_was_taken_out_meanwhile_is_no_obstacle (Region *region,
                                                         gconstpointer data)
{
  g_autofree char *nothing = NULL;
  g_autofree char *told = NULL;

  put_deadlines (region);
  nothing = move_workshop (region, NULL);
  g_assert_null (nothing);
  assert_due (region, "apply", "2027-01-03");
  told = move_workshop (region, "2027-03-11");
  g_assert_nonnull (told);
  assert_due (region, "apply", "2027-01-10");
}

/* An edit from a page that was opened before somebody else moved the workshop. */
static void
test_an_older_page_moves_nothing_back (Region *region,
                                       gconstpointer data)
{
  g_autoptr (SamRecord) old = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *told = NULL;

  put_deadlines (region);
  old = load_workshop (region);
  moved = move_workshop (region, "2027-03-11");
  sam_record_set_text (old, "room", "De zaal");
  g_assert_true (sam_following_save (region->store, old, NULL, &told, &error));
  g_assert_null (told);
  assert_due (region, "apply", "2027-01-10");
}

static void
test_a_restored_version_takes_them_along (Region *region,
                                          gconstpointer data)
{
  g_autofree char *id = make_id ("workshop", "W");
  g_autofree char *moved = NULL;
  g_autofree char *told = NULL;
  g_autoptr (SamRecord) before = NULL;
  g_autoptr (GError) error = NULL;

  put_deadlines (region);
  before = load_workshop (region);
  moved = move_workshop (region, "2027-03-11");
  g_assert_true (sam_following_restore (region->store, id, sam_record_get_revision (before), &told, &error));
  g_assert_no_error (error);
  g_assert_nonnull (told);
  assert_due (region, "apply", "2027-01-03");
}

#define ADD(name, func) \
  g_test_add ("/network/workshop-deadlines/" name, Region, NULL, region_set_up, func, region_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/workshop-deadlines/only-what-is-open-and-untouched-moves",
                   test_only_what_is_open_and_untouched_moves);
  ADD ("become-tasks-once", test_become_tasks_once);
  ADD ("without-a-body-nothing-is-asked-for-one", test_without_a_body_nothing_is_asked_for_one);
  ADD ("need-a-date", test_need_a_date);
  ADD ("follow-the-date-and-come-back-with-it", test_follow_the_date);
  ADD ("nothing-is-told-where-nothing-moves", test_nothing_is_told_where_nothing_moves);
  ADD ("a-date-that-was-taken-out-meanwhile-is-no-obstacle", test_a_date_that_was_taken_out_meanwhile_is_no_obstacle);
  ADD ("an-older-page-moves-nothing-back", test_an_older_page_moves_nothing_back);
  ADD ("a-restored-version-takes-them-along", test_a_restored_version_takes_them_along);
  return g_test_run ();
}
