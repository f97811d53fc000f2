/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "network/sam-following.h"
#include "network/sam-question-contacts.h"
#include "network/sam-today-collect.h"
#include "network/sam-verification-load.h"

#define AN_EVENING "title=Avond; status=idea; date=2026-06-20; start=19:30; end=21:30; " \
                   "leader=person:5f0cf9d6-0000-4000-8000-000000000002"

/* Monday 15 June 2026, 12:00 UTC; the tests run in UTC or Amsterdam, which is the same day. */
#define NOW G_GINT64_CONSTANT (1781524800)
#define HOUR 3600

static SamMoment now;

static SamRecord *
make (const char *kind,
      const char *fields)
{
  g_autofree char *id = sam_id_from_key (sam_kind_find (kind), fields);
  SamRecord *record = sam_record_new (sam_kind_find (kind), id);
  g_auto (GStrv) pairs = g_strsplit (fields, "; ", -1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; pairs[i] != NULL && *pairs[i] != '\0'; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);

      sam_record_parse_field (record, pair[0], pair[1], &error);
      g_assert_no_error (error);
    }
  return record;
}

/* "L 2026-06-01 Why (who)" */
static char *
describe (SamTodayItem *item)
{
  static const char letters[] = "LTS";
  char *text;

  if (item == NULL)
    return g_strdup ("");
  text = g_strdup_printf ("%c %s %s%s%s%s", letters[item->urgency], item->due != NULL ? item->due : "-", item->reason,
                          item->person != NULL ? " (" : "", item->person != NULL ? item->person : "",
                          item->person != NULL ? ")" : "");
  sam_today_item_free (item);
  return text;
}

typedef struct
{
  const char *fields;
  const char *expected;
} Case;

static void
run_cases (const char *kind,
           const Case *cases,
           guint n_cases,
           SamTodayItem *(*judge) (SamRecord *, const SamMoment *) )
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr (SamRecord) record = make (kind, cases[i].fields);
      g_autofree char *found = describe (judge (record, &now));

      g_test_message ("%s", cases[i].fields);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_questions (void)
{
  static const struct
  {
    const char *fields;
    int hours_ago;
    const char *expected;
  } cases[] = {
    { "status=new", 0, "T 2026-06-15 Answer within 24 hours" },
    { "status=new", 23, "T 2026-06-14 Answer within 1 hour" },
    { "status=new", 24, "L 2026-06-14 Unanswered for 24 hours" },
    { "status=new; assigned_to=Ada", 47, "L 2026-06-13 Unanswered for 47 hours (Ada)" },
    { "status=in_progress", 72, "L 2026-06-12 Unanswered for 3 days" },
    { "subject=Rouw", 30, "L 2026-06-14 Unanswered for 30 hours" },
    { "status=new", -1, "T 2026-06-15 Unanswered" },
    { "status=in_progress; answered_at=1781524000", 72, "" },
    { "status=matched", 72, "" },
    { "status=closed", 72, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamRecord) question = make ("question", cases[i].fields);
      g_autofree char *found = NULL;

      if (cases[i].hours_ago >= 0)
        sam_record_set_integer (question, "received_at", NOW - cases[i].hours_ago * HOUR);
      found = describe (sam_today_judge_question (question, &now));
      g_test_message ("%s, %d", cases[i].fields, cases[i].hours_ago);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_tasks (void)
{
  static const Case cases[] = {
    { "title=X", "S - To do" },
    { "status=open; due_on=2026-06-14; assigned_to=Ada", "L 2026-06-14 Should have been done (Ada)" },
    { "status=open; due_on=2026-06-15", "T 2026-06-15 To do today" },
    { "due_on=2026-06-22", "S 2026-06-22 To do within 7 days" },
    { "due_on=2026-06-23", "" },
    { "status=waiting", "" },
    { "status=waiting; due_on=2026-06-16", "" },
    { "status=waiting; due_on=2026-06-15", "T 2026-06-15 To do today" },
    { "status=done; due_on=2026-06-14", "" },
    { "status=dropped", "" },
  };

  run_cases ("task", cases, G_N_ELEMENTS (cases), sam_today_judge_task);
}

static void
test_steps (void)
{
  static const Case cases[] = {
    { "title=X", "" },
    { "title=X; planned_on=2026-06-14; assigned_to=Ada", "L 2026-06-14 Should have been done (Ada)" },
    { "status=busy; planned_on=2026-06-15", "T 2026-06-15 To do today" },
    { "status=open; planned_on=2026-06-16", "" },
    { "status=done; planned_on=2026-06-14", "" },
    { "status=skipped; planned_on=2026-06-14", "" },
  };

  run_cases ("step", cases, G_N_ELEMENTS (cases), sam_today_judge_step);
}

static void
test_articles (void)
{
  static const Case cases[] = {
    { "title=X", "" },
    { "title=X; review_on=2026-06-16", "" },
    { "title=X; review_on=2026-06-15", "S 2026-06-15 To be looked over: is it still right?" },
    { "title=X; review_on=2025-06-15", "S 2025-06-15 To be looked over: is it still right?" },
  };

  run_cases ("article", cases, G_N_ELEMENTS (cases), sam_today_judge_article);
}

static void
test_signals (void)
{
  static const Case cases[] = {
    { "title=X; status=noted", "" },
    { "title=X; status=delivered", "" },
    { "title=X; status=delivered; delivered_on=2026-05-05", "" },
    { "title=X; status=delivered; delivered_on=2026-05-04", "S 2026-05-04 Passed on 6 weeks ago, and no answer yet" },
    { "title=X; status=delivered; delivered_on=2026-05-04; response=Komt eraan", "" },
    { "title=X; status=answered; delivered_on=2026-05-04", "" },
    { "title=X; status=noted; delivered_on=2026-05-04", "" },
  };

  run_cases ("signal", cases, G_N_ELEMENTS (cases), sam_today_judge_signal);
}

static void
test_advice (void)
{
  static const Case cases[] = {
    { "subject=X; status=requested", "" },
    { "subject=X; status=requested; requested_on=2026-06-02", "" },
    { "subject=X; status=requested; requested_on=2026-06-01", "S 2026-06-01 Asked for 2 weeks ago: who takes it up?" },
    { "subject=X; status=agreed; requested_on=2026-06-01", "" },
    { "subject=X; status=agreed; date=2026-06-15", "" },
    { "subject=X; status=agreed; date=2026-06-14", "S 2026-06-14 Has been: what came of it?" },
    { "subject=X; status=done; date=2026-06-14", "" },
    { "subject=X; status=declined; requested_on=2026-01-01", "" },
  };

  run_cases ("deployment", cases, G_N_ELEMENTS (cases), sam_today_judge_advice);
}

static void
test_call_backs (void)
{
  static const Case cases[] = {
    { "subject=X", "" },
    { "follow_up_on=2026-06-15; who=Bea", "T 2026-06-15 To be followed up (Bea)" },
    { "follow_up_on=2026-05-01", "L 2026-05-01 To be followed up" },
    { "follow_up_on=2026-06-16", "" },
    { "follow_up_on=2026-05-01; followed_up=true", "" },
  };

  run_cases ("contact", cases, G_N_ELEMENTS (cases), sam_today_judge_call_back);
}

static void
test_contacts (void)
{
  static const Case cases[] = {
    { "subject=X; retain_until=2026-06-14", "" },
    { "subject=X; asker_name=Vrager", "" },
    { "asker_name=Vrager; retain_until=2026-06-16", "" },
    { "asker_phone=+31612345678; retain_until=2026-06-15; assigned_to=Ada",
      "T 2026-06-15 Kept long enough: take out how to reach the asker (Ada)" },
    { "asker_email=vraag@post.example; status=closed; retain_until=2026-06-14",
      "L 2026-06-14 Kept long enough: take out how to reach the asker" },
  };

  run_cases ("question", cases, G_N_ELEMENTS (cases), sam_question_judge_contacts);
}

static SamTodayItem *
judge_consent (SamRecord *consent,
               const SamMoment *moment)
{
  return sam_today_judge_consent (consent, FALSE, moment);
}

static void
test_consents (void)
{
  static const Case cases[] = {
    { "given_on=2026-01-01", "" },
    { "expires_on=2026-06-14", "L 2026-06-14 Has run out: ask again" },
    { "expires_on=2026-06-15", "T 2026-06-15 Runs out today" },
    { "expires_on=2026-06-16", "S 2026-06-16 Runs out in 1 day" },
    { "expires_on=2026-07-15", "S 2026-07-15 Runs out in 30 days" },
    { "expires_on=2026-07-16", "" },
    { "expires_on=2026-06-14; withdrawn_on=2026-01-01", "" },
    { "withdrawn_on=2026-06-15", "T 2026-06-15 Withdrawn: see what still shows it" },
    { "withdrawn_on=2026-06-01", "T 2026-06-01 Withdrawn: see what still shows it" },
    { "withdrawn_on=2026-05-31", "" },
  };
  g_autoptr (SamRecord) renewed = make ("consent", "expires_on=2026-06-14");

  run_cases ("consent", cases, G_N_ELEMENTS (cases), judge_consent);
  g_assert_null (sam_today_judge_consent (renewed, TRUE, &now));
}

/* Without people, places and plans every step is open; which one counts depends on the day. */
static void
test_workshops (void)
{
  static const Case cases[] = {
    { "title=X", "" },
    { "date=2026-07-06; status=planned", "S 2026-07-06 In 21 days. " },
    { "date=2026-07-07; status=planned", "" },
    { "date=2026-06-17; status=planned", "T 2026-06-17 In 2 days. " },
    { "date=2026-06-15; status=planned", "T 2026-06-15 Is today. " },
    { "date=2026-06-14; status=planned", "L 2026-06-14 Is over. " },
    { "date=2026-04-15; status=planned", "" },
    { "date=2026-06-17; status=cancelled", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamRecord) workshop = make ("workshop", cases[i].fields);
      g_autoptr (SamWorkshopRecords) records = sam_workshop_records_new (workshop);
      g_autoptr (SamWorkshopSteps) steps = sam_workshop_steps_new (records, NULL, now.day);
      g_autofree char *found = describe (sam_today_judge_workshop (workshop, steps, &now));

      g_test_message ("%s", cases[i].fields);
      g_assert_true (g_str_has_prefix (found, cases[i].expected));
      g_assert_cmpint (*found == '\0', ==, *cases[i].expected == '\0');
    }
}

/* Each step has its time: nobody needs a plan three weeks before, or is late with the evaluation the day after. */
static void
test_workshop_steps (void)
{
  static const struct
  {
    SamWorkshopStepId step;
    const char *date;
    const char *expected;
  } cases[] = {
    { SAM_WORKSHOP_STEP_INVITATIONS, "2026-07-06", "S 2026-07-06 In 21 days. X" },
    { SAM_WORKSHOP_STEP_REGISTRATIONS, "2026-06-30", "" },
    { SAM_WORKSHOP_STEP_REGISTRATIONS, "2026-06-29", "S 2026-06-29 In 14 days. X" },
    { SAM_WORKSHOP_STEP_PLAN, "2026-06-23", "" },
    { SAM_WORKSHOP_STEP_PLAN, "2026-06-22", "S 2026-06-22 In 7 days. X" },
    { SAM_WORKSHOP_STEP_PLAN, "2026-06-16", "T 2026-06-16 In 1 day. X" },
    { SAM_WORKSHOP_STEP_EVENING, "2026-06-15", "" },
    { SAM_WORKSHOP_STEP_EVENING, "2026-06-14", "L 2026-06-14 Is over. X" },
    { SAM_WORKSHOP_STEP_EVALUATION, "2026-06-14", "S 2026-06-14 Is over. X" },
    { SAM_WORKSHOP_STEP_ACCREDITATION, "2026-04-16", "S 2026-04-16 Is over. X" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fields = g_strconcat ("date=", cases[i].date, NULL);
      g_autoptr (SamRecord) workshop = make ("workshop", fields);
      SamWorkshopSteps steps = { 0 };
      char open[] = "X";
      g_autofree char *found = NULL;

      steps.steps[cases[i].step].state = SAM_STEP_NOW;
      steps.steps[cases[i].step].open = open;
      found = describe (sam_today_judge_workshop (workshop, &steps, &now));
      g_test_message ("%u, %s", cases[i].step, cases[i].date);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_order (void)
{
  static const struct
  {
    SamTodaySource source;
    SamUrgency urgency;
    const char *id;
    const char *due;
  } items[] = {
    { SAM_TODAY_TASK, SAM_URGENCY_SOON, "g", NULL },
    { SAM_TODAY_TASK, SAM_URGENCY_SOON, "f", "2026-07-01" },
    { SAM_TODAY_TASK, SAM_URGENCY_TODAY, "d", "2026-06-15" },
    { SAM_TODAY_QUESTION, SAM_URGENCY_TODAY, "c", "2026-06-15" },
    { SAM_TODAY_TASK, SAM_URGENCY_LATE, "b", "2026-06-02" },
    { SAM_TODAY_GROUP, SAM_URGENCY_SOON, "e", "2026-05-01" },
    { SAM_TODAY_CALL_BACK, SAM_URGENCY_LATE, "a", "2026-06-01" },
  };
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_today_item_free);

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_ptr_array_add (sorted, sam_today_item_new (items[i].source, items[i].urgency, items[i].id, items[i].due, NULL));
  sam_today_sort (sorted);
  for (guint i = 0; i < sorted->len; i++)
    g_assert_cmpint (((SamTodayItem *) sorted->pdata[i])->id[0], ==, 'a' + (int) i);
}

static void
test_person (void)
{
  g_autoptr (SamTodayItem) item = sam_today_item_new (SAM_TODAY_TASK, SAM_URGENCY_SOON, "x", NULL, NULL);

  g_assert_true (sam_today_item_is_for (item, NULL));
  g_assert_true (sam_today_item_is_for (item, "Ada"));
  item->person = g_strdup ("Bea");
  g_assert_true (sam_today_item_is_for (item, NULL));
  g_assert_true (sam_today_item_is_for (item, "Bea"));
  g_assert_false (sam_today_item_is_for (item, "Ada"));
}

/* --- with a region --- */

typedef struct
{
  char *folder;
  char *path;
  SamStore *store;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("today-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "region.db", NULL);
  fixture->store = sam_store_open (fixture->path, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  sam_store_set_author (fixture->store, "Ada");
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  sam_store_close (fixture->store);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static char *
save (Fixture *fixture,
      const char *kind,
      const char *fields)
{
  g_autoptr (SamRecord) record = make (kind, fields);
  g_autoptr (GError) error = NULL;

  sam_store_save (fixture->store, record, &error);
  g_assert_no_error (error);
  return g_strdup (sam_record_get_id (record));
}

static char *
list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = sam_today_collect (fixture->store, NULL, &now, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      SamTodayItem *item = items->pdata[i];

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "", item->title, item->reason);
    }
  return g_string_free (text, FALSE);
}

static void
test_collect (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *topic = save (fixture, "topic", "name=Incest; sensitivity=high");
  g_autofree char *sensitive = g_strconcat ("name=Stil; verified_on=2025-11-01; topics=", topic, NULL);
  g_autofree char *group = NULL;
  g_autofree char *about = NULL;
  g_autofree char *consent = NULL;
  g_autofree char *found = NULL;

  g_free (save (fixture, "question", "subject=Rouw om een kind; status=new; received_at=1781400000"));
  g_free (save (fixture, "question", "subject=Beantwoord; status=closed"));
  g_free (save (fixture, "group", "name=Fris; verified_on=2026-06-01"));
  g_free (save (fixture, "group", "name=Oud; verified_on=2025-06-01"));
  g_free (save (fixture, "group", "name=Weg; status=ended"));
  group = save (fixture, "group", sensitive);
  about = g_strconcat ("purpose=publication; channel=print; given_on=2024-06-01; expires_on=2026-06-01; about=", group,
                       NULL);
  consent = save (fixture, "consent", about);
  g_free (save (fixture, "task", "title=Folders halen; due_on=2026-06-15"));
  g_free (save (fixture, "contact", "subject=Nabellen; follow_up_on=2026-06-15"));
  g_free (save (fixture, "workshop", AN_EVENING));

  found = list (fixture);
  g_assert_cmpstr (found, ==,
                   "Stil: Has run out: ask again\n"
                   "Rouw om een kind: Unanswered for 34 hours\n"
                   "Nabellen: To be followed up\n"
                   "Folders halen: To do today\n"
                   "Stil: Sensitive topic: is it still right?\n"
                   "Oud: Is it still right?\n"
                   "Avond: In 5 days. There is no venue yet.");
}

/* A later consent for the same takes the place of the one that ran out. */
static void
test_renewed (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *group = save (fixture, "group", "name=Fris; verified_on=2026-06-01");
  g_autofree char *old = g_strconcat ("purpose=publication; channel=print; given_on=2024-06-01; "
                                      "expires_on=2026-06-01; about=",
                                      group, NULL);
  g_autofree char *other = g_strconcat ("purpose=publication; channel=press; given_on=2026-06-01; about=", group, NULL);
  g_autofree char *again = g_strconcat ("purpose=publication; channel=print; given_on=2026-06-01; about=", group, NULL);
  g_autofree char *found = NULL;

  g_free (save (fixture, "consent", old));
  g_free (save (fixture, "consent", other));
  found = list (fixture);
  g_assert_cmpstr (found, ==, "Fris: Has run out: ask again");
  g_free (save (fixture, "consent", again));
  g_free (found);
  found = list (fixture);
  g_assert_cmpstr (found, ==, "");
}

static char *
save_consent (Fixture *fixture,
              const char *group,
              const char *fields)
{
  g_autofree char *all = g_strconcat ("purpose=publication; channel=print; about=", group, "; ", fields, NULL);

  return save (fixture, "consent", all);
}

/* Who agrees to one field says nothing of another; only when each was agreed to again nobody has to ask. */
static void
test_renewed_fields (Fixture *fixture,
                     gconstpointer data)
{
  static const struct
  {
    const char *later; /* was agreed to; NULL: nothing yet */
    gboolean is_asked;
  } steps[] = {
    { NULL, TRUE },
    { "given_on=2026-06-11; fields=public_phone", TRUE },
    { "given_on=2026-06-12; fields=name", TRUE },
    { "given_on=2026-06-13; fields=status;public_phone", FALSE },
  };
  g_autofree char *fris = save (fixture, "group", "name=Fris; verified_on=2026-06-01");
  g_autofree char *zacht = save (fixture, "group", "name=Zacht; verified_on=2026-06-01");

  g_free (save_consent (fixture, fris, "given_on=2024-06-01; fields=name;status; expires_on=2026-06-20"));
  g_free (save_consent (fixture, zacht, "given_on=2024-06-01; fields=name;status; withdrawn_on=2026-06-10"));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *found = NULL;

      if (steps[i].later != NULL)
        {
          g_free (save_consent (fixture, fris, steps[i].later));
          g_free (save_consent (fixture, zacht, steps[i].later));
        }
      found = list (fixture);
      g_assert_cmpstr (found, ==,
                       steps[i].is_asked ? "Zacht: Withdrawn: see what still shows it\nFris: Runs out in 5 days" : "");
    }
}

/* What two groups that became one agreed to is agreed to by that one. */
static void
test_renewed_after_merge (Fixture *fixture,
                          gconstpointer data)
{
  g_autofree char *kept = save (fixture, "group", "name=Fris; verified_on=2026-06-01");
  g_autofree char *became = g_strconcat ("name=Frisch; verified_on=2026-06-01; merged_into=", kept, NULL);
  g_autofree char *merged = save (fixture, "group", became);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_free (save_consent (fixture, merged, "given_on=2024-06-01; fields=name; expires_on=2026-06-20"));
  before = list (fixture);
  g_assert_cmpstr (before, ==, "Fris: Runs out in 5 days");
  g_free (save_consent (fixture, kept, "given_on=2026-06-01; fields=name"));
  after = list (fixture);
  g_assert_cmpstr (after, ==, "");
}

/* What ended, wants to be left out or is gone is not asked again; what was withdrawn is looked up all the same. */
static void
test_over (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *ended = save (fixture, "group", "name=Weg; status=ended");
  g_autofree char *unlisted = save (fixture, "group", "name=Stil; unlisted_on=2026-01-01");
  const char *const about[] = { ended, unlisted, "group:5f0cf9d6-0000-4000-8000-000000000009" };
  g_autofree char *withdrawn = g_strconcat ("purpose=publication; channel=print; given_on=2024-06-01; "
                                            "withdrawn_on=2026-06-14; about=",
                                            ended, NULL);
  g_autofree char *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (about); i++)
    {
      g_autofree char *fields = g_strconcat ("purpose=publication; channel=press; given_on=2024-06-01; "
                                             "expires_on=2026-06-01; about=",
                                             about[i], NULL);

      g_free (save (fixture, "consent", fields));
    }
  found = list (fixture);
  g_assert_cmpstr (found, ==, "");
  g_free (save (fixture, "consent", withdrawn));
  g_free (found);
  found = list (fixture);
  g_assert_cmpstr (found, ==, "Weg: Withdrawn: see what still shows it");
}

/* One that a step is late for is named for that step, and a question that became another is called as that one is. */
static void
test_forms (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *question = save (fixture, "question", "subject=Rouw; status=in_contact");
  g_autofree char *became = g_strconcat ("subject=Verlies; status=in_contact; merged_into=", question, NULL);
  g_autofree char *merged = save (fixture, "question", became);
  const struct
  {
    const char *fields; /* the question is to follow */
    const char *question;
  } matches[] = {
    { "status=in_contact; contact_on=2026-05-15; question=", question },
    { "status=in_contact; contact_on=2026-05-16; question=", merged },
    { "contact_on=2026-05-17; question=", question },
    { "status=in_contact; contact_on=2026-05-19; question=", question },
    { "status=in_contact; contact_on=2026-05-15; form_sent_on=2026-06-14; question=", question },
    { "status=in_contact; contact_on=2025-12-14; question=", question },
    { "status=told; told_on=2026-05-01; contact_on=2026-05-15; question=", question },
    { "status=told; told_on=2026-06-14; contact_on=2026-05-18; question=", question },
  };
  g_autofree char *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (matches); i++)
    {
      g_autofree char *fields = g_strconcat (matches[i].fields, matches[i].question, NULL);

      g_free (save (fixture, "match", fields));
    }
  found = list (fixture);
  g_assert_cmpstr (found, ==,
                   "Rouw: Told a week ago: did they speak?\n"
                   "Rouw: Time for the evaluation form\n"
                   "Rouw: Time for the evaluation form\n"
                   "Rouw: Time for the evaluation form\n"
                   "Rouw: Time for the evaluation form");
}

/* How many steps SQLite took: each row that is looked at costs some. */
static int
on_statement_cb (unsigned int event,
                 void *n_steps,
                 void *statement,
                 void *nanoseconds)
{
  *(int *) n_steps += sqlite3_stmt_status (statement, SQLITE_STMTSTATUS_VM_STEP, TRUE);
  return 0;
}

static int
count_steps (Fixture *fixture)
{
  sqlite3 *handle = sam_database_get_handle (sam_store_get_database (fixture->store));
  g_autofree char *found = NULL;
  int n_steps = 0;

  sqlite3_trace_v2 (handle, SQLITE_TRACE_PROFILE, on_statement_cb, &n_steps);
  found = list (fixture);
  sqlite3_trace_v2 (handle, 0, NULL, NULL);
  g_assert_cmpstr (found, ==, "");
  return n_steps;
}

/* Each start of the program waits for this list: years of what was done must not make it later. */
static void
test_years (Fixture *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *kind;
    const char *fields; /* a number is to follow */
  } over[] = {
    { "question", "status=closed; retain_until=2029-01-01; asker_name=Vrager; subject=Vraag " },
    { "match", "status=ended; question=question:5f0cf9d6-0000-4000-8000-000000000001; contact_on=2024-01-01; "
               "form_sent_on=2024-02-01; form_code=" },
    { "consent", "purpose=publication; channel=print; about=group:5f0cf9d6-0000-4000-8000-000000000009; "
                 "expires_on=2029-01-01; text_version=" },
    { "consent", "purpose=publication; channel=press; about=group:5f0cf9d6-0000-4000-8000-000000000009; "
                 "withdrawn_on=2023-01-01; text_version=" },
    { "contact", "date=2024-01-01; subject=Gebeld " },
    { "task", "status=done; due_on=2024-01-01; done_on=2024-01-01; title=Taak " },
  };
  int first = 0;

  for (guint year = 0; year < 3; year++)
    {
      g_assert_true (sam_store_begin (fixture->store, NULL));
      for (guint i = 0; i < G_N_ELEMENTS (over); i++)
        for (guint k = 0; k < 20; k++)
          {
            g_autofree char *fields = g_strdup_printf ("%s%u", over[i].fields, year * 20 + k);

            g_free (save (fixture, over[i].kind, fields));
          }
      g_assert_true (sam_store_commit (fixture->store, NULL));
      if (year == 0)
        first = count_steps (fixture);
      else
        g_assert_cmpint (count_steps (fixture), ==, first);
    }
}

/* Two computers gave a task another title. */
static void
put_conflict (Fixture *fixture)
{
  const char *path[] = { "1-00000000000000000000000000000001", NULL };
  g_autofree char *task = save (fixture, "task", "title=Bellen; status=done; assigned_to=Ada");
  g_autoptr (GError) error = NULL;

  sam_store_receive (fixture->store, task, path, FALSE,
                     "{\"assigned_to\":\"Ada\",\"status\":\"done\",\"title\":\"Mailen\"}", NULL, &error);
  g_assert_no_error (error);
}

static void
put_workshop (Fixture *fixture)
{
  g_autofree char *leader = save (fixture, "person", "first_name=Ada");
  g_autofree char *fields = g_strconcat ("title=Avond; status=idea; date=2026-06-20; leader=", leader, NULL);

  g_free (save (fixture, "workshop", fields));
}

/* A match whose step is late, and one whose form is due; each of a question, one of which became another. */
static void
put_matches (Fixture *fixture)
{
  g_autofree char *question = save (fixture, "question", "subject=Rouw; status=in_contact; assigned_to=Ada");
  g_autofree char *became = g_strconcat ("subject=Verlies; status=in_contact; merged_into=", question, NULL);
  g_autofree char *merged = save (fixture, "question", became);
  g_autofree char *late = g_strconcat ("status=asked; asked_on=2026-06-01; question=", question, NULL);
  g_autofree char *form = g_strconcat ("status=in_contact; contact_on=2026-05-15; question=", question, NULL);
  g_autofree char *other = g_strconcat ("status=in_contact; contact_on=2026-05-16; question=", merged, NULL);

  g_free (save (fixture, "match", late));
  g_free (save (fixture, "match", form));
  g_free (save (fixture, "match", other));
}

/* What Ada works on, from each source that knows of somebody. */
static void
put_work_of_ada (Fixture *fixture)
{
  static const struct
  {
    const char *kind;
    const char *fields;
  } simple[] = {
    { "question", "subject=Angst; status=new; assigned_to=Ada" },
    { "question", "subject=Slaap; status=closed; asker_name=Vrager; retain_until=2026-06-15; assigned_to=Ada" },
    { "contact", "subject=Nabellen; follow_up_on=2026-06-15; who=Ada" },
    { "task", "title=Folders halen; due_on=2026-06-15; assigned_to=Ada" },
    { "step", "title=Zaal zoeken; planned_on=2026-06-15; assigned_to=Ada" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (simple); i++)
    g_free (save (fixture, simple[i].kind, simple[i].fields));
  put_matches (fixture);
  put_workshop (fixture);
  put_conflict (fixture);
}

/* What is nobody's work in particular: of these no field says who works on it. */
static void
put_work_of_all (Fixture *fixture)
{
  static const struct
  {
    const char *kind;
    const char *fields;
  } simple[] = {
    { "group", "name=Oud; verified_on=2025-06-01" },
    { "consent", "purpose=publication; channel=print; given_on=2024-06-01; withdrawn_on=2026-06-14; noted_by=Ada; "
                 "about=group:5f0cf9d6-0000-4000-8000-000000000009" },
    { "story", "title=Verhaal; talked_on=2026-01-01" },
    { "article", "title=Stuk; review_on=2026-06-15" },
    { "signal", "title=Wachttijd; status=delivered; delivered_on=2026-05-04" },
    { "deployment", "subject=Raad; status=requested; requested_on=2026-06-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (simple); i++)
    g_free (save (fixture, simple[i].kind, simple[i].fields));
}

/* Every source, and whose list has what it gives. */
static void
test_people (Fixture *fixture,
             gconstpointer data)
{
  static const gboolean is_nobodys[SAM_TODAY_N_SOURCES] = {
    [SAM_TODAY_GROUP] = TRUE,
    [SAM_TODAY_CONSENT] = TRUE,
    [SAM_TODAY_STORY] = TRUE,
    [SAM_TODAY_ARTICLE] = TRUE,
    [SAM_TODAY_SIGNAL] = TRUE,
    [SAM_TODAY_ADVICE] = TRUE,
  };
  g_autoptr (GPtrArray) rejected = g_ptr_array_new ();
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *refused = save (fixture, "task", "title=Geweigerd; status=done; assigned_to=Ada");
  guint n_of[SAM_TODAY_N_SOURCES] = { 0 };

  put_work_of_ada (fixture);
  put_work_of_all (fixture);
  g_ptr_array_add (rejected, sam_today_judge_rejected (refused, "No.", &now));
  items = sam_today_collect (fixture->store, g_steal_pointer (&rejected), &now, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      const SamTodayItem *item = items->pdata[i];

      g_test_message ("%s: %s", sam_today_source_get_name (item->source), item->title);
      n_of[item->source]++;
      g_assert_cmpstr (item->person, ==, is_nobodys[item->source] ? NULL : "Ada");
      g_assert_true (sam_today_item_is_for (item, "Ada"));
      g_assert_true (sam_today_item_is_for (item, "Bea") == is_nobodys[item->source]);
    }
  for (guint i = 0; i < SAM_TODAY_N_SOURCES; i++)
    g_assert_cmpuint (n_of[i], ==, i == SAM_TODAY_MATCH ? 3 : 1);
}

/* What the other side did not take stands among what is urgent today, with its reason; it may be no record. */
static void
test_rejected (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (GPtrArray) rejected = g_ptr_array_new ();
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  const SamTodayItem *item;

  g_free (save (fixture, "task", "title=Folders halen; due_on=2026-06-14"));
  g_free (save (fixture, "task", "title=Zaal"));
  g_ptr_array_add (rejected, sam_today_judge_rejected ("group:none", "It has no name.", &now));
  items = sam_today_collect (fixture->store, g_steal_pointer (&rejected), &now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 3);
  item = items->pdata[1];
  g_assert_cmpint (item->source, ==, SAM_TODAY_REJECTED);
  g_assert_cmpstr (item->id, ==, "group:none");
  g_assert_false (sam_today_finish (fixture->store, item->source, item->id, &now, NULL));
  found = describe (g_ptr_array_steal_index (items, 1));
  g_assert_cmpstr (found, ==, "T 2026-06-15 It has no name.");
}

static void
test_finish (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *group = save (fixture, "group", "name=Oud; verified_on=2025-06-01");
  g_autofree char *task = save (fixture, "task", "title=Folders halen; due_on=2026-06-15");
  g_autofree char *call = save (fixture, "contact", "subject=Nabellen; follow_up_on=2026-06-15");
  g_autofree char *question = save (fixture, "question", "subject=Rouw; status=new");
  g_autofree char *workshop = save (fixture, "workshop", AN_EVENING);
  g_autofree char *left = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sam_today_finish (fixture->store, SAM_TODAY_GROUP, group, &now, &error));
  g_assert_true (sam_today_finish (fixture->store, SAM_TODAY_TASK, task, &now, &error));
  g_assert_true (sam_today_finish (fixture->store, SAM_TODAY_CALL_BACK, call, &now, &error));
  g_assert_true (sam_today_finish (fixture->store, SAM_TODAY_QUESTION, question, &now, &error));
  g_assert_false (sam_today_finish (fixture->store, SAM_TODAY_WORKSHOP, workshop, &now, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID);
  left = list (fixture);
  g_assert_cmpstr (left, ==, "Avond: In 5 days. There is no venue yet.");
  g_clear_error (&error);
  g_assert_true (sam_store_undo (fixture->store, &error));
  g_free (left);
  left = list (fixture);
  g_assert_cmpstr (left, ==, "Rouw: Unanswered\nAvond: In 5 days. There is no venue yet.");
}

/* Who asked is forgotten by a click, what was asked is not; and by another click it is known again. */
static void
test_finish_contacts (Fixture *fixture,
                      gconstpointer data)
{
  g_autoptr (SamRecord) question = make ("question", "subject=Rouw; status=closed; municipality=Heerlen; text=Wie?; "
                                                     "asker_name=Vrager; asker_phone=+31612345678; "
                                                     "asker_email=vraag@post.example");
  const char *id = sam_record_get_id (question);
  g_autoptr (SamRecord) after = NULL;
  g_autoptr (SamRecord) expected = NULL;
  g_autofree char *found = NULL;
  g_autofree char *left = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  /* Where nobody typed a day there is one all the same. */
  g_assert_true (sam_following_save (fixture->store, question, "2026-03-15", NULL, &error));
  found = list (fixture);
  g_assert_cmpstr (found, ==, "Rouw: Kept long enough: take out how to reach the asker");
  g_assert_true (sam_today_finish (fixture->store, SAM_TODAY_CONTACTS, id, &now, &error));
  after = sam_store_load (fixture->store, id, &error);
  expected = make ("question", "subject=Rouw; status=closed; municipality=Heerlen; text=Wie?");
  for (guint i = 0; i < sam_record_get_kind (after)->n_fields; i++)
    {
      const char *field = sam_record_get_kind (after)->fields[i].name;

      if (!g_str_has_prefix (field, "edited_"))
        g_assert_cmpstr (sam_record_get_value (after, field), ==, sam_record_get_value (expected, field));
    }
  left = list (fixture);
  g_assert_cmpstr (left, ==, "");
  g_assert_true (sam_store_undo (fixture->store, &error));
  again = list (fixture);
  g_assert_cmpstr (again, ==, found);
}

/* Of two questions that became one both forget who asked, and one step brings it back. */
static void
test_finish_merged (Fixture *fixture,
                    gconstpointer data)
{
  g_autofree char *kept = save (fixture, "question", "subject=Rouw; status=closed; asker_name=Vrager; "
                                                     "retain_until=2026-06-15");
  g_autofree char *became = g_strconcat ("subject=Verlies; asker_phone=+31612345678; merged_into=", kept, NULL);
  g_autofree char *merged = save (fixture, "question", became);
  g_autofree char *found = NULL;
  g_autofree char *left = NULL;
  g_autofree char *again = NULL;
  g_autoptr (SamRecord) after = NULL;
  g_autoptr (SamRecord) undone = NULL;
  g_autoptr (GError) error = NULL;

  found = list (fixture);
  g_assert_cmpstr (found, ==, "Rouw: Kept long enough: take out how to reach the asker");
  g_assert_true (sam_today_finish (fixture->store, SAM_TODAY_CONTACTS, kept, &now, &error));
  left = list (fixture);
  g_assert_cmpstr (left, ==, "");
  after = sam_store_load (fixture->store, merged, &error);
  g_assert_false (sam_question_has_contacts (after));
  g_assert_true (sam_store_undo (fixture->store, &error));
  again = list (fixture);
  g_assert_cmpstr (again, ==, found);
  undone = sam_store_load (fixture->store, merged, &error);
  g_assert_true (sam_question_has_contacts (undone));
}

/* Whoever was not reached is tried again, and it is said for how many times it is. */
static void
test_tries (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *left = NULL;

  g_free (save (fixture, "group", "name=Oud; verified_on=2025-01-06; verify_tries=2; verify_tried_on=2026-06-01"));
  g_free (save (fixture, "group", "name=Stil; verified_on=2025-01-06; verify_tries=1; verify_tried_on=2026-06-14"));
  left = list (fixture);
  g_assert_cmpstr (left, ==, "Oud: Not reached: try number 3");
}

/* Why a group paused, and until when, says nothing about its end. */
static void
test_stopped (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *id = save (fixture, "group", "name=Oud; status=paused; status_since=2026-05-01; "
                                                "status_until=2026-09-01; status_reason=Verbouwing");
  g_autoptr (SamRecord) group = NULL;
  g_autofree char *status = NULL;
  g_autofree char *since = NULL;
  g_autoptr (GError) error = NULL;

  sam_verification_note (fixture->store, id, SAM_VERIFIED_STOPPED, "phone", now.day, &error);
  g_assert_no_error (error);
  group = sam_store_load (fixture->store, id, &error);
  status = sam_record_dup_text (group, "status");
  since = sam_record_dup_text (group, "status_since");
  g_assert_cmpstr (status, ==, "ended");
  g_assert_cmpstr (since, ==, now.day);
  g_assert_false (sam_record_has_value (group, "status_until"));
  g_assert_false (sam_record_has_value (group, "status_reason"));
}

static char *
dup_random_day (GRand *random)
{
  GDate day;

  g_date_set_dmy (&day, 15, G_DATE_JUNE, 2026);
  g_date_subtract_days (&day, (guint) g_rand_int_range (random, 0, 500));
  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (&day), (guint) g_date_get_month (&day),
                          g_date_get_day (&day));
}

static SamRecord *
make_random_group (GRand *random,
                   guint i,
                   const char *topic)
{
  static const char *const days[] = { "verified_on", "connected_since", "bounced_on", "unlisted_on" };
  static const int one_in[] = { 20, 3, 20, 20 };
  const char *status = g_rand_int_range (random, 0, 8) > 0 ? "open" : "ended";
  g_autofree char *name = g_strdup_printf ("name=Groep %u; status=%s", i, status);
  SamRecord *group = make ("group", name);

  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    {
      g_autofree char *day = dup_random_day (random);

      if ((d < 2) != (g_rand_int_range (random, 0, one_in[d]) == 0))
        sam_record_set_text (group, days[d], day);
    }
  if (g_rand_int_range (random, 0, 4) == 0)
    {
      g_autofree char *day = dup_random_day (random);

      sam_record_set_text (group, "verify_tried_on", day);
      sam_record_set_integer (group, "verify_tries", g_rand_int_range (random, 1, 4));
    }
  if (g_rand_boolean (random))
    sam_record_set_strv (group, "topics", (const char *const[]){ topic, NULL });
  return group;
}

static guint
count_of (GPtrArray *items,
          const char *id)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += g_str_equal (((SamTodayItem *) items->pdata[i])->id, id);
  return n;
}

/* The question of the table leaves out none of which the rule says that it is due. */
static void
test_due_groups (Fixture *fixture,
                 gconstpointer data)
{
  const char *region = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (SamRecord) topic = make ("topic", "name=Verslaving; sensitivity=high");
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  if (region != NULL)
    g_free (save (fixture, "region", region));
  sam_store_save (fixture->store, topic, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 200; i++)
    {
      g_ptr_array_add (groups, make_random_group (random, i, sam_record_get_id (topic)));
      sam_store_save (fixture->store, groups->pdata[i], &error);
      g_assert_no_error (error);
    }
  items = sam_today_collect (fixture->store, NULL, &now, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < groups->len; i++)
    {
      SamVerifyReason reason;
      GDate due, today;
      gboolean asked = sam_verification_load_due (fixture->store, groups->pdata[i], now.day, &due, &reason);

      g_date_set_dmy (&today, 15, G_DATE_JUNE, 2026);
      g_assert_cmpuint (count_of (items, sam_record_get_id (groups->pdata[i])), ==,
                        asked && g_date_compare (&due, &today) <= 0);
    }
}

/* A region says itself after how many months it asks. */
static void
test_region_months (Fixture *fixture,
                    gconstpointer data)
{
  g_autofree char *topic = save (fixture, "topic", "name=Incest; sensitivity=high");
  g_autofree char *due = g_strconcat ("name=Stil; verified_on=2026-04-15; topics=", topic, NULL);
  g_autofree char *not_yet = g_strconcat ("name=Zacht; verified_on=2026-04-16; topics=", topic, NULL);
  g_autoptr (SamRecord) region = make ("region", "name=Parkstad; verify_after_months=4; "
                                                 "verify_sensitive_after_months=2; verify_new_after_months=1");
  g_autofree char *before = NULL;
  g_autofree char *found = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_free (save (fixture, "group", due));
  g_free (save (fixture, "group", not_yet));
  g_free (save (fixture, "group", "name=Oud; verified_on=2026-02-15"));
  g_free (save (fixture, "group", "name=Net niet; verified_on=2026-02-16"));
  g_free (save (fixture, "group", "name=Jong; verified_on=2026-05-15; connected_since=2026-05-15"));
  g_free (save (fixture, "group", "name=Jonger; verified_on=2026-05-16; connected_since=2026-05-16"));
  before = list (fixture);
  g_assert_cmpstr (before, ==, "");
  sam_store_save (fixture->store, region, &error);
  g_assert_no_error (error);
  found = list (fixture);
  g_assert_cmpstr (found, ==,
                   "Jong: New: is it still right?\nStil: Sensitive topic: is it still right?\nOud: Is it still right?");
  sam_record_set_integer (region, "verify_after_months", 12);
  sam_store_save (fixture->store, region, &error);
  g_assert_no_error (error);
  after = list (fixture);
  g_assert_cmpstr (after, ==, "Jong: New: is it still right?\nStil: Sensitive topic: is it still right?");
}

/* Whoever types something of a group has not asked the group. */
static void
test_changed_is_not_verified (Fixture *fixture,
                              gconstpointer data)
{
  static const struct
  {
    const char *field;
    const char *value;
  } edits[] = {
    { "name", "Ouder" },
    { "public_phone", "+31612345678" },
    { "notes", "Zoekt een zaal" },
    { "status", "full" },
  };
  g_autoptr (SamRecord) group = make ("group", "name=Oud; status=open; verified_on=2025-06-01; verified_by=Bea");
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  sam_store_save (fixture->store, group, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (SamRecord) edited = sam_store_load (fixture->store, sam_record_get_id (group), &error);
      g_autoptr (SamRecord) saved = NULL;

      sam_record_parse_field (edited, edits[i].field, edits[i].value, &error);
      g_assert_no_error (error);
      g_assert_true (sam_following_save (fixture->store, edited, now.day, NULL, &error));
      saved = sam_store_load (fixture->store, sam_record_get_id (group), &error);
      g_assert_cmpstr (sam_record_get_value (saved, "verified_on"), ==, "\"2025-06-01\"");
      g_assert_cmpstr (sam_record_get_value (saved, "verified_by"), ==, "\"Bea\"");
    }
  found = list (fixture);
  g_assert_cmpstr (found, ==, "Ouder: Is it still right?");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  sam_moment_set (&now, NOW);
  g_test_add_func ("/today/questions-within-24-hours", test_questions);
  g_test_add_func ("/today/tasks-by-day", test_tasks);
  g_test_add_func ("/today/steps-by-day", test_steps);
  g_test_add_func ("/today/articles-to-be-looked-over", test_articles);
  g_test_add_func ("/today/signals-without-an-answer", test_signals);
  g_test_add_func ("/today/advice-that-waits-for-somebody", test_advice);
  g_test_add_func ("/today/call-backs-on-their-day", test_call_backs);
  g_test_add_func ("/today/who-asked-is-not-kept-for-ever", test_contacts);
  g_test_add_func ("/today/consents-that-run-out-or-were-withdrawn", test_consents);
  g_test_add_func ("/today/workshops-with-open-steps", test_workshops);
  g_test_add_func ("/today/each-step-of-a-workshop-has-its-time", test_workshop_steps);
  g_test_add_func ("/today/the-most-urgent-first", test_order);
  g_test_add_func ("/today/somebody-has-theirs-and-nobodys", test_person);
  g_test_add ("/today/one-list-from-all-sources", Fixture, NULL, set_up, test_collect, tear_down);
  g_test_add ("/today/consents-of-what-is-over-need-nobody", Fixture, NULL, set_up, test_over, tear_down);
  g_test_add ("/today/a-consent-given-again-needs-nobody", Fixture, NULL, set_up, test_renewed, tear_down);
  g_test_add ("/today/a-consent-is-renewed-field-by-field", Fixture, NULL, set_up, test_renewed_fields, tear_down);
  g_test_add ("/today/a-consent-is-renewed-after-a-merge", Fixture, NULL, set_up, test_renewed_after_merge, tear_down);
  g_test_add ("/today/a-form-that-is-due-is-asked-for-once", Fixture, NULL, set_up, test_forms, tear_down);
  g_test_add ("/today/every-group-that-is-due-and-no-other", Fixture, NULL, set_up, test_due_groups, tear_down);
  g_test_add ("/today/every-group-that-is-due-by-the-months-of-the-region", Fixture,
              "name=Parkstad; verify_after_months=5; verify_sensitive_after_months=2; verify_new_after_months=1",
              set_up, test_due_groups, tear_down);
  g_test_add ("/today/the-region-says-after-how-many-months", Fixture, NULL, set_up, test_region_months, tear_down);
  g_test_add ("/today/changed-is-not-verified", Fixture, NULL, set_up, test_changed_is_not_verified, tear_down);
  g_test_add ("/today/years-of-what-was-done-are-not-gone-over", Fixture, NULL, set_up, test_years, tear_down);
  g_test_add ("/today/a-click-and-who-asked-is-forgotten", Fixture, NULL, set_up, test_finish_contacts, tear_down);
  g_test_add ("/today/what-became-another-question-forgets-too", Fixture, NULL, set_up, test_finish_merged, tear_down);
  g_test_add ("/today/of-every-source-is-known-whose-work-it-is", Fixture, NULL, set_up, test_people, tear_down);
  g_test_add ("/today/what-was-not-accepted-waits", Fixture, NULL, set_up, test_rejected, tear_down);
  g_test_add ("/today/who-was-not-reached-is-tried-again", Fixture, NULL, set_up, test_tries, tear_down);
  g_test_add ("/today/a-group-that-stopped-pauses-no-longer", Fixture, NULL, set_up, test_stopped, tear_down);
  g_test_add ("/today/a-click-and-it-is-done", Fixture, NULL, set_up, test_finish, tear_down);
  return g_test_run ();
}
