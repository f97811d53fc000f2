/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/sam-round-clock.h"
#include "network/sam-workshop-door.h"
#include "network/sam-workshop-plan.h"
#include "network/sam-workshop-problem.h"
#include "region-fixture.h"

#define EVENING "title=Kennis maken|date=2027-03-04|start=19:30|rounds=3|round_minutes=10|change_minutes=2"

static void
test_the_clock_at_the_door_decides_the_rounds (void)
{
  static const struct
  {
    const char *name, *workshop, *record;
    SamDoorMark mark;
    const char *date;
    int minutes;
    const char *status, *arrives, *leaves;
  } cases[] = {
    { "early", EVENING, "status=registered", SAM_DOOR_HERE, "2027-03-04", 1150, "attended", "19:10", "" },
    { "earlier than foretold", EVENING, "status=registered|arrives_at=19:45", SAM_DOOR_HERE, "2027-03-04", 1165,
      "attended", "19:25", "" },
    { "an evening that begins late waits", EVENING, "status=confirmed", SAM_DOOR_HERE, "2027-03-04", 1180, "attended",
      "19:30", "" },
    { "after the first round has begun", EVENING "|rounds_held=1", "status=registered", SAM_DOOR_HERE, "2027-03-04",
      1173, "attended", "19:33", "" },
    { "while the second runs late", EVENING "|rounds_held=1", "status=registered", SAM_DOOR_HERE, "2027-03-04", 1190,
      "attended", "19:42", "" },
    { "when all is over", EVENING "|rounds_held=3", "status=registered", SAM_DOOR_HERE, "2027-03-04", 1300, "attended",
      "", "" },
    { "ticked the next day", EVENING, "status=registered", SAM_DOOR_HERE, "2027-03-05", 600, "attended", "", "" },
    { "back again", EVENING, "status=attended|leaves_at=20:00", SAM_DOOR_HERE, "2027-03-05", 600, "attended", "", "" },
    { "goes", EVENING, "status=attended|arrives_at=19:20", SAM_DOOR_LEFT, "2027-03-04", 1201, "attended", "19:20",
      "20:01" },
    { "does not come", EVENING, "status=confirmed", SAM_DOOR_NO_SHOW, "2027-03-04", 1201, "no_show", "", "" },
    { "a mistake", EVENING, "status=attended|arrives_at=19:20", SAM_DOOR_EXPECTED, "2027-03-04", 1201, "registered", "",
      "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamRecord) workshop = make_record ("workshop", "W", cases[i].workshop);
      g_autoptr (SamRecord) record = make_record ("participation", "P", cases[i].record);
      g_autofree char *status = NULL;
      g_autofree char *arrives = NULL;
      g_autofree char *leaves = NULL;

      g_test_message ("%s", cases[i].name);
      sam_door_set_mark (workshop, record, cases[i].mark, (SamDoorTime){ cases[i].date, cases[i].minutes });
      status = sam_record_format_field (record, "status");
      arrives = sam_record_format_field (record, "arrives_at");
      leaves = sam_record_format_field (record, "leaves_at");
      g_assert_cmpstr (status, ==, cases[i].status);
      g_assert_cmpstr (arrives != NULL ? arrives : "", ==, cases[i].arrives);
      g_assert_cmpstr (leaves != NULL ? leaves : "", ==, cases[i].leaves);
    }
}

static void
test_first_letters_find_people (void)
{
  static const struct
  {
    const char *name, *typed;
    gboolean found;
  } cases[] = {
    { "Anna van der Smit", "", TRUE },
    { "Anna van der Smit", "an", TRUE },
    { "Anna van der Smit", "sm an", TRUE },
    { "Anna van der Smit", "nna", FALSE },
    { "Loïs Müller", "lois mul", TRUE },
    { "Bea Proef", "an", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SamDoorPerson person = { .name = (char *) cases[i].name };

      g_assert_cmpint (sam_door_person_matches (&person, cases[i].typed), ==, cases[i].found);
    }
}

static void
put_evening (Region *region)
{
  put_record (region, "workshop", "W", EVENING);
  put_record (region, "organisation", "H", "name=Praktijk Proef|type=practice");
  put_record (region, "person", "Cor", "first_name=Cor|last_name=Proef");
  put_record (region, "person", "Dirk", "first_name=Dirk|last_name=Proef");
  put_record (region, "person", "Ans", "first_name=Ans|last_name=Proef");
  put_record (region, "person", "Els", "first_name=Els|last_name=Proef");
  put_record (region, "staff", "Els", "person=@person:Els|organisation=@organisation:H|function=nurse_somatic");
  put_record (region, "expert", "Ans", "person=@person:Ans");
  put_record (region, "appearance", "Ans", "workshop=@workshop:W|expert=@expert:Ans|status=confirmed|table=4");
  put_record (region, "participation", "Cor", "workshop=@workshop:W|person=@person:Cor|status=registered");
  put_record (region, "participation", "Dirk", "workshop=@workshop:W|person=@person:Dirk|status=waiting_list");
}

static void
test_the_door_knows_everybody (Region *region,
                               gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autoptr (GPtrArray) people = NULL;
  const SamDoorPerson *first;

  put_evening (region);
  people = sam_door_load (region->store, workshop, NULL);
  g_assert_cmpuint (people->len, ==, 3);
  first = g_ptr_array_index (people, 0);
  g_assert_cmpstr (first->name, ==, "Ans Proef");
  g_assert_cmpstr (first->detail, ==, "Table 4");
  g_assert_true (first->is_expert);
  g_assert_cmpint (sam_door_person_get_mark (first), ==, SAM_DOOR_EXPECTED);
}

static void
test_who_was_not_seen_did_not_come (Region *region,
                                    gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autofree char *waiting = NULL;
  g_autofree char *registered = NULL;
  g_autofree char *back = NULL;
  g_autofree char *held = NULL;
  g_autoptr (GError) error = NULL;

  put_evening (region);
  g_assert_true (sam_door_save_no_shows (region->store, workshop, (SamDoorTime){ "2027-03-04", 1200 }, &error));
  g_assert_no_error (error);
  registered = get_value (region, "participation", "Cor", "status");
  waiting = get_value (region, "participation", "Dirk", "status");
  g_assert_cmpstr (registered, ==, "no_show");
  g_assert_cmpstr (waiting, ==, "waiting_list");
  held = get_value (region, "workshop", "W", "status");
  g_assert_cmpstr (held, ==, "held");
  g_assert_true (sam_store_undo (region->store, &error));
  back = get_value (region, "participation", "Cor", "status");
  g_assert_cmpstr (back, ==, "registered");
}

static guint
count_people (Region *region)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("person"));

  return (guint) sam_store_count (region->store, query, NULL);
}

static void
test_a_walk_in_is_there_at_once (Region *region,
                                 gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autoptr (SamRecord) known = make_record ("person", NULL, "first_name=Els|last_name=Proef");
  g_autoptr (SamRecord) unknown = make_record ("person", NULL, "first_name=Gijs|last_name=Nieuw");
  const SamDoorTime now = { "2027-03-04", 1160 };
  g_autofree char *id = NULL;
  g_autofree char *other = NULL;
  g_autofree char *function = NULL;
  g_autofree char *arrives = NULL;
  g_autoptr (SamRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  put_evening (region);
  id = sam_door_add_walk_in (region->store, workshop, known, now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_people (region), ==, 4);
  record = sam_store_load (region->store, id, NULL);
  function = sam_record_dup_text (record, "function_text");
  arrives = sam_record_dup_text (record, "arrives_at");
  g_assert_cmpstr (function, ==, "Practice nurse, somatic");
  g_assert_cmpstr (arrives, ==, "19:20");
  other = sam_door_add_walk_in (region->store, workshop, unknown, now, &error);
  g_assert_no_error (error);
  g_assert_nonnull (other);
  g_assert_cmpuint (count_people (region), ==, 5);
}

/* "r" and "g" strike at the end of a phase; digits say which round. */
static void
test_a_clock_goes_through_the_evening (void)
{
  g_autoptr (SamRecord) workshop =
      make_record ("workshop", "W", "title=Iets|rounds=3|round_minutes=10|change_minutes=2|break_after_round=2|"
                                    "break_minutes=15");
  SamRoundClock clock;

  sam_round_clock_init (&clock, workshop);
  g_assert_cmpint (clock.phase, ==, SAM_CLOCK_READY);
  g_assert_false (sam_round_clock_tick (&clock, 5000));
  sam_round_clock_next (&clock, 1000);
  g_assert_cmpint (clock.phase, ==, SAM_CLOCK_ROUND);
  g_assert_cmpuint (sam_round_clock_get_begun (&clock), ==, 1);
  g_assert_cmpuint (sam_round_clock_get_left (&clock, 1001), ==, 599);
  sam_round_clock_pause (&clock, 1100);
  g_assert_false (sam_round_clock_tick (&clock, 9000));
  g_assert_cmpuint (sam_round_clock_get_left (&clock, 9000), ==, 500);
  sam_round_clock_resume (&clock, 9000);
  sam_round_clock_add_minute (&clock);
  g_assert_cmpuint (sam_round_clock_get_left (&clock, 9000), ==, 560);
  g_assert_false (sam_round_clock_tick (&clock, 9559));
  g_assert_true (sam_round_clock_tick (&clock, 9560));
  g_assert_cmpint (clock.phase, ==, SAM_CLOCK_CHANGE);
  g_assert_cmpuint (clock.round, ==, 1);
  g_assert_cmpuint (sam_round_clock_get_begun (&clock), ==, 1);
  g_assert_true (sam_round_clock_tick (&clock, 9680));
  g_assert_cmpint (clock.phase, ==, SAM_CLOCK_ROUND);
  g_assert_cmpuint (sam_round_clock_get_begun (&clock), ==, 2);
  /* A computer that slept is where the wall clock is: the break after the second round. */
  g_assert_true (sam_round_clock_tick (&clock, 9680 + 600 + 30));
  g_assert_cmpint (clock.phase, ==, SAM_CLOCK_BREAK);
  g_assert_cmpuint (sam_round_clock_get_left (&clock, 9680 + 600 + 30), ==, 15 * 60 - 30);
  sam_round_clock_next (&clock, 20000);
  sam_round_clock_next (&clock, 20001);
  g_assert_cmpint (clock.phase, ==, SAM_CLOCK_DONE);
  g_assert_cmpuint (sam_round_clock_get_begun (&clock), ==, 3);
  sam_round_clock_next (&clock, 20002);
  g_assert_cmpint (clock.phase, ==, SAM_CLOCK_DONE);
}

static void
test_a_clock_without_time_to_change_waits_for_a_hand (void)
{
  g_autoptr (SamRecord) workshop = make_record ("workshop", "W", "title=Iets|rounds=3|rounds_held=1");
  SamRoundClock clock;

  sam_round_clock_init (&clock, workshop);
  g_assert_cmpuint (clock.round, ==, 1);
  sam_round_clock_next (&clock, 0);
  g_assert_true (sam_round_clock_tick (&clock, 600));
  g_assert_cmpint (clock.phase, ==, SAM_CLOCK_READY);
  g_assert_cmpuint (clock.round, ==, 2);
}

static char *
save_plan (Region *region,
           const char *workshop,
           SamSpeeddateProblem *problem)
{
  SamSpeeddatePlan plan = { .problem = problem };
  g_autofree int *seats = g_new0 (int, problem->participants->len * problem->n_rounds + 1);
  g_autoptr (GError) error = NULL;
  char *id;

  plan.seats = seats;
  id = sam_workshop_save_plan (region->store, workshop, &plan, 7, &error);
  g_assert_no_error (error);
  return id;
}

static void
test_a_round_that_begins_is_played_by_the_plan (Region *region,
                                                gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (SamSpeeddateProblem) problem = NULL;
  g_autoptr (SamRecord) plan = NULL;
  g_autoptr (SamRecord) known = NULL;
  g_autoptr (GError) error = NULL;

  put_evening (region);
  problem = sam_workshop_problem_new (region->store, workshop, &error);
  first = save_plan (region, workshop, problem);
  g_assert_true (sam_workshop_set_rounds_held (region->store, workshop, 1, 100, &error));
  plan = sam_store_load (region->store, first, NULL);
  g_assert_true (sam_record_get_boolean (plan, "announced"));
  /* A plan made meanwhile is compared with what people know. */
  second = save_plan (region, workshop, problem);
  g_assert_cmpstr (second, !=, first);
  g_clear_object (&plan);
  plan = sam_store_load (region->store, second, NULL);
  known = sam_workshop_load_announced_plan (region->store, plan);
  g_assert_cmpstr (sam_record_get_id (known), ==, first);
}

static void
test_who_came_late_did_not_sit_in_a_round_played (Region *region,
                                                  gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autofree char *id = NULL;
  g_autoptr (SamSpeeddateProblem) problem = NULL;
  g_autoptr (SamSpeeddateProblem) later = NULL;
  g_autoptr (SamRecord) plan = NULL;

  put_evening (region);
  problem = sam_workshop_problem_new (region->store, workshop, NULL);
  id = save_plan (region, workshop, problem);
  plan = sam_store_load (region->store, id, NULL);
  put_record (region, "participation", "Cor",
              "workshop=@workshop:W|person=@person:Cor|status=attended|arrives_at=19:35");
  later = sam_workshop_problem_new (region->store, workshop, NULL);
  sam_workshop_problem_follow (later, plan, 2);
  g_assert_cmpint (sam_speeddate_problem_get_previous_seat (later, 0, 0), ==, -1);
  g_assert_cmpint (sam_speeddate_problem_get_previous_seat (later, 0, 1), ==, 0);
}

#define ADD(name, func) g_test_add ("/network/workshop-door/" name, Region, NULL, region_set_up, func, region_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/workshop-door/the-clock-at-the-door-decides-the-rounds",
                   test_the_clock_at_the_door_decides_the_rounds);
  g_test_add_func ("/network/workshop-door/first-letters-find-people", test_first_letters_find_people);
  ADD ("the-door-knows-everybody", test_the_door_knows_everybody);
  ADD ("who-was-not-seen-did-not-come", test_who_was_not_seen_did_not_come);
  ADD ("a-walk-in-is-there-at-once", test_a_walk_in_is_there_at_once);
  ADD ("a-round-that-begins-is-played-by-the-plan", test_a_round_that_begins_is_played_by_the_plan);
  ADD ("who-came-late-did-not-sit-in-a-round-played", test_who_came_late_did_not_sit_in_a_round_played);
  g_test_add_func ("/network/round-clock/goes-through-the-evening", test_a_clock_goes_through_the_evening);
  g_test_add_func ("/network/round-clock/without-time-to-change-waits-for-a-hand",
                   test_a_clock_without_time_to_change_waits_for_a_hand);
  return g_test_run ();
}
