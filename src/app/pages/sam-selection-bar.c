/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/pages/sam-selection-bar.h"

#include <glib/gi18n.h>

#include "app/dialogs/sam-export-dialog.h"
#include "app/dialogs/sam-export-result-dialog.h"
#include "app/dialogs/sam-many-dialog.h"
#include "app/dialogs/sam-print-table.h"
#include "app/pages/sam-many-jobs.h"
#include "app/widgets/sam-menu-later.h"
#include "app/widgets/sam-show-uri.h"
#include "network/sam-many-mail.h"

struct _SamSelectionBar
{
  GtkWidget parent_instance;

  const SamPage *page;
  SamStoreThread *store;
  SamRowSelection *selection;
  GCancellable *cancellable;

  /* Template children */
  GtkWidget *content;
  GtkRevealer *revealer;
  GtkLabel *count;
  GtkMenuButton *rows_button;
  GMenuModel *rows_menu;
};

G_DEFINE_FINAL_TYPE (SamSelectionBar, sam_selection_bar, GTK_TYPE_WIDGET)

static const SamKind *
get_kind (SamSelectionBar *self)
{
  return sam_kind_find (self->page->kind);
}

static GtkWindow *
get_window (SamSelectionBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
on_selection_changed_cb (SamSelectionBar *self)
{
  guint n = sam_row_selection_count (self->selection);
  g_autofree char *text = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);

  gtk_label_set_label (self->count, text);
  gtk_revealer_set_reveal_child (self->revealer, n > 1);
}

static SamManyRequest *
build_request (SamSelectionBar *self)
{
  g_autoptr (GArray) keys = sam_row_selection_dup_keys (self->selection);

  return sam_many_request_new (get_kind (self), keys);
}

static void
toast (SamSelectionBar *self,
       const char *text)
{
  if (self->content != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

/* Each of these is asked about in a dialog first. */
static const struct
{
  const char *action;
  SamManyWhat what;
} dialogs[] = {
  { "rows.change", SAM_MANY_SET_FIELD },
  { "rows.add-topic", SAM_MANY_ADD_MEMBER },
  { "rows.remove-topic", SAM_MANY_REMOVE_MEMBER },
  { "rows.tasks", SAM_MANY_ADD_TASKS },
};

static void
on_dialog_cb (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  SamSelectionBar *self = SAM_SELECTION_BAR (widget);
  SamManyRequest *request = build_request (self);

  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    if (g_str_equal (dialogs[i].action, action))
      request->what = dialogs[i].what;
  gtk_window_present (GTK_WINDOW (sam_many_dialog_new (get_window (self), self->store, request)));
}

static void
on_deleted_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (SamSelectionBar) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree guint *n = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  g_autofree char *text = NULL;

  if (n == NULL)
    {
      toast (self, error->message);
      return;
    }
  text = g_strdup_printf (ngettext ("%u record deleted", "%u records deleted", *n), *n);
  if (self->content != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", text);
}

static void
on_delete_cb (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  SamSelectionBar *self = SAM_SELECTION_BAR (widget);
  SamManyRequest *request = build_request (self);

  request->what = SAM_MANY_DELETE;
  sam_store_thread_run_async (self->store, sam_many_apply, request, sam_many_request_free, g_free, NULL, on_deleted_cb,
                              g_object_ref (self));
}

static void
on_drawn_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (SamSelectionBar) self = data;
  g_autoptr (GError) error = NULL;
  SamPdfTable *table = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (table == NULL)
    toast (self, error->message);
  else if (self->content == NULL)
    sam_pdf_table_free (table);
  else if (!sam_print_table (get_window (self), table, &error))
    toast (self, error->message);
}

/* What the list shows is what is printed: no more of people than whoever prints can see. */
static void
on_print_cb (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  SamSelectionBar *self = SAM_SELECTION_BAR (widget);
  SamManyRequest *request = build_request (self);

  request->title = g_strdup (_ (self->page->title));
  request->columns = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; self->page->columns[i].path != NULL; i++)
    {
      const SamColumn *column = &self->page->columns[i];

      if (column->unchosen || column->shown == SAM_SHOWN_REVEALED)
        continue;
      g_ptr_array_add (request->columns, g_strdup (column->path));
      g_ptr_array_add (request->columns, g_strdup (_ (column->title)));
    }
  sam_store_thread_run_async (self->store, sam_many_draw, request, sam_many_request_free,
                              (GDestroyNotify) sam_pdf_table_free, self->cancellable, on_drawn_cb,
                              g_object_ref (self));
}

/* Where blind copies are pasted in, addresses stand with commas between. */
static void
copy_addresses (SamSelectionBar *self,
                const SamManyMail *mail)
{
  g_autofree char *all = g_strjoinv (", ", mail->addresses);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), all);
}

static void
take_mail (GObject *source,
           GAsyncResult *result,
           gboolean copy,
           SamSelectionBar *self)
{
  g_autoptr (GError) error = NULL;
  SamManyMail *mail = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  g_autofree char *text = NULL;
  guint n_mails;

  if (mail == NULL)
    {
      toast (self, error->message);
      return;
    }
  n_mails = g_strv_length (mail->uris);
  copy = n_mails > 0 && (copy || n_mails > SAM_MANY_MAIL_MOST);
  if (self->content != NULL && copy)
    copy_addresses (self, mail);
  for (guint i = 0; i < n_mails && self->content != NULL && !copy; i++)
    sam_show_uri (GTK_WIDGET (self), mail->uris[i]);
  text = sam_many_mail_describe (copy ? 0 : n_mails, copy ? g_strv_length (mail->addresses) : 0,
                                 (const char *const *) mail->without);
  if (*text != '\0')
    toast (self, text);
  sam_many_mail_free (mail);
}

static void
on_written_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (SamSelectionBar) self = data;

  take_mail (source, result, FALSE, self);
}

static void
on_collected_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (SamSelectionBar) self = data;

  take_mail (source, result, TRUE, self);
}

static void
collect_mail (SamSelectionBar *self,
              GAsyncReadyCallback collected)
{
  sam_store_thread_run_async (self->store, sam_many_write, build_request (self),
                              sam_many_request_free, sam_many_mail_free, self->cancellable, collected,
                              g_object_ref (self));
}

static void
on_mail_cb (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  collect_mail (SAM_SELECTION_BAR (widget), on_written_cb);
}

static void
on_copy_addresses_cb (GtkWidget *widget,
                      const char *action,
                      GVariant *parameter)
{
  collect_mail (SAM_SELECTION_BAR (widget), on_collected_cb);
}

static void
on_export_cb (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  SamSelectionBar *self = SAM_SELECTION_BAR (widget);

  gtk_window_present (GTK_WINDOW (sam_export_dialog_new (get_window (self), get_kind (self), self)));
}

static void
on_exported_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (SamSelectionBar) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamExportResult) written = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (written == NULL)
    toast (self, error->message);
  else if (written->not_said[0] == NULL)
    toast (self, written->written);
  else if (self->content != NULL)
    gtk_window_present (GTK_WINDOW (sam_export_result_dialog_new (get_window (self), written)));
}

static void
on_clear_cb (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (SAM_SELECTION_BAR (widget)->selection));
}

static void
sam_selection_bar_dispose (GObject *object)
{
  SamSelectionBar *self = SAM_SELECTION_BAR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_SELECTION_BAR);
  self->content = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_selection_bar_parent_class)->dispose (object);
}

static void
sam_selection_bar_class_init (SamSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_selection_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/pages/sam-selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SamSelectionBar, content);
  gtk_widget_class_bind_template_child (widget_class, SamSelectionBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, SamSelectionBar, count);
  gtk_widget_class_bind_template_child (widget_class, SamSelectionBar, rows_button);
  gtk_widget_class_bind_template_child (widget_class, SamSelectionBar, rows_menu);
  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    gtk_widget_class_install_action (widget_class, dialogs[i].action, NULL, on_dialog_cb);
  gtk_widget_class_install_action (widget_class, "rows.print", NULL, on_print_cb);
  gtk_widget_class_install_action (widget_class, "rows.export", NULL, on_export_cb);
  gtk_widget_class_install_action (widget_class, "rows.mail", NULL, on_mail_cb);
  gtk_widget_class_install_action (widget_class, "rows.copy-addresses", NULL, on_copy_addresses_cb);
  gtk_widget_class_install_action (widget_class, "rows.delete", NULL, on_delete_cb);
  gtk_widget_class_install_action (widget_class, "rows.clear", NULL, on_clear_cb);
}

static void
sam_selection_bar_init (SamSelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_menu_later_set (self->rows_button, self->rows_menu);
  self->cancellable = g_cancellable_new ();
}

/**
 * sam_selection_bar_setup:
 * @page: whose list it is; outlives the bar
 * @store: the region
 * @selection: of the list
 *
 * To be called once.
 */
void
sam_selection_bar_setup (SamSelectionBar *self,
                         const SamPage *page,
                         SamStoreThread *store,
                         SamRowSelection *selection)
{
  const SamField *topics;

  g_return_if_fail (SAM_IS_SELECTION_BAR (self) && self->page == NULL);

  self->page = page;
  self->store = g_object_ref (store);
  self->selection = g_object_ref (selection);
  topics = sam_kind_find_field (get_kind (self), "topics");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rows.add-topic", topics != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rows.remove-topic", topics != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rows.mail", sam_many_mail_fits (get_kind (self)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rows.copy-addresses", sam_many_mail_fits (get_kind (self)));
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (on_selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (on_selection_changed_cb), self, G_CONNECT_SWAPPED);
  on_selection_changed_cb (self);
}

/**
 * sam_selection_bar_use_list:
 * @action: one of the bar's own
 *
 * Does it with the list, all of which is selected; of an empty one it is said that it is.
 */
void
sam_selection_bar_use_list (SamSelectionBar *self,
                            const char *action)
{
  g_return_if_fail (SAM_IS_SELECTION_BAR (self));

  if (sam_row_selection_count (self->selection) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
  else
    toast (self, _ ("This list is empty."));
}

/**
 * sam_selection_bar_export_to:
 * @path: the file; its ending says the format
 * @recipient: for whom the file is
 */
void
sam_selection_bar_export_to (SamSelectionBar *self,
                             const char *path,
                             SamChannel recipient)
{
  SamManyRequest *request;

  g_return_if_fail (SAM_IS_SELECTION_BAR (self));

  request = build_request (self);
  request->path = g_strdup (path);
  request->recipient = recipient;
  sam_store_thread_run_async (self->store, sam_many_export, request, sam_many_request_free,
                              (GDestroyNotify) sam_export_result_free, self->cancellable, on_exported_cb,
                              g_object_ref (self));
}
