/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Synchronising beside the server's own limit and beside the reference client, in one run against the same server:
 * bench-sync SCRIPTS INSTALLED HUB [RECORDS [TIMES]]. Not a test: it prints and judges nothing. The raw lines are the
 * requests that the protocol can't do without, in the same batches on one connection, prepared before and thrown away
 * after. Each measure is taken TIMES times in turn, and the best counts: what else runs there only slows down. */

#include "sam-bench-work.h"

#include "sam-backend.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  SamBackend *backend;
  const char *installed;
  char *script;
  SamBenchWork *work;
  guint times;
} Bench;

/* The best of several. */
typedef struct
{
  double seconds;
  guint64 kilobytes;    /* the most memory the process ever had; 0: not a process of its own */
  guint64 microseconds; /* of processor */
} Best;

static void
note (Best *best,
      double seconds,
      guint64 kilobytes,
      guint64 microseconds)
{
  if (best->seconds == 0 || seconds < best->seconds)
    best->seconds = seconds;
  best->kilobytes = MAX (best->kilobytes, kilobytes);
  if (best->microseconds == 0 || microseconds < best->microseconds)
    best->microseconds = microseconds;
}

/* A program that prints what it moved, in how many seconds, with how much memory and processor. */
static void
run_and_note (const char *const *arguments,
              guint64 expected,
              Best *best)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_autofree char *output = NULL;
  char *rest = NULL;
  guint64 moved;
  guint64 kilobytes;
  double seconds;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  moved = g_ascii_strtoull (output, &rest, 10);
  if (!g_subprocess_get_successful (process) || moved != expected)
    g_error ("%s %s moved %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT, arguments[0], arguments[1], moved, expected);
  seconds = g_ascii_strtod (rest, &rest);
  kilobytes = g_ascii_strtoull (rest, &rest, 10);
  note (best, seconds, kilobytes, g_ascii_strtoull (rest, NULL, 10));
}

static void
run_engine (Bench *bench,
            const char *file,
            const char *database,
            guint64 expected,
            Best *best)
{
  run_and_note ((const char *[]){ "/proc/self/exe", "engine", file, bench->backend->address, database,
                                  bench->backend->user, bench->backend->password, NULL },
                expected, best);
}

static void
run_pouchdb (Bench *bench,
             const char *way,
             const char *database,
             const char *batch,
             Best *best)
{
  g_autofree char *host = g_strdup (strstr (bench->backend->address, "://") + 3);
  g_autofree char *address = g_strdup_printf ("http://%s:%s@%s/%s", bench->backend->user, bench->backend->password,
                                              host, database);
  g_autofree char *folder = sam_bench_work_new_path (bench->work, "pouchdb");

  if (bench->installed == NULL)
    return;
  run_and_note ((const char *[]){ "node", bench->script, bench->installed, way, address, folder, batch,
                                  bench->work->documents_path, NULL },
                bench->work->n_records, best);
}

static void
print_row (const char *what,
           guint64 records,
           const Best *best,
           const Best *raw,
           const Best *reference)
{
  if (best->seconds == 0)
    return;
  g_print ("%-44s %8.0f/s", what, (double) records / best->seconds);
  if (raw != NULL)
    g_print (" %7.0f %%", 100 * raw->seconds / best->seconds);
  else
    g_print (" %9s", "");
  if (reference != NULL && reference->seconds > 0)
    g_print ("  × %-6.1f", reference->seconds / best->seconds);
  else
    g_print ("  %-8s", "");
  if (best->kilobytes > 0)
    g_print (" %5.0f MB %6.0f µs", (double) best->kilobytes / 1024, (double) best->microseconds / (double) records);
  g_print ("\n");
}

static void
bench_push (Bench *bench)
{
  Best raw = { 0 };
  Best bulk = { 0 };
  Best engine = { 0 };
  Best reference = { 0 };
  Best same_batches = { 0 };

  for (guint i = 0; i < bench->times; i++)
    {
      g_autofree char *file = sam_bench_work_copy_source (bench->work);
      double in_bulk = 0;

      sam_bench_work_make_database (bench->work, "bench-raw");
      note (&raw, sam_bench_work_push_raw (bench->work, "bench-raw", &in_bulk), 0, 0);
      note (&bulk, in_bulk, 0, 0);
      sam_bench_work_make_database (bench->work, "bench-engine");
      run_engine (bench, file, "bench-engine", bench->work->n_records, &engine);
      sam_bench_work_make_database (bench->work, "bench-pouchdb");
      run_pouchdb (bench, "push", "bench-pouchdb", "0", &reference);
      sam_bench_work_make_database (bench->work, "bench-pouchdb");
      run_pouchdb (bench, "push", "bench-pouchdb", "500", &same_batches);
    }
  print_row ("push: raw _bulk_docs", bench->work->n_records, &bulk, &raw, &reference);
  print_row ("push: raw _revs_diff, _bulk_docs", bench->work->n_records, &raw, &raw, &reference);
  print_row ("push: ours", bench->work->n_records, &engine, &raw, &reference);
  print_row ("push: PouchDB client, its own batches", bench->work->n_records, &reference, &raw, &reference);
  print_row ("push: PouchDB client, our batches", bench->work->n_records, &same_batches, &raw, &reference);
}

/* From what the raw push left on the server. The raw line only downloads; what it would take to keep what came, too,
 * is measured beside it. */
static void
bench_pull (Bench *bench)
{
  Best raw = { 0 };
  Best kept = { 0 };
  Best bulk = { 0 };
  Best engine = { 0 };
  Best reference = { 0 };
  Best same_batches = { 0 };

  for (guint i = 0; i < bench->times; i++)
    {
      g_autofree char *file = sam_bench_work_new_path (bench->work, "pulled");
      double in_bulk = 0;

      note (&raw, sam_bench_work_pull_raw (bench->work, "bench-raw", TRUE, &in_bulk), 0, 0);
      note (&bulk, in_bulk, 0, 0);
      run_engine (bench, file, "bench-raw", bench->work->n_records, &engine);
      note (&kept, sam_bench_work_write_rows (bench->work, file), 0, 0);
      run_pouchdb (bench, "pull", "bench-raw", "0", &reference);
      run_pouchdb (bench, "pull", "bench-raw", "500", &same_batches);
    }
  print_row ("pull: raw _bulk_get", bench->work->n_records, &bulk, &raw, &reference);
  print_row ("pull: raw _changes, _bulk_get", bench->work->n_records, &raw, &raw, &reference);
  kept.seconds += raw.seconds;
  print_row ("pull: raw, then the same rows in plain SQL", bench->work->n_records, &kept, &raw, &reference);
  print_row ("pull: ours", bench->work->n_records, &engine, &raw, &reference);
  g_print ("%-44s %10s %7.0f %%\n", "pull: ours, of raw and the rows", "", 100 * kept.seconds / engine.seconds);
  print_row ("pull: PouchDB client, its own batches", bench->work->n_records, &reference, &raw, &reference);
  print_row ("pull: PouchDB client, our batches", bench->work->n_records, &same_batches, &raw, &reference);
}

/* Three times as many tombstones as records. Two raw lines: asking for everything, and skipping what is deleted and was
 * never here, as ours does too. Neither keeps anything; what it would take to keep the records is measured beside them,
 * ours notes the tombstones as well. */
static void
bench_tombstones (Bench *bench)
{
  Best all = { 0 };
  Best raw = { 0 };
  Best kept = { 0 };
  Best engine = { 0 };

  sam_bench_work_bury (bench->work, "bench-raw", 3 * bench->work->n_records);
  for (guint i = 0; i < bench->times; i++)
    {
      g_autofree char *file = sam_bench_work_new_path (bench->work, "pulled");
      double in_bulk = 0;

      note (&all, sam_bench_work_pull_raw (bench->work, "bench-raw", FALSE, &in_bulk), 0, 0);
      note (&raw, sam_bench_work_pull_raw (bench->work, "bench-raw", TRUE, &in_bulk), 0, 0);
      run_engine (bench, file, "bench-raw", bench->work->n_records, &engine);
      note (&kept, sam_bench_work_write_rows (bench->work, file), 0, 0);
    }
  print_row ("pull among tombstones: raw, everything", bench->work->n_records, &all, &raw, NULL);
  print_row ("pull among tombstones: raw, skipping them", bench->work->n_records, &raw, &raw, NULL);
  kept.seconds += raw.seconds;
  print_row ("pull among tombstones: then the rows in SQL", bench->work->n_records, &kept, &raw, NULL);
  print_row ("pull among tombstones: ours", bench->work->n_records, &engine, &raw, NULL);
  g_print ("%-44s %10s %7.0f %%\n", "pull among tombstones: ours, of raw and rows", "",
           100 * kept.seconds / engine.seconds);
}

static void
bench_backend (SamBackend *backend,
               const char *installed,
               const char *scripts,
               guint records,
               guint times)
{
  Bench bench = { .backend = backend, .installed = installed, .times = times };

  if (backend->address == NULL)
    {
      g_print ("%s\n\n", backend->reason);
      sam_backend_free (backend);
      return;
    }
  bench.script = g_build_filename (scripts, "..", "bench", "sync", "pouchdb-client.js", NULL);
  bench.work = sam_bench_work_new (backend->address, backend->user, backend->password, records);
  g_print ("%s, %u records, best of %u (of raw, × the PouchDB client, peak memory, processor/record)\n", backend->name,
           bench.work->n_records, times);
  bench_push (&bench);
  bench_pull (&bench);
  bench_tombstones (&bench);
  g_print ("\n");
  sam_bench_work_free (bench.work);
  g_free (bench.script);
  sam_backend_free (backend);
}

int
main (int argc,
      char **argv)
{
  guint records = argc > 4 ? (guint) atoi (argv[4]) : 10000;
  guint times = argc > 5 ? (guint) atoi (argv[5]) : 3;
  SamBackend *pouchdb;
  const char *installed;

  setlocale (LC_ALL, "");
  if (argc == 7 && strcmp (argv[1], "engine") == 0)
    return sam_bench_engine (argv[2], argv[3], argv[4], argv[5], argv[6]);
  if (argc < 4)
    {
      g_printerr ("Usage: %s SCRIPTS INSTALLED HUB [RECORDS [TIMES]]\n", argv[0]);
      return 2;
    }
  pouchdb = sam_backend_start_pouchdb (argv[1], argv[2]);
  installed = pouchdb->address != NULL ? argv[2] : NULL;
  bench_backend (sam_backend_start_hub (argv[3], NULL, NULL), installed, argv[1], records, times);
  bench_backend (pouchdb, installed, argv[1], records, times);
  bench_backend (sam_backend_find_couchdb (), installed, argv[1], records, times);
  return 0;
}
