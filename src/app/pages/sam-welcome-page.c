/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/pages/sam-welcome-page.h"

#include "app/dialogs/sam-file-dialogs.h"
#include "app/widgets/sam-clamp.h"

struct _SamWelcomePage
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *content;
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

static void
sam_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SAM_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (sam_welcome_page_parent_class)->dispose (object);
}

static void
sam_welcome_page_class_init (SamWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_welcome_page_dispose;

  file_chosen_signal = g_signal_new ("file-chosen", SAM_TYPE_WELCOME_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (SAM_TYPE_CLAMP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/pages/sam-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamWelcomePage, content);
  gtk_widget_class_bind_template_callback (widget_class, on_open_clicked_cb);
}

static void
sam_welcome_page_init (SamWelcomePage *self)
{
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
