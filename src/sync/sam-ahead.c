/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-ahead.h"

struct _SamAhead
{
  GThread *thread;
  SamAheadFunc func;
  gpointer data;
  GError *error;
  gboolean good;
};

static gpointer
run (gpointer data)
{
  SamAhead *self = data;
  g_autoptr (GMainContext) context = g_main_context_new ();

  g_main_context_push_thread_default (context);
  self->good = self->func (self->data, &self->error);
  g_main_context_pop_thread_default (context);
  return NULL;
}

/**
 * sam_ahead_start:
 * @func: what to do; touches nothing that the caller touches before sam_ahead_finish()
 *
 * Returns: (transfer full): to be finished, whatever happens meanwhile
 */
SamAhead *
sam_ahead_start (SamAheadFunc func,
                 gpointer data)
{
  SamAhead *self = g_new0 (SamAhead, 1);

  self->func = func;
  self->data = data;
  self->thread = g_thread_new ("sync-ahead", run, self);
  return self;
}

/**
 * sam_ahead_finish:
 * @self: (transfer full): what was started
 *
 * Waits for it.
 *
 * Returns: what the function returned
 */
gboolean
sam_ahead_finish (SamAhead *self,
                  GError **error)
{
  gboolean good;

  g_thread_join (self->thread);
  good = self->good;
  if (self->error != NULL)
    g_propagate_error (error, self->error);
  g_free (self);
  return good;
}
