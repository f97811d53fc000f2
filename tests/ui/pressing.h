/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Whether the widget has a shortcut for that key in that phase, which did something. */
static inline gboolean
give_key (GtkWidget *widget,
          GtkPropagationPhase phase,
          guint keyval,
          GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr (GtkShortcutTrigger) trigger = gtk_keyval_trigger_new (keyval, modifiers);
  gboolean pressed = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) keys = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (keys) || gtk_event_controller_get_propagation_phase (keys) != phase)
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (keys)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (keys), j);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), trigger))
            pressed |= gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                     gtk_shortcut_get_arguments (shortcut));
        }
    }
  return pressed;
}

/* Presses a key that a widget has for itself, before what is in it. */
static inline void
press_key (GtkWidget *widget,
           guint keyval,
           GdkModifierType modifiers)
{
  g_assert_true (give_key (widget, GTK_PHASE_CAPTURE, keyval, modifiers));
}

/* Presses a key where the keyboard is: whoever is nearest to it and has it gets it. */
static inline void
press_key_at_focus (GtkWindow *window,
                    guint keyval,
                    GdkModifierType modifiers)
{
  GtkWidget *at = gtk_window_get_focus (window);

  while (at != NULL && !give_key (at, GTK_PHASE_BUBBLE, keyval, modifiers))
    at = gtk_widget_get_parent (at);
  g_assert_nonnull (at);
}
