/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* Somebody who registers, as typed or as read from a mail. */
typedef struct
{
  char *first_name, *particle, *last_name;
  char *practice; /* as written; may be NULL, as all of the following */
  char *function;
  char *email;
  char *phone;
  char *remark;
} SamRegistration;

void sam_registration_free (SamRegistration *self);
char *sam_registration_dup_name (const SamRegistration *self);

/* Pure: whether there is a place, and who of the waiting list gets one. */
const char *sam_registration_choose_status (SamRecord *workshop,
                                            GPtrArray *participations,
                                            const char *organisation);
GPtrArray *sam_waiting_list_choose (SamRecord *workshop,
                                    GPtrArray *participations);

char *sam_registration_describe (SamRecord *workshop,
                                 GPtrArray *participations);

char *sam_registration_save (SamStore *store,
                             const char *workshop_id,
                             const SamRegistration *registration,
                             const char *today,
                             GError **error);
int sam_waiting_list_promote (SamStore *store,
                              const char *workshop_id,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamRegistration, sam_registration_free)

G_END_DECLS
