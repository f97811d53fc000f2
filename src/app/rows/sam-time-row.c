/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-time-row.h"

#include "app/rows/sam-row-text.h"

struct _SamTimeRow
{
  SamFieldRow parent_instance;

  /* Template children */
  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (SamTimeRow, sam_time_row, SAM_TYPE_FIELD_ROW)

static void
show_text (SamFieldRow *row,
           const char *text)
{
  sam_field_row_fill (SAM_TIME_ROW (row)->entry, text);
}

static char *
dup_text (SamFieldRow *row)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (SAM_TIME_ROW (row)->entry)));
}

static void
show_value (SamFieldRow *row,
            const char *value)
{
  g_autofree char *text = sam_row_text_format (sam_field_row_get_field (row), value);

  show_text (row, text);
}

static gboolean
read_value (SamFieldRow *row,
            char **value,
            const char **problem)
{
  g_autofree char *text = dup_text (row);

  return sam_row_text_parse (sam_field_row_get_field (row), text, value, problem);
}

static void
sam_time_row_class_init (SamTimeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SamFieldRowClass *row_class = SAM_FIELD_ROW_CLASS (klass);

  row_class->accepts = SAM_ROW_ACCEPTS (SAM_FIELD_TIME);
  row_class->tidies = TRUE;
  row_class->show_value = show_value;
  row_class->read_value = read_value;
  row_class->show_text = show_text;
  row_class->dup_text = dup_text;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/rows/sam-time-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamTimeRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, sam_field_row_note_edit);
}

static void
sam_time_row_init (SamTimeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_field_row_set_control (SAM_FIELD_ROW (self), self->entry);
}
