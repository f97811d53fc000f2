/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/dialogs/sam-pair-dialog.h"

#include <glib/gi18n.h>

#include "app/sync/sam-value-text.h"
#include "network/sam-duplicates.h"
#include "network/sam-pair-merge.h"
#include "store/sam-query.h"

struct _SamPairDialog
{
  SamDialog parent_instance;

  SamStoreThread *store;
  char *kept;
  char *other;
  GHashTable *choices; /* name of a field → GtkDropDown, not owned */

  /* Template children */
  GtkLabel *names;
  GtkLabel *message;
  GtkBox *rows;
  GtkWidget *merge_button;
};

G_DEFINE_FINAL_TYPE (SamPairDialog, sam_pair_dialog, SAM_TYPE_DIALOG)

typedef struct
{
  char *kept;
  char *other;
  GHashTable *sides;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->kept);
  g_free (work->other);
  g_clear_pointer (&work->sides, g_hash_table_unref);
  g_free (work);
}

static Work *
work_new (SamPairDialog *self)
{
  Work *work = g_new0 (Work, 1);

  work->kept = g_strdup (self->kept);
  work->other = g_strdup (self->other);
  return work;
}

/* What the job found out. */
typedef struct
{
  GPtrArray *fields;
  char *names; /* of both */
} Comparison;

static void
comparison_free (gpointer data)
{
  Comparison *comparison = data;

  g_clear_pointer (&comparison->fields, g_ptr_array_unref);
  g_free (comparison->names);
  g_free (comparison);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Comparison, comparison_free)

/* As people read it, which for references only the store knows. */
static void
put_in_words (SamStore *store,
              const char *id,
              const SamField *field,
              char **value)
{
  char *text = *value != NULL ? sam_value_text_format (store, id, field, *value) : NULL;

  g_free (*value);
  *value = text;
}

static gpointer
compare (SamStore *store,
         gpointer data,
         GCancellable *cancellable,
         GError **error)
{
  Work *work = data;
  g_autoptr (SamRecord) kept = sam_store_load (store, work->kept, error);
  g_autoptr (SamRecord) other = kept != NULL ? sam_store_load (store, work->other, error) : NULL;
  g_autofree char *kept_title = NULL;
  g_autofree char *other_title = NULL;
  Comparison *comparison;

  if (other == NULL)
    return NULL;
  comparison = g_new0 (Comparison, 1);
  comparison->fields = sam_pair_compare (kept, other);
  for (guint i = 0; i < comparison->fields->len; i++)
    {
      SamPairField *pair = comparison->fields->pdata[i];

      put_in_words (store, work->kept, pair->field, &pair->kept);
      put_in_words (store, work->other, pair->field, &pair->other);
    }
  kept_title = sam_store_dup_title (store, work->kept);
  other_title = sam_store_dup_title (store, work->other);
  /* Translators: the names of two records that may be one */
  comparison->names = g_strdup_printf (_ ("%s and %s"), kept_title, other_title);
  return comparison;
}

/* What can be chosen is known only now, so these rows stand in no .ui file. */
static void
add_row (SamPairDialog *self,
         SamPairField *pair)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *label = gtk_label_new (_ (pair->field->label));
  GtkWidget *choice;

  /* Of which others they are not the same nobody chooses: of all. */
  if (g_str_equal (pair->field->name, SAM_DUPLICATES_FIELD))
    return;
  gtk_string_list_append (labels, pair->kept != NULL ? pair->kept : _ ("(empty)"));
  gtk_string_list_append (labels, pair->other != NULL ? pair->other : _ ("(empty)"));
  if (pair->may_be_both)
    gtk_string_list_append (labels, _ ("Both"));
  choice = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (labels)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), pair->side);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (pair->field->label), -1);
  gtk_box_append (self->rows, label);
  gtk_box_append (self->rows, choice);
  g_hash_table_insert (self->choices, (gpointer) pair->field->name, choice);
}

static void
on_compared_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (SamPairDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Comparison) comparison = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->rows == NULL)
    return;
  if (comparison == NULL)
    {
      gtk_label_set_label (self->message, error->message);
      return;
    }
  gtk_label_set_label (self->names, comparison->names);
  gtk_label_set_label (self->message, _ ("Choose what stays. Whatever refers to either of the two refers to the one that "
                                         "is left."));
  for (guint i = 0; i < comparison->fields->len; i++)
    add_row (self, comparison->fields->pdata[i]);
  gtk_widget_set_sensitive (self->merge_button, TRUE);
  if (!gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->merge_button);
}

static gpointer
merge (SamStore *store,
       gpointer data,
       GCancellable *cancellable,
       GError **error)
{
  Work *work = data;

  return sam_pair_merge (store, work->kept, work->other, work->sides, error) ? g_strdup ("") : NULL;
}

static void
on_merged_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamPairDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->rows == NULL)
    return;
  if (done != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", _ ("Two records became one"));
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_label_set_label (self->message, error->message);
  gtk_widget_set_sensitive (self->merge_button, TRUE);
}

static void
on_merge_cb (SamPairDialog *self)
{
  Work *work = work_new (self);
  GHashTableIter iter;
  gpointer name;
  gpointer choice;

  work->sides = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_iter_init (&iter, self->choices);
  while (g_hash_table_iter_next (&iter, &name, &choice))
    g_hash_table_insert (work->sides, name, GINT_TO_POINTER (gtk_drop_down_get_selected (choice)));
  gtk_widget_set_sensitive (self->merge_button, FALSE);
  sam_store_thread_run_async (self->store, merge, work, work_free, g_free, NULL, on_merged_cb, g_object_ref (self));
}

static void
sam_pair_dialog_dispose (GObject *object)
{
  SamPairDialog *self = SAM_PAIR_DIALOG (object);

  self->rows = NULL;
  g_clear_pointer (&self->choices, g_hash_table_unref);
  g_clear_pointer (&self->kept, g_free);
  g_clear_pointer (&self->other, g_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_pair_dialog_parent_class)->dispose (object);
}

static void
sam_pair_dialog_class_init (SamPairDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_pair_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/dialogs/sam-pair-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SamPairDialog, names);
  gtk_widget_class_bind_template_child (widget_class, SamPairDialog, message);
  gtk_widget_class_bind_template_child (widget_class, SamPairDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, SamPairDialog, merge_button);
  gtk_widget_class_bind_template_callback (widget_class, on_merge_cb);
}

static void
sam_pair_dialog_init (SamPairDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->choices = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * sam_pair_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @kept: id of the record that stays
 * @other: id of the one that becomes another name of it
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
sam_pair_dialog_new (GtkWindow *parent,
                     SamStoreThread *store,
                     const char *kept,
                     const char *other)
{
  SamPairDialog *self = g_object_new (SAM_TYPE_PAIR_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->kept = g_strdup (kept);
  self->other = g_strdup (other);
  sam_store_thread_run_async (store, compare, work_new (self), work_free, comparison_free, NULL, on_compared_cb,
                              g_object_ref (self));
  return GTK_WIDGET (self);
}
