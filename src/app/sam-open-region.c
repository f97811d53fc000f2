/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sam-open-region.h"

#include "app/progress/sam-month-keeper.h"
#include "app/sam-region-jobs.h"

struct _SamOpenRegion
{
  GObject parent_instance;

  SamStoreThread *store;
  SamSync *sync;
  SamMonthKeeper *months;
  gboolean closed;
};

enum
{
  NAMED,
  TOLD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SamOpenRegion, sam_open_region, G_TYPE_OBJECT)

#define SYNC_SECONDS 180

static void
on_title_found_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer data)
{
  g_autoptr (SamOpenRegion) self = data;
  g_autofree char *title = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, NULL);

  /* A file without a region record has no name of its own, and keeps the program's. */
  if (title != NULL && !self->closed)
    g_signal_emit (self, signals[NAMED], 0, title);
}

static void
on_done_by_itself_cb (GObject *source,
                      GAsyncResult *result,
                      gpointer data)
{
  g_autoptr (SamOpenRegion) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->closed || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (words == NULL || *words != '\0')
    g_signal_emit (self, signals[TOLD], 0, words != NULL ? words : error->message);
}

static void
on_months_kept_cb (SamOpenRegion *self,
                   const char *problem)
{
  if (problem != NULL)
    g_signal_emit (self, signals[TOLD], 0, problem);
}

static void
sam_open_region_dispose (GObject *object)
{
  SamOpenRegion *self = SAM_OPEN_REGION (object);

  sam_open_region_close (self);
  g_clear_object (&self->months);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_open_region_parent_class)->dispose (object);
}

static void
sam_open_region_class_init (SamOpenRegionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sam_open_region_dispose;

  signals[NAMED] = g_signal_new ("named", SAM_TYPE_OPEN_REGION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_STRING);
  signals[TOLD] = g_signal_new ("told", SAM_TYPE_OPEN_REGION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
}

static void
sam_open_region_init (SamOpenRegion *self)
{
}

/**
 * sam_open_region_new:
 * @store: the region's file, which is closed with the region
 *
 * Synchronises by itself from now on, as far as a server is set.
 *
 * Returns: (transfer full): the region, to be closed with sam_open_region_close()
 */
SamOpenRegion *
sam_open_region_new (SamStoreThread *store)
{
  SamOpenRegion *self = g_object_new (SAM_TYPE_OPEN_REGION, NULL);

  self->store = g_object_ref (store);
  self->sync = sam_sync_new (sam_store_thread_get_path (store));
  g_signal_connect_object (store, "changed", G_CALLBACK (sam_sync_note_change), self->sync, G_CONNECT_SWAPPED);
  sam_sync_set_interval (self->sync, SYNC_SECONDS);
  self->months = sam_month_keeper_new (store);
  g_signal_connect_object (self->months, "finished", G_CALLBACK (on_months_kept_cb), self, G_CONNECT_SWAPPED);
  sam_store_thread_run_async (store, sam_region_jobs_find_title, NULL, NULL, g_free, NULL, on_title_found_cb,
                              g_object_ref (self));
  return self;
}

/**
 * sam_open_region_start:
 *
 * What time asks for is done without anybody having to think of it: what may not be kept any longer goes, a region of
 * an older program is brought up to date, and the figures of the months that passed are kept. To be called once, after
 * what somebody waits for has been asked.
 */
void
sam_open_region_start (SamOpenRegion *self)
{
  g_return_if_fail (SAM_IS_OPEN_REGION (self) && !self->closed);

  sam_store_thread_run_async (self->store, sam_region_jobs_obey_time, NULL, NULL, g_free, NULL, on_done_by_itself_cb,
                              g_object_ref (self));
  sam_store_thread_run_async (self->store, sam_region_jobs_catch_up, NULL, NULL, g_free, NULL, on_done_by_itself_cb,
                              g_object_ref (self));
  sam_month_keeper_start (self->months);
}

/**
 * sam_open_region_close:
 *
 * Nothing is told any more. What was begun ends, and the file is closed.
 */
void
sam_open_region_close (SamOpenRegion *self)
{
  g_return_if_fail (SAM_IS_OPEN_REGION (self));

  if (self->closed)
    return;
  self->closed = TRUE;
  sam_sync_close (self->sync);
  sam_month_keeper_stop (self->months);
  sam_store_thread_close (self->store);
}

/**
 * sam_open_region_get_store:
 *
 * Returns: (transfer none): the region's file
 */
SamStoreThread *
sam_open_region_get_store (SamOpenRegion *self)
{
  g_return_val_if_fail (SAM_IS_OPEN_REGION (self), NULL);

  return self->store;
}

/**
 * sam_open_region_get_sync:
 *
 * Returns: (transfer none): its synchronisation
 */
SamSync *
sam_open_region_get_sync (SamOpenRegion *self)
{
  g_return_val_if_fail (SAM_IS_OPEN_REGION (self), NULL);

  return self->sync;
}
