/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-moment.h"
#include "store/sam-clock.h"

/**
 * sam_moment_set:
 * @seconds: UTC
 *
 * The day is the one of this computer's time zone.
 */
void
sam_moment_set (SamMoment *self,
                gint64 seconds)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (seconds);
  g_autofree char *day = local != NULL ? g_date_time_format (local, "%Y-%m-%d") : g_strdup ("1970-01-01");

  self->seconds = seconds;
  g_strlcpy (self->day, day, sizeof self->day);
}

/**
 * sam_moment_now:
 *
 * Asks the clock: for programs, not for rules.
 *
 * Returns: this moment
 */
SamMoment
sam_moment_now (void)
{
  SamMoment now;

  sam_moment_set (&now, sam_clock_get_seconds ());
  return now;
}
