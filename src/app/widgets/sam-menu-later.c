/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A menu button that is given its menu builds every item of it there and then, and most menus are never opened. And GTK
 * 4.8 leaves the focus in a menu that is gone when an item of its submenu was chosen by keyboard: no key would reach
 * anything any more. */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/widgets/sam-menu-later.h"

static gboolean
bring_focus_back (gpointer button)
{
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  GtkRoot *root = gtk_widget_get_root (button);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (popover != NULL && !gtk_widget_get_mapped (popover) && focus != NULL && gtk_widget_is_ancestor (focus, popover))
    gtk_widget_grab_focus (button);
  return G_SOURCE_REMOVE;
}

/* Only after this does the focus go astray. */
static void
on_closed_cb (GtkMenuButton *button)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, bring_focus_back, g_object_ref (button), g_object_unref);
}

static void
on_opening_cb (GtkMenuButton *button,
               gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) == menu)
    return;
  gtk_menu_button_set_menu_model (button, menu);
  g_signal_connect_object (gtk_menu_button_get_popover (button), "closed", G_CALLBACK (on_closed_cb), button,
                           G_CONNECT_SWAPPED);
}

/**
 * sam_menu_later_set:
 * @button: what opens the menu
 * @menu: what it will show, instead of what it showed before
 *
 * The menu's items are built when it is first opened.
 */
void
sam_menu_later_set (GtkMenuButton *button,
                    GMenuModel *menu)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button) && G_IS_MENU_MODEL (menu));

  gtk_menu_button_set_create_popup_func (button, on_opening_cb, g_object_ref (menu), g_object_unref);
}
