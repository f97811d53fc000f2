/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/workshop/sam-plan-loaded.h"
#include "exchange/sam-pdf-plan.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* What the plan's window asks of the store's thread. */

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
