/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs on the store's thread; knows no widgets. */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/import/sam-import-request.h"

#include <glib/gi18n.h>

#include "exchange/sam-sheet-reader.h"
#include "network/sam-days.h"
#include "network/sam-moment.h"
#include "store/sam-query.h"

/**
 * sam_import_request_new:
 * @path: the list
 *
 * Returns: (transfer full): a request in which everything is guessed
 */
SamImportRequest *
sam_import_request_new (const char *path)
{
  SamImportRequest *request = g_new0 (SamImportRequest, 1);

  request->path = g_strdup (path);
  request->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return request;
}

/* For another thread: the copy shares nothing. */
static SamImportRequest *
copy_request (const SamImportRequest *request)
{
  SamImportRequest *copy = sam_import_request_new (request->path);
  GHashTableIter iter;
  gpointer text;
  gpointer id;

  copy->encoding = g_strdup (request->encoding);
  copy->delimiter = request->delimiter;
  copy->header = request->header;
  copy->kind = request->kind;
  copy->mapping = g_strdupv (request->mapping);
  copy->workshop = g_strdup (request->workshop);
  copy->duplicates = request->duplicates;
  copy->leave_out_problems = request->leave_out_problems;
  g_hash_table_iter_init (&iter, request->answers);
  while (g_hash_table_iter_next (&iter, &text, &id))
    g_hash_table_insert (copy->answers, g_strdup (text), g_strdup (id));
  return copy;
}

/**
 * sam_import_request_free:
 * @request: (transfer full): a request
 */
void
sam_import_request_free (SamImportRequest *request)
{
  g_free (request->path);
  g_free (request->encoding);
  g_strfreev (request->mapping);
  g_free (request->workshop);
  g_hash_table_unref (request->answers);
  g_free (request);
}

static void
choice_free (SamImportChoice *choice)
{
  g_free (choice->id);
  g_free (choice->title);
  g_free (choice);
}

/**
 * sam_import_reading_free:
 * @reading: (transfer full): a reading
 */
void
sam_import_reading_free (SamImportReading *reading)
{
  g_clear_pointer (&reading->sheet, sam_sheet_free);
  g_clear_pointer (&reading->plan, sam_import_plan_free);
  g_clear_pointer (&reading->topics, g_ptr_array_unref);
  g_clear_pointer (&reading->workshops, g_ptr_array_unref);
  g_strfreev (reading->mapping);
  g_free (reading->problem);
  g_free (reading);
}

/* Records to choose from; with a @day, only those of that day and later. */
static GPtrArray *
list_choices (SamStore *store,
              const char *kind,
              const char *day,
              GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (kind));
  g_autoptr (GPtrArray) rows = NULL;
  GPtrArray *choices;

  if (day != NULL && (!sam_query_add_condition (query, "date", SAM_COMPARE_GREATER, day, error) ||
                      !sam_query_set_order (query, "date", FALSE, error)))
    return NULL;
  if (day == NULL && !sam_query_set_order (query, "title", FALSE, error))
    return NULL;
  rows = sam_store_list (store, query, 0, 0, error);
  if (rows == NULL)
    return NULL;
  choices = g_ptr_array_new_with_free_func ((GDestroyNotify) choice_free);
  for (guint i = 0; i < rows->len; i++)
    {
      SamRow *row = g_ptr_array_index (rows, i);
      SamImportChoice *choice = g_new0 (SamImportChoice, 1);

      choice->id = g_strdup (row->id);
      choice->title = g_strdup (row->title);
      g_ptr_array_add (choices, choice);
    }
  return choices;
}

static SamSheet *
read_sheet (const SamImportRequest *request,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (request->path);
  const SamSheetSpelling spelling = { request->encoding, request->delimiter, request->header };

  return sam_sheet_read_file (file, &spelling, cancellable, error);
}

static void
make_plan (SamImportReading *reading,
           SamStore *store,
           const SamImportRequest *request)
{
  const SamMoment now = sam_moment_now ();
  SamImportOptions options = { .today = now.day, .workshop = request->workshop, .answers = request->answers };
  g_autoptr (GError) error = NULL;

  reading->kind = request->kind != NULL ? request->kind : sam_import_guess_kind (reading->sheet);
  if (request->mapping != NULL && g_strv_length (request->mapping) == reading->sheet->n_columns)
    reading->mapping = g_strdupv (request->mapping);
  else
    reading->mapping = sam_import_recall_columns (store, reading->kind, reading->sheet);
  reading->plan = sam_import_prepare (store, reading->kind, reading->sheet, (const char *const *) reading->mapping,
                                      &options, &error);
  if (error != NULL)
    reading->problem = g_strdup (error->message);
}

static gpointer
read_on_thread (SamStore *store,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  const SamImportRequest *request = data;
  g_autoptr (SamImportReading) reading = g_new0 (SamImportReading, 1);
  const SamMoment now = sam_moment_now ();
  g_autofree char *yesterday = sam_day_add (now.day, -1);

  reading->sheet = read_sheet (request, cancellable, error);
  if (reading->sheet == NULL)
    return NULL;
  reading->topics = list_choices (store, "topic", NULL, error);
  if (reading->topics == NULL)
    return NULL;
  reading->workshops = list_choices (store, "workshop", yesterday, error);
  if (reading->workshops == NULL)
    return NULL;
  make_plan (reading, store, request);
  return g_steal_pointer (&reading);
}

/**
 * sam_import_request_read_async:
 * @store: the region
 *
 * Reads the list and says what importing it would do. Writes nothing.
 */
void
sam_import_request_read_async (const SamImportRequest *request,
                               SamStoreThread *store,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  sam_store_thread_run_async (store, read_on_thread, copy_request (request),
                              (GDestroyNotify) sam_import_request_free, (GDestroyNotify) sam_import_reading_free,
                              cancellable, callback, data);
}

/**
 * sam_import_request_read_finish:
 *
 * Returns: (transfer full) (nullable): what was read, or %NULL when the file is no list
 */
SamImportReading *
sam_import_request_read_finish (SamStoreThread *store,
                                GAsyncResult *result,
                                GError **error)
{
  return sam_store_thread_run_finish (store, result, error);
}

typedef struct
{
  SamImportRequest *request;
  SamImportCount *count; /* shared, written atomically */
} Application;

static void
application_free (Application *application)
{
  sam_import_request_free (application->request);
  g_atomic_rc_box_release (application->count);
  g_free (application);
}

static void
on_progress_cb (guint64 done,
                guint64 total,
                gpointer data)
{
  SamImportCount *count = data;

  g_atomic_int_set (&count->total, (guint) total);
  g_atomic_int_set (&count->done, (guint) done);
}

static gpointer
apply_on_thread (SamStore *store,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  Application *application = data;
  SamImportApply how = {
    .duplicates = application->request->duplicates,
    .leave_out_problems = application->request->leave_out_problems,
    .progress = on_progress_cb,
    .progress_data = application->count,
  };
  g_autoptr (SamImportReading) reading = read_on_thread (store, application->request, cancellable, error);
  g_autofree SamImportResult *result = g_new0 (SamImportResult, 1);

  if (reading == NULL)
    return NULL;
  if (reading->plan == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, reading->problem);
      return NULL;
    }
  if (!sam_import_apply (store, reading->plan, &how, result, cancellable, error))
    return NULL;
  /* Not remembering the columns costs a guess the next time; the import itself is done. */
  sam_import_remember_columns (store, reading->kind, reading->sheet, (const char *const *) reading->mapping, NULL);
  return g_steal_pointer (&result);
}

/**
 * sam_import_request_apply_async:
 * @count: (transfer full): from g_atomic_rc_box_new0(), which the worker keeps a reference of
 *
 * Imports the list, as one step to undo.
 */
void
sam_import_request_apply_async (const SamImportRequest *request,
                                SamStoreThread *store,
                                SamImportCount *count,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  Application *application = g_new0 (Application, 1);

  application->request = copy_request (request);
  application->count = count;
  sam_store_thread_run_async (store, apply_on_thread, application, (GDestroyNotify) application_free, g_free,
                              cancellable, callback, data);
}

/**
 * sam_import_request_apply_finish:
 *
 * Returns: (transfer full) (nullable): what happened with the rows
 */
SamImportResult *
sam_import_request_apply_finish (SamStoreThread *store,
                                 GAsyncResult *result,
                                 GError **error)
{
  return sam_store_thread_run_finish (store, result, error);
}
