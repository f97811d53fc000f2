/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the open region. Each is made when it is first looked at: nobody waits at the start for what is not
 * opened. */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sam-page-stack.h"

#include "app/pages/sam-search-page.h"
#include "app/sam-pages.h"
#include "app/sync/sam-sync-page.h"

struct _SamPageStack
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  SamSync *sync;
  char *before_search;
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (SamPageStack, sam_page_stack, GTK_TYPE_WIDGET)

static guint shown_signal;

static GtkWidget *
make_page (SamPageStack *self,
           const char *name)
{
  const SamPage *page = sam_pages_find (name);

  if (g_str_equal (name, SAM_PAGE_SEARCH))
    return sam_search_page_new (self->store);
  if (g_str_equal (name, SAM_PAGE_SYNC))
    return sam_sync_page_new (self->store, self->sync);
  return page != NULL ? page->create (page, self->store) : NULL;
}

static GtkWidget *
ensure_page (SamPageStack *self,
             const char *name)
{
  GtkWidget *page = name != NULL ? gtk_stack_get_child_by_name (self->stack, name) : NULL;

  if (page != NULL || name == NULL || self->store == NULL)
    return page;
  page = make_page (self, name);
  if (page != NULL)
    gtk_stack_add_named (self->stack, page, name);
  return page;
}

static void
on_visible_child_cb (SamPageStack *self)
{
  g_signal_emit (self, shown_signal, 0, sam_page_stack_get_name (self));
}

static void
sam_page_stack_dispose (GObject *object)
{
  SamPageStack *self = SAM_PAGE_STACK (object);

  g_clear_object (&self->store);
  g_clear_object (&self->sync);
  g_clear_pointer (&self->before_search, g_free);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->stack)));

  G_OBJECT_CLASS (sam_page_stack_parent_class)->dispose (object);
}

static void
sam_page_stack_class_init (SamPageStackClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sam_page_stack_dispose;

  shown_signal = g_signal_new ("shown", SAM_TYPE_PAGE_STACK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
sam_page_stack_init (SamPageStack *self)
{
  self->stack = g_object_new (GTK_TYPE_STACK, "hhomogeneous", FALSE, "vhomogeneous", FALSE, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (on_visible_child_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sam_page_stack_set_region:
 * @store: (nullable): the region; NULL for none
 * @sync: (nullable): its synchronisation
 *
 * The pages of another region go.
 */
void
sam_page_stack_set_region (SamPageStack *self,
                           SamStoreThread *store,
                           SamSync *sync)
{
  GtkWidget *page;

  g_return_if_fail (SAM_IS_PAGE_STACK (self));

  while ((page = gtk_widget_get_first_child (GTK_WIDGET (self->stack))) != NULL)
    gtk_stack_remove (self->stack, page);
  g_set_object (&self->store, store);
  g_set_object (&self->sync, sync);
}

/**
 * sam_page_stack_show:
 * @name: (nullable): of a page
 *
 * Returns: (transfer none) (nullable): the page, if there is one of that name
 */
GtkWidget *
sam_page_stack_show (SamPageStack *self,
                     const char *name)
{
  GtkWidget *page;

  g_return_val_if_fail (SAM_IS_PAGE_STACK (self), NULL);

  page = ensure_page (self, name);
  if (page != NULL)
    gtk_stack_set_visible_child (self->stack, page);
  return page;
}

/**
 * sam_page_stack_search:
 * @text: what to look for; empty shows the page from before the search
 */
void
sam_page_stack_search (SamPageStack *self,
                       const char *text)
{
  const char *shown = sam_page_stack_get_name (self);
  gboolean searching = g_strcmp0 (shown, SAM_PAGE_SEARCH) == 0;
  GtkWidget *page;

  g_return_if_fail (SAM_IS_PAGE_STACK (self));

  if (*text == '\0' && !searching)
    return;
  page = ensure_page (self, SAM_PAGE_SEARCH);
  if (page == NULL)
    return;
  sam_search_page_set_text (SAM_SEARCH_PAGE (page), text);
  if (*text == '\0')
    {
      sam_page_stack_show (self, self->before_search);
    }
  else if (!searching)
    {
      g_free (self->before_search);
      self->before_search = g_strdup (shown);
      gtk_stack_set_visible_child (self->stack, page);
    }
}

/**
 * sam_page_stack_get_page:
 *
 * Returns: (transfer none) (nullable): the page that shows
 */
GtkWidget *
sam_page_stack_get_page (SamPageStack *self)
{
  g_return_val_if_fail (SAM_IS_PAGE_STACK (self), NULL);

  return gtk_stack_get_visible_child (self->stack);
}

/**
 * sam_page_stack_get_name:
 *
 * Returns: (nullable): what the page that shows is called
 */
const char *
sam_page_stack_get_name (SamPageStack *self)
{
  g_return_val_if_fail (SAM_IS_PAGE_STACK (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}
