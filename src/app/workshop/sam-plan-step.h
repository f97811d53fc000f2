/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/workshop/sam-plan-loaded.h"

G_BEGIN_DECLS

/* What was done to a plan by one press, and how seats and pins were on its other side: before it, or after it where it
 * was taken back. */
typedef enum
{
  SAM_PLAN_MADE,
  SAM_PLAN_MOVED,
  SAM_PLAN_PINNED,
} SamPlanDeed;

typedef struct
{
  SamPlanDeed deed;
  int *seats;
  GArray *pins; /* of SamSpeeddateDate */
} SamPlanStep;

SamPlanStep *sam_plan_step_new (SamPlanDeed deed,
                                const SamPlanLoaded *loaded);
void sam_plan_step_restore (const SamPlanStep *step,
                            SamPlanLoaded *loaded);
void sam_plan_step_free (gpointer step);
const char *sam_plan_deed_describe_undone (SamPlanDeed deed);

G_END_DECLS
