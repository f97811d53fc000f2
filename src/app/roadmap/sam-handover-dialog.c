/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/roadmap/sam-handover-dialog.h"

#include <glib/gi18n.h>

#include "app/sam-region-files.h"

struct _SamHandoverDialog
{
  SamDialog parent_instance;

  char *path;
  char *wanted_path; /* (nullable): where the region goes */
  GCancellable *cancellable;

  /* Template children */
  GtkLabel *told;
  GtkEditable *passphrase;
  GtkWidget *open;
};

G_DEFINE_FINAL_TYPE (SamHandoverDialog, sam_handover_dialog, SAM_TYPE_DIALOG)

static guint opened_signal;

static void
on_passphrase_changed_cb (SamHandoverDialog *self)
{
  gtk_widget_set_sensitive (self->open, *gtk_editable_get_text (self->passphrase) != '\0');
}

static void
on_opened_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamHandoverDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *region = sam_region_files_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->path == NULL)
    return;
  if (region == NULL)
    {
      gtk_label_set_label (self->told, error->message);
      on_passphrase_changed_cb (self);
      return;
    }
  g_signal_emit (self, opened_signal, 0, region);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_open_clicked_cb (SamHandoverDialog *self)
{
  if (!gtk_widget_get_sensitive (self->open))
    return;
  gtk_widget_set_sensitive (self->open, FALSE);
  gtk_label_set_label (self->told, _ ("Opening…"));
  sam_region_files_open_handover_async (self->path, self->wanted_path, gtk_editable_get_text (self->passphrase),
                                        self->cancellable, on_opened_cb, g_object_ref (self));
}

static void
sam_handover_dialog_dispose (GObject *object)
{
  SamHandoverDialog *self = SAM_HANDOVER_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->wanted_path, g_free);

  G_OBJECT_CLASS (sam_handover_dialog_parent_class)->dispose (object);
}

static void
sam_handover_dialog_class_init (SamHandoverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_handover_dialog_dispose;

  opened_signal = g_signal_new ("opened", SAM_TYPE_HANDOVER_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/roadmap/sam-handover-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SamHandoverDialog, told);
  gtk_widget_class_bind_template_child (widget_class, SamHandoverDialog, passphrase);
  gtk_widget_class_bind_template_child (widget_class, SamHandoverDialog, open);
  gtk_widget_class_bind_template_callback (widget_class, on_passphrase_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_open_clicked_cb);
}

static void
sam_handover_dialog_init (SamHandoverDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_handover_dialog_new:
 * @path: a sealed file
 * @wanted_path: (nullable): the file that the region is made in; NULL: one in the data folder
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
sam_handover_dialog_new (GtkWindow *parent,
                         const char *path,
                         const char *wanted_path)
{
  SamHandoverDialog *self = g_object_new (SAM_TYPE_HANDOVER_DIALOG, "transient-for", parent, NULL);

  self->path = g_strdup (path);
  self->wanted_path = g_strdup (wanted_path);
  return GTK_WIDGET (self);
}
