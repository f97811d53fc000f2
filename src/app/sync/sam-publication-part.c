/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sync/sam-publication-part.h"

#include <glib/gi18n.h>

#include "app/sync/sam-publish-dialog.h"
#include "sync/sam-platform.h"

struct _SamPublicationPart
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  SamSync *sync;
  gboolean publishes;
  SamPlatformState platform;
  gboolean following; /* the switch is moved by us, not by a person */

  /* Template children */
  GtkWidget *content;
  GtkSwitch *on;
  GtkLabel *note;
  GtkLabel *platform_note;
  GtkWidget *look_button;
};

G_DEFINE_FINAL_TYPE (SamPublicationPart, sam_publication_part, GTK_TYPE_WIDGET)

static const char *
describe (SamPublicationPart *self)
{
  if (!self->publishes)
    return _ ("Nothing of this region is public. Before it is, you see exactly what would be.");
  if (sam_sync_get_state (self->sync) == SAM_SYNC_STATE_UNSET)
    return _ ("There is no server yet. What people agreed to becomes public at the first synchronisation with one.");
  return _ ("What people agreed to is public. Each synchronisation brings it up to date and withdraws what they no "
            "longer agree to.");
}

/* NULL: nothing is known of a platform. */
static const char *
describe_platform (SamPublicationPart *self)
{
  if (self->platform == SAM_PLATFORM_UNKNOWN || sam_sync_get_state (self->sync) == SAM_SYNC_STATE_UNSET)
    return NULL;
  if (self->platform == SAM_PLATFORM_NONE)
    return _ ("This server is not connected with the platform: no help questions come from there, and nothing goes there. "
              "For a server of your own office that is as it should be.");
  return self->publishes ? _ ("Help questions from the platform come in with each synchronisation, and the platform gets to "
                              "know how they stand.")
                         : _ ("Help questions from the platform come in with each synchronisation. As long as you do not "
                              "publish, the platform does not get to know how they stand.");
}

static void
show_state (SamPublicationPart *self)
{
  const char *platform;

  if (self->on == NULL)
    return;
  self->following = TRUE;
  gtk_switch_set_active (self->on, self->publishes);
  self->following = FALSE;
  gtk_label_set_label (self->note, describe (self));
  platform = describe_platform (self);
  gtk_label_set_label (self->platform_note, platform != NULL ? platform : "");
  gtk_widget_set_visible (GTK_WIDGET (self->platform_note), platform != NULL);
  gtk_widget_set_visible (self->look_button, self->publishes);
}

static void
open_dialog (SamPublicationPart *self,
             SamPublicationChoice choice)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = sam_publish_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->sync, self->store,
                                              choice);

  /* The switch says what is, not what is being considered. */
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
on_state_set_cb (SamPublicationPart *self,
                 gboolean on)
{
  if (self->following || on == self->publishes)
    return FALSE;
  open_dialog (self, on ? SAM_PUBLICATION_ON : SAM_PUBLICATION_OFF);
  return TRUE;
}

static void
on_look_clicked_cb (SamPublicationPart *self)
{
  open_dialog (self, SAM_PUBLICATION_LEAVE);
}

/* What the worker found. */
typedef struct
{
  gboolean publishes;
  SamPlatformState platform;
} Found;

static gpointer
read_state (SamStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Found *found = g_new0 (Found, 1);

  found->publishes = sam_publication_is_on (store);
  found->platform = sam_platform_get_state (store);
  return found;
}

static void
on_read_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (SamPublicationPart) self = data;
  g_autofree Found *found = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, NULL);

  if (found == NULL)
    return;
  self->publishes = found->publishes;
  self->platform = found->platform;
  show_state (self);
}

static void
sam_publication_part_dispose (GObject *object)
{
  SamPublicationPart *self = SAM_PUBLICATION_PART (object);

  g_clear_object (&self->store);
  g_clear_object (&self->sync);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_PUBLICATION_PART);

  G_OBJECT_CLASS (sam_publication_part_parent_class)->dispose (object);
}

static void
sam_publication_part_class_init (SamPublicationPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_publication_part_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/sync/sam-publication-part.ui");
  gtk_widget_class_bind_template_child (widget_class, SamPublicationPart, content);
  gtk_widget_class_bind_template_child (widget_class, SamPublicationPart, on);
  gtk_widget_class_bind_template_child (widget_class, SamPublicationPart, note);
  gtk_widget_class_bind_template_child (widget_class, SamPublicationPart, platform_note);
  gtk_widget_class_bind_template_child (widget_class, SamPublicationPart, look_button);
  gtk_widget_class_bind_template_callback (widget_class, on_state_set_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_look_clicked_cb);
}

static void
sam_publication_part_init (SamPublicationPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_publication_part_set_region:
 * @store: the region
 * @sync: its synchronisation
 */
void
sam_publication_part_set_region (SamPublicationPart *self,
                                 SamStoreThread *store,
                                 SamSync *sync)
{
  g_return_if_fail (SAM_IS_PUBLICATION_PART (self));

  g_set_object (&self->store, store);
  g_set_object (&self->sync, sync);
  g_signal_connect_object (sync, "notify::state", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
}

/**
 * sam_publication_part_load:
 *
 * Reads whether the region publishes: another computer may have decided so.
 */
void
sam_publication_part_load (SamPublicationPart *self)
{
  g_return_if_fail (SAM_IS_PUBLICATION_PART (self));

  sam_store_thread_run_async (self->store, read_state, NULL, NULL, g_free, NULL, on_read_cb, g_object_ref (self));
}
