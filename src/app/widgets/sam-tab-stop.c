/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/widgets/sam-tab-stop.h"

#include "app/widgets/sam-focus.h"

struct _SamTabStop
{
  GtkWidget parent_instance;

  GtkWidget *child;
};

enum
{
  PROP_CHILD = 1,
};

G_DEFINE_FINAL_TYPE (SamTabStop, sam_tab_stop, GTK_TYPE_WIDGET)

static gboolean
sam_tab_stop_focus (GtkWidget *widget,
                    GtkDirectionType direction)
{
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  /* Not the focus child: that stays when a page goes out of sight with the focus in it. */
  if (is_tab && sam_focus_find_within (widget) != NULL)
    return FALSE;
  return GTK_WIDGET_CLASS (sam_tab_stop_parent_class)->focus (widget, direction);
}

static void
sam_tab_stop_set_property (GObject *object,
                           guint id,
                           const GValue *value,
                           GParamSpec *pspec)
{
  SamTabStop *self = SAM_TAB_STOP (object);

  if (id != PROP_CHILD)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = g_value_get_object (value);
  if (self->child != NULL)
    gtk_widget_set_parent (self->child, GTK_WIDGET (self));
}

static void
sam_tab_stop_get_property (GObject *object,
                           guint id,
                           GValue *value,
                           GParamSpec *pspec)
{
  if (id != PROP_CHILD)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  g_value_set_object (value, SAM_TAB_STOP (object)->child);
}

static void
sam_tab_stop_dispose (GObject *object)
{
  g_clear_pointer (&SAM_TAB_STOP (object)->child, gtk_widget_unparent);

  G_OBJECT_CLASS (sam_tab_stop_parent_class)->dispose (object);
}

static void
sam_tab_stop_class_init (SamTabStopClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = sam_tab_stop_set_property;
  object_class->get_property = sam_tab_stop_get_property;
  object_class->dispose = sam_tab_stop_dispose;
  widget_class->focus = sam_tab_stop_focus;

  g_object_class_install_property (
      object_class, PROP_CHILD,
      g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tabstop");
}

static void
sam_tab_stop_init (SamTabStop *self)
{
}
