/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When Tab finds nothing more inside a widget, GTK asks the widget itself to take the focus before it goes on to the
 * next one. A widget whose grab_focus() leads to a child of its own would say yes, and Shift and Tab would never get
 * out of it. */

#define G_LOG_DOMAIN "samenhulp-app"

#include "app/widgets/sam-focus.h"

typedef struct
{
  SamGrabFocus grab;
  gboolean (*focus) (GtkWidget *widget,
                     GtkDirectionType direction);
} Hooks;

#define MOVING "sam-focus-moving"

static GQuark
get_hooks_quark (void)
{
  return g_quark_from_static_string ("sam-focus-hooks");
}

static const Hooks *
find_hooks (GtkWidget *widget)
{
  for (GType type = G_OBJECT_TYPE (widget); type != 0; type = g_type_parent (type))
    {
      const Hooks *hooks = g_type_get_qdata (type, get_hooks_quark ());

      if (hooks != NULL)
        return hooks;
    }
  g_return_val_if_reached (NULL);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), MOVING) == NULL && find_hooks (widget)->grab (widget);
}

static gboolean
move_focus (GtkWidget *widget,
            GtkDirectionType direction)
{
  gboolean moved;

  g_object_set_data (G_OBJECT (widget), MOVING, widget);
  moved = find_hooks (widget)->focus (widget, direction);
  g_object_set_data (G_OBJECT (widget), MOVING, NULL);
  return moved;
}

/**
 * sam_focus_find_within:
 *
 * Returns: (transfer none) (nullable): what has the focus, if that is @widget or in it
 */
GtkWidget *
sam_focus_find_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget)) ? focus : NULL;
}

/**
 * sam_focus_set_grab:
 * @grab: puts the focus into a child, and says whether it did
 *
 * For class_init: what gtk_widget_grab_focus() does on the widget, but not the keys that go from one to the next. Of
 * a class and those below it, only one may call it.
 */
void
sam_focus_set_grab (GtkWidgetClass *widget_class,
                    SamGrabFocus grab)
{
  Hooks *hooks = g_new (Hooks, 1);

  /* Below a class that has hooks of its own, move_focus() would call itself. */
  g_assert (widget_class->focus != move_focus);
  hooks->grab = grab;
  hooks->focus = widget_class->focus;
  g_type_set_qdata (G_TYPE_FROM_CLASS (widget_class), get_hooks_quark (), hooks);
  widget_class->grab_focus = grab_focus;
  widget_class->focus = move_focus;
}

/* By now GTK has had its turn, which goes on beside what was hidden, and so has whoever pressed the button. */
static gboolean
on_frame_cb (GtkWidget *window,
             GdkFrameClock *clock,
             gpointer data)
{
  SamGrabFocus lead_in = data;

  if (gtk_window_get_focus (GTK_WINDOW (window)) == NULL && !lead_in (window))
    gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static void
on_focus_cb (GtkWindow *window,
             GParamSpec *property,
             gpointer lead_in)
{
  if (gtk_window_get_focus (window) == NULL)
    gtk_widget_add_tick_callback (GTK_WIDGET (window), on_frame_cb, lead_in, NULL);
}

/**
 * sam_focus_keep:
 * @lead_in: puts the focus where the work is, and says whether it did
 *
 * What has the focus can go or become insensitive, such as a button that did what it is for. Then nothing would have
 * it, and no key would do anything: it goes to @lead_in, or to the first that takes it.
 */
void
sam_focus_keep (GtkWindow *window,
                SamGrabFocus lead_in)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (lead_in != NULL);

  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (on_focus_cb), lead_in);
}
