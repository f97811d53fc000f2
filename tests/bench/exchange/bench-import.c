/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What it costs to take over a list, beside plain SQL that writes the same rows; and then, among all those people, to
 * look with each key for whom somebody may be: bench-import [ROWS]. Not a test: it prints processor times and judges
 * nothing. Finding out what a list would do is held against reading it alone: nothing plain holds rows against a
 * region. Plain SQL gets what it writes ready made: it makes no bodies and no hashes. It does it twice: record after
 * record, as a list has them, and one table after the other, which is the least. */

#include "../cost.h"
#include "../sam-plain-rows.h"
#include "exchange/sam-csv-reader.h"
#include "exchange/sam-import.h"
#include "network/sam-duplicates.h"

#include <glib/gstdio.h>
#include <locale.h>

#define N_KEYS 20
#define STAFF_PER_PRACTICE 5

static const char *const syllables[] = { "An", "ber", "Chan", "di", "El", "fri", "Gé", "han", "Il", "jo", "Ka", "lot" };
static const char *const beginnings[] = { "Jans", "Wille", "Pie", "Küp", "Schmei", "Bou", "Vra", "Hende", "Kerk" };
static const char *const endings[] = { "sen", "ters", "mans", "hof", "man", "broek", "rath", "ma", "stra", "berg" };
static const char *const places[] = { "Heerlen", "Kerkrade", "Landgraaf", "Brunssum", "Voerendaal", "Simpelveld" };

static double
get_milliseconds (gint64 since)
{
  return (double) (get_processor_time (CLOCK_PROCESS_CPUTIME_ID) - since) / 1000.0;
}

static const char *
pick (GRand *random,
      const char *const *from,
      guint n)
{
  return from[g_rand_int_range (random, 0, (gint32) n)];
}

#define PICK(random, from) pick (random, from, G_N_ELEMENTS (from))

/* People who are nobody's double, with what is known of them in a practice's own list. */
static GBytes *
make_list (guint n_rows)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  GString *text = g_string_new ("Voornaam,Achternaam,Functie,Praktijk,AGB,E-mail,Telefoon\n");

  for (guint i = 0; i < n_rows; i++)
    {
      const char *first = PICK (random, syllables);
      const char *second = PICK (random, syllables);
      const char *beginning = PICK (random, beginnings);
      const char *middle = PICK (random, beginnings);
      const char *ending = PICK (random, endings);

      g_string_append_printf (text, "%s%s,%s%s%s,assistent,", first, second, beginning, middle, ending);
      g_string_append_printf (text, "Praktijk %s %u,01%06u,%u@voorbeeld.example,06-00%06u\n",
                              places[i / STAFF_PER_PRACTICE % G_N_ELEMENTS (places)], i / STAFF_PER_PRACTICE,
                              i / STAFF_PER_PRACTICE, i, i);
    }
  return g_string_free_to_bytes (text);
}

typedef struct
{
  Cost reading;
  Cost preparing;
  Cost doing;
  guint n_added;
} Import;

static Import
import_list (SamStore *store,
             GBytes *list)
{
  const SamKind *kind = sam_kind_find ("staff");
  const SamImportOptions options = { .today = "2026-11-23" };
  const SamImportApply how = { .duplicates = SAM_IMPORT_ADD_DUPLICATES };
  g_autoptr (GError) error = NULL;
  g_autoptr (SamImportPlan) plan = NULL;
  g_autoptr (SamSheet) sheet = NULL;
  g_auto (GStrv) mapping = NULL;
  Import import = { 0 };
  SamImportResult result;
  Cost cost = begin_cost ();

  sheet = sam_csv_read (list, &(SamSheetSpelling){ NULL });
  import.reading = end_cost (cost, 1);
  cost = begin_cost ();
  mapping = sam_import_guess_columns (kind, sheet);
  plan = sam_import_prepare (store, kind, sheet, (const char *const *) mapping, &options, &error);
  g_assert_no_error (error);
  import.preparing = end_cost (cost, 1);
  cost = begin_cost ();
  sam_import_apply (store, plan, &how, &result, NULL, &error);
  g_assert_no_error (error);
  import.doing = end_cost (cost, 1);
  import.n_added = result.added;
  return import;
}

/* @rows NULL: table after table, from the file @from. */
static Cost
time_plain (const char *folder,
            const char *from,
            SamPlainRows *rows,
            guint n_documents)
{
  g_autofree char *path = g_build_filename (folder, "plain", NULL);
  g_autoptr (GError) error = NULL;
  SamStore *plain = sam_store_open (path, SAM_DATABASE_CREATE, &error);
  Cost cost = begin_cost ();

  g_assert_no_error (error);
  if (rows != NULL)
    sam_plain_rows_insert (rows, plain, n_documents);
  else
    sam_plain_rows_copy (plain, from, n_documents, n_documents);
  cost = end_cost (cost, 1);
  sam_store_close (plain);
  g_unlink (path);
  return cost;
}

static void
bench_import (SamStore *store,
              const char *folder,
              const char *path,
              guint n_rows)
{
  g_autoptr (GBytes) list = make_list (n_rows);
  g_autoptr (GError) error = NULL;
  Import ours = import_list (store, list);
  double before_writing = ours.reading.milliseconds + ours.preparing.milliseconds;
  guint n_documents = (guint) sam_documents_get_sequence (sam_store_get_database (store), &error);
  g_autoptr (SamPlainRows) rows = sam_plain_rows_read (path);
  Cost records = time_plain (folder, path, rows, n_documents);
  Cost tables = time_plain (folder, path, NULL, n_documents);

  g_assert_no_error (error);
  g_print ("%u of %u rows, %u records %26s %13s\n", ours.n_added, n_rows, n_documents, "import", "plain");
  print_pair ("what it would do, to reading the list alone", before_writing, ours.reading.milliseconds);
  print_costs ("doing it, to SQL record after record", ours.doing, records);
  print_costs ("doing it, to SQL table after table", ours.doing, tables);
  print_pair ("all, to reading and SQL record after record", before_writing + ours.doing.milliseconds,
              ours.reading.milliseconds + records.milliseconds);
}

/* Somebody types a name that is like many. */
static void
bench_typing (SamStore *store)
{
  static const char name[] = "Willejanssen";
  const SamKind *kind = sam_kind_find ("person");
  g_autoptr (SamRecord) person = sam_record_new (kind, NULL);
  double most = 0;
  double sum = 0;
  guint n_pairs = 0;

  sam_record_set_text (person, "first_name", "Anna");
  for (guint i = 0; i < N_KEYS; i++)
    {
      g_autofree char *typed = g_strndup (name, 1 + i % strlen (name));
      g_autoptr (GPtrArray) pairs = NULL;
      gint64 since = get_processor_time (CLOCK_PROCESS_CPUTIME_ID);

      sam_record_set_text (person, "last_name", typed);
      pairs = sam_duplicates_find (store, kind, person, NULL, NULL);
      sum += get_milliseconds (since);
      most = MAX (most, get_milliseconds (since));
      n_pairs = MAX (n_pairs, pairs->len);
    }
  g_print ("like whom, at each key %32.2f ms, the longest %.2f ms, at most %u found\n", sum / N_KEYS, most, n_pairs);
}

int
main (int argc,
      char *argv[])
{
  guint n_rows = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 10000;
  g_autofree char *folder = g_dir_make_tmp ("samenhulp-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "store", NULL);
  g_autoptr (GError) error = NULL;
  SamStore *store;

  setlocale (LC_ALL, "C.UTF-8");
  store = sam_store_open (path, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  bench_import (store, folder, path, n_rows);
  bench_typing (store);
  sam_store_close (store);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
