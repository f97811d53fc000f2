/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/widgets/sam-show-uri.h"

#include <glib/gi18n.h>

/* What is on its way. */
typedef struct
{
  GtkWidget *widget;
  char *uri;
} Showing;

static void
showing_free (Showing *showing)
{
  g_object_unref (showing->widget);
  g_free (showing->uri);
  g_free (showing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Showing, showing_free)

static void
on_shown_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (Showing) showing = data;
  g_autoptr (GError) error = NULL;
  gboolean mail = g_str_has_prefix (showing->uri, "mailto:");

  if (gtk_show_uri_full_finish (source != NULL ? GTK_WINDOW (source) : NULL, result, &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* What the system says of it is not meant for people. */
  g_debug ("Nothing opens %s: %s", mail ? "mail" : "this", error->message);
  gtk_widget_activate_action (showing->widget, "win.toast", "s",
                              mail ? _ ("No mail program opened. Choose one in the settings of this computer, or copy the "
                                        "address into the one you use.")
                                   : _ ("No program on this computer opens this."));
}

/**
 * sam_show_uri:
 * @widget: in the window that asks for it
 * @uri: of a file, a web page or a mail
 *
 * Opens it with the program that the system has for it. That there is none is told in the window.
 */
void
sam_show_uri (GtkWidget *widget,
              const char *uri)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  Showing *showing = g_new0 (Showing, 1);

  showing->widget = g_object_ref (widget);
  showing->uri = g_strdup (uri);
  gtk_show_uri_full (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, uri, GDK_CURRENT_TIME, NULL, on_shown_cb,
                     showing);
}
