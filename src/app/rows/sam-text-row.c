/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-text-row.h"

struct _SamTextRow
{
  SamLineRow parent_instance;

  /* Template children */
  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (SamTextRow, sam_text_row, SAM_TYPE_LINE_ROW)

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
sam_text_row_class_init (SamTextRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SamFieldRowClass *row_class = SAM_FIELD_ROW_CLASS (klass);

  row_class->accepts = SAM_ROW_ACCEPTS (SAM_FIELD_TEXT) | SAM_ROW_ACCEPTS (SAM_FIELD_EMAIL) |
                       SAM_ROW_ACCEPTS (SAM_FIELD_URL) | SAM_ROW_ACCEPTS (SAM_FIELD_PHONE) |
                       SAM_ROW_ACCEPTS (SAM_FIELD_POSTCODE) | SAM_ROW_ACCEPTS (SAM_FIELD_INTEGER) |
                       SAM_ROW_ACCEPTS (SAM_FIELD_DECIMAL) | SAM_ROW_ACCEPTS (SAM_FIELD_TAGS);
  row_class->prepare = sam_text_row_prepare;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/rows/sam-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamTextRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, sam_field_row_note_edit);
}

static void
sam_text_row_init (SamTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_line_row_set_entry (SAM_LINE_ROW (self), self->entry);
}
