/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/import/sam-import-dialog.h"

#include <glib/gi18n.h>

#include "app/dialogs/sam-file-dialogs.h"
#include "app/import/sam-import-columns-page.h"
#include "app/import/sam-import-preview-page.h"
#include "app/import/sam-import-words.h"
#include "app/widgets/sam-clamp.h"
#include "app/widgets/sam-status-page.h"

#define POLL_MILLISECONDS 100

struct _SamImportDialog
{
  SamDialog parent_instance;

  SamStoreThread *store;
  SamImportRequest *request; /* (nullable): a list is chosen */
  SamImportReading *reading; /* (nullable): and read */
  GCancellable *cancellable; /* of the job that runs */
  SamImportCount *count;     /* (nullable): how far the import is */
  guint poll;

  /* Template children */
  GtkStack *pages;
  GtkLabel *file_name;
  SamStatusPage *choose_page;
  SamImportColumnsPage *columns_page;
  SamImportPreviewPage *preview_page;
  GtkProgressBar *progress;
  SamStatusPage *done_page;
  GtkWidget *choose_button;
  GtkWidget *next_button;
  GtkWidget *import_button;
  GtkWidget *undo_button;
  GtkWidget *done_button;
  GtkWidget *busy;
};

G_DEFINE_FINAL_TYPE (SamImportDialog, sam_import_dialog, SAM_TYPE_DIALOG)

static void
update_actions (SamImportDialog *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->pages);
  gboolean columns = g_strcmp0 (page, "columns") == 0;
  gboolean preview = g_strcmp0 (page, "preview") == 0;
  gboolean ready = self->reading != NULL && self->reading->plan != NULL && self->cancellable == NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.back", preview);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.next", columns && ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", preview && ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.choose", g_strcmp0 (page, "running") != 0);
  gtk_widget_set_visible (self->next_button, columns);
  gtk_widget_set_visible (self->import_button, preview);
  gtk_widget_set_visible (self->busy, self->cancellable != NULL && g_strcmp0 (page, "running") != 0);
}

/* Mostly the guesses are right, and the next thing to do is one key away. The button that was pressed last is gone. */
static void
show_page (SamImportDialog *self,
           const char *page)
{
  const struct
  {
    const char *page;
    GtkWidget *next;
  } steps[] = {
    { "choose", self->choose_button },
    { "columns", self->next_button },
    { "preview", self->import_button },
    { "done", self->done_button },
  };

  gtk_stack_set_visible_child_name (self->pages, page);
  update_actions (self);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].page, page))
      gtk_widget_grab_focus (steps[i].next);
}

/* A new job takes the place of one whose answer nobody waits for any more. */
static GCancellable *
begin_job (SamImportDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  return self->cancellable;
}

static void
show_problem (SamImportDialog *self,
              const char *title,
              const char *message)
{
  g_object_set (self->choose_page, "title", title, "description", message, NULL);
  show_page (self, "choose");
}

typedef struct
{
  SamImportDialog *self;
  GCancellable *cancellable;
} Job;

static Job *
job_new (SamImportDialog *self)
{
  Job *job = g_new0 (Job, 1);

  job->self = g_object_ref (self);
  job->cancellable = g_object_ref (begin_job (self));
  return job;
}

static void
job_free (Job *job)
{
  g_object_unref (job->self);
  g_object_unref (job->cancellable);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
on_read_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (Job) job = data;
  SamImportDialog *self = job->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamImportReading) read = sam_import_request_read_finish (SAM_STORE_THREAD (source), result, &error);
  const SamImportReading *reading = read;
  const char *page = gtk_stack_get_visible_child_name (self->pages);

  /* Another job took its place, or the window has gone. */
  if (g_cancellable_is_cancelled (job->cancellable))
    return;
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->reading, sam_import_reading_free);
  if (reading == NULL)
    {
      show_problem (self, _ ("This List Can’t Be Read"), error->message);
      return;
    }
  self->reading = g_steal_pointer (&read);
  sam_import_columns_page_show (self->columns_page, self->request, reading);
  if (reading->plan != NULL)
    sam_import_preview_page_show (self->preview_page, self->request, reading);
  if (g_str_equal (page, "columns") || (g_str_equal (page, "preview") && reading->plan != NULL))
    update_actions (self);
  else
    show_page (self, "columns");
}

static void
read_again (SamImportDialog *self)
{
  Job *job = job_new (self);

  sam_import_request_read_async (self->request, self->store, job->cancellable, on_read_cb, job);
  update_actions (self);
}

static gboolean
on_poll_cb (gpointer data)
{
  SamImportDialog *self = data;
  guint done = (guint) g_atomic_int_get (&self->count->done);
  guint total = (guint) g_atomic_int_get (&self->count->total);
  g_autofree char *text = g_strdup_printf (_ ("%u of %u rows"), done, total);

  if (total == 0)
    {
      gtk_progress_bar_pulse (self->progress);
      return G_SOURCE_CONTINUE;
    }
  gtk_progress_bar_set_fraction (self->progress, (double) done / total);
  gtk_progress_bar_set_text (self->progress, text);
  return G_SOURCE_CONTINUE;
}

/* In the numbers of the preview, so that before and after can be laid side by side. */
static void
show_result (SamImportDialog *self,
             const SamImportResult *result)
{
  const guint n = result->added + result->updated + result->unchanged;
  const guint all = n + result->left_out;
  g_autofree char *title = g_strdup_printf (ngettext ("%u of %u row imported", "%u of %u rows imported", all), n, all);
  g_autofree char *sum = sam_import_words_sum (result->counts, result->left_out_of);
  g_autofree char *besides = sam_import_words_besides (self->reading->plan);
  g_autofree char *text = g_strdup_printf ("%s%s%s", sum, *besides != '\0' ? "\n" : "", besides);

  g_object_set (self->done_page, "title", title, "description", text, NULL);
  gtk_widget_set_sensitive (self->undo_button, result->added + result->updated > 0);
  show_page (self, "done");
}

static void
on_applied_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (SamImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree SamImportResult *outcome = sam_import_request_apply_finish (SAM_STORE_THREAD (source), result, &error);

  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_object (&self->cancellable);
  if (self->request == NULL)
    return;
  if (outcome != NULL)
    show_result (self, outcome);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_page (self, "preview");
  else
    show_problem (self, _ ("Nothing Was Imported"), error->message);
}

static void
on_run_cb (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  SamImportDialog *self = SAM_IMPORT_DIALOG (widget);

  g_clear_pointer (&self->count, g_atomic_rc_box_release);
  self->count = g_atomic_rc_box_new0 (SamImportCount);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_progress_bar_set_text (self->progress, "");
  sam_import_request_apply_async (self->request, self->store, g_atomic_rc_box_acquire (self->count), begin_job (self),
                                  on_applied_cb, g_object_ref (self));
  self->poll = g_timeout_add (POLL_MILLISECONDS, on_poll_cb, self);
  show_page (self, "running");
}

static void
on_stop_cb (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  SamImportDialog *self = SAM_IMPORT_DIALOG (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static gpointer
undo_on_thread (SamStore *store,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  return sam_store_undo (store, error) ? store : NULL;
}

static void
on_undone_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamImportDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error) == NULL && error != NULL)
    {
      show_problem (self, _ ("The Import Was Not Undone"), error->message);
      return;
    }
  if (self->request != NULL)
    read_again (self);
}

static void
on_undo_cb (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  SamImportDialog *self = SAM_IMPORT_DIALOG (widget);

  gtk_widget_set_sensitive (self->undo_button, FALSE);
  sam_store_thread_run_async (self->store, undo_on_thread, NULL, NULL, NULL, NULL, on_undone_cb, g_object_ref (self));
}

static void
on_next_cb (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  show_page (SAM_IMPORT_DIALOG (widget), "preview");
}

static void
on_back_cb (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  show_page (SAM_IMPORT_DIALOG (widget), "columns");
}

static void
on_file_chosen_cb (const char *path,
                   gpointer data)
{
  sam_import_dialog_open (data, path);
}

static void
on_choose_cb (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  static const char *const patterns[] = { "*.csv", "*.CSV", "*.txt", "*.xlsx", "*.XLSX", "*.vcf", "*.VCF", "*.ics",
                                          "*.ICS", "*.json", NULL };

  sam_file_dialogs_open (GTK_WINDOW (widget), _ ("Import a List"), _ ("Lists (Excel, csv), address cards, calendars"),
                         patterns, on_file_chosen_cb, widget);
}

static void
sam_import_dialog_dispose (GObject *object)
{
  SamImportDialog *self = SAM_IMPORT_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->poll, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), SAM_TYPE_IMPORT_DIALOG);
  g_clear_pointer (&self->reading, sam_import_reading_free);
  g_clear_pointer (&self->request, sam_import_request_free);
  g_clear_pointer (&self->count, g_atomic_rc_box_release);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_import_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SamImportDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, SamImportDialog, file_name);
  gtk_widget_class_bind_template_child (widget_class, SamImportDialog, choose_button);
  gtk_widget_class_bind_template_child (widget_class, SamImportDialog, choose_page);
  gtk_widget_class_bind_template_child (widget_class, SamImportDialog, columns_page);
  gtk_widget_class_bind_template_child (widget_class, SamImportDialog, preview_page);
  gtk_widget_class_bind_template_child (widget_class, SamImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, SamImportDialog, done_page);
  gtk_widget_class_bind_template_child (widget_class, SamImportDialog, next_button);
  gtk_widget_class_bind_template_child (widget_class, SamImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, SamImportDialog, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SamImportDialog, done_button);
  gtk_widget_class_bind_template_child (widget_class, SamImportDialog, busy);
}

static void
sam_import_dialog_class_init (SamImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_import_dialog_dispose;

  g_type_ensure (SAM_TYPE_IMPORT_COLUMNS_PAGE);
  g_type_ensure (SAM_TYPE_IMPORT_PREVIEW_PAGE);
  g_type_ensure (SAM_TYPE_CLAMP);
  g_type_ensure (SAM_TYPE_STATUS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/import/sam-import-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, read_again);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, on_choose_cb);
  gtk_widget_class_install_action (widget_class, "import.next", NULL, on_next_cb);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, on_back_cb);
  gtk_widget_class_install_action (widget_class, "import.run", NULL, on_run_cb);
  gtk_widget_class_install_action (widget_class, "import.stop", NULL, on_stop_cb);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, on_undo_cb);
}

static void
sam_import_dialog_init (SamImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
  gtk_widget_grab_focus (self->choose_button);
}

/**
 * sam_import_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @store: the region
 *
 * Returns: (transfer none): a dialog that asks for a list
 */
GtkWidget *
sam_import_dialog_new (GtkWindow *parent,
                       SamStoreThread *store)
{
  SamImportDialog *self = g_object_new (SAM_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

/**
 * sam_import_dialog_open:
 * @path: a list
 *
 * Reads the list and shows what its columns are.
 */
void
sam_import_dialog_open (SamImportDialog *self,
                        const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  /* The pages of the list before go: they show what is freed here. */
  gtk_stack_set_visible_child_name (self->pages, "choose");
  g_clear_pointer (&self->request, sam_import_request_free);
  g_clear_pointer (&self->reading, sam_import_reading_free);
  self->request = sam_import_request_new (path);
  gtk_label_set_label (self->file_name, name);
  read_again (self);
}

/**
 * sam_import_dialog_get_page:
 *
 * Returns: (transfer none): how far it is: choose, columns, preview, running or done
 */
const char *
sam_import_dialog_get_page (SamImportDialog *self)
{
  return gtk_stack_get_visible_child_name (self->pages);
}
