/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sync/sam-conflict-dialog.h"

#include <glib/gi18n.h>

#include "app/rows/sam-wrap-layout.h"
#include "app/sync/sam-difference-row.h"
#include "network/sam-following.h"
#include "store/sam-clock.h"

struct _SamConflictDialog
{
  SamDialog parent_instance;

  SamStoreThread *store;
  GCancellable *cancellable;
  char *id;
  char *next;            /* NULL: this is the only one */
  guint others;          /* that are in conflict besides */
  SamConflictView *view; /* NULL: loading, or settled already */
  GPtrArray *rows;       /* of SamDifferenceRow, not owned */
  gboolean saving;
  gboolean moving_on; /* what shows is not what is to be settled: the next is on its way */

  /* Template children */
  GtkLabel *heading;
  GtkLabel *message;
  GtkWidget *sides;
  GtkButton *mine_button;
  GtkButton *theirs_button;
  GtkBox *open_rows;
  GtkWidget *rest;
  GtkBox *merged_rows;
  GtkLabel *problem;
  GtkLabel *progress;
  GtkWidget *next_button;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (SamConflictDialog, sam_conflict_dialog, SAM_TYPE_DIALOG)

static char *
format_progress (SamConflictDialog *self,
                 guint decided,
                 guint open)
{
  /* Translators: how many of the fields in conflict have been decided */
  g_autofree char *fields = g_strdup_printf (ngettext ("%u of %u field decided", "%u of %u fields decided", open),
                                             decided, open);
  g_autofree char *others = g_strdup_printf (ngettext ("%u more conflict", "%u more conflicts", self->others),
                                             self->others);

  if (self->others == 0)
    return self->view != NULL ? g_steal_pointer (&fields) : g_strdup ("");
  /* Translators: "1 of 2 fields decided; 7 more conflicts" */
  return self->view != NULL ? g_strdup_printf (_ ("%s; %s"), fields, others) : g_steal_pointer (&others);
}

static void
update (SamConflictDialog *self)
{
  guint open = 0;
  guint decided = 0;
  gboolean complete = TRUE;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      SamDifferenceRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *value = NULL;
      gboolean good = sam_difference_row_read (row, &value);

      open += sam_difference_row_is_open (row);
      decided += good && sam_difference_row_is_open (row);
      complete &= good;
    }
  text = format_progress (self, decided, open);
  gtk_label_set_label (self->progress, text);
  gtk_widget_set_sensitive (self->save_button, self->view != NULL && complete && !self->saving && !self->moving_on);
  gtk_button_set_label (GTK_BUTTON (self->save_button), self->next != NULL ? _ ("_Save and Next") : _ ("_Save"));
  gtk_widget_set_visible (self->next_button, self->next != NULL);
  gtk_widget_set_sensitive (self->next_button, !self->saving);
}

static void
on_row_changed_cb (SamConflictDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  update (self);
}

static void
clear_rows (SamConflictDialog *self)
{
  GtkBox *boxes[] = { self->open_rows, self->merged_rows };
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    while ((child = gtk_widget_get_first_child (GTK_WIDGET (boxes[i]))) != NULL)
      gtk_box_remove (boxes[i], child);
}

static char *
describe (SamConflictView *view)
{
  gint64 now = sam_clock_get_seconds ();
  g_autoptr (GPtrArray) sides = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = 0; i < view->order->len; i++)
    g_ptr_array_add (sides, sam_conflict_view_format_version (sam_conflict_view_get_version (view, i), now));
  g_ptr_array_add (sides, NULL);
  joined = g_strjoinv ("; ", (char **) sides->pdata);
  /* Translators: %s is who and when: "You, two hours ago; Ada, yesterday" */
  return g_strdup_printf (_ ("This was changed in two places at once: %s. Choose what it should be. Until you save, "
                             "all versions are kept."),
                          joined);
}

/* The buttons take the first version and the last, as they stand below. Whose these are, where "mine" and "the other's"
 * do not say it: of two colleagues, or of more than two. */
static void
name_side (SamConflictDialog *self,
           GtkButton *button,
           gboolean mine)
{
  SamConflict *conflict = self->view->conflict;
  const SamVersion *version = sam_conflict_view_get_version (self->view, mine ? 0 : self->view->order->len - 1);
  g_autofree char *who = sam_conflict_view_format_version (version, sam_clock_get_seconds ());
  /* Translators: takes for every field what this version has: "For All: Ada, two hours ago" */
  g_autofree char *label = g_strdup_printf (_ ("For All: %s"), who);

  if (sam_conflict_view_has_mine (conflict))
    gtk_button_set_label (button, mine ? _ ("_Mine for All") : _ ("The _Other’s for All"));
  else
    gtk_button_set_label (button, label);
  gtk_button_set_use_underline (button, sam_conflict_view_has_mine (conflict));
  /* A name can be longer than a narrow window. */
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (button)), PANGO_ELLIPSIZE_END);
}

static void
show_view (SamConflictDialog *self)
{
  g_autofree char *text = describe (self->view);
  const char *title = self->view->conflict->title;
  guint merged = 0;

  gtk_label_set_label (self->heading, title != NULL ? title : "");
  gtk_label_set_label (self->message, text);
  name_side (self, self->mine_button, TRUE);
  name_side (self, self->theirs_button, FALSE);
  for (guint i = 0; i < self->view->fields->len; i++)
    {
      GtkWidget *row = sam_difference_row_new (self->view, i, self->store);
      gboolean open = sam_difference_row_is_open (SAM_DIFFERENCE_ROW (row));

      gtk_box_append (open ? self->open_rows : self->merged_rows, row);
      g_ptr_array_add (self->rows, row);
      g_signal_connect_object (row, "changed", G_CALLBACK (on_row_changed_cb), self, G_CONNECT_SWAPPED);
      merged += !open;
    }
  gtk_widget_set_visible (self->rest, merged > 0);
  gtk_widget_set_visible (self->sides, merged < self->rows->len);
  gtk_widget_grab_focus (GTK_WIDGET (self->mine_button));
}

/* What the worker found. */
typedef struct
{
  SamConflictView *view; /* NULL: settled already */
  char *next;
  guint others;
} Loaded;

static void
free_loaded (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->view, sam_conflict_view_free);
  g_free (loaded->next);
  g_free (loaded);
}

/* The one after this, in the order of the list, and after the last the first. */
static void
find_next (Loaded *loaded,
           char **ids,
           const char *id)
{
  guint n = g_strv_length (ids);
  guint position = 0;

  while (position < n && !g_str_equal (ids[position], id))
    position++;
  loaded->others = position < n ? n - 1 : n;
  if (loaded->others > 0)
    loaded->next = g_strdup (ids[position + 1 < n ? position + 1 : 0]);
}

static gpointer
load_view (SamStore *store,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  g_auto (GStrv) ids = sam_conflict_view_list (store, error);
  g_autoptr (GError) failure = NULL;
  g_autoptr (SamConflictView) view = ids != NULL ? sam_conflict_view_load (store, data, &failure) : NULL;
  Loaded *loaded;

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (ids != NULL)
    {
      loaded = g_new0 (Loaded, 1);
      loaded->view = g_steal_pointer (&view);
      find_next (loaded, ids, data);
      return loaded;
    }
  return NULL;
}

static void
on_loaded_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamConflictDialog) self = data;
  g_autoptr (GError) error = NULL;
  Loaded *loaded = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->rows == NULL)
    {
      g_clear_pointer (&loaded, free_loaded);
      return;
    }
  clear_rows (self);
  self->moving_on = FALSE;
  g_clear_pointer (&self->view, sam_conflict_view_free);
  g_clear_pointer (&self->next, g_free);
  if (loaded != NULL)
    {
      self->view = g_steal_pointer (&loaded->view);
      self->next = g_steal_pointer (&loaded->next);
      self->others = loaded->others;
      free_loaded (loaded);
    }
  gtk_widget_set_visible (self->sides, FALSE);
  gtk_widget_set_visible (self->rest, FALSE);
  if (self->view != NULL)
    show_view (self);
  else
    gtk_label_set_label (self->message, error != NULL ? error->message : _ ("This has been settled already."));
  update (self);
}

static void
load (SamConflictDialog *self)
{
  sam_store_thread_run_async (self->store, load_view, g_strdup (self->id), g_free, free_loaded, self->cancellable,
                              on_loaded_cb, g_object_ref (self));
}

static void
go_on (SamConflictDialog *self)
{
  g_free (self->id);
  self->id = g_steal_pointer (&self->next);
  self->moving_on = TRUE;
  gtk_widget_set_sensitive (self->save_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  load (self);
}

/* What the worker needs to settle it. */
typedef struct
{
  char *id;
  char **leaves;
  GHashTable *choices;
} Decision;

static void
free_decision (gpointer data)
{
  Decision *decision = data;

  g_free (decision->id);
  g_strfreev (decision->leaves);
  g_hash_table_unref (decision->choices);
  g_free (decision);
}

static Decision *
collect (SamConflictDialog *self)
{
  SamConflict *conflict = self->view->conflict;
  Decision *decision = g_new0 (Decision, 1);

  decision->id = g_strdup (self->id);
  decision->leaves = g_new0 (char *, conflict->versions->len + 1);
  for (guint i = 0; i < conflict->versions->len; i++)
    decision->leaves[i] = g_strdup (((SamVersion *) g_ptr_array_index (conflict->versions, i))->revision);
  decision->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < self->rows->len; i++)
    {
      SamDifferenceRow *row = g_ptr_array_index (self->rows, i);
      char *value;

      if (sam_difference_row_read (row, &value))
        g_hash_table_insert (decision->choices, g_strdup (sam_difference_row_get_key (row)), value);
    }
  return decision;
}

static gpointer
settle (SamStore *store,
        gpointer data,
        GCancellable *cancellable,
        GError **error)
{
  Decision *decision = data;
  g_autofree char *told = NULL;

  if (!sam_following_settle (store, decision->id, (const char *const *) decision->leaves, decision->choices, &told,
                             error))
    return NULL;
  return told != NULL ? g_steal_pointer (&told) : g_strdup ("");
}

static void
on_settled_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (SamConflictDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *settled = NULL;
  g_autofree char *text = NULL;

  self->saving = FALSE;
  if (self->rows == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (told == NULL)
    {
      gtk_label_set_label (self->problem, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      update (self);
      if (g_error_matches (error, SAM_STORE_ERROR, SAM_STORE_ERROR_CONFLICT))
        load (self);
      return;
    }
  /* Translators: %s is the title of a record */
  settled = g_strdup_printf (_ ("“%s” settled"), gtk_label_get_label (self->heading));
  text = g_strconcat (settled, *told != '\0' ? "\n" : "", told, NULL);
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast-undo", "s", text);
  if (self->next != NULL)
    go_on (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_next_clicked_cb (SamConflictDialog *self)
{
  if (!self->saving && self->next != NULL)
    go_on (self);
}

static void
on_save_clicked_cb (SamConflictDialog *self)
{
  if (self->saving || !gtk_widget_get_sensitive (self->save_button))
    return;
  self->saving = TRUE;
  update (self);
  sam_store_thread_run_async (self->store, settle, collect (self), free_decision, g_free, self->cancellable,
                              on_settled_cb, g_object_ref (self));
}

static void
choose_side (SamConflictDialog *self,
             gboolean mine)
{
  if (self->view == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    if (sam_difference_row_is_open (g_ptr_array_index (self->rows, i)))
      sam_difference_row_choose (g_ptr_array_index (self->rows, i), mine ? 0 : self->view->order->len - 1);
}

static void
on_mine_clicked_cb (SamConflictDialog *self)
{
  choose_side (self, TRUE);
}

static void
on_theirs_clicked_cb (SamConflictDialog *self)
{
  choose_side (self, FALSE);
}

static void
sam_conflict_dialog_dispose (GObject *object)
{
  SamConflictDialog *self = SAM_CONFLICT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  /* GtkWindow must not find either of them already gone. */
  gtk_window_set_default_widget (GTK_WINDOW (self), NULL);
  gtk_window_set_child (GTK_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_CONFLICT_DIALOG);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_conflict_dialog_parent_class)->dispose (object);
}

static void
sam_conflict_dialog_finalize (GObject *object)
{
  SamConflictDialog *self = SAM_CONFLICT_DIALOG (object);

  g_clear_pointer (&self->view, sam_conflict_view_free);
  g_object_unref (self->cancellable);
  g_free (self->id);
  g_free (self->next);

  G_OBJECT_CLASS (sam_conflict_dialog_parent_class)->finalize (object);
}

static void
sam_conflict_dialog_class_init (SamConflictDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_conflict_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sam_conflict_dialog_finalize;

  g_type_ensure (SAM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/sync/sam-conflict-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SamConflictDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, SamConflictDialog, message);
  gtk_widget_class_bind_template_child (widget_class, SamConflictDialog, sides);
  gtk_widget_class_bind_template_child (widget_class, SamConflictDialog, mine_button);
  gtk_widget_class_bind_template_child (widget_class, SamConflictDialog, theirs_button);
  gtk_widget_class_bind_template_child (widget_class, SamConflictDialog, open_rows);
  gtk_widget_class_bind_template_child (widget_class, SamConflictDialog, rest);
  gtk_widget_class_bind_template_child (widget_class, SamConflictDialog, merged_rows);
  gtk_widget_class_bind_template_child (widget_class, SamConflictDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, SamConflictDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, SamConflictDialog, next_button);
  gtk_widget_class_bind_template_child (widget_class, SamConflictDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, on_mine_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_theirs_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
}

static void
sam_conflict_dialog_init (SamConflictDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_conflict_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @id: a record in conflict
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
sam_conflict_dialog_new (GtkWindow *parent,
                         SamStoreThread *store,
                         const char *id)
{
  SamConflictDialog *self = g_object_new (SAM_TYPE_CONFLICT_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->id = g_strdup (id);
  load (self);
  return GTK_WIDGET (self);
}
