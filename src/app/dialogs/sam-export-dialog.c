/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/dialogs/sam-export-dialog.h"

#include <glib/gi18n.h>

#include "app/dialogs/sam-file-dialogs.h"
#include "exchange/sam-export.h"
#include "exchange/sam-recipients.h"

struct _SamExportDialog
{
  SamDialog parent_instance;

  const SamKind *kind;
  GWeakRef rows;

  /* Template children */
  GtkDropDown *format;
  GtkDropDown *recipient;
  GtkLabel *explanation;
};

G_DEFINE_FINAL_TYPE (SamExportDialog, sam_export_dialog, SAM_TYPE_DIALOG)

static const SamRecipient *
get_recipient (SamExportDialog *self)
{
  guint n_recipients;
  const SamRecipient *recipients = sam_recipients_get_all (&n_recipients);
  guint chosen = gtk_drop_down_get_selected (self->recipient);

  return chosen < n_recipients ? &recipients[chosen] : NULL;
}

static void
on_recipient_cb (SamExportDialog *self)
{
  const SamRecipient *recipient = get_recipient (self);

  if (recipient != NULL)
    gtk_label_set_label (self->explanation, _ (recipient->explanation));
}

static void
on_path_chosen_cb (const char *path,
                   gpointer data)
{
  SamExportDialog *self = data;
  g_autoptr (SamSelectionBar) rows = g_weak_ref_get (&self->rows);

  if (rows != NULL && get_recipient (self) != NULL)
    sam_selection_bar_export_to (rows, path, get_recipient (self)->channel);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_save_cb (SamExportDialog *self)
{
  const char *const *endings = sam_export_get_endings (self->kind);
  guint chosen = gtk_drop_down_get_selected (self->format);

  sam_file_dialogs_save_as (GTK_WINDOW (self), _ ("Export"), _ (self->kind->label_plural), endings[chosen],
                            on_path_chosen_cb, self);
}

static void
sam_export_dialog_finalize (GObject *object)
{
  g_weak_ref_clear (&SAM_EXPORT_DIALOG (object)->rows);

  G_OBJECT_CLASS (sam_export_dialog_parent_class)->finalize (object);
}

static void
sam_export_dialog_class_init (SamExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sam_export_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/dialogs/sam-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SamExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, SamExportDialog, recipient);
  gtk_widget_class_bind_template_child (widget_class, SamExportDialog, explanation);
  gtk_widget_class_bind_template_callback (widget_class, on_recipient_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_cb);
}

static void
sam_export_dialog_init (SamExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_weak_ref_init (&self->rows, NULL);
}

/**
 * sam_export_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @kind: what is exported
 * @rows: whose selection it is
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
sam_export_dialog_new (GtkWindow *parent,
                       const SamKind *kind,
                       SamSelectionBar *rows)
{
  SamExportDialog *self = g_object_new (SAM_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *const *endings = sam_export_get_endings (kind);
  const SamRecipient *recipients;
  guint n_recipients;

  self->kind = kind;
  g_weak_ref_set (&self->rows, rows);
  for (guint i = 0; endings[i] != NULL; i++)
    gtk_string_list_append (labels, sam_export_get_label (endings[i]));
  gtk_drop_down_set_model (self->format, G_LIST_MODEL (labels));
  recipients = sam_recipients_get_all (&n_recipients);
  for (guint i = 0; i < n_recipients; i++)
    gtk_string_list_append (names, _ (recipients[i].label));
  gtk_drop_down_set_model (self->recipient, G_LIST_MODEL (names));
  on_recipient_cb (self);
  return GTK_WIDGET (self);
}
