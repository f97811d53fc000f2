/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-report.h"
#include "store/sam-store.h"

G_BEGIN_DECLS

/* Reports as they were made: kept with their words and numbers, so that they can be written again and say the same. */

typedef struct
{
  char *id;
  char *title;
  char *made_on; /* YYYY-MM-DD */
} SamReportEdition;

char *sam_report_keep (SamStore *store,
                       const SamReport *report,
                       GError **error);
SamReport *sam_report_load_kept (SamStore *store,
                                 const char *edition,
                                 GError **error);
GPtrArray *sam_report_list_kept (SamStore *store,
                                 GError **error);
GBytes *sam_report_load_logo (SamStore *store);

G_END_DECLS
