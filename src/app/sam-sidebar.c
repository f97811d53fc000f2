/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sam-sidebar.h"

#include <glib/gi18n.h>

#include "app/sam-pages.h"
#include "app/widgets/sam-focus.h"
#include "app/widgets/sam-tab-stop.h"

struct _SamSidebar
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *content;
  GtkHeaderBar *header;
  GtkLabel *title;
  GtkListBox *list;
};

enum
{
  PROP_FOLDED = 1,
};

G_DEFINE_FINAL_TYPE (SamSidebar, sam_sidebar, GTK_TYPE_WIDGET)

static guint page_chosen_signal;

static GtkWidget *
build_row (const SamPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", page->icon,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", _ (page->title), "xalign", 0.0, NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (page->title), -1);
  return row;
}

static void
on_row_activated_cb (SamSidebar *self,
                     GtkListBoxRow *row)
{
  g_signal_emit (self, page_chosen_signal, 0, sam_pages_get_all (NULL)[gtk_list_box_row_get_index (row)].name);
}

static gboolean
sam_sidebar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (SAM_SIDEBAR (widget)->list), GTK_DIR_TAB_FORWARD);
}

/* Where it is all that shows, the window is closed here. */
static void
sam_sidebar_set_property (GObject *object,
                          guint id,
                          const GValue *value,
                          GParamSpec *pspec)
{
  if (id != PROP_FOLDED)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  gtk_header_bar_set_show_title_buttons (SAM_SIDEBAR (object)->header, g_value_get_boolean (value));
}

static void
sam_sidebar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SAM_TYPE_SIDEBAR);

  G_OBJECT_CLASS (sam_sidebar_parent_class)->dispose (object);
}

static void
sam_sidebar_class_init (SamSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = sam_sidebar_set_property;
  object_class->dispose = sam_sidebar_dispose;
  sam_focus_set_grab (widget_class, sam_sidebar_grab_focus);

  g_object_class_install_property (
      object_class, PROP_FOLDED,
      g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  page_chosen_signal = g_signal_new ("page-chosen", SAM_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (SAM_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/window/sam-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, SamSidebar, content);
  gtk_widget_class_bind_template_child (widget_class, SamSidebar, header);
  gtk_widget_class_bind_template_child (widget_class, SamSidebar, title);
  gtk_widget_class_bind_template_child (widget_class, SamSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
sam_sidebar_init (SamSidebar *self)
{
  guint n_pages;
  const SamPage *pages = sam_pages_get_all (&n_pages);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n_pages; i++)
    gtk_list_box_append (self->list, build_row (&pages[i]));
}

/**
 * sam_sidebar_set_title:
 * @title: what the region is called
 */
void
sam_sidebar_set_title (SamSidebar *self,
                       const char *title)
{
  g_return_if_fail (SAM_IS_SIDEBAR (self));

  gtk_label_set_label (self->title, title);
}

/**
 * sam_sidebar_select:
 * @page: (nullable): the name of what shows; what is not in the sidebar selects nothing
 */
void
sam_sidebar_select (SamSidebar *self,
                    const char *page)
{
  const SamPage *found = sam_pages_find (page);

  g_return_if_fail (SAM_IS_SIDEBAR (self));

  if (found == NULL)
    gtk_list_box_unselect_all (self->list);
  else
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, found - sam_pages_get_all (NULL)));
}
