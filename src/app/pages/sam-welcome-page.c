/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/pages/sam-welcome-page.h"

#include <glib/gi18n.h>

#include "app/dialogs/sam-file-dialogs.h"
#include "app/roadmap/sam-handover-dialog.h"
#include "app/sam-region-files.h"
#include "app/sync/sam-server-dialog.h"
#include "app/widgets/sam-clamp.h"

struct _SamWelcomePage
{
  GtkWidget parent_instance;

  GCancellable *cancellable;
  char *wanted_path; /* (nullable): where a region that begins here goes */
  char *blueprint;   /* (nullable): what it begins with */

  /* Template children */
  GtkWidget *content;
  GtkEditable *name_entry;
  GtkWidget *create_button;
  GtkWidget *blueprint_button;
  GtkLabel *blueprint_label;
  GtkWidget *choices;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (SamWelcomePage, sam_welcome_page, GTK_TYPE_WIDGET)

static guint file_chosen_signal;

static void
on_file_chosen_cb (const char *path,
                   gpointer data)
{
  g_signal_emit (data, file_chosen_signal, 0, path);
}

static void
on_open_clicked_cb (SamWelcomePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  sam_file_dialogs_open_region (GTK_WINDOW (root), on_file_chosen_cb, self);
}

/* While a file is being made nothing else can be begun. What has the focus must let go of it first: a text that is made
 * insensitive under the cursor goes on blinking, and GTK complains. */
static void
set_busy (SamWelcomePage *self,
          gboolean busy)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (busy && root != NULL)
    gtk_root_set_focus (root, NULL);
  gtk_widget_set_sensitive (self->choices, !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

static void
on_made_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (SamWelcomePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sam_region_files_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, FALSE);
  if (path != NULL)
    {
      gtk_editable_set_text (self->name_entry, "");
      g_signal_emit (self, file_chosen_signal, 0, path);
      return;
    }
  gtk_label_set_label (self->problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
}

static void
on_name_changed_cb (SamWelcomePage *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_entry)));

  gtk_widget_set_sensitive (self->create_button, *name != '\0');
}

static void
on_create_clicked_cb (SamWelcomePage *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_entry)));

  if (*name == '\0')
    return;
  set_busy (self, TRUE);
  sam_region_files_create_async (name, self->wanted_path, self->blueprint, self->cancellable,
                                 on_made_cb, g_object_ref (self));
}

static void
on_blueprint_chosen_cb (const char *path,
                        gpointer data)
{
  sam_welcome_page_set_blueprint (data, path);
  gtk_widget_grab_focus (GTK_WIDGET (SAM_WELCOME_PAGE (data)->name_entry));
}

/* Chosen again, it is not wanted any more. */
static void
on_blueprint_clicked_cb (SamWelcomePage *self)
{
  static const char *const patterns[] = { "*.zip", NULL };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->blueprint != NULL)
    sam_welcome_page_set_blueprint (self, NULL);
  else
    sam_file_dialogs_open (GTK_WINDOW (root), _ ("Begin with a Blueprint"), _ ("Blueprints"), patterns,
                           on_blueprint_chosen_cb, self);
}

static void
on_fetched_cb (SamWelcomePage *self,
               const char *path)
{
  g_signal_emit (self, file_chosen_signal, 0, path);
}

static void
on_server_clicked_cb (SamWelcomePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = sam_server_dialog_new_to_fetch (GTK_WINDOW (root), self->wanted_path);

  g_signal_connect_object (dialog, "fetched", G_CALLBACK (on_fetched_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_demo_clicked_cb (SamWelcomePage *self)
{
  set_busy (self, TRUE);
  sam_region_files_demo_async (self->cancellable, on_made_cb, g_object_ref (self));
}

static void
on_backup_chosen_cb (const char *path,
                     gpointer data)
{
  SamWelcomePage *self = data;

  set_busy (self, TRUE);
  sam_region_files_restore_async (path, self->wanted_path, self->cancellable, on_made_cb, g_object_ref (self));
}

static void
on_restore_clicked_cb (SamWelcomePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  sam_file_dialogs_open (GTK_WINDOW (root), _ ("Restore from a Backup"), NULL, NULL, on_backup_chosen_cb, self);
}

static void
on_handover_chosen_cb (const char *path,
                       gpointer data)
{
  SamWelcomePage *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
  GtkWidget *dialog = sam_handover_dialog_new (window, path, self->wanted_path);

  g_signal_connect_object (dialog, "opened", G_CALLBACK (on_fetched_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_handover_clicked_cb (SamWelcomePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  sam_file_dialogs_open (GTK_WINDOW (root), _ ("Open a Hand-Over"), NULL, NULL, on_handover_chosen_cb, self);
}

/* Most who come here begin with the name of a new region. */
static void
sam_welcome_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sam_welcome_page_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (SAM_WELCOME_PAGE (widget)->name_entry));
}

static void
sam_welcome_page_dispose (GObject *object)
{
  SamWelcomePage *self = SAM_WELCOME_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (sam_welcome_page_parent_class)->dispose (object);
}

static void
sam_welcome_page_finalize (GObject *object)
{
  g_object_unref (SAM_WELCOME_PAGE (object)->cancellable);
  g_free (SAM_WELCOME_PAGE (object)->wanted_path);
  g_free (SAM_WELCOME_PAGE (object)->blueprint);

  G_OBJECT_CLASS (sam_welcome_page_parent_class)->finalize (object);
}

static void
sam_welcome_page_class_init (SamWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_welcome_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = sam_welcome_page_finalize;
  widget_class->map = sam_welcome_page_map;

  file_chosen_signal = g_signal_new ("file-chosen", SAM_TYPE_WELCOME_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (SAM_TYPE_CLAMP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/pages/sam-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamWelcomePage, content);
  gtk_widget_class_bind_template_child (widget_class, SamWelcomePage, name_entry);
  gtk_widget_class_bind_template_child (widget_class, SamWelcomePage, create_button);
  gtk_widget_class_bind_template_child (widget_class, SamWelcomePage, blueprint_button);
  gtk_widget_class_bind_template_child (widget_class, SamWelcomePage, blueprint_label);
  gtk_widget_class_bind_template_child (widget_class, SamWelcomePage, choices);
  gtk_widget_class_bind_template_child (widget_class, SamWelcomePage, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_create_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_blueprint_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_demo_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_handover_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_restore_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_server_clicked_cb);
}

static void
sam_welcome_page_init (SamWelcomePage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_welcome_page_new:
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
sam_welcome_page_new (void)
{
  return g_object_new (SAM_TYPE_WELCOME_PAGE, NULL);
}

/**
 * sam_welcome_page_set_wanted_path:
 * @path: (nullable): the file that a region that begins here is made in; NULL: one in the data folder
 */
void
sam_welcome_page_set_wanted_path (SamWelcomePage *self,
                                  const char *path)
{
  g_autofree char *copy = g_strdup (path);

  g_return_if_fail (SAM_IS_WELCOME_PAGE (self));

  g_free (self->wanted_path);
  self->wanted_path = g_steal_pointer (&copy);
}

/**
 * sam_welcome_page_set_blueprint:
 * @path: (nullable): the file of a blueprint that a new region begins with
 */
void
sam_welcome_page_set_blueprint (SamWelcomePage *self,
                                const char *path)
{
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (SAM_IS_WELCOME_PAGE (self));

  g_free (self->blueprint);
  self->blueprint = g_strdup (path);
  if (name != NULL)
    /* Translators: %s is the name of a file. */
    text = g_strdup_printf (_ ("The new region begins with “%s”."), name);
  gtk_label_set_label (self->blueprint_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->blueprint_label), text != NULL);
  gtk_button_set_label (GTK_BUTTON (self->blueprint_button), path != NULL ? _ ("Begin Without the Bl_ueprint")
                                                                          : _ ("Begin with a Bl_ueprint…"));
}
