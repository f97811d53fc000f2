/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/dialogs/sam-about.h"

#include <glib/gi18n.h>

#include "couch/sam-couch-client.h"

#include "samenhulp-config.h"

/* clang-format off: it takes what follows for code. */
#define DOTTED(major, minor, micro) G_STRINGIFY (major) "." G_STRINGIFY (minor) "." G_STRINGIFY (micro)
/* clang-format on */

static void
append_library (GString *text,
                const char *name,
                const char *running,
                const char *built)
{
  g_string_append_c (text, '\n');
  /* Translators: a library, the version of it that runs, and the version this was built with. */
  g_string_append_printf (text, _ ("%s %s (built with %s)"), name, running, built);
}

/**
 * sam_about_describe_system:
 *
 * Returns: (transfer full): what a person who helps over the telephone asks for first
 */
char *
sam_about_describe_system (SamWindow *window)
{
  SamStoreThread *store = sam_window_get_store (window);
  SamSync *sync = sam_window_get_sync (window);
  g_autofree char *gtk_version = g_strdup_printf ("%u.%u.%u", gtk_get_major_version (), gtk_get_minor_version (),
                                                  gtk_get_micro_version ());
  g_autofree char *glib_version = g_strdup_printf ("%u.%u.%u", glib_major_version, glib_minor_version,
                                                   glib_micro_version);
  g_autofree char *soup_running = sam_couch_dup_soup_version (FALSE);
  g_autofree char *soup_built = sam_couch_dup_soup_version (TRUE);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "Samenhulp %s", VERSION);
  append_library (text, "GTK", gtk_version, DOTTED (GTK_MAJOR_VERSION, GTK_MINOR_VERSION, GTK_MICRO_VERSION));
  append_library (text, "GLib", glib_version, DOTTED (GLIB_MAJOR_VERSION, GLIB_MINOR_VERSION, GLIB_MICRO_VERSION));
  append_library (text, "SQLite", sam_database_get_sqlite_version (FALSE), sam_database_get_sqlite_version (TRUE));
  append_library (text, "libsoup", soup_running, soup_built);
  g_string_append_c (text, '\n');
  /* Translators: %u is the version of the tables in a region file. */
  g_string_append_printf (text, _ ("Region files of format %u"), sam_documents_get_format ());
  if (store == NULL)
    return g_string_free (text, FALSE);

  /* Translators: %s is a file. */
  g_string_append_printf (text, _ ("\n\nRegion file: %s"), sam_store_thread_get_path (store));
  if (sync != NULL)
    {
      guint64 waiting = sam_sync_get_waiting (sync);

      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("%u change waits to be sent", "%u changes wait to be sent", waiting),
                              (guint) waiting);
    }
  return g_string_free (text, FALSE);
}

/**
 * sam_about_show:
 * @window: above which it shows
 */
void
sam_about_show (SamWindow *window)
{
  g_autofree char *system = sam_about_describe_system (window);

  gtk_show_about_dialog (GTK_WINDOW (window),
                         "program-name", "Samenhulp",
                         "logo-icon-name", APPLICATION_ID,
                         "version", VERSION,
                         "comments", _ ("Self-help in the region, from group to practice"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: your names, one a line, with your addresses where you like. */
                         "translator-credits", _ ("translator-credits"),
                         "system-information", system,
                         NULL);
}
