/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planner/sam-speeddate.h"
#include "store/sam-store.h"

G_BEGIN_DECLS

/* What the planner is asked, read from a workshop's records: its experts are known by the id of their expert record,
 * its participants by that of their participation. */

SamSpeeddateProblem *sam_workshop_problem_new (SamStore *store,
                                               const char *workshop_id,
                                               GError **error);
void sam_workshop_problem_follow (SamSpeeddateProblem *problem,
                                  SamRecord *plan,
                                  guint frozen_rounds);
void sam_workshop_problem_add_pins (SamSpeeddateProblem *problem,
                                    SamRecord *plan);

G_END_DECLS
