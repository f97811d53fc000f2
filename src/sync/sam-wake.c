/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-wake.h"

#include <time.h>

/* A busy computer may look late. */
#define LATE_SECONDS 20

/**
 * sam_wake_get_time:
 *
 * Timers stand still while a computer sleeps; this does not.
 *
 * Returns: seconds since whenever
 */
gint64
sam_wake_get_time (void)
{
#ifdef CLOCK_BOOTTIME
  struct timespec now;

  if (clock_gettime (CLOCK_BOOTTIME, &now) == 0)
    return now.tv_sec;
#endif
  return g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * sam_wake_look:
 * @time: from sam_wake_get_time()
 *
 * To be called every %SAM_WAKE_SECONDS.
 *
 * Returns: whether the computer has slept since the last look
 */
gboolean
sam_wake_look (SamWake *self,
               gint64 time)
{
  gint64 last = self->last;

  self->last = time;
  return last != 0 && time - last > LATE_SECONDS;
}
