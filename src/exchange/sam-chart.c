/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-chart.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* In sizes of the text. */
#define GAP 0.5
#define LINE_HEIGHT 1.4
#define LINE_WIDTH 0.16
#define DOT 0.28
#define MOST_BAR 3.0
/* So much of its place a bar fills at most. */
#define BAR_SHARE 0.7

const SamChartColors sam_chart_print_colors = {
  .text = { 0.1, 0.1, 0.1 },
  .dim = { 0.35, 0.35, 0.35 },
  .grid = { 0.82, 0.82, 0.82 },
  .series = { 0.06, 0.43, 0.43 },
  .goal = { 0.70, 0.15, 0.12 },
};

/* The chart on its way onto the context: where its axes lie. */
typedef struct
{
  const SamChart *chart;
  const SamChartColors *colors;
  cairo_t *cairo;
  double size; /* of the text */
  double left, top, right, bottom;
  double step, top_value;
  guint n_places;
} Drawing;

/**
 * sam_chart_find_step:
 * @most: the largest value
 * @n_steps: how many steps there is room for
 *
 * Returns: the smallest of 1, 2 and 5 times a power of ten with which the axis reaches @most in that many steps
 */
double
sam_chart_find_step (double most,
                     guint n_steps)
{
  static const double steps[] = { 1, 2, 5, 10 };
  const double least = MAX (most, 1e-9) / MAX (n_steps, 1);
  const double power = pow (10, floor (log10 (least)));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * power >= least * (1 - 1e-9))
      return steps[i] * power;
  return 10 * power;
}

/* A value as the chart writes it. */
static char *
format_number (const SamChart *self,
               double value)
{
  return g_strdup_printf (self->shares ? _ ("%.*f%%") : "%.*f", (int) self->decimals, value);
}

static void
set_color (cairo_t *cairo,
           const SamChartColor *color)
{
  cairo_set_source_rgb (cairo, color->red, color->green, color->blue);
}

static PangoLayout *
create_layout (cairo_t *cairo,
               double size,
               const char *text,
               gboolean bold)
{
  PangoLayout *layout = pango_cairo_create_layout (cairo);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
get_text_width (const Drawing *self,
                const char *text)
{
  g_autoptr (PangoLayout) layout = create_layout (self->cairo, self->size, text, FALSE);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return width / (double) PANGO_SCALE;
}

/* Draws @text with the point @x, @y at its left, middle or right (0, 0.5, 1), its lower edge at @y; never beyond the
 * chart. */
static void
draw_text (const Drawing *self,
           double x,
           double y,
           double align,
           double width,
           gboolean bold,
           const SamChartColor *color,
           const char *text)
{
  g_autoptr (PangoLayout) layout = create_layout (self->cairo, self->size, text, bold);
  int w, h;
  double left;

  pango_layout_get_size (layout, &w, &h);
  left = x - align * w / PANGO_SCALE;
  left = MAX (0, MIN (left, width - w / (double) PANGO_SCALE));
  set_color (self->cairo, color);
  cairo_move_to (self->cairo, left, MAX (0, y - h / (double) PANGO_SCALE));
  pango_cairo_show_layout (self->cairo, layout);
}

/* A straight line of one dot lies within a row of dots, not between two. */
static double
snap (cairo_t *cairo,
      double y)
{
  double x = 0;

  cairo_user_to_device (cairo, &x, &y);
  y = floor (y) + 0.5;
  cairo_device_to_user (cairo, &x, &y);
  return y;
}

static double
get_x (const Drawing *self,
       guint place)
{
  return self->left + (place + 0.5) * (self->right - self->left) / MAX (1, self->n_places);
}

static double
get_y (const Drawing *self,
       double value)
{
  return self->bottom - value / self->top_value * (self->bottom - self->top);
}

static double
find_most (const SamChart *chart)
{
  double most = 0;

  if (chart->most > 0)
    return chart->most;
  for (guint i = 0; i < chart->n_points; i++)
    if (chart->points[i].known)
      most = MAX (most, chart->points[i].value);
  if (chart->has_goal)
    most = MAX (most, chart->goal);
  if (chart->n_ahead > 0)
    most = MAX (most, chart->ahead);
  return most > 0 ? most : 1;
}

static void
lay_out (Drawing *self,
         double width,
         double height)
{
  const double most = find_most (self->chart);
  g_autofree char *widest = NULL;

  self->n_places = self->chart->n_points + self->chart->n_ahead;
  self->top = 2.2 * self->size;
  self->bottom = MAX (self->top + 1, height - 2 * self->size);
  self->step = sam_chart_find_step (most, (guint) MAX (1, (self->bottom - self->top) / (3 * self->size)));
  self->top_value = ceil (most / self->step - 1e-9) * self->step;
  widest = format_number (self->chart, self->top_value);
  self->left = MIN (width / 3, get_text_width (self, widest) + 2 * GAP * self->size);
  self->right = MAX (self->left + 1, width - GAP * self->size);
}

static void
draw_axis (const Drawing *self,
           double width)
{
  const double thin = MAX (0.6, self->size / 14);
  /* Steps below one need their decimals on the axis, whatever the numbers have. */
  SamChart axis = *self->chart;

  axis.decimals = (guint) MAX (self->step < 1 ? ceil (-log10 (self->step)) : 0, 0);
  for (guint i = 0; i * self->step <= self->top_value * (1 + 1e-9); i++)
    {
      const double y = snap (self->cairo, get_y (self, i * self->step));
      g_autofree char *label = format_number (&axis, i * self->step);

      set_color (self->cairo, &self->colors->grid);
      cairo_set_line_width (self->cairo, thin);
      cairo_move_to (self->cairo, self->left, y);
      cairo_line_to (self->cairo, self->right, y);
      cairo_stroke (self->cairo);
      draw_text (self, self->left - GAP * self->size, y + 0.7 * self->size, 1, width, FALSE, &self->colors->dim, label);
    }
}

/* So many places from one label to the next, that none touches another. */
static guint
find_stride (const Drawing *self,
             double widest)
{
  const double place = (self->right - self->left) / MAX (1, self->n_places);

  return (guint) MAX (1, ceil ((widest + GAP * self->size) / place));
}

/* The places between the last point and where it leads are empty. */
static gboolean
is_between (const Drawing *self,
            guint place)
{
  return place >= self->chart->n_points && place + 1 < self->n_places;
}

/* From the last one backwards: today's is always there. */
static void
draw_labels (const Drawing *self,
             double width)
{
  const SamChart *chart = self->chart;
  double widest = 0;
  guint stride;

  for (guint i = 0; i < chart->n_points; i++)
    widest = MAX (widest, get_text_width (self, chart->points[i].label));
  if (chart->n_ahead > 0)
    widest = MAX (widest, get_text_width (self, chart->ahead_label));
  stride = find_stride (self, widest);
  for (guint back = 0; back < self->n_places; back += stride)
    {
      const guint place = self->n_places - 1 - back;
      const char *label = place < chart->n_points ? chart->points[place].label : chart->ahead_label;

      if (is_between (self, place))
        continue;
      draw_text (self, get_x (self, place), self->bottom + 1.7 * self->size, 0.5, width, FALSE, &self->colors->dim,
                 label);
    }
}

static void
draw_bars (const Drawing *self)
{
  const double place = (self->right - self->left) / MAX (1, self->n_places);
  const double bar = MIN (BAR_SHARE * place, MOST_BAR * self->size);

  set_color (self->cairo, &self->colors->series);
  for (guint i = 0; i < self->chart->n_points; i++)
    if (self->chart->points[i].known)
      {
        const double y = get_y (self, MIN (self->chart->points[i].value, self->top_value));

        cairo_rectangle (self->cairo, get_x (self, i) - bar / 2, y, bar, self->bottom - y);
        cairo_fill (self->cairo);
      }
}

static void
draw_line (const Drawing *self)
{
  const SamChart *chart = self->chart;

  set_color (self->cairo, &self->colors->series);
  cairo_set_line_width (self->cairo, MAX (1, LINE_WIDTH * self->size));
  cairo_set_line_join (self->cairo, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < chart->n_points; i++)
    if (chart->points[i].known)
      {
        const double y = get_y (self, MIN (chart->points[i].value, self->top_value));

        if (i > 0 && chart->points[i - 1].known)
          cairo_line_to (self->cairo, get_x (self, i), y);
        else
          cairo_move_to (self->cairo, get_x (self, i), y);
      }
  cairo_stroke (self->cairo);
  for (guint i = 0; i < chart->n_points; i++)
    if (chart->points[i].known)
      {
        cairo_arc (self->cairo, get_x (self, i), get_y (self, MIN (chart->points[i].value, self->top_value)),
                   DOT * self->size, 0, 2 * G_PI);
        cairo_fill (self->cairo);
      }
}

/* Where it leads is not a figure: a dashed line to a ring. */
static void
draw_ahead (const Drawing *self)
{
  const SamChart *chart = self->chart;
  const guint last = chart->n_points - 1;
  const double dashes[] = { self->size * 0.4, self->size * 0.3 };
  const double there = get_x (self, self->n_places - 1);
  const double value = get_y (self, MIN (chart->ahead, self->top_value));

  if (chart->n_ahead == 0 || chart->n_points == 0 || !chart->points[last].known)
    return;
  cairo_save (self->cairo);
  set_color (self->cairo, &self->colors->series);
  cairo_set_line_width (self->cairo, MAX (0.8, LINE_WIDTH * self->size * 0.7));
  cairo_set_dash (self->cairo, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (self->cairo, get_x (self, last), get_y (self, MIN (chart->points[last].value, self->top_value)));
  cairo_line_to (self->cairo, there, value);
  cairo_stroke (self->cairo);
  cairo_set_dash (self->cairo, NULL, 0, 0);
  cairo_arc (self->cairo, there, value, DOT * self->size, 0, 2 * G_PI);
  cairo_stroke (self->cairo);
  cairo_restore (self->cairo);
}

/* The lower edge of the goal's words: on its line, or on the axis' line above it where that would go through them. */
static double
get_goal_words_y (const Drawing *self)
{
  const double value = MIN (self->chart->goal, self->top_value);
  const double goal = get_y (self, value);
  const double above = get_y (self, ceil (value / self->step - 1e-9) * self->step);
  const gboolean in_the_way = goal - above < LINE_HEIGHT * self->size;

  return (in_the_way ? above : goal) - 0.1 * self->size;
}

static void
draw_goal (const Drawing *self,
           double width)
{
  const SamChart *chart = self->chart;
  const double y = snap (self->cairo, get_y (self, MIN (chart->goal, self->top_value)));

  if (!chart->has_goal)
    return;
  set_color (self->cairo, &self->colors->goal);
  cairo_set_line_width (self->cairo, MAX (1, self->size / 9));
  cairo_move_to (self->cairo, self->left, y);
  cairo_line_to (self->cairo, self->right, y);
  cairo_stroke (self->cairo);
  draw_text (self, self->left + GAP * self->size, get_goal_words_y (self), 0, width, FALSE, &self->colors->goal,
             chart->goal_label);
}

/* Where the lower edge of a point's number is: above the point, but below it where the goal's words are. */
static double
get_number_y (const Drawing *self,
              double value)
{
  const double height = LINE_HEIGHT * self->size;
  const double y = get_y (self, MIN (value, self->top_value));
  const double goal = get_y (self, MIN (self->chart->goal, self->top_value));
  const gboolean in_the_way = self->chart->shape == SAM_CHART_LINE && self->chart->has_goal && y >= goal &&
                              y - GAP * self->size - height < goal;

  return in_the_way ? y + GAP * self->size + height : y - GAP * self->size;
}

/* The numbers of as many points as have room, the last ones first. */
static void
draw_numbers (const Drawing *self,
              double width)
{
  const SamChart *chart = self->chart;
  double widest = 0;
  guint stride;

  for (guint i = 0; i < self->n_places; i++)
    {
      g_autofree char *text =
          format_number (chart, i < chart->n_points ? chart->points[i].value : chart->ahead);

      widest = MAX (widest, get_text_width (self, text) * 1.1);
    }
  stride = find_stride (self, widest);
  for (guint back = 0; back < self->n_places; back += stride)
    {
      const guint place = self->n_places - 1 - back;
      const gboolean ahead = place >= chart->n_points;
      const double value = ahead ? chart->ahead : chart->points[place].value;
      g_autofree char *text = format_number (chart, value);

      if (!is_between (self, place) && (ahead || chart->points[place].known))
        draw_text (self, get_x (self, place), get_number_y (self, value), 0.5, width, !ahead, &self->colors->text,
                   text);
    }
}

/**
 * sam_chart_draw:
 * @cairo: with the chart's corner at its origin
 * @width: in units of the context, such as pixels or points
 * @height: in the same
 * @text_size: in the same; lines and gaps follow from it
 *
 * Draws the chart, and nothing outside it.
 */
void
sam_chart_draw (const SamChart *self,
                cairo_t *cairo,
                double width,
                double height,
                double text_size,
                const SamChartColors *colors)
{
  Drawing drawing = { .chart = self, .colors = colors, .cairo = cairo, .size = text_size };

  if (width <= 0 || height <= 0)
    return;
  cairo_save (cairo);
  cairo_rectangle (cairo, 0, 0, width, height);
  cairo_clip (cairo);
  lay_out (&drawing, width, height);
  draw_axis (&drawing, width);
  if (self->shape == SAM_CHART_BARS)
    draw_bars (&drawing);
  else
    draw_line (&drawing);
  draw_ahead (&drawing);
  draw_goal (&drawing, width);
  draw_numbers (&drawing, width);
  draw_labels (&drawing, width);
  cairo_restore (cairo);
}
