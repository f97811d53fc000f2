/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planner/sam-speeddate-relax.h"

G_BEGIN_DECLS

gboolean sam_speeddate_try_all (SamSpeeddateState *state);
gboolean sam_speeddate_is_unrestricted (SamSpeeddateProblem *problem);
void sam_speeddate_start_by_colouring (SamSpeeddateState *state,
                                       const SamSpeeddateRelaxed *relaxed);
void sam_speeddate_start_by_rounds (SamSpeeddateState *state,
                                    const SamSpeeddateRelaxed *relaxed);
void sam_speeddate_start_roster (SamSpeeddateState *state);
void sam_speeddate_close_short_tables (SamSpeeddateState *state);
gboolean sam_speeddate_reassign_round (SamSpeeddateState *state,
                                       guint round,
                                       const guint8 *pairs);

G_END_DECLS
