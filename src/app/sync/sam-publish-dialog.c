/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sync/sam-publish-dialog.h"

#include <glib/gi18n.h>

#include "app/sync/sam-publication-entry.h"
#include "app/widgets/sam-tab-stop.h"

struct _SamPublishDialog
{
  SamDialog parent_instance;

  SamSync *sync;
  SamStoreThread *store;
  GCancellable *cancellable;
  SamPublicationChoice choice;

  /* Template children */
  GtkLabel *summary;
  GtkWidget *platform_note;
  GtkWidget *list;
  GtkNoSelection *model;
  GtkLabel *problem;
  GtkSpinner *spinner;
  GtkButton *close_button;
  GtkButton *apply_button;
};

G_DEFINE_FINAL_TYPE (SamPublishDialog, sam_publish_dialog, SAM_TYPE_DIALOG)

static void
show_problem (SamPublishDialog *self,
              const GError *error)
{
  g_autofree char *sentence = sam_sync_explain (error);

  gtk_label_set_label (self->problem, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

/* FALSE: it was closed in the meantime. */
static gboolean
end_work (SamPublishDialog *self,
          const GError *error)
{
  if (self->summary == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  gtk_spinner_stop (self->spinner);
  if (error == NULL)
    return TRUE;
  gtk_label_set_label (self->summary, "");
  show_problem (self, error);
  return FALSE;
}

/* What is done so many times with records on one channel; NULL: nothing. */
static char *
describe_count (SamChannel channel,
                SamPublicationAct act,
                gulong n)
{
  const gboolean public = channel == SAM_CHANNEL_PUBLIC;

  if (n == 0)
    return NULL;
  switch (act)
    {
    case SAM_PUBLICATION_ADD:
      return g_strdup_printf (public ? ngettext ("%lu record becomes public.", "%lu records become public.", n)
                                     : ngettext ("%lu record goes to the platform.",
                                                 "%lu records go to the platform.", n),
                              n);
    case SAM_PUBLICATION_CHANGE:
      return g_strdup_printf (public ? ngettext ("%lu public record changes.", "%lu public records change.", n)
                                     : ngettext ("%lu record changes on the platform.",
                                                 "%lu records change on the platform.", n),
                              n);
    case SAM_PUBLICATION_WITHDRAW:
    default:
      return g_strdup_printf (public ? ngettext ("%lu record is withdrawn.", "%lu records are withdrawn.", n)
                                     : ngettext ("%lu record is withdrawn from the platform.",
                                                 "%lu records are withdrawn from the platform.", n),
                              n);
    }
}

/* In @platform whether anything of it is about the platform. */
static char *
summarise (GListModel *entries,
           gboolean *platform)
{
  gulong counts[2][3] = { 0 };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  *platform = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (SamPublicationEntry) entry = g_list_model_get_item (entries, i);
      SamChannel channel = sam_publication_entry_get_channel (entry);

      counts[channel][sam_publication_entry_get_act (entry)]++;
      *platform |= channel == SAM_CHANNEL_PLATFORM;
    }
  for (SamChannel channel = SAM_CHANNEL_PUBLIC; channel <= SAM_CHANNEL_PLATFORM; channel++)
    for (SamPublicationAct act = SAM_PUBLICATION_ADD; act <= SAM_PUBLICATION_WITHDRAW; act++)
      {
        char *part = describe_count (channel, act, counts[channel][act]);

        if (part != NULL)
          g_ptr_array_add (parts, part);
      }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" ", (char **) parts->pdata);
}

static const char *
describe_nothing (SamPublicationChoice choice)
{
  switch (choice)
    {
    case SAM_PUBLICATION_ON:
      return _ ("There is nothing yet that anybody agreed to make public. What they agree to later becomes public at the "
                "next synchronisation.");
    case SAM_PUBLICATION_OFF:
      return _ ("Nothing of this region is public.");
    case SAM_PUBLICATION_LEAVE:
    default:
      return _ ("What is public is what it should be: nothing changes.");
    }
}

static void
on_described_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (SamPublishDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListStore) entries = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  g_autofree char *summary = NULL;
  gboolean platform;

  if (!end_work (self, error))
    return;
  summary = summarise (G_LIST_MODEL (entries), &platform);
  gtk_widget_set_visible (self->platform_note, platform);
  gtk_label_set_label (self->summary, *summary != '\0' ? summary : describe_nothing (self->choice));
  gtk_no_selection_set_model (self->model, G_LIST_MODEL (entries));
  gtk_widget_set_visible (self->list, g_list_model_get_n_items (G_LIST_MODEL (entries)) > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply_button), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->choice == SAM_PUBLICATION_LEAVE ? self->close_button : self->apply_button));
}

static gpointer
describe_steps (SamStore *store,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  GPtrArray *steps = data;
  g_autoptr (GListStore) entries = g_list_store_new (SAM_TYPE_PUBLICATION_ENTRY);

  for (guint i = 0; i < steps->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autoptr (SamPublicationEntry) entry = sam_publication_entry_new (store, g_ptr_array_index (steps, i));

      g_list_store_append (entries, entry);
    }
  return g_steal_pointer (&entries);
}

static void
on_looked_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamPublishDialog) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *steps = sam_sync_look_at_publication_finish (SAM_SYNC (source), result, &error);

  if (self->summary == NULL || steps == NULL)
    {
      g_clear_pointer (&steps, g_ptr_array_unref);
      end_work (self, error);
      return;
    }
  sam_store_thread_run_async (self->store, describe_steps, steps, (GDestroyNotify) g_ptr_array_unref, g_object_unref,
                              self->cancellable, on_described_cb, g_object_ref (self));
}

static void
look (SamPublishDialog *self)
{
  gtk_label_set_label (self->summary, _ ("Looking at what is public now…"));
  gtk_spinner_start (self->spinner);
  sam_sync_look_at_publication_async (self->sync, self->choice, self->cancellable, on_looked_cb, g_object_ref (self));
}

/* On the worker. (transfer full): what to tell */
static gpointer
choose (SamStore *store,
        gpointer data,
        GCancellable *cancellable,
        GError **error)
{
  SamPublicationChoice choice = GPOINTER_TO_INT (data);

  if (!sam_publication_choose (store, choice, error))
    return NULL;
  return g_strdup (choice == SAM_PUBLICATION_ON ? _ ("This region publishes from now on")
                                                : _ ("This region publishes no longer"));
}

static void
on_chosen_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamPublishDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (text != NULL && sam_sync_get_state (self->sync) != SAM_SYNC_STATE_UNSET)
    sam_sync_now (self->sync);
  if (!end_work (self, error))
    return;
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast-undo", "s", text);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_apply_clicked_cb (SamPublishDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply_button), FALSE);
  gtk_spinner_start (self->spinner);
  sam_store_thread_run_async (self->store, choose, GINT_TO_POINTER (self->choice), NULL, g_free, self->cancellable,
                              on_chosen_cb, g_object_ref (self));
}

static void
sam_publish_dialog_dispose (GObject *object)
{
  SamPublishDialog *self = SAM_PUBLISH_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);
  /* GtkWindow must not find either of them already gone. */
  gtk_window_set_default_widget (GTK_WINDOW (self), NULL);
  gtk_window_set_child (GTK_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_PUBLISH_DIALOG);

  G_OBJECT_CLASS (sam_publish_dialog_parent_class)->dispose (object);
}

static void
sam_publish_dialog_finalize (GObject *object)
{
  g_object_unref (SAM_PUBLISH_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (sam_publish_dialog_parent_class)->finalize (object);
}

static void
sam_publish_dialog_class_init (SamPublishDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_publish_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sam_publish_dialog_finalize;

  g_type_ensure (SAM_TYPE_PUBLICATION_ENTRY);
  g_type_ensure (SAM_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/sync/sam-publish-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SamPublishDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, SamPublishDialog, platform_note);
  gtk_widget_class_bind_template_child (widget_class, SamPublishDialog, list);
  gtk_widget_class_bind_template_child (widget_class, SamPublishDialog, model);
  gtk_widget_class_bind_template_child (widget_class, SamPublishDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, SamPublishDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, SamPublishDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, SamPublishDialog, apply_button);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_clicked_cb);
}

static void
sam_publish_dialog_init (SamPublishDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_publish_dialog_new:
 * @parent: (nullable): above which it shows
 * @sync: what publishes
 * @store: the region
 * @choice: what is considered
 *
 * Returns: (transfer none): the dialog, which looks at once
 */
GtkWidget *
sam_publish_dialog_new (GtkWindow *parent,
                        SamSync *sync,
                        SamStoreThread *store,
                        SamPublicationChoice choice)
{
  SamPublishDialog *self = g_object_new (SAM_TYPE_PUBLISH_DIALOG, "transient-for", parent, NULL);

  self->sync = g_object_ref (sync);
  self->store = g_object_ref (store);
  self->choice = choice;
  gtk_widget_set_visible (GTK_WIDGET (self->apply_button), choice != SAM_PUBLICATION_LEAVE);
  if (choice == SAM_PUBLICATION_LEAVE)
    gtk_button_set_label (self->close_button, _ ("_Close"));
  else if (choice == SAM_PUBLICATION_OFF)
    gtk_button_set_label (self->apply_button, _ ("_Withdraw Everything"));
  look (self);
  return GTK_WIDGET (self);
}
