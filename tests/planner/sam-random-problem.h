/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planner/sam-speeddate.h"

SamSpeeddateProblem *sam_random_problem (guint32 seed,
                                         guint max_participants,
                                         guint max_experts,
                                         guint max_rounds,
                                         gboolean restricted);
char *sam_find_violation (SamSpeeddateProblem *problem,
                          const int *seats);
