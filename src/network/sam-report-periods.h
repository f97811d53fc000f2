/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of which days a report is: said by a name that moves along with the calendar, or as people write a year, a quarter, a
 * month or two days. */

typedef struct
{
  const char *name;  /* "last_quarter" */
  const char *label; /* marked */
} SamReportPeriod;

/* The twelve months that end today. */
extern const char sam_report_period_usual[];

const SamReportPeriod *sam_report_periods_list (guint *n_periods);
gboolean sam_report_period_is_known (const char *name);
void sam_report_period_get (const char *name,
                            const char *today,
                            char **from,
                            char **to);
gboolean sam_report_parse_period (const char *text,
                                  const char *today,
                                  char **from,
                                  char **to);

G_END_DECLS
