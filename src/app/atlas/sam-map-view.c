/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/atlas/sam-map-view.h"

#include <glib/gi18n.h>

#include "network/sam-coverage-words.h"

#define LEAST_HEIGHT 220
#define MOST_HEIGHT 560
#define LEGEND_LINES 6 /* of letters, that a narrow map keeps for the legend */

struct _SamMapView
{
  GtkWidget parent_instance;

  SamMap map; /* no coverage: nothing to show yet */
};

enum
{
  SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SamMapView, sam_map_view, GTK_TYPE_WIDGET)

/* In pixels, so that the letters grow with those of the rest of the window. */
static double
get_text_size (SamMapView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  const double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  const gboolean absolute = pango_font_description_get_size_is_absolute (font);
  const double pixels = absolute ? size : size * pango_cairo_context_get_resolution (context) / 72;

  return MAX (pixels, 6) * 0.9;
}

static const SamMapPalette *
find_palette (SamMapView *self)
{
  GdkRGBA ink;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &ink);
  return ink.red + ink.green + ink.blue > 1.5 ? &sam_map_palette_dark : &sam_map_palette_light;
}

static void
sam_map_view_snapshot (GtkWidget *widget,
                       GtkSnapshot *snapshot)
{
  SamMapView *self = SAM_MAP_VIEW (widget);
  const float width = (float) gtk_widget_get_width (widget);
  const float height = (float) gtk_widget_get_height (widget);
  cairo_t *cairo;

  if (self->map.coverage == NULL)
    return;
  self->map.palette = find_palette (self);
  self->map.size = get_text_size (self);
  cairo = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  sam_map_draw (&self->map, cairo, width, height);
  cairo_destroy (cairo);
}

static GtkSizeRequestMode
sam_map_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sam_map_view_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  SamMapView *self = SAM_MAP_VIEW (widget);
  int height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_HEIGHT;
      *natural = MOST_HEIGHT;
      return;
    }
  height = LEAST_HEIGHT;
  if (self->map.coverage != NULL && for_size > 0)
    height = (int) (for_size * sam_map_get_shape (&self->map) + LEGEND_LINES * get_text_size (self));
  *minimum = *natural = CLAMP (height, LEAST_HEIGHT, MOST_HEIGHT);
}

/* What is drawn is also said, for those who listen to the screen. */
static void
tell (SamMapView *self)
{
  const SamCoverage *coverage = self->map.coverage;
  g_autofree char *text = NULL;

  if (coverage != NULL && self->map.selected >= 0 && (guint) self->map.selected < coverage->rows->len)
    {
      const SamCoverageRow *row = g_ptr_array_index (coverage->rows, self->map.selected);
      g_autofree char *figures = sam_coverage_row_describe (coverage, row);

      text = g_strdup_printf (_ ("%s: %s"), row->municipality->name, figures);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Map of the region"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : _ ("The arrow keys go from municipality to municipality"), -1);
}

static void
choose (SamMapView *self,
        int row)
{
  if (row == self->map.selected)
    return;
  sam_map_view_select (self, row);
  g_signal_emit (self, signals[SELECTED], 0, row);
}

static int
find_at (SamMapView *self,
         double x,
         double y)
{
  if (self->map.coverage == NULL)
    return -1;
  return sam_map_find_at (&self->map, gtk_widget_get_width (GTK_WIDGET (self)),
                          gtk_widget_get_height (GTK_WIDGET (self)), x, y);
}

static void
on_pressed_cb (SamMapView *self,
               int n_press,
               double x,
               double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  choose (self, find_at (self, x, y));
}

static gboolean
on_key_pressed_cb (SamMapView *self,
                   guint key,
                   guint code,
                   GdkModifierType state)
{
  static const struct
  {
    guint key;
    int right, up;
  } moves[] = {
    { GDK_KEY_Left, -1, 0 },
    { GDK_KEY_Right, 1, 0 },
    { GDK_KEY_Up, 0, 1 },
    { GDK_KEY_Down, 0, -1 },
    { GDK_KEY_KP_Left, -1, 0 },
    { GDK_KEY_KP_Right, 1, 0 },
    { GDK_KEY_KP_Up, 0, 1 },
    { GDK_KEY_KP_Down, 0, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moves) && self->map.coverage != NULL; i++)
    if (moves[i].key == key)
      {
        choose (self, sam_map_find_next (&self->map, moves[i].right, moves[i].up));
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
on_query_tooltip_cb (SamMapView *self,
                     int x,
                     int y,
                     gboolean by_key,
                     GtkTooltip *tooltip)
{
  const int i = by_key ? self->map.selected : find_at (self, x, y);
  const SamCoverageRow *row;
  g_autofree char *figures = NULL;
  g_autofree char *text = NULL;

  if (self->map.coverage == NULL || i < 0 || (guint) i >= self->map.coverage->rows->len)
    return FALSE;
  row = g_ptr_array_index (self->map.coverage->rows, i);
  figures = sam_coverage_row_describe (self->map.coverage, row);
  text = g_strdup_printf (_ ("%s: %s"), row->municipality->name, figures);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
sam_map_view_class_init (SamMapViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = sam_map_view_snapshot;
  widget_class->measure = sam_map_view_measure;
  widget_class->get_request_mode = sam_map_view_get_request_mode;
  signals[SELECTED] = g_signal_new ("selected", SAM_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                    1, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "mapview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sam_map_view_init (SamMapView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->map.selected = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  tell (self);
}

/**
 * sam_map_view_show:
 * @map: (nullable): what to show; what it names outlives its being shown
 */
void
sam_map_view_show (SamMapView *self,
                   const SamMap *map)
{
  self->map = map != NULL ? *map : (SamMap){ .selected = -1 };
  tell (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sam_map_view_select:
 * @row: of the coverage, or -1 for none
 */
void
sam_map_view_select (SamMapView *self,
                     int row)
{
  self->map.selected = row;
  tell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sam_map_view_get_selected:
 *
 * Returns: the selected row, or -1
 */
int
sam_map_view_get_selected (SamMapView *self)
{
  return self->map.selected;
}
