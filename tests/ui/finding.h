/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <string.h>

/* The first widget of a type in a tree, from the top and the beginning; shown or not. */
static inline GtkWidget *
find_type (GtkWidget *widget,
           GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

/* What is visible in a tree, of a type, and a label with @text in it if that is given. */
static inline GtkWidget *
find (GtkWidget *widget,
      GType type,
      const char *text)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) &&
      (text == NULL || (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type, text);
  return found;
}

/* Whether a row of a list has the focus, itself and not by a button in it. */
static inline gboolean
is_row_focused (GtkWindow *window,
                GtkWidget *where)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL && strcmp (G_OBJECT_TYPE_NAME (focus), "GtkListItemWidget") == 0 &&
         gtk_widget_is_ancestor (focus, where);
}
