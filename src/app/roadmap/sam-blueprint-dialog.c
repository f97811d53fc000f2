/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/roadmap/sam-blueprint-dialog.h"

#include <glib/gi18n.h>

#include "app/sam-dates.h"
#include "app/workshop/sam-tick-row.h"
#include "exchange/sam-blueprint.h"

struct _SamBlueprintDialog
{
  SamDialog parent_instance;

  SamStoreThread *store;
  GCancellable *cancellable;
  GPtrArray *differences; /* of SamBlueprintDifference; NULL: not read yet, or on their way */

  /* Template children */
  GtkLabel *message;
  GtkWidget *list;
  GtkWidget *take;
};

G_DEFINE_FINAL_TYPE (SamBlueprintDialog, sam_blueprint_dialog, SAM_TYPE_DIALOG)

/* What the worker found. */
typedef struct
{
  char *name;
  char *made_on;
  GPtrArray *differences;
} Comparison;

static void
comparison_free (Comparison *self)
{
  g_free (self->name);
  g_free (self->made_on);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Comparison, comparison_free)

static gpointer
compare (SamStore *store,
         gpointer path,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (SamBlueprint) blueprint = sam_blueprint_load (path, error);
  Comparison *found;

  if (blueprint == NULL)
    return NULL;
  found = g_new0 (Comparison, 1);
  found->name = g_strdup (blueprint->name);
  found->made_on = g_strdup (blueprint->made_on);
  found->differences = sam_blueprint_compare (blueprint, store);
  return found;
}

/* "Step · new", "Topic · otherwise here: Synonyms". */
static char *
describe (const SamBlueprintDifference *difference)
{
  const SamKind *kind = sam_record_get_kind (difference->record);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *fields = NULL;
  g_autofree char *state = NULL;

  for (guint i = 0; difference->fields != NULL && difference->fields[i] != NULL; i++)
    g_ptr_array_add (labels, (gpointer) _ (sam_kind_find_field (kind, difference->fields[i])->label));
  g_ptr_array_add (labels, NULL);
  fields = g_strjoinv (", ", (char **) labels->pdata);
  /* Translators: %s are names of fields: "Title, Lesson" */
  state = difference->state == SAM_BLUEPRINT_NEW ? g_strdup (_ ("new"))
                                                 : g_strdup_printf (_ ("otherwise here: %s"), fields);
  return g_strjoin (" · ", _ (kind->label), state, NULL);
}

static GtkWidget *
make_row (const SamBlueprintDifference *difference)
{
  g_autofree char *title = sam_record_dup_title (difference->record);
  g_autofree char *detail = describe (difference);
  GtkWidget *row = sam_tick_row_new (sam_record_get_id (difference->record), title != NULL ? title : "", detail);

  gtk_check_button_set_active (sam_tick_row_get_check (SAM_TICK_ROW (row)), difference->wanted);
  return row;
}

static void
show_summary (SamBlueprintDialog *self,
              const Comparison *found)
{
  guint counts[3] = { 0, 0, 0 };
  g_autofree char *day = found->made_on != NULL ? sam_dates_format_full (found->made_on) : NULL;
  g_autofree char *from = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < found->differences->len; i++)
    counts[((SamBlueprintDifference *) found->differences->pdata[i])->state]++;
  /* Translators: the name of a region, and the day. */
  from = found->name != NULL && day != NULL ? g_strdup_printf (_ ("From %s, %s."), found->name, day) : g_strdup ("");
  /* Translators: where a blueprint is from; then how many records are new, otherwise and the same. */
  text = g_strdup_printf (_ ("%s It has %u that are new, %u that are otherwise here, and %u that are the same. What is "
                             "ticked is taken over; it can be undone."),
                          from, counts[SAM_BLUEPRINT_NEW], counts[SAM_BLUEPRINT_CHANGED], counts[SAM_BLUEPRINT_SAME]);
  gtk_label_set_label (self->message, g_strstrip (text));
  gtk_widget_set_sensitive (self->take, counts[SAM_BLUEPRINT_NEW] + counts[SAM_BLUEPRINT_CHANGED] > 0);
}

static void
on_compared_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (SamBlueprintDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Comparison) found = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  if (found == NULL)
    {
      gtk_label_set_label (self->message, error->message);
      return;
    }
  for (guint i = 0; i < found->differences->len; i++)
    {
      const SamBlueprintDifference *difference = found->differences->pdata[i];

      if (difference->state != SAM_BLUEPRINT_SAME)
        gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (difference));
    }
  show_summary (self, found);
  self->differences = g_steal_pointer (&found->differences);
}

static gpointer
take_over (SamStore *store,
           gpointer differences,
           GCancellable *cancellable,
           GError **error)
{
  int n = sam_blueprint_take_over (store, differences, error);

  return n >= 0 ? g_strdup_printf (ngettext ("%d record taken over", "%d records taken over", (gulong) n), n) : NULL;
}

static void
on_taken_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (SamBlueprintDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->store == NULL)
    return;
  if (text == NULL)
    {
      gtk_label_set_label (self->message, error->message);
      gtk_widget_set_sensitive (self->take, TRUE);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", text);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_take_clicked_cb (SamBlueprintDialog *self)
{
  g_auto (GStrv) chosen = sam_tick_row_list_chosen (self->list);

  for (guint i = 0; i < self->differences->len; i++)
    {
      SamBlueprintDifference *difference = self->differences->pdata[i];

      difference->wanted = g_strv_contains ((const char *const *) chosen, sam_record_get_id (difference->record));
    }
  gtk_widget_set_sensitive (self->take, FALSE);
  sam_store_thread_run_async (self->store, take_over, g_ptr_array_ref (self->differences),
                              (GDestroyNotify) g_ptr_array_unref, g_free, NULL, on_taken_cb, g_object_ref (self));
}

static void
sam_blueprint_dialog_dispose (GObject *object)
{
  SamBlueprintDialog *self = SAM_BLUEPRINT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_blueprint_dialog_parent_class)->dispose (object);
}

static void
sam_blueprint_dialog_class_init (SamBlueprintDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_blueprint_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/roadmap/sam-blueprint-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SamBlueprintDialog, message);
  gtk_widget_class_bind_template_child (widget_class, SamBlueprintDialog, list);
  gtk_widget_class_bind_template_child (widget_class, SamBlueprintDialog, take);
  gtk_widget_class_bind_template_callback (widget_class, on_take_clicked_cb);
}

static void
sam_blueprint_dialog_init (SamBlueprintDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_blueprint_dialog_new:
 * @parent: (nullable): the window it belongs to, whose actions it uses
 * @path: a file, from anybody
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
sam_blueprint_dialog_new (GtkWindow *parent,
                          SamStoreThread *store,
                          const char *path)
{
  SamBlueprintDialog *self = g_object_new (SAM_TYPE_BLUEPRINT_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  sam_store_thread_run_async (store, compare, g_strdup (path), g_free, (GDestroyNotify) comparison_free,
                              self->cancellable, on_compared_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
