/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-target-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A target's chart in the colours of the window. */
#define SAM_TYPE_CHART_VIEW (sam_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (SamChartView, sam_chart_view, SAM, CHART_VIEW, GtkWidget)

void sam_chart_view_show (SamChartView *self,
                          SamTargetChart *chart,
                          const char *words);

G_END_DECLS
