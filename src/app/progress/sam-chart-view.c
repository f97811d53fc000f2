/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/progress/sam-chart-view.h"

#define LEAST_WIDTH 200
#define USUAL_WIDTH 480
#define HEIGHT 220

struct _SamChartView
{
  GtkWidget parent_instance;

  SamTargetChart *chart; /* NULL: nothing to show */
};

G_DEFINE_FINAL_TYPE (SamChartView, sam_chart_view, GTK_TYPE_WIDGET)

static SamChartColor
find_color (GtkWidget *widget,
            const char *name)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (style, name, &color))
    gtk_style_context_get_color (style, &color);
  return (SamChartColor){ color.red, color.green, color.blue };
}

/* Half-way between the two. */
static SamChartColor
mix (SamChartColor one,
     SamChartColor other)
{
  return (SamChartColor){ (one.red + other.red) / 2, (one.green + other.green) / 2, (one.blue + other.blue) / 2 };
}

/* As large as the window's text, which people may have made larger. */
static double
get_text_size (GtkWidget *widget)
{
  const PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  const double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  return 0.9 * (pango_font_description_get_size_is_absolute (font) ? size : size * 96 / 72);
}

static void
sam_chart_view_snapshot (GtkWidget *widget,
                         GtkSnapshot *snapshot)
{
  SamChartView *self = SAM_CHART_VIEW (widget);
  const int width = gtk_widget_get_width (widget);
  const int height = gtk_widget_get_height (widget);
  const SamChartColors colors = {
    .text = find_color (widget, "sam_fg"),
    .dim = find_color (widget, "sam_dim"),
    .grid = mix (find_color (widget, "sam_dim"), find_color (widget, "sam_content_bg")),
    .series = find_color (widget, "sam_accent"),
    .goal = find_color (widget, "sam_danger"),
  };
  cairo_t *cairo;

  if (self->chart == NULL || width <= 0 || height <= 0)
    return;
  cairo = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  sam_chart_draw (&self->chart->chart, cairo, width, height, get_text_size (widget), &colors);
  cairo_destroy (cairo);
}

static void
sam_chart_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  const gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = across ? LEAST_WIDTH : HEIGHT;
  *natural = across ? USUAL_WIDTH : HEIGHT;
}

static void
sam_chart_view_finalize (GObject *object)
{
  g_clear_pointer (&SAM_CHART_VIEW (object)->chart, sam_target_chart_free);

  G_OBJECT_CLASS (sam_chart_view_parent_class)->finalize (object);
}

static void
sam_chart_view_class_init (SamChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sam_chart_view_finalize;
  widget_class->snapshot = sam_chart_view_snapshot;
  widget_class->measure = sam_chart_view_measure;
  gtk_widget_class_set_css_name (widget_class, "chartview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sam_chart_view_init (SamChartView *self)
{
}

/**
 * sam_chart_view_show:
 * @chart: (transfer full) (nullable): what to draw
 * @words: (nullable): what it says, for who cannot see it
 */
void
sam_chart_view_show (SamChartView *self,
                     SamTargetChart *chart,
                     const char *words)
{
  g_return_if_fail (SAM_IS_CHART_VIEW (self));

  g_clear_pointer (&self->chart, sam_target_chart_free);
  self->chart = chart;
  gtk_widget_set_visible (GTK_WIDGET (self), chart != NULL);
  if (words != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
