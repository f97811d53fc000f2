/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/sam-exchange-error.h"
#include "exchange/sam-import.h"
#include "exchange/sam-sheet-reader.h"
#include "network/sam-new-region.h"
#include "store/sam-query.h"

#include <glib/gstdio.h>

#define TODAY "2026-11-21"

typedef struct
{
  SamStore *store;
  char *path;
} Region;

static void
set_up (Region *region,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  region->path = g_build_filename (g_get_user_data_dir (), "region.db", NULL);
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  region->store = sam_store_open (region->path, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (sam_new_region (region->store, "Proef", "proef", &error));
  g_assert_no_error (error);
}

static void
tear_down (Region *region,
           gconstpointer data)
{
  sam_store_close (region->store);
  g_unlink (region->path);
  g_free (region->path);
}

static SamSheet *
read_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "lists", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  SamSheet *table = sam_sheet_read_file (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static SamImportPlan *
prepare_table (Region *region,
               const char *kind,
               SamSheet *table,
               GHashTable *answers)
{
  g_auto (GStrv) mapping = sam_import_guess_columns (sam_kind_find (kind), table);
  SamImportOptions options = { .today = TODAY, .answers = answers };
  g_autoptr (GError) error = NULL;
  SamImportPlan *plan = sam_import_prepare (region->store, sam_kind_find (kind), table, (const char *const *) mapping,
                                            &options, &error);

  g_assert_no_error (error);
  return plan;
}

static SamImportPlan *
prepare (Region *region,
         const char *kind,
         const char *file)
{
  g_autoptr (SamSheet) table = read_fixture (file);

  return prepare_table (region, kind, table, NULL);
}

static SamImportPlan *
prepare_text (Region *region,
              const char *kind,
              const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (SamSheet) table = sam_sheet_read_bytes (bytes, &(SamSheetSpelling){ NULL, ';' }, NULL);

  return prepare_table (region, kind, table, NULL);
}

static SamImportResult
apply (Region *region,
       const SamImportPlan *plan,
       SamImportDuplicates duplicates)
{
  SamImportApply how = { .duplicates = duplicates };
  SamImportResult result;
  g_autoptr (GError) error = NULL;

  sam_import_apply (region->store, plan, &how, &result, NULL, &error);
  g_assert_no_error (error);
  return result;
}

static SamImportResult
import_fixture (Region *region,
                const char *kind,
                const char *file)
{
  g_autoptr (SamImportPlan) plan = prepare (region, kind, file);

  return apply (region, plan, SAM_IMPORT_SKIP_DUPLICATES);
}

static gint64
count (Region *region,
       const char *kind)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (kind));

  return sam_store_count (region->store, query, NULL);
}

static const SamImportRow *
find_row (const SamImportPlan *plan,
          guint line)
{
  for (guint i = 0; i < plan->rows->len; i++)
    if (((SamImportRow *) g_ptr_array_index (plan->rows, i))->line == line)
      return g_ptr_array_index (plan->rows, i);
  g_assert_not_reached ();
}

static SamRecord *
load_row (Region *region,
          const SamImportRow *row)
{
  g_autoptr (GError) error = NULL;
  SamRecord *record = sam_store_load (region->store, row->id, &error);

  g_assert_no_error (error);
  return record;
}

#define assert_field(record, field, value)                                \
  {                                                                       \
    g_autofree char *_text = sam_record_format_field ((record), (field)); \
    g_assert_cmpstr (_text, ==, (value));                                 \
  }

static void
print_odd_rows (const SamImportPlan *plan)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const SamImportRow *row = g_ptr_array_index (plan->rows, i);

      for (guint p = 0; p < row->problems->len; p++)
        g_test_message ("line %u: %s: %s", row->line, row->title, (char *) g_ptr_array_index (row->problems, p));
    }
}

static void
test_groups (Region *region,
             gconstpointer data)
{
  g_autoptr (SamImportPlan) plan = prepare (region, "group", "groepen.csv");
  g_autoptr (SamImportPlan) again = NULL;
  SamImportResult result;
  g_autoptr (SamRecord) group = NULL;

  print_odd_rows (plan);
  g_assert_cmpuint (plan->counts[SAM_IMPORT_NEW], ==, 187);
  g_assert_cmpuint (plan->counts[SAM_IMPORT_DUPLICATE], ==, 2);
  g_assert_cmpuint (plan->counts[SAM_IMPORT_PROBLEM], ==, 3);
  g_assert_cmpuint (plan->n_importable_problems, ==, 2);
  g_assert_cmpuint (plan->questions->len, ==, 0);
  g_assert_cmpuint (find_row (plan, 208)->duplicate_line, ==, 22);
  g_assert_false (find_row (plan, 211)->importable);
  g_assert_cmpuint (find_row (plan, 212)->problems->len, ==, 6);
  g_assert_cmpuint (find_row (plan, 213)->problems->len, ==, 1);

  result = apply (region, plan, SAM_IMPORT_SKIP_DUPLICATES);
  g_assert_cmpuint (result.added, ==, 189);
  g_assert_cmpuint (result.left_out, ==, 3);
  g_assert_cmpint (count (region, "group"), ==, 189);

  group = load_row (region, g_ptr_array_index (plan->rows, 0));
  assert_field (group, "name", "Praatgroep Trauma en PTSS Susteren");
  assert_field (group, "meets", "FREQ=MONTHLY;BYDAY=1TU");
  assert_field (group, "start_time", "13:30");
  assert_field (group, "end_time", "15:30");
  assert_field (group, "status", "open");
  assert_field (group, "audience", "relatives");
  assert_field (group, "postcode", "6114 DN");
  assert_field (group, "place", "Susteren");
  assert_field (group, "municipality", "Echt-Susteren");
  assert_field (group, "contact_phone", "+31600808074");
  assert_field (group, "contact_email", "alexhorvat@voorbeeld.example");
  assert_field (group, "wheelchair", "not_applicable");
  assert_field (group, "verified_on", "2026-01-08");
  assert_field (group, "notes", "zaal boven, geen lift");

  again = prepare (region, "group", "groepen.csv");
  print_odd_rows (again);
  g_assert_cmpuint (again->counts[SAM_IMPORT_NEW], ==, 0);
  g_assert_cmpuint (again->counts[SAM_IMPORT_UPDATE], ==, 0);
  g_assert_cmpuint (again->counts[SAM_IMPORT_UNCHANGED], ==, 187);
  g_assert_cmpuint (again->counts[SAM_IMPORT_DUPLICATE], ==, 2);
  g_assert_cmpuint (again->counts[SAM_IMPORT_PROBLEM], ==, 3);
  result = apply (region, again, SAM_IMPORT_SKIP_DUPLICATES);
  g_assert_cmpuint (result.added + result.updated, ==, 0);
}

static void
test_undo (Region *region,
           gconstpointer data)
{
  gint64 people = count (region, "person");

  import_fixture (region, "group", "groepen.csv");
  g_assert_true (sam_store_undo (region->store, NULL));
  g_assert_cmpint (count (region, "group"), ==, 0);
  g_assert_cmpint (count (region, "person"), ==, people);
}

/* Dates in sentences are as people write them. */
static void
test_a_visit_to_come_is_told (Region *region,
                              gconstpointer data)
{
  g_autoptr (SamImportPlan) plan = prepare_text (region, "organisation",
                                                 "Praktijk;Datum bezoek\nHet Baken;14-03-2031\n");
  const SamImportRow *row = g_ptr_array_index (plan->rows, 0);

  g_assert_cmpuint (plan->n_noted, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (row->notes, 0), ==, "The visit is on 14 Mar 2031, which is still to come.");
}

static void
test_practices_and_staff (Region *region,
                          gconstpointer data)
{
  SamImportResult result = import_fixture (region, "organisation", "huisartsenpraktijken.csv");
  g_autofree char *id = sam_id_from_key (sam_kind_find ("organisation"), "00990001");
  g_autoptr (SamRecord) practice = NULL;

  g_assert_cmpuint (result.added, ==, 130);
  g_assert_cmpint (count (region, "organisation"), ==, 131); /* and the care group */
  practice = sam_store_load (region->store, id, NULL);
  assert_field (practice, "name", "Gezondheidscentrum Het Baken");
  assert_field (practice, "visited_on", "2026-07-12");
  assert_field (practice, "gps", "1");
  assert_field (practice, "municipality", "Heerlen");
  g_assert_nonnull (sam_record_get_value (practice, "part_of"));

  result = import_fixture (region, "staff", "medewerkers.csv");
  g_assert_cmpuint (result.added, ==, 657);
  g_assert_cmpuint (result.left_out, ==, 0);
  g_assert_cmpint (count (region, "staff"), ==, 657);
  g_assert_cmpint (count (region, "person"), ==, 650);
  g_assert_cmpint (count (region, "organisation"), ==, 131);

  result = import_fixture (region, "organisation", "huisartsenpraktijken.csv");
  g_assert_cmpuint (result.unchanged, ==, 130);
  result = import_fixture (region, "staff", "medewerkers.csv");
  g_assert_cmpuint (result.unchanged, ==, 657);
}

static void
test_staff_before_practices (Region *region,
                             gconstpointer data)
{
  SamImportResult result = import_fixture (region, "staff", "medewerkers.csv");

  g_assert_cmpuint (result.added, ==, 657);
  g_assert_cmpint (count (region, "organisation"), ==, 130);
  result = import_fixture (region, "organisation", "huisartsenpraktijken.csv");
  g_assert_cmpuint (result.updated, ==, 130);
  g_assert_cmpint (count (region, "organisation"), ==, 131);
}

static void
test_experts (Region *region,
              gconstpointer data)
{
  g_autoptr (SamImportPlan) plan = prepare (region, "expert", "ervaringsdeskundigen.csv");
  SamImportResult result = apply (region, plan, SAM_IMPORT_SKIP_DUPLICATES);
  g_autoptr (SamRecord) expert = load_row (region, g_ptr_array_index (plan->rows, 7));
  g_autofree char *person_id = sam_record_dup_text (expert, "person");
  g_autoptr (SamRecord) person = sam_store_load (region->store, person_id, NULL);
  g_auto (GStrv) topics = sam_record_dup_strv (expert, "topics");

  print_odd_rows (plan);
  g_assert_cmpuint (result.added, ==, 60);
  assert_field (expert, "own_or_relative", "own");
  assert_field (expert, "does", "one_to_one");
  assert_field (expert, "availability", "niet op vrijdag");
  assert_field (expert, "status", "active");
  assert_field (person, "last_name", "Kicken");
  assert_field (person, "phone", "+31600124528");
  g_assert_cmpuint (g_strv_length (topics), ==, 3);
  result = import_fixture (region, "expert", "ervaringsdeskundigen.csv");
  g_assert_cmpuint (result.unchanged, ==, 60);
}

static char *
make_workshop (Region *region,
               const char *title,
               const char *date)
{
  const SamKind *kind = sam_kind_find ("workshop");
  char *id = sam_id_new (kind);
  g_autoptr (SamRecord) workshop = sam_record_new (kind, id);

  sam_record_set_text (workshop, "title", title);
  sam_record_set_text (workshop, "date", date);
  g_assert_true (sam_store_save (region->store, workshop, NULL));
  return id;
}

static void
test_registrations (Region *region,
                    gconstpointer data)
{
  g_autofree char *past = make_workshop (region, "Geweest", "2026-11-01");
  g_autofree char *next = make_workshop (region, "Straks", "2026-12-01");
  g_autofree char *later = make_workshop (region, "Later", "2027-01-01");
  g_autoptr (SamImportPlan) plan = NULL;
  g_autoptr (SamRecord) first = NULL;
  g_autoptr (SamRecord) third = NULL;
  SamImportResult result;
  gint64 people;

  import_fixture (region, "organisation", "huisartsenpraktijken.csv");
  import_fixture (region, "staff", "medewerkers.csv");
  people = count (region, "person");
  plan = prepare (region, "participation", "aanmeldingen-workshop.csv");
  print_odd_rows (plan);
  g_assert_cmpuint (plan->counts[SAM_IMPORT_NEW], ==, 26);
  result = apply (region, plan, SAM_IMPORT_SKIP_DUPLICATES);
  g_assert_cmpuint (result.added, ==, 26);
  g_assert_cmpint (count (region, "person"), ==, people);
  for (guint i = 0; i < plan->rows->len; i++)
    {
      g_autoptr (SamRecord) participation = load_row (region, g_ptr_array_index (plan->rows, i));

      g_assert_nonnull (sam_record_get_value (participation, "interests"));
      g_assert_nonnull (sam_record_get_value (participation, "organisation"));
      assert_field (participation, "workshop", next);
    }
  first = load_row (region, g_ptr_array_index (plan->rows, 0));
  assert_field (first, "arrives_at", "19:45");
  assert_field (first, "leaves_at", "");
  third = load_row (region, g_ptr_array_index (plan->rows, 3));
  assert_field (third, "leaves_at", "21:00");
  result = import_fixture (region, "participation", "aanmeldingen-workshop.csv");
  g_assert_cmpuint (result.unchanged, ==, 26);
}

static void
test_unknown_people (Region *region,
                     gconstpointer data)
{
  g_autofree char *workshop = make_workshop (region, "Straks", "2026-12-01");
  SamImportResult result = import_fixture (region, "participation", "aanmeldingen-workshop.csv");

  g_assert_cmpuint (result.added, ==, 26);
  g_assert_cmpint (count (region, "person"), ==, 26);
}

static void
test_no_workshop (Region *region,
                  gconstpointer data)
{
  g_autoptr (SamSheet) table = read_fixture ("aanmeldingen-workshop.csv");
  const SamKind *kind = sam_kind_find ("participation");
  g_auto (GStrv) mapping = sam_import_guess_columns (kind, table);
  SamImportOptions options = { .today = TODAY };
  g_autoptr (GError) error = NULL;

  g_assert_null (sam_import_prepare (region->store, kind, table, (const char *const *) mapping, &options, &error));
  g_assert_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_MAPPING);
}

static void
test_questions (Region *region,
                gconstpointer data)
{
  static const char list[] = "Naam;Onderwerp\nGroep A;Diabets\nGroep B;Astma, treinen\nGroep C;Diabets\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (list, strlen (list));
  g_autoptr (SamSheet) table = sam_sheet_read_bytes (bytes, NULL, NULL);
  g_autoptr (SamImportPlan) asked = prepare_table (region, "group", table, NULL);
  g_autoptr (SamImportPlan) answered = NULL;
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  const SamImportQuestion *question = g_ptr_array_index (asked->questions, 0);
  g_autoptr (SamRecord) a = NULL;
  g_autoptr (SamRecord) b = NULL;

  g_assert_cmpuint (asked->questions->len, ==, 2);
  g_assert_cmpstr (question->text, ==, "Diabets");
  g_assert_cmpstr (question->suggestion_title, ==, "Diabetes");
  g_assert_cmpuint (question->n_rows, ==, 2);
  g_assert_cmpuint (asked->counts[SAM_IMPORT_NEW], ==, 3);

  g_hash_table_insert (answers, question->text, question->suggestion);
  answered = prepare_table (region, "group", table, answers);
  apply (region, answered, SAM_IMPORT_SKIP_DUPLICATES);
  a = load_row (region, g_ptr_array_index (answered->rows, 0));
  b = load_row (region, g_ptr_array_index (answered->rows, 1));
  assert_field (a, "topics", question->suggestion);
  assert_field (a, "notes", "");
  assert_field (b, "notes", "Topic in the list: treinen");
}

static void
test_updates (Region *region,
              gconstpointer data)
{
  g_autoptr (SamImportPlan) first = prepare_text (region, "group",
                                                  "Naam;Onderwerp;Plaats;E-mail;Kosten\n"
                                                  "Groep A;Astma;Heerlen;a@voorbeeld.example;gratis\n"
                                                  "Groep B;Reuma;Heerlen;b@voorbeeld.example;gratis\n");
  g_autoptr (SamImportPlan) second = NULL;
  const SamImportRow *row;
  g_autoptr (SamRecord) changed = NULL;
  SamImportResult result;

  apply (region, first, SAM_IMPORT_SKIP_DUPLICATES);
  second = prepare_text (region, "group",
                         "Naam;Onderwerp;Plaats;E-mail;Kosten\n"
                         "GROEP A;Stoma;Heerlen;a@voorbeeld.example;2 euro\n"
                         "Groep B;Reuma;Heerlen;nieuw@voorbeeld.example;gratis\n");
  row = g_ptr_array_index (second->rows, 0);
  g_assert_cmpint (row->status, ==, SAM_IMPORT_UPDATE);
  g_assert_cmpuint (row->fields->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (row->fields, 0), ==, "topics");
  g_assert_cmpstr (g_ptr_array_index (row->fields, 1), ==, "cost");
  g_assert_cmpint (((SamImportRow *) g_ptr_array_index (second->rows, 1))->status, ==, SAM_IMPORT_DUPLICATE);
  result = apply (region, second, SAM_IMPORT_UPDATE_DUPLICATES);
  g_assert_cmpuint (result.updated, ==, 2);
  g_assert_cmpint (count (region, "group"), ==, 2);
  changed = load_row (region, row);
  assert_field (changed, "name", "Groep A");
  assert_field (changed, "cost", "2 euro");
}

/* A care group sends its list again: what changed is read before it is agreed to. */
static void
test_care_group (Region *region,
                 gconstpointer data)
{
  static const char *const expected[] = {
    "Phone: 045-000 00 01 → 045-000 00 02",
    "E-mail: info@praktijk.example (was empty)",
    "Notes changes",
  };
  g_autoptr (SamImportPlan) first = prepare_text (region, "organisation",
                                                  "AGB;Praktijk;Tel.;Mail;Zorggroep;Opmerkingen\n"
                                                  "00990001;Praktijk A;045-0000001;;Groep Oost;oud\n"
                                                  "00990002;Praktijk B;;;Groep Oost;\n"
                                                  "00990003;Praktijk C;;;Groep West;\n");
  g_autoptr (SamImportPlan) second = NULL;
  const SamImportRow *row;

  g_assert_cmpuint (first->absent->len, ==, 0);
  apply (region, first, SAM_IMPORT_SKIP_DUPLICATES);
  second = prepare_text (region, "organisation",
                         "AGB;Praktijk;Tel.;Mail;Zorggroep;Opmerkingen\n"
                         "00990001;Praktijk A;045-0000002;info@praktijk.example;Groep Oost;nieuw\n");
  row = g_ptr_array_index (second->rows, 0);
  g_assert_cmpint (row->status, ==, SAM_IMPORT_UPDATE);
  g_assert_cmpuint (row->changes->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      gboolean found = FALSE;

      for (guint c = 0; c < row->changes->len; c++)
        {
          g_autofree char *words = sam_import_change_describe (g_ptr_array_index (row->changes, c));

          g_test_message ("%s", words);
          found = found || g_str_equal (words, expected[i]);
        }
      g_assert_true (found);
    }
  /* Of another care group nothing can be told. */
  g_assert_cmpuint (second->absent->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (second->absent, 0), ==, "Praktijk B");
}

/* A preview is a list: whose experience is what is not told in it. */
static void
test_sensitive_changes (Region *region,
                        gconstpointer data)
{
  const char *head = "Voornaam;Achternaam;Ervaring met;Telefoon\n";
  g_autofree char *before = g_strconcat (head, "Ada;Proef;Astma;045-0000001\n", NULL);
  g_autofree char *after = g_strconcat (head, "Ada;Proef;Reuma;045-0000001\n", NULL);
  g_autoptr (SamImportPlan) first = prepare_text (region, "expert", before);
  g_autoptr (SamImportPlan) second = NULL;
  const SamImportRow *row;
  g_autofree char *words = NULL;

  apply (region, first, SAM_IMPORT_SKIP_DUPLICATES);
  second = prepare_text (region, "expert", after);
  row = g_ptr_array_index (second->rows, 0);
  g_assert_cmpuint (row->changes->len, ==, 1);
  words = sam_import_change_describe (g_ptr_array_index (row->changes, 0));
  g_assert_cmpstr (words, ==, "Topics changes");
}

/* Two lists name one person with two phones: importing both again changes nothing. */
static void
test_two_lists (Region *region,
                gconstpointer data)
{
  static const char groups[] = "Naam;Onderwerp;Contactpersoon;Telefoon;E-mail\n"
                               "Groep A;Astma;An Smit;06 00 00 00 01;an@voorbeeld.example\n";
  static const char experts[] = "Naam;Ervaring met;Telefoon;E-mail\nAn Smit;Astma;045 000 00 02;an@voorbeeld.example\n";

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SamImportPlan) group = prepare_text (region, "group", groups);
      g_autoptr (SamImportPlan) expert = NULL;

      g_assert_cmpuint (group->counts[i == 0 ? SAM_IMPORT_NEW : SAM_IMPORT_UNCHANGED], ==, 1);
      apply (region, group, SAM_IMPORT_SKIP_DUPLICATES);
      expert = prepare_text (region, "expert", experts);
      g_assert_cmpuint (expert->counts[i == 0 ? SAM_IMPORT_NEW : SAM_IMPORT_UNCHANGED], ==, 1);
      apply (region, expert, SAM_IMPORT_SKIP_DUPLICATES);
    }
  g_assert_cmpint (count (region, "person"), ==, 1);
}

static void
test_adding_duplicates (Region *region,
                        gconstpointer data)
{
  g_autoptr (SamImportPlan) plan = prepare_text (region, "group",
                                                 "Naam;Onderwerp;Telefoon\nA B;Astma;06 00 00 00 01\n"
                                                 "a b;Astma;06-00000001\n");
  SamImportResult result;

  g_assert_cmpuint (plan->counts[SAM_IMPORT_DUPLICATE], ==, 1);
  result = apply (region, plan, SAM_IMPORT_ADD_DUPLICATES);
  g_assert_cmpuint (result.added, ==, 2);
  g_assert_cmpint (count (region, "group"), ==, 2);
}

/* Whatever list a group stands in, and whatever is chosen for duplicates. */
static void
test_who_does_not_want_to_be_listed (Region *region,
                                     gconstpointer data)
{
  static const char first_list[] = "Naam;Onderwerp;Plaats;E-mail\nGroep A;Astma;Heerlen;a@voorbeeld.example\n";
  static const char *const lists[] = {
    "Naam;Onderwerp;Plaats;E-mail;Kosten\nGroep A;Astma;Heerlen;a@voorbeeld.example;gratis\n",
    "Naam;Onderwerp;Plaats;E-mail\nGROEP A;Astma;Heerlen;nieuw@voorbeeld.example\n",
  };
  g_autoptr (SamImportPlan) first = prepare_text (region, "group", first_list);
  g_autoptr (SamRecord) group = NULL;
  g_autoptr (GError) error = NULL;

  apply (region, first, SAM_IMPORT_SKIP_DUPLICATES);
  group = load_row (region, g_ptr_array_index (first->rows, 0));
  sam_record_set_text (group, "unlisted_on", TODAY);
  g_assert_true (sam_store_save (region->store, group, &error));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint choice = SAM_IMPORT_SKIP_DUPLICATES; choice <= SAM_IMPORT_ADD_DUPLICATES; choice++)
      {
        g_autoptr (SamImportPlan) again = prepare_text (region, "group", lists[i]);
        const SamImportRow *row = g_ptr_array_index (again->rows, 0);
        SamImportResult result = apply (region, again, (SamImportDuplicates) choice);
        g_autoptr (SamRecord) now = load_row (region, row);

        g_assert_cmpstr (g_ptr_array_index (row->notes, 0), ==, "Does not want to be listed. It stays so.");
        g_assert_cmpuint (result.added, ==, 0);
        g_assert_cmpint (count (region, "group"), ==, 1);
        assert_field (now, "unlisted_on", TODAY);
      }
}

static void
on_progress_cancel (guint64 done,
                    guint64 total,
                    gpointer data)
{
  if (done == 50)
    g_cancellable_cancel (data);
}

static void
test_cancelling (Region *region,
                 gconstpointer data)
{
  g_autoptr (SamImportPlan) plan = prepare (region, "group", "groepen.csv");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  SamImportApply how = { .progress = on_progress_cancel, .progress_data = cancellable };
  SamImportResult result;
  g_autoptr (GError) error = NULL;

  g_assert_false (sam_import_apply (region->store, plan, &how, &result, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count (region, "group"), ==, 0);
  g_assert_cmpint (count (region, "person"), ==, 0);
}

static void
test_remembering (Region *region,
                  gconstpointer data)
{
  const SamKind *kind = sam_kind_find ("group");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Iets;Wat\n1;2\n", 13);
  g_autoptr (SamSheet) table = sam_sheet_read_bytes (bytes, NULL, NULL);
  g_auto (GStrv) guessed = sam_import_recall_columns (region->store, kind, table);
  static const char *const chosen[] = { "name", "topics", NULL };
  g_auto (GStrv) recalled = NULL;

  g_assert_cmpstr (guessed[0], ==, "");
  g_assert_true (sam_import_remember_columns (region->store, kind, table, chosen, NULL));
  recalled = sam_import_recall_columns (region->store, kind, table);
  g_assert_cmpstr (recalled[0], ==, "name");
  g_assert_cmpstr (recalled[1], ==, "topics");
}

/* As a spreadsheet of this program shows it. */
static void
test_labels (Region *region,
             gconstpointer data)
{
  g_autoptr (SamImportPlan) plan = prepare_text (region, "group",
                                                 "Name;Topics;For whom;Status;Wheelchair access\n"
                                                 "A;Astma;Parents, Young people;Paused;Not applicable\n");
  g_autoptr (SamRecord) group = NULL;

  print_odd_rows (plan);
  apply (region, plan, SAM_IMPORT_SKIP_DUPLICATES);
  group = load_row (region, g_ptr_array_index (plan->rows, 0));
  assert_field (group, "audience", "parents; youth");
  assert_field (group, "status", "paused");
  assert_field (group, "wheelchair", "not_applicable");
  assert_field (group, "notes", "");
}

static void
test_venues (Region *region,
             gconstpointer data)
{
  g_autoptr (SamImportPlan) plan = prepare_text (region, "group",
                                                 "Naam;Onderwerp;Locatie;Adres;Plaats\n"
                                                 "Groep A;Astma;Wijkhuis;Proefpad 1;Heerlen\n"
                                                 "Groep B;Reuma;Wijkhuis;Proefpad 1;Heerlen\n"
                                                 "Groep C;Stoma;Bieb;Proefpad 2;Heerlen\n"
                                                 "Groep D;COPD;Bieb;Proefpad 3;Heerlen\n");
  g_autoptr (SamRecord) c = NULL;

  apply (region, plan, SAM_IMPORT_SKIP_DUPLICATES);
  g_assert_cmpint (count (region, "venue"), ==, 1);
  c = load_row (region, g_ptr_array_index (plan->rows, 2));
  assert_field (c, "venue", "");
  assert_field (c, "venue_text", "Bieb");
}

/* What an export writes, as a file of fields and as people see it. */
static void
test_own_lists (Region *region,
                gconstpointer data)
{
  g_autoptr (SamImportPlan) made = prepare_text (region, "group",
                                                 "Naam;Onderwerp;Status;Telefoon\nA;Astma;actief;0612345678\n");
  const char *id = ((SamImportRow *) g_ptr_array_index (made->rows, 0))->id;
  g_autofree char *stored = g_strdup_printf ("id;name;status;contact_phone;cost;edited_by\n"
                                             "%s;A;open;+31612345678;2 euro;x\n",
                                             id);
  g_autofree char *shown = g_strdup_printf ("Id;Name;Topics;Status;For whom;Contact persons\n"
                                            "%s;A;Astma, Stoma;Paused;Parents, Youth;An Smit\n",
                                            id);
  g_autoptr (SamImportPlan) first = NULL;
  g_autoptr (SamImportPlan) second = NULL;
  g_autoptr (SamRecord) group = NULL;

  apply (region, made, SAM_IMPORT_SKIP_DUPLICATES);
  first = prepare_text (region, "group", stored);
  g_assert_cmpuint (first->counts[SAM_IMPORT_UPDATE], ==, 1);
  apply (region, first, SAM_IMPORT_SKIP_DUPLICATES);
  second = prepare_text (region, "group", shown);
  print_odd_rows (second);
  g_assert_cmpuint (second->counts[SAM_IMPORT_PROBLEM], ==, 1); /* "Youth" is no label */
  apply (region, second, SAM_IMPORT_SKIP_DUPLICATES);
  g_assert_cmpint (count (region, "group"), ==, 1);
  group = load_row (region, g_ptr_array_index (second->rows, 0));
  assert_field (group, "cost", "2 euro");
  assert_field (group, "status", "paused");
}

/* A list that was exported says who is meant by name: that is no news, unless it is another name. */
static void
test_names_of_others (Region *region,
                      gconstpointer data)
{
  g_autoptr (SamImportPlan) people =
      prepare_text (region, "person", "first_name;last_name\nAn;Smit\nBea;Bos\nCor;Meijer\n");
  g_autoptr (SamImportPlan) groups = NULL;
  g_autoptr (SamImportPlan) back = NULL;
  const char *ids[3];
  g_autofree char *stored = NULL;
  g_autofree char *shown = NULL;
  SamImportRow *row;

  for (guint i = 0; i < 3; i++)
    ids[i] = ((SamImportRow *) g_ptr_array_index (people->rows, i))->id;
  apply (region, people, SAM_IMPORT_SKIP_DUPLICATES);
  stored = g_strdup_printf ("id;name;contacts\n"
                            "group:11111111-1111-4111-8111-111111111111;A;\"%s; %s\"\n"
                            "group:22222222-2222-4222-8222-222222222222;B;%s\n",
                            ids[0], ids[1], ids[2]);
  groups = prepare_text (region, "group", stored);
  apply (region, groups, SAM_IMPORT_SKIP_DUPLICATES);
  shown = g_strdup ("Id;Name;Contact persons;Cost\n"
                    "group:11111111-1111-4111-8111-111111111111;A;\"An Smit; Bea Bos\";2 euro\n"
                    "group:22222222-2222-4222-8222-222222222222;B;An Smit;3 euro\n");
  back = prepare_text (region, "group", shown);
  row = g_ptr_array_index (back->rows, 0);
  g_assert_cmpuint (row->notes->len, ==, 0);
  row = g_ptr_array_index (back->rows, 1);
  g_assert_cmpuint (row->notes->len, ==, 1);
  g_assert_cmpuint (back->counts[SAM_IMPORT_UPDATE], ==, 2);
}

static void
test_other_kinds (Region *region,
                  gconstpointer data)
{
  g_autoptr (SamImportPlan) plan = prepare_text (region, "material", "Name;Type;Stock\nFolder;leaflet;20\n"
                                                                     "Poster;affiche;x\n");
  g_autoptr (SamRecord) folder = NULL;

  g_assert_cmpuint (plan->counts[SAM_IMPORT_NEW], ==, 1);
  g_assert_cmpuint (plan->counts[SAM_IMPORT_PROBLEM], ==, 1);
  apply (region, plan, SAM_IMPORT_SKIP_DUPLICATES);
  folder = load_row (region, g_ptr_array_index (plan->rows, 0));
  assert_field (folder, "stock", "20");
}

/* A list that names the practice anew with each of its staff: what it says last counts, also if it said so before. */
static void
test_practice_named_last (Region *region,
                          gconstpointer data)
{
  g_autoptr (SamImportPlan) plan = prepare_text (region, "staff",
                                                 "Voornaam;Achternaam;Praktijk;AGB\n"
                                                 "Anna;Eerste;Praktijk Zon;01000001\n"
                                                 "Bea;Tweede;Praktijk Zon;01000001\n"
                                                 "Cor;Derde;Praktijk Maan;01000001\n"
                                                 "Dirk;Vierde;Praktijk Zon;01000001\n");
  g_autofree char *id = sam_id_from_key (sam_kind_find ("organisation"), "01000001");
  g_autofree char *title = NULL;
  SamImportResult result = apply (region, plan, SAM_IMPORT_SKIP_DUPLICATES);

  title = sam_store_dup_title (region->store, id);
  g_assert_cmpuint (result.added, ==, 4);
  g_assert_cmpint (count (region, "organisation"), ==, 1);
  g_assert_cmpstr (title, ==, "Praktijk Zon");
}

#define ADD(path, func) g_test_add (path, Region, NULL, set_up, func, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/exchange/import/a-practice-is-called-as-the-list-says-last", test_practice_named_last);
  ADD ("/exchange/import/the-list-of-groups-comes-in-and-comes-in-once", test_groups);
  ADD ("/exchange/import/is-undone-as-one", test_undo);
  ADD ("/exchange/import/staff-find-their-practice", test_practices_and_staff);
  ADD ("/exchange/import/a-visit-to-come-is-told", test_a_visit_to_come_is_told);
  ADD ("/exchange/import/staff-may-come-before-their-practice", test_staff_before_practices);
  ADD ("/exchange/import/the-list-of-experts-comes-in", test_experts);
  ADD ("/exchange/import/registrations-find-the-person-and-the-workshop", test_registrations);
  ADD ("/exchange/import/an-unknown-name-makes-a-person", test_unknown_people);
  ADD ("/exchange/import/registrations-need-a-workshop", test_no_workshop);
  ADD ("/exchange/import/unknown-topics-are-asked-about", test_questions);
  ADD ("/exchange/import/a-changed-list-updates", test_updates);
  ADD ("/exchange/import/a-care-groups-list-tells-what-changes-and-who-is-missing", test_care_group);
  ADD ("/exchange/import/a-preview-puts-no-topic-beside-a-name", test_sensitive_changes);
  ADD ("/exchange/import/two-lists-do-not-quarrel-about-a-person", test_two_lists);
  ADD ("/exchange/import/duplicates-can-be-added", test_adding_duplicates);
  ADD ("/exchange/import/who-does-not-want-to-be-listed-stays-so", test_who_does_not_want_to_be_listed);
  ADD ("/exchange/import/a-cancelled-one-writes-nothing", test_cancelling);
  ADD ("/exchange/import/columns-are-remembered", test_remembering);
  ADD ("/exchange/import/a-venue-is-one-with-one-address", test_venues);
  ADD ("/exchange/import/labels-are-understood", test_labels);
  ADD ("/exchange/import/own-lists-come-back-by-their-ids", test_own_lists);
  ADD ("/exchange/import/names-that-are-there-are-no-news", test_names_of_others);
  ADD ("/exchange/import/any-kind-comes-in-by-its-fields", test_other_kinds);
  return g_test_run ();
}
