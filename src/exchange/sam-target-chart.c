/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-target-chart.h"

#include "exchange/sam-pdf-draw.h"
#include "network/sam-day-words.h"
#include "network/sam-days.h"
#include "network/sam-small-numbers.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

static const char *
keep (SamTargetChart *self,
      char *text /* (transfer full) */)
{
  g_ptr_array_add (self->texts, text);
  return text;
}

static char *
format_month (const char *day)
{
  g_autoptr (GDateTime) time = NULL;
  GDate date;

  if (!sam_day_read (day, &date))
    return g_strdup (day);
  time =
      g_date_time_new_utc (g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), 12, 0, 0);
  /* Translators: a month and its year in a chart, as short as can be: "Dec 26" */
  return g_date_time_format (time, _ ("%b %y"));
}

/* A month is a place, so that a line is as steep as it goes. */
static guint
count_months_ahead (const SamTargetStand *stand)
{
  const SamDatedFigure *last = sam_dated_figures_get_last (stand->figures);
  int days = 0;

  if (last == NULL || !sam_day_count (last->day, stand->to, &days))
    return 1;
  return (guint) CLAMP (days / 30, 1, 60);
}

/**
 * sam_target_chart_new:
 * @stand: of an indicator that this program knows
 *
 * Returns: (transfer full): its chart
 */
SamTargetChart *
sam_target_chart_new (const SamTargetStand *stand,
                      SamTargetFor whom)
{
  const SamIndicator *indicator = stand->indicator;
  SamTargetChart *self = g_new0 (SamTargetChart, 1);
  const gboolean share = stand->indicator->unit == SAM_UNIT_SHARE;

  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->points = g_new0 (SamChartPoint, stand->figures->len + 1);
  for (guint i = 0; i < stand->figures->len; i++)
    {
      const SamDatedFigure *figure = g_ptr_array_index (stand->figures, i);

      self->points[i] = (SamChartPoint){
        .label = keep (self, format_month (figure->day)),
        .known = figure->told && (whom == SAM_TARGET_FOR_REGION ||
                                  sam_indicator_may_tell (indicator, figure->numerator, figure->denominator)),
        .value = figure->value,
      };
    }
  self->chart = (SamChart){
    .shape = stand->input.cumulative ? SAM_CHART_BARS : SAM_CHART_LINE,
    .points = self->points,
    .n_points = stand->figures->len,
    .decimals = stand->indicator->unit == SAM_UNIT_RATE ? 1 : 0,
    .shares = share,
    .most = share ? 100 : 0,
    .has_goal = stand->has_goal,
    .goal = stand->goal,
    .n_ahead = stand->forecast.known ? count_months_ahead (stand) : 0,
    .ahead = stand->forecast.at_end,
  };
  self->chart.goal_label = keep (self, sam_target_stand_format_goal (stand));
  if (stand->forecast.known)
    self->chart.ahead_label = keep (self, format_month (stand->to));
  return self;
}

/**
 * sam_target_chart_free:
 * @self: (transfer full): a chart
 */
void
sam_target_chart_free (SamTargetChart *self)
{
  g_free (self->points);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

static char *
format_source (const SamTargetStand *stand)
{
  g_autofree char *day = sam_day_words_long (stand->measure->to);
  const char *definition = g_dgettext (GETTEXT_PACKAGE, stand->indicator->definition);

  /* Translators: on which day a figure is as it is, and what it counts */
  return g_strdup_printf (_ ("On %s. %s"), day, definition);
}

static char *
format_for_others (const SamTargetStand *stand,
                   const SamDatedFigure *figure)
{
  return sam_indicator_may_tell (stand->indicator, figure->numerator, figure->denominator)
             ? sam_dated_figure_format (figure, stand->indicator->unit)
             : g_strdup (_ ("too few to say"));
}

/**
 * sam_target_chart_draw_sheet:
 * @stand: of an indicator that this program knows
 *
 * Draws the chart with its name, its figure and goal, the day and the definition: a picture that can stand alone.
 */
void
sam_target_chart_draw_sheet (const SamTargetStand *stand,
                             cairo_t *cairo,
                             double width,
                             double height,
                             double text_size)
{
  const SamPdfStyle title = { .size = 1.5 * text_size, .bold = TRUE };
  const SamPdfStyle plain = { .size = text_size, .lines = 2 };
  const SamPdfStyle small = { .size = 0.8 * text_size, .grey = 0.35, .lines = 3 };
  g_autofree char *name = sam_record_dup_title (stand->target);
  g_autoptr (SamTargetChart) self = sam_target_chart_new (stand, SAM_TARGET_FOR_OTHERS);
  g_autofree char *figure = format_for_others (stand, sam_dated_figures_get_last (stand->figures));
  g_autofree char *goal = sam_target_stand_format_goal (stand);
  g_autofree char *line = g_strjoin (" · ", figure, goal, NULL);
  g_autofree char *source = format_source (stand);
  const double edge = text_size;
  const double inner = MAX (1, width - 2 * edge);
  const double foot = 3.6 * text_size;
  double y = edge;

  y += sam_pdf_draw_text (cairo, edge, y, inner, &title, name);
  y += sam_pdf_draw_text (cairo, edge, y, inner, &plain, line) + 0.5 * text_size;
  sam_pdf_draw_text (cairo, edge, height - foot, inner, &small, source);
  cairo_save (cairo);
  cairo_translate (cairo, edge, y);
  sam_chart_draw (&self->chart, cairo, inner, height - foot - y, text_size, &sam_chart_print_colors);
  cairo_restore (cairo);
}

static void
add_line (GString *text,
          const char *first,
          const char *second)
{
  /* What is pasted into a sheet must not break its cells. */
  g_autofree char *cell = g_strdup (second);

  g_strdelimit (cell, "\t\n", ' ');
  g_string_append_printf (text, "%s\t%s\n", first, cell);
}

/* How long the four lists are; small numbers of people with as many others as it takes are not told. */
static void
add_lengths (GString *text,
             const SamMeasure *measure)
{
  const char *const stands[SAM_N_STANDS] = { _ ("Counts"), _ ("Near misses"), _ ("Does not count"), _ ("Not known") };
  gint64 cells[SAM_N_STANDS];
  gboolean hidden[SAM_N_STANDS] = { FALSE };
  gboolean hide_total;

  for (guint i = 0; i < SAM_N_STANDS; i++)
    cells[i] = measure->lists[i]->len;
  if (sam_indicator_is_about_people (measure->indicator))
    sam_small_numbers_hide (cells, SAM_N_STANDS, hidden, &hide_total);
  for (guint i = 0; i < SAM_N_STANDS; i++)
    {
      g_autofree char *n = hidden[i] ? g_strdup (_ ("hidden")) : g_strdup_printf ("%u", measure->lists[i]->len);

      add_line (text, stands[i], n);
    }
}

/**
 * sam_target_chart_format_table:
 *
 * For others than who has the records: small numbers of people are not told.
 *
 * Returns: (transfer full): the figures with tabs between, for a spreadsheet: what they are, by month, and the lists'
 *   lengths
 */
char *
sam_target_chart_format_table (const SamTargetStand *stand)
{
  g_autofree char *name = sam_record_dup_title (stand->target);
  g_autofree char *newest = format_for_others (stand, sam_dated_figures_get_last (stand->figures));
  g_autofree char *goal = sam_target_stand_format_goal (stand);
  g_autofree char *source = format_source (stand);
  GString *text = g_string_new (NULL);

  add_line (text, name, newest);
  add_line (text, _ ("Goal"), goal);
  add_line (text, _ ("Definition"), source);
  add_lengths (text, stand->measure);
  for (guint i = 0; i < stand->figures->len; i++)
    {
      const SamDatedFigure *figure = g_ptr_array_index (stand->figures, i);
      g_autofree char *value = format_for_others (stand, figure);

      add_line (text, figure->day, value);
    }
  return g_string_free (text, FALSE);
}
