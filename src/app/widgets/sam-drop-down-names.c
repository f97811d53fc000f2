/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The focus of a GtkDropDown is on the button inside it, which a screen reader calls by its class: only the GtkDropDown
 * around it has the name. GTK offers no way to hand it on, and the name often comes from a label made after it. */

#define G_LOG_DOMAIN "samenhulp-app"

#include "app/widgets/sam-drop-down-names.h"

#define NAMED "sam-drop-down-named"

static void (*map_before) (GtkWidget *widget);

static void
map_named (GtkWidget *widget)
{
  g_autoptr (GList) labels = gtk_widget_list_mnemonic_labels (widget);

  map_before (widget);
  if (g_object_get_data (G_OBJECT (widget), NAMED) == NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (gtk_widget_get_first_child (widget)),
                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    labels != NULL ? labels->data : widget, NULL, -1);
}

/**
 * sam_drop_down_names_start:
 *
 * From now on the button inside every GtkDropDown is called as the label that leads to it, or else as the GtkDropDown.
 */
void
sam_drop_down_names_start (void)
{
  /* Kept: the class lives as long as the program. */
  GtkWidgetClass *klass = g_type_class_ref (GTK_TYPE_DROP_DOWN);

  if (klass->map == map_named)
    return;
  map_before = klass->map;
  klass->map = map_named;
}

/**
 * sam_drop_down_names_set:
 * @name: what the button inside is called, where no label leads to it
 */
void
sam_drop_down_names_set (GtkDropDown *drop_down,
                         const char *name)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));

  g_object_set_data (G_OBJECT (drop_down), NAMED, drop_down);
  /* In a form that shows already it was called by its label, and would be by both. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
