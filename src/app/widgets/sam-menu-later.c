/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A menu button that is given its menu builds every item of it there and then, and most menus are never opened. */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/widgets/sam-menu-later.h"

static void
on_opening_cb (GtkMenuButton *button,
               gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) != menu)
    gtk_menu_button_set_menu_model (button, menu);
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
