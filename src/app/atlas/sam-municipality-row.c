/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/atlas/sam-municipality-row.h"

struct _SamMunicipalityRow
{
  GtkListBoxRow parent_instance;

  /* Template children */
  GtkLabel *name;
  GtkLabel *figure;
  GtkLabel *others;
};

G_DEFINE_FINAL_TYPE (SamMunicipalityRow, sam_municipality_row, GTK_TYPE_LIST_BOX_ROW)

static void
sam_municipality_row_class_init (SamMunicipalityRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/atlas/sam-municipality-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamMunicipalityRow, name);
  gtk_widget_class_bind_template_child (widget_class, SamMunicipalityRow, figure);
  gtk_widget_class_bind_template_child (widget_class, SamMunicipalityRow, others);
}

static void
sam_municipality_row_init (SamMunicipalityRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_municipality_row_new:
 * @figure: the one that the map is coloured by
 * @others: all of them, in one line
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
sam_municipality_row_new (const char *name,
                          const char *figure,
                          const char *others)
{
  SamMunicipalityRow *self = g_object_new (SAM_TYPE_MUNICIPALITY_ROW, NULL);

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->figure, figure);
  gtk_label_set_label (self->others, others);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, others, -1);
  return GTK_WIDGET (self);
}
