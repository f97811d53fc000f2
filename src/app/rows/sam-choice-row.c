/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-choice-row.h"

#include <glib/gi18n.h>

#include "app/widgets/sam-drop-down-names.h"
#include "json/sam-json-value.h"

struct _SamChoiceRow
{
  SamFieldRow parent_instance;

  char *unknown; /* a choice of a newer version, kept as long as nobody chooses another */

  /* Template children */
  GtkWidget *drop_down;
  GtkStringList *labels;
};

G_DEFINE_FINAL_TYPE (SamChoiceRow, sam_choice_row, SAM_TYPE_FIELD_ROW)

static guint
count_choices (const SamField *field)
{
  guint n = 0;

  while (field->choices[n].name != NULL)
    n++;
  return n;
}

static void
on_selected_cb (SamChoiceRow *self)
{
  sam_field_row_note_edit (SAM_FIELD_ROW (self));
}

static void
sam_choice_row_prepare (SamFieldRow *row,
                        const SamField *field)
{
  SamChoiceRow *self = SAM_CHOICE_ROW (row);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  /* Translators: nothing is chosen */
  g_ptr_array_add (labels, (gpointer) _ ("Not filled in"));
  for (const SamChoice *choice = field->choices; choice->name != NULL; choice++)
    g_ptr_array_add (labels, (gpointer) _ (choice->label));
  g_ptr_array_add (labels, NULL);
  sam_drop_down_names_set (GTK_DROP_DOWN (self->drop_down), sam_field_row_get_label (row));
  gtk_string_list_splice (self->labels, 0, g_list_model_get_n_items (G_LIST_MODEL (self->labels)),
                          (const char *const *) labels->pdata);
}

static void
sam_choice_row_show_value (SamFieldRow *row,
                           const char *value)
{
  SamChoiceRow *self = SAM_CHOICE_ROW (row);
  const SamField *field = sam_field_row_get_field (row);
  g_autofree char *name = sam_json_to_string (value);
  const SamChoice *choice = name != NULL ? sam_field_find_choice (field, name) : NULL;
  guint n_labels = count_choices (field) + 1;
  const char *unknown[] = { name, NULL };

  g_clear_pointer (&self->unknown, g_free);
  if (name != NULL && choice == NULL)
    self->unknown = g_strdup (value);
  gtk_string_list_splice (self->labels, n_labels, g_list_model_get_n_items (G_LIST_MODEL (self->labels)) - n_labels,
                          self->unknown != NULL ? unknown : NULL);
  if (self->unknown != NULL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), n_labels);
  else
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), choice != NULL ? choice - field->choices + 1 : 0);
}

static gboolean
sam_choice_row_read_value (SamFieldRow *row,
                           char **value,
                           const char **problem)
{
  SamChoiceRow *self = SAM_CHOICE_ROW (row);
  const SamField *field = sam_field_row_get_field (row);
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    *value = NULL;
  else if (selected <= count_choices (field))
    *value = sam_json_from_string (field->choices[selected - 1].name);
  else
    *value = g_strdup (self->unknown);
  return TRUE;
}

static void
sam_choice_row_finalize (GObject *object)
{
  g_free (SAM_CHOICE_ROW (object)->unknown);

  G_OBJECT_CLASS (sam_choice_row_parent_class)->finalize (object);
}

static void
sam_choice_row_class_init (SamChoiceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SamFieldRowClass *row_class = SAM_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sam_choice_row_finalize;
  row_class->accepts = SAM_ROW_ACCEPTS (SAM_FIELD_CHOICE);
  row_class->prepare = sam_choice_row_prepare;
  row_class->show_value = sam_choice_row_show_value;
  row_class->read_value = sam_choice_row_read_value;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/rows/sam-choice-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamChoiceRow, drop_down);
  gtk_widget_class_bind_template_child (widget_class, SamChoiceRow, labels);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
}

static void
sam_choice_row_init (SamChoiceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_field_row_set_control (SAM_FIELD_ROW (self), self->drop_down);
}
