/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-agreed-row.h"

#include <glib/gi18n.h>

#include "app/rows/sam-wrap-layout.h"
#include "app/widgets/sam-tab-stop.h"
#include "json/sam-json-value.h"

struct _SamAgreedRow
{
  SamFieldRow parent_instance;

  const SamKind *kind; /* of what the consent is about; NULL: not known */
  GPtrArray *fields;   /* of SamField, borrowed: one for each chip */
  GPtrArray *others;   /* names without a chip, kept as they are */

  /* Template children */
  GtkWidget *chips;
};

G_DEFINE_FINAL_TYPE (SamAgreedRow, sam_agreed_row, SAM_TYPE_FIELD_ROW)

static void
offer_fields (SamAgreedRow *self,
              const SamKind *kind)
{
  GtkWidget *child;

  self->kind = kind;
  g_ptr_array_set_size (self->fields, 0);
  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), child);
  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    if (kind->fields[i].reach == SAM_REACH_PUBLIC)
      {
        GtkWidget *chip = gtk_toggle_button_new_with_label (_ (kind->fields[i].label));

        g_ptr_array_add (self->fields, (gpointer) &kind->fields[i]);
        gtk_widget_add_css_class (chip, "chip");
        g_signal_connect_object (chip, "toggled", G_CALLBACK (sam_field_row_note_edit), self, G_CONNECT_SWAPPED);
        gtk_box_append (GTK_BOX (self->chips), chip);
      }
  /* Before it is known whom the consent is about there is nothing to choose from. */
  gtk_widget_set_visible (GTK_WIDGET (self), self->fields->len > 0);
}

static void
sam_agreed_row_show_beside (SamFieldRow *row,
                            SamRecord *record)
{
  SamAgreedRow *self = SAM_AGREED_ROW (row);
  g_autofree char *about = sam_record_dup_text (record, "about");
  const SamKind *kind = about != NULL ? sam_kind_of_id (about) : NULL;

  if (kind != self->kind)
    offer_fields (self, kind);
}

static gboolean
has_chip (SamAgreedRow *self,
          const char *name)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (((const SamField *) self->fields->pdata[i])->name, name))
      return TRUE;
  return FALSE;
}

static void
sam_agreed_row_show_value (SamFieldRow *row,
                           const char *value)
{
  SamAgreedRow *self = SAM_AGREED_ROW (row);
  g_auto (GStrv) names = sam_json_to_strv (value);
  GtkWidget *chip = gtk_widget_get_first_child (self->chips);

  for (guint i = 0; i < self->fields->len; i++, chip = gtk_widget_get_next_sibling (chip))
    {
      const SamField *field = g_ptr_array_index (self->fields, i);

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip),
                                    names != NULL && g_strv_contains ((const char *const *) names, field->name));
    }
  g_ptr_array_set_size (self->others, 0);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (!has_chip (self, names[i]))
      g_ptr_array_add (self->others, g_strdup (names[i]));
}

static gboolean
sam_agreed_row_read_value (SamFieldRow *row,
                           char **value,
                           const char **problem)
{
  SamAgreedRow *self = SAM_AGREED_ROW (row);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GtkWidget *chip = gtk_widget_get_first_child (self->chips);

  for (guint i = 0; i < self->fields->len; i++, chip = gtk_widget_get_next_sibling (chip))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)))
      g_ptr_array_add (names, (gpointer) ((const SamField *) self->fields->pdata[i])->name);
  g_ptr_array_extend (names, self->others, NULL, NULL);
  *value = NULL;
  if (names->len > 0)
    {
      g_ptr_array_add (names, NULL);
      *value = sam_json_from_strv ((const char *const *) names->pdata);
    }
  return TRUE;
}

static void
sam_agreed_row_finalize (GObject *object)
{
  SamAgreedRow *self = SAM_AGREED_ROW (object);

  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->others);

  G_OBJECT_CLASS (sam_agreed_row_parent_class)->finalize (object);
}

static void
sam_agreed_row_class_init (SamAgreedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SamFieldRowClass *row_class = SAM_FIELD_ROW_CLASS (klass);

  g_type_ensure (SAM_TYPE_TAB_STOP);
  g_type_ensure (SAM_TYPE_WRAP_LAYOUT);
  G_OBJECT_CLASS (klass)->finalize = sam_agreed_row_finalize;
  row_class->accepts = SAM_ROW_ACCEPTS (SAM_FIELD_TAGS);
  row_class->show_beside = sam_agreed_row_show_beside;
  row_class->show_value = sam_agreed_row_show_value;
  row_class->read_value = sam_agreed_row_read_value;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/rows/sam-agreed-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamAgreedRow, chips);
}

static void
sam_agreed_row_init (SamAgreedRow *self)
{
  self->fields = g_ptr_array_new ();
  self->others = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_field_row_set_control (SAM_FIELD_ROW (self), self->chips);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
