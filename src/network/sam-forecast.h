/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-indicator.h"

G_BEGIN_DECLS

/* How fast a figure goes, and where that leads by the end of a period. Pure: all days are given, YYYY-MM-DD. */

/* A figure on a day. */
typedef struct
{
  char *day;
  double value;
  gboolean told; /* FALSE: too few to say */
  gint64 numerator;
  gint64 denominator; /* -1: none */
} SamDatedFigure;

SamDatedFigure *sam_dated_figure_new (const char *day,
                                      gboolean told,
                                      double value,
                                      gint64 numerator,
                                      gint64 denominator);
void sam_dated_figure_free (SamDatedFigure *self);
const SamDatedFigure *sam_dated_figures_get_last (GPtrArray *figures);

typedef enum
{
  SAM_COURSE_UNKNOWN, /* too little to look ahead, or no goal */
  SAM_COURSE_REACHED,
  SAM_COURSE_ON,     /* at this pace the goal is reached */
  SAM_COURSE_BEHIND, /* at this pace it is not */
  SAM_COURSE_MISSED, /* the period has ended */
} SamCourse;

/* What is looked ahead from. */
typedef struct
{
  const char *from; /* (nullable): the first day of the period */
  const char *to;   /* (nullable): its last day */
  const char *today;
  gboolean cumulative; /* a number that grows from nothing within the period; else it goes up and down */
  SamIndicatorUnit unit;
  gboolean has_goal;
  double goal;
  double most;        /* the figure cannot be more, -1: no limit */
  GPtrArray *figures; /* of SamDatedFigure, oldest first, the last one today's */
} SamForecastInput;

typedef struct
{
  gboolean known; /* the following three are */
  double per_month;
  double at_end;
  guint n_months;    /* that the pace was taken from */
  gboolean has_even; /* the next one is */
  double even;       /* what it would be today if it went evenly to the goal */
  SamCourse course;
} SamForecast;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamDatedFigure, sam_dated_figure_free)

void sam_forecast_make (const SamForecastInput *input,
                        SamForecast *forecast);
char *sam_forecast_describe (const SamForecast *forecast,
                             const SamForecastInput *input);

G_END_DECLS
