/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planner/sam-speeddate.h"

G_BEGIN_DECLS

/* The planner's files: speeddate-instance-1 and speeddate-plan-1. */

SamSpeeddateProblem *sam_plan_file_read (const char *text,
                                         gssize length,
                                         GError **error);
char *sam_plan_file_write (const SamSpeeddatePlan *plan);

G_END_DECLS
