/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/knowledge/sam-signals-window.h"

#include <glib/gi18n.h>

#include "app/knowledge/sam-count-grid.h"
#include "app/lists/sam-changes.h"
#include "network/sam-signals.h"

struct _SamSignalsWindow
{
  SamDialog parent_instance;

  SamStoreThread *store;

  /* Template children */
  GtkWidget *message;
  GtkGrid *themes;
  GtkGrid *topics;
};

G_DEFINE_FINAL_TYPE (SamSignalsWindow, sam_signals_window, SAM_TYPE_DIALOG)

static const char *
get_theme (const char *name)
{
  const SamField *field = sam_kind_find_field (sam_kind_find ("signal"), "category");
  const SamChoice *choice = name != NULL ? sam_field_find_choice (field, name) : NULL;

  return choice != NULL ? _ (choice->label) : _ ("No theme");
}

static void
show_counts (GtkGrid *grid,
             GPtrArray *counts)
{
  const char *const heads[] = { "", _ ("Signals"), _ ("Heard"), _ ("Handed over"), _ ("Answered"), NULL };

  sam_count_grid_clear (grid);
  for (guint i = 0; i < counts->len; i++)
    {
      const SamSignalCount *count = counts->pdata[i];
      g_autofree char *n_signals = g_strdup_printf ("%u", count->n_signals);
      g_autofree char *n_times = g_strdup_printf ("%u", count->n_times);
      g_autofree char *n_handed = g_strdup_printf ("%u", count->n_handed);
      g_autofree char *n_answered = g_strdup_printf ("%u", count->n_answered);
      const char *const cells[] = { count->title != NULL ? count->title : get_theme (count->name), n_signals, n_times,
                                    n_handed, n_answered };

      sam_count_grid_add_row (grid, heads, cells);
    }
}

static gpointer
load_signals (SamStore *store,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  return sam_signals_load (store, error);
}

static void
on_loaded_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamSignalsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamSignals) signals = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->store == NULL)
    return;
  if (signals == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->message), error->message);
      return;
    }
  gtk_label_set_label (GTK_LABEL (self->message),
                       signals->themes->len > 0 ? _ ("How often groups told us, and what was done with it. A signal "
                                                     "about two topics counts under both.")
                                                : _ ("There are no signals yet."));
  show_counts (self->themes, signals->themes);
  show_counts (self->topics, signals->topics);
}

static void
load (SamSignalsWindow *self)
{
  sam_store_thread_run_async (self->store, load_signals, NULL, NULL, (GDestroyNotify) sam_signals_free, NULL,
                              on_loaded_cb, g_object_ref (self));
}

static void
on_store_changed_cb (SamSignalsWindow *self,
                     const char *const *ids)
{
  static const char *const kinds[] = { "signal", "topic", NULL };

  if (self->store != NULL && sam_changes_concern (ids, kinds))
    load (self);
}

static void
sam_signals_window_dispose (GObject *object)
{
  g_clear_object (&SAM_SIGNALS_WINDOW (object)->store);

  G_OBJECT_CLASS (sam_signals_window_parent_class)->dispose (object);
}

static void
sam_signals_window_class_init (SamSignalsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_signals_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/knowledge/sam-signals-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SamSignalsWindow, message);
  gtk_widget_class_bind_template_child (widget_class, SamSignalsWindow, themes);
  gtk_widget_class_bind_template_child (widget_class, SamSignalsWindow, topics);
}

static void
sam_signals_window_init (SamSignalsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_signals_window_new:
 *
 * Returns: (transfer floating): the window, which fills itself
 */
GtkWidget *
sam_signals_window_new (GtkWindow *parent,
                        SamStoreThread *store)
{
  SamSignalsWindow *self = g_object_new (SAM_TYPE_SIGNALS_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
