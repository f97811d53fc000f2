/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/dialogs/sam-duplicate-row.h"

#include <glib/gi18n.h>

#include "app/widgets/sam-remade-rows.h"

struct _SamDuplicateRow
{
  GtkListBoxRow parent_instance;

  /* Template children */
  GtkLabel *title;
  GtkLabel *reasons;
  GtkActionable *compare_button;
  GtkActionable *dismiss_button;
};

G_DEFINE_FINAL_TYPE (SamDuplicateRow, sam_duplicate_row, GTK_TYPE_LIST_BOX_ROW)

static void
sam_duplicate_row_class_init (SamDuplicateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/dialogs/sam-duplicate-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamDuplicateRow, title);
  gtk_widget_class_bind_template_child (widget_class, SamDuplicateRow, reasons);
  gtk_widget_class_bind_template_child (widget_class, SamDuplicateRow, compare_button);
  gtk_widget_class_bind_template_child (widget_class, SamDuplicateRow, dismiss_button);
}

static void
sam_duplicate_row_init (SamDuplicateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_duplicate_row_new:
 *
 * Returns: (transfer floating): the row of @pair
 */
GtkWidget *
sam_duplicate_row_new (const SamLikelyPair *pair)
{
  SamDuplicateRow *self = g_object_new (SAM_TYPE_DUPLICATE_ROW, NULL);
  g_autofree char *id = g_strconcat (pair->first, pair->second, NULL);
  g_autofree char *reasons = sam_likeness_describe (pair->likeness);
  /* Translators: the names of two records that may be one */
  g_autofree char *title = g_strdup_printf (_ ("%s and %s"), pair->first_title, pair->second_title);

  sam_remade_rows_name (GTK_WIDGET (self), id);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->reasons, reasons);
  gtk_actionable_set_action_target (self->compare_button, "(ss)", pair->first, pair->second);
  gtk_actionable_set_action_target (self->dismiss_button, "(ss)", pair->first, pair->second);
  return GTK_WIDGET (self);
}
