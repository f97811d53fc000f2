/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/dialogs/sam-export-result-dialog.h"

#include <glib/gi18n.h>

#include "app/progress/sam-progress-row.h"
#include "app/widgets/sam-tab-stop.h"

struct _SamExportResultDialog
{
  SamDialog parent_instance;

  /* Template children */
  GtkLabel *written;
  GtkLabel *sentences;
  GtkWidget *list;
  GtkNoSelection *model;
};

G_DEFINE_FINAL_TYPE (SamExportResultDialog, sam_export_result_dialog, SAM_TYPE_DIALOG)

static void
on_row_activated_cb (SamExportResultDialog *self,
                     guint position)
{
  g_autoptr (SamProgressItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open", "s", sam_progress_item_get_id (item));
}

static void
sam_export_result_dialog_class_init (SamExportResultDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SAM_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/dialogs/sam-export-result-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SamExportResultDialog, written);
  gtk_widget_class_bind_template_child (widget_class, SamExportResultDialog, sentences);
  gtk_widget_class_bind_template_child (widget_class, SamExportResultDialog, list);
  gtk_widget_class_bind_template_child (widget_class, SamExportResultDialog, model);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sam_progress_row_setup);
  gtk_widget_class_bind_template_callback (widget_class, sam_progress_row_bind);
}

static void
sam_export_result_dialog_init (SamExportResultDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static int
compare_reasons (gconstpointer a,
                 gconstpointer b)
{
  const SamLeftOut *one = *(SamLeftOut *const *) a;
  const SamLeftOut *other = *(SamLeftOut *const *) b;
  int order =
      g_utf8_collate (sam_export_reason_get_words (one->reason), sam_export_reason_get_words (other->reason));

  return order != 0 ? order : g_utf8_collate (one->title, other->title);
}

static void
show_records (SamExportResultDialog *self,
              GPtrArray *left_out)
{
  g_autoptr (GListStore) items = g_list_store_new (SAM_TYPE_PROGRESS_ITEM);
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (left_out, NULL, NULL);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_reasons);
  for (guint i = 0; i < sorted->len; i++)
    {
      const SamLeftOut *record = g_ptr_array_index (sorted, i);
      g_autoptr (SamProgressItem) item =
          sam_progress_item_new (record->id, record->title, sam_export_reason_get_words (record->reason), NULL);

      g_list_store_append (items, item);
    }
  gtk_no_selection_set_model (self->model, G_LIST_MODEL (items));
  gtk_widget_set_visible (self->list, sorted->len > 0);
}

/**
 * sam_export_result_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @result: of an export
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
sam_export_result_dialog_new (GtkWindow *parent,
                              const SamExportResult *result)
{
  SamExportResultDialog *self = g_object_new (SAM_TYPE_EXPORT_RESULT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *text = g_strjoinv ("\n", result->not_said);

  gtk_label_set_label (self->written, result->written);
  gtk_label_set_label (self->sentences, text);
  show_records (self, result->left_out);
  return GTK_WIDGET (self);
}
