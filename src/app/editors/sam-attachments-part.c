/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-attachments-part.h"

#include <glib/gi18n.h>

#include "app/dialogs/sam-file-dialogs.h"
#include "app/editors/sam-attachment-row.h"
#include "app/lists/sam-changes.h"
#include "app/widgets/sam-remade-rows.h"
#include "app/widgets/sam-show-uri.h"
#include "exchange/sam-attachment-files.h"

struct _SamAttachmentsPart
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  char *about;  /* the record's id */
  char *wanted; /* (nullable): id of the attachment of which a copy is being saved */
  GCancellable *cancellable;

  /* Template children */
  GtkWidget *content;
  GtkWidget *empty;
  GtkWidget *rows;
  GtkWidget *add;
  GtkSpinner *spinner;
};

static void sam_attachments_part_part_init (SamRecordPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamAttachmentsPart, sam_attachments_part, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_RECORD_PART, sam_attachments_part_part_init))

/* What is asked of the store. */
typedef struct
{
  char *id;   /* of the record, or of an attachment */
  char *path; /* a file or a folder */
} Job;

static Job *
job_new (const char *id,
         const char *path)
{
  Job *job = g_new0 (Job, 1);

  job->id = g_strdup (id);
  job->path = g_strdup (path);
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->id);
  g_free (job->path);
  g_free (job);
}

static gpointer
list (SamStore *store,
      gpointer data,
      GCancellable *cancellable,
      GError **error)
{
  return sam_store_list_attached (store, ((Job *) data)->id, error);
}

static gpointer
attach (SamStore *store,
        gpointer data,
        GCancellable *cancellable,
        GError **error)
{
  Job *job = data;

  return sam_attachment_read_file (store, job->id, job->path, cancellable, error);
}

static gpointer
write_to_open (SamStore *store,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  Job *job = data;

  return sam_attachment_write_to_open (store, job->id, job->path, error);
}

static gpointer
save_copy (SamStore *store,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  Job *job = data;

  return sam_attachment_write_file (store, job->id, job->path, error) ? g_strdup ("") : NULL;
}

static gpointer
take_away (SamStore *store,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  Job *job = data;

  return sam_store_delete (store, job->id, error) ? g_strdup (job->id) : NULL;
}

static void
tell (SamAttachmentsPart *self,
      const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
on_opened_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamAttachmentsPart) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, &error) : NULL;

  if (uri == NULL)
    tell (self, error);
  else if (self->content != NULL)
    sam_show_uri (GTK_WIDGET (self), uri);
}

/**
 * sam_attachments_part_dup_folder:
 *
 * Returns: (transfer full): where copies are made to open with another program
 */
char *
sam_attachments_part_dup_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "samenhulp", "attachments", NULL);
}

static void
on_row_open_cb (SamAttachmentsPart *self,
                SamAttachmentRow *row)
{
  g_autofree char *folder = sam_attachments_part_dup_folder ();

  sam_store_thread_run_async (self->store, write_to_open, job_new (sam_attachment_row_get_id (row), folder), job_free,
                              g_free, self->cancellable, on_opened_cb, g_object_ref (self));
}

static void
on_saved_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (SamAttachmentsPart) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (done == NULL)
    tell (self, error);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("The copy is saved"));
}

/**
 * sam_attachments_part_save:
 * @id: of one of the attachments
 * @path: of the file that becomes a copy of it
 */
void
sam_attachments_part_save (SamAttachmentsPart *self,
                           const char *id,
                           const char *path)
{
  g_return_if_fail (SAM_IS_ATTACHMENTS_PART (self) && self->store != NULL);

  sam_store_thread_run_async (self->store, save_copy, job_new (id, path), job_free, g_free, self->cancellable,
                              on_saved_cb, g_object_ref (self));
}

static void
on_place_chosen_cb (const char *path,
                    gpointer data)
{
  SamAttachmentsPart *self = data;

  if (self->store != NULL)
    sam_attachments_part_save (self, self->wanted, path);
}

static void
on_row_save_cb (SamAttachmentsPart *self,
                SamAttachmentRow *row)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *name = sam_attachment_row_dup_name (row);

  g_free (self->wanted);
  self->wanted = g_strdup (sam_attachment_row_get_id (row));
  sam_file_dialogs_save (GTK_WINDOW (window), _ ("Save a Copy"), name, on_place_chosen_cb, self);
}

static void
on_removed_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (SamAttachmentsPart) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (id == NULL)
    tell (self, error);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", _ ("The attachment was removed"));
}

static void
on_row_remove_cb (SamAttachmentsPart *self,
                  SamAttachmentRow *row)
{
  sam_store_thread_run_async (self->store, take_away, job_new (sam_attachment_row_get_id (row), NULL), job_free, g_free,
                              self->cancellable, on_removed_cb, g_object_ref (self));
}

static void
on_listed_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamAttachmentsPart) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) attached = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  SamRemadeRows *remade;

  if (attached == NULL)
    {
      tell (self, error);
      return;
    }
  if (self->rows == NULL)
    return;
  remade = sam_remade_rows_begin (self->rows);
  for (guint i = 0; i < attached->len; i++)
    {
      GtkWidget *row = sam_attachment_row_new (g_ptr_array_index (attached, i));

      g_signal_connect_object (row, "open", G_CALLBACK (on_row_open_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "save", G_CALLBACK (on_row_save_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "remove", G_CALLBACK (on_row_remove_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->rows), row);
    }
  sam_remade_rows_end (remade);
  gtk_widget_set_visible (self->empty, attached->len == 0);
}

static void
load (SamAttachmentsPart *self)
{
  sam_store_thread_run_async (self->store, list, job_new (self->about, NULL), job_free,
                              (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_listed_cb,
                              g_object_ref (self));
}

static void
on_added_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (SamAttachmentsPart) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->spinner != NULL)
    gtk_spinner_stop (self->spinner);
  if (id == NULL)
    tell (self, error);
}

/**
 * sam_attachments_part_add:
 * @path: of a file
 *
 * Keeps the file with the record that is shown.
 */
void
sam_attachments_part_add (SamAttachmentsPart *self,
                          const char *path)
{
  g_return_if_fail (SAM_IS_ATTACHMENTS_PART (self) && self->about != NULL);

  gtk_spinner_start (self->spinner);
  sam_store_thread_run_async (self->store, attach, job_new (self->about, path), job_free, g_free, self->cancellable,
                              on_added_cb, g_object_ref (self));
}

static void
on_file_chosen_cb (const char *path,
                   gpointer data)
{
  sam_attachments_part_add (data, path);
}

static void
on_add_clicked_cb (SamAttachmentsPart *self)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  sam_file_dialogs_open (GTK_WINDOW (window), _ ("Add a File"), NULL, NULL, on_file_chosen_cb, self);
}

static void
on_store_changed_cb (SamAttachmentsPart *self,
                     const char *const *ids)
{
  static const char *const kinds[] = { SAM_ATTACHMENT_KIND, NULL };

  if (self->about != NULL && sam_changes_concern (ids, kinds))
    load (self);
}

static void
sam_attachments_part_show (SamRecordPart *part,
                           SamStoreThread *store,
                           SamRecord *record)
{
  SamAttachmentsPart *self = SAM_ATTACHMENTS_PART (part);

  /* Only what is saved can have something kept with it. */
  gtk_widget_set_sensitive (self->add, sam_record_get_revision (record) != NULL);
  if (self->store == NULL)
    {
      self->store = g_object_ref (store);
      g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
    }
  if (g_strcmp0 (self->about, sam_record_get_id (record)) == 0)
    return;
  g_free (self->about);
  self->about = g_strdup (sam_record_get_id (record));
  load (self);
}

static void
sam_attachments_part_part_init (SamRecordPartInterface *iface)
{
  iface->show = sam_attachments_part_show;
}

static void
sam_attachments_part_dispose (GObject *object)
{
  SamAttachmentsPart *self = SAM_ATTACHMENTS_PART (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  self->rows = NULL;
  self->spinner = NULL;
  g_clear_object (&self->store);
  g_clear_pointer (&self->about, g_free);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (sam_attachments_part_parent_class)->dispose (object);
}

static void
sam_attachments_part_class_init (SamAttachmentsPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_attachments_part_dispose;

  g_type_ensure (SAM_TYPE_ATTACHMENT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/editors/sam-attachments-part.ui");
  gtk_widget_class_bind_template_child (widget_class, SamAttachmentsPart, content);
  gtk_widget_class_bind_template_child (widget_class, SamAttachmentsPart, empty);
  gtk_widget_class_bind_template_child (widget_class, SamAttachmentsPart, rows);
  gtk_widget_class_bind_template_child (widget_class, SamAttachmentsPart, add);
  gtk_widget_class_bind_template_child (widget_class, SamAttachmentsPart, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked_cb);
}

static void
sam_attachments_part_init (SamAttachmentsPart *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
