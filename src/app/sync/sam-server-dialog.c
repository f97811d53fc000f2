/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sync/sam-server-dialog.h"

#include <glib/gi18n.h>

#include "app/sam-region-files.h"
#include "app/sync/sam-server-problem.h"
#include "sync/sam-introduction.h"
#include "sync/sam-server.h"

/* Three steps: who and where, what would go up and come down, and then the synchronisation itself. Without a region
 * it gets one from the server. */
struct _SamServerDialog
{
  SamDialog parent_instance;

  SamSync *sync;         /* NULL: there is no region yet */
  SamStoreThread *store; /* NULL: likewise */
  GCancellable *cancellable;
  char *wanted_path; /* (nullable): where a region that comes in goes */
  gboolean trying;
  gboolean previewing;
  gboolean fetching; /* a region is coming in */
  guint64 expected;  /* records that are to come in, as counted before */
  GtkWidget *faulty; /* (nullable): the field that the problem is about */

  /* Template children */
  GtkStack *steps;
  GtkLabel *explanation;
  GtkWidget *slug_box;
  GtkEditable *slug;
  GtkLabel *counts;
  GtkWidget *back_button;
  GtkWidget *start_button;
  GtkWidget *forget_button;
  GtkEditable *address;
  GtkEditable *user;
  GtkEditable *password;
  GtkLabel *problem;
  GtkSpinner *spinner;
  GtkWidget *connect_button;
  GtkButton *cancel_button;
  GtkProgressBar *progress;
};

enum
{
  FETCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SamServerDialog, sam_server_dialog, SAM_TYPE_DIALOG)

static gboolean
has_text (GtkEditable *editable)
{
  return gtk_editable_get_text (editable)[0] != '\0';
}

static void
update (SamServerDialog *self)
{
  gboolean complete = has_text (self->address) && has_text (self->user) && has_text (self->password) &&
                      (self->store != NULL || has_text (self->slug));
  GtkEditable *entries[] = { self->slug, self->address, self->user, self->password };

  gtk_widget_set_sensitive (self->connect_button, !self->trying && complete);
  gtk_widget_set_sensitive (self->start_button, !self->trying);
  gtk_widget_set_visible (self->connect_button, !self->previewing);
  gtk_widget_set_visible (self->start_button, self->previewing);
  gtk_widget_set_visible (self->back_button, self->previewing);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->previewing ? self->start_button : self->connect_button);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_editable_set_editable (entries[i], !self->trying);
  gtk_spinner_set_spinning (self->spinner, self->trying);
  gtk_widget_set_sensitive (self->back_button, !self->fetching);
  gtk_button_set_label (self->cancel_button, self->fetching ? _ ("_Stop") : _ ("_Cancel"));
  gtk_widget_set_visible (GTK_WIDGET (self->progress), self->fetching);
}

/* The field that is to be looked at first gets the focus, and says what is wrong with it. */
static void
show_problem (SamServerDialog *self,
              const GError *error)
{
  GtkEditable *fields[] = {
    [SAM_SERVER_PLACE_ADDRESS] = self->address,
    [SAM_SERVER_PLACE_PASSWORD] = self->password,
    [SAM_SERVER_PLACE_REGION] = self->store == NULL ? self->slug : self->address,
  };
  g_autofree char *sentence = sam_server_problem_explain (error);

  gtk_label_set_label (self->problem, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  if (self->previewing)
    return;
  self->faulty = GTK_WIDGET (fields[sam_server_problem_find_place (error)]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->faulty), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  gtk_widget_grab_focus (self->faulty);
}

static void
hide_problem (SamServerDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  if (self->faulty != NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->faulty), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  self->faulty = NULL;
}

static void
on_edited_cb (SamServerDialog *self)
{
  hide_problem (self);
  update (self);
}

/* FALSE: the dialog was closed in the meantime. */
static gboolean
end_trying (SamServerDialog *self,
            const GError *error)
{
  self->trying = FALSE;
  self->fetching = FALSE;
  if (self->problem == NULL)
    return FALSE;
  if (error != NULL)
    show_problem (self, error);
  update (self);
  return TRUE;
}

static void
begin_trying (SamServerDialog *self)
{
  self->trying = TRUE;
  hide_problem (self);
  update (self);
}

static SamIntroduction *
introduce (SamServerDialog *self,
           const char *path)
{
  return sam_introduction_new (path, self->store == NULL ? gtk_editable_get_text (self->slug) : NULL,
                               gtk_editable_get_text (self->address), gtk_editable_get_text (self->user),
                               gtk_editable_get_text (self->password));
}

/* The focus goes first: what has it must not vanish. */
static void
show_step (SamServerDialog *self,
           gboolean preview)
{
  self->previewing = preview;
  update (self);
  if (preview)
    gtk_widget_grab_focus (self->start_button);
  gtk_stack_set_visible_child_name (self->steps, preview ? "preview" : "form");
  if (!preview)
    gtk_widget_grab_focus (GTK_WIDGET (self->address));
}

static void
show_preview (SamServerDialog *self,
              const SamPreview *preview)
{
  g_autofree char *down = g_strdup_printf (ngettext ("%lu record comes from the server to this computer.",
                                                     "%lu records come from the server to this computer.",
                                                     (gulong) preview->down),
                                           (gulong) preview->down);
  g_autofree char *up = g_strdup_printf (ngettext ("%lu record goes from this computer to the server.",
                                                   "%lu records go from this computer to the server.",
                                                   (gulong) preview->up),
                                         (gulong) preview->up);
  g_autofree char *both = self->store != NULL ? g_strjoin ("\n", down, up, NULL) : g_strdup (down);

  self->expected = preview->down;
  gtk_label_set_label (self->counts, both);
  show_step (self, TRUE);
}

static void
on_tried_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (SamServerDialog) self = data;
  g_autoptr (GError) error = NULL;
  SamPreview preview = { 0 };
  gboolean good = sam_introduction_preview_finish (result, &preview, &error);

  if (end_trying (self, error) && good)
    show_preview (self, &preview);
}

static void
on_connect_clicked_cb (SamServerDialog *self)
{
  g_autofree char *path = NULL;

  if (self->trying || !gtk_widget_get_sensitive (self->connect_button))
    return;
  begin_trying (self);
  path = self->store != NULL ? g_strdup (sam_store_thread_get_path (self->store))
                             : sam_region_files_find_path (self->wanted_path, gtk_editable_get_text (self->slug));
  sam_introduction_preview_async (introduce (self, path), self->cancellable, on_tried_cb, g_object_ref (self));
}

static void
on_server_set_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer data)
{
  g_autoptr (SamServerDialog) self = data;
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  gboolean forgets;
  gboolean good = sam_sync_set_server_finish (SAM_SYNC (source), result, &forgets, &error);

  if (!end_trying (self, error) || !good)
    return;
  if (forgets && parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "s",
                                _ ("The keyring did not keep the password: enter it again the next time the program "
                                   "starts."));
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_fetched_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (SamServerDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sam_introduction_fetch_finish (result, &error);

  if (!end_trying (self, error))
    return;
  if (path == NULL)
    {
      gtk_widget_grab_focus (self->start_button);
      return;
    }
  g_signal_emit (self, signals[FETCHED], 0, path);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_progress (GObject *listener,
             guint64 done,
             guint64 total)
{
  SamServerDialog *self = SAM_SERVER_DIALOG (listener);
  gulong all = (gulong) MAX (done, MAX (total, self->expected));
  g_autofree char *text = NULL;

  if (self->problem == NULL || !self->fetching)
    return;
  /* Translators: how many records have come in, of how many */
  text = g_strdup_printf (ngettext ("%lu of %lu record", "%lu of %lu records", all), (gulong) done, all);
  gtk_progress_bar_set_text (self->progress, text);
  gtk_progress_bar_set_fraction (self->progress, all > 0 ? (double) done / (double) all : 0);
}

static void
start_fetching (SamServerDialog *self)
{
  g_autofree char *path = sam_region_files_find_path (self->wanted_path, gtk_editable_get_text (self->slug));

  self->fetching = TRUE;
  update (self);
  on_progress (G_OBJECT (self), 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
  sam_introduction_fetch_async (introduce (self, path), on_progress, G_OBJECT (self), self->cancellable, on_fetched_cb,
                                g_object_ref (self));
}

/* Stopping keeps what came in, and the window: the same button goes on from there. */
static void
on_cancel_clicked_cb (SamServerDialog *self)
{
  if (!self->fetching)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static void
on_start_clicked_cb (SamServerDialog *self)
{
  if (self->trying)
    return;
  begin_trying (self);
  if (self->store != NULL)
    {
      sam_sync_set_server_async (self->sync, gtk_editable_get_text (self->address), gtk_editable_get_text (self->user),
                                 gtk_editable_get_text (self->password), self->cancellable, on_server_set_cb,
                                 g_object_ref (self));
      return;
    }
  start_fetching (self);
}

static void
on_back_clicked_cb (SamServerDialog *self)
{
  hide_problem (self);
  show_step (self, FALSE);
}

/* On the worker. (transfer full): anything, once it is forgotten */
static gpointer
forget_server (SamStore *store,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  g_autofree char *address = sam_server_dup_address (store);
  g_autofree char *user = sam_server_dup_user (store);

  if (!sam_server_set (store, NULL, NULL, error))
    return NULL;
  if (address != NULL && user != NULL)
    sam_credentials_forget (address, user, cancellable);
  return g_strdup ("");
}

static void
on_forgotten_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (SamServerDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (!end_trying (self, error) || done == NULL)
    return;
  sam_sync_cancel (self->sync);
  sam_sync_note_change (self->sync);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_forget_clicked_cb (SamServerDialog *self)
{
  begin_trying (self);
  sam_store_thread_run_async (self->store, forget_server, NULL, NULL, g_free, self->cancellable, on_forgotten_cb,
                              g_object_ref (self));
}

/* On the worker. (transfer full): address and user */
static gpointer
read_server (SamStore *store,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *address = sam_server_dup_address (store);
  g_autofree char *user = sam_server_dup_user (store);
  char **both = g_new0 (char *, 3);

  both[0] = g_strdup (address != NULL ? address : "");
  both[1] = g_strdup (user != NULL ? user : "");
  return both;
}

static void
on_server_read_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer data)
{
  g_autoptr (SamServerDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) both = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (both != NULL && self->forget_button != NULL)
    gtk_widget_set_visible (self->forget_button, both[0][0] != '\0');
  /* What a person has begun to type stays. */
  if (both == NULL || self->address == NULL || has_text (self->address) || has_text (self->user))
    return;
  gtk_editable_set_text (self->address, both[0]);
  gtk_editable_set_text (self->user, both[1]);
  /* Whoever comes back comes for the password. */
  if (both[0][0] != '\0' && both[1][0] != '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->password));
}

static void
sam_server_dialog_dispose (GObject *object)
{
  SamServerDialog *self = SAM_SERVER_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);
  /* GtkWindow must not find it already gone. */
  gtk_window_set_default_widget (GTK_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_SERVER_DIALOG);

  G_OBJECT_CLASS (sam_server_dialog_parent_class)->dispose (object);
}

static void
sam_server_dialog_finalize (GObject *object)
{
  g_object_unref (SAM_SERVER_DIALOG (object)->cancellable);
  g_free (SAM_SERVER_DIALOG (object)->wanted_path);

  G_OBJECT_CLASS (sam_server_dialog_parent_class)->finalize (object);
}

static void
sam_server_dialog_class_init (SamServerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_server_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sam_server_dialog_finalize;

  signals[FETCHED] = g_signal_new ("fetched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/sync/sam-server-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SamServerDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, SamServerDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, SamServerDialog, slug_box);
  gtk_widget_class_bind_template_child (widget_class, SamServerDialog, slug);
  gtk_widget_class_bind_template_child (widget_class, SamServerDialog, counts);
  gtk_widget_class_bind_template_child (widget_class, SamServerDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, SamServerDialog, start_button);
  gtk_widget_class_bind_template_child (widget_class, SamServerDialog, forget_button);
  gtk_widget_class_bind_template_child (widget_class, SamServerDialog, address);
  gtk_widget_class_bind_template_child (widget_class, SamServerDialog, user);
  gtk_widget_class_bind_template_child (widget_class, SamServerDialog, password);
  gtk_widget_class_bind_template_child (widget_class, SamServerDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, SamServerDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, SamServerDialog, connect_button);
  gtk_widget_class_bind_template_child (widget_class, SamServerDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SamServerDialog, progress);
  gtk_widget_class_bind_template_callback (widget_class, on_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_connect_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_start_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_forget_clicked_cb);
}

static void
sam_server_dialog_init (SamServerDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * sam_server_dialog_new:
 * @parent: (nullable): above which it shows
 * @sync: what gets the server
 * @store: where the server is that is set now
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
sam_server_dialog_new (GtkWindow *parent,
                       SamSync *sync,
                       SamStoreThread *store)
{
  SamServerDialog *self = g_object_new (SAM_TYPE_SERVER_DIALOG, "transient-for", parent, NULL);

  self->sync = g_object_ref (sync);
  self->store = g_object_ref (store);
  update (self);
  sam_store_thread_run_async (store, read_server, NULL, NULL, (GDestroyNotify) g_strfreev, self->cancellable,
                              on_server_read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * sam_server_dialog_new_to_fetch:
 * @parent: (nullable): above which it shows
 * @wanted_path: (nullable): the file that the region is made in; NULL: one in the data folder
 *
 * For somebody who has no region yet: it comes from the server, and the signal `fetched` tells where it is.
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
sam_server_dialog_new_to_fetch (GtkWindow *parent,
                                const char *wanted_path)
{
  SamServerDialog *self = g_object_new (SAM_TYPE_SERVER_DIALOG, "transient-for", parent, NULL);

  self->wanted_path = g_strdup (wanted_path);
  gtk_label_set_label (self->explanation,
                       _ ("Your region comes from its server to this computer. Your administrator gives you the short "
                          "name of the region, the address, your user name and a password."));
  gtk_widget_set_visible (self->slug_box, TRUE);
  update (self);
  return GTK_WIDGET (self);
}
