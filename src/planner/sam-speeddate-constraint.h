/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planner/sam-speeddate-problem.h"

G_BEGIN_DECLS

/* One thing a coordinator asked for and could give up. */
typedef enum
{
  SAM_SPEEDDATE_CONSTRAINT_CAP,        /* the expert's table has so many places */
  SAM_SPEEDDATE_CONSTRAINT_ABSENCE,    /* the participant is not there in every round */
  SAM_SPEEDDATE_CONSTRAINT_PIN,        /* the participant sits with the expert in the round */
  SAM_SPEEDDATE_CONSTRAINT_FORBID,     /* the two must not meet */
  SAM_SPEEDDATE_CONSTRAINT_NEVER_IDLE, /* the expert never sits alone */
  SAM_SPEEDDATE_CONSTRAINT_MAX_RUN,    /* the expert needs breaks */
  SAM_SPEEDDATE_CONSTRAINT_MIN,        /* the expert needs company of so many */
} SamSpeeddateConstraintKind;

typedef struct
{
  SamSpeeddateConstraintKind kind;
  guint participant, expert, round; /* 0 where the kind has none */
} SamSpeeddateConstraint;

GArray *sam_speeddate_list_constraints (SamSpeeddateProblem *problem);
void sam_speeddate_drop_constraint (SamSpeeddateProblem *problem,
                                    const SamSpeeddateConstraint *constraint);
char *sam_speeddate_constraint_to_text (SamSpeeddateProblem *problem,
                                        const SamSpeeddateConstraint *constraint);

G_END_DECLS
