/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* For the programs of a test it is a Monday morning, 23 November 2026: no midnight comes before it is over, and what is
 * planned for the spring of 2027 lies ahead in any year. To be called before anything asks what time it is. */
static inline void
begin_our_day (void)
{
  g_autoptr (GDateTime) morning = g_date_time_new_local (2026, 11, 23, 10, 0, 0);
  gint64 ahead = g_date_time_to_unix (morning) - g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, ahead);

  g_setenv ("SAMENHULP_CLOCK_AHEAD", text, TRUE);
}
