/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-line-row.h"

#include "app/rows/sam-row-text.h"

typedef struct
{
  GtkWidget *entry;
} SamLineRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SamLineRow, sam_line_row, SAM_TYPE_FIELD_ROW)

static GtkWidget *
get_entry (SamFieldRow *row)
{
  SamLineRowPrivate *private = sam_line_row_get_instance_private (SAM_LINE_ROW (row));

  return private->entry;
}

static void
sam_line_row_show_text (SamFieldRow *row,
                        const char *text)
{
  sam_field_row_fill (get_entry (row), text);
}

static char *
sam_line_row_dup_text (SamFieldRow *row)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (get_entry (row))));
}

static void
sam_line_row_show_value (SamFieldRow *row,
                         const char *value)
{
  g_autofree char *text = sam_row_text_format (sam_field_row_get_field (row), value);

  sam_line_row_show_text (row, text);
}

static gboolean
sam_line_row_read_value (SamFieldRow *row,
                         char **value,
                         const char **problem)
{
  return sam_row_text_parse (sam_field_row_get_field (row), gtk_editable_get_text (GTK_EDITABLE (get_entry (row))),
                             value, problem);
}

static void
sam_line_row_class_init (SamLineRowClass *klass)
{
  SamFieldRowClass *row_class = SAM_FIELD_ROW_CLASS (klass);

  row_class->tidies = TRUE;
  row_class->show_value = sam_line_row_show_value;
  row_class->read_value = sam_line_row_read_value;
  row_class->show_text = sam_line_row_show_text;
  row_class->dup_text = sam_line_row_dup_text;
}

static void
sam_line_row_init (SamLineRow *self)
{
}

/**
 * sam_line_row_set_entry:
 * @entry: (transfer none): a child of the row's template
 */
void
sam_line_row_set_entry (SamLineRow *self,
                        GtkWidget *entry)
{
  SamLineRowPrivate *private = sam_line_row_get_instance_private (self);

  private->entry = entry;
  sam_field_row_set_control (SAM_FIELD_ROW (self), entry);
}
