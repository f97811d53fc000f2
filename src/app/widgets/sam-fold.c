/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GTK 4.8 has no breakpoints: this container is the one place where the window's width decides about its layout. */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/widgets/sam-fold.h"

struct _SamFold
{
  GtkWidget parent_instance;

  GtkWidget *start;
  GtkWidget *end;
  int threshold;
  int start_width;
  int end_max_width;
  gboolean folded;
  gboolean show_end;
  guint notify_id;
};

enum
{
  PROP_START = 1,
  PROP_END,
  PROP_THRESHOLD,
  PROP_START_WIDTH,
  PROP_END_MAX_WIDTH,
  PROP_FOLDED,
  PROP_SHOW_END,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SamFold, sam_fold, GTK_TYPE_WIDGET)

/* At once, not only when it is laid out the next time: whoever opens a pane goes on in it, and only what is shown can
 * have the focus. */
static void
show_panes (SamFold *self)
{
  gboolean has_end = self->end != NULL && gtk_widget_get_visible (self->end);

  if (self->start != NULL)
    gtk_widget_set_child_visible (self->start, !has_end || !self->folded || !self->show_end);
  if (self->end != NULL)
    gtk_widget_set_child_visible (self->end, has_end && (!self->folded || self->show_end));
}

static void
set_pane (SamFold *self,
          GtkWidget **pane,
          GtkWidget *child)
{
  if (*pane == child)
    return;
  if (*pane != NULL)
    g_signal_handlers_disconnect_by_func (*pane, show_panes, self);
  g_clear_pointer (pane, gtk_widget_unparent);
  *pane = child;
  if (child == NULL)
    return;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_signal_connect_object (child, "notify::visible", G_CALLBACK (show_panes), self, G_CONNECT_SWAPPED);
}

static gboolean
notify_folded_cb (gpointer data)
{
  SamFold *self = data;

  self->notify_id = 0;
  if (self->folded)
    gtk_widget_add_css_class (GTK_WIDGET (self), "folded");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "folded");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
  return G_SOURCE_REMOVE;
}

static int
get_minimum_width (GtkWidget *pane)
{
  int minimum = 0;

  if (pane != NULL && gtk_widget_get_visible (pane))
    gtk_widget_measure (pane, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* The list gets half, but never less than it needs, nor so little that the other pane grows past its useful width. */
static int
choose_start_width (SamFold *self,
                    int width,
                    int start_minimum,
                    int end_minimum)
{
  int start = self->start_width > 0 ? self->start_width : width / 2;

  if (self->end_max_width > 0)
    start = MAX (start, width - self->end_max_width);
  return CLAMP (start, start_minimum, MAX (start_minimum, width - end_minimum));
}

static void
place (GtkWidget *pane,
       int x,
       int width,
       int height)
{
  if (pane != NULL && gtk_widget_get_visible (pane) && gtk_widget_get_child_visible (pane))
    gtk_widget_size_allocate (pane, &(GtkAllocation){ x, 0, width, height }, -1);
}

static void
sam_fold_size_allocate (GtkWidget *widget,
                        int width,
                        int height,
                        int baseline)
{
  SamFold *self = SAM_FOLD (widget);
  gboolean has_end = self->end != NULL && gtk_widget_get_visible (self->end);
  int start_minimum = get_minimum_width (self->start);
  int end_minimum = get_minimum_width (self->end);
  gboolean folded = width < self->threshold || (has_end && width < start_minimum + end_minimum);
  gboolean changed = folded != self->folded;
  gboolean both = has_end && !folded;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int start_width = both ? choose_start_width (self, width, start_minimum, end_minimum) : width;
  int end_width = both ? width - start_width : width;

  self->folded = folded;
  show_panes (self);
  place (self->start, both && rtl ? end_width : 0, start_width, height);
  place (self->end, both && !rtl ? start_width : 0, end_width, height);

  /* Whoever listens changes widgets, which must not happen in the middle of an allocation. */
  if (changed && self->notify_id == 0)
    self->notify_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_folded_cb, self, NULL);
}

static void
measure_pane (GtkWidget *pane,
              GtkOrientation orientation,
              int *minimum,
              int *natural)
{
  *minimum = *natural = 0;
  if (pane != NULL && gtk_widget_get_visible (pane))
    gtk_widget_measure (pane, orientation, -1, minimum, natural, NULL, NULL);
}

static void
sam_fold_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  SamFold *self = SAM_FOLD (widget);
  int start_minimum, start_natural, end_minimum, end_natural;

  measure_pane (self->start, orientation, &start_minimum, &start_natural);
  measure_pane (self->end, orientation, &end_minimum, &end_natural);
  *minimum = MAX (start_minimum, end_minimum);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = start_natural + end_natural;
  else
    *natural = MAX (start_natural, end_natural);
}

static GtkSizeRequestMode
sam_fold_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* The hidden pane must not be reached with Tab. */
static gboolean
sam_fold_focus (GtkWidget *widget,
                GtkDirectionType direction)
{
  SamFold *self = SAM_FOLD (widget);
  GtkWidget *pane = self->show_end ? self->end : self->start;

  if (!self->folded)
    return GTK_WIDGET_CLASS (sam_fold_parent_class)->focus (widget, direction);
  return pane != NULL && gtk_widget_child_focus (pane, direction);
}

static void
sam_fold_set_property (GObject *object,
                       guint id,
                       const GValue *value,
                       GParamSpec *pspec)
{
  SamFold *self = SAM_FOLD (object);

  switch (id)
    {
    case PROP_START:
      set_pane (self, &self->start, g_value_get_object (value));
      break;
    case PROP_END:
      set_pane (self, &self->end, g_value_get_object (value));
      break;
    case PROP_THRESHOLD:
      self->threshold = g_value_get_int (value);
      break;
    case PROP_START_WIDTH:
      self->start_width = g_value_get_int (value);
      break;
    case PROP_END_MAX_WIDTH:
      self->end_max_width = g_value_get_int (value);
      break;
    case PROP_SHOW_END:
      sam_fold_set_show_end (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
sam_fold_get_property (GObject *object,
                       guint id,
                       GValue *value,
                       GParamSpec *pspec)
{
  SamFold *self = SAM_FOLD (object);

  switch (id)
    {
    case PROP_START:
      g_value_set_object (value, self->start);
      break;
    case PROP_END:
      g_value_set_object (value, self->end);
      break;
    case PROP_THRESHOLD:
      g_value_set_int (value, self->threshold);
      break;
    case PROP_START_WIDTH:
      g_value_set_int (value, self->start_width);
      break;
    case PROP_END_MAX_WIDTH:
      g_value_set_int (value, self->end_max_width);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    case PROP_SHOW_END:
      g_value_set_boolean (value, self->show_end);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sam_fold_dispose (GObject *object)
{
  SamFold *self = SAM_FOLD (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  g_clear_pointer (&self->start, gtk_widget_unparent);
  g_clear_pointer (&self->end, gtk_widget_unparent);

  G_OBJECT_CLASS (sam_fold_parent_class)->dispose (object);
}

static void
sam_fold_class_init (SamFoldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = sam_fold_set_property;
  object_class->get_property = sam_fold_get_property;
  object_class->dispose = sam_fold_dispose;
  widget_class->size_allocate = sam_fold_size_allocate;
  widget_class->measure = sam_fold_measure;
  widget_class->get_request_mode = sam_fold_get_request_mode;
  widget_class->focus = sam_fold_focus;

  properties[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_END] = g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 720, flags);
  properties[PROP_START_WIDTH] = g_param_spec_int ("start-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_END_MAX_WIDTH] = g_param_spec_int ("end-max-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_FOLDED] =
      g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_END] =
      g_param_spec_boolean ("show-end", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "fold");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sam_fold_init (SamFold *self)
{
  self->threshold = 720;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * sam_fold_get_folded:
 *
 * Returns: whether only one pane has room
 */
gboolean
sam_fold_get_folded (SamFold *self)
{
  g_return_val_if_fail (SAM_IS_FOLD (self), FALSE);

  return self->folded;
}

/**
 * sam_fold_set_show_end:
 * @show_end: which pane shows when only one has room
 */
void
sam_fold_set_show_end (SamFold *self,
                       gboolean show_end)
{
  g_return_if_fail (SAM_IS_FOLD (self));

  if (self->show_end == !!show_end)
    return;
  self->show_end = !!show_end;
  show_panes (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_END]);
}
