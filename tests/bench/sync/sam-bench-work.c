/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sam-bench-work.h"

#include "../processor-time.h"
#include "../sam-plain-rows.h"

#include "couch/sam-couch-messages.h"
#include "network/sam-demo.h"
#include "sync/sam-http-peer.h"
#include "sync/sam-sync-run.h"

#include <string.h>

#define BATCH 500
#define TODAY "2026-11-23"

static GBytes *
ask (SamBenchWork *self,
     const char *database,
     const char *method,
     const char *tail,
     const char *body,
     double *seconds)
{
  g_autofree char *path = g_strdup_printf ("/%s%s", database, tail);
  g_autoptr (GError) error = NULL;
  gint64 since = g_get_monotonic_time ();
  GBytes *reply = sam_couch_client_request (self->client, method, path, body, NULL, &error);

  if (reply == NULL)
    g_error ("%s %s: %s", method, path, error->message);
  *seconds += (double) (g_get_monotonic_time () - since) / G_USEC_PER_SEC;
  return reply;
}

static void
post (SamBenchWork *self,
      const char *database,
      const char *tail,
      const char *body,
      double *seconds)
{
  g_autoptr (GBytes) reply = ask (self, database, "POST", tail, body, seconds);
}

/* The same again under other ids, in the same proportions, until there are enough. Their tables are not needed here. */
static void
multiply (SamDatabase *database,
          guint records)
{
  g_autoptr (GPtrArray) all = sam_documents_list (database, NULL, NULL, 0, G_MAXINT, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (sam_database_begin (database, NULL));
  for (guint made = all->len, i = 0; made < records; i = (i + 1) % all->len)
    {
      const char *id = ((SamRevision *) all->pdata[i])->id;
      const SamKind *kind = sam_kind_of_id (id);
      g_autoptr (SamRevision) one = sam_documents_get (database, id, NULL, NULL);
      g_autofree char *other = NULL;
      g_autofree char *saved = NULL;

      if (kind == NULL || g_str_equal (kind->name, "region") || g_str_equal (kind->name, "network"))
        continue;
      other = sam_id_new (kind);
      saved = sam_documents_save (database, other, NULL, FALSE, one->body, &error);
      g_assert_no_error (error);
      made++;
    }
  g_assert_true (sam_database_commit (database, NULL));
}

static void
fill_source (SamBenchWork *self,
             guint records)
{
  SamDemoOptions options = { .seed = 1, .today = TODAY };
  g_autoptr (GError) error = NULL;
  g_autoptr (SamStore) store = sam_store_open (self->source_path, SAM_DATABASE_CREATE, &error);

  if (store == NULL || !sam_demo_fill (store, &options, NULL, &error))
    g_error ("%s", error->message);
  multiply (sam_store_get_database (store), records);
}

static SamCouchDocument *
load (SamDatabase *database,
      const char *id)
{
  g_autoptr (SamRevision) winner = sam_documents_get (database, id, NULL, NULL);
  g_auto (GStrv) path = sam_documents_dup_path (database, id, winner->revision, NULL);

  return sam_couch_document_new (id, (const char *const *) path, winner->deleted, winner->body);
}

static void
add_batch (SamBenchWork *self,
           GPtrArray *documents,
           GString *lines)
{
  g_autoptr (GPtrArray) offered = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_revisions_free);

  for (guint i = 0; i < documents->len; i++)
    {
      SamCouchDocument *document = documents->pdata[i];
      g_autofree char *text = sam_couch_document_to_text (document);

      g_ptr_array_add (offered, sam_couch_revisions_new (document->id, (const char *[]){ document->path[0], NULL }));
      g_string_append_printf (lines, "%s\n", text);
    }
  g_ptr_array_add (self->revs_diffs, sam_couch_build_revs_diff (offered));
  g_ptr_array_add (self->bulk_docs, sam_couch_build_bulk_docs (documents));
}

static void
prepare_requests (SamBenchWork *self)
{
  g_autoptr (SamStore) store = sam_store_open (self->source_path, SAM_DATABASE_OPEN_EXISTING, NULL);
  SamDatabase *database = sam_store_get_database (store);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gint64 since = 0;

  while (TRUE)
    {
      g_autoptr (GPtrArray) changes = sam_documents_list_changes (database, since, BATCH, &error);
      g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_document_free);

      g_assert_no_error (error);
      if (changes->len == 0)
        break;
      for (guint i = 0; i < changes->len; i++)
        g_ptr_array_add (documents, load (database, ((SamRevision *) changes->pdata[i])->id));
      add_batch (self, documents, lines);
      since = ((SamRevision *) changes->pdata[changes->len - 1])->sequence;
      self->n_records += changes->len;
    }
  g_file_set_contents (self->documents_path, lines->str, (gssize) lines->len, &error);
  g_assert_no_error (error);
}

SamBenchWork *
sam_bench_work_new (const char *address,
                    const char *user,
                    const char *password,
                    guint records)
{
  SamBenchWork *self = g_new0 (SamBenchWork, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("samenhulp-bench-XXXXXX", &error);
  g_assert_no_error (error);
  self->source_path = g_build_filename (self->folder, "source.samenhulp", NULL);
  self->documents_path = g_build_filename (self->folder, "documents.jsonl", NULL);
  self->client = sam_couch_client_new (address, user, password, &error);
  g_assert_no_error (error);
  self->revs_diffs = g_ptr_array_new_with_free_func (g_free);
  self->bulk_docs = g_ptr_array_new_with_free_func (g_free);
  fill_source (self, records);
  prepare_requests (self);
  return self;
}

void
sam_bench_work_free (SamBenchWork *self)
{
  g_spawn_sync (NULL, (char *[]){ (char *) "rm", (char *) "-rf", self->folder, NULL }, NULL, G_SPAWN_SEARCH_PATH, NULL,
                NULL, NULL, NULL, NULL, NULL);
  g_object_unref (self->client);
  g_ptr_array_unref (self->revs_diffs);
  g_ptr_array_unref (self->bulk_docs);
  g_free (self->folder);
  g_free (self->source_path);
  g_free (self->documents_path);
  g_free (self);
}

char *
sam_bench_work_new_path (SamBenchWork *self,
                         const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s-%u", name, ++self->serial);

  return g_build_filename (self->folder, file, NULL);
}

char *
sam_bench_work_copy_source (SamBenchWork *self)
{
  char *path = sam_bench_work_new_path (self, "source");
  g_autoptr (GFile) from = g_file_new_for_path (self->source_path);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

void
sam_bench_work_make_database (SamBenchWork *self,
                              const char *database)
{
  g_autofree char *path = g_strdup_printf ("/%s", database);
  g_autoptr (GBytes) deleted = sam_couch_client_request (self->client, "DELETE", path, NULL, NULL, NULL);
  double seconds = 0;
  g_autoptr (GBytes) made = ask (self, database, "PUT", "", NULL, &seconds);
}

double
sam_bench_work_push_raw (SamBenchWork *self,
                         const char *database,
                         double *in_bulk)
{
  double elsewhere = 0;

  for (guint i = 0; i < self->bulk_docs->len; i++)
    {
      post (self, database, "/_revs_diff", self->revs_diffs->pdata[i], &elsewhere);
      post (self, database, "/_bulk_docs", self->bulk_docs->pdata[i], in_bulk);
    }
  return elsewhere + *in_bulk;
}

/* What is deleted and was never here need not be asked for. */
static void
pull_page (SamBenchWork *self,
           const char *database,
           GPtrArray *rows,
           gboolean skip_deleted,
           double *seconds)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_revisions_free);
  g_autofree char *body = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      SamCouchChange *change = rows->pdata[i];

      if (!change->deleted || !skip_deleted)
        g_ptr_array_add (wanted, sam_couch_revisions_new (change->id, (const char *const *) change->revisions));
    }
  body = sam_couch_build_bulk_get (wanted);
  if (wanted->len > 0)
    post (self, database, "/_bulk_get?revs=true&latest=true", body, seconds);
}

double
sam_bench_work_pull_raw (SamBenchWork *self,
                         const char *database,
                         gboolean skip_deleted,
                         double *in_bulk)
{
  g_autofree char *since = g_strdup ("0");
  double elsewhere = 0;

  while (TRUE)
    {
      g_autofree char *plain = g_strcompress (since);
      g_autofree char *escaped = g_uri_escape_string (plain, NULL, FALSE);
      g_autofree char *tail = g_strdup_printf ("/_changes?style=all_docs&limit=%u&seq_interval=%u&since=%s", BATCH,
                                               BATCH, escaped);
      g_autoptr (GBytes) reply = ask (self, database, "GET", tail, NULL, &elsewhere);
      g_autoptr (GError) error = NULL;
      g_autoptr (SamCouchChanges) changes = NULL;

      changes = sam_couch_parse_changes (g_bytes_get_data (reply, NULL), g_bytes_get_size (reply), &error);
      g_assert_no_error (error);
      if (changes->rows->len == 0)
        break;
      pull_page (self, database, changes->rows, skip_deleted, in_bulk);
      g_free (since);
      since = g_strdup (changes->last_sequence);
      /* A text loses its quotes. */
      if (since[0] == '"')
        {
          char *inner = g_strndup (since + 1, strlen (since) - 2);

          g_free (since);
          since = inner;
        }
    }
  return elsewhere + *in_bulk;
}

double
sam_bench_work_write_rows (SamBenchWork *self,
                           const char *pulled)
{
  g_autofree char *path = sam_bench_work_new_path (self, "plain");
  g_autoptr (GError) error = NULL;
  g_autoptr (SamStore) store = sam_store_open (path, SAM_DATABASE_CREATE, &error);
  gint64 since;

  g_assert_no_error (error);
  since = g_get_monotonic_time ();
  sam_plain_rows_copy (store, pulled, self->n_records, BATCH);
  return (double) (g_get_monotonic_time () - since) / G_USEC_PER_SEC;
}

void
sam_bench_work_bury (SamBenchWork *self,
                     const char *database,
                     guint count)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  double seconds = 0;

  for (guint done = 0; done < count; done += BATCH)
    {
      g_autoptr (GString) body = g_string_new ("{\"docs\":[");

      for (guint i = 0; i < BATCH; i++)
        {
          g_autofree char *id = g_uuid_string_random ();
          guint32 hash = g_rand_int (random);

          g_string_append_printf (body,
                                  "%s{\"_id\":\"group:%s\",\"_rev\":\"2-%032x\",\"_deleted\":true,"
                                  "\"_revisions\":{\"start\":2,\"ids\":[\"%032x\",\"%032x\"]}}",
                                  i > 0 ? "," : "", id, hash, hash, ~hash);
        }
      g_string_append (body, "],\"new_edits\":false}");
      post (self, database, "/_bulk_docs", body->str, &seconds);
    }
}

/* In kilobytes. What getrusage() tells begins with what the bench had, which holds every request. */
static guint64
get_peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *peak;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  peak = strstr (status, "VmHWM:");
  return peak != NULL ? g_ascii_strtoull (peak + strlen ("VmHWM:"), NULL, 10) : 0;
}

int
sam_bench_engine (const char *file,
                  const char *address,
                  const char *database,
                  const char *user,
                  const char *password)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamStore) store = sam_store_open (file, SAM_DATABASE_CREATE, &error);
  g_autoptr (SamHttpPeer) peer = sam_http_peer_new (address, database, user, password, NULL);
  SamSyncResult result;
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  gint64 since;
  double seconds;
  gboolean good;

  /* What the raw requests are measured on is connected and logged in, too. */
  good = store != NULL && peer != NULL && sam_peer_check (SAM_PEER (peer), NULL, &error);
  since = g_get_monotonic_time ();
  if (!good || !sam_sync_run (store, SAM_PEER (peer), NULL, NULL, &result, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  seconds = (double) (g_get_monotonic_time () - since) / G_USEC_PER_SEC;
  /* The same in every language: it is read again. */
  g_ascii_formatd (text, sizeof text, "%.6f", seconds);
  g_print ("%" G_GUINT64_FORMAT " %s %" G_GUINT64_FORMAT " %" G_GINT64_FORMAT "\n", result.pulled + result.pushed, text,
           get_peak_memory (), get_processor_time (CLOCK_PROCESS_CPUTIME_ID));
  return 0;
}
