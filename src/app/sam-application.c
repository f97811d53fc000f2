/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sam-application.h"

#include <glib/gi18n.h>
#ifdef __GLIBC__
#  include <malloc.h>
#endif

#include "app/dialogs/sam-about.h"
#include "app/dialogs/sam-file-dialogs.h"
#include "app/dialogs/sam-preferences-dialog.h"
#include "app/editors/sam-attachments-part.h"
#include "app/sam-style.h"
#include "app/sam-settings.h"
#include "app/sam-window.h"
#include "app/widgets/sam-drop-down-names.h"
#include "exchange/sam-attachment-files.h"
#include "samenhulp-config.h"

struct _SamApplication
{
  GtkApplication parent_instance;

  SamSettings *settings;
  SamStyle *style;
};

G_DEFINE_FINAL_TYPE (SamApplication, sam_application, GTK_TYPE_APPLICATION)

#define RESOURCES "/nl/samenhulp/Samenhulp"

static const SamAccelerator accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.shortcuts", { "<Control>question", "F1" } },
  { "app.open-region", { "<Control>o" } },
  { "win.close", { "<Control>w" } },
  { "win.search", { "<Control>k" } },
  { "win.find", { "<Control>f" } },
  { "win.add", { "<Control>n" } },
  { "win.new-question", { "<Control><Shift>n" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.synchronise", { "F5" } },
  { "win.back", { "<Alt>Left" } },
  { "win.nth-page(1)", { "<Alt>1" } },
  { "win.nth-page(2)", { "<Alt>2" } },
  { "win.nth-page(3)", { "<Alt>3" } },
  { "win.nth-page(4)", { "<Alt>4" } },
  { "win.nth-page(5)", { "<Alt>5" } },
  { "win.nth-page(6)", { "<Alt>6" } },
  { "win.nth-page(7)", { "<Alt>7" } },
  { "win.nth-page(8)", { "<Alt>8" } },
  { "win.nth-page(9)", { "<Alt>9" } },
  { "win.page-on(1)", { "<Control>Page_Down" } },
  { "win.page-on(-1)", { "<Control>Page_Up" } },
};

/* The window with the focus, or a new one. */
static SamWindow *
ensure_window (SamApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (window != NULL && !SAM_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window == NULL)
    window = GTK_WINDOW (sam_window_new (GTK_APPLICATION (self), self->settings));
  return SAM_WINDOW (window);
}

static void
on_quit_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer data)
{
  GList *window;

  /* Closing is what saves; quitting without it would lose the last edit. */
  while ((window = gtk_application_get_windows (data)) != NULL)
    {
      gtk_window_close (window->data);
      if (gtk_application_get_windows (data) == window)
        break;
    }
}

static void
on_preferences_cb (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer data)
{
  SamApplication *self = data;
  GtkWidget *dialog = sam_preferences_dialog_new (GTK_WINDOW (ensure_window (self)), self->settings);

  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_about_cb (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  sam_about_show (ensure_window (data));
}

static void
on_shortcuts_cb (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer data)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCES "/ui/help-overlay.ui");
  GtkWindow *overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (overlay, GTK_WINDOW (ensure_window (data)));
  gtk_window_present (overlay);
}

static void
on_region_chosen_cb (const char *path,
                     gpointer data)
{
  sam_window_open_file (data, path);
}

static void
on_open_region_cb (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer data)
{
  SamWindow *window = ensure_window (data);

  sam_file_dialogs_open_region (GTK_WINDOW (window), on_region_chosen_cb, window);
}

/* The welcome page is where regions begin. */
static void
on_new_region_cb (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer data)
{
  sam_window_set_store (ensure_window (data), NULL);
}

static const GActionEntry entries[] = {
  { "quit", on_quit_cb },
  { "preferences", on_preferences_cb },
  { "about", on_about_cb },
  { "shortcuts", on_shortcuts_cb },
  { "open-region", on_open_region_cb },
  { "new-region", on_new_region_cb },
};

static void
forget_opened (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  sam_attachment_forget_opened (data);
  g_task_return_boolean (task, TRUE);
}

/* Attachments that were looked at when the program ran last. */
static void
forget_opened_before (void)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_task_data (task, sam_attachments_part_dup_folder (), g_free);
  g_task_run_in_thread (task, forget_opened);
}

/* With a heap of its own, the thread of the store asks the system for each page of the file that it reads by itself:
 * thousands of times at the start, while the window waits for the same lock. */
static void
share_heap (void)
{
#ifdef M_ARENA_MAX
  mallopt (M_ARENA_MAX, 1);
#endif
}

static void
sam_application_startup (GApplication *application)
{
  SamApplication *self = SAM_APPLICATION (application);

  share_heap ();
  G_APPLICATION_CLASS (sam_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (APPLICATION_ID);
  sam_drop_down_names_start ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           (const char *const *) accelerators[i].keys);
  self->settings = sam_settings_new ();
  self->style = sam_style_new (gdk_display_get_default (), self->settings);
  forget_opened_before ();
}

static void
sam_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (ensure_window (SAM_APPLICATION (application))));
}

/* The file named in the environment, as for the command line; else the one opened last. */
static char *
find_last_region (SamApplication *self)
{
  const char *given = g_getenv ("SAMENHULP_DATABASE");
  g_autofree char *path = NULL;

  if (given != NULL && *given != '\0')
    return g_strdup (given);
  g_object_get (self->settings, "last-region", &path, NULL);
  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path) : NULL;
}

/* A list given on the command line, as by dropping it on the program's icon. */
static void
import_list (SamWindow *window,
             GApplicationCommandLine *command_line,
             const char *given)
{
  g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (command_line, given);
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    sam_window_import_list (window, path);
}

static int
sam_application_command_line (GApplication *application,
                              GApplicationCommandLine *command_line)
{
  SamApplication *self = SAM_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  SamWindow *window = ensure_window (self);
  g_autofree char *path = NULL;
  const char *given = NULL;

  if (g_variant_dict_lookup (options, "database", "^&ay", &given))
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (command_line, given);

      path = g_file_get_path (file);
    }
  else if (sam_window_get_store (window) == NULL)
    path = find_last_region (self);
  if (path != NULL)
    sam_window_open_file (window, path);
  gtk_window_present (GTK_WINDOW (window));
  if (g_variant_dict_lookup (options, "import", "^&ay", &given))
    import_list (window, command_line, given);
  return 0;
}

static void
sam_application_finalize (GObject *object)
{
  SamApplication *self = SAM_APPLICATION (object);

  g_clear_object (&self->style);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (sam_application_parent_class)->finalize (object);
}

static void
sam_application_class_init (SamApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sam_application_finalize;
  application_class->startup = sam_application_startup;
  application_class->activate = sam_application_activate;
  application_class->command_line = sam_application_command_line;
}

static int
on_local_options_cb (GApplication *application,
                     GVariantDict *options,
                     gpointer data)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("samenhulp %s\n", VERSION);
  return 0;
}

static void
sam_application_init (SamApplication *self)
{
  static const GOptionEntry options[] = {
    { "database", 'd', 0, G_OPTION_ARG_FILENAME, NULL, N_ ("The region file to open"), N_ ("FILE") },
    { "import", 'i', 0, G_OPTION_ARG_FILENAME, NULL, N_ ("A list to import"), N_ ("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_signal_connect (self, "handle-local-options", G_CALLBACK (on_local_options_cb), NULL);
}

/**
 * sam_application_new:
 *
 * Returns: (transfer full): the program
 */
SamApplication *
sam_application_new (void)
{
  return g_object_new (SAM_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "resource-base-path", RESOURCES,
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE,
                       NULL);
}

/**
 * sam_application_get_accelerators:
 * @n_accelerators: (out): how many
 *
 * Returns: (array length=n_accelerators): the one table of keys
 */
const SamAccelerator *
sam_application_get_accelerators (guint *n_accelerators)
{
  *n_accelerators = G_N_ELEMENTS (accelerators);
  return accelerators;
}
