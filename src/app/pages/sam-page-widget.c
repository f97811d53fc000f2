/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/pages/sam-page-widget.h"

G_DEFINE_INTERFACE (SamPageWidget, sam_page_widget, GTK_TYPE_WIDGET)

static void
sam_page_widget_default_init (SamPageWidgetInterface *iface)
{
}

/**
 * sam_page_widget_find:
 * @page: a page
 *
 * Puts the focus in the page's own search entry.
 *
 * Returns: whether it has one
 */
gboolean
sam_page_widget_find (GtkWidget *page)
{
  if (!SAM_IS_PAGE_WIDGET (page) || SAM_PAGE_WIDGET_GET_IFACE (page)->find == NULL)
    return FALSE;
  return SAM_PAGE_WIDGET_GET_IFACE (page)->find (SAM_PAGE_WIDGET (page));
}

/**
 * sam_page_widget_can_add:
 * @page: a page
 *
 * Returns: whether a record can be begun here
 */
gboolean
sam_page_widget_can_add (GtkWidget *page)
{
  if (!SAM_IS_PAGE_WIDGET (page) || SAM_PAGE_WIDGET_GET_IFACE (page)->can_add == NULL)
    return FALSE;
  return SAM_PAGE_WIDGET_GET_IFACE (page)->can_add (SAM_PAGE_WIDGET (page));
}

/**
 * sam_page_widget_add:
 * @page: a page
 *
 * Begins a new record.
 */
void
sam_page_widget_add (GtkWidget *page)
{
  if (SAM_IS_PAGE_WIDGET (page) && SAM_PAGE_WIDGET_GET_IFACE (page)->add != NULL)
    SAM_PAGE_WIDGET_GET_IFACE (page)->add (SAM_PAGE_WIDGET (page));
}

/**
 * sam_page_widget_back:
 * @page: a page
 *
 * From the detail back to the list.
 */
void
sam_page_widget_back (GtkWidget *page)
{
  if (SAM_IS_PAGE_WIDGET (page) && SAM_PAGE_WIDGET_GET_IFACE (page)->back != NULL)
    SAM_PAGE_WIDGET_GET_IFACE (page)->back (SAM_PAGE_WIDGET (page));
}

/**
 * sam_page_widget_open:
 * @page: a page
 * @id: of a record
 *
 * Shows the record in the page's detail pane.
 */
void
sam_page_widget_open (GtkWidget *page,
                      const char *id)
{
  if (SAM_IS_PAGE_WIDGET (page) && SAM_PAGE_WIDGET_GET_IFACE (page)->open != NULL)
    SAM_PAGE_WIDGET_GET_IFACE (page)->open (SAM_PAGE_WIDGET (page), id);
}
