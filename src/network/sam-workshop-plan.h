/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planner/sam-speeddate.h"
#include "store/sam-store.h"

G_BEGIN_DECLS

/* A workshop's speed-date plan as a record. An announced plan is never changed: the next one is a new document that
 * names it as its predecessor. */

char *sam_workshop_save_plan (SamStore *store,
                              const char *workshop_id,
                              const SamSpeeddatePlan *plan,
                              gint64 now,
                              GError **error);
gboolean sam_workshop_announce_plan (SamStore *store,
                                     const char *plan_id,
                                     gint64 now,
                                     GError **error);
gboolean sam_workshop_set_rounds_held (SamStore *store,
                                       const char *workshop_id,
                                       guint rounds,
                                       gint64 now,
                                       GError **error);
SamRecord *sam_workshop_load_announced_plan (SamStore *store,
                                             SamRecord *plan);
SamRecord *sam_workshop_load_plan (SamStore *store,
                                   const char *workshop_id,
                                   GError **error);
int *sam_workshop_plan_dup_seats (SamRecord *plan,
                                  SamSpeeddateProblem *problem);
guint sam_workshop_plan_count_rounds (SamRecord *plan,
                                      SamSpeeddateProblem *problem);
guint sam_workshop_plan_get_bound (SamRecord *plan,
                                   SamSpeeddateProblem *problem,
                                   gint64 *bound);
gboolean sam_workshop_plan_has_seat (SamRecord *plan,
                                     const char *participation_id);
gboolean sam_workshop_plan_has_participant (SamRecord *plan,
                                            const char *participation_id);

G_END_DECLS
