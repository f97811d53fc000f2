/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the store costs beside bare SQLite, in one run on one machine: bench-store [RECORDS [FILE]]. Not a test: it
 * prints times and ratios and judges nothing. FILE is kept, and filled only when it is new. */

#include "store/sam-query.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <time.h>

#define REPEAT 5

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
  sqlite3 *bare;
  guint n_records;
} Bench;

/* Processor time in microseconds: what else runs on the machine does not count. */
static gint64
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static double
get_milliseconds (gint64 since)
{
  return (double) (get_time () - since) / 1000.0;
}

static void
print_pair (const char *what,
            double ours,
            double bare)
{
  g_print ("%-44s %10.2f ms %10.2f ms   × %.2f\n", what, ours, bare, ours / bare);
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
  g_autofree char *slug = g_strdup_printf ("topic-%d", g_rand_int_range (random, 0, 100));
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

static void
run (sqlite3 *bare,
     const char *sql)
{
  if (sqlite3_exec (bare, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (bare));
}

static void
make_topics (Bench *bench)
{
  g_assert_true (sam_store_begin (bench->store, NULL));
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *slug = g_strdup_printf ("topic-%u", i);
      g_autofree char *id = sam_id_from_key (sam_kind_find ("topic"), slug);
      g_autoptr (SamRecord) topic = sam_record_new (sam_kind_find ("topic"), id);

      sam_record_set_text (topic, "name", slug);
      g_assert_true (sam_store_save (bench->store, topic, NULL));
    }
  g_assert_true (sam_store_commit (bench->store, NULL));
}

static void
bench_saving (Bench *bench)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);
  sqlite3_stmt *statement;
  double ours;
  gint64 since;

  for (guint i = 0; i < bench->n_records; i++)
    g_ptr_array_add (groups, make_group (random, i));
  since = get_time ();
  g_assert_true (sam_store_begin (bench->store, NULL));
  g_assert_true (sam_store_begin_step (bench->store, "Bench", NULL));
  for (guint i = 0; i < groups->len; i++)
    if (!sam_store_save (bench->store, g_ptr_array_index (groups, i), NULL))
      g_error ("save");
  g_assert_true (sam_store_end_step (bench->store, NULL));
  g_assert_true (sam_store_commit (bench->store, NULL));
  ours = get_milliseconds (since);

  run (bench->bare, "CREATE TABLE document (id TEXT PRIMARY KEY, body TEXT) STRICT");
  since = get_time ();
  run (bench->bare, "BEGIN IMMEDIATE");
  sqlite3_prepare_v2 (bench->bare, "INSERT INTO document VALUES (?, ?)", -1, &statement, NULL);
  for (guint i = 0; i < groups->len; i++)
    {
      SamRecord *group = g_ptr_array_index (groups, i);

      sqlite3_bind_text (statement, 1, sam_record_get_id (group), -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (statement, 2, sam_record_to_body (group), -1, g_free);
      sqlite3_step (statement);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
  run (bench->bare, "COMMIT");
  print_pair ("saving all in one transaction", ours, get_milliseconds (since));
  g_print ("%-44s %10.0f /s\n", "  that is", bench->n_records * 1000.0 / ours);
}

static void
bench_one_save (Bench *bench)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_autoptr (SamRecord) group = make_group (random, 0);
  double ours;
  gint64 since = get_time ();

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *cost = g_strdup_printf ("%u euro", i);

      sam_record_set_text (group, "cost", cost);
      g_assert_true (sam_store_save (bench->store, group, NULL));
    }
  ours = get_milliseconds (since) / 20;
  run (bench->bare, "INSERT INTO document VALUES ('one', 'x')");
  since = get_time ();
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE document SET body = '%u' WHERE id = 'one'", i);

      run (bench->bare, sql);
    }
  print_pair ("saving one edit, on the disk", ours, get_milliseconds (since) / 20);
}

static double
time_keys (Bench *bench,
           SamQuery *query)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < REPEAT; i++)
    {
      gint64 since = get_time ();
      g_autoptr (GArray) keys = sam_store_find_keys (bench->store, query, NULL, NULL);

      g_assert_nonnull (keys);
      best = MIN (best, get_milliseconds (since));
    }
  return best;
}

/* On the store's own file, with nothing between. */
static double
time_bare (Bench *bench,
           const char *sql)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < REPEAT; i++)
    {
      gint64 since = get_time ();

      run (sam_database_get_handle (sam_store_get_database (bench->store)), sql);
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
      gint64 since = get_time ();
      g_autoptr (GPtrArray) rows = NULL;

      rows = sam_store_fetch_rows (bench->store, query, &g_array_index (keys, gint64, (keys->len - n_keys) / 2), n_keys,
                                   NULL);
      g_assert_nonnull (rows);
      ours = MIN (ours, get_milliseconds (since));
    }
  print_pair ("a page of 50 rows in the middle", ours, time_bare (bench, sql));
}

static void
bench_search (Bench *bench,
              const char *text,
              const char *match)
{
  g_autofree char *what = g_strdup_printf ("search “%s”", text);
  g_autofree char *sql =
      g_strdup_printf ("SELECT rowid FROM search WHERE search MATCH '%s' ORDER BY rank LIMIT 50", match);
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autofree char *list = g_strdup_printf ("list searched “%s”", text);
  double ours = G_MAXDOUBLE;

  for (guint i = 0; i < REPEAT; i++)
    {
      gint64 since = get_time ();
      g_autoptr (GPtrArray) hits = sam_store_search (bench->store, text, 50, NULL, NULL);

      g_assert_nonnull (hits);
      ours = MIN (ours, get_milliseconds (since));
    }
  print_pair (what, ours, time_bare (bench, sql));
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
  g_autofree char *bare_path = g_build_filename (folder, "bare", NULL);
  g_autoptr (GError) error = NULL;

  gboolean filled = g_file_test (path, G_FILE_TEST_EXISTS);

  setlocale (LC_ALL, "C.UTF-8");
  bench.store = sam_store_open (path, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (bare_path, &bench.bare), ==, SQLITE_OK);
  run (bench.bare, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  g_print ("%u groups %33s %13s\n", bench.n_records, "store", "bare SQLite");
  if (!filled)
    {
      make_topics (&bench);
      bench_saving (&bench);
      bench_one_save (&bench);
    }
  bench_reading (&bench);
  sqlite3_close (bench.bare);
  sam_store_close (bench.store);
  if (argc <= 2)
    g_unlink (path);
  g_unlink (bare_path);
  g_rmdir (folder);
  return 0;
}
