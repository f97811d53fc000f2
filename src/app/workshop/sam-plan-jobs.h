/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-pdf-plan.h"
#include "planner/sam-speeddate-changes.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* What the plan's window asks of the store's thread. */

typedef struct
{
  SamSpeeddateProblem *problem; /* with the plan's pins */
  SamEvening *evening;
  int *seats; /* participant × round; all -1 without a plan */
  gboolean has_plan;
  gboolean announced;
  guint wished, most_wished;
  gint64 vector[SAM_SPEEDDATE_N_LEVELS];
  gint64 bound[SAM_SPEEDDATE_N_LEVELS]; /* of the first two levels, as the planner left it */
  gboolean has_bound;
  guint rounds_held;    /* that have begun: their seats stay */
  int *announced_seats; /* what people know, where this plan is to replace it; else NULL */
  GArray *changes;      /* of SamSpeeddateChange: who must go elsewhere than people know; may be NULL */
  char *violation;      /* the first hard constraint the seats break; NULL: none */
} SamPlanLoaded;

typedef struct
{
  char *workshop_id;
  SamSpeeddatePlan *plan; /* to save */
  SamPdfPlan what;        /* to write */
  SamEvening *evening;
  char *path;
} SamPlanJob;

SamPlanJob *sam_plan_job_new (const char *workshop_id);
void sam_plan_job_free (SamPlanJob *job);
void sam_plan_loaded_free (SamPlanLoaded *loaded);
void sam_plan_loaded_score (SamPlanLoaded *loaded);

gpointer sam_plan_job_load (SamStore *store,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error);
gpointer sam_plan_job_save (SamStore *store,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error);
gpointer sam_plan_job_announce (SamStore *store,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);
gpointer sam_plan_job_write (SamStore *store,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
