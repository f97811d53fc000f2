/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-text-row.h"

#include "app/rows/sam-row-text.h"

struct _SamTextRow
{
  SamFieldRow parent_instance;

  /* Template children */
  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (SamTextRow, sam_text_row, SAM_TYPE_FIELD_ROW)

static GtkInputPurpose
find_purpose (SamFieldType type)
{
  switch ((int) type)
    {
    case SAM_FIELD_EMAIL:
      return GTK_INPUT_PURPOSE_EMAIL;
    case SAM_FIELD_URL:
      return GTK_INPUT_PURPOSE_URL;
    case SAM_FIELD_PHONE:
      return GTK_INPUT_PURPOSE_PHONE;
    case SAM_FIELD_INTEGER:
    case SAM_FIELD_DECIMAL:
      return GTK_INPUT_PURPOSE_NUMBER;
    default:
      return GTK_INPUT_PURPOSE_FREE_FORM;
    }
}

/* A number needs no line as wide as a name. */
static int
find_width (SamFieldType type)
{
  switch ((int) type)
    {
    case SAM_FIELD_INTEGER:
    case SAM_FIELD_DECIMAL:
    case SAM_FIELD_POSTCODE:
      return 10;
    case SAM_FIELD_PHONE:
      return 18;
    default:
      return -1;
    }
}

static void
sam_text_row_prepare (SamFieldRow *row,
                      const SamField *field)
{
  SamTextRow *self = SAM_TEXT_ROW (row);
  int width = find_width (field->type);

  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), find_purpose (field->type));
  if (width > 0)
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), width);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), width);
      gtk_widget_set_halign (self->entry, GTK_ALIGN_START);
    }
}

static void
sam_text_row_show_text (SamFieldRow *row,
                        const char *text)
{
  sam_field_row_fill (SAM_TEXT_ROW (row)->entry, text);
}

static char *
sam_text_row_dup_text (SamFieldRow *row)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (SAM_TEXT_ROW (row)->entry)));
}

static void
sam_text_row_show_value (SamFieldRow *row,
                         const char *value)
{
  g_autofree char *text = sam_row_text_format (sam_field_row_get_field (row), value);

  sam_text_row_show_text (row, text);
}

static gboolean
sam_text_row_read_value (SamFieldRow *row,
                         char **value,
                         const char **problem)
{
  return sam_row_text_parse (sam_field_row_get_field (row),
                             gtk_editable_get_text (GTK_EDITABLE (SAM_TEXT_ROW (row)->entry)),
                             value, problem);
}

static void
sam_text_row_class_init (SamTextRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SamFieldRowClass *row_class = SAM_FIELD_ROW_CLASS (klass);

  row_class->accepts = SAM_ROW_ACCEPTS (SAM_FIELD_TEXT) | SAM_ROW_ACCEPTS (SAM_FIELD_EMAIL) |
                       SAM_ROW_ACCEPTS (SAM_FIELD_URL) | SAM_ROW_ACCEPTS (SAM_FIELD_PHONE) |
                       SAM_ROW_ACCEPTS (SAM_FIELD_POSTCODE) | SAM_ROW_ACCEPTS (SAM_FIELD_INTEGER) |
                       SAM_ROW_ACCEPTS (SAM_FIELD_DECIMAL) | SAM_ROW_ACCEPTS (SAM_FIELD_TAGS);
  row_class->prepare = sam_text_row_prepare;
  row_class->tidies = TRUE;
  row_class->show_value = sam_text_row_show_value;
  row_class->read_value = sam_text_row_read_value;
  row_class->show_text = sam_text_row_show_text;
  row_class->dup_text = sam_text_row_dup_text;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/rows/sam-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamTextRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, sam_field_row_note_edit);
}

static void
sam_text_row_init (SamTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_field_row_set_control (SAM_FIELD_ROW (self), self->entry);
}
