/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/sam-evening-story.h"
#include "network/sam-workshop-thanks.h"
#include "region-fixture.h"

static void
put_evening (Region *region)
{
  put_record (region, "workshop", "W", "title=Kennis maken|date=2027-03-04|rounds=4|rounds_held=3");
  put_record (region, "organisation", "L", "name=De Linde|type=practice");
  put_record (region, "person", "Els", "first_name=Els|last_name=Proef");
  put_record (region, "person", "Jan", "first_name=Jan|last_name=Proef");
  put_record (region, "person", "Ans", "first_name=Ans|last_name=Gastvrij");
  put_record (region, "expert", "Ans", "person=@person:Ans");
  put_record (region, "participation", "Els",
              "person=@person:Els|workshop=@workshop:W|organisation=@organisation:L|status=attended|"
              "becomes_contact=true");
  put_record (region, "participation", "Jan",
              "person=@person:Jan|workshop=@workshop:W|organisation=@organisation:L|status=attended");
  put_record (region, "participation", "Kas", "person=@person:Jan|workshop=@workshop:W|status=no_show");
  put_record (region, "appearance", "Ans", "expert=@expert:Ans|workshop=@workshop:W|status=attended");
}

static void
test_a_promise_becomes_a_task (Region *region,
                               gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autofree char *practice = make_id ("organisation", "L");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *none = NULL;
  g_autoptr (SamRecord) task = NULL;
  g_autofree char *about = NULL;
  g_autofree char *due = NULL;
  g_autoptr (GPtrArray) promisees = NULL;
  g_autoptr (GPtrArray) promises = NULL;
  const SamPromise *promise;
  g_autoptr (GError) error = NULL;

  put_evening (region);
  promisees = sam_promisees_load (region->store, workshop, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (promisees->len, ==, 2);
  g_assert_cmpstr (((SamPromisee *) g_ptr_array_index (promisees, 0))->name, ==, "Ans Gastvrij");
  g_assert_cmpstr (((SamPromisee *) g_ptr_array_index (promisees, 1))->id, ==, practice);
  first = sam_promise_save (region->store, workshop, practice, " Twintig folders ", "2027-03-05", &error);
  second = sam_promise_save (region->store, workshop, NULL, "Het verslag sturen", "2027-03-04", &error);
  g_assert_no_error (error);
  none = sam_promise_save (region->store, workshop, NULL, "  ", "2027-03-04", &error);
  g_assert_null (none);
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID);
  task = sam_store_load (region->store, first, NULL);
  about = sam_record_dup_text (task, "about");
  due = sam_record_dup_text (task, "due_on");
  g_assert_cmpstr (about, ==, practice);
  g_assert_cmpstr (due, ==, "2027-03-19");
  sam_record_set_text (task, "status", "done");
  g_assert_true (sam_store_save (region->store, task, NULL));
  /* What is still to be done stands first. */
  promises = sam_promises_load (region->store, workshop, NULL);
  g_assert_cmpuint (promises->len, ==, 2);
  promise = g_ptr_array_index (promises, 0);
  g_assert_cmpstr (promise->what, ==, "Het verslag sturen");
  g_assert_null (promise->to);
  promise = g_ptr_array_index (promises, 1);
  g_assert_cmpstr (promise->what, ==, "Twintig folders");
  g_assert_cmpstr (promise->to, ==, "De Linde");
  g_assert_true (promise->done);
}

static char *
describe_thanks (Region *region)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autoptr (SamWorkshopRecords) records = sam_workshop_records_load (region->store, workshop, NULL);

  return sam_thanks_describe (records);
}

static void
test_who_was_there_is_thanked_once (Region *region,
                                    gconstpointer data)
{
  static const char *const there[] = { "attended", NULL };
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autofree char *words = NULL;
  g_autofree char *day = NULL;
  g_autofree char *absent = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;

  put_evening (region);
  put_record (region, "participation", "Jan", "thanked_on=2027-03-05");
  g_assert_cmpint (sam_thanks_save (region->store, workshop, "appearance", there, "2027-03-08", &error), ==, 1);
  g_assert_cmpint (sam_thanks_save (region->store, workshop, "participation", there, "2027-03-08", &error), ==, 1);
  g_assert_cmpint (sam_thanks_save (region->store, workshop, "participation", there, "2027-03-09", &error), ==, 0);
  g_assert_no_error (error);
  words = describe_thanks (region);
  g_assert_cmpstr (words, ==, "Experience experts thanked: 1 of 1. Participants thanked: 2 of 2.");
  day = get_value (region, "participation", "Jan", "thanked_on");
  absent = get_value (region, "participation", "Kas", "thanked_on");
  g_assert_cmpstr (day, ==, "2027-03-05");
  g_assert_cmpstr (absent, ==, "");
  g_assert_true (sam_store_undo (region->store, &error));
  undone = describe_thanks (region);
  g_assert_cmpstr (undone, ==, "Experience experts thanked: 1 of 1. Participants thanked: 1 of 2.");
}

static void
test_the_story_names_nobody (Region *region,
                             gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autofree char *id = NULL;
  g_autofree char *again = NULL;
  g_autoptr (SamRecord) story = NULL;
  g_autoptr (SamRecord) changed = NULL;
  g_autofree char *text = NULL;
  g_autofree char *notes = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  put_evening (region);
  put_record (region, "evaluation", "E", "form=workshop|about=@workshop:W|helped=yes|remarks=Els vertelde zo open");
  id = sam_evening_story_save (region->store, workshop, &error);
  g_assert_no_error (error);
  story = sam_store_load (region->store, id, NULL);
  text = sam_record_dup_text (story, "text");
  notes = sam_record_dup_text (story, "notes");
  g_assert_true (g_str_has_prefix (text, "On Thursday 4 March 2027 we held “Kennis maken”. Participants: 2, from 1 "
                                         "practices and organisations. Experience experts at the tables: 1. Rounds of "
                                         "talks: 3. New contact persons for self-help: 1."));
  g_assert_null (strstr (text, "Els"));
  g_assert_null (strstr (text, "Linde"));
  g_assert_nonnull (strstr (notes, "Els vertelde zo open"));
  /* What somebody made of it stays. */
  sam_record_set_text (story, "text", "Mooi");
  g_assert_true (sam_store_save (region->store, story, &error));
  again = sam_evening_story_save (region->store, workshop, &error);
  g_assert_cmpstr (again, ==, id);
  changed = sam_store_load (region->store, id, NULL);
  kept = sam_record_dup_text (changed, "text");
  g_assert_cmpstr (kept, ==, "Mooi");
}

#define ADD(name, func) \
  g_test_add ("/network/workshop-thanks/" name, Region, NULL, region_set_up, func, region_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-promise-becomes-a-task", test_a_promise_becomes_a_task);
  ADD ("who-was-there-is-thanked-once", test_who_was_there_is_thanked_once);
  ADD ("the-story-names-nobody", test_the_story_names_nobody);
  return g_test_run ();
}
