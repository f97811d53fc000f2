/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planner/sam-speeddate-changes.h"
#include "planner/sam-speeddate.h"

G_BEGIN_DECLS

/* What moving one person by hand would do. */
typedef struct
{
  gint64 change[SAM_SPEEDDATE_N_LEVELS]; /* what the vector changes by; smaller is better */
  int wished;                            /* how many more wished-for talks there are */
  GPtrArray *breaks;                     /* sentences; empty when every hard constraint still holds */
  GArray *along;                         /* of SamSpeeddateChange: who else goes elsewhere, by round */
  int *seats;                            /* participant × round: after the move */
} SamSpeeddateMove;

SamSpeeddateMove *sam_speeddate_evaluate_move (SamSpeeddateProblem *problem,
                                               const int *seats,
                                               guint participant,
                                               guint round,
                                               int expert,
                                               int swap_with);
SamSpeeddateMove *sam_speeddate_evaluate_seats (SamSpeeddateProblem *problem,
                                                const int *before,
                                                const int *after,
                                                guint participant,
                                                guint round);
SamSpeeddateMove *sam_speeddate_find_move (SamSpeeddateProblem *problem,
                                           const int *seats,
                                           guint participant,
                                           guint round,
                                           int expert,
                                           int swap_with);
void sam_speeddate_move_free (SamSpeeddateMove *move);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamSpeeddateMove, sam_speeddate_move_free)

G_END_DECLS
