/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-choices-row.h"

#include <glib/gi18n.h>

#include "app/rows/sam-wrap-layout.h"
#include "app/widgets/sam-tab-stop.h"
#include "json/sam-json-value.h"

struct _SamChoicesRow
{
  SamFieldRow parent_instance;

  GPtrArray *unknown; /* choices of a newer version, kept as they are */

  /* Template children */
  GtkWidget *chips;
};

G_DEFINE_FINAL_TYPE (SamChoicesRow, sam_choices_row, SAM_TYPE_FIELD_ROW)

static void
sam_choices_row_prepare (SamFieldRow *row,
                         const SamField *field)
{
  SamChoicesRow *self = SAM_CHOICES_ROW (row);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), child);
  for (const SamChoice *choice = field->choices; choice->name != NULL; choice++)
    {
      GtkWidget *chip = gtk_toggle_button_new_with_label (_ (choice->label));

      gtk_widget_add_css_class (chip, "chip");
      g_signal_connect_object (chip, "toggled", G_CALLBACK (sam_field_row_note_edit), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->chips), chip);
    }
}

static void
sam_choices_row_show_value (SamFieldRow *row,
                            const char *value)
{
  SamChoicesRow *self = SAM_CHOICES_ROW (row);
  const SamField *field = sam_field_row_get_field (row);
  g_auto (GStrv) names = sam_json_to_strv (value);
  const SamChoice *choice = field->choices;

  for (GtkWidget *chip = gtk_widget_get_first_child (self->chips); chip; chip = gtk_widget_get_next_sibling (chip))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip),
                                  names != NULL && g_strv_contains ((const char *const *) names, (choice++)->name));
  g_ptr_array_set_size (self->unknown, 0);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (sam_field_find_choice (field, names[i]) == NULL)
      g_ptr_array_add (self->unknown, g_strdup (names[i]));
}

static gboolean
sam_choices_row_read_value (SamFieldRow *row,
                            char **value,
                            const char **problem)
{
  SamChoicesRow *self = SAM_CHOICES_ROW (row);
  const SamChoice *choice = sam_field_row_get_field (row)->choices;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (GtkWidget *chip = gtk_widget_get_first_child (self->chips); chip; chip = gtk_widget_get_next_sibling (chip))
    {
      if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)))
        g_ptr_array_add (names, (gpointer) choice->name);
      choice++;
    }
  g_ptr_array_extend (names, self->unknown, NULL, NULL);
  *value = NULL;
  if (names->len > 0)
    {
      g_ptr_array_add (names, NULL);
      *value = sam_json_from_strv ((const char *const *) names->pdata);
    }
  return TRUE;
}

static void
sam_choices_row_finalize (GObject *object)
{
  g_ptr_array_unref (SAM_CHOICES_ROW (object)->unknown);

  G_OBJECT_CLASS (sam_choices_row_parent_class)->finalize (object);
}

static void
sam_choices_row_class_init (SamChoicesRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SamFieldRowClass *row_class = SAM_FIELD_ROW_CLASS (klass);

  g_type_ensure (SAM_TYPE_TAB_STOP);
  g_type_ensure (SAM_TYPE_WRAP_LAYOUT);
  G_OBJECT_CLASS (klass)->finalize = sam_choices_row_finalize;
  row_class->accepts = SAM_ROW_ACCEPTS (SAM_FIELD_CHOICES);
  row_class->prepare = sam_choices_row_prepare;
  row_class->show_value = sam_choices_row_show_value;
  row_class->read_value = sam_choices_row_read_value;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/rows/sam-choices-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamChoicesRow, chips);
}

static void
sam_choices_row_init (SamChoicesRow *self)
{
  self->unknown = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_field_row_set_control (SAM_FIELD_ROW (self), self->chips);
}
