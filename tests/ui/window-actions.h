/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* What a widget last asked of the window it stands in; NULL: nothing yet. */
static char *toast G_GNUC_UNUSED;
static char *opened G_GNUC_UNUSED;

static inline void
on_toast_cb (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  g_free (toast);
  toast = g_variant_dup_string (parameter, NULL);
}

static inline void
on_open_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer data)
{
  g_free (opened);
  opened = g_variant_dup_string (parameter, NULL);
}

static inline void
on_undo_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer data)
{
  g_free (toast);
  toast = g_strdup (g_action_get_name (G_ACTION (action)));
}

/* What the program's window offers, noted instead of done. */
static inline void
add_window_actions (GtkWidget *widget)
{
  static const GActionEntry entries[] = {
    { "toast", on_toast_cb, "s" },
    { "toast-undo", on_toast_cb, "s" },
    { "open", on_open_cb, "s" },
    { "go-on", on_open_cb, "s" },
    { "undo-save", on_undo_cb },
    { "redo-save", on_undo_cb },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_clear_pointer (&toast, g_free);
  g_clear_pointer (&opened, g_free);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (widget, "win", G_ACTION_GROUP (group));
}
