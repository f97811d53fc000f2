/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What it costs to open each page of a region as large as any will be: 3,000 groups, 2,000 practices, 10,000 members of
 * staff, 40,000 questions, 100,000 edits: bench-pages [FILE]. Not a test: it prints processor times and judges nothing.
 * FILE is kept, and filled only when it is new. */

#include "../processor-time.h"
#include "network/sam-demo.h"
#include "network/sam-duplicates.h"
#include "network/sam-indicator.h"
#include "network/sam-roadmap.h"
#include "network/sam-snapshots.h"
#include "network/sam-suggestion-load.h"
#include "network/sam-target-stand.h"
#include "network/sam-today-collect.h"
#include "network/sam-unmet.h"
#include "network/sam-visits.h"
#include "store/sam-query.h"

#include <glib/gstdio.h>
#include <locale.h>

#define TODAY "2026-11-23"
#define NOW G_GINT64_CONSTANT (1795420800) /* at noon that day */
#define N_EDITS 100000
#define N_ROWS 50
#define OPEN_ROUNDS 3
#define HALF_A_DAY (12 * 60 * 60)

/* How many times the demo's records of a kind are there. */
static const struct
{
  const char *kind;
  guint n_rounds;
} copied[] = {
  { "group", 17 },
  { "organisation", 16 },
  { "person", 20 },
  { "staff", 20 },
  { "expert", 17 },
  { "consent", 17 },
  { "question", 1250 },
  { "match", 500 },
  { "evaluation", 500 },
  { "contact", 40 },
  { "delivery", 16 },
  { "task", 20 },
  { "workshop", 5 },
  { "participation", 5 },
};

static guint
count_rounds (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (copied); i++)
    if (sam_kind_of_id (id) == sam_kind_find (copied[i].kind))
      return copied[i].n_rounds;
  return 1;
}

/* Another UUID for each round; what is there once keeps its own. */
static char *
copy_id (const char *id,
         guint round)
{
  const char *digits = strchr (id, ':') + 1;
  guint32 first = (guint32) g_ascii_strtoull (digits, NULL, 16);
  guint n_rounds = count_rounds (id);

  return g_strdup_printf ("%.*s%08x%s", (int) (digits - id), id, first ^ (round % n_rounds * 2654435761u),
                          strchr (digits, '-'));
}

static gboolean
on_id_cb (const GMatchInfo *match,
          GString *result,
          gpointer round)
{
  g_autofree char *id = g_match_info_fetch (match, 0);
  g_autofree char *copy = copy_id (id, GPOINTER_TO_UINT (round));

  g_string_append (result, copy);
  return FALSE;
}

/* A word that looks like a name. */
static char *
make_word (const char *id)
{
  static const char consonants[] = "bdfghjklmnprstvwz";
  static const char vowels[] = "aeiou";
  guint hash = g_str_hash (id);
  GString *word = g_string_new (NULL);

  for (guint i = 0; i < 4; i++)
    {
      g_string_append_c (word, consonants[hash % 17]);
      g_string_append_c (word, vowels[hash / 17 % 5]);
      hash = hash / 85 ^ g_str_hash (id + i);
    }
  word->str[0] = g_ascii_toupper (word->str[0]);
  return g_string_free (word, FALSE);
}

/* Nobody is another's copy: each has a name, an address, a number and a mailbox of their own. */
static void
rename_record (SamRecord *record)
{
  static const char *const names[] = { "name", "last_name", "address" };
  static const char *const mailboxes[] = { "email", "contact_email" };
  static const char *const numbers[] = { "phone", "contact_phone" };
  const SamKind *kind = sam_record_get_kind (record);
  g_autofree char *word = make_word (sam_record_get_id (record));
  g_autofree char *mailbox = g_strdup_printf ("%s@voorbeeld.example", word);
  g_autofree char *number = g_strdup_printf ("+3161%07u", g_str_hash (sam_record_get_id (record)) % 10000000);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (sam_kind_find_field (kind, names[i]) != NULL && sam_record_has_value (record, names[i]))
      {
        g_autofree char *name = sam_record_dup_text (record, names[i]);
        g_autofree char *renamed = g_strdup_printf ("%s %s", word, name);

        sam_record_set_text (record, names[i], g_str_equal (names[i], "last_name") ? word : renamed);
      }
  if (sam_kind_find_field (kind, "agb") != NULL && sam_record_has_value (record, "agb"))
    sam_record_set_text (record, "agb", number + strlen ("+316"));
  for (guint i = 0; i < G_N_ELEMENTS (mailboxes); i++)
    {
      if (sam_kind_find_field (kind, mailboxes[i]) != NULL && sam_record_has_value (record, mailboxes[i]))
        sam_record_set_text (record, mailboxes[i], mailbox);
      if (sam_kind_find_field (kind, numbers[i]) != NULL && sam_record_has_value (record, numbers[i]))
        sam_record_set_text (record, numbers[i], number);
    }
}

/* Of the questions most were closed, long ago. */
static void
copy_record (SamStore *store,
             SamRecord *record,
             GRegex *ids,
             guint round)
{
  const SamKind *kind = sam_record_get_kind (record);
  g_autofree char *body = sam_record_to_body (record);
  g_autofree char *copied_body = g_regex_replace_eval (ids, body, -1, 0, 0, on_id_cb, GUINT_TO_POINTER (round), NULL);
  g_autofree char *id = copy_id (sam_record_get_id (record), round);
  g_autoptr (SamRecord) copy = sam_record_new_from_body (kind, id, NULL, copied_body, NULL);
  g_autoptr (GError) error = NULL;

  if (g_str_equal (kind->name, "question"))
    {
      sam_record_set_integer (copy, "received_at",
                              sam_record_get_integer (copy, "received_at", NOW) - (gint64) round * HALF_A_DAY);
      if (round >= OPEN_ROUNDS)
        sam_record_set_text (copy, "status", "closed");
    }
  rename_record (copy);
  sam_store_save (store, copy, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list_ids (SamStore *store,
          const char *kind)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (kind));
  g_autoptr (GPtrArray) rows = sam_store_list (store, query, 0, 0, NULL);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (ids, g_strdup (((SamRow *) rows->pdata[i])->id));
  return ids;
}

static void
copy_kind (SamStore *store,
           const char *kind,
           guint n_rounds,
           GRegex *ids)
{
  g_autoptr (GPtrArray) originals = list_ids (store, kind);

  for (guint i = 0; i < originals->len; i++)
    {
      g_autoptr (SamRecord) record = sam_store_load (store, originals->pdata[i], NULL);

      for (guint round = 1; round < n_rounds; round++)
        copy_record (store, record, ids, round);
    }
}

static void
edit_questions (SamStore *store)
{
  g_autoptr (GPtrArray) ids = list_ids (store, "question");

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (SamRecord) question = sam_store_load (store, ids->pdata[i % ids->len], NULL);
      g_autofree char *notes = g_strdup_printf ("Called back, %u", i);

      sam_record_set_text (question, "notes", notes);
      g_assert_true (sam_store_save (store, question, NULL));
    }
}

static void
fill (SamStore *store)
{
  g_autoptr (GRegex) ids = g_regex_new ("[a-z_]+:[0-9a-f]{8}-[0-9a-f-]{27}", G_REGEX_OPTIMIZE, 0, NULL);
  const SamDemoOptions options = { .today = TODAY };
  g_autoptr (GError) error = NULL;

  g_print ("filling …\n");
  sam_demo_fill (store, &options, NULL, &error);
  g_assert_no_error (error);
  sam_store_set_undoable (store, FALSE);
  g_assert_true (sam_store_begin_joined (store, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (copied); i++)
    copy_kind (store, copied[i].kind, copied[i].n_rounds, ids);
  edit_questions (store);
  g_assert_true (sam_store_commit (store, NULL));
}

static void
print_time (const char *what,
            gint64 since,
            guint n)
{
  g_print ("%-52s %9.1f ms %8u\n", what, (double) (get_processor_time (CLOCK_PROCESS_CPUTIME_ID) - since) / 1000.0, n);
}

/* As the page does: all keys in order, and what the first rows show. */
static void
bench_list (SamStore *store,
            const char *kind,
            const char *order,
            gboolean descending,
            const char *search,
            const char *const *columns)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (kind));
  g_autofree char *what =
      g_strdup_printf ("list of %s by %s%s%s", kind, order, search != NULL ? ", searched for " : "",
                       search != NULL ? search : "");
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gint64 since = get_processor_time (CLOCK_PROCESS_CPUTIME_ID);

  for (guint i = 0; columns[i] != NULL; i++)
    g_assert_true (sam_query_add_column (query, columns[i], NULL));
  g_assert_true (sam_query_set_order (query, order, descending, NULL));
  sam_query_set_search (query, search);
  keys = sam_store_find_keys (store, query, NULL, NULL);
  rows = sam_store_fetch_rows (store, query, (gint64 *) keys->data, MIN (keys->len, N_ROWS), NULL);
  print_time (what, since, keys->len);
}

static void
bench_lists (SamStore *store)
{
  static const char *const group[] = { "name", "topics", "status", "place", "verified_on", NULL };
  static const char *const expert[] = { "person.first_name", "does", "person.place", "status", NULL };
  static const char *const question[] = { "subject", "received_at", "status", "municipality", "assigned_to", NULL };
  static const char *const practice[] = { "name", "place", "adoption", "gps", "part_of", "visited_on", NULL };
  static const char *const staff[] = { "title", "function", NULL };

  bench_list (store, "group", "name", FALSE, NULL, group);
  bench_list (store, "group", "topics", FALSE, NULL, group);
  bench_list (store, "group", "name", FALSE, "r", group);
  bench_list (store, "expert", "person.first_name", FALSE, NULL, expert);
  bench_list (store, "question", "received_at", TRUE, NULL, question);
  bench_list (store, "question", "subject", FALSE, NULL, question);
  bench_list (store, "question", "topics", FALSE, NULL, question);
  bench_list (store, "question", "assigned_to", FALSE, NULL, question);
  bench_list (store, "question", "received_at", TRUE, "r", question);
  bench_list (store, "question", "received_at", TRUE, "rouw", question);
  bench_list (store, "organisation", "name", FALSE, NULL, practice);
  bench_list (store, "staff", "title", FALSE, NULL, staff);
}

static void
bench_search (SamStore *store,
              const char *text)
{
  g_autofree char *what = g_strdup_printf ("search for “%s”", text);
  gint64 since = get_processor_time (CLOCK_PROCESS_CPUTIME_ID);
  g_autoptr (GPtrArray) hits = sam_store_search (store, text, 100, NULL, NULL);

  print_time (what, since, hits->len);
}

static void
bench_today (SamStore *store)
{
  SamMoment now;
  gint64 since = get_processor_time (CLOCK_PROCESS_CPUTIME_ID);
  g_autoptr (GPtrArray) items = NULL;

  sam_moment_set (&now, NOW);
  items = sam_today_collect (store, NULL, &now, NULL);
  print_time ("today", since, items->len);
}

static void
bench_duplicates (SamStore *store,
                  const char *kind)
{
  g_autofree char *what = g_strdup_printf ("duplicates of %s", kind);
  gint64 since = get_processor_time (CLOCK_PROCESS_CPUTIME_ID);
  g_autoptr (GPtrArray) pairs = sam_duplicates_find (store, sam_kind_find (kind), NULL, NULL, NULL);

  print_time (what, since, pairs->len);
}

static void
bench_indicators (SamStore *store)
{
  const SamScope scope = { .to = TODAY };
  guint n;
  const SamIndicator *indicators = sam_indicator_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *what = g_strdup_printf ("indicator %s", indicators[i].id);
      gint64 since = get_processor_time (CLOCK_PROCESS_CPUTIME_ID);
      g_autoptr (SamMeasure) measure = sam_indicator_measure (store, &indicators[i], &scope, NULL);

      print_time (what, since, measure->lists[SAM_STAND_COUNTED]->len);
    }
}

/* What the page of the targets loads. */
static void
bench_progress (SamStore *store)
{
  gint64 since = get_processor_time (CLOCK_PROCESS_CPUTIME_ID);
  g_autoptr (GPtrArray) stands = NULL;
  guint n_taken;

  g_assert_true (sam_snapshots_take (store, TODAY, 0, &n_taken, NULL, NULL));
  print_time ("progress: keeping the months that have passed", since, n_taken);
  since = get_processor_time (CLOCK_PROCESS_CPUTIME_ID);
  g_assert_true (sam_snapshots_take (store, TODAY, 0, &n_taken, NULL, NULL));
  print_time ("progress: and when all are kept", since, n_taken);
  since = get_processor_time (CLOCK_PROCESS_CPUTIME_ID);
  stands = sam_target_stand_load_all (store, TODAY, NULL);
  print_time ("progress: how the targets stand", since, stands->len);
}

static void
bench_others (SamStore *store)
{
  g_autoptr (GPtrArray) questions = list_ids (store, "question");
  gint64 since = get_processor_time (CLOCK_PROCESS_CPUTIME_ID);
  g_autoptr (GPtrArray) unmet = sam_unmet_load (store, TODAY, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SamVisits) visits = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GPtrArray) suggestions = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  print_time ("unmet demand", since, unmet->len);
  since = get_processor_time (CLOCK_PROCESS_CPUTIME_ID);
  visits = sam_visits_load (store, TODAY, &error);
  g_assert_no_error (error);
  print_time ("visits", since, visits->all->len);
  since = get_processor_time (CLOCK_PROCESS_CPUTIME_ID);
  steps = sam_roadmap_load (store, TODAY, NULL);
  print_time ("road map", since, steps->len);
  since = get_processor_time (CLOCK_PROCESS_CPUTIME_ID);
  suggestions = sam_suggestions_load (store, questions->pdata[0], TODAY, NULL);
  print_time ("suggestions for a question", since, suggestions->len);
  since = get_processor_time (CLOCK_PROCESS_CPUTIME_ID);
  changes = sam_store_list_history (store, questions->pdata[0], NULL);
  print_time ("history of a question", since, changes->len);
}

int
main (int argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("samenhulp-bench-XXXXXX", NULL);
  g_autofree char *path = argc > 1 ? g_strdup (argv[1]) : g_build_filename (folder, "store", NULL);
  gboolean filled = g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (GError) error = NULL;
  SamStore *store;

  setlocale (LC_ALL, "C.UTF-8");
  store = sam_store_open (path, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  if (!filled)
    fill (store);
  g_print ("%-52s %12s %8s\n", "", "processor", "found");
  bench_lists (store);
  bench_search (store, "r");
  bench_search (store, "rouw");
  bench_search (store, "heerlen 3");
  bench_today (store);
  bench_duplicates (store, "group");
  bench_duplicates (store, "organisation");
  bench_duplicates (store, "person");
  bench_others (store);
  bench_indicators (store);
  bench_progress (store);
  sam_store_close (store);
  if (argc <= 1)
    g_unlink (path);
  g_rmdir (folder);
  return 0;
}
