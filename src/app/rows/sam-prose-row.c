/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-prose-row.h"

#include "json/sam-json-value.h"

struct _SamProseRow
{
  SamFieldRow parent_instance;

  /* Template children */
  GtkWidget *view;
  GtkTextBuffer *buffer;
};

G_DEFINE_FINAL_TYPE (SamProseRow, sam_prose_row, SAM_TYPE_FIELD_ROW)

static void
sam_prose_row_show_text (SamFieldRow *row,
                         const char *text)
{
  GtkTextBuffer *buffer = SAM_PROSE_ROW (row)->buffer;

  /* What was there before is no typing that Ctrl+Z should bring back. */
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
}

static char *
sam_prose_row_dup_text (SamFieldRow *row)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (SAM_PROSE_ROW (row)->buffer, &start, &end);
  return gtk_text_buffer_get_text (SAM_PROSE_ROW (row)->buffer, &start, &end, TRUE);
}

static void
sam_prose_row_show_value (SamFieldRow *row,
                          const char *value)
{
  g_autofree char *text = sam_json_to_string (value);

  sam_prose_row_show_text (row, text != NULL ? text : "");
}

static gboolean
sam_prose_row_read_value (SamFieldRow *row,
                          char **value,
                          const char **problem)
{
  g_autofree char *text = sam_prose_row_dup_text (row);

  *value = *text != '\0' ? sam_json_from_string (text) : NULL;
  return TRUE;
}

static void
sam_prose_row_class_init (SamProseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SamFieldRowClass *row_class = SAM_FIELD_ROW_CLASS (klass);

  row_class->accepts = SAM_ROW_ACCEPTS (SAM_FIELD_PROSE);
  row_class->show_value = sam_prose_row_show_value;
  row_class->read_value = sam_prose_row_read_value;
  row_class->show_text = sam_prose_row_show_text;
  row_class->dup_text = sam_prose_row_dup_text;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/rows/sam-prose-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamProseRow, view);
  gtk_widget_class_bind_template_child (widget_class, SamProseRow, buffer);
  gtk_widget_class_bind_template_callback (widget_class, sam_field_row_note_edit);
}

static void
sam_prose_row_init (SamProseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_field_row_set_control (SAM_FIELD_ROW (self), self->view);
}
