/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/pages/sam-search-page.h"

#include <glib/gi18n.h>

#include "app/lists/sam-hit-text.h"
#include "app/pages/sam-page-widget.h"
#include "app/pages/sam-search-jobs.h"
#include "app/sam-pages.h"
#include "app/widgets/sam-clamp.h"
#include "app/widgets/sam-loading.h"
#include "app/widgets/sam-status-page.h"

struct _SamSearchPage
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  GCancellable *cancellable;
  char *text;
  GPtrArray *hits; /* as shown: in groups of one kind */

  /* Template children */
  GtkWidget *content;
  GtkStack *states;
  GtkLabel *count;
  GtkListBox *list;
  GtkWidget *error_page;
};

static void sam_search_page_page_widget_init (SamPageWidgetInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamSearchPage, sam_search_page, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_PAGE_WIDGET, sam_search_page_page_widget_init))

static const SamHit *
get_hit (SamSearchPage *self,
         GtkListBoxRow *row)
{
  return self->hits->pdata[gtk_list_box_row_get_index (row)];
}

/* In what the words stand, and the words where they may be shown. */
static char *
build_markup (const SamHit *hit)
{
  g_autofree char *words = sam_hit_text_to_markup (hit->snippet);
  const char *what = sam_hit_get_what (hit);
  g_autofree char *escaped = g_markup_escape_text (what != NULL ? _ (what) : "", -1);

  /* Translators: the name of a field, and the words in it that match */
  return *escaped != '\0' && *words != '\0' ? g_strdup_printf (_ ("%s: %s"), escaped, words)
                                            : g_steal_pointer (&escaped);
}

/* @verified: of a group, when somebody asked it last; of anything else NULL */
static GtkWidget *
build_row (const SamHit *hit,
           const char *verified)
{
  g_autofree char *markup = build_markup (hit);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", hit->title, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                   NULL);
  GtkWidget *snippet = g_object_new (GTK_TYPE_LABEL, "label", markup, "use-markup", TRUE, "xalign", 0.0, "ellipsize",
                                     PANGO_ELLIPSIZE_END, "visible", *markup != '\0', NULL);
  GtkWidget *asked = g_object_new (GTK_TYPE_LABEL, "label", verified, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "visible", verified != NULL, NULL);
  GtkWidget *conflict = g_object_new (GTK_TYPE_LABEL, "label", _ ("Conflict"), "xalign", 0.0, "visible", hit->conflicted,
                                      "css-classes", (const char *[]){ "caption", "warning", NULL }, NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (title, "cell-title");
  gtk_widget_add_css_class (snippet, "dim-label");
  gtk_widget_add_css_class (snippet, "caption");
  gtk_widget_add_css_class (asked, "dim-label");
  gtk_widget_add_css_class (asked, "caption");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), snippet);
  gtk_box_append (GTK_BOX (box), asked);
  gtk_box_append (GTK_BOX (box), conflict);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, hit->title, -1);
  return row;
}

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer data)
{
  SamSearchPage *self = data;
  const SamKind *kind = sam_kind_of_id (get_hit (self, row)->id);
  GtkWidget *header;

  if (before != NULL && sam_kind_of_id (get_hit (self, before)->id) == kind)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  header = g_object_new (GTK_TYPE_LABEL, "label", kind != NULL ? _ (kind->label_plural) : "", "xalign", 0.0, NULL);
  gtk_widget_add_css_class (header, "list-heading");
  gtk_list_box_row_set_header (row, header);
}

static void
show_hits (SamSearchPage *self,
           SamSearchFound *found)
{
  g_autofree char *count = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_ptr_array_unref (self->hits);
  self->hits = g_ptr_array_ref (found->hits);
  for (guint i = 0; i < self->hits->len; i++)
    {
      const SamHit *hit = self->hits->pdata[i];

      gtk_list_box_append (self->list, build_row (hit, g_hash_table_lookup (found->verified, hit->id)));
    }
  count = self->hits->len < SAM_SEARCH_MOST
              ? g_strdup_printf (ngettext ("%u hit", "%u hits", self->hits->len), self->hits->len)
              : g_strdup_printf (_ ("The first %u hits"), SAM_SEARCH_MOST);
  gtk_label_set_label (self->count, count);
  gtk_stack_set_visible_child_name (self->states, self->hits->len > 0 ? "hits" : "nothing-found");
}

static void
on_searched_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (SamSearchPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamSearchFound) found = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  if (found == NULL)
    {
      g_object_set (self->error_page, "description", error != NULL ? error->message : NULL, NULL);
      gtk_stack_set_visible_child_name (self->states, "error");
      return;
    }
  show_hits (self, found);
}

static void
search (SamSearchPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->text == NULL || *self->text == '\0')
    return;
  sam_store_thread_run_async (self->store, sam_search_job_find, g_strdup (self->text), g_free,
                              (GDestroyNotify) sam_search_found_free, self->cancellable, on_searched_cb,
                              g_object_ref (self));
}

static void
on_row_activated_cb (SamSearchPage *self,
                     GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open", "s", get_hit (self, row)->id);
}

static void
sam_search_page_page_widget_init (SamPageWidgetInterface *iface)
{
}

static void
sam_search_page_dispose (GObject *object)
{
  SamSearchPage *self = SAM_SEARCH_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->list != NULL)
    gtk_list_box_set_header_func (self->list, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_SEARCH_PAGE);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_search_page_parent_class)->dispose (object);
}

static void
sam_search_page_finalize (GObject *object)
{
  SamSearchPage *self = SAM_SEARCH_PAGE (object);

  g_free (self->text);
  g_ptr_array_unref (self->hits);

  G_OBJECT_CLASS (sam_search_page_parent_class)->finalize (object);
}

static void
sam_search_page_class_init (SamSearchPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sam_search_page_dispose;
  object_class->finalize = sam_search_page_finalize;

  g_type_ensure (SAM_TYPE_CLAMP);
  g_type_ensure (SAM_TYPE_LOADING);
  g_type_ensure (SAM_TYPE_STATUS_PAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/pages/sam-search-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamSearchPage, content);
  gtk_widget_class_bind_template_child (widget_class, SamSearchPage, states);
  gtk_widget_class_bind_template_child (widget_class, SamSearchPage, count);
  gtk_widget_class_bind_template_child (widget_class, SamSearchPage, list);
  gtk_widget_class_bind_template_child (widget_class, SamSearchPage, error_page);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
sam_search_page_init (SamSearchPage *self)
{
  self->hits = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, self, NULL);
}

/**
 * sam_search_page_new:
 * @store: the region
 *
 * Returns: (transfer floating): a page that waits for words
 */
GtkWidget *
sam_search_page_new (SamStoreThread *store)
{
  SamSearchPage *self = g_object_new (SAM_TYPE_SEARCH_PAGE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (search), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * sam_search_page_set_text:
 * @text: words to find
 */
void
sam_search_page_set_text (SamSearchPage *self,
                          const char *text)
{
  g_return_if_fail (SAM_IS_SEARCH_PAGE (self));

  g_free (self->text);
  self->text = g_strdup (text);
  search (self);
}

/**
 * sam_search_page_get_n_hits:
 *
 * Returns: how many are shown
 */
guint
sam_search_page_get_n_hits (SamSearchPage *self)
{
  g_return_val_if_fail (SAM_IS_SEARCH_PAGE (self), 0);

  return self->hits->len;
}

/**
 * sam_search_page_get_state:
 *
 * Returns: "waiting", "hits", "nothing-found" or "error"
 */
const char *
sam_search_page_get_state (SamSearchPage *self)
{
  g_return_val_if_fail (SAM_IS_SEARCH_PAGE (self), NULL);

  return gtk_stack_get_visible_child_name (self->states);
}
