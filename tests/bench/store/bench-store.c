/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the store costs beside plain SQL on the same tables, in one run on one machine: bench-store [RECORDS [FILE]].
 * Not a test: it prints times and ratios and judges nothing. FILE is kept, and filled only when it is new. */

#include "../cost.h"
#include "../sam-plain-rows.h"
#include "store/sam-query.h"

#include <glib/gstdio.h>
#include <locale.h>

#define REPEAT 5
#define N_EDITS 50
#define N_TOPICS 100

static const char *const words[] = {
  "samen",
  "sterk",
  "verder",
  "rouw",
  "angst",
  "ouders",
  "Müller",
  "café",
  "wandelen",
  "praten",
  "avond",
  "ochtend",
  "huis",
  "plein",
  "groep",
  "vrouwen",
  "mannen",
  "jongeren",
  "slapen",
  "leven",
};
static const char *const places[] = { "Heerlen", "Kerkrade", "Landgraaf", "Brunssum", "Voerendaal", "Simpelveld" };

typedef struct
{
  SamStore *store;
  SamStore *plain; /* filled with plain SQL */
  const char *path;
  guint n_records;
} Bench;

static double
get_milliseconds (gint64 since)
{
  return (double) (get_processor_time (CLOCK_PROCESS_CPUTIME_ID) - since) / 1000.0;
}

static char *
make_words (GRand *random,
            guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

static SamRecord *
make_group (GRand *random,
            guint number)
{
  const SamKind *kind = sam_kind_find ("group");
  g_autofree char *id = sam_id_new (kind);
  g_autofree char *three = make_words (random, 3);
  g_autofree char *name = g_strdup_printf ("%s %u", three, number);
  g_autofree char *description = make_words (random, 40);
  g_autofree char *notes = make_words (random, 10);
  g_autofree char *topic = NULL;
  g_autofree char *slug = g_strdup_printf ("topic-%d", g_rand_int_range (random, 0, N_TOPICS));
  SamRecord *group = sam_record_new (kind, id);
  const char *topics[] = { NULL, NULL };

  topic = sam_id_from_key (sam_kind_find ("topic"), slug);
  topics[0] = topic;
  sam_record_set_text (group, "name", name);
  sam_record_set_text (group, "place", places[g_rand_int_range (random, 0, G_N_ELEMENTS (places))]);
  sam_record_set_text (group, "municipality", places[g_rand_int_range (random, 0, G_N_ELEMENTS (places))]);
  sam_record_set_text (group, "cost", three);
  sam_record_set_text (group, "description", description);
  sam_record_set_text (group, "notes", notes);
  sam_record_set_text (group, "status", number % 3 == 0 ? "open" : "forming");
  sam_record_set_text (group, "public_email", "groep@voorbeeld.example");
  sam_record_set_strv (group, "topics", topics);
  return group;
}

static SamRecord *
make_topic (guint number)
{
  g_autofree char *slug = g_strdup_printf ("topic-%u", number);
  g_autofree char *id = sam_id_from_key (sam_kind_find ("topic"), slug);
  SamRecord *topic = sam_record_new (sam_kind_find ("topic"), id);

  sam_record_set_text (topic, "name", slug);
  return topic;
}

/* The same rows into the same tables and indexes, in one transaction as well. It gets what it writes ready made, and
 * asks nothing: the store checks each value, writes the body and its SHA-256,
 * looks whether the record is there, was erased or is referred to, and reads the titles of what it refers to. */
G_NO_INLINE static Cost
time_plain_records (Bench *bench)
{
  g_autofree char *path = g_strconcat (bench->path, ".records", NULL);
  g_autoptr (SamPlainRows) rows = sam_plain_rows_read (bench->path);
  SamStore *plain = sam_store_open (path, SAM_DATABASE_CREATE, NULL);
  Cost cost = begin_cost ();

  sam_plain_rows_insert (rows, plain, bench->n_records + N_TOPICS);
  cost = end_cost (cost, 1);
  sam_store_close (plain);
  g_unlink (path);
  return cost;
}

G_NO_INLINE static Cost
time_plain_tables (Bench *bench)
{
  const guint n_documents = bench->n_records + N_TOPICS;
  Cost cost = begin_cost ();

  sam_plain_rows_copy (bench->plain, bench->path, n_documents, n_documents);
  return end_cost (cost, 1);
}

/* As an import does it. */
G_NO_INLINE static Cost
time_saving (Bench *bench,
             GPtrArray *records)
{
  Cost cost = begin_cost ();

  g_assert_true (sam_store_begin_joined (bench->store, NULL));
  g_assert_true (sam_store_begin_step (bench->store, "Bench", NULL));
  for (guint i = 0; i < records->len; i++)
    if (!sam_store_save (bench->store, g_ptr_array_index (records, i), NULL))
      g_error ("save");
  g_assert_true (sam_store_end_step (bench->store, NULL));
  g_assert_true (sam_store_commit (bench->store, NULL));
  return end_cost (cost, 1);
}

static void
bench_saving (Bench *bench)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  Cost ours;

  for (guint i = 0; i < N_TOPICS; i++)
    g_ptr_array_add (records, make_topic (i));
  for (guint i = 0; i < bench->n_records; i++)
    g_ptr_array_add (records, make_group (random, i));
  ours = time_saving (bench, records);
  print_costs ("saving all, to record after record", ours, time_plain_records (bench));
  print_costs ("saving all, to table after table", ours, time_plain_tables (bench));
  g_print ("%-44s %10.0f /s\n", "  that is", bench->n_records * 1000.0 / ours.milliseconds);
}

/* What one edit writes, as of somebody who goes on typing in a field that nobody searches by. ?1 the record's id, ?2
 * its body, ?3 the value that changed, ?4 the hash. */
static const char *const edit_sql[] = {
  "BEGIN IMMEDIATE",
  "UPDATE counter SET sequence = 1 + (SELECT max (sequence) FROM document)",
  "INSERT INTO history (document, generation, hash, deleted, added, body) SELECT document, generation, hash, deleted,"
  " added, body FROM revision WHERE document = (SELECT number FROM document WHERE id = ?1)",
  "UPDATE revision SET hash = ?4, body = ?2, added = (SELECT sequence FROM counter)"
  " WHERE document = (SELECT number FROM document WHERE id = ?1)",
  "UPDATE document SET hash = ?4, sequence = (SELECT sequence FROM counter) WHERE id = ?1",
  "UPDATE kind_group SET cost = ?3, edited_at = edited_at + 1 WHERE id = ?1",
  "UPDATE step SET at = at + 1 WHERE number = (SELECT max (number) FROM step)",
  "UPDATE edit SET after = ?3 WHERE step = (SELECT max (number) FROM step)",
  "COMMIT",
};

static const char step_sql[] = "INSERT INTO step (label, author, at, undone) VALUES ('Bench', 'bench', 0, 0);"
                               "INSERT INTO edit (step, record) VALUES (last_insert_rowid (), 'bench')";

static void
run_plain_edit (sqlite3_stmt **statements,
                SamRecord *group,
                const char *body,
                int n)
{
  char hash[33];

  g_snprintf (hash, sizeof hash, "%032x", (guint) n);
  for (guint i = 0; i < G_N_ELEMENTS (edit_sql); i++)
    {
      sqlite3_bind_text (statements[i], 1, sam_record_get_id (group), -1, SQLITE_STATIC);
      sqlite3_bind_text (statements[i], 2, body, -1, SQLITE_STATIC);
      sqlite3_bind_int (statements[i], 3, n);
      sqlite3_bind_text (statements[i], 4, hash, -1, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (statements[i]), ==, SQLITE_DONE);
      sqlite3_reset (statements[i]);
    }
}

G_NO_INLINE static Cost
time_plain_edits (Bench *bench,
                  SamRecord *group)
{
  sqlite3 *plain = sam_database_get_handle (sam_store_get_database (bench->plain));
  sqlite3_stmt *statements[G_N_ELEMENTS (edit_sql)];
  g_autofree char *body = sam_record_to_body (group);
  Cost cost;

  /* The first edit makes the step that the others go on with. */
  sam_database_execute (sam_store_get_database (bench->plain), step_sql, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (edit_sql); i++)
    g_assert_cmpint (sqlite3_prepare_v2 (plain, edit_sql[i], -1, &statements[i], NULL), ==, SQLITE_OK);
  cost = begin_cost ();
  for (guint n = 0; n < N_EDITS; n++)
    run_plain_edit (statements, group, body, (int) n);
  cost = end_cost (cost, N_EDITS);
  for (guint i = 0; i < G_N_ELEMENTS (edit_sql); i++)
    sqlite3_finalize (statements[i]);
  return cost;
}

G_NO_INLINE static Cost
time_edits (Bench *bench,
            SamRecord *group)
{
  Cost cost = begin_cost ();

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u euro", i);

      sam_record_set_text (group, "cost", text);
      g_assert_true (sam_store_save (bench->store, group, NULL));
    }
  return end_cost (cost, N_EDITS);
}

static void
bench_one_save (Bench *bench)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autoptr (GPtrArray) rows = sam_store_list (bench->store, query, 0, 1, NULL);
  g_autoptr (SamRecord) group = sam_store_load (bench->store, ((SamRow *) rows->pdata[0])->id, NULL);
  Cost ours = time_edits (bench, group);

  print_costs ("saving one edit, on the disk", ours, time_plain_edits (bench, group));
}

static double
time_keys (Bench *bench,
           SamQuery *query)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < REPEAT; i++)
    {
      gint64 since = get_processor_time (CLOCK_PROCESS_CPUTIME_ID);
      g_autoptr (GArray) keys = sam_store_find_keys (bench->store, query, NULL, NULL);

      g_assert_nonnull (keys);
      best = MIN (best, get_milliseconds (since));
    }
  return best;
}

/* On the store's own file, with nothing between; what a row says is read, and forgotten. */
static double
time_bare (Bench *bench,
           const char *sql)
{
  sqlite3 *bare = sam_database_get_handle (sam_store_get_database (bench->store));
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < REPEAT; i++)
    {
      gint64 since = get_processor_time (CLOCK_PROCESS_CPUTIME_ID);
      sqlite3_stmt *statement;

      g_assert_cmpint (sqlite3_prepare_v2 (bare, sql, -1, &statement, NULL), ==, SQLITE_OK);
      while (sqlite3_step (statement) == SQLITE_ROW)
        for (int column = 0; column < sqlite3_column_count (statement); column++)
          sqlite3_column_text (statement, column);
      g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
      best = MIN (best, get_milliseconds (since));
    }
  return best;
}

static void
bench_order (Bench *bench,
             const char *path,
             const char *sql)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autofree char *what = g_strdup_printf ("keys of all by %s", path);

  g_assert_true (sam_query_set_order (query, path, FALSE, NULL));
  print_pair (what, time_keys (bench, query), time_bare (bench, sql));
}

static void
bench_page (Bench *bench)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autoptr (GArray) keys = sam_store_find_keys (bench->store, query, NULL, NULL);
  guint n_keys = MIN (keys->len, 50);
  double ours = G_MAXDOUBLE;
  g_autofree char *sql =
      g_strdup_printf ("SELECT id, title, place, status, topics FROM kind_group ORDER BY sort_title LIMIT %u OFFSET %u",
                       n_keys, keys->len / 2);

  g_assert_true (sam_query_add_column (query, "place", NULL));
  g_assert_true (sam_query_add_column (query, "status", NULL));
  g_assert_true (sam_query_add_column (query, "topics", NULL));
  for (guint i = 0; i < REPEAT; i++)
    {
      gint64 since = get_processor_time (CLOCK_PROCESS_CPUTIME_ID);
      g_autoptr (GPtrArray) rows = NULL;

      rows = sam_store_fetch_rows (bench->store, query, &g_array_index (keys, gint64, (keys->len - n_keys) / 2), n_keys,
                                   NULL);
      g_assert_nonnull (rows);
      ours = MIN (ours, get_milliseconds (since));
    }
  print_pair ("a page of 50 rows in the middle", ours, time_bare (bench, sql));
}

/* Beside the best numbers alone, and beside what FTS5 itself has to say why each was found. */
static void
bench_search (Bench *bench,
              const char *text,
              const char *match)
{
  g_autofree char *what = g_strdup_printf ("search “%s”, to bare numbers", text);
  g_autofree char *explained = g_strdup_printf ("search “%s”, to titles and snippets", text);
  g_autofree char *sql =
      g_strdup_printf ("SELECT rowid FROM search WHERE search MATCH '%s' ORDER BY rank LIMIT 50", match);
  g_autofree char *sql_explained =
      g_strdup_printf ("SELECT d.id, s.title, s.snippet FROM (SELECT rowid, title, rank,"
                       " snippet (search, -1, '<', '>', '…', 16) AS snippet FROM search WHERE search MATCH '%s'"
                       " ORDER BY rank LIMIT 50) AS s JOIN document AS d ON d.number = s.rowid",
                       match);
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autofree char *list = g_strdup_printf ("list searched “%s”", text);
  double ours = G_MAXDOUBLE;

  for (guint i = 0; i < REPEAT; i++)
    {
      gint64 since = get_processor_time (CLOCK_PROCESS_CPUTIME_ID);
      g_autoptr (GPtrArray) hits = sam_store_search (bench->store, text, 50, NULL, NULL);

      g_assert_nonnull (hits);
      ours = MIN (ours, get_milliseconds (since));
    }
  print_pair (what, ours, time_bare (bench, sql));
  print_pair (explained, ours, time_bare (bench, sql_explained));
  sam_query_set_search (query, text);
  g_print ("%-44s %10.2f ms\n", list, time_keys (bench, query));
}

static void
bench_reading (Bench *bench)
{
  bench_order (bench, "title", "SELECT key FROM kind_group ORDER BY sort_title");
  bench_order (bench, "place", "SELECT key FROM kind_group ORDER BY place");
  bench_order (bench, "cost", "SELECT key FROM kind_group ORDER BY cost");
  bench_order (bench, "description", "SELECT key FROM kind_group ORDER BY description");
  bench_order (bench, "status", "SELECT key FROM kind_group ORDER BY status");
  bench_order (bench, "topics", "SELECT key FROM kind_group ORDER BY topics");
  bench_order (bench, "edited_at", "SELECT key FROM kind_group ORDER BY edited_at");
  bench_page (bench);
  bench_search (bench, "77", "\"77\" *");
  bench_search (bench, "muller 12", "\"muller\" * AND \"12\" *");
  bench_search (bench, "muller", "\"muller\" *");
  bench_search (bench, "s", "\"s\" *");
  bench_search (bench, "samen sterk", "\"samen\" * AND \"sterk\" *");
}

int
main (int argc,
      char *argv[])
{
  Bench bench = { .n_records = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 10000 };
  g_autofree char *folder = g_dir_make_tmp ("samenhulp-bench-XXXXXX", NULL);
  g_autofree char *path = argc > 2 ? g_strdup (argv[2]) : g_build_filename (folder, "store", NULL);
  g_autofree char *plain_path = g_build_filename (folder, "plain", NULL);
  g_autoptr (GError) error = NULL;

  gboolean filled = g_file_test (path, G_FILE_TEST_EXISTS);

  setlocale (LC_ALL, "C.UTF-8");
  bench.path = path;
  bench.store = sam_store_open (path, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  bench.plain = sam_store_open (plain_path, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  g_print ("%u groups %33s %13s\n", bench.n_records, "store", "plain SQL");
  if (!filled)
    {
      bench_saving (&bench);
      bench_one_save (&bench);
    }
  bench_reading (&bench);
  sam_store_close (bench.plain);
  sam_store_close (bench.store);
  if (argc <= 2)
    g_unlink (path);
  g_unlink (plain_path);
  g_rmdir (folder);
  return 0;
}
