/* SPDX-License-Identifier: GPL-3.0-or-later */

/* print-dates RULE FIRST EXCEPTIONS N: the dates that we make of a rule, for check-exports. */

#include "exchange/sam-recurrence-dates.h"

int
main (int argc,
      char **argv)
{
  g_auto (GStrv) dates = sam_recurrence_list_dates (argv[1], argv[2], argv[3], argv[2],
                                                    (guint) g_ascii_strtoull (argv[4], NULL, 10));

  for (guint i = 0; dates[i] != NULL; i++)
    g_print ("%s\n", dates[i]);
  return 0;
}
