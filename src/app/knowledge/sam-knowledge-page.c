/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/knowledge/sam-knowledge-page.h"

#include <glib/gi18n.h>

#include "app/knowledge/sam-communication-window.h"
#include "app/knowledge/sam-knowledge-lists.h"
#include "app/knowledge/sam-links-window.h"
#include "app/knowledge/sam-signals-window.h"
#include "app/pages/sam-list-page.h"
#include "app/pages/sam-page-widget.h"
#include "app/sam-answer.h"
#include "app/widgets/sam-focus.h"
#include "network/sam-shipped-texts.h"

struct _SamKnowledgePage
{
  GtkWidget parent_instance;

  SamStoreThread *store;

  /* Template children */
  GtkWidget *content;
  GtkStack *lists;
};

static void sam_knowledge_page_page_widget_init (SamPageWidgetInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamKnowledgePage, sam_knowledge_page, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_PAGE_WIDGET, sam_knowledge_page_page_widget_init))

static GtkWidget *
get_shown (SamPageWidget *page)
{
  return gtk_stack_get_visible_child (SAM_KNOWLEDGE_PAGE (page)->lists);
}

static gboolean
sam_knowledge_page_find (SamPageWidget *page)
{
  return sam_page_widget_find (get_shown (page));
}

static gboolean
sam_knowledge_page_can_add (SamPageWidget *page)
{
  return sam_page_widget_can_add (get_shown (page));
}

static void
sam_knowledge_page_add (SamPageWidget *page)
{
  sam_page_widget_add (get_shown (page));
}

static void
sam_knowledge_page_back (SamPageWidget *page)
{
  sam_page_widget_back (get_shown (page));
}

static void
sam_knowledge_page_open (SamPageWidget *page,
                         const char *id)
{
  const SamPage *list = sam_knowledge_lists_find_for_kind (sam_kind_of_id (id)->name);

  g_return_if_fail (list != NULL);

  sam_knowledge_page_show_list (SAM_KNOWLEDGE_PAGE (page), list->name);
  sam_page_widget_open (get_shown (page), id);
}

static void
sam_knowledge_page_page_widget_init (SamPageWidgetInterface *iface)
{
  iface->find = sam_knowledge_page_find;
  iface->can_add = sam_knowledge_page_can_add;
  iface->add = sam_knowledge_page_add;
  iface->back = sam_knowledge_page_back;
  iface->open = sam_knowledge_page_open;
}

static gpointer
take_over_texts (SamStore *store,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  guint n;

  if (!sam_shipped_texts_take_over (store, sam_kind_find (data), &n, error))
    return NULL;
  if (n == 0)
    return g_strdup (_ ("Everything that comes with the program is here already."));
  return g_strdup_printf (ngettext ("%u text taken over", "%u texts taken over", n), n);
}

static void
tell (gpointer self,
      const char *words,
      gboolean done)
{
  gtk_widget_activate_action (self, "win.toast", "s", words);
}

static void
take_over (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  SamKnowledgePage *self = SAM_KNOWLEDGE_PAGE (widget);

  sam_answer_ask (self->store, take_over_texts, g_variant_dup_string (parameter, NULL), g_free, tell, self);
}

static GtkWindow *
get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
show_window (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  static const struct
  {
    const char *action;
    GtkWidget *(*create) (GtkWindow *parent,
                          SamStoreThread *store);
  } windows[] = {
    { "knowledge.links", sam_links_window_new },
    { "knowledge.plan", sam_communication_window_new },
    { "knowledge.signals", sam_signals_window_new },
  };

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    if (g_str_equal (windows[i].action, action))
      gtk_window_present (GTK_WINDOW (windows[i].create (get_window (widget), SAM_KNOWLEDGE_PAGE (widget)->store)));
}

static gboolean
sam_knowledge_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (get_shown (SAM_PAGE_WIDGET (widget)));
}

static void
sam_knowledge_page_dispose (GObject *object)
{
  SamKnowledgePage *self = SAM_KNOWLEDGE_PAGE (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  self->lists = NULL;
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_knowledge_page_parent_class)->dispose (object);
}

static void
sam_knowledge_page_class_init (SamKnowledgePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_knowledge_page_dispose;
  sam_focus_set_grab (widget_class, sam_knowledge_page_grab_focus);

  gtk_widget_class_install_action (widget_class, "knowledge.take-over", "s", take_over);
  gtk_widget_class_install_action (widget_class, "knowledge.links", NULL, show_window);
  gtk_widget_class_install_action (widget_class, "knowledge.plan", NULL, show_window);
  gtk_widget_class_install_action (widget_class, "knowledge.signals", NULL, show_window);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/knowledge/sam-knowledge-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamKnowledgePage, content);
  gtk_widget_class_bind_template_child (widget_class, SamKnowledgePage, lists);
}

static void
sam_knowledge_page_init (SamKnowledgePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_knowledge_page_new:
 * @page: its row in the table of pages
 * @store: the region
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
sam_knowledge_page_new (const SamPage *page,
                        SamStoreThread *store)
{
  SamKnowledgePage *self = g_object_new (SAM_TYPE_KNOWLEDGE_PAGE, NULL);
  guint n;
  const SamPage *lists = sam_knowledge_lists_get_all (&n);

  self->store = g_object_ref (store);
  for (guint i = 0; i < n; i++)
    gtk_stack_add_titled (self->lists, sam_list_page_new (&lists[i], store), lists[i].name, _ (lists[i].title));
  return GTK_WIDGET (self);
}

/**
 * sam_knowledge_page_get_list:
 * @name: of one of its lists
 *
 * Returns: (transfer none) (nullable): that list
 */
GtkWidget *
sam_knowledge_page_get_list (SamKnowledgePage *self,
                             const char *name)
{
  g_return_val_if_fail (SAM_IS_KNOWLEDGE_PAGE (self), NULL);

  return gtk_stack_get_child_by_name (self->lists, name);
}

/**
 * sam_knowledge_page_show_list:
 * @name: of one of its lists
 */
void
sam_knowledge_page_show_list (SamKnowledgePage *self,
                              const char *name)
{
  g_return_if_fail (SAM_IS_KNOWLEDGE_PAGE (self));

  gtk_stack_set_visible_child_name (self->lists, name);
}
