/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-workshop-evening.h"
#include "planner/sam-speeddate-changes.h"
#include "planner/sam-speeddate-evaluate.h"

G_BEGIN_DECLS

/* The plan of a workshop as it stands: who sits where, who is pinned there, and what that is worth. A value: it knows
 * nothing of where it comes from or who is told that it changed. */
typedef struct
{
  SamSpeeddateProblem *problem; /* with the plan's pins */
  SamEvening *evening;
  int *seats; /* participant × round; all -1 without a plan */
  gboolean has_plan;
  gboolean announced;
  guint most_wished; /* no plan has more wished-for talks */
  gint64 vector[SAM_SPEEDDATE_N_LEVELS];
  gint64 bound[SAM_SPEEDDATE_N_LEVELS]; /* as the planner left it */
  guint n_bounds;                       /* of the levels, from the first */
  GArray *bound_pins;                   /* of SamSpeeddateDate: the bounds hold while they are pinned; may be NULL */
  guint rounds_held;                    /* that have begun: their seats stay */
  int *announced_seats;                 /* what people know, where this plan is to replace it; else NULL */
  GArray *changes;                      /* of SamSpeeddateChange: who must go elsewhere than people know; may be NULL */
  char *violation;                      /* the first hard constraint the seats break; NULL: none */
} SamPlanLoaded;

void sam_plan_loaded_free (SamPlanLoaded *loaded);
guint sam_plan_loaded_count_seats (const SamPlanLoaded *loaded);
gboolean sam_plan_loaded_is_about (const SamPlanLoaded *loaded,
                                   SamSpeeddateProblem *problem);
void sam_plan_loaded_score (SamPlanLoaded *loaded);
void sam_plan_loaded_set_bound (SamPlanLoaded *loaded,
                                const gint64 *bound,
                                guint n_bounds,
                                GArray *pins);
guint sam_plan_loaded_count_bounds (const SamPlanLoaded *loaded);
char *sam_plan_loaded_describe_worth (const SamPlanLoaded *loaded);

gboolean sam_plan_loaded_is_pinned (const SamPlanLoaded *loaded,
                                    guint participant,
                                    guint round);
void sam_plan_loaded_set_pinned (SamPlanLoaded *loaded,
                                 guint participant,
                                 guint round,
                                 gboolean pinned);
void sam_plan_loaded_take_seats (SamPlanLoaded *loaded,
                                 const int *seats);

SamSpeeddateMove *sam_plan_loaded_find_move (const SamPlanLoaded *loaded,
                                             guint participant,
                                             guint round,
                                             int expert,
                                             int swap_with);
void sam_plan_loaded_take_move (SamPlanLoaded *loaded,
                                const SamSpeeddateMove *move,
                                guint participant,
                                guint round);

SamSpeeddatePlan *sam_plan_loaded_to_plan (const SamPlanLoaded *loaded,
                                           const SamSpeeddatePlan *made);

G_END_DECLS
