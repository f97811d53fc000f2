/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/questions/sam-question-dialog.h"

#include "app/editors/sam-editor-types.h"
#include "app/editors/sam-form.h"
#include "app/rows/sam-refs-row.h"
#include "app/rows/sam-wrap-layout.h"
#include "network/sam-privacy.h"
#include "network/sam-question-entry.h"
#include "store/sam-clock.h"

#include <glib/gi18n.h>

struct _SamQuestionDialog
{
  SamDialog parent_instance;

  SamStoreThread *store;
  GCancellable *cancellable;
  gboolean opens; /* the question, once it is saved */

  /* Template children */
  SamForm *form;
  GtkWidget *topics;
  GtkWidget *place;
  GtkWidget *crisis;
  GtkWidget *warning;
  GtkWidget *told;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (SamQuestionDialog, sam_question_dialog, SAM_TYPE_DIALOG)

typedef struct
{
  SamRecord *typed; /* what the form says; never saved itself */
  char *topics;     /* typed and not chosen */
  char *place;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->typed);
  g_free (job->topics);
  g_free (job->place);
  g_free (job);
}

static gpointer
enter_question (SamStore *store,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  Job *job = data;
  g_auto (GStrv) ids = sam_record_dup_strv (job->typed, "topics");
  g_autofree char *text = sam_record_dup_text (job->typed, "text");
  g_autofree char *channel = sam_record_dup_text (job->typed, "channel");
  g_autofree char *source = sam_record_dup_text (job->typed, "source");
  g_autofree char *practice = sam_record_dup_text (job->typed, "practice");
  g_autofree char *language = sam_record_dup_text (job->typed, "language");
  g_autofree char *name = sam_record_dup_text (job->typed, "asker_name");
  g_autofree char *phone = sam_record_dup_text (job->typed, "asker_phone");
  g_autofree char *email = sam_record_dup_text (job->typed, "asker_email");
  const SamQuestionEntry entry = { .topics = job->topics,
                                   .topic_ids = (const char *const *) ids,
                                   .place = job->place,
                                   .text = text,
                                   .channel = channel,
                                   .source = source,
                                   .practice = practice,
                                   .language = language,
                                   .name = name,
                                   .phone = phone,
                                   .email = email };
  g_autoptr (SamRecord) question = sam_question_enter (store, &entry, sam_clock_get_seconds (), error);

  return question != NULL ? g_strdup (sam_record_get_id (question)) : NULL;
}

static gpointer
find_crisis (SamStore *store,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  char *line = sam_question_describe_crisis (store, data);

  return line != NULL ? line : g_strdup ("");
}

static void
show_label (GtkWidget *label,
            const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
on_crisis_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamQuestionDialog) self = data;
  g_autofree char *line = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, NULL);

  if (line != NULL && self->crisis != NULL)
    show_label (self->crisis, line);
}

/* What can be read now; a row with a problem leaves the record without its value. */
static SamRecord *
read_form (SamQuestionDialog *self,
           const char **problem)
{
  GPtrArray *rows = sam_form_get_rows (self->form);
  SamRecord *record = sam_record_new (sam_kind_find ("question"), "question:new");

  *problem = NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      const char *wrong = NULL;

      if (!sam_field_row_store (g_ptr_array_index (rows, i), record, &wrong) && *problem == NULL)
        {
          *problem = wrong;
          gtk_widget_grab_focus (g_ptr_array_index (rows, i));
        }
    }
  return record;
}

/* Neither what is chosen nor what is written may hide a danger behind the other. */
static void
look_for_danger (SamQuestionDialog *self)
{
  static const char *const fields[] = { "topics", "text" };
  SamRecord *typed = sam_record_new (sam_kind_find ("question"), "question:new");
  const char *problem;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    sam_field_row_store (sam_form_find_row (self->form, fields[i]), typed, &problem);
  sam_store_thread_run_async (self->store, find_crisis, typed, g_object_unref, g_free, self->cancellable, on_crisis_cb,
                              g_object_ref (self));
}

static void
on_form_edited_cb (SamQuestionDialog *self,
                   SamFieldRow *row)
{
  g_autoptr (SamRecord) record = sam_record_new (sam_kind_find ("question"), "question:new");
  const char *field = sam_field_row_get_field_name (row);
  const char *problem;

  if (!sam_field_row_store (row, record, &problem))
    return;
  if (g_str_equal (field, "text"))
    {
      g_autofree char *text = sam_record_dup_text (record, "text");
      g_autofree char *words = sam_privacy_describe (sam_privacy_find (text));

      show_label (self->warning, words);
    }
  if (g_str_equal (field, "text") || g_str_equal (field, "topics"))
    look_for_danger (self);
}

static void
on_entered_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (SamQuestionDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->told == NULL)
    return;
  gtk_widget_set_sensitive (self->save, TRUE);
  if (id == NULL)
    {
      show_label (self->told, error->message);
      sam_refs_row_type (SAM_REFS_ROW (self->topics));
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", _ ("The question is noted"));
  if (self->opens)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go-on", "s", id);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  SamQuestionDialog *self = SAM_QUESTION_DIALOG (widget);
  const char *problem;
  g_autoptr (SamRecord) typed = read_form (self, &problem);
  Job *job;

  /* A second press while the first is being saved would note it twice. */
  if (!gtk_widget_get_sensitive (self->save))
    return;
  if (problem != NULL)
    {
      show_label (self->told, _ (problem));
      return;
    }
  job = g_new0 (Job, 1);
  job->typed = g_steal_pointer (&typed);
  job->topics = g_strdup (sam_refs_row_get_typed (SAM_REFS_ROW (self->topics)));
  job->place = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->place)));
  self->opens = g_variant_get_boolean (parameter);
  gtk_widget_set_sensitive (self->save, FALSE);
  show_label (self->told, NULL);
  sam_store_thread_run_async (self->store, enter_question, job, (GDestroyNotify) job_free, g_free, NULL,
                              on_entered_cb, g_object_ref (self));
}

static void
sam_question_dialog_dispose (GObject *object)
{
  SamQuestionDialog *self = SAM_QUESTION_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  self->told = NULL;
  self->crisis = NULL;
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_question_dialog_parent_class)->dispose (object);
}

static void
sam_question_dialog_class_init (SamQuestionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_question_dialog_dispose;

  sam_editor_types_ensure ();
  gtk_widget_class_install_action (widget_class, "question.save", "b", save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "question.save", "b", TRUE);

  g_type_ensure (SAM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/questions/sam-question-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SamQuestionDialog, form);
  gtk_widget_class_bind_template_child (widget_class, SamQuestionDialog, topics);
  gtk_widget_class_bind_template_child (widget_class, SamQuestionDialog, place);
  gtk_widget_class_bind_template_child (widget_class, SamQuestionDialog, crisis);
  gtk_widget_class_bind_template_child (widget_class, SamQuestionDialog, warning);
  gtk_widget_class_bind_template_child (widget_class, SamQuestionDialog, told);
  gtk_widget_class_bind_template_child (widget_class, SamQuestionDialog, save);
  gtk_widget_class_bind_template_callback (widget_class, on_form_edited_cb);
}

static void
sam_question_dialog_init (SamQuestionDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_question_dialog_new:
 * @parent: (nullable): the window it belongs to, whose actions it uses
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWidget *
sam_question_dialog_new (GtkWindow *parent,
                         SamStoreThread *store)
{
  SamQuestionDialog *self = g_object_new (SAM_TYPE_QUESTION_DIALOG, "transient-for", parent, NULL);
  g_autoptr (SamRecord) start = sam_record_new (sam_kind_find ("question"), "question:new");

  self->store = g_object_ref (store);
  sam_form_bind (self->form, store);
  sam_record_set_text (start, "channel", "phone");
  sam_form_show (self->form, start, NULL);
  gtk_widget_grab_focus (self->topics);
  return GTK_WIDGET (self);
}
