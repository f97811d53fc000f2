/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/questions/sam-unmet-window.h"

#include "app/lists/sam-changes.h"
#include "app/questions/sam-offer-row.h"
#include "app/sam-dates.h"
#include "app/sam-undo-actions.h"
#include "app/widgets/sam-remade-rows.h"
#include "network/sam-unmet.h"

#include <glib/gi18n.h>

struct _SamUnmetWindow
{
  SamDialog parent_instance;

  SamStoreThread *store;

  /* Template children */
  GtkWidget *message;
  GtkWidget *rows;
};

G_DEFINE_FINAL_TYPE (SamUnmetWindow, sam_unmet_window, SAM_TYPE_DIALOG)

static gpointer
list_unmet (SamStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *today = sam_dates_dup_today ();

  return sam_unmet_load (store, today, error);
}

static gpointer
found_group (SamStore *store,
             gpointer topic,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *today = sam_dates_dup_today ();

  return sam_unmet_found_group (store, topic, today, error);
}

static GtkWidget *
make_row (const SamUnmet *unmet)
{
  g_autofree char *detail = sam_unmet_describe (unmet);
  GtkWidget *row = sam_offer_row_new (unmet->topic, unmet->name != NULL ? unmet->name : "", detail);

  if (unmet->suggested)
    sam_offer_row_offer (SAM_OFFER_ROW (row), _ ("Found a Group"), "unmet.found", g_variant_new_string (unmet->topic));
  return row;
}

static void
on_listed_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamUnmetWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  SamRemadeRows *remade;

  if (self->rows == NULL)
    return;
  remade = sam_remade_rows_begin (self->rows);
  for (guint i = 0; all != NULL && i < all->len; i++)
    gtk_box_append (GTK_BOX (self->rows), make_row (g_ptr_array_index (all, i)));
  sam_remade_rows_end (remade);
  sam_dialog_lead_in (SAM_DIALOG (self));
  if (all == NULL)
    gtk_label_set_label (GTK_LABEL (self->message), error->message);
  else if (all->len == 0)
    gtk_label_set_label (GTK_LABEL (self->message),
                         _ ("Nothing was asked for in vain. Where there is no offer, say so with the question: then "
                            "its topic comes here."));
  else
    gtk_label_set_label (GTK_LABEL (self->message),
                         _ ("What people asked for in the last two years, and there was no offer:"));
}

static void
load (SamUnmetWindow *self)
{
  sam_store_thread_run_async (self->store, list_unmet, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL,
                              on_listed_cb, g_object_ref (self));
}

static void
on_store_changed_cb (SamUnmetWindow *self,
                     const char *const *ids)
{
  static const char *const kinds[] = { "question", "group", "topic", NULL };

  if (self->store != NULL && sam_changes_concern (ids, kinds))
    load (self);
}

static void
on_founded_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (SamUnmetWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->rows == NULL)
    return;
  if (id == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->message), error->message);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s",
                              _ ("A group in formation: fill in who begins it, and where"));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open", "s", id);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
found (GtkWidget *widget,
       const char *action,
       GVariant *parameter)
{
  sam_store_thread_run_async (SAM_UNMET_WINDOW (widget)->store, found_group, g_variant_dup_string (parameter, NULL),
                              g_free, g_free, NULL, on_founded_cb, g_object_ref (widget));
}

static void
sam_unmet_window_dispose (GObject *object)
{
  SamUnmetWindow *self = SAM_UNMET_WINDOW (object);

  self->rows = NULL;
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_unmet_window_parent_class)->dispose (object);
}

static void
sam_unmet_window_class_init (SamUnmetWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_unmet_window_dispose;

  gtk_widget_class_install_action (widget_class, "unmet.found", "s", found);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/questions/sam-unmet-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SamUnmetWindow, message);
  gtk_widget_class_bind_template_child (widget_class, SamUnmetWindow, rows);
}

static void
sam_unmet_window_init (SamUnmetWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_unmet_window_new:
 * @parent: (nullable): the window it belongs to, whose actions it uses
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
sam_unmet_window_new (GtkWindow *parent,
                      SamStoreThread *store)
{
  SamUnmetWindow *self = g_object_new (SAM_TYPE_UNMET_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  sam_undo_actions_add_keys (GTK_WIDGET (self));
  load (self);
  return GTK_WIDGET (self);
}
