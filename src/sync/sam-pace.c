/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A request should take a few seconds at most, so that progress shows and little is lost to a cut, and not so little
 * that the way there and back is what it costs. On a fast line batches grow, on a slow one they shrink. A size that a
 * server has refused is not tried again with it. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-pace.h"

#define FAST (G_USEC_PER_SEC / 2)
#define SLOW (4 * G_USEC_PER_SEC)

static const SamPaces first = {
  .rows = { 500, 10, 1000 },
  .bytes = { 512 * 1024, 8 * 1024, 4 * 1024 * 1024 },
};

/**
 * sam_paces_get:
 *
 * Returns: (transfer none): what has been learned of @peer
 */
SamPaces *
sam_paces_get (SamPeer *peer)
{
  SamPaces *paces = g_object_get_data (G_OBJECT (peer), "sam-paces");

  if (paces != NULL)
    return paces;
  paces = g_memdup2 (&first, sizeof first);
  g_object_set_data_full (G_OBJECT (peer), "sam-paces", paces, g_free);
  return paces;
}

/**
 * sam_pace_note_time:
 * @microseconds: that a request of the size `now` has taken
 */
void
sam_pace_note_time (SamPace *self,
                    gint64 microseconds)
{
  if (microseconds < FAST)
    self->now = MIN (self->now * 2, self->most);
  else if (microseconds > SLOW)
    self->now = MAX (self->now / 2, self->least);
}

/**
 * sam_pace_note_too_large:
 * @size: what was too large
 */
void
sam_pace_note_too_large (SamPace *self,
                         guint size)
{
  self->most = MAX (MIN (self->most, size / 2), self->least);
  self->now = MIN (self->now, self->most);
}
