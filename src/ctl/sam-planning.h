/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/sam-command.h"
#include "planner/sam-speeddate.h"

G_BEGIN_DECLS

/* How long to search, and what to tell, as the options of a command say it. */
typedef struct
{
  gint64 seed;
  gint64 steps;
  double time_limit;
  gboolean why;
} SamPlanning;

/* clang-format off */
#define SAM_PLANNING_ENTRIES(planning)                                                  \
  { "seed", 0, 0, G_OPTION_ARG_INT64, &(planning).seed,                                 \
    N_ ("Another seed may give another plan as good"), N_ ("N") },                      \
  { "time-limit", 0, 0, G_OPTION_ARG_DOUBLE, &(planning).time_limit,                    \
    N_ ("About how long to search, in seconds"), N_ ("S") },                            \
  { "steps", 0, 0, G_OPTION_ARG_INT64, &(planning).steps,                               \
    N_ ("How long to search, in steps, the same on every computer"), N_ ("N") },        \
  { "why", 0, 0, G_OPTION_ARG_NONE, &(planning).why,                                    \
    N_ ("Also say whose wishes can’t all come true, and why"), NULL }
/* clang-format on */

gboolean sam_planning_check (const SamPlanning *self,
                             const SamCommand *command);
SamSpeeddatePlan *sam_planning_solve (const SamPlanning *self,
                                      const SamCommand *command,
                                      SamSpeeddateProblem *problem);
void sam_planning_print_score (const SamSpeeddatePlan *plan);

G_END_DECLS
