/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planner/sam-speeddate.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A plan while it is being made on a thread of its own. */

GTask *sam_plan_making_start (gpointer source,
                              SamSpeeddateProblem *problem,
                              GAsyncReadyCallback done);
double sam_plan_making_get_fraction (GTask *making);
SamSpeeddateProblem *sam_plan_making_get_problem (GTask *making);
int *sam_plan_making_steal_seats (GTask *making);
void sam_plan_making_stop (GTask *making);
SamSpeeddatePlan *sam_plan_making_finish (GAsyncResult *result,
                                          GError **error);

G_END_DECLS
