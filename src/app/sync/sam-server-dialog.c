/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sync/sam-server-dialog.h"

#include "sync/sam-server.h"

struct _SamServerDialog
{
  GtkWindow parent_instance;

  SamSync *sync;
  GCancellable *cancellable;
  gboolean trying;

  /* Template children */
  GtkEditable *address;
  GtkEditable *user;
  GtkEditable *password;
  GtkLabel *problem;
  GtkSpinner *spinner;
  GtkWidget *connect_button;
};

G_DEFINE_FINAL_TYPE (SamServerDialog, sam_server_dialog, GTK_TYPE_WINDOW)

static gboolean
has_text (GtkEditable *editable)
{
  return gtk_editable_get_text (editable)[0] != '\0';
}

static void
update (SamServerDialog *self)
{
  gtk_widget_set_sensitive (self->connect_button,
                            !self->trying && has_text (self->address) && has_text (self->user) &&
                                has_text (self->password));
  gtk_spinner_set_spinning (self->spinner, self->trying);
}

static void
on_edited_cb (SamServerDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  update (self);
}

static void
show_problem (SamServerDialog *self,
              const GError *error)
{
  g_autofree char *sentence = sam_sync_explain (error);

  gtk_label_set_label (self->problem, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->address), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
}

static void
on_tried_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (SamServerDialog) self = data;
  g_autoptr (GError) error = NULL;

  self->trying = FALSE;
  if (sam_sync_set_server_finish (SAM_SYNC (source), result, &error))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  /* The dialog was closed in the meantime. */
  if (self->problem == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_problem (self, error);
  update (self);
}

static void
on_connect_clicked_cb (SamServerDialog *self)
{
  if (self->trying || !gtk_widget_get_sensitive (self->connect_button))
    return;
  self->trying = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  update (self);
  sam_sync_set_server_async (self->sync, gtk_editable_get_text (self->address), gtk_editable_get_text (self->user),
                             gtk_editable_get_text (self->password), self->cancellable, on_tried_cb,
                             g_object_ref (self));
}

/* On the worker. (transfer full): address and user */
static gpointer
read_server (SamStore *store,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *address = sam_server_dup_address (store);
  g_autofree char *user = sam_server_dup_user (store);
  char **both = g_new0 (char *, 3);

  both[0] = g_strdup (address != NULL ? address : "");
  both[1] = g_strdup (user != NULL ? user : "");
  return both;
}

static void
on_server_read_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer data)
{
  g_autoptr (SamServerDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) both = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  /* What a person has begun to type stays. */
  if (both == NULL || self->address == NULL || has_text (self->address) || has_text (self->user))
    return;
  gtk_editable_set_text (self->address, both[0]);
  gtk_editable_set_text (self->user, both[1]);
}

static void
sam_server_dialog_dispose (GObject *object)
{
  SamServerDialog *self = SAM_SERVER_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->sync);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_SERVER_DIALOG);

  G_OBJECT_CLASS (sam_server_dialog_parent_class)->dispose (object);
}

static void
sam_server_dialog_finalize (GObject *object)
{
  g_object_unref (SAM_SERVER_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (sam_server_dialog_parent_class)->finalize (object);
}

static void
sam_server_dialog_class_init (SamServerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_server_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sam_server_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/sync/sam-server-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SamServerDialog, address);
  gtk_widget_class_bind_template_child (widget_class, SamServerDialog, user);
  gtk_widget_class_bind_template_child (widget_class, SamServerDialog, password);
  gtk_widget_class_bind_template_child (widget_class, SamServerDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, SamServerDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, SamServerDialog, connect_button);
  gtk_widget_class_bind_template_callback (widget_class, on_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_connect_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sam_server_dialog_init (SamServerDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * sam_server_dialog_new:
 * @parent: (nullable): above which it shows
 * @sync: what gets the server
 * @store: where the server is that is set now
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
sam_server_dialog_new (GtkWindow *parent,
                       SamSync *sync,
                       SamStoreThread *store)
{
  SamServerDialog *self = g_object_new (SAM_TYPE_SERVER_DIALOG, "transient-for", parent, NULL);

  self->sync = g_object_ref (sync);
  sam_store_thread_run_async (store, read_server, NULL, NULL, (GDestroyNotify) g_strfreev, self->cancellable,
                              on_server_read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
