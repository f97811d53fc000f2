/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "network/sam-suggestion-load.h"
#include "region-fixture.h"

#define TODAY "2026-06-15"

static SamSuggestion *
suggest (const char *name,
         SamTopicFit fit,
         double distance)
{
  SamSuggestion *self = sam_suggestion_new (name, name);

  self->fit = fit;
  self->distance = distance;
  self->topic = g_strdup ("Rouw");
  return self;
}

static char *
join_names (GPtrArray *suggestions)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < suggestions->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", ((SamSuggestion *) suggestions->pdata[i])->name);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_better (SamSuggestion *better,
               SamSuggestion *worse)
{
  g_assert_cmpint (sam_suggestion_get_score (better), >, sam_suggestion_get_score (worse));
  sam_suggestion_free (better);
  sam_suggestion_free (worse);
}

static SamSuggestion *
with_experience (SamSuggestion *self,
                 SamFit fit)
{
  self->experience = fit;
  return self;
}

static SamSuggestion *
with_language (SamSuggestion *self,
               SamFit fit)
{
  self->language = fit;
  return self;
}

static SamSuggestion *
with_load (SamSuggestion *self,
           guint load)
{
  self->load = load;
  return self;
}

static SamSuggestion *
with_opening (SamSuggestion *self,
              SamOpening opening)
{
  self->opening = opening;
  return self;
}

static void
test_order (void)
{
  const SamTopicFit same = SAM_TOPIC_FIT_SAME;

  assert_better (suggest ("a", same, 5), suggest ("b", SAM_TOPIC_FIT_SYNONYM, 5));
  assert_better (suggest ("a", SAM_TOPIC_FIT_SYNONYM, 5), suggest ("b", SAM_TOPIC_FIT_NARROWER, 5));
  assert_better (suggest ("a", SAM_TOPIC_FIT_NARROWER, 5), suggest ("b", SAM_TOPIC_FIT_BROADER, 5));
  /* The same topic far away beats a broader one next door. */
  assert_better (suggest ("a", same, 300), suggest ("b", SAM_TOPIC_FIT_BROADER, 0));
  assert_better (suggest ("a", same, 3), suggest ("b", same, 12));
  assert_better (suggest ("a", same, 3), suggest ("b", same, -1));
  assert_better (with_experience (suggest ("a", same, 20), SAM_FIT_YES),
                 with_experience (suggest ("b", same, 1), SAM_FIT_NO));
  assert_better (with_language (suggest ("a", same, 20), SAM_FIT_YES),
                 with_language (suggest ("b", same, 1), SAM_FIT_NO));
  assert_better (with_load (suggest ("a", same, 9), 0), with_load (suggest ("b", same, 1), 1));
  assert_better (suggest ("a", SAM_TOPIC_FIT_BROADER, 40), with_opening (suggest ("b", same, 0), SAM_OPENING_FULL));
}

static void
test_the_order_given_does_not_matter (void)
{
  for (guint turn = 0; turn < 2; turn++)
    {
      g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_suggestion_free);
      static const char *const names[] = { "Cor", "Ans", "Bea" };
      g_autofree char *order = NULL;

      for (guint i = 0; i < 3; i++)
        g_ptr_array_add (list, suggest (names[turn == 0 ? i : 2 - i], SAM_TOPIC_FIT_SAME, 4));
      sam_suggestions_rank (list);
      order = join_names (list);
      g_assert_cmpstr (order, ==, "Ans Bea Cor");
    }
}

static void
test_groups_do_not_hide_experts (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_suggestion_free);
  g_autoptr (GPtrArray) picked = NULL;
  g_autofree char *order = NULL;

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("G%u", i);
      SamSuggestion *group = suggest (name, SAM_TOPIC_FIT_SAME, i);

      group->is_group = TRUE;
      g_ptr_array_add (list, group);
    }
  g_ptr_array_add (list, suggest ("Ans", SAM_TOPIC_FIT_BROADER, 30));
  sam_suggestions_rank (list);
  picked = sam_suggestions_pick (list, 3);
  order = join_names (picked);
  g_assert_cmpstr (order, ==, "G0 G1 G2 Ans");
}

static void
test_words (void)
{
  g_autoptr (SamSuggestion) expert = suggest ("Ans", SAM_TOPIC_FIT_SAME, 3.4);
  g_autoptr (SamSuggestion) group = suggest ("Praatgroep", SAM_TOPIC_FIT_BROADER, 0.2);
  g_autofree char *words = NULL;
  g_autofree char *group_words = NULL;

  expert->experience = SAM_FIT_YES;
  expert->language = SAM_FIT_YES;
  expert->language_name = g_strdup ("Pools");
  expert->load = 2;
  words = sam_suggestion_describe (expert);
  g_assert_cmpstr (words, ==, "same topic: Rouw · own experience · 3 km · speaks Pools · has 2 matches now");
  group->is_group = TRUE;
  group->for_relative = TRUE;
  group->experience = SAM_FIT_NO;
  group->opening = SAM_OPENING_FULL;
  group_words = sam_suggestion_describe (group);
  g_assert_cmpstr (group_words, ==, "full · broader topic: Rouw · not for relatives · nearby");
}

static void
put_region (Region *region)
{
  put_record (region, "topic", "mind", "name=Psychische klachten");
  put_record (region, "topic", "depression", "name=Depressie|synonyms=somberheid; neerslachtig|parent=@topic:mind");
  put_record (region, "topic", "postnatal", "name=Postnatale depressie|parent=@topic:depression");
  put_record (region, "topic", "gloom", "name=Somberheid");
  put_record (region, "topic", "diabetes", "name=Diabetes|synonyms=suikerziekte");
  put_record (region, "person", "near", "first_name=Ans|postcode=6411 AB|language=Nederlands");
  put_record (region, "person", "far", "first_name=Bea|postcode=6211 AB|language=Pools");
  put_record (region, "expert", "near", "person=@person:near|topics=@topic:depression|own_or_relative=relative|"
                                        "does=one_to_one|status=active");
  put_record (region, "expert", "far", "person=@person:far|topics=@topic:depression|own_or_relative=own|"
                                       "does=one_to_one|status=active");
  put_record (region, "group", "whole", "name=Brede groep|topics=@topic:mind|status=open|postcode=6411 AB");
  put_record (region, "group", "part", "name=Moedergroep|topics=@topic:postnatal|status=open|postcode=6411 AB");
  put_record (region, "group", "word", "name=Sombergroep|topics=@topic:gloom|status=open|postcode=6411 AB|"
                                       "how_to_join=walk_in");
  put_record (region, "group", "gone", "name=Weg|topics=@topic:depression|status=ended");
  put_record (region, "group", "hidden", "name=Stil|topics=@topic:depression|status=open|unlisted_on=2026-01-01");
  put_record (region, "group", "other", "name=Suikergroep|topics=@topic:diabetes|status=open|postcode=6411 AB");
}

static GPtrArray *
load (Region *region,
      const char *question)
{
  g_autofree char *id = make_id ("question", question);
  g_autoptr (GError) error = NULL;
  GPtrArray *list = sam_suggestions_load (region->store, id, TODAY, &error);

  g_assert_no_error (error);
  return list;
}

static void
assert_suggested (Region *region,
                  const char *question,
                  const char *names)
{
  g_autoptr (GPtrArray) list = load (region, question);
  g_autofree char *found = join_names (list);

  g_assert_cmpstr (found, ==, names);
}

static void
test_same_broader_synonym (Region *region,
                           gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  static const struct
  {
    guint index;
    const char *words;
  } cases[] = {
    { 1, "other word for it: Somberheid · nearby · Walk in · never verified" },
    { 3, "a part of it: Postnatale depressie · nearby · may be passed on by phone · not verified since 1 Jan 2025" },
    { 4, "broader topic: Psychische klachten · nearby · may not be passed on by phone any more · "
         "verified on 1 Jun 2026" },
  };

  put_region (region);
  put_record (region, "group", "part", "verified_on=2025-01-01");
  put_record (region, "group", "whole", "verified_on=2026-06-01");
  put_record (region, "consent", "phone-part",
              "about=@group:part|purpose=publication|channel=phone|fields=name|given_on=2026-01-01");
  put_record (region, "consent", "phone-whole",
              "about=@group:whole|purpose=publication|channel=phone|fields=name|given_on=2026-01-01|"
              "withdrawn_on=2026-02-01");
  put_record (region, "question", "Q",
              "subject=Vraag|topics=@topic:depression|postcode_area=6411|source=self");
  /* Bea went through it herself, Ans as a relative; the groups follow by their topics. */
  assert_suggested (region, "Q", "Bea Sombergroep Ans Moedergroep Brede groep");
  list = load (region, "Q");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = sam_suggestion_describe (list->pdata[cases[i].index]);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_relatives_and_language_turn_the_order (Region *region,
                                            gconstpointer data)
{
  put_region (region);
  put_record (region, "question", "R", "subject=Vraag|topics=@topic:depression|municipality=Heerlen|source=relative");
  assert_suggested (region, "R", "Ans Sombergroep Moedergroep Bea Brede groep");
  put_record (region, "question", "R", "language=Pools|source=self");
  assert_suggested (region, "R", "Bea Sombergroep Moedergroep Brede groep Ans");
}

static void
test_a_word_in_the_text_is_enough (Region *region,
                                   gconstpointer data)
{
  put_region (region);
  put_record (region, "question", "S", "subject=Vraag|text=Iemand zoekt contact over suikerziekte.|"
                                       "municipality=Heerlen");
  assert_suggested (region, "S", "Suikergroep");
}

static void
test_who_was_tried_or_is_busy_moves (Region *region,
                                     gconstpointer data)
{
  put_region (region);
  put_record (region, "question", "Q", "subject=Vraag|topics=@topic:depression|postcode_area=6411|source=self");
  put_record (region, "match", "M", "question=@question:Q|expert=@expert:far|status=declined");
  assert_suggested (region, "Q", "Sombergroep Ans Moedergroep Brede groep");
  put_record (region, "expert", "near", "not_until=2026-07-01");
  assert_suggested (region, "Q", "Sombergroep Moedergroep Brede groep Ans");
  put_record (region, "expert", "near", "status=applied");
  assert_suggested (region, "Q", "Sombergroep Moedergroep Brede groep");
}

#define ADD(name, func) g_test_add ("/network/suggestion/" name, Region, NULL, region_set_up, func, region_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/network/suggestion/the-topic-weighs-most", test_order);
  g_test_add_func ("/network/suggestion/the-order-given-does-not-matter", test_the_order_given_does_not_matter);
  g_test_add_func ("/network/suggestion/groups-do-not-hide-experts", test_groups_do_not_hide_experts);
  g_test_add_func ("/network/suggestion/says-why-in-words", test_words);
  ADD ("same-broader-and-synonym", test_same_broader_synonym);
  ADD ("relatives-and-language-turn-the-order", test_relatives_and_language_turn_the_order);
  ADD ("a-word-in-the-text-is-enough", test_a_word_in_the_text_is_enough);
  ADD ("who-was-tried-or-is-busy-moves", test_who_was_tried_or_is_busy_moves);
  return g_test_run ();
}
