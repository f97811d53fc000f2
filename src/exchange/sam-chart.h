/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Charts drawn onto any cairo context, a widget's or a page's, crisp at any size. They carry their numbers; whoever
 * shows one has the table behind it. */

typedef struct
{
  double red, green, blue; /* 0 to 1 */
} SamChartColor;

typedef struct
{
  SamChartColor text;
  SamChartColor dim; /* axis and its labels */
  SamChartColor grid;
  SamChartColor series; /* the line, the bars */
  SamChartColor goal;
} SamChartColors;

typedef enum
{
  SAM_CHART_LINE,
  SAM_CHART_BARS,
} SamChartShape;

typedef struct
{
  const char *label; /* below it */
  gboolean known;    /* FALSE: a gap, as where it was too few to say */
  double value;
} SamChartPoint;

typedef struct
{
  SamChartShape shape;
  const SamChartPoint *points;
  guint n_points;
  guint decimals;    /* of the numbers */
  gboolean shares;   /* the numbers are per cent */
  double most;       /* the axis ends there; 0: where the numbers do */
  gboolean has_goal; /* a line across */
  double goal;
  const char *goal_label;
  guint n_ahead; /* so many places after the last point stands where it leads; 0: nobody looks ahead */
  double ahead;
  const char *ahead_label;
} SamChart;

void sam_chart_draw (const SamChart *self,
                     cairo_t *cairo,
                     double width,
                     double height,
                     double text_size,
                     const SamChartColors *colors);
double sam_chart_find_step (double most,
                            guint n_steps);

extern const SamChartColors sam_chart_print_colors;

G_END_DECLS
