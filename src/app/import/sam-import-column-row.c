/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/import/sam-import-column-row.h"

#include <glib/gi18n.h>

struct _SamImportColumnRow
{
  GtkWidget parent_instance;

  const SamKind *kind;

  /* Template children */
  GtkWidget *content;
  GtkLabel *header;
  GtkLabel *example;
  GtkDropDown *choice;
};

G_DEFINE_FINAL_TYPE (SamImportColumnRow, sam_import_column_row, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
on_selected_cb (SamImportColumnRow *self)
{
  if (self->kind != NULL)
    g_signal_emit (self, changed_signal, 0);
}

static void
sam_import_column_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SAM_TYPE_IMPORT_COLUMN_ROW);

  G_OBJECT_CLASS (sam_import_column_row_parent_class)->dispose (object);
}

static void
sam_import_column_row_class_init (SamImportColumnRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_import_column_row_dispose;
  changed_signal = g_signal_new ("changed", SAM_TYPE_IMPORT_COLUMN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/import/sam-import-column-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamImportColumnRow, content);
  gtk_widget_class_bind_template_child (widget_class, SamImportColumnRow, header);
  gtk_widget_class_bind_template_child (widget_class, SamImportColumnRow, example);
  gtk_widget_class_bind_template_child (widget_class, SamImportColumnRow, choice);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
}

static void
sam_import_column_row_init (SamImportColumnRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_import_column_row_new:
 * @header: what stands above the column
 * @example: what stands in it
 * @field: what it is, "" when it is left out
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
sam_import_column_row_new (const SamKind *kind,
                           const char *header,
                           const char *example,
                           const char *field)
{
  SamImportColumnRow *self = g_object_new (SAM_TYPE_IMPORT_COLUMN_ROW, NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint n_fields;
  const SamImportField *fields = sam_import_fields (kind, &n_fields);

  if (*header == '\0')
    header = _ ("(no header)");
  gtk_label_set_label (self->header, header);
  gtk_label_set_label (self->example, example);
  gtk_string_list_append (labels, _ ("Leave out"));
  for (guint i = 0; i < n_fields; i++)
    gtk_string_list_append (labels, _ (fields[i].label));
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (labels));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, header, -1);
  for (guint i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].name, field))
      gtk_drop_down_set_selected (self->choice, i + 1);
  self->kind = kind;
  return GTK_WIDGET (self);
}

/**
 * sam_import_column_row_get_field:
 *
 * Returns: (transfer none): what the column is, "" when it is left out
 */
const char *
sam_import_column_row_get_field (SamImportColumnRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);
  guint n_fields;
  const SamImportField *fields = sam_import_fields (self->kind, &n_fields);

  return selected >= 1 && selected <= n_fields ? fields[selected - 1].name : "";
}

/**
 * sam_import_column_row_set_field:
 * @field: what the column is, as if the person chose it
 */
void
sam_import_column_row_set_field (SamImportColumnRow *self,
                                 const char *field)
{
  guint n_fields;
  const SamImportField *fields = sam_import_fields (self->kind, &n_fields);

  if (*field == '\0')
    gtk_drop_down_set_selected (self->choice, 0);
  for (guint i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].name, field))
      gtk_drop_down_set_selected (self->choice, i + 1);
}
