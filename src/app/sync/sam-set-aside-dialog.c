/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sync/sam-set-aside-dialog.h"

#include <glib/gi18n.h>

#include "app/rows/sam-wrap-layout.h"
#include "app/sync/sam-sync-lists.h"
#include "sync/sam-sync-run.h"

struct _SamSetAsideDialog
{
  SamDialog parent_instance;

  GCancellable *cancellable;
  char *id;

  /* Template children */
  GtkLabel *heading;
  GtkLabel *why;
  GtkLabel *advice;
  GtkWidget *raw_part;
  GtkTextView *raw;
  GtkWidget *copy_button;
  GtkWidget *open_button;
  GtkWidget *again_button;
};

G_DEFINE_FINAL_TYPE (SamSetAsideDialog, sam_set_aside_dialog, SAM_TYPE_DIALOG)

/* What the worker found. */
typedef struct
{
  char *why;
  char *advice;
  char *raw;      /* NULL: nothing came, or it is a record of ours */
  gboolean opens; /* there is a record of that id */
} Found;

static void
free_found (gpointer data)
{
  Found *found = data;

  g_free (found->why);
  g_free (found->advice);
  g_free (found->raw);
  g_free (found);
}

/* (transfer full): with nothing in it when it is not set aside any more. */
static gpointer
look_up (SamStore *store,
         gpointer data,
         GCancellable *cancellable,
         GError **error)
{
  const char *id = data;
  g_autoptr (GPtrArray) all = sam_sync_list_set_aside (store, error);
  g_autoptr (SamRecord) record = NULL;
  Found *found;

  if (all == NULL)
    return NULL;
  found = g_new0 (Found, 1);
  for (guint i = 0; i < all->len && found->why == NULL; i++)
    {
      const SamSetAside *one = g_ptr_array_index (all, i);

      if (!g_str_equal (one->id, id))
        continue;
      found->why = sam_sync_lists_format_why (one);
      found->advice = sam_set_aside_dup_advice (one);
      found->raw = one->ours ? NULL : sam_sync_dup_raw (store, id, NULL);
    }
  record = sam_store_load (store, id, NULL);
  found->opens = record != NULL;
  return found;
}

static void
on_looked_up_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (SamSetAsideDialog) self = data;
  g_autoptr (GError) error = NULL;
  Found *found = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  gboolean there = found != NULL && found->why != NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&found, free_found);
      return;
    }
  gtk_label_set_label (self->why, there           ? found->why
                                  : found == NULL ? error->message
                                                  : _ ("It has come through in the meantime."));
  gtk_label_set_label (self->advice, there ? found->advice : "");
  gtk_widget_set_visible (GTK_WIDGET (self->advice), there);
  gtk_widget_set_visible (self->again_button, there);
  gtk_widget_set_visible (self->copy_button, there);
  gtk_widget_set_visible (self->open_button, found != NULL && found->opens);
  gtk_widget_set_visible (self->raw_part, there && found->raw != NULL);
  if (there && found->raw != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->raw), found->raw, -1);
  g_clear_pointer (&found, free_found);
}

/* With what an administrator needs to find it. */
static void
on_copy_clicked_cb (SamSetAsideDialog *self)
{
  g_autofree char *raw = NULL;
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (self->raw), "text", &raw, NULL);
  text = g_strjoin ("\n", self->id, gtk_label_get_label (self->why), gtk_label_get_label (self->advice),
                    *raw != '\0' ? "" : NULL, raw, NULL);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  gtk_button_set_label (GTK_BUTTON (self->copy_button), _ ("Copied"));
}

static void
leave_with (SamSetAsideDialog *self,
            const char *action,
            const char *target)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL && target != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), action, "s", target);
  else if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), action, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_again_clicked_cb (SamSetAsideDialog *self)
{
  leave_with (self, "win.synchronise", NULL);
}

static void
on_open_clicked_cb (SamSetAsideDialog *self)
{
  leave_with (self, "win.open", self->id);
}

static void
sam_set_aside_dialog_dispose (GObject *object)
{
  SamSetAsideDialog *self = SAM_SET_ASIDE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_window_set_default_widget (GTK_WINDOW (self), NULL);
  gtk_window_set_child (GTK_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_SET_ASIDE_DIALOG);

  G_OBJECT_CLASS (sam_set_aside_dialog_parent_class)->dispose (object);
}

static void
sam_set_aside_dialog_finalize (GObject *object)
{
  SamSetAsideDialog *self = SAM_SET_ASIDE_DIALOG (object);

  g_object_unref (self->cancellable);
  g_free (self->id);

  G_OBJECT_CLASS (sam_set_aside_dialog_parent_class)->finalize (object);
}

static void
sam_set_aside_dialog_class_init (SamSetAsideDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_set_aside_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sam_set_aside_dialog_finalize;

  g_type_ensure (SAM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/sync/sam-set-aside-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SamSetAsideDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, SamSetAsideDialog, why);
  gtk_widget_class_bind_template_child (widget_class, SamSetAsideDialog, advice);
  gtk_widget_class_bind_template_child (widget_class, SamSetAsideDialog, raw_part);
  gtk_widget_class_bind_template_child (widget_class, SamSetAsideDialog, raw);
  gtk_widget_class_bind_template_child (widget_class, SamSetAsideDialog, copy_button);
  gtk_widget_class_bind_template_child (widget_class, SamSetAsideDialog, open_button);
  gtk_widget_class_bind_template_child (widget_class, SamSetAsideDialog, again_button);
  gtk_widget_class_bind_template_callback (widget_class, on_again_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_open_clicked_cb);
}

static void
sam_set_aside_dialog_init (SamSetAsideDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_set_aside_dialog_new:
 * @parent: (nullable): the window it belongs to, which synchronises and opens records
 * @store: the region
 * @id: of what is set aside
 *
 * Returns: (transfer none): the dialog, which reads at once
 */
GtkWidget *
sam_set_aside_dialog_new (GtkWindow *parent,
                          SamStoreThread *store,
                          const char *id)
{
  SamSetAsideDialog *self = g_object_new (SAM_TYPE_SET_ASIDE_DIALOG, "transient-for", parent, NULL);

  self->id = g_strdup (id);
  gtk_label_set_label (self->heading, id);
  sam_store_thread_run_async (store, look_up, g_strdup (id), g_free, free_found, self->cancellable, on_looked_up_cb,
                              g_object_ref (self));
  return GTK_WIDGET (self);
}
