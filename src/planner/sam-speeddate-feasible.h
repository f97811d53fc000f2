/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planner/sam-speeddate-state.h"

G_BEGIN_DECLS

typedef enum
{
  SAM_SPEEDDATE_POSSIBLE,
  SAM_SPEEDDATE_IMPOSSIBLE,
  SAM_SPEEDDATE_UNKNOWN, /* too many ways to try them all */
} SamSpeeddateAnswer;

SamSpeeddateFinding *sam_speeddate_finding_new (SamSpeeddateReason reason,
                                                int participant,
                                                int expert,
                                                int round,
                                                char *message);
void sam_speeddate_finding_free (gpointer finding);

void sam_speeddate_check_pins (SamSpeeddateProblem *problem,
                               GPtrArray *findings);
SamSpeeddateAnswer sam_speeddate_fill_required (SamSpeeddateState *state);
SamSpeeddateFinding *sam_speeddate_explain (SamSpeeddateProblem *problem);
gboolean sam_speeddate_could_join (const SamSpeeddateState *state,
                                   guint participant,
                                   guint expert,
                                   guint round);
gboolean sam_speeddate_has_company (const SamSpeeddateState *state,
                                    int expert,
                                    int round);
gboolean sam_speeddate_has_fatal (GPtrArray *findings);

G_END_DECLS
