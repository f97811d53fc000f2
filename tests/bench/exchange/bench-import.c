/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What it costs to take over a list, beside plain SQL that writes the same rows; and then, among all those people, to
 * look with each key for whom somebody may be: bench-import [ROWS]. Not a test: it prints processor times and judges
 * nothing. Plain SQL gets what it writes ready made: it reads no list, holds no row against what is there, and makes no
 * bodies and no hashes. It does it twice: record after record, as a list has them, and one table after the other, which
 * is the least. */

#include "../processor-time.h"
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

static void
print_time (const char *what,
            double milliseconds)
{
  g_print ("%-44s %10.2f ms\n", what, milliseconds);
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

static guint
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
  SamImportResult result;
  gint64 since = get_processor_time (CLOCK_PROCESS_CPUTIME_ID);

  sheet = sam_csv_read (list, &(SamSheetSpelling){ NULL });
  mapping = sam_import_guess_columns (kind, sheet);
  print_time ("  reading the list", get_milliseconds (since));
  since = get_processor_time (CLOCK_PROCESS_CPUTIME_ID);
  plan = sam_import_prepare (store, kind, sheet, (const char *const *) mapping, &options, &error);
  g_assert_no_error (error);
  print_time ("  what it would do", get_milliseconds (since));
  since = get_processor_time (CLOCK_PROCESS_CPUTIME_ID);
  sam_import_apply (store, plan, &how, &result, NULL, &error);
  g_assert_no_error (error);
  print_time ("  doing it", get_milliseconds (since));
  return result.added;
}

/* @rows NULL: table after table, from the file @from. */
static double
time_plain (const char *folder,
            const char *from,
            SamPlainRows *rows,
            guint n_documents)
{
  g_autofree char *path = g_build_filename (folder, "plain", NULL);
  g_autoptr (GError) error = NULL;
  SamStore *plain = sam_store_open (path, SAM_DATABASE_CREATE, &error);
  double milliseconds;
  gint64 since = get_processor_time (CLOCK_PROCESS_CPUTIME_ID);

  g_assert_no_error (error);
  if (rows != NULL)
    sam_plain_rows_insert (rows, plain, n_documents);
  else
    sam_plain_rows_copy (plain, from, n_documents, n_documents);
  milliseconds = get_milliseconds (since);
  sam_store_close (plain);
  g_unlink (path);
  return milliseconds;
}

static void
bench_import (SamStore *store,
              const char *folder,
              const char *path,
              guint n_rows)
{
  g_autoptr (GBytes) list = make_list (n_rows);
  g_autoptr (GError) error = NULL;
  gint64 since = get_processor_time (CLOCK_PROCESS_CPUTIME_ID);
  guint n_added = import_list (store, list);
  double ours = get_milliseconds (since);
  guint n_documents = (guint) sam_documents_get_sequence (sam_store_get_database (store), &error);
  g_autoptr (SamPlainRows) rows = sam_plain_rows_read (path);
  double records = time_plain (folder, path, rows, n_documents);
  double tables = time_plain (folder, path, NULL, n_documents);

  g_assert_no_error (error);
  g_print ("%u of %u rows, %u records %22.2f ms\n", n_added, n_rows, n_documents, ours);
  g_print ("  plain SQL, record after record %23.2f ms   × %.2f\n", records, ours / records);
  g_print ("  plain SQL, table after table %25.2f ms   × %.2f\n", tables, ours / tables);
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
