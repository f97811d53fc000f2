/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One worker thread owns the store. Jobs are run on it one after the other; between them it looks, by SQLite's data
 * version, whether another process has written. What changed is told on the thread that opened it. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-store-private.h"
#include "store/sam-store-thread.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define POLL_MS 400

struct _SamStoreThread
{
  GObject parent_instance;

  char *path;
  char *author;
  GThread *thread;
  GMainContext *context; /* the worker's */
  GMainLoop *loop;
  GMainContext *owner; /* where signals are emitted and callbacks run */
  GCancellable *closing;

  /* The worker's own */
  SamStore *store;
  gint64 data_version;
  gint64 sequence;
};

G_DEFINE_FINAL_TYPE (SamStoreThread, sam_store_thread, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  SamStoreThread *self;
  char **ids;
} Emission;

static void
free_emission (gpointer data)
{
  Emission *emission = data;

  g_object_unref (emission->self);
  g_strfreev (emission->ids);
  g_free (emission);
}

static gboolean
on_emit_cb (gpointer data)
{
  Emission *emission = data;

  if (!g_cancellable_is_cancelled (emission->self->closing))
    g_signal_emit (emission->self, signals[CHANGED], 0, emission->ids);
  return G_SOURCE_REMOVE;
}

/* (transfer full) ids */
static void
emit_changed (SamStoreThread *self,
              char **ids)
{
  Emission *emission = g_new (Emission, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  emission->self = g_object_ref (self);
  emission->ids = ids;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_emit_cb, emission, free_emission);
  g_source_attach (source, self->owner);
}

/* Tells what was written since it was told last, by whomever. */
static void
tell_changes (SamStoreThread *self)
{
  char **ids;

  if (sam_store_find_changes (self->store, &self->sequence, &ids))
    emit_changed (self, ids);
}

static gboolean
on_poll_cb (gpointer data)
{
  SamStoreThread *self = data;
  gint64 version = sam_database_get_data_version (sam_store_get_database (self->store));

  if (version != self->data_version)
    {
      self->data_version = version;
      tell_changes (self);
    }
  return G_SOURCE_CONTINUE;
}

typedef struct
{
  SamStoreThread *self;
  SamStoreFunc func;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  if (job->data_free != NULL)
    job->data_free (job->data);
  g_free (job);
}

static void
cancel_other (GCancellable *cancellable,
              GCancellable *other)
{
  g_cancellable_cancel (other);
}

static void
return_result (GTask *task,
               Job *job,
               gpointer result,
               GError *error)
{
  if (error != NULL)
    {
      if (result != NULL && job->result_free != NULL)
        job->result_free (result);
      g_task_return_error (task, error);
    }
  else
    g_task_return_pointer (task, result, job->result_free);
}

/* Stops when the caller or close() says so; but what nobody can cancel is a save, which close() waits for. */
static gboolean
on_job_cb (gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);
  SamStoreThread *self = job->self;
  GCancellable *asked = g_task_get_cancellable (task);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GError *error = NULL;
  gpointer result = NULL;
  gulong asked_id = 0;
  gulong closing_id = 0;

  if (asked != NULL)
    {
      asked_id = g_cancellable_connect (asked, G_CALLBACK (cancel_other), g_object_ref (cancellable), g_object_unref);
      closing_id =
          g_cancellable_connect (self->closing, G_CALLBACK (cancel_other), g_object_ref (cancellable), g_object_unref);
    }
  if (!g_cancellable_set_error_if_cancelled (cancellable, &error))
    result = job->func (self->store, job->data, cancellable, &error);
  g_cancellable_disconnect (asked, asked_id);
  g_cancellable_disconnect (self->closing, closing_id);
  return_result (task, job, result, error);
  if (!g_cancellable_is_cancelled (self->closing))
    tell_changes (self);
  return G_SOURCE_REMOVE;
}

typedef struct
{
  GTask *task; /* its source is the SamStoreThread */
  SamProgress progress;
  gpointer progress_data;
  guint percent;
} Opening;

typedef struct
{
  SamProgress progress;
  gpointer progress_data;
  guint64 done;
  guint64 total;
} Report;

static gboolean
on_report_cb (gpointer data)
{
  Report *report = data;

  report->progress (report->done, report->total, report->progress_data);
  return G_SOURCE_REMOVE;
}

/* On the worker; told on the thread that opens, each percent once. */
static void
on_progress_cb (guint64 done,
                guint64 total,
                gpointer data)
{
  Opening *opening = data;
  guint percent = total > 0 ? done * 100 / total : 0;
  g_autoptr (GSource) source = NULL;
  Report *report;

  if (opening->progress == NULL || percent == opening->percent)
    return;
  opening->percent = percent;
  report = g_new (Report, 1);
  *report = (Report){ opening->progress, opening->progress_data, done, total };
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_report_cb, report, g_free);
  g_source_attach (source, g_task_get_context (opening->task));
}

static gboolean
open_store (SamStoreThread *self,
            Opening *opening,
            GError **error)
{
  self->store = sam_store_open_with_progress (self->path, SAM_DATABASE_CREATE, on_progress_cb, opening, error);
  if (self->store == NULL)
    return FALSE;
  sam_store_set_author (self->store, self->author);
  self->data_version = sam_database_get_data_version (sam_store_get_database (self->store));
  self->sequence = sam_documents_get_sequence (sam_store_get_database (self->store), error);
  if (self->sequence >= 0)
    return TRUE;
  g_clear_pointer (&self->store, sam_store_close);
  return FALSE;
}

static void
return_opened (Opening *opening,
               GError *error)
{
  if (error != NULL)
    g_task_return_error (opening->task, error);
  else
    g_task_return_boolean (opening->task, TRUE);
  g_object_unref (opening->task);
  g_free (opening);
}

static gpointer
run_worker (gpointer data)
{
  Opening *opening = data;
  SamStoreThread *self = g_task_get_source_object (opening->task);
  g_autoptr (GSource) poll = NULL;
  GError *error = NULL;
  gboolean opened;

  g_main_context_push_thread_default (self->context);
  opened = open_store (self, opening, &error);
  return_opened (opening, error);
  if (opened)
    {
      poll = g_timeout_source_new (POLL_MS);
      g_source_set_callback (poll, on_poll_cb, self, NULL);
      g_source_attach (poll, self->context);
      g_main_loop_run (self->loop);
      g_source_destroy (poll);
      g_clear_pointer (&self->store, sam_store_close);
    }
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static void
sam_store_thread_finalize (GObject *object)
{
  SamStoreThread *self = SAM_STORE_THREAD (object);

  g_free (self->path);
  g_free (self->author);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_clear_pointer (&self->owner, g_main_context_unref);
  g_object_unref (self->closing);

  G_OBJECT_CLASS (sam_store_thread_parent_class)->finalize (object);
}

static void
sam_store_thread_class_init (SamStoreThreadClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sam_store_thread_finalize;

  signals[CHANGED] = g_signal_new ("changed", SAM_TYPE_STORE_THREAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE,
                                   1, G_TYPE_STRV);
}

static void
sam_store_thread_init (SamStoreThread *self)
{
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->closing = g_cancellable_new ();
}

/* @owner: where signals are emitted; the answer comes to the thread-default context. */
static void
start_opening (const char *path,
               const char *author,
               GMainContext *owner,
               const Opening *wishes,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  g_autoptr (SamStoreThread) self = g_object_new (SAM_TYPE_STORE_THREAD, NULL);
  Opening *opening = g_memdup2 (wishes, sizeof *wishes);

  self->path = g_strdup (path);
  self->author = g_strdup (author);
  self->owner = g_main_context_ref (owner);
  opening->percent = G_MAXUINT;
  opening->task = g_task_new (self, NULL, callback, user_data);
  self->thread = g_thread_new ("store", run_worker, opening);
}

/**
 * sam_store_thread_open_async:
 * @path: the region file, made when missing
 * @author: who edits
 * @progress: (nullable): told, on this thread, while tables of another version of the program are made anew
 * @progress_data: for @progress; stays until @callback is called
 * @callback: called on this thread, which is also where signals will be emitted
 *
 * Opens the store on a thread of its own.
 */
void
sam_store_thread_open_async (const char *path,
                             const char *author,
                             SamProgress progress,
                             gpointer progress_data,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GMainContext) owner = g_main_context_ref_thread_default ();
  const Opening wishes = { .progress = progress, .progress_data = progress_data };

  start_opening (path, author, owner, &wishes, callback, user_data);
}

/**
 * sam_store_thread_open_finish:
 *
 * Returns: (transfer full) (nullable): the way to the store, or NULL with @error set
 */
SamStoreThread *
sam_store_thread_open_finish (GAsyncResult *result,
                              GError **error)
{
  SamStoreThread *self = g_task_get_source_object (G_TASK (result));

  if (g_task_propagate_boolean (G_TASK (result), error))
    return g_object_ref (self);
  g_thread_join (g_steal_pointer (&self->thread));
  return NULL;
}

static void
on_opened_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/**
 * sam_store_thread_open:
 * @path: the region file, made when missing
 * @author: who edits
 *
 * Opens the store on a thread of its own. Waits until it is open.
 *
 * Returns: (transfer full) (nullable): the way to it, or NULL with @error set
 */
SamStoreThread *
sam_store_thread_open (const char *path,
                       const char *author,
                       GError **error)
{
  g_autoptr (GMainContext) owner = g_main_context_ref_thread_default ();
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) result = NULL;
  const Opening wishes = { 0 };

  g_main_context_push_thread_default (context);
  start_opening (path, author, owner, &wishes, on_opened_cb, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);
  return sam_store_thread_open_finish (result, error);
}

/**
 * sam_store_thread_get_path:
 *
 * Returns: (transfer none): of the file
 */
const char *
sam_store_thread_get_path (SamStoreThread *self)
{
  return self->path;
}

/**
 * sam_store_thread_run_async:
 * @func: runs on the worker
 * @data: (transfer full): for @func alone
 * @data_free: (nullable): frees @data
 * @result_free: (nullable): frees what @func returns, where nobody takes it
 * @cancellable: (nullable): to stop it
 * @callback: called on the thread this is called from
 *
 * Runs @func with the store, after the jobs that were asked for before. Without @cancellable it runs to its end, even
 * when the store is closed meanwhile: so nothing that was typed is lost.
 */
void
sam_store_thread_run_async (SamStoreThread *self,
                            SamStoreFunc func,
                            gpointer data,
                            GDestroyNotify data_free,
                            GDestroyNotify result_free,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GSource) source = NULL;
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (SAM_IS_STORE_THREAD (self));

  job->self = self;
  job->func = func;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  g_task_set_source_tag (task, sam_store_thread_run_async);
  g_task_set_task_data (task, job, free_job);
  if (self->thread == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, _ ("The file is closed."));
      return;
    }
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_job_cb, g_steal_pointer (&task), g_object_unref);
  g_source_attach (source, self->context);
}

/**
 * sam_store_thread_run_finish:
 *
 * Returns: (transfer full): what the function returned
 */
gpointer
sam_store_thread_run_finish (SamStoreThread *self,
                             GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
on_quit_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

/**
 * sam_store_thread_close:
 *
 * Cancels what runs and what waits, except for jobs without a cancellable, and returns when the file is closed. To be
 * called on the thread that opened it.
 */
void
sam_store_thread_close (SamStoreThread *self)
{
  g_autoptr (GSource) source = NULL;

  g_return_if_fail (SAM_IS_STORE_THREAD (self));

  if (self->thread == NULL)
    return;
  g_cancellable_cancel (self->closing);
  /* After the jobs that wait. */
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_quit_cb, self->loop, NULL);
  g_source_attach (source, self->context);
  g_thread_join (g_steal_pointer (&self->thread));
}
