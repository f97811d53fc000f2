/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-workshop-records.h"

G_BEGIN_DECLS

/* What a workshop leaves behind: contact persons, what the forms say, and what the registers ask. */

/* How long somebody was there, by the clock times noted at the door. */
typedef struct
{
  char *participation; /* id */
  char *name;
  char *function; /* may be NULL, as all of the following */
  char *practice;
  char *register_name; /* as people call it */
  char *number;
  char *arrives_at;
  char *leaves_at;
  guint minutes;
  guint counted; /* of the minutes, by the register's own rule */
  gboolean full; /* from begin to end: only then do the points count */
  gboolean becomes_contact;
} SamAttendance;

guint sam_attendance_get_minutes (SamRecord *workshop,
                                  SamRecord *participation,
                                  gboolean *full);
guint sam_attendance_get_counted (const char *register_name,
                                  guint minutes);
char *sam_attendance_format_hours (guint minutes);
GPtrArray *sam_attendance_load (SamStore *store,
                                const char *workshop_id,
                                GError **error);

int sam_after_save_contacts (SamStore *store,
                             const char *workshop_id,
                             const char *today,
                             GError **error);
gboolean sam_after_parse_form (SamRecord *evaluation,
                               const char *typed,
                               GError **error);
char *sam_after_describe_forms (GPtrArray *evaluations);

G_END_DECLS
