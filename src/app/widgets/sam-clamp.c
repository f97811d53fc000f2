/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/widgets/sam-clamp.h"

struct _SamClamp
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int maximum_width;
};

enum
{
  PROP_CHILD = 1,
  PROP_MAXIMUM_WIDTH,
};

G_DEFINE_FINAL_TYPE (SamClamp, sam_clamp, GTK_TYPE_WIDGET)

static void
sam_clamp_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  SamClamp *self = SAM_CLAMP (widget);

  if (self->child == NULL || !gtk_widget_get_visible (self->child))
    return;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size > self->maximum_width)
    for_size = self->maximum_width;
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, MIN (*natural, self->maximum_width));
}

static void
sam_clamp_size_allocate (GtkWidget *widget,
                         int width,
                         int height,
                         int baseline)
{
  SamClamp *self = SAM_CLAMP (widget);
  int minimum = 0;
  int child_width;

  if (self->child == NULL || !gtk_widget_get_visible (self->child))
    return;
  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  child_width = MIN (width, MAX (minimum, self->maximum_width));
  gtk_widget_size_allocate (self->child, &(GtkAllocation){ (width - child_width) / 2, 0, child_width, height },
                            baseline);
}

static GtkSizeRequestMode
sam_clamp_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sam_clamp_set_property (GObject *object,
                        guint id,
                        const GValue *value,
                        GParamSpec *pspec)
{
  SamClamp *self = SAM_CLAMP (object);

  switch (id)
    {
    case PROP_CHILD:
      g_clear_pointer (&self->child, gtk_widget_unparent);
      self->child = g_value_get_object (value);
      if (self->child != NULL)
        gtk_widget_set_parent (self->child, GTK_WIDGET (self));
      break;
    case PROP_MAXIMUM_WIDTH:
      self->maximum_width = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sam_clamp_get_property (GObject *object,
                        guint id,
                        GValue *value,
                        GParamSpec *pspec)
{
  SamClamp *self = SAM_CLAMP (object);

  switch (id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_MAXIMUM_WIDTH:
      g_value_set_int (value, self->maximum_width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sam_clamp_dispose (GObject *object)
{
  g_clear_pointer (&SAM_CLAMP (object)->child, gtk_widget_unparent);

  G_OBJECT_CLASS (sam_clamp_parent_class)->dispose (object);
}

static void
sam_clamp_class_init (SamClampClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = sam_clamp_set_property;
  object_class->get_property = sam_clamp_get_property;
  object_class->dispose = sam_clamp_dispose;
  widget_class->measure = sam_clamp_measure;
  widget_class->size_allocate = sam_clamp_size_allocate;
  widget_class->get_request_mode = sam_clamp_get_request_mode;

  g_object_class_install_property (
      object_class, PROP_CHILD,
      g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (
      object_class, PROP_MAXIMUM_WIDTH,
      g_param_spec_int ("maximum-width", NULL, NULL, 0, G_MAXINT, 600, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_css_name (widget_class, "clamp");
}

static void
sam_clamp_init (SamClamp *self)
{
  self->maximum_width = 600;
}
