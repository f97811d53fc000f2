/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/sam-letter.h"
#include "network/sam-mail.h"
#include "network/sam-outreach.h"
#include "network/sam-places.h"
#include "network/sam-registration.h"
#include "region-fixture.h"

static void
test_fields_are_filled_in (void)
{
  static const struct
  {
    const char *text, *filled;
  } cases[] = {
    { "Dear {first name},", "Dear Anna," },
    { "Beste {voornaam} van {Praktijk}", "Beste Anna van De Linde" },
    { "{room} and {venue}", " and Het Huis" },
    { "{nothing} stays", "{nothing} stays" },
    { "open { and {", "open { and {" },
    { "", "" },
  };
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) unknown = sam_letter_find_unknown ("{naam} {nothing} {too} {");
  g_auto (GStrv) empty = NULL;

  g_hash_table_insert (values, (gpointer) "first name", (gpointer) "Anna");
  g_hash_table_insert (values, (gpointer) "practice", (gpointer) "De Linde");
  g_hash_table_insert (values, (gpointer) "venue", (gpointer) "Het Huis");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *filled = sam_letter_fill (cases[i].text, values);

      g_assert_cmpstr (filled, ==, cases[i].filled);
    }
  empty = sam_letter_find_empty ("{voornaam}, {zaal} en {room} in {venue}, {functie}, {nothing}", values);
  g_assert_cmpuint (g_strv_length (empty), ==, 1);
  g_assert_cmpstr (empty[0], ==, "room");
  g_assert_cmpuint (g_strv_length (unknown), ==, 2);
  g_assert_cmpstr (unknown[0], ==, "nothing");
}

static void
test_the_texts_that_come_along_have_known_fields (void)
{
  for (guint kind = 0; kind < SAM_LETTER_N_KINDS; kind++)
    {
      g_auto (GStrv) text = sam_letter_find_unknown (sam_letter_get_text ((SamLetterKind) kind));
      g_auto (GStrv) subject = sam_letter_find_unknown (sam_letter_get_subject ((SamLetterKind) kind));

      g_assert_cmpuint (g_strv_length (text) + g_strv_length (subject), ==, 0);
    }
}

static void
test_drafts_hide_addresses_and_stay_short (void)
{
  g_autoptr (GPtrArray) many = g_ptr_array_new_with_free_func (g_free);
  const char *const one[] = { "a@praktijk.example", "b+c@praktijk.example", NULL };
  g_auto (GStrv) drafts = sam_mail_new_drafts ("me@region.example", one, "Één & twee", "Regel 1\nRegel 2");
  g_auto (GStrv) several = NULL;
  guint found = 0;

  g_assert_cmpstr (drafts[0], ==,
                   "mailto:me@region.example?bcc=a@praktijk.example,b%2Bc@praktijk.example"
                   "&subject=%C3%89%C3%A9n%20%26%20twee&body=Regel%201%0D%0ARegel%202");
  g_assert_null (drafts[1]);
  for (guint i = 0; i < 200; i++)
    g_ptr_array_add (many, g_strdup_printf ("medewerker%03u@praktijk.example", i));
  g_ptr_array_add (many, NULL);
  several = sam_mail_new_drafts (NULL, (const char *const *) many->pdata, "Uitnodiging", "Kom je?");
  for (char **draft = several; *draft != NULL; draft++)
    {
      g_auto (GStrv) parts = g_strsplit (*draft, "@", -1);

      g_assert_cmpuint (strlen (*draft), <=, 1990);
      g_assert_true (g_str_has_prefix (*draft, "mailto:?bcc="));
      found += g_strv_length (parts) - 1;
    }
  g_assert_cmpuint (found, ==, 200);
}

static GPtrArray *
make_list (const char *text)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) entries = g_strsplit (text, ";;", -1);

  for (guint i = 0; entries[i] != NULL && *entries[i] != '\0'; i++)
    {
      g_autofree char *key = g_strdup_printf ("P%u", i);

      g_ptr_array_add (list, make_record ("participation", key, entries[i]));
    }
  return list;
}

static void
test_places_go_to_whom_it_is_fair (void)
{
  static const struct
  {
    const char *workshop, *people, *practice, *status;
    guint promoted;
  } cases[] = {
    { "title=W", "status=registered;;status=registered", "H", "registered", 0 },
    { "title=W|capacity=2", "status=registered;;status=invited;;status=cancelled", "H", "registered", 0 },
    { "title=W|capacity=2", "status=registered;;status=confirmed;;status=waiting_list", "H", "waiting_list", 0 },
    /* The third place is theirs who wait; the fourth is free. */
    { "title=W|capacity=3", "status=registered;;status=confirmed;;status=waiting_list;;status=waiting_list", "H",
      "waiting_list", 1 },
    { "title=W|capacity=4", "status=registered;;status=confirmed;;status=waiting_list", "H", "registered", 1 },
    { "title=W|capacity=9|most_per_practice=2",
      "status=registered|organisation=@organisation:H;;status=attended|organisation=@organisation:H;;"
      "status=waiting_list|organisation=@organisation:H;;status=waiting_list|organisation=@organisation:I",
      "H", "waiting_list", 1 },
    { "title=W|capacity=9|most_per_practice=2", "status=registered|organisation=@organisation:I", "H", "registered",
      0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamRecord) workshop = make_record ("workshop", "W", cases[i].workshop);
      g_autoptr (GPtrArray) people = make_list (cases[i].people);
      g_autofree char *practice = make_id ("organisation", cases[i].practice);
      g_autoptr (GPtrArray) chosen = sam_waiting_list_choose (workshop, people);

      g_assert_cmpstr (sam_registration_choose_status (workshop, people, practice), ==, cases[i].status);
      g_assert_cmpuint (chosen->len, ==, cases[i].promoted);
    }
}

static void
test_the_places_are_told (void)
{
  static const struct
  {
    const char *workshop, *people, *words;
  } cases[] = {
    { "title=W", "", "0 people come · no limit to the places" },
    { "title=W|capacity=3|most_per_practice=2", "status=registered;;status=invited",
      "1 person comes · 2 free places · at most 2 people from one practice" },
    { "title=W|capacity=1", "status=registered;;status=confirmed;;status=waiting_list",
      "2 people come · 1 person waits for a place · 0 free places" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamRecord) workshop = make_record ("workshop", "W", cases[i].workshop);
      g_autoptr (GPtrArray) people = make_list (cases[i].people);
      g_autofree char *words = sam_registration_describe (workshop, people);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_who_waited_longest_comes_first (void)
{
  g_autoptr (SamRecord) workshop = make_record ("workshop", "W", "title=W|capacity=1");
  g_autoptr (GPtrArray) people = make_list ("status=waiting_list|registered_on=2027-02-02;;status=waiting_list;;"
                                            "status=waiting_list|registered_on=2027-02-01");
  g_autoptr (GPtrArray) chosen = sam_waiting_list_choose (workshop, people);
  g_autofree char *day = sam_record_dup_text (g_ptr_array_index (chosen, 0), "registered_on");

  g_assert_cmpuint (chosen->len, ==, 1);
  g_assert_cmpstr (day, ==, "2027-02-01");
}

static void
test_a_registration_finds_whom_it_is_about (Region *region,
                                            gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  SamRegistration registration = { .first_name = (char *) "Els", .last_name = (char *) "Proef" };
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *again = NULL;
  g_autofree char *person = NULL;
  g_autofree char *els = make_id ("person", "Els");
  g_autofree char *practice = NULL;
  g_autofree char *linde = make_id ("organisation", "L");
  g_autoptr (SamRecord) record = NULL;

  registration.practice = (char *) "de linde";
  registration.function = (char *) "POH";
  put_record (region, "workshop", "W", "title=Kennis maken|capacity=1");
  put_record (region, "organisation", "L", "name=Huisartsenpraktijk De Linde|type=practice");
  put_record (region, "person", "Els", "first_name=Els|last_name=Proef");
  id = sam_registration_save (region->store, workshop, &registration, "2027-02-01", &error);
  g_assert_no_error (error);
  record = sam_store_load (region->store, id, NULL);
  person = sam_record_dup_text (record, "person");
  practice = sam_record_dup_text (record, "organisation");
  g_assert_cmpstr (person, ==, els);
  g_assert_cmpstr (practice, ==, linde);
  /* Registering twice is once; the next one finds it full. */
  again = sam_registration_save (region->store, workshop, &registration, "2027-02-02", &error);
  g_assert_cmpstr (again, ==, id);
  g_clear_pointer (&again, g_free);
  registration.first_name = (char *) "Fien";
  registration.practice = (char *) "Onbekend";
  again = sam_registration_save (region->store, workshop, &registration, "2027-02-02", &error);
  g_clear_object (&record);
  g_clear_pointer (&person, g_free);
  record = sam_store_load (region->store, again, NULL);
  person = sam_record_dup_text (record, "status");
  g_assert_cmpstr (person, ==, "waiting_list");
  g_clear_pointer (&person, g_free);
  person = sam_record_dup_text (record, "remarks");
  g_assert_cmpstr (person, ==, "Onbekend");
}

static void
test_the_waiting_list_moves_up (Region *region,
                                gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autofree char *status = NULL;
  g_autoptr (GError) error = NULL;

  put_record (region, "workshop", "W", "title=Kennis maken|capacity=1");
  put_record (region, "person", "Els", "first_name=Els");
  put_record (region, "participation", "E", "person=@person:Els|workshop=@workshop:W|status=waiting_list");
  g_assert_cmpint (sam_waiting_list_promote (region->store, workshop, &error), ==, 1);
  g_assert_no_error (error);
  g_assert_cmpint (sam_waiting_list_promote (region->store, workshop, &error), ==, 0);
  status = get_value (region, "participation", "E", "status");
  g_assert_cmpstr (status, ==, "registered");
}

static void
test_letters_know_where_they_go (Region *region,
                                 gconstpointer data)
{
  static const char *const invited[] = { "invited", NULL };
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autoptr (GPtrArray) list = NULL;
  const SamLetterRecipient *first;

  put_record (region, "venue", "V", "name=Het Huis");
  put_record (region, "workshop", "W", "title=Kennis maken|date=2027-03-04|start=19:30|venue=@venue:V");
  put_record (region, "organisation", "L",
              "name=De Linde|type=practice|address=Dorpsstraat 1|postcode=6411 AB|place=Heerlen");
  put_record (region, "person", "Els", "first_name=Els|last_name=Proef|email=els@thuis.example");
  put_record (region, "staff", "Els", "person=@person:Els|organisation=@organisation:L|email=els@linde.example");
  put_record (region, "participation", "E",
              "person=@person:Els|workshop=@workshop:W|status=invited|organisation=@organisation:L");
  list = sam_letter_load_recipients (region->store, workshop, "participation", invited, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  first = g_ptr_array_index (list, 0);
  g_assert_cmpstr (first->email, ==, "els@linde.example");
  g_assert_cmpstr (first->address, ==, "De Linde\nEls Proef\nDorpsstraat 1\n6411 AB  Heerlen");
  g_assert_cmpstr (g_hash_table_lookup (first->values, "date"), ==, "Thursday 4 March 2027");
  g_assert_cmpstr (g_hash_table_lookup (first->values, "venue"), ==, "Het Huis");
  g_assert_cmpstr (g_hash_table_lookup (first->values, "coordinator"), ==, "Marit");
}

static SamOutreach *
make_outreach (void)
{
  static const struct
  {
    const char *id;
    gboolean trained, contact, both;
    double latitude;
  } practices[] = {
    { "a-new", FALSE, FALSE, FALSE, 50.88 },
    { "b-reached", TRUE, TRUE, TRUE, 50.88 },
    { "c-contact", FALSE, TRUE, FALSE, 50.88 },
    { "d-trained", TRUE, FALSE, FALSE, 50.88 },
    { "e-far", FALSE, FALSE, FALSE, 51.3 },
    { "f-other", TRUE, TRUE, FALSE, 50.88 },
  };
  SamOutreach *outreach = sam_outreach_new ();

  outreach->has_venue = TRUE;
  outreach->venue_latitude = 50.88;
  outreach->venue_longitude = 5.98;
  for (guint i = 0; i < G_N_ELEMENTS (practices); i++)
    {
      SamOutreachPractice *practice = sam_outreach_add (outreach, practices[i].id, practices[i].id);

      practice->has_trained = practices[i].trained;
      practice->has_contact = practices[i].contact;
      practice->has_both = practices[i].both;
      practice->has_place = TRUE;
      practice->latitude = practices[i].latitude;
      practice->longitude = 5.98;
    }
  return outreach;
}

static const SamOutreachPractice *
get_practice (SamOutreach *outreach,
              guint i)
{
  return g_ptr_array_index (outreach->practices, i);
}

static void
test_near_misses_come_first (void)
{
  static const char *const order[] = { "d-trained", "c-contact", "f-other", "a-new", "e-far", "b-reached" };
  g_autoptr (SamOutreach) outreach = make_outreach ();
  SamOutreachAssumptions assumptions;
  g_autofree char *words = NULL;

  sam_outreach_get_usual (&outreach->goal, &assumptions);
  assumptions.shows = 100;
  sam_outreach_rank (outreach, &assumptions);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpstr (get_practice (outreach, i)->id, ==, order[i]);
  g_assert_cmpuint (outreach->n_reached, ==, 1);
  g_assert_cmpfloat_with_epsilon (get_practice (outreach, 3)->chance, 0.15, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_practice (outreach, 4)->distance, 46.7, 0.1);
  g_assert_cmpuint (get_practice (outreach, 3)->n_near, ==, 3);
  words = sam_outreach_describe_practice (get_practice (outreach, 1));
  g_assert_cmpstr (words, ==,
                   "Has a contact person who has not followed the workshop · 0 km · 3 more on the same trip");
}

/* By hand: chances 0.6, 0.5 and 0.5. */
static void
test_how_many_invitations_are_enough (void)
{
  g_autoptr (SamOutreach) outreach = make_outreach ();
  SamOutreachAssumptions assumptions;

  sam_outreach_get_usual (&outreach->goal, &assumptions);
  assumptions.shows = 100;
  sam_outreach_rank (outreach, &assumptions);
  g_assert_cmpfloat_with_epsilon (sam_outreach_get_likelihood (outreach, 0, 0), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (sam_outreach_get_likelihood (outreach, 0, 1), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (sam_outreach_get_likelihood (outreach, 1, 1), 0.6, 1e-9);
  g_assert_cmpfloat_with_epsilon (sam_outreach_get_likelihood (outreach, 2, 1), 0.8, 1e-9);
  g_assert_cmpfloat_with_epsilon (sam_outreach_get_likelihood (outreach, 3, 3), 0.15, 1e-9);
  g_assert_cmpint (sam_outreach_count_invitations (outreach, &assumptions, 0), ==, 0);
  g_assert_cmpint (sam_outreach_count_invitations (outreach, &assumptions, 1), ==, 2);
  g_assert_cmpint (sam_outreach_count_invitations (outreach, &assumptions, 5), ==, -1);
  assumptions.sure = 60;
  g_assert_cmpint (sam_outreach_count_invitations (outreach, &assumptions, 1), ==, 1);
}

static void
test_a_practice_is_invited_by_its_contact_person (Region *region,
                                                  gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autofree char *linde = make_id ("organisation", "L");
  g_autofree char *empty = make_id ("organisation", "E");
  const char *const practices[] = { linde, empty, NULL };
  g_autofree char *contact = make_id ("person", "Contact");
  g_autoptr (SamOutreach) before = NULL;
  g_auto (GStrv) ids = NULL;
  const SamOutreachPractice *first;
  g_autofree char *person = NULL;
  g_autoptr (SamRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  put_record (region, "workshop", "W", "title=Kennis maken");
  put_record (region, "organisation", "L", "name=De Linde|type=practice|postcode=6411 AB");
  put_record (region, "organisation", "E", "name=Leeg|type=practice");
  put_record (region, "organisation", "G", "name=Weg|type=practice|connected_until=2026-06-01");
  put_record (region, "person", "Any", "first_name=Any");
  put_record (region, "person", "Contact", "first_name=Con");
  put_record (region, "staff", "1", "person=@person:Any|organisation=@organisation:L|workshop_followed_on=2026-01-01");
  put_record (region, "staff", "2", "person=@person:Contact|organisation=@organisation:L|contact_person=true");
  before = sam_outreach_load (region->store, workshop, "2026-12-31", &error);
  g_assert_no_error (error);
  /* Whoever takes part no longer is not asked; the others stand as they do for the target. */
  g_assert_cmpuint (before->practices->len, ==, 2);
  first = g_ptr_array_index (before->practices, 0);
  g_assert_cmpstr (first->name, ==, "De Linde");
  g_assert_true (first->has_contact && first->has_trained && !first->has_both);
  g_assert_true (sam_outreach_invite (region->store, workshop, practices, "2027-01-01", &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  ids = sam_store_find_referrers (region->store, workshop, sam_kind_find ("participation"), "workshop", NULL);
  record = sam_store_load (region->store, ids[0], NULL);
  person = sam_record_dup_text (record, "person");
  g_assert_cmpstr (person, ==, contact);
}

static void
test_who_took_it_is_called_once (Region *region,
                                 gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autofree char *linde = make_id ("organisation", "L");
  const char *const practices[] = { linde, NULL };
  g_autoptr (SamOutreach) outreach = NULL;
  g_auto (GStrv) tasks = NULL;
  g_autoptr (SamRecord) task = NULL;
  g_autofree char *title = NULL;
  g_autofree char *due = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  put_record (region, "workshop", "W", "title=Kennis maken");
  put_record (region, "organisation", "L", "name=De Linde|type=practice");
  put_record (region, "person", "Any", "first_name=Any");
  put_record (region, "staff", "1", "person=@person:Any|organisation=@organisation:L|workshop_followed_on=2026-01-01");
  g_assert_true (sam_outreach_call (region->store, workshop, practices, "2026-12-31", &n, &error));
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (sam_outreach_call (region->store, workshop, practices, "2027-01-05", &n, &error));
  g_assert_cmpuint (n, ==, 0);
  tasks = sam_store_find_referrers (region->store, linde, sam_kind_find ("task"), "about", NULL);
  g_assert_cmpuint (g_strv_length (tasks), ==, 1);
  task = sam_store_load (region->store, tasks[0], NULL);
  title = sam_record_dup_title (task);
  due = sam_record_dup_text (task, "due_on");
  g_assert_cmpstr (title, ==, "Call De Linde: who becomes contact person?");
  g_assert_cmpstr (due, ==, "2027-01-14");
  outreach = sam_outreach_load (region->store, workshop, "2026-12-31", &error);
  g_assert_no_error (error);
  g_assert_true (((SamOutreachPractice *) g_ptr_array_index (outreach->practices, 0))->called);
}

#define ADD(name, func) g_test_add ("/network/invitations/" name, Region, NULL, region_set_up, func, region_tear_down)

/* Each assumption moves the answer, or it would be for show. */
static void
test_every_assumption_counts (void)
{
  static const struct
  {
    gsize place;
    guint value;
  } changes[] = {
    { G_STRUCT_OFFSET (SamOutreachAssumptions, comes_new), 90 },
    { G_STRUCT_OFFSET (SamOutreachAssumptions, comes_near), 90 },
    { G_STRUCT_OFFSET (SamOutreachAssumptions, shows), 50 },
    { G_STRUCT_OFFSET (SamOutreachAssumptions, becomes), 90 },
    { G_STRUCT_OFFSET (SamOutreachAssumptions, lost_per_10km), 0 },
  };
  SamOutreachAssumptions usual;
  SamOutreachGoal goal;

  sam_outreach_goal_set_first (&goal);
  sam_outreach_get_usual (&goal, &usual);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (SamOutreach) before = make_outreach ();
      g_autoptr (SamOutreach) after = make_outreach ();
      SamOutreachAssumptions other = usual;

      G_STRUCT_MEMBER (guint, &other, changes[i].place) = changes[i].value;
      sam_outreach_rank (before, &usual);
      sam_outreach_rank (after, &other);
      g_test_message ("%u", i);
      g_assert_cmpfloat (sam_outreach_get_likelihood (before, 6, 2), !=, sam_outreach_get_likelihood (after, 6, 2));
    }
}

static void
test_the_goal_says_how_many_are_missing (void)
{
  g_autoptr (SamOutreach) outreach = make_outreach ();

  /* Six practices, one counts. */
  g_assert_cmpuint (sam_outreach_count_missing (outreach, 0), ==, 0);
  g_assert_cmpuint (sam_outreach_count_missing (outreach, 17), ==, 1);
  g_assert_cmpuint (sam_outreach_count_missing (outreach, 70), ==, 4);
  g_assert_cmpuint (sam_outreach_count_missing (outreach, 100), ==, 5);
}

/* A target may know of more practices than the file. */
static void
test_the_goal_is_of_as_many_as_the_target_says (void)
{
  g_autoptr (SamOutreach) outreach = make_outreach ();

  outreach->goal.out_of = 130;
  g_assert_cmpuint (sam_outreach_count_missing (outreach, 70), ==, 90);
}

static void
test_the_goal_is_what_the_target_says (Region *region,
                                       gconstpointer data)
{
  static const struct
  {
    const char *key, *target, *words; /* each is there beside those before it */
    guint percent;
  } steps[] = {
    { NULL, NULL, "No target says it yet; 70% is what the first two regions set out to reach.", 70 },
    { "Groups", "name=Groepen|indicator=groups|goal=40",
      "No target says it yet; 70% is what the first two regions set out to reach.", 70 },
    { "Over", "name=Voorbij|indicator=practices-trained|goal=50|ends_on=2026-12-30",
      "No target says it yet; 70% is what the first two regions set out to reach.", 70 },
    { "Other", "name=Van elders|indicator=practices-trained|goal=55|project=@project:Elders",
      "The target “Van elders” says 55%.", 55 },
    { "All", "name=Praktijken|indicator=practices-trained|goal=62.5|starts_on=2026-01-01|ends_on=2027-12-31",
      "The target “Praktijken” says 63%, by 31 December 2027.", 63 },
    { "Own", "name=Van ons|indicator=practices-trained|goal=80|denominator=130|project=@project:Ons",
      "The target “Van ons” says 80% of 130 practices.", 80 },
    { "Own", "name=Van ons|indicator=practices-trained|goal=80|denominator=1|project=@project:Ons",
      "The target “Van ons” says 80% of 1 practice.", 80 },
    { "Own",
      "name=Van ons|indicator=practices-trained|goal=80|denominator=130|ends_on=2027-06-30|project=@project:Ons",
      "The target “Van ons” says 80% of 130 practices, by 30 June 2027.", 80 },
  };
  g_autofree char *workshop = make_id ("workshop", "W");

  put_record (region, "workshop", "W", "title=Kennis maken|project=@project:Ons");
  put_record (region, "region", "R", "name=Proefstreek");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (SamOutreach) outreach = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *words = NULL;
      g_autofree char *own = NULL;
      SamOutreachAssumptions assumptions;

      if (steps[i].key != NULL)
        put_record (region, "target", steps[i].key, steps[i].target);
      outreach = sam_outreach_load (region->store, workshop, "2026-12-31", &error);
      g_assert_no_error (error);
      words = sam_outreach_goal_describe (&outreach->goal, outreach->goal.percent);
      g_assert_cmpstr (words, ==, steps[i].words);
      own = sam_outreach_goal_describe (&outreach->goal, 12);
      g_assert_true (g_str_has_prefix (own, "This is a number of your own. "));
      g_assert_true (g_str_has_suffix (own, steps[i].words));
      /* Keeping the other numbers does not keep the goal: the next target still counts. */
      sam_outreach_load_assumptions (region->store, &outreach->goal, &assumptions);
      g_assert_cmpuint (assumptions.goal, ==, steps[i].percent);
      assumptions.shows = 75 + i;
      g_assert_true (sam_outreach_save_assumptions (region->store, &outreach->goal, &assumptions, &error));
    }
}

static void
test_assumptions_are_kept_with_the_region (Region *region,
                                           gconstpointer data)
{
  SamOutreachAssumptions assumptions;
  SamOutreachAssumptions kept;
  SamOutreachGoal goal;
  g_autofree char *settings = NULL;
  g_autoptr (GError) error = NULL;

  sam_outreach_goal_set_first (&goal);
  sam_outreach_load_assumptions (region->store, &goal, &assumptions);
  g_assert_cmpuint (assumptions.goal, ==, 70);
  g_assert_false (sam_outreach_save_assumptions (region->store, &goal, &assumptions, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  put_record (region, "region", "R", "name=Proefstreek|settings={\"other\":1}");
  assumptions.goal = 55;
  assumptions.shows = 75;
  g_assert_true (sam_outreach_save_assumptions (region->store, &goal, &assumptions, &error));
  g_assert_no_error (error);
  sam_outreach_load_assumptions (region->store, &goal, &kept);
  g_assert_cmpmem (&kept, sizeof kept, &assumptions, sizeof assumptions);
  settings = get_value (region, "region", "R", "settings");
  g_assert_nonnull (strstr (settings, "\"other\":1"));
}

static void
test_who_came_before_is_counted (Region *region,
                                 gconstpointer data)
{
  static const char *const before[] = { "attended", "attended", "no_show", "cancelled", "invited", "waiting_list" };
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autoptr (SamOutreach) outreach = NULL;
  g_autoptr (GError) error = NULL;

  put_record (region, "workshop", "W", "title=W");
  put_record (region, "workshop", "Before", "title=Before");
  put_record (region, "person", "Els", "first_name=Els");
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    {
      g_autofree char *key = g_strdup_printf ("B%u", i);
      g_autofree char *values = g_strdup_printf ("person=@person:Els|workshop=@workshop:Before|status=%s", before[i]);

      put_record (region, "participation", key, values);
    }
  put_record (region, "participation", "Now", "person=@person:Els|workshop=@workshop:W|status=invited");
  outreach = sam_outreach_load (region->store, workshop, "2026-12-31", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outreach->n_invited_before, ==, 5);
  g_assert_cmpuint (outreach->n_came_before, ==, 2);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/letters/fields-are-filled-in", test_fields_are_filled_in);
  g_test_add_func ("/network/letters/the-texts-that-come-along-have-known-fields",
                   test_the_texts_that_come_along_have_known_fields);
  g_test_add_func ("/network/letters/drafts-hide-addresses-and-stay-short", test_drafts_hide_addresses_and_stay_short);
  ADD ("letters-know-where-they-go", test_letters_know_where_they_go);
  g_test_add_func ("/network/registrations/places-go-to-whom-it-is-fair", test_places_go_to_whom_it_is_fair);
  g_test_add_func ("/network/registrations/the-places-are-told", test_the_places_are_told);
  g_test_add_func ("/network/registrations/who-waited-longest-comes-first", test_who_waited_longest_comes_first);
  ADD ("a-registration-finds-whom-it-is-about", test_a_registration_finds_whom_it_is_about);
  ADD ("the-waiting-list-moves-up", test_the_waiting_list_moves_up);
  g_test_add_func ("/network/outreach/near-misses-come-first", test_near_misses_come_first);
  g_test_add_func ("/network/outreach/how-many-invitations-are-enough", test_how_many_invitations_are_enough);
  ADD ("a-practice-is-invited-by-its-contact-person", test_a_practice_is_invited_by_its_contact_person);
  ADD ("who-took-the-workshop-is-called-once", test_who_took_it_is_called_once);
  g_test_add_func ("/network/outreach/every-assumption-counts", test_every_assumption_counts);
  g_test_add_func ("/network/outreach/the-goal-says-how-many-are-missing", test_the_goal_says_how_many_are_missing);
  g_test_add_func ("/network/outreach/the-goal-is-of-as-many-as-the-target-says",
                   test_the_goal_is_of_as_many_as_the_target_says);
  g_test_add ("/network/outreach/the-goal-is-what-the-target-says", Region, NULL, region_set_up,
              test_the_goal_is_what_the_target_says, region_tear_down);
  g_test_add ("/network/outreach/assumptions-are-kept-with-the-region", Region, NULL, region_set_up,
              test_assumptions_are_kept_with_the_region, region_tear_down);
  g_test_add ("/network/outreach/who-came-before-is-counted", Region, NULL, region_set_up,
              test_who_came_before_is_counted, region_tear_down);
  return g_test_run ();
}
