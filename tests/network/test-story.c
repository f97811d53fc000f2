/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region-fixture.h"

#include "network/sam-communication.h"
#include "network/sam-projection.h"
#include "network/sam-today-collect.h"

#define TODAY "2026-12-01"

static GPtrArray *
read_consents (const char *const *values)
{
  GPtrArray *consents = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *key = g_strdup_printf ("c%u", i);

      g_ptr_array_add (consents, make_record ("consent", key, values[i]));
    }
  return consents;
}

typedef struct
{
  const char *path;
  const char *story;
  const char *consents[3];
  SamStoryStage now;
  const char *channels; /* with commas */
  const char *until;
} Case;

#define OK "about=@story:S|purpose=story|given_on=2026-01-01|"
#define TOLD "|told=[{\"id\":\"1\",\"channel\":\"press\",\"on\":\"2026-11-01\"}]"

static const Case cases[] = {
  {
      "an-idea-is-talked-about-first",
      "title=S",
      { NULL },
      SAM_STORY_TALK,
      "",
      NULL,
  },
  {
      "then-consent-is-asked",
      "title=S|talked_on=2026-11-01",
      { NULL },
      SAM_STORY_CONSENT,
      "",
      NULL,
  },
  {
      "with-consent-it-can-be-told",
      "title=S",
      { OK "channel=press" },
      SAM_STORY_TOLD,
      "press",
      NULL,
  },
  {
      "told-once-it-may-be-told-again",
      "title=S" TOLD,
      { OK "channel=press|expires_on=2026-12-01" },
      SAM_STORY_N_STAGES,
      "press",
      "2026-12-01",
  },
  {
      "a-consent-that-ran-out-is-asked-again",
      "title=S" TOLD,
      { OK "channel=press|expires_on=2026-11-30" },
      SAM_STORY_CONSENT,
      "",
      NULL,
  },
  {
      "a-withdrawn-one-counts-no-more",
      "title=S",
      { OK "channel=press|withdrawn_on=2026-02-01" },
      SAM_STORY_CONSENT,
      "",
      NULL,
  },
  {
      "tomorrow-is-not-today",
      "title=S",
      { "about=@story:S|purpose=story|given_on=2026-12-02|channel=press" },
      SAM_STORY_CONSENT,
      "",
      NULL,
  },
  {
      "nobody-knows-when-is-no",
      "title=S",
      { "about=@story:S|purpose=story|channel=press" },
      SAM_STORY_CONSENT,
      "",
      NULL,
  },
  {
      "another-purpose-is-no-consent",
      "title=S",
      { "about=@story:S|purpose=photo|given_on=2026-01-01|channel=press" },
      SAM_STORY_CONSENT,
      "",
      NULL,
  },
  {
      "the-first-end-counts",
      "title=S",
      { OK "channel=press|expires_on=2027-05-01",
        OK "channel=print|expires_on=2027-03-01" },
      SAM_STORY_TOLD,
      "press,print",
      "2027-03-01",
  },
};

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  g_autoptr (SamRecord) story = make_record ("story", "S", expected->story);
  g_autoptr (GPtrArray) consents = read_consents (expected->consents);
  g_autoptr (SamStoryState) state = sam_story_judge (story, consents, TODAY);
  g_autofree char *channels = g_strjoinv (",", state->channels);

  g_assert_cmpint (state->now, ==, expected->now);
  g_assert_cmpstr (channels, ==, expected->channels);
  g_assert_cmpstr (state->until, ==, expected->until);
  g_assert_nonnull (state->next);
}

/* A story with one telling planned, on @channel. */
static SamRecord *
plan_story (Region *region,
            const char *channel,
            char **telling)
{
  g_autofree char *id = make_id ("story", "S");
  const SamTelling plan = {
    .channel = (char *) channel,
    .where = (char *) "Nieuws",
    .planned_on = (char *) "2026-11-20",
  };
  SamRecord *story;

  put_record (region, "story", "S", "title=S");
  story = sam_store_load (region->store, id, NULL);
  *telling = sam_story_plan (story, &plan);
  g_assert_true (sam_store_save (region->store, story, NULL));
  return story;
}

static void
assert_untellable (Region *region,
                   SamRecord *story)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *told = get_value (region, "story", "S", "told");
  g_autofree char *after = NULL;

  g_assert_false (sam_store_save (region->store, story, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "Nobody agreed"));
  after = get_value (region, "story", "S", "told");
  g_assert_cmpstr (after, ==, told);
}

/* Whoever saves it, and however. */
static void
test_no_consent_no_telling (Region *region,
                            gconstpointer data)
{
  static const char *const told[] = {
    "[{\"channel\":\"press\",\"id\":\"1\",\"on\":\"2026-11-01\"}]",
    "[{\"channel\":\"public_site\",\"id\":\"1\",\"on\":\"2025-12-31\"}]",
    "[{\"id\":\"1\",\"on\":\"2026-11-01\"}]",
    "[{\"channel\":\"public_site\",\"id\":\"1\",\"on\":7}]",
  };
  g_autofree char *id = NULL;
  g_autoptr (SamRecord) story = plan_story (region, "public_site", &id);

  sam_story_tell (story, id, TODAY);
  assert_untellable (region, story);
  /* The paper is not the site. */
  put_record (region, "consent", "press", OK "channel=print");
  assert_untellable (region, story);
  sam_record_set_value (story, "told", NULL);
  assert_untellable (region, story); /* published, all the same */
  sam_record_set_value (story, "published_on", NULL);
  put_record (region, "consent", "site", OK "channel=public_site");
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      sam_record_set_value (story, "told", told[i]);
      assert_untellable (region, story);
    }
}

static void
test_planned_told_dropped (Region *region,
                           gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (SamRecord) story = plan_story (region, "public_site", &id);
  g_autoptr (GError) error = NULL;
  const SamTelling other_plan = { .channel = (char *) "press" };
  g_autofree char *other = sam_story_plan (story, &other_plan);
  g_autoptr (GPtrArray) tellings = NULL;
  g_autofree char *published = NULL;
  const SamTelling *telling;

  put_record (region, "consent", "site", OK "channel=public_site");
  sam_story_tell (story, id, TODAY);
  sam_story_tell (story, "elders", TODAY);
  sam_story_drop (story, other);
  sam_store_save (region->store, story, &error);
  g_assert_no_error (error);
  tellings = sam_story_list_tellings (story);
  g_assert_cmpuint (tellings->len, ==, 1);
  telling = tellings->pdata[0];
  g_assert_cmpstr (telling->told_on, ==, TODAY);
  g_assert_cmpstr (telling->planned_on, ==, "2026-11-20");
  g_assert_cmpstr (telling->where, ==, "Nieuws");
  published = sam_record_dup_text (story, "published_on");
  g_assert_cmpstr (published, ==, TODAY);
  sam_story_drop (story, id);
  g_assert_null (sam_record_get_value (story, "told"));
}

/* Who withdraws later does not make untrue what was told, and it can be put back. */
static void
test_withdrawn_later (Region *region,
                      gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (SamRecord) story = plan_story (region, "press", &id);
  g_autofree char *story_id = g_strdup (sam_record_get_id (story));
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  put_record (region, "consent", "c", OK "channel=press");
  sam_story_tell (story, id, TODAY);
  g_assert_true (sam_store_save (region->store, story, &error));
  put_record (region, "consent", "c", OK "channel=press|withdrawn_on=" TODAY);
  sam_record_set_text (story, "title", "Anders");
  g_assert_true (sam_store_save (region->store, story, &error));
  g_assert_true (sam_store_delete (region->store, story_id, &error));
  g_assert_true (sam_store_undo (region->store, &error));
  g_assert_no_error (error);
  told = get_value (region, "story", "S", "told");
  g_assert_nonnull (strstr (told, "\"on\":\"" TODAY "\""));
}

/* What goes to the site is decided in one other place, which asks for consent by itself. */
static void
test_the_site_asks_too (void)
{
  g_autoptr (SamRecord) story = make_record ("story", "S", "title=S|text=Het hielp|published_on=2026-11-01");
  const SamPublisher publisher = { SAM_CHANNEL_PUBLIC, "proef", "geheim", TODAY };
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *published = sam_projection (story, none, &publisher);

  g_assert_null (published);
}

static void
put_stories (Region *region)
{
  put_record (region, "consent", "a", "about=@story:A|purpose=story|channel=press|given_on=2026-01-01|"
                                      "withdrawn_on=2026-11-01");
  put_record (region, "consent", "b", "about=@story:B|purpose=story|channel=press|given_on=2026-01-01");
  put_record (region, "story", "A",
              "title=A|told=[{\"id\":\"1\",\"channel\":\"press\",\"audience\":\"public\",\"on\":\"2026-10-01\"},"
              "{\"id\":\"2\",\"channel\":\"print\",\"audience\":\"professionals\",\"planned_on\":\"2026-12-03\"}]");
  put_record (region, "story", "B",
              "title=B|told=[{\"id\":\"1\",\"channel\":\"press\",\"audience\":\"public\",\"on\":\"2026-10-20\"},"
              "{\"id\":\"2\",\"channel\":\"press\",\"audience\":\"public\",\"planned_on\":\"2026-11-25\"}]");
}

static void
test_plan (Region *region,
           gconstpointer data)
{
  g_autoptr (SamCommunication) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *candidate = make_id ("story", "B");
  guint planned, told, weeks;

  put_stories (region);
  plan = sam_communication_load (region->store, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->planned->len, ==, 2);
  g_assert_cmpstr (((SamCommunicationEntry *) plan->planned->pdata[0])->title, ==, "B");
  g_assert_cmpstr (sam_communication_get_last_told (plan), ==, "2026-10-20");
  g_assert_cmpstr (plan->candidate, ==, candidate);
  sam_communication_count (plan, "public", "press", &planned, &told);
  g_assert_cmpuint (planned, ==, 1);
  g_assert_cmpuint (told, ==, 2);
  sam_communication_count (plan, "professionals", NULL, &planned, &told);
  g_assert_cmpuint (planned, ==, 1);
  g_assert_cmpuint (told, ==, 0);
  g_assert_true (sam_communication_is_silent (plan, TODAY, &weeks));
  g_assert_cmpuint (weeks, ==, 6);
  /* Four weeks to the day is not longer than four weeks. */
  g_assert_false (sam_communication_is_silent (plan, "2026-11-17", &weeks));
  g_assert_true (sam_communication_is_silent (plan, "2026-11-18", &weeks));
}

static void
test_weeks_are_the_regions (Region *region,
                            gconstpointer data)
{
  static const struct
  {
    const char *weeks;
    gboolean silent;
  } choices[] = {
    { "name=R|tell_every_weeks=5", TRUE },
    { "name=R|tell_every_weeks=6", FALSE },
    { "name=R|tell_every_weeks=0", FALSE },
  };
  guint weeks;

  put_stories (region);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (SamCommunication) plan = NULL;

      put_record (region, "region", "R", choices[i].weeks);
      plan = sam_communication_load (region->store, TODAY, NULL);
      g_assert_cmpint (sam_communication_is_silent (plan, TODAY, &weeks), ==, choices[i].silent);
    }
}

static void
test_nothing_to_tell (Region *region,
                      gconstpointer data)
{
  g_autoptr (SamCommunication) empty = sam_communication_load (region->store, TODAY, NULL);
  g_autoptr (SamCommunication) first = NULL;
  guint weeks;

  g_assert_false (sam_communication_is_silent (empty, TODAY, &weeks));
  put_record (region, "story", "A", "title=A");
  first = sam_communication_load (region->store, TODAY, NULL);
  g_assert_true (sam_communication_is_silent (first, TODAY, &weeks));
  g_assert_cmpuint (weeks, ==, 0);
}

static void
test_today (Region *region,
            gconstpointer data)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  SamMoment now = { 0 };

  put_stories (region);
  g_strlcpy (now.day, TODAY, sizeof now.day);
  items = sam_today_collect (region->store, NULL, &now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 3);
  g_assert_cmpstr (((SamTodayItem *) items->pdata[0])->reason, ==, "Should have been told");
  g_assert_cmpstr (((SamTodayItem *) items->pdata[1])->reason, ==, "To be told in 2 days");
  g_assert_cmpstr (((SamTodayItem *) items->pdata[2])->reason, ==, "Nothing was told for 6 weeks: tell this?");
  g_assert_cmpstr (((SamTodayItem *) items->pdata[2])->title, ==, "B");
}

/* Two laptops that noted something of the same consent have not withdrawn it; the day that is over first counts. */
static void
test_noted_elsewhere (Region *region,
                      gconstpointer data)
{
  static const char *const path[] = { "1-00000000000000000000000000000000", NULL };
  g_autofree char *story_id = make_id ("story", "S");
  g_autofree char *consent_id = make_id ("consent", "c");
  g_autofree char *noted = NULL;
  g_autoptr (SamRecord) story = NULL;
  g_autoptr (GPtrArray) consents = NULL;
  g_autoptr (GError) error = NULL;

  put_record (region, "story", "S", "title=S");
  put_record (region, "consent", "c", OK "channel=press|notes=A");
  story = sam_store_load (region->store, story_id, &error);
  noted = g_strdup_printf ("{\"about\":\"%s\",\"channel\":\"press\",\"expires_on\":\"2027-01-01\","
                           "\"given_on\":\"2026-01-01\",\"purpose\":\"story\"}",
                           story_id);
  g_assert_true (sam_store_receive (region->store, consent_id, path, FALSE, noted, NULL, &error));
  consents = sam_story_load_consents (region->store, story, &error);
  g_assert_no_error (error);
  g_assert_true (sam_story_may_be_told (consents, "press", TODAY));
  g_assert_true (sam_story_may_be_told (consents, "press", "2027-01-01"));
  g_assert_false (sam_story_may_be_told (consents, "press", "2027-01-02"));
}

/* Two computers changed it: on one of them it was withdrawn, and nobody has chosen yet. */
static void
test_withdrawn_elsewhere (Region *region,
                          gconstpointer data)
{
  static const char *const path[] = { "1-00000000000000000000000000000000", NULL };
  g_autofree char *story_id = make_id ("story", "S");
  g_autofree char *consent_id = make_id ("consent", "c");
  g_autofree char *withdrawn = NULL;
  g_autoptr (SamRecord) story = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  put_record (region, "story", "S", "title=S");
  put_record (region, "consent", "c", OK "channel=press");
  story = sam_store_load (region->store, story_id, &error);
  before = sam_story_load_consents (region->store, story, &error);
  g_assert_no_error (error);
  g_assert_true (sam_story_may_be_told (before, "press", TODAY));

  withdrawn = g_strdup_printf ("{\"about\":\"%s\",\"channel\":\"press\",\"given_on\":\"2026-01-01\","
                               "\"purpose\":\"story\",\"withdrawn_on\":\"2026-11-01\"}",
                               story_id);
  g_assert_true (sam_store_receive (region->store, consent_id, path, FALSE, withdrawn, NULL, &error));
  after = sam_story_load_consents (region->store, story, &error);
  g_assert_no_error (error);
  g_assert_false (sam_story_may_be_told (after, "press", TODAY));
}

#define ADD(path, func) g_test_add (path, Region, NULL, region_set_up, func, region_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/network/story/%s", cases[i].path);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  ADD ("/network/story/without-consent-it-is-not-told-whoever-saves-it", test_no_consent_no_telling);
  ADD ("/network/story/is-planned-told-and-taken-out", test_planned_told_dropped);
  ADD ("/network/story/a-later-withdrawal-leaves-what-was-told", test_withdrawn_later);
  g_test_add_func ("/network/story/the-public-site-asks-for-consent-too", test_the_site_asks_too);
  ADD ("/network/story/a-note-elsewhere-withdraws-nothing", test_noted_elsewhere);
  ADD ("/network/story/a-withdrawal-elsewhere-beats-a-grant", test_withdrawn_elsewhere);
  ADD ("/network/communication/the-plan-counts-by-audience-and-channel", test_plan);
  ADD ("/network/communication/a-region-chooses-the-weeks", test_weeks_are_the_regions);
  ADD ("/network/communication/no-stories-no-alarm", test_nothing_to_tell);
  ADD ("/network/communication/today-has-what-is-due-and-a-silence", test_today);

  return g_test_run ();
}
