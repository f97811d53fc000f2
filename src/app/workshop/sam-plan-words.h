/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/workshop/sam-plan-loaded.h"

G_BEGIN_DECLS

/* What the planner's numbers mean, in sentences. */

char *sam_plan_words_describe (const SamPlanLoaded *loaded);
char *sam_plan_words_describe_change (const SamPlanLoaded *loaded,
                                      const SamSpeeddateChange *change);
char *sam_plan_words_describe_move (const SamSpeeddateMove *move);
char *sam_plan_words_describe_along (const SamPlanLoaded *loaded,
                                     const SamSpeeddateMove *move);

G_END_DECLS
