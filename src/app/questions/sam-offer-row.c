/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/questions/sam-offer-row.h"

#include "app/rows/sam-wrap-layout.h"
#include "app/widgets/sam-remade-rows.h"

#include <glib/gi18n.h>

struct _SamOfferRow
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *content;
  GtkWidget *open;
  GtkWidget *title;
  GtkWidget *detail;
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (SamOfferRow, sam_offer_row, GTK_TYPE_WIDGET)

static void
sam_offer_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SAM_TYPE_OFFER_ROW);

  G_OBJECT_CLASS (sam_offer_row_parent_class)->dispose (object);
}

static void
sam_offer_row_class_init (SamOfferRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_offer_row_dispose;

  g_type_ensure (SAM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/questions/sam-offer-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamOfferRow, content);
  gtk_widget_class_bind_template_child (widget_class, SamOfferRow, open);
  gtk_widget_class_bind_template_child (widget_class, SamOfferRow, title);
  gtk_widget_class_bind_template_child (widget_class, SamOfferRow, detail);
  gtk_widget_class_bind_template_child (widget_class, SamOfferRow, buttons);
}

static void
sam_offer_row_init (SamOfferRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_offer_row_new:
 * @id: (nullable): the record that a press on the name opens
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
sam_offer_row_new (const char *id,
                   const char *title,
                   const char *detail)
{
  SamOfferRow *self = g_object_new (SAM_TYPE_OFFER_ROW, NULL);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->detail), detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
  gtk_widget_set_sensitive (self->open, id != NULL);
  sam_remade_rows_name (GTK_WIDGET (self), id);
  if (id != NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open), "s", id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open), "win.open");
    }
  return GTK_WIDGET (self);
}

/**
 * sam_offer_row_offer:
 * @target: (transfer floating) (nullable): of the action
 *
 * Adds a button.
 */
void
sam_offer_row_offer (SamOfferRow *self,
                     const char *label,
                     const char *action,
                     GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  /* Translators: what a button does, and with whom: "Choose: Praatgroep Rouw" */
  g_autofree char *spoken = g_strdup_printf (_ ("%s: %s"), label, gtk_label_get_label (GTK_LABEL (self->title)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

/**
 * sam_offer_row_lead_in:
 *
 * Returns: whether it has a button, which has the focus now
 */
gboolean
sam_offer_row_lead_in (SamOfferRow *self)
{
  return gtk_widget_child_focus (self->buttons, GTK_DIR_TAB_FORWARD);
}
