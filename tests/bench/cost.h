/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "processor-time.h"

#include <string.h>

/* What writing takes. */
typedef struct
{
  double milliseconds;
  double kib; /* handed to the disk: pages into the log, and from it into the file; 0 where the system does not tell */
} Cost;

static inline double
get_written_kib (void)
{
  g_autofree char *text = NULL;
  const char *at = g_file_get_contents ("/proc/self/io", &text, NULL, NULL) ? strstr (text, "wchar: ") : NULL;

  return at != NULL ? (double) g_ascii_strtoull (at + strlen ("wchar: "), NULL, 10) / 1024.0 : 0;
}

static inline Cost
begin_cost (void)
{
  return (Cost){ (double) get_processor_time (CLOCK_PROCESS_CPUTIME_ID) / 1000.0, get_written_kib () };
}

/* Since @begun, for each of @n. */
static inline Cost
end_cost (Cost begun,
          guint n)
{
  Cost now = begin_cost ();

  return (Cost){ (now.milliseconds - begun.milliseconds) / n, (now.kib - begun.kib) / n };
}

static inline void
print_pair (const char *what,
            double ours,
            double bare)
{
  g_print ("%-44s %10.2f ms %10.2f ms   × %.2f\n", what, ours, bare, ours / bare);
}

static inline void
print_costs (const char *what,
             Cost ours,
             Cost bare)
{
  print_pair (what, ours.milliseconds, bare.milliseconds);
  g_print ("%-44s %9.0f KiB %9.0f KiB   × %.2f\n", "  written to the disk", ours.kib, bare.kib, ours.kib / bare.kib);
}
