/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sam-chart.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static const SamChartPoint points[] = {
  { "jan", TRUE, 12 },
  { "feb", TRUE, 18 },
  { "mrt", FALSE, 0 },
  { "apr", TRUE, 27 },
  { "mei", TRUE, 31 },
};

static SamChart
make_chart (SamChartShape shape)
{
  return (SamChart){
    .shape = shape,
    .points = points,
    .n_points = G_N_ELEMENTS (points),
    .shares = TRUE,
    .has_goal = TRUE,
    .goal = 40,
    .goal_label = "doel 40 %",
    .n_ahead = 3,
    .ahead = 37,
    .ahead_label = "dec",
  };
}

static void
test_steps (void)
{
  static const struct
  {
    double most;
    guint n_steps;
    double step;
  } cases[] = {
    { 100, 5, 20 },
    { 100, 4, 50 },
    { 7, 5, 2 },
    { 40, 4, 10 },
    { 200, 1, 200 },
    { 0.4, 4, 0.1 },
    { 0, 5, 2e-10 },
    { 3, 3, 1 },
    { 130, 5, 50 },
    { 1, 10, 0.1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (sam_chart_find_step (cases[i].most, cases[i].n_steps), cases[i].step, 1e-12);
}

/* A point without room, one that is too high and none at all must not draw outside the chart. */
static void
test_inside (void)
{
  static const double sizes[][3] = {
    { 800, 300, 14 },
    { 200, 120, 14 },
    { 60, 30, 14 },
    { 2000, 900, 40 },
    { 5, 5, 12 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint k = 0; k < 6; k++)
      {
        SamChart chart = make_chart (k % 2 == 0 ? SAM_CHART_LINE : SAM_CHART_BARS);
        cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
        cairo_t *cairo = cairo_create (surface);
        double x, y, width, height;

        chart.n_points = k < 2 ? chart.n_points : k < 4 ? 1
                                                        : 0;
        chart.most = k < 2 ? 20 : 0;
        sam_chart_draw (&chart, cairo, sizes[i][0], sizes[i][1], sizes[i][2], &sam_chart_print_colors);
        g_assert_cmpint (cairo_status (cairo), ==, CAIRO_STATUS_SUCCESS);
        cairo_destroy (cairo);
        cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
        g_assert_cmpfloat (x, >=, 0);
        g_assert_cmpfloat (y, >=, 0);
        g_assert_cmpfloat (x + width, <=, sizes[i][0]);
        g_assert_cmpfloat (y + height, <=, sizes[i][1]);
        cairo_surface_destroy (surface);
      }
}

/* In a column where only lines across pass, each dot is full or empty: none lies between two rows. */
static void
test_crisp (void)
{
  for (int height = 200; height < 230; height++)
    {
      const SamChart chart = { .points = points, .n_points = 2, .has_goal = TRUE, .goal = 33, .goal_label = "" };
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 400, height);
      cairo_t *cairo = cairo_create (surface);
      guint n_full = 0;

      sam_chart_draw (&chart, cairo, 400, height, 9, &sam_chart_print_colors);
      cairo_destroy (cairo);
      cairo_surface_flush (surface);
      for (int row = 0; row < height; row++)
        {
          const guchar alpha =
              cairo_image_surface_get_data (surface)[row * cairo_image_surface_get_stride (surface) + 390];

          g_assert_true (alpha == 0 || alpha > 150);
          n_full += alpha > 150;
        }
      g_assert_cmpuint (n_full, >=, 3);
      cairo_surface_destroy (surface);
    }
}

/* Returns: (transfer full): the chart's dots as they are set, a byte each. */
static guchar *
draw_dots (const SamChart *chart,
           int width,
           int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  cairo_t *cairo = cairo_create (surface);
  guchar *dots = g_malloc ((gsize) width * height);

  sam_chart_draw (chart, cairo, width, height, 12, &sam_chart_print_colors);
  cairo_destroy (cairo);
  cairo_surface_flush (surface);
  for (int row = 0; row < height; row++)
    memcpy (dots + row * width,
            cairo_image_surface_get_data (surface) + row * cairo_image_surface_get_stride (surface), width);
  cairo_surface_destroy (surface);
  return dots;
}

/* Wherever the goal is, neither its own line nor one of the axis goes through its words. */
static void
test_goal_words (void)
{
  const int width = 400;
  const int height = 220;

  for (int goal = 1; goal <= 100; goal++)
    {
      SamChart chart = { .points = points, .most = 100, .has_goal = TRUE, .goal = goal, .goal_label = "" };
      g_autofree guchar *without = draw_dots (&chart, width, height);
      g_autofree guchar *with = NULL;
      guint n_rows = 0;

      chart.goal_label = "doel";
      with = draw_dots (&chart, width, height);
      for (int row = 0; row < height; row++)
        if (memcmp (with + row * width, without + row * width, width) != 0)
          {
            n_rows++;
            g_assert_cmpint (without[row * width + width - 20], ==, 0);
          }
      g_assert_cmpuint (n_rows, >=, 6);
    }
}

static char *
read_pdf (const char *path)
{
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  char *text = NULL;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL))
    return NULL;
  return text;
}

static void
test_numbers (void)
{
  static const char *const expected[] = { "31%", "27%", "37%", "doel 40 %", "dec", "mei" };
  const SamChart chart = make_chart (SAM_CHART_BARS);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "samenhulp-chart.pdf", NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 500, 250);
  cairo_t *cairo = cairo_create (surface);
  g_autofree char *text = NULL;

  sam_chart_draw (&chart, cairo, 500, 250, 11, &sam_chart_print_colors);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  text = read_pdf (path);
  g_unlink (path);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (strstr (text, expected[i]) == NULL)
      g_error ("%s is missing in: %s", expected[i], text);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/exchange/chart/the-axis-goes-in-round-steps", test_steps);
  g_test_add_func ("/exchange/chart/nothing-is-drawn-outside-it", test_inside);
  g_test_add_func ("/exchange/chart/lines-lie-on-whole-dots", test_crisp);
  g_test_add_func ("/exchange/chart/no-line-goes-through-the-goals-words", test_goal_words);
  g_test_add_func ("/exchange/chart/carries-its-numbers-as-text", test_numbers);
  return g_test_run ();
}
