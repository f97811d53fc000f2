/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-clock.h"

/* How much later than this computer says it is: a test has a day of its own, on which what it expects comes true. */
#define AHEAD "SAMENHULP_CLOCK_AHEAD"

/**
 * sam_clock_get_seconds:
 *
 * What time it is, asked in this one place: for programs, not for rules.
 *
 * Returns: this moment, in seconds, UTC
 */
gint64
sam_clock_get_seconds (void)
{
  static gsize known;
  static gint64 ahead;

  if (g_once_init_enter (&known))
    {
      const char *text = g_getenv (AHEAD);

      ahead = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
      g_once_init_leave (&known, 1);
    }
  return g_get_real_time () / G_USEC_PER_SEC + ahead;
}
