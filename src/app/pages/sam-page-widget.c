/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/pages/sam-page-widget.h"

#include "app/widgets/sam-focus.h"

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

/**
 * sam_page_widget_go_on:
 * @page: a page
 *
 * Puts the focus where the work on the record that shows goes on, if there is such a place.
 */
void
sam_page_widget_go_on (GtkWidget *page)
{
  if (SAM_IS_PAGE_WIDGET (page) && SAM_PAGE_WIDGET_GET_IFACE (page)->go_on != NULL)
    SAM_PAGE_WIDGET_GET_IFACE (page)->go_on (SAM_PAGE_WIDGET (page));
}

/* A row with a button lets the button have the focus first. Who comes there by keyboard and presses Enter wants to open
 * the row, not to do with it what the button does. */
static gboolean
lead_to_row (GtkWidget *list)
{
  GtkWidget *focus = sam_focus_find_within (list);
  GtkWidget *row = NULL;

  if (focus == NULL)
    return FALSE;
  for (GtkWidget *at = focus; at != list && row == NULL; at = gtk_widget_get_parent (at))
    if (g_str_equal (G_OBJECT_TYPE_NAME (at), "GtkListItemWidget"))
      row = at;
  return row != NULL && gtk_widget_grab_focus (row);
}

static gboolean
focus_row (GtkWidget *states)
{
  gboolean moved = gtk_widget_child_focus (states, GTK_DIR_TAB_FORWARD);

  return lead_to_row (states) || moved;
}

/* The rows of a list are made when it is laid out, which is after the first of these. */
static gboolean
is_laid_out (gpointer data)
{
  gboolean *laid_out = data;

  if (*laid_out)
    return TRUE;
  *laid_out = TRUE;
  return FALSE;
}

static gboolean
on_frame_cb (GtkWidget *states,
             GdkFrameClock *clock,
             gpointer data)
{
  if (!is_laid_out (data))
    return G_SOURCE_CONTINUE;
  focus_row (states);
  return G_SOURCE_REMOVE;
}

static gboolean
on_frame_after_change_cb (GtkWidget *list,
                          GdkFrameClock *clock,
                          gpointer data)
{
  if (!is_laid_out (data))
    return G_SOURCE_CONTINUE;
  lead_to_row (list);
  return G_SOURCE_REMOVE;
}

/**
 * sam_page_widget_keep_on_row:
 * @list: a list, or what it is in
 *
 * The row with the focus may be gone, and the focus goes to the next: to that row itself, not to a button in it.
 */
void
sam_page_widget_keep_on_row (GtkWidget *list)
{
  gtk_widget_add_tick_callback (list, on_frame_after_change_cb, g_new0 (gboolean, 1), g_free);
}

static void
on_state_changed_cb (GtkStack *states)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (states), "loading") == 0)
    return;
  g_signal_handlers_disconnect_by_func (states, on_state_changed_cb, NULL);
  gtk_widget_add_tick_callback (GTK_WIDGET (states), on_frame_cb, g_new0 (gboolean, 1), g_free);
}

/**
 * sam_page_widget_focus_content:
 * @states: of a page; while "loading" shows there is nothing to put the focus in
 *
 * Puts the focus in what the page shows, at once or when it is there.
 *
 * Returns: whether it has it or will have it
 */
gboolean
sam_page_widget_focus_content (GtkStack *states)
{
  g_return_val_if_fail (GTK_IS_STACK (states), FALSE);

  g_signal_handlers_disconnect_by_func (states, on_state_changed_cb, NULL);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (states), "loading") != 0)
    return focus_row (GTK_WIDGET (states));
  g_signal_connect (states, "notify::visible-child", G_CALLBACK (on_state_changed_cb), NULL);
  return TRUE;
}
