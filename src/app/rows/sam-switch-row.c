/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-switch-row.h"

#include "json/sam-json-value.h"

struct _SamSwitchRow
{
  SamFieldRow parent_instance;

  /* Template children */
  GtkWidget *answers;
  GtkToggleButton *yes;
  GtkToggleButton *no;
  GtkToggleButton *unknown;
};

G_DEFINE_FINAL_TYPE (SamSwitchRow, sam_switch_row, SAM_TYPE_FIELD_ROW)

/* Two buttons toggle for one answer; the one that goes down says it. */
static void
on_toggled_cb (SamSwitchRow *self,
               GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    sam_field_row_note_edit (SAM_FIELD_ROW (self));
}

static void
sam_switch_row_show_value (SamFieldRow *row,
                           const char *value)
{
  SamSwitchRow *self = SAM_SWITCH_ROW (row);
  gboolean answer;

  if (!sam_json_to_boolean (value, &answer))
    gtk_toggle_button_set_active (self->unknown, TRUE);
  else
    gtk_toggle_button_set_active (answer ? self->yes : self->no, TRUE);
}

static gboolean
sam_switch_row_read_value (SamFieldRow *row,
                           char **value,
                           const char **problem)
{
  SamSwitchRow *self = SAM_SWITCH_ROW (row);

  if (gtk_toggle_button_get_active (self->yes))
    *value = sam_json_from_boolean (TRUE);
  else if (gtk_toggle_button_get_active (self->no))
    *value = sam_json_from_boolean (FALSE);
  else
    *value = NULL;
  return TRUE;
}

static void
sam_switch_row_class_init (SamSwitchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SamFieldRowClass *row_class = SAM_FIELD_ROW_CLASS (klass);

  row_class->accepts = SAM_ROW_ACCEPTS (SAM_FIELD_BOOLEAN);
  row_class->show_value = sam_switch_row_show_value;
  row_class->read_value = sam_switch_row_read_value;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/rows/sam-switch-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamSwitchRow, answers);
  gtk_widget_class_bind_template_child (widget_class, SamSwitchRow, yes);
  gtk_widget_class_bind_template_child (widget_class, SamSwitchRow, no);
  gtk_widget_class_bind_template_child (widget_class, SamSwitchRow, unknown);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled_cb);
}

static void
sam_switch_row_init (SamSwitchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_field_row_set_control (SAM_FIELD_ROW (self), self->answers);
}
