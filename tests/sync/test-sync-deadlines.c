/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sam-laptop.h"
#include "sam-memory-server.h"

#include "network/sam-following.h"
#include "network/sam-workshop-deadlines.h"
#include "store/sam-conflict.h"

/* Two laptops with the same workshop and its deadlines, counted from 4 March 2027. */
typedef struct
{
  SamMemoryServer *server;
  SamLaptop *ada;
  SamLaptop *bea;
  char *workshop;
  char *apply; /* the task that is due sixty days before */
} Office;

static void
sync_both (Office *office)
{
  sam_memory_server_sync_both (office->server, office->ada->store, office->bea->store);
}

static void
make_deadlines (SamLaptop *laptop,
                const char *workshop)
{
  g_autofree char *moved = NULL;
  g_autoptr (GError) error = NULL;

  sam_deadlines_save (laptop->store, workshop, &moved, &error);
  g_assert_no_error (error);
}

static void
set_up (Office *office,
        gconstpointer with_deadlines)
{
  const SamKind *kind = sam_kind_find ("workshop");
  g_autoptr (SamRecord) workshop = NULL;
  g_autofree char *key = NULL;

  office->server = sam_memory_server_new ();
  office->ada = sam_laptop_new ("Ada");
  office->bea = sam_laptop_new ("Bea");
  office->workshop = sam_id_from_key (kind, "W");
  key = g_strdup_printf ("%s apply", office->workshop);
  office->apply = sam_id_from_key (sam_kind_find ("task"), key);
  workshop = sam_record_new (kind, office->workshop);
  sam_record_set_text (workshop, "title", "Kennis maken");
  sam_record_set_text (workshop, "date", "2027-03-04");
  g_assert_true (sam_store_save (office->ada->store, workshop, NULL));
  if (with_deadlines != NULL)
    make_deadlines (office->ada, office->workshop);
  sync_both (office);
}

static void
tear_down (Office *office,
           gconstpointer data)
{
  sam_laptop_assert_sound (office->ada);
  sam_laptop_assert_sound (office->bea);
  sam_laptop_free (office->ada);
  sam_laptop_free (office->bea);
  sam_memory_server_free (office->server);
  g_free (office->workshop);
  g_free (office->apply);
}

static void
move_to (Office *office,
         SamLaptop *laptop,
         const char *date)
{
  g_autoptr (SamRecord) workshop = sam_store_load (laptop->store, office->workshop, NULL);
  g_autoptr (GError) error = NULL;

  sam_record_set_text (workshop, "date", date);
  sam_following_save (laptop->store, workshop, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_no_conflict (SamLaptop *laptop)
{
  g_auto (GStrv) conflicts = sam_store_list_conflicts (laptop->store, NULL);

  g_assert_nonnull (conflicts);
  g_assert_cmpuint (g_strv_length (conflicts), ==, 0);
}

static void
assert_apply_is_due (Office *office,
                     const char *day)
{
  g_autofree char *at_ada = sam_laptop_get (office->ada, office->apply, "due_on");
  g_autofree char *at_bea = sam_laptop_get (office->bea, office->apply, "due_on");
  g_autofree char *leaves_a = sam_laptop_dup_leaves (office->ada, office->apply);
  g_autofree char *leaves_b = sam_laptop_dup_leaves (office->bea, office->apply);

  g_assert_cmpstr (at_ada, ==, day);
  g_assert_cmpstr (at_bea, ==, day);
  g_assert_cmpstr (leaves_a, ==, leaves_b);
  assert_no_conflict (office->ada);
  assert_no_conflict (office->bea);
}

static void
test_the_other_laptop_has_them_moved (Office *office,
                                      gconstpointer data)
{
  move_to (office, office->ada, "2027-03-11");
  sync_both (office);
  assert_apply_is_due (office, "2027-01-10");
}

static void
test_both_to_the_same_day_asks_nothing (Office *office,
                                        gconstpointer data)
{
  move_to (office, office->ada, "2027-03-11");
  move_to (office, office->bea, "2027-03-11");
  sync_both (office);
  assert_apply_is_due (office, "2027-01-10");
}

static void
test_ticked_off_there_stays_ticked_off (Office *office,
                                        gconstpointer data)
{
  g_autofree char *status = NULL;

  move_to (office, office->ada, "2027-03-11");
  sam_laptop_set (office->bea, office->apply, "status", "done");
  sync_both (office);
  assert_no_conflict (office->ada);
  status = sam_laptop_get (office->ada, office->apply, "status");
  g_assert_cmpstr (status, ==, "done");
}

/* One question, not one for the workshop and one more for each of its deadlines. */
static void
test_one_answer_settles_all (Office *office,
                             gconstpointer data)
{
  const char *ids[] = { office->workshop, NULL };
  g_auto (GStrv) conflicts = NULL;
  g_autofree char *told = NULL;
  g_autofree char *date = NULL;
  g_autoptr (GError) error = NULL;

  move_to (office, office->ada, "2027-03-11");
  move_to (office, office->bea, "2027-03-18");
  sync_both (office);
  conflicts = sam_store_list_conflicts (office->bea->store, NULL);
  g_assert_cmpuint (g_strv_length (conflicts), ==, 5);
  g_assert_true (sam_following_settle_all (office->bea->store, ids, TRUE, &told, &error));
  g_assert_no_error (error);
  g_assert_nonnull (told);
  sync_both (office);
  date = sam_laptop_get (office->ada, office->workshop, "date");
  g_assert_cmpstr (date, ==, "2027-03-18");
  assert_apply_is_due (office, "2027-01-17");
}

/* A day that somebody chose is asked about. */
static void
test_a_day_of_ones_own_is_still_asked_about (Office *office,
                                             gconstpointer data)
{
  const char *ids[] = { office->workshop, NULL };
  g_auto (GStrv) conflicts = NULL;
  g_autoptr (GError) error = NULL;

  move_to (office, office->ada, "2027-03-11");
  move_to (office, office->bea, "2027-03-18");
  sam_laptop_set (office->bea, office->apply, "due_on", "2027-01-15");
  sync_both (office);
  g_assert_true (sam_following_settle_all (office->bea->store, ids, TRUE, NULL, &error));
  g_assert_no_error (error);
  sync_both (office);
  conflicts = sam_store_list_conflicts (office->ada->store, NULL);
  g_assert_cmpuint (g_strv_length (conflicts), ==, 1);
  g_assert_cmpstr (conflicts[0], ==, office->apply);
}

/* Bea counted from the day that Ada had changed already. */
static void
test_made_from_an_old_day_follow_with_the_next_save (Office *office,
                                                     gconstpointer data)
{
  g_autofree char *before = NULL;

  move_to (office, office->ada, "2027-03-11");
  make_deadlines (office->bea, office->workshop);
  sync_both (office);
  before = sam_laptop_get (office->ada, office->apply, "due_on");
  g_assert_cmpstr (before, ==, "2027-01-03");
  make_deadlines (office->ada, office->workshop);
  make_deadlines (office->bea, office->workshop);
  sync_both (office);
  assert_apply_is_due (office, "2027-01-10");
}

#define ADD(name, with_deadlines, func) \
  g_test_add ("/sync/deadlines/" name, Office, with_deadlines, set_up, func, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-other-laptop-has-them-moved", "yes", test_the_other_laptop_has_them_moved);
  ADD ("both-to-the-same-day-asks-nothing", "yes", test_both_to_the_same_day_asks_nothing);
  ADD ("ticked-off-there-stays-ticked-off", "yes", test_ticked_off_there_stays_ticked_off);
  ADD ("one-answer-settles-all", "yes", test_one_answer_settles_all);
  ADD ("a-day-of-ones-own-is-still-asked-about", "yes", test_a_day_of_ones_own_is_still_asked_about);
  ADD ("made-from-an-old-day-follow-with-the-next-save", NULL, test_made_from_an_old_day_follow_with_the_next_save);
  return g_test_run ();
}
