/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-projection.h"

G_BEGIN_DECLS

/* Why a record that was asked for is not in a file. */
typedef struct
{
  const char *name;  /* for programs */
  const char *words; /* why, marked with N_() */
} SamExportReason;

const SamExportReason *sam_export_reason_of (SamWithheld withheld);
const char *sam_export_reason_get_words (const SamExportReason *reason);

/* What a format needs. */
extern const SamExportReason sam_export_without_name;
extern const SamExportReason sam_export_not_meeting;
extern const SamExportReason sam_export_not_weekly;
extern const SamExportReason sam_export_without_rule;
extern const SamExportReason sam_export_without_date;

/* One record that is not in the file. */
typedef struct
{
  char *id;
  char *title;
  const SamExportReason *reason;
} SamLeftOut;

SamLeftOut *sam_left_out_new (const char *id,
                              const char *title,
                              const SamExportReason *reason);
void sam_left_out_free (SamLeftOut *self);
/* How many, why, and the first of them by name. */
char *sam_left_out_describe (GPtrArray *left_out,
                             const SamExportReason *reason);

G_END_DECLS
