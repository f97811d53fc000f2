/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/progress/sam-month-keeper.h"

#include "app/sam-dates.h"
#include "network/sam-snapshots.h"

struct _SamMonthKeeper
{
  GObject parent_instance;

  SamStoreThread *store;
  gboolean running;
  gboolean stopped;
  guint n_kept; /* since the start */
};

enum
{
  KEPT,
  FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SamMonthKeeper, sam_month_keeper, G_TYPE_OBJECT)

typedef struct
{
  guint n_taken;
  guint n_left;
} Step;

static gpointer
keep_one (SamStore *store,
          gpointer today,
          GCancellable *cancellable,
          GError **error)
{
  g_autofree Step *step = g_new0 (Step, 1);

  return sam_snapshots_take (store, today, 1, &step->n_taken, &step->n_left, error) ? g_steal_pointer (&step) : NULL;
}

static void keep_next (SamMonthKeeper *self);

static void
on_kept_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (SamMonthKeeper) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree Step *step = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  self->running = FALSE;
  if (self->stopped || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (step == NULL)
    {
      g_signal_emit (self, signals[FINISHED], 0, error->message);
      return;
    }
  self->n_kept += step->n_taken;
  if (step->n_left == 0)
    {
      g_signal_emit (self, signals[FINISHED], 0, NULL);
      return;
    }
  g_signal_emit (self, signals[KEPT], 0, self->n_kept, self->n_kept + step->n_left);
  keep_next (self);
}

/* Nobody cancels a save; there is only no next one. */
static void
keep_next (SamMonthKeeper *self)
{
  if (self->running || self->stopped)
    return;
  self->running = TRUE;
  sam_store_thread_run_async (self->store, keep_one, sam_dates_dup_today (), g_free, g_free, NULL, on_kept_cb,
                              g_object_ref (self));
}

static void
sam_month_keeper_finalize (GObject *object)
{
  g_object_unref (SAM_MONTH_KEEPER (object)->store);

  G_OBJECT_CLASS (sam_month_keeper_parent_class)->finalize (object);
}

static void
sam_month_keeper_class_init (SamMonthKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sam_month_keeper_finalize;

  signals[KEPT] = g_signal_new ("kept", SAM_TYPE_MONTH_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_UINT, G_TYPE_UINT);
  signals[FINISHED] = g_signal_new ("finished", SAM_TYPE_MONTH_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sam_month_keeper_init (SamMonthKeeper *self)
{
}

/**
 * sam_month_keeper_new:
 * @store: the region
 *
 * Returns: (transfer full): one that does nothing yet
 */
SamMonthKeeper *
sam_month_keeper_new (SamStoreThread *store)
{
  SamMonthKeeper *self = g_object_new (SAM_TYPE_MONTH_KEEPER, NULL);

  self->store = g_object_ref (store);
  return self;
}

/**
 * sam_month_keeper_start:
 *
 * Ends in "finished", unless it is stopped first. One that is running goes on.
 */
void
sam_month_keeper_start (SamMonthKeeper *self)
{
  g_return_if_fail (SAM_IS_MONTH_KEEPER (self));

  if (self->running && !self->stopped)
    return;
  self->stopped = FALSE;
  self->n_kept = 0;
  keep_next (self);
}

/**
 * sam_month_keeper_stop:
 *
 * After the one that it is at; nobody hears of it any more.
 */
void
sam_month_keeper_stop (SamMonthKeeper *self)
{
  g_return_if_fail (SAM_IS_MONTH_KEEPER (self));

  self->stopped = TRUE;
}
