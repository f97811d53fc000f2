/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "network/sam-match-evaluation.h"
#include "network/sam-match-flow.h"
#include "network/sam-question-entry.h"
#include "network/sam-unmet.h"
#include "region-fixture.h"

/* Monday 15 June 2026, 12:00 UTC. */
#define NOW G_GINT64_CONSTANT (1781524800)
#define DAY (24 * 3600)

static void
assert_value (Region *region,
              const char *id,
              const char *field,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) record = sam_store_load (region->store, id, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = sam_record_format_field (record, field);
  g_assert_cmpstr (text, ==, expected);
}

static void
put_region (Region *region)
{
  put_record (region, "topic", "grief", "name=Rouw|synonyms=verlies; weduwe");
  put_record (region, "topic", "suicide",
              "name=Gedachten aan zelfdoding|crisis_line=113 Zelfmoordpreventie|crisis_phone=0800-0113");
  put_record (region, "group", "G", "name=Praatgroep|topics=@topic:grief|status=open");
  put_record (region, "group", "H", "name=Wandelgroep|topics=@topic:grief|status=open");
  put_record (region, "question", "Q",
              "subject=Rouw|topics=@topic:grief|status=new|received_at=1781524000|municipality=Heerlen");
}

static char *
choose (Region *region,
        const char *group,
        const SamMoment *now)
{
  g_autofree char *question = make_id ("question", "Q");
  g_autofree char *with = make_id ("group", group);
  g_autoptr (GError) error = NULL;
  char *match = sam_match_choose (region->store, question, with, now, &error);

  g_assert_no_error (error);
  return match;
}

static void
take (Region *region,
      const char *match,
      SamMatchStep step,
      gboolean worked,
      const SamMoment *now)
{
  g_autoptr (GError) error = NULL;

  sam_match_take_step (region->store, match, step, worked, now, &error);
  g_assert_no_error (error);
}

static char *
judge (Region *region,
       const char *kind,
       const char *id,
       const SamMoment *now)
{
  g_autoptr (SamRecord) record = sam_store_load (region->store, id, NULL);
  SamTodayItem *item = g_str_equal (kind, "match") ? sam_match_judge (record, now)
                                                   : sam_today_judge_question (record, now);
  char *reason = item != NULL ? g_strdup (item->reason) : g_strdup ("");

  if (item != NULL)
    sam_today_item_free (item);
  return reason;
}

#define assert_judged(kind, id, now, expected)               \
  G_STMT_START                                               \
  {                                                          \
    g_autofree char *judged = judge (region, kind, id, now); \
    g_assert_cmpstr (judged, ==, expected);                  \
  }                                                          \
  G_STMT_END

static void
test_the_clock_stops_when_the_asker_is_told (Region *region,
                                             gconstpointer data)
{
  g_autofree char *question = make_id ("question", "Q");
  g_autofree char *match = NULL;
  SamMoment now;

  put_region (region);
  sam_moment_set (&now, NOW);
  match = choose (region, "G", &now);
  assert_value (region, question, "status", "in_progress");
  assert_judged ("question", question, &now, "Answer within 24 hours");
  take (region, match, SAM_MATCH_ASKED, FALSE, &now);
  assert_value (region, match, "asked_on", "2026-06-15");
  assert_judged ("question", question, &now, "Answer within 24 hours");
  take (region, match, SAM_MATCH_TOLD, FALSE, &now);
  assert_value (region, question, "status", "matched");
  assert_value (region, question, "answered_at", "2026-06-15T12:00:00Z");
  assert_judged ("question", question, &now, "");
  take (region, match, SAM_MATCH_IN_CONTACT, FALSE, &now);
  assert_value (region, question, "status", "in_contact");
  take (region, match, SAM_MATCH_ENDED, TRUE, &now);
  assert_value (region, question, "status", "closed");
  assert_value (region, match, "outcome", "worked");
}

static void
test_no_step_goes_back (Region *region,
                        gconstpointer data)
{
  static const SamMatchStep back[] = { SAM_MATCH_ASKED, SAM_MATCH_TOLD, SAM_MATCH_IN_CONTACT };
  g_autofree char *match = NULL;
  SamMoment now;

  put_region (region);
  sam_moment_set (&now, NOW);
  match = choose (region, "G", &now);
  take (region, match, SAM_MATCH_IN_CONTACT, FALSE, &now);
  for (guint i = 0; i < G_N_ELEMENTS (back); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (sam_match_take_step (region->store, match, back[i], FALSE, &now, &error));
      g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID);
      assert_value (region, match, "status", "in_contact");
    }
  take (region, match, SAM_MATCH_ENDED, TRUE, &now);
}

static void
test_a_match_that_did_not_work_asks_for_a_second (Region *region,
                                                  gconstpointer data)
{
  g_autofree char *question = make_id ("question", "Q");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) all = NULL;
  SamMoment now;

  put_region (region);
  sam_moment_set (&now, NOW);
  first = choose (region, "G", &now);
  take (region, first, SAM_MATCH_TOLD, FALSE, &now);
  take (region, first, SAM_MATCH_ENDED, FALSE, &now);
  assert_value (region, question, "status", "in_progress");
  assert_judged ("question", question, &now, "The match did not work: choose another");
  second = choose (region, "H", &now);
  assert_judged ("question", question, &now, "");
  all = sam_match_load_all (region->store, question, NULL);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (sam_record_get_id (all->pdata[0]), ==, second);
  /* It was answered once, so that its own clock says nothing: the second choice must not be forgotten. */
  assert_judged ("match", second, &now, "");
  sam_moment_set (&now, NOW + 86400);
  assert_judged ("match", second, &now, "Chosen, and not asked yet");
  take (region, second, SAM_MATCH_DECLINED, FALSE, &now);
  assert_judged ("question", question, &now, "The match did not work: choose another");
}

static void
test_steps_come_one_after_the_other (void)
{
  static const struct
  {
    const char *status;
    int next;
  } cases[] = {
    { "", SAM_MATCH_ASKED },
    { "status=proposed", SAM_MATCH_ASKED },
    { "status=asked", SAM_MATCH_TOLD },
    { "status=accepted", SAM_MATCH_TOLD },
    { "status=told", SAM_MATCH_IN_CONTACT },
    { "status=in_contact", SAM_MATCH_ENDED },
    { "status=ended", -1 },
    { "status=declined", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamRecord) match = make_record ("match", "M", cases[i].status);
      SamMatchStep next;

      g_test_message ("%s", cases[i].status);
      if (cases[i].next < 0)
        g_assert_false (sam_match_is_running (match));
      else
        {
          g_assert_true (sam_match_get_next (match, &next));
          g_assert_cmpint (next, ==, cases[i].next);
        }
    }
}

static void
test_today_knows_what_takes_too_long (Region *region,
                                      gconstpointer data)
{
  g_autofree char *match = NULL;
  SamMoment now, later;

  put_region (region);
  sam_moment_set (&now, NOW);
  match = choose (region, "G", &now);
  take (region, match, SAM_MATCH_ASKED, FALSE, &now);
  assert_judged ("match", match, &now, "");
  sam_moment_set (&later, NOW + 2 * DAY);
  assert_judged ("match", match, &later, "Asked, and no answer yet: call");
  take (region, match, SAM_MATCH_TOLD, FALSE, &now);
  sam_moment_set (&later, NOW + 7 * DAY);
  assert_judged ("match", match, &later, "Told a week ago: did they speak?");
  take (region, match, SAM_MATCH_IN_CONTACT, FALSE, &now);
  sam_moment_set (&later, NOW + 27 * DAY);
  assert_judged ("match", match, &later, "");
  sam_moment_set (&later, NOW + 28 * DAY);
  assert_judged ("match", match, &later, "Time for the evaluation form");
  sam_match_evaluation_note_sent (region->store, (const char *const[]){ match, NULL }, later.day, NULL);
  assert_judged ("match", match, &later, "");
}

static void
test_enough_in_vain_suggests_a_group (Region *region,
                                      gconstpointer data)
{
  static const char *const places[] = { "Heerlen", "Kerkrade", "Heerlen", "Landgraaf", "Brunssum" };
  g_autofree char *topic = make_id ("topic", "suicide");
  g_autofree char *words = NULL;
  g_autofree char *told = NULL;
  SamMoment now;

  put_region (region);
  sam_moment_set (&now, NOW);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *key = g_strdup_printf ("N%u", i);
      g_autofree char *values = g_strdup_printf ("subject=Vraag|topics=@topic:suicide|municipality=%s", places[i]);
      g_autofree char *id = make_id ("question", key);
      g_autoptr (GPtrArray) list = NULL;
      g_autoptr (GError) error = NULL;

      put_record (region, "question", key, values);
      g_assert_true (sam_unmet_note (region->store, id, &now, &error));
      assert_value (region, id, "status", "closed");
      assert_value (region, id, "answered_at", "2026-06-15T12:00:00Z");
      list = sam_unmet_load (region->store, now.day, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (list->len, ==, 1);
      g_assert_cmpint (((SamUnmet *) list->pdata[0])->suggested, ==, i == 4);
      g_free (words);
      words = sam_unmet_describe (list->pdata[0]);
      g_free (told);
      told = sam_unmet_tell (region->store, id, now.day, &error);
      g_assert_cmpint (strstr (told, "enough to found a group") != NULL, ==, i == 4);
    }
  g_assert_cmpstr (words, ==,
                   "asked 5 times without an offer · Heerlen, Brunssum, Kerkrade, … · enough to found a group");
  g_free (sam_unmet_found_group (region->store, topic, now.day, NULL));
  {
    g_autoptr (GPtrArray) list = sam_unmet_load (region->store, now.day, NULL);
    g_autoptr (GPtrArray) later = sam_unmet_load (region->store, "2028-06-16", NULL);

    g_assert_false (((SamUnmet *) list->pdata[0])->suggested);
    g_assert_true (((SamUnmet *) list->pdata[0])->forming);
    /* What was asked more than two years ago says nothing about today. */
    g_assert_cmpuint (later->len, ==, 0);
  }
}

static void
test_a_question_without_topic_can_not_be_unmet (Region *region,
                                                gconstpointer data)
{
  g_autofree char *id = make_id ("question", "E");
  g_autoptr (GError) error = NULL;
  SamMoment now;

  sam_moment_set (&now, NOW);
  put_record (region, "question", "E", "subject=Vraag");
  g_assert_false (sam_unmet_note (region->store, id, &now, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID);
}

static void
test_a_few_words_make_a_question (Region *region,
                                  gconstpointer data)
{
  const SamQuestionEntry entry = { .topics = "weduwe", .place = "6411 AB", .channel = "phone", .phone = "06 00000001" };
  g_autofree char *topic = make_id ("topic", "grief");
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) question = NULL;
  const char *id;

  put_region (region);
  question = sam_question_enter (region->store, &entry, NOW, &error);
  g_assert_no_error (error);
  id = sam_record_get_id (question);
  assert_value (region, id, "subject", "Rouw");
  assert_value (region, id, "topics", topic);
  assert_value (region, id, "municipality", "Heerlen");
  /* The whole postcode is more than is needed. */
  assert_value (region, id, "postcode_area", "6411");
  assert_value (region, id, "status", "new");
  assert_value (region, id, "received_at", "2026-06-15T12:00:00Z");
  assert_value (region, id, "retain_until", "2026-09-15");
}

static void
test_what_is_not_understood_is_told (Region *region,
                                     gconstpointer data)
{
  static const struct
  {
    SamQuestionEntry entry;
    const char *message;
  } cases[] = {
    { { .topics = "Rouwe" }, "There is no topic “Rouwe”. Is “Rouw” meant?" },
    { { .topics = "xyzzy" }, "There is no topic “xyzzy”. Try another word for it, or make it a topic first." },
    { { .place = "Heerlen" }, "Type what it is about: a topic, or what is asked." },
  };

  put_region (region);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sam_question_enter (region->store, &cases[i].entry, NOW, &error));
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_an_anonymous_question_keeps_nothing (Region *region,
                                          gconstpointer data)
{
  const SamQuestionEntry entry = { .text = "Zoekt iemand om mee te praten", .place = "Beekdaelen" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) question = NULL;

  question = sam_question_enter (region->store, &entry, NOW, &error);
  g_assert_no_error (error);
  assert_value (region, sam_record_get_id (question), "subject", "Help question");
  assert_value (region, sam_record_get_id (question), "municipality", "Beekdaelen");
  assert_value (region, sam_record_get_id (question), "retain_until", "");
}

static void
test_the_crisis_line_is_said_once (Region *region,
                                   gconstpointer data)
{
  g_autoptr (SamRecord) none = make_record ("question", NULL, "subject=Rouw|topics=@topic:grief|text=Zoekt een groep");
  g_autoptr (SamRecord) both =
      make_record ("question", NULL, "subject=X|topics=@topic:grief; @topic:suicide|text=Gedachten aan zelfdoding");
  /* Another topic was chosen, and what is written says more. */
  g_autoptr (SamRecord) written =
      make_record ("question", NULL, "subject=Rouw|topics=@topic:grief|text=Heeft soms gedachten aan zelfdoding.");
  g_autofree char *line = NULL;
  g_autofree char *same = NULL;

  put_region (region);
  g_assert_null (sam_question_describe_crisis (region->store, none));
  line = sam_question_describe_crisis (region->store, both);
  g_assert_nonnull (strstr (line, "In danger now? Call 113 Zelfmoordpreventie: 0800-0113."));
  g_assert_null (strchr (line, '\n'));
  same = sam_question_describe_crisis (region->store, written);
  g_assert_cmpstr (same, ==, line);
}

#define ADD(name, func) g_test_add ("/network/match/" name, Region, NULL, region_set_up, func, region_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/network/match/steps-come-one-after-the-other", test_steps_come_one_after_the_other);
  ADD ("the-clock-stops-when-the-asker-is-told", test_the_clock_stops_when_the_asker_is_told);
  ADD ("no-step-goes-back", test_no_step_goes_back);
  ADD ("a-match-that-did-not-work-asks-for-a-second", test_a_match_that_did_not_work_asks_for_a_second);
  ADD ("today-knows-what-takes-too-long", test_today_knows_what_takes_too_long);
  ADD ("enough-in-vain-suggests-a-group", test_enough_in_vain_suggests_a_group);
  ADD ("a-question-without-topic-can-not-be-unmet", test_a_question_without_topic_can_not_be_unmet);
  ADD ("a-few-words-make-a-question", test_a_few_words_make_a_question);
  ADD ("what-is-not-understood-is-told", test_what_is_not_understood_is_told);
  ADD ("an-anonymous-question-keeps-nothing", test_an_anonymous_question_keeps_nothing);
  ADD ("the-crisis-line-is-said-once", test_the_crisis_line_is_said_once);
  return g_test_run ();
}
