/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-chart.h"
#include "network/sam-target-stand.h"

G_BEGIN_DECLS

/* A target's months as a chart, and as a sheet with all that a figure must not be shown without. */
typedef struct
{
  SamChart chart;
  SamChartPoint *points;
  GPtrArray *texts; /* what the chart's labels point to */
} SamTargetChart;

/* For whom the figures are: beside the records they are made of, or for others, who see no small numbers of people. */
typedef enum
{
  SAM_TARGET_FOR_REGION,
  SAM_TARGET_FOR_OTHERS,
} SamTargetFor;

SamTargetChart *sam_target_chart_new (const SamTargetStand *stand,
                                      SamTargetFor whom);
void sam_target_chart_free (SamTargetChart *self);
void sam_target_chart_draw_sheet (const SamTargetStand *stand,
                                  cairo_t *cairo,
                                  double width,
                                  double height,
                                  double text_size);
char *sam_target_chart_format_table (const SamTargetStand *stand);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamTargetChart, sam_target_chart_free)

G_END_DECLS
