/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planner/sam-speeddate-problem.h"

G_BEGIN_DECLS

/* Somebody who must go elsewhere than was announced. */
typedef struct
{
  guint participant;
  guint round;     /* from 0 */
  int from;        /* the announced expert, -1: none */
  int to;          /* the expert now, -1: none */
  gboolean forced; /* the announced expert is not there, so that no plan could keep it */
} SamSpeeddateChange;

GArray *sam_speeddate_list_changes (SamSpeeddateProblem *problem,
                                    const int *before,
                                    const int *after,
                                    guint first_round);

G_END_DECLS
