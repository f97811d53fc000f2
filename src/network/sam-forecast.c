/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-forecast.h"

#include "network/sam-day-words.h"
#include "network/sam-days.h"
#include "record/sam-words.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DAYS_PER_MONTH (365.25 / 12)
/* A figure that goes up and down is followed over so many months, and over no fewer than these. */
#define MOST_MONTHS 6
#define FEWEST_MONTHS 2
/* A number that grows is looked ahead from after so many days. */
#define FEWEST_DAYS 30

/**
 * sam_dated_figure_new:
 *
 * Returns: (transfer full): a figure on a day
 */
SamDatedFigure *
sam_dated_figure_new (const char *day,
                      gboolean told,
                      double value,
                      gint64 numerator,
                      gint64 denominator)
{
  SamDatedFigure *self = g_new0 (SamDatedFigure, 1);

  self->day = g_strdup (day);
  self->told = told;
  self->value = value;
  self->numerator = numerator;
  self->denominator = denominator;
  return self;
}

/**
 * sam_dated_figure_free:
 * @self: (transfer full): a figure
 */
void
sam_dated_figure_free (SamDatedFigure *self)
{
  g_free (self->day);
  g_free (self);
}

/**
 * sam_dated_figures_get_last:
 * @figures: (element-type SamDatedFigure): oldest first
 *
 * Returns: (nullable): the newest
 */
const SamDatedFigure *
sam_dated_figures_get_last (GPtrArray *figures)
{
  return figures->len > 0 ? g_ptr_array_index (figures, figures->len - 1) : NULL;
}

/* NULL: too few to say. */
static const SamDatedFigure *
get_last_told (const SamForecastInput *input)
{
  const SamDatedFigure *last = sam_dated_figures_get_last (input->figures);

  return last != NULL && last->told ? last : NULL;
}

/* The earliest figure of the last months. */
static const SamDatedFigure *
find_first (const SamForecastInput *input,
            const char *last_day,
            int *days)
{
  for (guint i = 0; i + 1 < input->figures->len; i++)
    {
      const SamDatedFigure *figure = g_ptr_array_index (input->figures, i);

      if (figure->told && sam_day_count (figure->day, last_day, days) && *days >= FEWEST_MONTHS * DAYS_PER_MONTH - 3 &&
          *days <= MOST_MONTHS * DAYS_PER_MONTH + 3)
        return figure;
    }
  return NULL;
}

static void
follow_level (const SamForecastInput *input,
              SamForecast *forecast)
{
  const SamDatedFigure *last = get_last_told (input);
  int days, left;
  const SamDatedFigure *first = find_first (input, last->day, &days);

  if (first == NULL || !sam_day_count (input->today, input->to, &left) || left <= 0)
    return;
  forecast->known = TRUE;
  forecast->n_months = (guint) lround (days / DAYS_PER_MONTH);
  forecast->per_month = (last->value - first->value) / (days / DAYS_PER_MONTH);
  forecast->at_end = MAX (0, last->value + forecast->per_month * left / DAYS_PER_MONTH);
  if (input->most >= 0)
    forecast->at_end = MIN (forecast->at_end, input->most);
}

static void
follow_growth (const SamForecastInput *input,
               SamForecast *forecast)
{
  const SamDatedFigure *last = get_last_told (input);
  int passed, left;

  /* Both days count: the first and today. */
  if (!sam_day_count (input->from, input->today, &passed) || !sam_day_count (input->today, input->to, &left))
    return;
  passed++;
  if (input->has_goal && passed > 0 && left >= 0)
    {
      forecast->has_even = TRUE;
      forecast->even = input->goal * passed / (passed + left);
    }
  if (passed < FEWEST_DAYS || left <= 0)
    return;
  forecast->known = TRUE;
  forecast->n_months = (guint) lround (passed / DAYS_PER_MONTH);
  forecast->per_month = last->value / (passed / DAYS_PER_MONTH);
  forecast->at_end = last->value + last->value * left / passed;
}

static SamCourse
find_course (const SamForecastInput *input,
             const SamForecast *forecast)
{
  int left;

  if (!input->has_goal)
    return SAM_COURSE_UNKNOWN;
  if (get_last_told (input)->value >= input->goal)
    return SAM_COURSE_REACHED;
  if (sam_day_count (input->today, input->to, &left) && left < 0)
    return SAM_COURSE_MISSED;
  if (!forecast->known)
    return SAM_COURSE_UNKNOWN;
  return forecast->at_end >= input->goal ? SAM_COURSE_ON : SAM_COURSE_BEHIND;
}

/**
 * sam_forecast_make:
 * @forecast: (out): what follows
 *
 * A number that grows within its period is taken to go on as it went since the period began; any other figure as it
 * went, in a straight line, from the earliest of the last six months to today.
 */
void
sam_forecast_make (const SamForecastInput *input,
                   SamForecast *forecast)
{
  *forecast = (SamForecast){ .course = SAM_COURSE_UNKNOWN };
  if (get_last_told (input) == NULL)
    return;
  if (input->cumulative)
    follow_growth (input, forecast);
  else
    follow_level (input, forecast);
  forecast->course = find_course (input, forecast);
}

static char *
format_value (SamIndicatorUnit unit,
              double value)
{
  switch (unit)
    {
    case SAM_UNIT_SHARE:
      return g_strdup_printf (_ ("%.0f%%"), value);
    case SAM_UNIT_RATE:
      return g_strdup_printf ("%.1f", value);
    case SAM_UNIT_COUNT:
    default:
      return g_strdup_printf ("%.0f", value);
    }
}

static char *
describe_known (const SamForecast *forecast,
                const SamForecastInput *input)
{
  g_autofree char *from = input->cumulative ? sam_day_words_long (input->from) : NULL;
  g_autofree char *to = sam_day_words_long (input->to);
  g_autofree char *at_end = format_value (input->unit, forecast->at_end);

  if (from != NULL)
    /* Translators: a day, how many came each month, how many it will be, and on which day */
    return g_strdup_printf (_ ("If as many come each month as since %s, which is %.1f, it will be %s on %s."), from,
                            forecast->per_month, at_end, to);
  /* Translators: over how many months, how much more or less each month, what it will be, and on which day */
  return g_strdup_printf (_ ("If it goes on as in the last %u months, by %+.1f a month, it will be %s on %s."),
                          forecast->n_months, forecast->per_month, at_end, to);
}

/**
 * sam_forecast_describe:
 *
 * Returns: (transfer full): how fast it goes and where that leads, with what is assumed
 */
char *
sam_forecast_describe (const SamForecast *forecast,
                       const SamForecastInput *input)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *known = forecast->known ? describe_known (forecast, input) : NULL;
  int left;

  if (forecast->course == SAM_COURSE_REACHED)
    g_string_append (text, _ ("The goal is reached."));
  else if (sam_day_count (input->today, input->to, &left) && left < 0)
    g_string_append (text, _ ("The period has ended."));
  else if (forecast->has_even)
    /* Translators: how many it would be if it went evenly to the goal */
    g_string_append_printf (text, _ ("At an even pace it would be %.0f by now."), forecast->even);
  if (known != NULL)
    sam_words_add (text, " ", known);
  if (text->len == 0)
    g_string_append (text, input->to == NULL ? _ ("There is no end to look ahead to.")
                                             : _ ("There are too few months to look ahead from."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
