/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* A workshop with the records that belong to it: what the rules about it are asked with. */
typedef struct
{
  SamRecord *workshop;
  SamRecord *plan;           /* the current one; may be NULL */
  SamRecord *venue;          /* may be NULL */
  GPtrArray *participations; /* of SamRecord, in the order of their ids: the same everywhere */
  GPtrArray *appearances;    /* likewise */
  GPtrArray *evaluations;    /* likewise */
} SamWorkshopRecords;

SamWorkshopRecords *sam_workshop_records_new (SamRecord *workshop);
SamWorkshopRecords *sam_workshop_records_load (SamStore *store,
                                               const char *workshop_id,
                                               GError **error);
void sam_workshop_records_free (SamWorkshopRecords *self);
GPtrArray *sam_workshop_load_kind (SamStore *store,
                                   const char *workshop_id,
                                   const char *kind,
                                   const char *field,
                                   GError **error);
gboolean sam_workshop_has_status (SamRecord *record,
                                  const char *const *statuses);
guint sam_workshop_count_status (GPtrArray *records,
                                 const char *const *statuses);

/* The statuses of those who come, or came. */
extern const char *const sam_workshop_coming[];
/* Of those who are not expected. */
extern const char *const sam_workshop_away[];

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamWorkshopRecords, sam_workshop_records_free)
char *sam_workshop_dup_title_of (SamStore *store,
                                 SamRecord *record,
                                 const char *field);

G_END_DECLS
