/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-report.h"

/* The figure of that name, which must be there. */
static inline const SamReportFigure *
find_figure (const SamReport *report,
             const char *id)
{
  for (guint i = 0; i < report->sections->len; i++)
    {
      const SamReportSection *section = report->sections->pdata[i];

      for (guint j = 0; j < section->figures->len; j++)
        if (g_str_equal (((SamReportFigure *) section->figures->pdata[j])->id, id))
          return section->figures->pdata[j];
    }
  g_assert_not_reached ();
}
