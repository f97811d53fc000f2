/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-report.h"
#include "store/sam-store.h"

G_BEGIN_DECLS

/* The reports that can be made, and of what. */

typedef enum
{
  SAM_REPORT_OF_REGION,
  SAM_REPORT_OF_MUNICIPALITY,
  SAM_REPORT_OF_CARE_GROUP,
  SAM_REPORT_OF_PRACTICE,
} SamReportOf;

typedef struct
{
  const char *name;     /* on the command line */
  const char *title;    /* marked */
  const char *subtitle; /* marked */
  SamReportOf of;
} SamReportPreset;

typedef struct
{
  const SamReportPreset *preset;
  const char *part;      /* (nullable): the name of a municipality, the id of a care group or practice */
  const char *from, *to; /* YYYY-MM-DD, both included */
  const char *today;
} SamReportWish;

/* What a report can be of: for people, and for a wish. */
typedef struct
{
  char *name;
  char *part;
} SamReportPart;

const SamReportPreset *sam_report_presets_list (guint *n_presets);
const SamReportPreset *sam_report_preset_find (const char *name);
GPtrArray *sam_report_list_parts (SamStore *store,
                                  SamReportOf of,
                                  GError **error);

SamReport *sam_report_make (SamStore *store,
                            const SamReportWish *wish,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
