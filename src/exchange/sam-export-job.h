/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-query.h"

G_BEGIN_DECLS

/* What a writer is given: which records, which of their fields may go, and a place to say what its format cannot. */
typedef struct _SamExportJob SamExportJob;

SamExportJob *sam_export_job_new (SamStore *store,
                                  const SamKind *kind,
                                  SamQuery *query,
                                  SamReach reach,
                                  GCancellable *cancellable,
                                  GError **error);
void sam_export_job_free (SamExportJob *self);

const SamKind *sam_export_job_get_kind (SamExportJob *self);
GPtrArray *sam_export_job_get_fields (SamExportJob *self);
gboolean sam_export_job_allows (SamExportJob *self,
                                const SamField *field);
gboolean sam_export_job_stays_in_region (SamExportJob *self);

/* The next record; NULL without error at the end. */
SamRecord *sam_export_job_next (SamExportJob *self,
                                GError **error);
SamRecord *sam_export_job_load (SamExportJob *self,
                                const char *id);
char *sam_export_job_dup_titles (SamExportJob *self,
                                 SamRecord *record,
                                 const SamField *field);
char *sam_export_job_dup_uid (SamExportJob *self,
                              SamRecord *record);

/* A sentence about what this format leaves out; each is told once. */
void sam_export_job_leave_out (SamExportJob *self,
                               const char *format,
                               ...) G_GNUC_PRINTF (2, 3);
char **sam_export_job_dup_left_out (SamExportJob *self);

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
char *sam_calendar_write (SamExportJob *job,
                          GError **error);
gboolean sam_xlsx_write (SamExportJob *job,
                         const char *path,
                         GError **error);
gboolean sam_xlsx_write_table (const char *title,
                               const char *subtitle,
                               GPtrArray *rows,
                               guint numbers,
                               const char *path,
                               GError **error);

G_END_DECLS
