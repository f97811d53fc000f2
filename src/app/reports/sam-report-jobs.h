/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-report-writer.h"
#include "network/sam-report-periods.h"
#include "network/sam-report-recipes.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* What the window of reports lets the worker do. */

/* What there is to choose from. */
typedef struct
{
  GPtrArray *parts[SAM_REPORT_OF_PRACTICE + 1]; /* of SamReportPart, by what a report is of */
  GPtrArray *recipes;                           /* of SamReportRecipe */
  GPtrArray *editions;                          /* of SamReportEdition */
} SamReportChoices;

void sam_report_choices_free (SamReportChoices *self);
gpointer sam_report_job_list (SamStore *store,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error);

/* Which report: of a preset, or one that was kept. */
typedef struct
{
  const SamReportPreset *preset;
  const SamReportPeriod *period;
  char *part;
  char *edition; /* (nullable) */
} SamReportOrder;

/* A report with its pages, laid out. */
typedef struct
{
  SamReport *report;
  SamPdfFlow *flow;
  GBytes *logo; /* may be NULL */
  char *words;  /* what is drawn, for those who listen to the screen */
} SamReportMade;

void sam_report_order_free (SamReportOrder *self);
void sam_report_made_free (SamReportMade *self);
gpointer sam_report_job_remember (SamStore *store,
                                  gpointer order,
                                  GCancellable *cancellable,
                                  GError **error);
gpointer sam_report_job_make (SamStore *store,
                              gpointer order,
                              GCancellable *cancellable,
                              GError **error);

typedef struct
{
  char *json; /* of the report */
  char *path;
  gboolean keep;
} SamReportSaving;

void sam_report_saving_free (SamReportSaving *self);
gpointer sam_report_job_save (SamStore *store,
                              gpointer saving,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
