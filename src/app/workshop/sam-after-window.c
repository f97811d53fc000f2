/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-after-window.h"

#include "app/dialogs/sam-file-dialogs.h"
#include "app/lists/sam-changes.h"
#include "app/rows/sam-wrap-layout.h"
#include "app/sam-answer.h"
#include "app/widgets/sam-remade-rows.h"
#include "app/workshop/sam-after-jobs.h"
#include "app/workshop/sam-thanks-page.h"
#include "network/sam-workshop-after.h"

#include <glib/gi18n.h>

struct _SamAfterWindow
{
  SamDialog parent_instance;

  SamStoreThread *store;
  char *workshop;     /* id */
  SamStoreFunc write; /* what is being saved as a file */

  /* Template children */
  GtkWidget *stack;
  GtkWidget *before;
  GtkWidget *form;
  GtkWidget *results;
  GtkWidget *hint;
  GtkWidget *people;
  GtkWidget *write_down;
  GtkWidget *thanks;
  GtkWidget *attendance;
  GtkWidget *told;
};

G_DEFINE_FINAL_TYPE (SamAfterWindow, sam_after_window, SAM_TYPE_DIALOG)

static void
tell (SamAfterWindow *self,
      const char *words)
{
  if (*words == '\0')
    return;
  gtk_label_set_label (GTK_LABEL (self->told), words);
  gtk_widget_show (self->told);
}

static void
on_tell (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  tell (SAM_AFTER_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
tell_done (gpointer self,
           const char *words,
           gboolean done)
{
  tell (self, words);
}

static void
run (SamAfterWindow *self,
     SamStoreFunc func,
     SamAfterJob *job)
{
  sam_answer_ask (self->store, func, job, (GDestroyNotify) sam_after_job_free, tell_done, self);
}

static void
on_tick_cb (SamAfterWindow *self,
            GtkCheckButton *check)
{
  SamAfterJob *job = sam_after_job_new (self->workshop, g_object_get_data (G_OBJECT (check), "id"));

  job->becomes = gtk_check_button_get_active (check);
  run (self, sam_after_job_tick, job);
}

static void
show_people (SamAfterWindow *self,
             GPtrArray *people)
{
  SamRemadeRows *remade = sam_remade_rows_begin (self->people);

  for (guint i = 0; i < people->len; i++)
    {
      const SamAttendance *person = g_ptr_array_index (people, i);
      g_autofree char *label =
          person->practice != NULL ? g_strdup_printf ("%s · %s", person->name, person->practice)
                                   : g_strdup_printf (_ ("%s, of no known practice"), person->name);
      GtkWidget *check = gtk_check_button_new_with_label (label);

      gtk_widget_set_sensitive (check, person->practice != NULL);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), person->becomes_contact);
      g_object_set_data_full (G_OBJECT (check), "id", g_strdup (person->participation), g_free);
      g_signal_connect_object (check, "toggled", G_CALLBACK (on_tick_cb), self, G_CONNECT_SWAPPED);
      sam_remade_rows_name (check, person->participation);
      gtk_box_append (GTK_BOX (self->people), check);
    }
  sam_remade_rows_end (remade);
  gtk_label_set_label (GTK_LABEL (self->hint), people->len > 0
                                                   ? _ ("Tick who agreed to be contact person for their practice.")
                                                   : _ ("Nobody has been ticked as there."));
  gtk_widget_set_sensitive (self->write_down, people->len > 0);
}

static char *
describe_attendance (GPtrArray *people)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    {
      const SamAttendance *person = g_ptr_array_index (people, i);
      g_autofree char *hours = sam_attendance_format_hours (person->minutes);

      g_string_append_printf (text, "%s%s: ", i > 0 ? "\n" : "", person->name);
      g_string_append_printf (text, person->full ? _ ("all, %s hours") : _ ("in part, %s hours"), hours);
      if (person->counted != person->minutes)
        {
          g_autofree char *counted = sam_attendance_format_hours (person->counted);

          /* Translators: how many hours of somebody's attendance a register counts */
          g_string_append_printf (text, _ (", of which %s count for %s"), counted, person->register_name);
        }
      if (person->number == NULL)
        g_string_append_printf (text, " · %s", _ ("no registration number"));
    }
  if (people->len == 0)
    g_string_append (text, _ ("Nobody has been ticked as there."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
on_loaded_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamAfterWindow) self = data;
  g_autoptr (GError) error = NULL;
  SamAfterLoaded *loaded = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  g_autofree char *attendance = NULL;

  if (self->store == NULL || loaded == NULL)
    {
      if (self->store != NULL)
        tell (self, error->message);
      g_clear_pointer (&loaded, sam_after_loaded_free);
      return;
    }
  attendance = describe_attendance (loaded->people);
  gtk_label_set_label (GTK_LABEL (self->results), loaded->results);
  gtk_label_set_label (GTK_LABEL (self->attendance), attendance);
  show_people (self, loaded->people);
  sam_after_loaded_free (loaded);
}

static void
load (SamAfterWindow *self)
{
  sam_store_thread_run_async (self->store, sam_after_job_load, sam_after_job_new (self->workshop, NULL),
                              (GDestroyNotify) sam_after_job_free, (GDestroyNotify) sam_after_loaded_free, NULL,
                              on_loaded_cb, g_object_ref (self));
}

static void
on_store_changed_cb (SamAfterWindow *self,
                     const char *const *ids)
{
  static const char *const kinds[] = { "workshop", "participation", "evaluation", "person", NULL };

  if (self->store != NULL && sam_changes_concern (ids, kinds))
    load (self);
}

static void
tell_form (gpointer data,
           const char *words,
           gboolean done)
{
  SamAfterWindow *self = data;

  tell (self, words);
  if (done)
    gtk_editable_set_text (GTK_EDITABLE (self->form), "");
}

/* Enter saves the form and waits for the next one. */
static void
on_form_activate_cb (SamAfterWindow *self)
{
  SamAfterJob *job = sam_after_job_new (self->workshop, gtk_editable_get_text (GTK_EDITABLE (self->form)));

  job->after = !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->before));
  sam_answer_ask (self->store, sam_after_job_save_form, job, (GDestroyNotify) sam_after_job_free, tell_form, self);
}

static void
on_forms_chosen_cb (const char *path,
                    gpointer data)
{
  SamAfterWindow *self = data;
  SamAfterJob *job = sam_after_job_new (self->workshop, path);

  job->after = !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->before));
  run (self, sam_after_job_import_forms, job);
}

static void
on_import_clicked_cb (SamAfterWindow *self)
{
  static const char *const patterns[] = { "*.csv", "*.xlsx", "*.txt", NULL };

  sam_file_dialogs_open (GTK_WINDOW (self), _ ("Import Evaluation Forms"), _ ("Lists (Excel, csv)"), patterns, on_forms_chosen_cb, self);
}

static void
on_contacts_clicked_cb (SamAfterWindow *self)
{
  run (self, sam_after_job_contacts, sam_after_job_new (self->workshop, NULL));
}

static void
on_deadlines_clicked_cb (SamAfterWindow *self)
{
  run (self, sam_after_job_deadlines, sam_after_job_new (self->workshop, NULL));
}

static void
on_clear_clicked_cb (SamAfterWindow *self)
{
  run (self, sam_after_job_clear, sam_after_job_new (self->workshop, NULL));
}

static void
on_path_chosen_cb (const char *path,
                   gpointer data)
{
  SamAfterWindow *self = data;

  run (self, self->write, sam_after_job_new (self->workshop, path));
}

static void
save_file (SamAfterWindow *self,
           SamStoreFunc write,
           const char *title,
           const char *name)
{
  self->write = write;
  sam_file_dialogs_save (GTK_WINDOW (self), title, name, on_path_chosen_cb, self);
}

static void
on_sheet_clicked_cb (SamAfterWindow *self)
{
  save_file (self, sam_after_job_write_sheet, _ ("Save the Attendance"), _ ("attendance.xlsx"));
}

static void
on_list_clicked_cb (SamAfterWindow *self)
{
  save_file (self, sam_after_job_write_list, _ ("Save the Attendance"), _ ("attendance.pdf"));
}

static void
on_certificates_clicked_cb (SamAfterWindow *self)
{
  save_file (self, sam_after_job_write_certificates, _ ("Save the Certificates"), _ ("certificates.pdf"));
}

static void
sam_after_window_dispose (GObject *object)
{
  SamAfterWindow *self = SAM_AFTER_WINDOW (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->workshop, g_free);

  G_OBJECT_CLASS (sam_after_window_parent_class)->dispose (object);
}

static void
sam_after_window_class_init (SamAfterWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SAM_TYPE_THANKS_PAGE);
  g_type_ensure (SAM_TYPE_WRAP_LAYOUT);
  G_OBJECT_CLASS (klass)->dispose = sam_after_window_dispose;

  gtk_widget_class_install_action (widget_class, "after.tell", "s", on_tell);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/workshop/sam-after-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SamAfterWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SamAfterWindow, before);
  gtk_widget_class_bind_template_child (widget_class, SamAfterWindow, form);
  gtk_widget_class_bind_template_child (widget_class, SamAfterWindow, results);
  gtk_widget_class_bind_template_child (widget_class, SamAfterWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, SamAfterWindow, people);
  gtk_widget_class_bind_template_child (widget_class, SamAfterWindow, write_down);
  gtk_widget_class_bind_template_child (widget_class, SamAfterWindow, thanks);
  gtk_widget_class_bind_template_child (widget_class, SamAfterWindow, attendance);
  gtk_widget_class_bind_template_child (widget_class, SamAfterWindow, told);
  gtk_widget_class_bind_template_callback (widget_class, on_form_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_contacts_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_deadlines_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_sheet_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_certificates_clicked_cb);
}

static void
sam_after_window_init (SamAfterWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_after_window_new:
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
sam_after_window_new (GtkWindow *parent,
                      SamStoreThread *store,
                      const char *workshop_id)
{
  SamAfterWindow *self = g_object_new (SAM_TYPE_AFTER_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->workshop = g_strdup (workshop_id);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  sam_thanks_page_set_workshop (SAM_THANKS_PAGE (self->thanks), store, workshop_id);
  load (self);
  return GTK_WIDGET (self);
}

/**
 * sam_after_window_new_for_accreditation:
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none): the same window, open at what the registers ask
 */
GtkWidget *
sam_after_window_new_for_accreditation (GtkWindow *parent,
                                        SamStoreThread *store,
                                        const char *workshop_id)
{
  GtkWidget *self = sam_after_window_new (parent, store, workshop_id);

  gtk_stack_set_visible_child_name (GTK_STACK (SAM_AFTER_WINDOW (self)->stack), "accreditation");
  return self;
}
