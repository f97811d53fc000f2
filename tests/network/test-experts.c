/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/sam-expert-finder.h"
#include "region-fixture.h"

static void
test_availability_is_read_as_it_is_said (void)
{
  static const struct
  {
    const char *words;
    SamAvailable available; /* on Thursday 4 March 2027 at 19:30 */
  } cases[] = {
    { NULL, SAM_AVAILABLE_UNKNOWN },
    { "", SAM_AVAILABLE_UNKNOWN },
    { "in overleg", SAM_AVAILABLE_UNKNOWN },
    { "zo mogelijk later", SAM_AVAILABLE_UNKNOWN },
    { "vanaf maart", SAM_AVAILABLE_UNKNOWN },
    { "avonden", SAM_AVAILABLE_YES },
    { "’s avonds", SAM_AVAILABLE_YES },
    { "overdag", SAM_AVAILABLE_NO },
    { "donderdag", SAM_AVAILABLE_YES },
    { "Donderdagavond", SAM_AVAILABLE_YES },
    { "donderdagmiddag", SAM_AVAILABLE_NO },
    { "di en do avond", SAM_AVAILABLE_YES },
    { "ma, di of do", SAM_AVAILABLE_YES },
    { "ma, di, do avond", SAM_AVAILABLE_YES },
    { "ma, di en wo avond", SAM_AVAILABLE_NO },
    { "do ochtend, wo avond", SAM_AVAILABLE_NO },
    { "do ochtend wo avond", SAM_AVAILABLE_NO },
    { "maandag- en donderdagavonden", SAM_AVAILABLE_YES },
    { "doordeweeks, niet op vrijdag", SAM_AVAILABLE_YES },
    { "avonden, behalve ma, di en do", SAM_AVAILABLE_NO },
    { "niet op donderdag", SAM_AVAILABLE_NO },
    { "niet op vrijdag", SAM_AVAILABLE_UNKNOWN },
    { "niet op donderdag overdag, wel ’s avonds", SAM_AVAILABLE_YES },
    { "niet meer dan twee avonden per maand", SAM_AVAILABLE_YES },
    { "weekend", SAM_AVAILABLE_NO },
    { "altijd", SAM_AVAILABLE_YES },
    { "Tue and Thu evenings", SAM_AVAILABLE_YES },
    { "not on Thursdays", SAM_AVAILABLE_NO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].words);
      g_assert_cmpint (sam_availability_match (cases[i].words, "2027-03-04", 19 * 60 + 30), ==, cases[i].available);
    }
  g_assert_cmpint (sam_availability_match ("do ochtend", "2027-03-04", -1), ==, SAM_AVAILABLE_YES);
  g_assert_cmpint (sam_availability_match ("do ochtend", NULL, 600), ==, SAM_AVAILABLE_UNKNOWN);
  g_assert_cmpint (sam_availability_match ("zaterdag", "2027-03-06", 600), ==, SAM_AVAILABLE_YES);
}

static SamExpertCandidate *
add_candidate (GPtrArray *list,
               const char *id,
               guint topics,
               guint evenings)
{
  SamExpertCandidate *candidate = sam_expert_candidate_new (id, id);

  candidate->n_topics = topics;
  candidate->evenings = evenings;
  g_ptr_array_add (list, candidate);
  return candidate;
}

static void
test_experts_are_asked_with_care (void)
{
  static const char *const order[] = { "before", "free", "near", "far", "less", "tired", "away", "rests", "stopped",
                                       "asked" };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_expert_candidate_free);
  SamExpertCandidate *rests;

  add_candidate (list, "tired", 9, 3);
  add_candidate (list, "stopped", 9, 0)->active = FALSE;
  add_candidate (list, "asked", 9, 0)->asked = TRUE;
  add_candidate (list, "far", 2, 0)->distance = 30;
  add_candidate (list, "near", 2, 0)->distance = 2;
  add_candidate (list, "less", 1, 0);
  add_candidate (list, "before", 0, 0)->to_ask = TRUE;
  add_candidate (list, "free", 2, 2)->available = SAM_AVAILABLE_YES;
  add_candidate (list, "away", 9, 0)->available = SAM_AVAILABLE_NO;
  rests = add_candidate (list, "rests", 9, 0);
  rests->not_until = g_strdup ("2027-04-01");
  sam_expert_candidates_rank (list, "2027-03-04");
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpstr (((SamExpertCandidate *) g_ptr_array_index (list, i))->id, ==, order[i]);
  g_assert_cmpint (sam_expert_candidate_get_care (rests, "2027-04-01"), ==, SAM_CANDIDATE_FREE);
}

static void
add_wishes (SamExpertCandidate *candidate,
            guint first,
            guint n)
{
  candidate->wishes = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint wish = first; wish < first + n; wish++)
    g_array_append_val (candidate->wishes, wish);
}

static void
test_the_first_experts_answer_many_wishes (void)
{
  static const char *const order[] = { "five", "other", "same", "none", "asked" };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_expert_candidate_free);

  add_wishes (add_candidate (list, "same", 3, 0), 0, 4);  /* all of them are answered by "five" */
  add_wishes (add_candidate (list, "none", 2, 0), 20, 3); /* and these at a table that somebody has */
  add_wishes (add_candidate (list, "other", 0, 0), 10, 1);
  add_wishes (add_candidate (list, "five", 0, 0), 0, 5);
  add_wishes (add_candidate (list, "asked", 0, 0), 20, 3);
  ((SamExpertCandidate *) g_ptr_array_index (list, 4))->asked = TRUE;
  sam_expert_candidates_rank (list, "2027-03-04");
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpstr (((SamExpertCandidate *) g_ptr_array_index (list, i))->id, ==, order[i]);
}

/* A wish is for an expert, for a topic, or for one that it is part of. */
static void
test_wishes_of_those_who_come_are_counted (Region *region,
                                           gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autofree char *bea = make_id ("expert", "Bea");
  g_autofree char *date = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  put_record (region, "topic", "Whole", "name=Rouw");
  put_record (region, "topic", "Part", "name=Rouw om een kind|parent=@topic:Whole");
  put_record (region, "topic", "Other", "name=Schulden");
  put_record (region, "workshop", "W", "title=W|date=2027-03-04");
  put_record (region, "person", "Ans", "first_name=Ans");
  put_record (region, "person", "Bea", "first_name=Bea");
  put_record (region, "expert", "Ans", "person=@person:Ans|topics=@topic:Other|does=speed_dates");
  put_record (region, "expert", "Bea", "person=@person:Bea|topics=@topic:Whole|does=speed_dates");
  put_record (region, "person", "P", "first_name=Piet");
  put_record (region, "person", "Q", "first_name=Quin");
  put_record (region, "participation", "P", "person=@person:P|workshop=@workshop:W|status=registered|"
                                            "interests=@topic:Part|wishes=@expert:Bea");
  put_record (region, "participation", "Q", "person=@person:Q|workshop=@workshop:W|status=cancelled|"
                                            "interests=@topic:Other");
  list = sam_expert_candidates_load (region->store, workshop, &date, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((SamExpertCandidate *) g_ptr_array_index (list, 0))->id, ==, bea);
  words = sam_expert_candidate_describe (g_ptr_array_index (list, 0), date);
  g_assert_cmpstr (words, ==, "fits 2 wishes");
  g_free (words);
  words = sam_expert_candidate_describe (g_ptr_array_index (list, 1), date);
  g_assert_cmpstr (words, ==, "");
}

static void
test_experts_are_found_and_asked (Region *region,
                                  gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autofree char *ans = make_id ("expert", "Ans");
  const char *const asked[] = { ans, NULL };
  g_autofree char *date = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) thanked = NULL;
  g_autofree char *table = NULL;
  g_autofree char *line = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  put_record (region, "topic", "T", "name=Rouw");
  put_record (region, "venue", "V", "name=Het Huis|postcode=6411 AB");
  put_record (region, "workshop", "W", "title=W|date=2027-03-04|topics=@topic:T|venue=@venue:V");
  put_record (region, "workshop", "X", "title=X|date=2027-02-20");
  put_record (region, "person", "Ans", "first_name=Ans|postcode=6411 CD");
  put_record (region, "person", "Bea", "first_name=Bea");
  put_record (region, "expert", "Ans", "person=@person:Ans|topics=@topic:T|does=speed_dates|break_after_rounds=2|"
                                       "availability=di en do avond");
  put_record (region, "expert", "Bea", "person=@person:Bea|does=speed_dates");
  put_record (region, "appearance", "X", "expert=@expert:Ans|workshop=@workshop:X|status=attended");
  put_record (region, "appearance", "To ask", "expert=@expert:Ans|workshop=@workshop:W|status=to_ask|table=4");
  list = sam_expert_candidates_load (region->store, workshop, &date, &error);
  g_assert_no_error (error);
  words = sam_expert_candidate_describe (g_ptr_array_index (list, 0), date);
  g_assert_cmpstr (words, ==, "was there last time · can come then · 1 topic fits · 1 evening around then · 0 km · "
                              "a break after 2 rounds · di en do avond");
  g_assert_cmpint (sam_expert_candidates_ask (region->store, workshop, asked, "2027-01-01", &error), ==, 1);
  g_clear_pointer (&date, g_free);
  again = sam_expert_candidates_load (region->store, workshop, &date, NULL);
  g_assert_cmpstr (((SamExpertCandidate *) g_ptr_array_index (again, 1))->id, ==, ans);
  g_free (words);
  words = sam_expert_candidate_describe (g_ptr_array_index (again, 1), date);
  g_assert_cmpstr (words, ==, "asked 1 Jan 2027");
  /* Who was to be asked sits at the same table, and is on the list once. */
  table = get_value (region, "appearance", "To ask", "table");
  g_assert_cmpstr (table, ==, "4");
  put_record (region, "appearance", "To ask", "status=attended|thanked_on=2027-03-08");
  g_clear_pointer (&date, g_free);
  thanked = sam_expert_candidates_load (region->store, workshop, &date, NULL);
  g_free (words);
  words = sam_expert_candidate_describe (g_ptr_array_index (thanked, 1), date);
  g_assert_cmpstr (words, ==, "asked 1 Jan 2027 · Attended · thanked 8 Mar 2027");
  line = sam_expert_candidates_describe (thanked);
  g_assert_cmpstr (line, ==, "To ask: 0 · asked: 0 · confirmed: 1 · thanked: 1");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/experts/availability-is-read-as-it-is-said", test_availability_is_read_as_it_is_said);
  g_test_add_func ("/network/experts/are-asked-with-care", test_experts_are_asked_with_care);
  g_test_add_func ("/network/experts/the-first-answer-many-wishes", test_the_first_experts_answer_many_wishes);
  g_test_add ("/network/experts/wishes-of-those-who-come-are-counted", Region, NULL, region_set_up,
              test_wishes_of_those_who_come_are_counted, region_tear_down);
  g_test_add ("/network/experts/are-found-and-asked", Region, NULL, region_set_up, test_experts_are_found_and_asked,
              region_tear_down);
  return g_test_run ();
}
