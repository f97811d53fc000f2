/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-workshop-after.h"

G_BEGIN_DECLS

/* What registers are handed: the attendance as a sheet and as a list to sign off, and a certificate for each. */
typedef struct
{
  char *title;
  char *date; /* in words */
  char *place;
  char *number;         /* of the accreditation; may be NULL */
  char *hours;          /* how long it lasted; may be NULL */
  char *points;         /* may be NULL */
  char *signer;         /* who leads; may be NULL */
  GPtrArray *people;    /* of SamAttendance */
  GPtrArray *programme; /* of SamProgrammePart */
} SamAttendanceSheet;

SamAttendanceSheet *sam_attendance_sheet_load (SamStore *store,
                                               const char *workshop_id,
                                               GError **error);
void sam_attendance_sheet_free (SamAttendanceSheet *self);

gboolean sam_attendance_write_xlsx (const SamAttendanceSheet *self,
                                    const char *path,
                                    GError **error);
gboolean sam_attendance_write_pdf (const SamAttendanceSheet *self,
                                   const char *path,
                                   GError **error);
gboolean sam_attendance_write_certificates (const SamAttendanceSheet *self,
                                            const char *path,
                                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamAttendanceSheet, sam_attendance_sheet_free)

G_END_DECLS
