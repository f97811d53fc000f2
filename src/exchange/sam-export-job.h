/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-export-reasons.h"
#include "network/sam-projection.h"
#include "store/sam-query.h"

G_BEGIN_DECLS

/* What a writer is given: the records as their recipient may see them, and a place to say what its format cannot. A
 * writer that does not write every field asks for the values it writes with sam_export_job_dup_text() or names them
 * with sam_export_job_say(): what records hold besides is then told by itself. */
typedef struct _SamExportJob SamExportJob;

SamExportJob *sam_export_job_new (SamStore *store,
                                  SamQuery *query,
                                  GArray *keys,
                                  SamChannel recipient,
                                  const char *today,
                                  GCancellable *cancellable,
                                  GError **error);
void sam_export_job_free (SamExportJob *self);

const SamKind *sam_export_job_get_kind (SamExportJob *self);
GPtrArray *sam_export_job_get_fields (SamExportJob *self);
gboolean sam_export_job_stays_in_region (SamExportJob *self);

/* The next record; NULL without error at the end. */
SamRecord *sam_export_job_next (SamExportJob *self,
                                GError **error);
SamRecord *sam_export_job_load (SamExportJob *self,
                                const char *id);
char *sam_export_job_dup_titles (SamExportJob *self,
                                 SamRecord *record,
                                 const SamField *field);
char *sam_export_job_dup_text (SamExportJob *self,
                               SamRecord *record,
                               const char *name);
char *sam_export_job_dup_uid (SamExportJob *self,
                              SamRecord *record);
char *sam_export_job_dup_uuid (SamExportJob *self,
                               SamRecord *record,
                               const char *part);

void sam_export_job_say (SamExportJob *self,
                         const char *name);
void sam_export_job_say_choice (SamExportJob *self,
                                SamRecord *record,
                                const char *name,
                                const char *const *values);
void sam_export_job_say_items (SamExportJob *self,
                               SamRecord *record,
                               const char *name,
                               const char *const *keys);
void sam_export_job_say_unknown (SamExportJob *self);
/* The record at hand is not in the file after all. */
void sam_export_job_skip (SamExportJob *self,
                          const SamExportReason *reason);
void sam_export_job_leave_out (SamExportJob *self,
                               const char *format,
                               ...) G_GNUC_PRINTF (2, 3);

/* What came of it, once all is written. */
char **sam_export_job_dup_left_out (SamExportJob *self);
GPtrArray *sam_export_job_get_records_left_out (SamExportJob *self);
GPtrArray *sam_export_job_get_written (SamExportJob *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamExportJob, sam_export_job_free)

/* The writers. */
char *sam_csv_write (SamExportJob *job,
                     GError **error);
char *sam_json_write (SamExportJob *job,
                      GError **error);
char *sam_json_schema_write (SamExportJob *job,
                             GError **error);
char *sam_vcard_write (SamExportJob *job,
                       GError **error);
char *sam_vcard_write_old (SamExportJob *job,
                           GError **error);
char *sam_hsds_write (SamExportJob *job,
                      GError **error);
char *sam_schema_org_write (SamExportJob *job,
                            GError **error);
char *sam_meeting_guide_write (SamExportJob *job,
                               GError **error);
char *sam_calendar_write (SamExportJob *job,
                          GError **error);
gboolean sam_xlsx_write (SamExportJob *job,
                         const char *path,
                         GError **error);
/* A sheet that is no list of records; the first of the rows (of GStrv) is its head. */
typedef struct
{
  const char *name;             /* (nullable): of the sheet, at most 31 letters */
  const char *title, *subtitle; /* above it */
  GPtrArray *rows;
  guint numbers; /* bit c: column c holds numbers; all else are texts, so that a nought in front stays */
  guint shares;  /* bit c: those are shares of one */
} SamXlsxTable;

gboolean sam_xlsx_write_tables (const SamXlsxTable *tables,
                                guint n_tables,
                                const char *path,
                                GError **error);

G_END_DECLS
