/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/sam-workshop-evening.h"
#include "network/sam-workshop-plan.h"
#include "network/sam-workshop-problem.h"
#include "network/sam-workshop-rounds.h"
#include "planner/sam-speeddate-worth.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  SamStore *store;
} Fixture;

static char *
make_id (const char *kind,
         const char *key)
{
  return sam_id_from_key (sam_kind_find (kind), key);
}

/* Saves a record from pairs of field and text, ended by NULL; a text of the form "kind KEY" names another record. */
static void
put (Fixture *fixture,
     const char *kind,
     const char *key,
     ...)
{
  g_autofree char *id = make_id (kind, key);
  g_autoptr (SamRecord) record = sam_record_new (sam_kind_find (kind), id);
  g_autoptr (GError) error = NULL;
  const char *field;
  va_list args;

  va_start (args, key);
  while ((field = va_arg (args, const char *)) != NULL)
    {
      sam_record_parse_field (record, field, va_arg (args, const char *), &error);
      g_assert_no_error (error);
    }
  va_end (args);
  sam_store_save (fixture->store, record, &error);
  g_assert_no_error (error);
}

static void
put_people (Fixture *fixture)
{
  const char *names[] = { "Ans", "Bea", "Cor", "Dirk", "Els", "Fien" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    put (fixture, "person", names[i], "first_name", names[i], "last_name", "Proef", NULL);
}

static void
put_workshop (Fixture *fixture)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autofree char *grief = make_id ("topic", "grief");
  g_autofree char *loss = make_id ("topic", "loss");
  g_autofree char *ans = make_id ("person", "Ans");
  g_autofree char *bea = make_id ("person", "Bea");
  g_autofree char *expert_ans = make_id ("expert", "Ans");
  g_autofree char *expert_bea = make_id ("expert", "Bea");
  g_autofree char *practice = make_id ("organisation", "H");
  g_autofree char *cor = make_id ("person", "Cor");
  g_autofree char *dirk = make_id ("person", "Dirk");
  g_autofree char *els = make_id ("person", "Els");
  g_autofree char *fien = make_id ("person", "Fien");

  put (fixture, "workshop", "W", "title", "Kennis maken", "date", "2027-03-04", "start", "19:00", "rounds", "2",
       "first_round_at", "19:30", "round_minutes", "15", "seats_max", "2", NULL);
  put (fixture, "topic", "loss", "name", "Verlies", NULL);
  put (fixture, "topic", "grief", "name", "Rouw", "parent", loss, NULL);
  put (fixture, "organisation", "H", "name", "Praktijk Proef", "type", "practice", NULL);
  put (fixture, "expert", "Ans", "person", ans, "topics", grief, NULL);
  put (fixture, "expert", "Bea", "person", bea, "topics", loss, "break_after_rounds", "1", NULL);
  put (fixture, "appearance", "A", "workshop", workshop, "expert", expert_ans, "table", "7", "avoid", dirk, NULL);
  put (fixture, "appearance", "B", "workshop", workshop, "expert", expert_bea, "capacity", "1", NULL);
  put (fixture, "participation", "C", "workshop", workshop, "person", cor, "status", "registered", "interests", grief,
       "organisation", practice, "function_text", "Huisarts", NULL);
  put (fixture, "participation", "D", "workshop", workshop, "person", dirk, "status", "confirmed", "wishes", expert_bea,
       "arrives_at", "19:40", NULL);
  put (fixture, "participation", "E", "workshop", workshop, "person", els, "status", "cancelled", NULL);
  put (fixture, "participation", "F", "workshop", workshop, "person", fien, "status", "waiting_list", NULL);
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("samenhulp-workshop-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "region.samenhulp", NULL);
  fixture->store = sam_store_open (path, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  sam_store_set_author (fixture->store, "Marit");
  put_people (fixture);
  put_workshop (fixture);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_clear_pointer (&fixture->store, sam_store_close);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static SamSpeeddateProblem *
read_problem (Fixture *fixture)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autoptr (GError) error = NULL;
  SamSpeeddateProblem *problem = sam_workshop_problem_new (fixture->store, workshop, &error);

  g_assert_no_error (error);
  return problem;
}

static int
find_guest (SamSpeeddateProblem *problem,
            const char *key)
{
  g_autofree char *id = make_id ("participation", key);

  return sam_speeddate_problem_find_participant (problem, id);
}

static void
test_only_who_comes_is_planned (Fixture *fixture,
                                gconstpointer data)
{
  g_autoptr (SamSpeeddateProblem) problem = read_problem (fixture);

  g_assert_cmpuint (problem->n_rounds, ==, 2);
  g_assert_cmpuint (problem->experts->len, ==, 2);
  g_assert_cmpuint (problem->participants->len, ==, 2);
  g_assert_cmpint (find_guest (problem, "C"), >=, 0);
  g_assert_cmpint (find_guest (problem, "E"), ==, -1);
  g_assert_cmpstr (sam_speeddate_problem_get_expert_name (problem, 0), ==, "Ans Proef");
}

static void
test_records_become_rules (Fixture *fixture,
                           gconstpointer data)
{
  g_autoptr (SamSpeeddateProblem) problem = read_problem (fixture);
  const guint cor = (guint) find_guest (problem, "C");
  const guint dirk = (guint) find_guest (problem, "D");

  /* The expert with a table number comes first. */
  g_assert_cmpuint (sam_speeddate_expert (problem, 0)->cap, ==, 2);
  g_assert_cmpuint (sam_speeddate_expert (problem, 1)->cap, ==, 1);
  g_assert_cmpuint (sam_speeddate_expert (problem, 1)->max_run, ==, 1);
  g_assert_cmpint (sam_speeddate_problem_get_weight (problem, cor, 0), ==, 2);
  g_assert_cmpint (sam_speeddate_problem_get_weight (problem, cor, 1), ==, 1);
  g_assert_cmpint (sam_speeddate_problem_get_weight (problem, dirk, 1), ==, 3);
  g_assert_cmpuint (problem->must->len, ==, 1);
  g_assert_true (sam_speeddate_problem_is_forbidden (problem, dirk, 0));
  g_assert_false (sam_speeddate_problem_is_forbidden (problem, cor, 0));
  g_assert_cmpuint (sam_speeddate_participant (problem, cor)->available, ==, 3);
  g_assert_cmpuint (sam_speeddate_participant (problem, dirk)->available, ==, 2);
}

/* What nobody at a table can talk about is not in the planner's count: it is told beside it. */
static void
test_wishes_without_a_table_are_told (Fixture *fixture,
                                      gconstpointer data)
{
  static const int seats[4] = { 0, 1, 1, 0 };
  static const gint64 vector[SAM_SPEEDDATE_N_LEVELS] = { 0 };
  g_autoptr (SamSpeeddateProblem) before = read_problem (fixture);
  g_autofree char *expert_bea = make_id ("expert", "Bea");
  g_autofree char *elsewhere = make_id ("expert", "Elders");
  g_autofree char *wishes = g_strdup_printf ("%s;%s", expert_bea, elsewhere);
  g_autofree char *other_topic = make_id ("topic", "other");
  g_autoptr (SamSpeeddateProblem) problem = NULL;
  g_autofree char *words = NULL;

  g_assert_cmpuint (before->n_wishes_without_table, ==, 0);
  put (fixture, "participation", "D", "wishes", wishes, "interests", other_topic, NULL);
  problem = read_problem (fixture);
  words = sam_speeddate_worth_to_text (problem, seats, 3, vector, NULL, 0);
  g_assert_cmpstr (words, ==,
                   "3 of at most 3 wished-for talks. 2 more wishes are for experts or topics without a table. "
                   "1 of 1 “must meet” kept. Everybody has a table in every round they are there.");
}

static void
test_an_empty_workshop_says_what_is_missing (Fixture *fixture,
                                             gconstpointer data)
{
  g_autofree char *id = make_id ("workshop", "empty");
  g_autoptr (GError) error = NULL;

  put (fixture, "workshop", "empty", "title", "Leeg", NULL);
  g_assert_null (sam_workshop_problem_new (fixture->store, id, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID);
}

static void
test_clock_times_need_a_first_round (Fixture *fixture,
                                     gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "late");
  g_autofree char *bea = make_id ("expert", "Bea");
  g_autofree char *cor = make_id ("person", "Cor");
  g_autoptr (GError) error = NULL;

  put (fixture, "workshop", "late", "title", "Kennis maken", "rounds", "2", NULL);
  put (fixture, "appearance", "late", "workshop", workshop, "expert", bea, NULL);
  put (fixture, "participation", "late", "workshop", workshop, "person", cor, "status", "registered", "arrives_at",
       "19:40", NULL);
  g_assert_null (sam_workshop_problem_new (fixture->store, workshop, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "first round begins"));
}

static char *
save_plan (Fixture *fixture,
           guint64 seed)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autoptr (SamSpeeddateProblem) problem = read_problem (fixture);
  const SamSpeeddateOptions options = { .seed = seed, .max_steps = 1000 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SamSpeeddatePlan) plan = NULL;
  char *id;

  sam_speeddate_problem_add_pin (problem, (guint) find_guest (problem, "C"), 0, 0);
  plan = sam_speeddate_solve (problem, &options, NULL, NULL, &error);
  g_assert_no_error (error);
  id = sam_workshop_save_plan (fixture->store, workshop, plan, 1800000000, &error);
  g_assert_no_error (error);
  return id;
}

static void
test_a_saved_plan_reads_back (Fixture *fixture,
                              gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autofree char *id = save_plan (fixture, 1);
  g_autoptr (SamSpeeddateProblem) problem = read_problem (fixture);
  g_autoptr (SamRecord) record = sam_workshop_load_plan (fixture->store, workshop, NULL);
  g_autofree int *seats = NULL;

  g_assert_cmpstr (sam_record_get_id (record), ==, id);
  seats = sam_workshop_plan_dup_seats (record, problem);
  g_assert_cmpint (seats[find_guest (problem, "C") * 2], ==, 0);
  g_assert_cmpint (seats[find_guest (problem, "D") * 2], ==, -1);
  g_assert_cmpint (seats[find_guest (problem, "D") * 2 + 1], ==, 1);
  sam_workshop_problem_add_pins (problem, record);
  g_assert_cmpuint (problem->pin->len, ==, 1);
}

static guint
count_bounds (Fixture *fixture)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autoptr (SamSpeeddateProblem) problem = read_problem (fixture);
  g_autoptr (SamRecord) plan = sam_workshop_load_plan (fixture->store, workshop, NULL);
  g_autoptr (SamRecord) announced = sam_workshop_load_announced_plan (fixture->store, plan);
  gint64 bound[SAM_SPEEDDATE_N_LEVELS];

  if (announced != NULL)
    sam_workshop_problem_follow (problem, announced, 0);
  return sam_workshop_plan_get_bound (plan, problem, bound);
}

static void
test_how_good_a_plan_could_be_is_forgotten_with_new_wishes (Fixture *fixture,
                                                            gconstpointer data)
{
  g_autofree char *id = save_plan (fixture, 1);
  g_autofree char *els = make_id ("person", "Els");
  g_autofree char *workshop = make_id ("workshop", "W");

  g_assert_cmpuint (count_bounds (fixture), ==, SAM_SPEEDDATE_N_LEVELS);
  sam_workshop_announce_plan (fixture->store, id, 1800000100, NULL);
  g_assert_cmpuint (count_bounds (fixture), ==, SAM_SPEEDDATE_N_LEVELS);
  put (fixture, "participation", "G", "workshop", workshop, "person", els, "status", "registered", NULL);
  g_assert_cmpuint (count_bounds (fixture), ==, 0);
}

static void
test_an_announced_plan_is_never_changed (Fixture *fixture,
                                         gconstpointer data)
{
  g_autofree char *workshop_id = make_id ("workshop", "W");
  g_autofree char *first = save_plan (fixture, 1);
  g_autofree char *draft = save_plan (fixture, 2);
  g_autofree char *next = NULL;
  g_autofree char *predecessor = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (SamRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (first, ==, draft);
  sam_workshop_announce_plan (fixture->store, first, 1800000100, &error);
  g_assert_no_error (error);
  record = sam_store_load (fixture->store, first, NULL);
  before = sam_record_to_body (record);
  g_clear_object (&record);

  next = save_plan (fixture, 3);
  g_assert_cmpstr (next, !=, first);
  record = sam_store_load (fixture->store, first, NULL);
  after = sam_record_to_body (record);
  g_assert_cmpstr (before, ==, after);
  g_clear_object (&record);
  record = sam_workshop_load_plan (fixture->store, workshop_id, NULL);
  predecessor = sam_record_dup_text (record, "predecessor");
  g_assert_cmpstr (predecessor, ==, first);
}

static void
test_a_new_plan_on_the_evening_follows_the_announced_one (Fixture *fixture,
                                                          gconstpointer data)
{
  g_autofree char *workshop_id = make_id ("workshop", "W");
  g_autofree char *id = save_plan (fixture, 1);
  g_autofree char *els = make_id ("person", "Els");
  g_autoptr (SamRecord) record = sam_store_load (fixture->store, id, NULL);
  g_autoptr (SamSpeeddateProblem) problem = NULL;

  put (fixture, "participation", "G", "workshop", workshop_id, "person", els, "status", "attended", NULL);
  problem = read_problem (fixture);
  sam_workshop_problem_follow (problem, record, 1);
  g_assert_true (problem->has_previous);
  g_assert_cmpuint (problem->frozen_rounds, ==, 1);
  g_assert_true (sam_speeddate_participant (problem, find_guest (problem, "G"))->walk_in);
  g_assert_false (sam_speeddate_participant (problem, find_guest (problem, "C"))->walk_in);
  g_assert_cmpint (sam_speeddate_problem_get_previous_seat (problem, (guint) find_guest (problem, "C"), 0), ==, 0);
}

static void
test_an_evening_has_names_tables_and_times (Fixture *fixture,
                                            gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autoptr (SamSpeeddateProblem) problem = read_problem (fixture);
  const int seats[] = { 0, 1, -1, 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SamEvening) evening = sam_evening_new (fixture->store, workshop, problem, seats, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (evening->title, ==, "Kennis maken");
  g_assert_cmpstr (evening->begins[1], ==, "19:45");
  g_assert_cmpuint (sam_evening_host (evening, 0)->table, ==, 7);
  g_assert_cmpuint (sam_evening_host (evening, 1)->table, ==, 1);
  g_assert_cmpstr (sam_evening_host (evening, 0)->first_name, ==, "Ans");
  g_assert_cmpstr (sam_evening_host (evening, 0)->topics[0], ==, "Rouw");
  g_assert_cmpstr (sam_evening_guest (evening, find_guest (problem, "C"))->organisation, ==, "Praktijk Proef");
}

static void
rename_person (Fixture *fixture,
               const char *key,
               const char *first,
               const char *last)
{
  g_autofree char *id = make_id ("person", key);
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) person = sam_store_load (fixture->store, id, &error);

  g_assert_no_error (error);
  sam_record_set_text (person, "first_name", first);
  sam_record_set_text (person, "last_name", last);
  sam_store_save (fixture->store, person, &error);
  g_assert_no_error (error);
}

/* Two guests of one first name, and two experts, however alike their last names are. */
static void
test_people_on_cards_are_told_apart (Fixture *fixture,
                                     gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  const int seats[] = { 0, 1, -1, 1 };
  const struct
  {
    const char *lasts[2], *shorts[2];
  } cases[] = {
    { { "Penders", "Pinas" }, { "Kaya Pe.", "Kaya Pi." } },
    { { "Smit", "Visser" }, { "Kaya S.", "Kaya V." } },
    { { "Smit", "Smits" }, { "Kaya Smit", "Kaya Smits" } },
    { { "Élan", "Éros" }, { "Kaya Él.", "Kaya Ér." } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamSpeeddateProblem) problem = NULL;
      g_autoptr (SamEvening) evening = NULL;

      rename_person (fixture, "Cor", "Kaya", cases[i].lasts[0]);
      rename_person (fixture, "Dirk", "Kaya", cases[i].lasts[1]);
      rename_person (fixture, "Ans", "Alex", cases[i].lasts[0]);
      rename_person (fixture, "Bea", "Alex", cases[i].lasts[1]);
      problem = read_problem (fixture);
      evening = sam_evening_new (fixture->store, workshop, problem, seats, NULL);
      g_assert_cmpstr (sam_evening_guest (evening, find_guest (problem, "C"))->first_name, ==, cases[i].shorts[0]);
      g_assert_cmpstr (sam_evening_guest (evening, find_guest (problem, "D"))->first_name, ==, cases[i].shorts[1]);
      g_assert_cmpstr (sam_evening_host (evening, 0)->first_name + 4, ==, cases[i].shorts[0] + 4);
      g_assert_cmpstr (sam_evening_host (evening, 1)->first_name + 4, ==, cases[i].shorts[1] + 4);
    }
}

static void
put_namesakes (Fixture *fixture,
               const char *practice,
               const char *function)
{
  const struct
  {
    const char *key, *organisation, *function_text;
  } changes[] = { { "C", NULL, "Huisarts" }, { "D", practice, function } };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *id = make_id ("participation", changes[i].key);
      g_autoptr (SamRecord) record = sam_store_load (fixture->store, id, NULL);
      g_autoptr (GError) error = NULL;

      if (changes[i].organisation != NULL)
        sam_record_set_text (record, "organisation", changes[i].organisation);
      sam_record_set_text (record, "function_text", changes[i].function_text);
      sam_store_save (fixture->store, record, &error);
      g_assert_no_error (error);
    }
}

/* The first has a practice and is a GP; the other has the same name. */
static void
test_namesakes_are_told_apart_by_their_work (Fixture *fixture,
                                             gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autofree char *same = make_id ("organisation", "H");
  g_autofree char *other = make_id ("organisation", "I");
  const int seats[] = { 0, 1, -1, 1 };
  const struct
  {
    const char *practice, *function, *names[2];
  } cases[] = {
    { other, "Huisarts", { "Kaya Smit (Praktijk Proef)", "Kaya Smit (Praktijk Ander)" } },
    { same, "POH", { "Kaya Smit (Huisarts)", "Kaya Smit (POH)" } },
    { same, "Huisarts", { "Kaya Smit (1)", "Kaya Smit (2)" } },
  };

  put (fixture, "organisation", "I", "name", "Praktijk Ander", "type", "practice", NULL);
  rename_person (fixture, "Cor", "Kaya", "Smit");
  rename_person (fixture, "Dirk", "Kaya", "Smit");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamSpeeddateProblem) problem = NULL;
      g_autoptr (SamEvening) evening = NULL;
      guint c, d;

      put_namesakes (fixture, cases[i].practice, cases[i].function);
      problem = read_problem (fixture);
      evening = sam_evening_new (fixture->store, workshop, problem, seats, NULL);
      c = (guint) find_guest (problem, "C");
      d = (guint) find_guest (problem, "D");
      if (i < 2)
        {
          g_assert_cmpstr (sam_evening_guest (evening, c)->name, ==, cases[i].names[0]);
          g_assert_cmpstr (sam_evening_guest (evening, d)->name, ==, cases[i].names[1]);
        }
      g_assert_cmpstr (sam_evening_guest (evening, MIN (c, d))->first_name, ==, cases[i].names[i < 2 && c > d]);
      g_assert_cmpstr (sam_evening_guest (evening, MAX (c, d))->first_name, ==, cases[i].names[i == 2 || c < d]);
    }
}

static void
test_rounds_follow_from_clock_times (void)
{
  g_autoptr (SamRecord) workshop = sam_record_new (sam_kind_find ("workshop"), NULL);
  const struct
  {
    const char *arrives, *leaves;
    guint64 rounds;
  } cases[] = {
    { NULL, NULL, 0xf },
    { "19:00", NULL, 0xf },
    { "19:01", NULL, 0xe },
    { NULL, "19:20", 0x3 },
    { NULL, "19:45", 0x7 },
    { "19:25", "19:45", 0x4 },
    { "nonsense", "", 0xf },
    { "23:00", NULL, 0 },
  };

  sam_record_set_integer (workshop, "rounds", 4);
  sam_record_set_integer (workshop, "round_minutes", 10);
  sam_record_set_integer (workshop, "break_minutes", 15);
  sam_record_set_integer (workshop, "break_after_round", 2);
  sam_record_set_text (workshop, "start", "19:00");
  g_assert_cmpint (sam_workshop_get_round_begin (workshop, 2), ==, 19 * 60 + 35);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmphex (sam_workshop_get_rounds_there (workshop, cases[i].arrives, cases[i].leaves), ==, cases[i].rounds);

  sam_record_set_integer (workshop, "change_minutes", 2);
  g_assert_cmpint (sam_workshop_get_round_begin (workshop, 2), ==, 19 * 60 + 39);
  g_assert_cmpint (sam_workshop_get_round_end (workshop, 2), ==, 19 * 60 + 49);
}

#define ADD(name, func) g_test_add ("/network/workshop/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/workshop/rounds-follow-from-clock-times", test_rounds_follow_from_clock_times);
  ADD ("only-who-comes-is-planned", test_only_who_comes_is_planned);
  ADD ("clock-times-need-a-first-round", test_clock_times_need_a_first_round);
  ADD ("records-become-rules", test_records_become_rules);
  ADD ("wishes-without-a-table-are-told", test_wishes_without_a_table_are_told);
  ADD ("an-empty-workshop-says-what-is-missing", test_an_empty_workshop_says_what_is_missing);
  ADD ("a-saved-plan-reads-back", test_a_saved_plan_reads_back);
  ADD ("how-good-a-plan-could-be-is-forgotten-with-new-wishes",
       test_how_good_a_plan_could_be_is_forgotten_with_new_wishes);
  ADD ("an-announced-plan-is-never-changed", test_an_announced_plan_is_never_changed);
  ADD ("a-new-plan-on-the-evening-follows-the-announced-one",
       test_a_new_plan_on_the_evening_follows_the_announced_one);
  ADD ("an-evening-has-names-tables-and-times", test_an_evening_has_names_tables_and_times);
  ADD ("people-on-cards-are-told-apart", test_people_on_cards_are_told_apart);
  ADD ("namesakes-are-told-apart-by-their-work", test_namesakes_are_told_apart_by_their_work);
  return g_test_run ();
}
