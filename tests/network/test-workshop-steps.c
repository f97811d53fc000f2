/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "network/sam-workshop-steps.h"
#include "region-fixture.h"

#define TODAY "2027-03-01"

static void
add_all (GPtrArray *records,
         const char *kind,
         const char *list)
{
  g_auto (GStrv) entries = g_strsplit (list, ";", -1);

  for (char **entry = entries; *entry != NULL && **entry != '\0'; entry++)
    g_ptr_array_add (records, make_record (kind, NULL, *entry));
}

#define READY "title=Zelfhulp|description=Kennis maken|date=2027-04-01|start=19:30|end=21:30|" \
              "venue=venue:5f0cf9d6-0000-4000-8000-000000000001|leader=person:5f0cf9d6-0000-4000-8000-000000000002|"
#define HELD "title=Zelfhulp|description=Kennis maken|date=2027-02-01|start=19:30|end=21:30|" \
             "venue=venue:5f0cf9d6-0000-4000-8000-000000000001|leader=person:5f0cf9d6-0000-4000-8000-000000000002|"

/* One letter for each step: done, now, ahead, none. */
static const struct
{
  const char *name;
  const char *workshop, *guests, *experts, *forms;
  gboolean announced;
  const char *states;
  SamWorkshopStepId step;
  const char *open;
} cases[] = {
  { "an-idea", "title=Iets", "", "", "", FALSE, "naaaaaax", SAM_WORKSHOP_STEP_IDEA,
    "What it is about is not written down yet." },
  { "without-a-venue", "title=Iets|description=Ja|date=2027-04-01|start=19:30", "", "", "", FALSE, "dnaaaaax",
    SAM_WORKSHOP_STEP_DATE, "The time it ends is not set. There is no venue yet. Nobody leads it yet." },
  { "without-a-leader",
    "title=Iets|description=Ja|date=2027-04-01|start=19:30|venue=venue:5f0cf9d6-0000-4000-8000-000000000001",
    "", "", "", FALSE, "ddnaaaax", SAM_WORKSHOP_STEP_DATE,
    "The time it ends is not set. Nobody leads it yet." },
  { "an-idea-with-people-is-no-idea-any-more", "title=Iets", "status=registered", "", "", FALSE, "dnadaaax",
    SAM_WORKSHOP_STEP_IDEA, "What it is about is not written down yet." },
  { "nobody-invited", READY, "", "status=invited", "", FALSE, "ddnaaaax", SAM_WORKSHOP_STEP_INVITATIONS,
    "Nobody is invited yet. 1 experience expert has not answered yet." },
  { "tables-without-experts", READY "tables=4", "status=invited", "status=confirmed", "", FALSE, "ddnaaaax",
    SAM_WORKSHOP_STEP_INVITATIONS, "3 tables have no experience expert yet." },
  { "experts-to-ask", READY "tables=4", "status=invited", "status=confirmed;status=to_ask;status=to_ask", "", FALSE,
    "ddnaaaax", SAM_WORKSHOP_STEP_INVITATIONS,
    "1 table has no experience expert yet. 2 experience experts are still to be asked." },
  { "places-free", READY "capacity=3", "status=registered;status=invited;status=invited", "status=confirmed", "", FALSE,
    "dddnaaax", SAM_WORKSHOP_STEP_REGISTRATIONS, "2 places are free. 2 invited people have not answered yet." },
  { "somebody-waits", READY "capacity=3", "status=registered;status=waiting_list", "status=confirmed", "", FALSE,
    "dddnaaax", SAM_WORKSHOP_STEP_REGISTRATIONS, "1 person on the waiting list can come." },
  { "full-without-plan", READY "capacity=1", "status=registered;status=invited", "status=confirmed", "", FALSE,
    "ddddnaax", SAM_WORKSHOP_STEP_PLAN, "There is no speed-date plan yet." },
  { "a-training-has-no-speed-dates", READY "type=training|capacity=1", "status=registered", "status=confirmed", "",
    FALSE, "ddddxnax", SAM_WORKSHOP_STEP_EVENING, "It has not been held yet." },
  { "not-ticked", HELD "type=training", "status=registered;status=attended", "status=attended", "", FALSE, "ddddxnax",
    SAM_WORKSHOP_STEP_EVENING, "Whether 1 person was there is not ticked yet." },
  { "forms-missing", HELD "type=training|accreditation_body=gaia|accreditation_number=7",
    "status=attended;status=attended", "status=attended", "form=workshop;form=workshop_before", FALSE, "ddddxdna",
    SAM_WORKSHOP_STEP_EVALUATION, "1 of 2 evaluation forms are typed in." },
  { "numbers-missing", HELD "type=training|accreditation_body=gaia",
    "status=attended|register=none;status=attended|registration_number=1;status=attended", "status=attended",
    "form=workshop;form=workshop;form=workshop", FALSE, "ddddxddn", SAM_WORKSHOP_STEP_ACCREDITATION,
    "The accreditation has no number yet. 1 person who was there has no registration number. "
    "The attendance has not been handed in yet." },
  { "all-done", HELD "type=training|accreditation_body=gaia|accreditation_sent_on=2027-02-10", "status=attended",
    "status=attended", "form=workshop", FALSE, "ddddxddd", SAM_WORKSHOP_STEP_ACCREDITATION, NULL },
  { "cancelled", READY "status=cancelled", "", "", "", FALSE, "xxxxxxxx", SAM_WORKSHOP_STEP_IDEA, NULL },
};

static void
test_case (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr (SamRecord) workshop = make_record ("workshop", NULL, cases[i].workshop);
  g_autoptr (SamWorkshopRecords) records = sam_workshop_records_new (workshop);
  g_autoptr (SamWorkshopSteps) steps = NULL;
  char states[SAM_WORKSHOP_N_STEPS + 1] = "";

  add_all (records->participations, "participation", cases[i].guests);
  add_all (records->appearances, "appearance", cases[i].experts);
  add_all (records->evaluations, "evaluation", cases[i].forms);
  steps = sam_workshop_steps_new (records, NULL, TODAY);
  for (guint s = 0; s < SAM_WORKSHOP_N_STEPS; s++)
    states[s] = "andx"[steps->steps[s].state];
  g_assert_cmpstr (states, ==, cases[i].states);
  g_assert_cmpstr (steps->steps[cases[i].step].open, ==, cases[i].open);
}

static void
seat_first (SamWorkshopRecords *records,
            const char *row)
{
  g_autofree char *seats =
      g_strdup_printf ("{\"%s\":[%s]}", sam_record_get_id (g_ptr_array_index (records->participations, 0)), row);

  g_clear_object (&records->plan);
  records->plan = make_record ("plan", NULL, "");
  sam_record_set_value (records->plan, "seats", seats);
}

static void
test_a_plan_is_open_until_it_knows_everybody (void)
{
  g_autoptr (SamRecord) workshop = make_record ("workshop", NULL, READY "capacity=9|tables=5");
  g_autoptr (SamWorkshopRecords) records = sam_workshop_records_new (workshop);
  g_autoptr (SamWorkshopSteps) steps = NULL;

  add_all (records->participations, "participation", "status=registered;status=confirmed;status=cancelled");
  seat_first (records, "\"expert:5f0cf9d6-0000-4000-8000-000000000003\",null");
  steps = sam_workshop_steps_new (records, NULL, TODAY);
  g_assert_cmpint (steps->steps[SAM_WORKSHOP_STEP_PLAN].state, ==, SAM_STEP_NOW);
  g_assert_cmpstr (steps->steps[SAM_WORKSHOP_STEP_PLAN].open, ==,
                   "1 registered person is not in the plan yet. The plan has not been announced yet.");

  /* Who made the plan is done with what comes before it, and goes on to the evening. */
  g_clear_pointer (&steps, sam_workshop_steps_free);
  g_ptr_array_remove_index (records->participations, 1);
  steps = sam_workshop_steps_new (records, NULL, TODAY);
  g_assert_cmpstr (steps->steps[SAM_WORKSHOP_STEP_REGISTRATIONS].open, ==, "8 places are free.");
  g_assert_cmpstr (steps->steps[SAM_WORKSHOP_STEP_PLAN].open, ==, "The plan has not been announced yet.");
  for (guint s = 0; s < SAM_WORKSHOP_STEP_EVENING; s++)
    g_assert_cmpint (steps->steps[s].state, ==, SAM_STEP_DONE);
  g_assert_cmpint (steps->steps[SAM_WORKSHOP_STEP_EVENING].state, ==, SAM_STEP_NOW);
}

static void
test_a_plan_that_was_undone_is_no_plan (void)
{
  g_autoptr (SamRecord) workshop = make_record ("workshop", NULL, READY);
  g_autoptr (SamWorkshopRecords) records = sam_workshop_records_new (workshop);
  g_autoptr (SamWorkshopSteps) steps = NULL;

  add_all (records->participations, "participation", "status=registered");
  seat_first (records, "null,null");
  steps = sam_workshop_steps_new (records, NULL, TODAY);
  g_assert_cmpstr (steps->steps[SAM_WORKSHOP_STEP_PLAN].open, ==, "There is no speed-date plan yet.");
}

/* Two experts and whoever comes, in a house with two rooms. */
static void
test_a_room_says_what_it_offers_and_lacks (void)
{
  static const struct
  {
    const char *workshop, *venue, *rooms, *open, *facts;
  } places[] = {
    { READY, "name=Het Huis", NULL, NULL, NULL },
    { READY, "name=Het Huis|coffee=true|wheelchair=yes|cost=50", NULL, NULL,
      "Het Huis: coffee · accessible with a wheelchair · costs 50 euros." },
    { READY, "name=Het Huis",
      "[{\"capacity\":30,\"id\":\"1\",\"name\":\"Zaal 1\"},{\"id\":\"2\",\"name\":\"Zaal 2\"}]", NULL,
      "Het Huis: rooms: Zaal 1 (30), Zaal 2." },
    { READY "room=zaal 1|capacity=28", "name=Het Huis|wheelchair=no",
      "[{\"capacity\":30,\"id\":\"1\",\"name\":\"Zaal 1\",\"tables\":1}]", NULL,
      "Zaal 1: 30 places · 1 table · not accessible with a wheelchair." },
    { READY "room=Zaal 1|capacity=29", "name=Het Huis",
      "[{\"capacity\":30,\"id\":\"1\",\"name\":\"Zaal 1\"}]",
      "“Zaal 1” has 30 places; with the experience experts there may be 31 people.", "Zaal 1: 30 places." },
    { READY "tables=6", "name=Het Huis", "[{\"id\":\"1\",\"name\":\"Zaal 1\",\"tables\":5}]",
      "“Zaal 1” has 5 tables; 6 are planned.", "Zaal 1: 5 tables." },
    { READY, "name=Het Huis", "[{\"capacity\":2,\"id\":\"1\",\"name\":\"Zaal 1\"}]",
      "“Zaal 1” has 2 places; with the experience experts there may be 3 people.", "Zaal 1: 2 places." },
    { HELD, "name=Het Huis", "[{\"capacity\":2,\"id\":\"1\",\"name\":\"Zaal 1\"}]", NULL, "Zaal 1: 2 places." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (SamRecord) workshop = make_record ("workshop", NULL, places[i].workshop);
      g_autoptr (SamWorkshopRecords) records = sam_workshop_records_new (workshop);
      g_autoptr (SamWorkshopSteps) steps = NULL;

      add_all (records->participations, "participation", "status=registered;status=waiting_list");
      add_all (records->appearances, "appearance", "status=confirmed;status=invited;status=cancelled");
      records->venue = make_record ("venue", NULL, places[i].venue);
      if (places[i].rooms != NULL)
        sam_record_set_value (records->venue, "rooms", places[i].rooms);
      steps = sam_workshop_steps_new (records, NULL, TODAY);
      g_assert_cmpstr (steps->steps[SAM_WORKSHOP_STEP_DATE].open, ==, places[i].open);
      g_assert_cmpstr (steps->steps[SAM_WORKSHOP_STEP_DATE].facts, ==, places[i].facts);
      g_assert_cmpint (steps->steps[SAM_WORKSHOP_STEP_DATE].state == SAM_STEP_DONE, ==, places[i].open == NULL);
    }
}

/* As a colleague's computer may send it, or an import bring it. */
static void
test_spaces_around_a_rooms_name_do_not_count (void)
{
  g_autoptr (SamRecord) workshop = make_record ("workshop", NULL, READY);
  g_autoptr (SamWorkshopRecords) records = sam_workshop_records_new (workshop);
  g_autoptr (SamWorkshopSteps) steps = NULL;

  records->venue = make_record ("venue", NULL, "name=Het Huis");
  sam_record_set_value (records->venue, "rooms",
                        "[{\"capacity\":30,\"id\":\"1\",\"name\":\" Zaal 1\"},{\"id\":\"2\",\"name\":\"Zaal 2\"}]");
  sam_record_set_text (workshop, "room", "Zaal 1 ");
  steps = sam_workshop_steps_new (records, NULL, TODAY);
  g_assert_cmpstr (steps->steps[SAM_WORKSHOP_STEP_DATE].facts, ==, "Zaal 1: 30 places.");
}

static void
test_what_is_booked_twice_is_open (void)
{
  g_autoptr (SamRecord) workshop = make_record ("workshop", NULL, READY);
  g_autoptr (SamWorkshopRecords) records = sam_workshop_records_new (workshop);
  g_autoptr (SamWorkshopSteps) steps = sam_workshop_steps_new (records, "The room is also booked.", TODAY);

  g_assert_cmpstr (steps->steps[SAM_WORKSHOP_STEP_DATE].open, ==, "The room is also booked.");
  g_assert_cmpint (steps->steps[SAM_WORKSHOP_STEP_DATE].state, ==, SAM_STEP_NOW);
}

static void
test_what_nobody_chose_follows_from_the_date (void)
{
  static const struct
  {
    const char *before, *workshop, *type, *status;
  } edits[] = {
    { NULL, "title=W", "workshop", "idea" },
    { NULL, "title=W|date=2027-03-01", "workshop", "planned" },
    { NULL, "title=W|date=2027-02-28", "workshop", NULL },
    { "title=W|status=idea", "title=W|status=idea|date=2027-04-01", "workshop", "planned" },
    { "title=W|date=2027-04-01|status=planned", "title=W|status=idea|date=2027-04-01", "workshop", "idea" },
    { "title=W|status=idea", "title=W|status=open|date=2027-04-01|type=training", "training", "open" },
    { "title=W|status=planned|date=2027-04-01", "title=W|status=planned", "workshop", "planned" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (SamRecord) before = edits[i].before != NULL ? make_record ("workshop", "W", edits[i].before) : NULL;
      g_autoptr (SamRecord) workshop = make_record ("workshop", "W", edits[i].workshop);
      g_autofree char *type = NULL;
      g_autofree char *status = NULL;

      sam_workshop_follow_date (workshop, before, TODAY);
      type = sam_record_dup_text (workshop, "type");
      status = sam_record_dup_text (workshop, "status");
      g_assert_cmpstr (type, ==, edits[i].type);
      g_assert_cmpstr (status, ==, edits[i].status);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/network/workshop-steps/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/network/workshop-steps/a-plan-is-open-until-it-knows-everybody",
                   test_a_plan_is_open_until_it_knows_everybody);
  g_test_add_func ("/network/workshop-steps/a-plan-that-was-undone-is-no-plan", test_a_plan_that_was_undone_is_no_plan);
  g_test_add_func ("/network/workshop-steps/a-room-says-what-it-offers-and-lacks",
                   test_a_room_says_what_it_offers_and_lacks);
  g_test_add_func ("/network/workshop-steps/spaces-around-a-rooms-name-do-not-count",
                   test_spaces_around_a_rooms_name_do_not_count);
  g_test_add_func ("/network/workshop-steps/what-nobody-chose-follows-from-the-date",
                   test_what_nobody_chose_follows_from_the_date);
  g_test_add_func ("/network/workshop-steps/what-is-booked-twice-is-open", test_what_is_booked_twice_is_open);
  return g_test_run ();
}
