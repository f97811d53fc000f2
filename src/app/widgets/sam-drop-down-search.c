/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whoever looks for "rouw" means "Verlies en rouw" too. A GtkDropDown finds only what begins like that, and until GTK
 * 4.12 there is no property to ask for more; its filter can be reached through the list in its popover. */

#define G_LOG_DOMAIN "samenhulp-app"

#include "app/widgets/sam-drop-down-search.h"

static GtkListView *
find_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget))
    return GTK_LIST_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkListView *found = find_list (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Each model gets a filter of its own. */
static void
on_model_changed_cb (GtkDropDown *drop_down)
{
  GtkListView *list = find_list (GTK_WIDGET (drop_down));
  GtkSelectionModel *selection = list != NULL ? gtk_list_view_get_model (list) : NULL;
  GListModel *model =
      GTK_IS_SINGLE_SELECTION (selection) ? gtk_single_selection_get_model (GTK_SINGLE_SELECTION (selection)) : NULL;
  GtkFilter *filter =
      GTK_IS_FILTER_LIST_MODEL (model) ? gtk_filter_list_model_get_filter (GTK_FILTER_LIST_MODEL (model)) : NULL;

  if (GTK_IS_STRING_FILTER (filter))
    gtk_string_filter_set_match_mode (GTK_STRING_FILTER (filter), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
}

/**
 * sam_drop_down_search_anywhere:
 * @drop_down: one with an expression and a search entry
 *
 * Lets its search find words anywhere in a name.
 */
void
sam_drop_down_search_anywhere (GtkDropDown *drop_down)
{
  g_signal_connect (drop_down, "notify::model", G_CALLBACK (on_model_changed_cb), NULL);
  on_model_changed_cb (drop_down);
}
