/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-instant-row.h"

struct _SamInstantRow
{
  SamLineRow parent_instance;

  /* Template children */
  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (SamInstantRow, sam_instant_row, SAM_TYPE_LINE_ROW)

static void
sam_instant_row_class_init (SamInstantRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SAM_FIELD_ROW_CLASS (klass)->accepts = SAM_ROW_ACCEPTS (SAM_FIELD_INSTANT);

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/rows/sam-instant-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamInstantRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, sam_field_row_note_edit);
}

static void
sam_instant_row_init (SamInstantRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_line_row_set_entry (SAM_LINE_ROW (self), self->entry);
}
