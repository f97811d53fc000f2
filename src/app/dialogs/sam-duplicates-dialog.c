/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/dialogs/sam-duplicates-dialog.h"

#include <glib/gi18n.h>

#include "app/dialogs/sam-duplicate-row.h"
#include "app/dialogs/sam-pair-dialog.h"
#include "app/sam-undo-actions.h"
#include "app/widgets/sam-loading.h"
#include "app/widgets/sam-remade-rows.h"
#include "network/sam-duplicates.h"

/* More than this nobody works off at one sitting; the rest comes as the first ones go. */
#define MOST_ROWS 100

struct _SamDuplicatesDialog
{
  SamDialog parent_instance;

  SamStoreThread *store;
  GCancellable *cancellable;

  /* Template children */
  GtkDropDown *kind;
  GtkStack *states;
  GtkLabel *message;
  GtkWidget *rows;
};

G_DEFINE_FINAL_TYPE (SamDuplicatesDialog, sam_duplicates_dialog, SAM_TYPE_DIALOG)

static const char *const kinds[] = { "group", "person", "organisation", "expert", "venue" };

static gpointer
find_pairs (SamStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  return sam_duplicates_find (store, data, NULL, cancellable, error);
}

static void
on_found_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (SamDuplicatesDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  g_autofree char *text = NULL;
  SamRemadeRows *remade;

  if (self->rows == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  remade = sam_remade_rows_begin (self->rows);
  for (guint i = 0; pairs != NULL && i < pairs->len && i < MOST_ROWS; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->rows), sam_duplicate_row_new (pairs->pdata[i]));
  gtk_widget_set_visible (self->rows, pairs != NULL && pairs->len > 0);
  sam_remade_rows_end (remade);
  if (pairs == NULL)
    text = g_strdup (error->message);
  else if (pairs->len == 0)
    text = g_strdup (_ ("Nothing here looks as if it were in the list twice."));
  else
    text = g_strdup_printf (ngettext ("%u pair looks as if it were one.", "%u pairs look as if they were one.",
                                      pairs->len),
                            pairs->len);
  gtk_label_set_label (self->message, text);
  gtk_stack_set_visible_child_name (self->states, "found");
}

/* Who looks for others meanwhile, or closes the dialog, stops it. */
static void
load (SamDuplicatesDialog *self)
{
  guint chosen = gtk_drop_down_get_selected (self->kind);

  if (self->store == NULL || chosen >= G_N_ELEMENTS (kinds))
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  sam_store_thread_run_async (self->store, find_pairs, (gpointer) sam_kind_find (kinds[chosen]), NULL,
                              (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_found_cb,
                              g_object_ref (self));
}

/* The pairs of another kind than was asked for would be taken for its own. */
static void
on_kind_chosen_cb (SamDuplicatesDialog *self)
{
  gtk_stack_set_visible_child_name (self->states, "loading");
  load (self);
}

static gpointer
dismiss (SamStore *store,
         gpointer data,
         GCancellable *cancellable,
         GError **error)
{
  const char *first;
  const char *second;

  g_variant_get (data, "(&s&s)", &first, &second);
  return sam_duplicates_dismiss (store, first, second, error) ? g_strdup ("") : NULL;
}

static void
on_dismissed_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (SamDuplicatesDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->rows == NULL)
    return;
  /* What is left is listed again as soon as the change is told. */
  if (done == NULL)
    gtk_label_set_label (self->message, error->message);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", _ ("Noted: these are two"));
}

static void
on_dismiss_cb (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  SamDuplicatesDialog *self = SAM_DUPLICATES_DIALOG (widget);

  sam_store_thread_run_async (self->store, dismiss, g_variant_ref (parameter), (GDestroyNotify) g_variant_unref,
                              g_free, NULL, on_dismissed_cb, g_object_ref (self));
}

static void
on_compare_cb (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  SamDuplicatesDialog *self = SAM_DUPLICATES_DIALOG (widget);
  const char *first;
  const char *second;

  g_variant_get (parameter, "(&s&s)", &first, &second);
  gtk_window_present (GTK_WINDOW (sam_pair_dialog_new (GTK_WINDOW (self), self->store, first, second)));
}

static void
sam_duplicates_dialog_dispose (GObject *object)
{
  SamDuplicatesDialog *self = SAM_DUPLICATES_DIALOG (object);

  self->rows = NULL;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_duplicates_dialog_parent_class)->dispose (object);
}

static void
sam_duplicates_dialog_class_init (SamDuplicatesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_duplicates_dialog_dispose;

  g_type_ensure (SAM_TYPE_LOADING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/dialogs/sam-duplicates-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SamDuplicatesDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, SamDuplicatesDialog, states);
  gtk_widget_class_bind_template_child (widget_class, SamDuplicatesDialog, message);
  gtk_widget_class_bind_template_child (widget_class, SamDuplicatesDialog, rows);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_chosen_cb);
  gtk_widget_class_install_action (widget_class, "duplicates.dismiss", "(ss)", on_dismiss_cb);
  gtk_widget_class_install_action (widget_class, "duplicates.compare", "(ss)", on_compare_cb);
}

static void
sam_duplicates_dialog_init (SamDuplicatesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_undo_actions_add_keys (GTK_WIDGET (self));
}

/**
 * sam_duplicates_dialog_get_state:
 *
 * Returns: "loading" or "found"
 */
const char *
sam_duplicates_dialog_get_state (SamDuplicatesDialog *self)
{
  g_return_val_if_fail (SAM_IS_DUPLICATES_DIALOG (self), NULL);

  return gtk_stack_get_visible_child_name (self->states);
}

/**
 * sam_duplicates_dialog_new:
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
sam_duplicates_dialog_new (GtkWindow *parent,
                           SamStoreThread *store)
{
  SamDuplicatesDialog *self = g_object_new (SAM_TYPE_DUPLICATES_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->store = g_object_ref (store);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (labels, _ (sam_kind_find (kinds[i])->label_plural));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (labels));
  g_signal_connect_object (store, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
