/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/atlas/sam-guide-view.h"

#include <glib/gi18n.h>

#include "app/atlas/sam-guide-page.h"

struct _SamGuideView
{
  GtkWidget parent_instance;

  SamPdfGuide *guide; /* borrowed */

  /* Template children */
  GtkWidget *content;
  SamGuidePage *page;
  GtkLabel *number;
};

G_DEFINE_FINAL_TYPE (SamGuideView, sam_guide_view, GTK_TYPE_WIDGET)

static void
show_page (SamGuideView *self)
{
  const guint n = self->guide != NULL ? sam_pdf_guide_count_pages (self->guide) : 0;
  const guint page = sam_guide_page_get_number (self->page);
  g_autofree char *number = n > 0 ? g_strdup_printf (_ ("Page %u of %u"), page + 1, n) : g_strdup ("");

  gtk_label_set_label (self->number, number);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pages.back", page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pages.next", page + 1 < n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->page), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Preview"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, number, -1);
}

static void
go_back (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  SamGuideView *self = SAM_GUIDE_VIEW (widget);

  sam_guide_page_show (self->page, self->guide, sam_guide_page_get_number (self->page) - 1);
  show_page (self);
}

static void
go_on (GtkWidget *widget,
       const char *action,
       GVariant *parameter)
{
  SamGuideView *self = SAM_GUIDE_VIEW (widget);

  sam_guide_page_show (self->page, self->guide, sam_guide_page_get_number (self->page) + 1);
  show_page (self);
}

static void
sam_guide_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SAM_TYPE_GUIDE_VIEW);

  G_OBJECT_CLASS (sam_guide_view_parent_class)->dispose (object);
}

static void
sam_guide_view_class_init (SamGuideViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_guide_view_dispose;

  g_type_ensure (SAM_TYPE_GUIDE_PAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "pages.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "pages.next", NULL, go_on);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "pages.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "pages.next", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/atlas/sam-guide-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SamGuideView, content);
  gtk_widget_class_bind_template_child (widget_class, SamGuideView, page);
  gtk_widget_class_bind_template_child (widget_class, SamGuideView, number);
}

static void
sam_guide_view_init (SamGuideView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_page (self);
}

/**
 * sam_guide_view_show:
 * @guide: (nullable): what to show; it outlives its being shown
 *
 * Shows the same page as before, where there is one.
 */
void
sam_guide_view_show (SamGuideView *self,
                     SamPdfGuide *guide)
{
  if (self->page == NULL)
    return;
  self->guide = guide;
  sam_guide_page_show (self->page, guide, sam_guide_page_get_number (self->page));
  show_page (self);
}

/**
 * sam_guide_view_get_page:
 *
 * Returns: the page that shows, from 0
 */
guint
sam_guide_view_get_page (SamGuideView *self)
{
  return sam_guide_page_get_number (self->page);
}
