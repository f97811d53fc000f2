/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planner/sam-speeddate-problem.h"

G_BEGIN_DECLS

/* How good a plan is, and how much better one could be at best, in words. */

char *sam_speeddate_worth_to_text (SamSpeeddateProblem *problem,
                                   const int *seats,
                                   guint most_wished,
                                   const gint64 *vector,
                                   const gint64 *bound,
                                   guint n_bounds);
char *sam_speeddate_room_to_text (gint64 value,
                                  gint64 bound);

G_END_DECLS
