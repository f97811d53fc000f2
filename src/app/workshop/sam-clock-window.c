/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-clock-window.h"

struct _SamClockWindow
{
  GtkWindow parent_instance;

  /* Template children */
  GtkWidget *face;
};

G_DEFINE_FINAL_TYPE (SamClockWindow, sam_clock_window, GTK_TYPE_WINDOW)

/* The projector is the screen where the coordinator's window is not. */
static GdkMonitor *
find_projector (GtkWindow *parent)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (parent));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (parent));
  GdkMonitor *own = surface != NULL ? gdk_display_get_monitor_at_surface (display, surface) : NULL;
  GListModel *monitors = gdk_display_get_monitors (display);

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor != own)
        return g_steal_pointer (&monitor);
    }
  return NULL;
}

static void
toggle_fullscreen (GtkWidget *widget,
                   const char *action,
                   GVariant *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void
sam_clock_window_class_init (SamClockWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SAM_TYPE_CLOCK_FACE);
  gtk_widget_class_install_action (widget_class, "clock.fullscreen", NULL, toggle_fullscreen);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "clock.fullscreen", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/workshop/sam-clock-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SamClockWindow, face);
}

static void
sam_clock_window_init (SamClockWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_clock_window_new:
 * @parent: the coordinator's window
 *
 * Returns: (transfer none): the window, to be presented: over the whole of another screen where there is one
 */
GtkWidget *
sam_clock_window_new (GtkWindow *parent,
                      SamClockRun *run)
{
  SamClockWindow *self = g_object_new (SAM_TYPE_CLOCK_WINDOW, NULL);
  g_autoptr (GdkMonitor) projector = find_projector (parent);

  sam_clock_face_set_run (SAM_CLOCK_FACE (self->face), run);
  if (projector != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), projector);
  return GTK_WIDGET (self);
}

/**
 * sam_clock_window_get_face:
 *
 * Returns: (transfer none): what it shows
 */
SamClockFace *
sam_clock_window_get_face (SamClockWindow *self)
{
  return SAM_CLOCK_FACE (self->face);
}
