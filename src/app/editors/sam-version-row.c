/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-version-row.h"

#include <glib/gi18n.h>

#include "app/widgets/sam-remade-rows.h"

struct _SamVersionRow
{
  GtkListBoxRow parent_instance;

  /* Template children */
  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *restore;
};

G_DEFINE_FINAL_TYPE (SamVersionRow, sam_version_row, GTK_TYPE_LIST_BOX_ROW)

static void
sam_version_row_class_init (SamVersionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/editors/sam-version-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamVersionRow, title);
  gtk_widget_class_bind_template_child (widget_class, SamVersionRow, text);
  gtk_widget_class_bind_template_child (widget_class, SamVersionRow, restore);
}

static void
sam_version_row_init (SamVersionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_version_row_new:
 * @title: who, and when
 * @text: what
 * @tooltip: (nullable): the moment in full
 *
 * Returns: (transfer floating): a row without a button
 */
GtkWidget *
sam_version_row_new (const char *title,
                     const char *text,
                     const char *tooltip)
{
  SamVersionRow *self = g_object_new (SAM_TYPE_VERSION_ROW, NULL);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->text), text);
  gtk_widget_set_visible (self->text, *text != '\0');
  gtk_widget_set_tooltip_text (self->title, tooltip);
  return GTK_WIDGET (self);
}

/**
 * sam_version_row_offer:
 * @id: a record
 * @revision: the version that the row's button brings back
 */
void
sam_version_row_offer (SamVersionRow *self,
                       const char *id,
                       const char *revision)
{
  g_autofree char *label = NULL;

  g_return_if_fail (SAM_IS_VERSION_ROW (self));

  /* Translators: %s is who changed what, and when; for those who can't see beside what the button stands. */
  label = g_strdup_printf (_ ("Restore: %s"), gtk_label_get_label (GTK_LABEL (self->title)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->restore), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->restore), "(ss)", id, revision);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->restore), "win.restore-version");
  gtk_widget_set_visible (self->restore, TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  sam_remade_rows_name (GTK_WIDGET (self), revision);
}
