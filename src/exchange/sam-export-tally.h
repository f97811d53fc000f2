/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-export-reasons.h"

G_BEGIN_DECLS

/* What records held and what of it was written, so that nothing is dropped in silence. */
typedef struct _SamExportTally SamExportTally;

SamExportTally *sam_export_tally_new (void);
void sam_export_tally_free (SamExportTally *self);
void sam_export_tally_hold_back (SamExportTally *self,
                                 const char *id,
                                 const char *title,
                                 const SamExportReason *reason);
GPtrArray *sam_export_tally_get_records (SamExportTally *self);
void sam_export_tally_note (SamExportTally *self,
                            GPtrArray *fields,
                            SamRecord *record,
                            SamRecord *filtered);
void sam_export_tally_forget (SamExportTally *self);
void sam_export_tally_withhold (SamExportTally *self,
                                const SamField *field);
void sam_export_tally_say (SamExportTally *self,
                           const SamField *field);
void sam_export_tally_say_unknown (SamExportTally *self);
void sam_export_tally_leave_out (SamExportTally *self,
                                 char *sentence);
char **sam_export_tally_dup_left_out (SamExportTally *self,
                                      GPtrArray *fields);

G_END_DECLS
