/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/dialogs/sam-many-dialog.h"

#include <glib/gi18n.h>

#include "app/rows/sam-record-picker.h"
#include "app/rows/sam-row-text.h"
#include "record/sam-field-text.h"

#define POLL_MILLISECONDS 100

struct _SamManyDialog
{
  SamDialog parent_instance;

  SamStoreThread *store;
  SamManyRequest *request; /* what was asked for, not handed out yet */
  SamManyCount *count;
  GCancellable *cancellable; /* of the job that runs */
  GPtrArray *fields;         /* of SamField, as the list of fields has them */
  char *picked;              /* id of the record that was picked */
  guint poll;
  GtkWidget *faulty; /* (nullable): what the problem is about */

  /* Template children */
  GtkLabel *explanation;
  GtkStack *pages;
  GtkWidget *field_label;
  GtkDropDown *field;
  GtkWidget *value_label;
  GtkStack *values;
  GtkDropDown *choice;
  GtkEditable *entry;
  SamRecordPicker *picker;
  GtkEditable *task_title;
  GtkEditable *assigned_to;
  GtkEditable *due_on;
  GtkLabel *problem;
  GtkProgressBar *progress;
  GtkWidget *apply_button;
};

G_DEFINE_FINAL_TYPE (SamManyDialog, sam_many_dialog, SAM_TYPE_DIALOG)

/* What one value for all can make sense of. */
static gboolean
is_offered (const SamField *field)
{
  if ((field->flags & SAM_TITLE) != 0 || g_str_equal (field->name, "edited_by") ||
      g_str_equal (field->name, "edited_at") || g_str_equal (field->name, "merged_into"))
    return FALSE;
  if (field->type == SAM_FIELD_REF)
    return field->refers_to != NULL;
  return field->type == SAM_FIELD_CHOICE || field->type == SAM_FIELD_BOOLEAN || field->type == SAM_FIELD_DATE ||
         field->type == SAM_FIELD_TEXT || field->type == SAM_FIELD_INTEGER || field->type == SAM_FIELD_TIME;
}

static const SamField *
get_field (SamManyDialog *self)
{
  guint chosen = gtk_drop_down_get_selected (self->field);

  if (self->request->what != SAM_MANY_SET_FIELD)
    return sam_kind_find_field (self->request->kind, "topics");
  return chosen < self->fields->len ? self->fields->pdata[chosen] : NULL;
}

static void
show_choices (SamManyDialog *self,
              const SamField *field)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("Not filled in"));
  for (guint i = 0; field->choices != NULL && field->choices[i].name != NULL; i++)
    gtk_string_list_append (labels, _ (field->choices[i].label));
  if (field->type == SAM_FIELD_BOOLEAN)
    {
      gtk_string_list_append (labels, _ ("Yes"));
      gtk_string_list_append (labels, _ ("No"));
    }
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (labels));
}

static void
show_problem (SamManyDialog *self,
              const char *text)
{
  gtk_label_set_label (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
  if (text == NULL && self->faulty != NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->faulty), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  self->faulty = NULL;
}

/* What is to be put right gets the focus, and says why. */
static void
show_faulty (SamManyDialog *self,
             GtkWidget *faulty,
             const char *text)
{
  show_problem (self, text);
  self->faulty = faulty;
  gtk_accessible_update_property (GTK_ACCESSIBLE (faulty), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_grab_focus (faulty);
}

static void
show_value (SamManyDialog *self,
            const char *name,
            GtkWidget *control)
{
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->value_label), control);
  gtk_stack_set_visible_child_name (self->values, name);
}

static void
on_field_cb (SamManyDialog *self)
{
  const SamField *field = self->request != NULL ? get_field (self) : NULL;

  if (field == NULL)
    return;
  show_problem (self, NULL);
  g_clear_pointer (&self->picked, g_free);
  if (field->type == SAM_FIELD_CHOICE || field->type == SAM_FIELD_BOOLEAN)
    {
      show_choices (self, field);
      show_value (self, "choice", GTK_WIDGET (self->choice));
    }
  else if (field->refers_to != NULL)
    {
      sam_record_picker_set_source (self->picker, sam_kind_find (field->refers_to), self->store);
      sam_record_picker_set_text (self->picker, "");
      show_value (self, "record", sam_record_picker_get_entry (self->picker));
    }
  else
    show_value (self, "text", GTK_WIDGET (self->entry));
}

static void
on_picked_cb (SamManyDialog *self,
              const char *id,
              const char *title)
{
  sam_record_picker_set_text (self->picker, title);
  g_free (self->picked);
  self->picked = g_strdup (id);
  show_problem (self, NULL);
}

/* Another text is another record, or none. */
static void
on_edited_cb (SamManyDialog *self)
{
  g_clear_pointer (&self->picked, g_free);
}

static char *
dup_choice (SamManyDialog *self,
            const SamField *field)
{
  guint chosen = gtk_drop_down_get_selected (self->choice);

  if (chosen == 0 || chosen == GTK_INVALID_LIST_POSITION)
    return g_strdup ("");
  if (field->type == SAM_FIELD_BOOLEAN)
    return g_strdup (chosen == 1 ? "true" : "false");
  return g_strdup (field->choices[chosen - 1].name);
}

/* What people write, in its stored spelling. NULL: no value of the field; *problem says why. */
static char *
dup_typed (GtkEditable *entry,
           const SamField *field,
           const char **problem)
{
  g_autofree char *value = NULL;

  if (!sam_row_text_parse (field, gtk_editable_get_text (entry), &value, problem) ||
      (value != NULL && !sam_field_check_value (field, value, problem)))
    return NULL;
  return value != NULL ? sam_field_format_text (field, value) : g_strdup ("");
}

/* Fills the request. Returns what is still lacking, and in *faulty where; or NULL. */
static const char *
read_change (SamManyDialog *self,
             GtkWidget **faulty)
{
  const SamField *field = get_field (self);
  const char *shown = gtk_stack_get_visible_child_name (self->values);
  const char *problem = N_ ("Choose one from the list.");

  *faulty = gtk_label_get_mnemonic_widget (GTK_LABEL (self->value_label));
  g_free (self->request->field);
  g_free (self->request->text);
  self->request->field = g_strdup (field->name);
  if (g_str_equal (shown, "choice"))
    self->request->text = dup_choice (self, field);
  else if (g_str_equal (shown, "record"))
    self->request->text = g_strdup (self->picked);
  else
    self->request->text = dup_typed (self->entry, field, &problem);
  return self->request->text != NULL ? NULL : _ (problem);
}

static const char *
read_task (SamManyDialog *self,
           GtkWidget **faulty)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->task_title)));
  const SamField *due_on = sam_kind_find_field (sam_kind_find ("task"), "due_on");
  const char *problem = NULL;

  g_free (self->request->due_on);
  g_free (self->request->text);
  g_free (self->request->assigned_to);
  self->request->due_on = dup_typed (self->due_on, due_on, &problem);
  self->request->assigned_to = g_strdup (gtk_editable_get_text (self->assigned_to));
  self->request->text = *title != '\0' ? g_steal_pointer (&title) : NULL;
  *faulty = GTK_WIDGET (self->request->text == NULL ? self->task_title : self->due_on);
  if (self->request->text == NULL)
    return _ ("Say what must be done.");
  return self->request->due_on == NULL ? _ (problem) : NULL;
}

static gboolean
on_poll_cb (gpointer data)
{
  SamManyDialog *self = data;
  int total = g_atomic_int_get (&self->count->total);

  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress, (double) g_atomic_int_get (&self->count->done) / total);
  return G_SOURCE_CONTINUE;
}

static void
set_running (SamManyDialog *self,
             gboolean running)
{
  gtk_widget_set_sensitive (self->apply_button, !running);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), running);
  g_clear_handle_id (&self->poll, g_source_remove);
  if (running)
    self->poll = g_timeout_add (POLL_MILLISECONDS, on_poll_cb, self);
}

static char *
describe (SamManyRequest *request,
          guint n)
{
  if (request->what == SAM_MANY_ADD_TASKS)
    return g_strdup_printf (ngettext ("%u task made", "%u tasks made", n), n);
  if (n == 0)
    return g_strdup (_ ("Nothing has changed: it was like that already"));
  return g_strdup_printf (ngettext ("%u record changed", "%u records changed", n), n);
}

static void
on_applied_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (SamManyDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree guint *n = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  GtkWindow *parent;
  g_autofree char *text = NULL;

  /* Closed, and thereby stopped. */
  if (self->cancellable == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  set_running (self, FALSE);
  g_clear_object (&self->cancellable);
  if (n == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  text = describe (self->request, *n);
  parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), *n > 0 ? "win.toast-undo" : "win.toast", "s", text);
  gtk_window_destroy (GTK_WINDOW (self));
}

static SamManyRequest *
copy_request (SamManyRequest *request)
{
  SamManyRequest *copy = sam_many_request_new (request->kind, request->keys);

  copy->what = request->what;
  copy->field = g_strdup (request->field);
  copy->text = g_strdup (request->text);
  copy->assigned_to = g_strdup (request->assigned_to);
  copy->due_on = request->due_on != NULL && *request->due_on != '\0' ? g_strdup (request->due_on) : NULL;
  return copy;
}

static void
on_apply_cb (SamManyDialog *self)
{
  GtkWidget *faulty;
  const char *lacking = self->request->what == SAM_MANY_ADD_TASKS ? read_task (self, &faulty)
                                                                  : read_change (self, &faulty);
  SamManyRequest *work;

  show_problem (self, NULL);
  if (lacking != NULL)
    show_faulty (self, faulty, lacking);
  if (lacking != NULL || self->cancellable != NULL)
    return;
  work = copy_request (self->request);
  work->count = sam_many_count_ref (self->count);
  self->cancellable = g_cancellable_new ();
  set_running (self, TRUE);
  sam_store_thread_run_async (self->store, sam_many_apply, work, sam_many_request_free, g_free, self->cancellable,
                              on_applied_cb, g_object_ref (self));
}

static void
sam_many_dialog_dispose (GObject *object)
{
  SamManyDialog *self = SAM_MANY_DIALOG (object);

  g_clear_handle_id (&self->poll, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->request, sam_many_request_free);
  g_clear_pointer (&self->count, sam_many_count_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->picked, g_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_many_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SamManyDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, SamManyDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, SamManyDialog, field_label);
  gtk_widget_class_bind_template_child (widget_class, SamManyDialog, field);
  gtk_widget_class_bind_template_child (widget_class, SamManyDialog, value_label);
  gtk_widget_class_bind_template_child (widget_class, SamManyDialog, values);
  gtk_widget_class_bind_template_child (widget_class, SamManyDialog, choice);
  gtk_widget_class_bind_template_child (widget_class, SamManyDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, SamManyDialog, picker);
  gtk_widget_class_bind_template_child (widget_class, SamManyDialog, task_title);
  gtk_widget_class_bind_template_child (widget_class, SamManyDialog, assigned_to);
  gtk_widget_class_bind_template_child (widget_class, SamManyDialog, due_on);
  gtk_widget_class_bind_template_child (widget_class, SamManyDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, SamManyDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, SamManyDialog, apply_button);
}

static void
sam_many_dialog_class_init (SamManyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_many_dialog_dispose;

  g_type_ensure (SAM_TYPE_RECORD_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/dialogs/sam-many-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_field_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_cb);
}

static void
sam_many_dialog_init (SamManyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->fields = g_ptr_array_new ();
  self->count = sam_many_count_new ();
}

static void
list_fields (SamManyDialog *self)
{
  const SamKind *kind = self->request->kind;
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    if (is_offered (&kind->fields[i]))
      {
        g_ptr_array_add (self->fields, (gpointer) &kind->fields[i]);
        gtk_string_list_append (labels, _ (kind->fields[i].label));
      }
  gtk_drop_down_set_model (self->field, G_LIST_MODEL (labels));
}

static void
show_request (SamManyDialog *self)
{
  guint n = self->request->keys->len;
  gboolean field = self->request->what == SAM_MANY_SET_FIELD;
  g_autofree char *text = g_strdup_printf (ngettext ("This changes %u record, in one step that can be undone.",
                                                     "This changes %u records, in one step that can be undone.", n),
                                           n);
  g_autofree char *tasks = g_strdup_printf (ngettext ("This makes %u task.", "This makes %u tasks, one for each.", n),
                                            n);

  gtk_stack_set_visible_child_name (self->pages, self->request->what == SAM_MANY_ADD_TASKS ? "tasks" : "change");
  gtk_label_set_label (self->explanation, self->request->what == SAM_MANY_ADD_TASKS ? tasks : text);
  gtk_widget_set_visible (self->field_label, field);
  gtk_widget_set_visible (GTK_WIDGET (self->field), field);
  sam_record_picker_set_only_known (self->picker, self->request->what == SAM_MANY_REMOVE_MEMBER);
  if (self->request->what == SAM_MANY_ADD_TASKS)
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("Make Tasks"));
      gtk_button_set_label (GTK_BUTTON (self->apply_button), _ ("_Make Them"));
    }
  if (self->request->what == SAM_MANY_ADD_MEMBER)
    gtk_label_set_label (GTK_LABEL (self->value_label), _ ("Topic to add"));
  else if (self->request->what == SAM_MANY_REMOVE_MEMBER)
    gtk_label_set_label (GTK_LABEL (self->value_label), _ ("Topic to remove"));
}

/**
 * sam_many_dialog_new:
 * @parent: (nullable): the window it belongs to; tells what was done
 * @request: (transfer full): which rows, and what is to be done
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
sam_many_dialog_new (GtkWindow *parent,
                     SamStoreThread *store,
                     SamManyRequest *request)
{
  SamManyDialog *self = g_object_new (SAM_TYPE_MANY_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->request = request;
  list_fields (self);
  show_request (self);
  on_field_cb (self);
  return GTK_WIDGET (self);
}
