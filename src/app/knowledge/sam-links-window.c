/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/knowledge/sam-links-window.h"

#include <glib/gi18n.h>

#include "app/knowledge/sam-article-links.h"
#include "app/questions/sam-offer-row.h"

struct _SamLinksWindow
{
  SamDialog parent_instance;

  SamStoreThread *store;
  GCancellable *cancellable;
  GPtrArray *links; /* of SamArticleLink */
  guint next;       /* the link that is asked now */
  guint n_bad;

  /* Template children */
  GtkWidget *message;
  GtkWidget *check;
  GtkWidget *rows;
};

G_DEFINE_FINAL_TYPE (SamLinksWindow, sam_links_window, SAM_TYPE_DIALOG)

static void ask_next (SamLinksWindow *self);

static GtkWidget *
make_row (const SamArticleLink *link,
          const char *state)
{
  g_autofree char *detail = state != NULL ? g_strjoin (" · ", state, link->title, NULL) : g_strdup (link->title);

  return sam_offer_row_new (link->article, link->address, detail);
}

static void
show_links (SamLinksWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; i < self->links->len; i++)
    gtk_box_append (GTK_BOX (self->rows), make_row (self->links->pdata[i], NULL));
}

/* What does not work stands first: that is what somebody came for. */
static void
show_result (SamLinksWindow *self,
             const SamArticleLink *link,
             SamLinkState state)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);
  GtkWidget *told = make_row (link, sam_article_links_describe (state));

  for (guint i = 0; i < self->next; i++)
    row = gtk_widget_get_next_sibling (row);
  gtk_box_insert_child_after (GTK_BOX (self->rows), told, row);
  gtk_box_remove (GTK_BOX (self->rows), row);
  if (state == SAM_LINK_WORKS)
    return;
  self->n_bad++;
  gtk_box_reorder_child_after (GTK_BOX (self->rows), told, NULL);
}

static void
on_checked_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (SamLinksWindow) self = data;
  /* Cancelled where the window is closed. */
  g_autoptr (GPtrArray) results = sam_link_check_finish (result, NULL);

  if (results == NULL || self->store == NULL)
    return;
  show_result (self, self->links->pdata[self->next], ((SamLinkResult *) results->pdata[0])->state);
  self->next++;
  ask_next (self);
}

static void
tell_end (SamLinksWindow *self)
{
  g_autofree char *words =
      self->n_bad == 0 ? g_strdup (_ ("All links work."))
                       : g_strdup_printf (ngettext ("%u link does not work.", "%u links do not work.", self->n_bad),
                                          self->n_bad);

  gtk_label_set_label (GTK_LABEL (self->message), words);
  gtk_widget_set_sensitive (self->check, TRUE);
}

static void
ask_next (SamLinksWindow *self)
{
  g_autofree char *words = NULL;
  const SamArticleLink *link;

  if (self->next == self->links->len)
    {
      tell_end (self);
      return;
    }
  link = self->links->pdata[self->next];
  words = g_strdup_printf (_ ("Checking link %u of %u…"), self->next + 1, self->links->len);
  gtk_label_set_label (GTK_LABEL (self->message), words);
  sam_link_check_async ((const char *[]){ link->address, NULL }, self->cancellable, on_checked_cb, g_object_ref (self));
}

static void
on_check_clicked_cb (SamLinksWindow *self)
{
  self->next = 0;
  self->n_bad = 0;
  gtk_widget_set_sensitive (self->check, FALSE);
  show_links (self);
  ask_next (self);
}

static gpointer
load_links (SamStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  return sam_article_links_load (store, error);
}

static void
on_loaded_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamLinksWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) links = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  g_autofree char *words = NULL;

  if (self->store == NULL)
    return;
  if (links == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->message), error->message);
      return;
    }
  if (links->len > 0)
    words = g_strdup_printf (ngettext ("%u link in all articles", "%u links in all articles", links->len), links->len);
  else
    words = g_strdup (_ ("There are no links in the articles yet."));
  gtk_label_set_label (GTK_LABEL (self->message), words);
  gtk_widget_set_sensitive (self->check, links->len > 0);
  self->links = g_steal_pointer (&links);
  show_links (self);
}

static void
sam_links_window_dispose (GObject *object)
{
  SamLinksWindow *self = SAM_LINKS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_links_window_parent_class)->dispose (object);
}

static void
sam_links_window_class_init (SamLinksWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_links_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/knowledge/sam-links-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SamLinksWindow, message);
  gtk_widget_class_bind_template_child (widget_class, SamLinksWindow, check);
  gtk_widget_class_bind_template_child (widget_class, SamLinksWindow, rows);
  gtk_widget_class_bind_template_callback (widget_class, on_check_clicked_cb);
}

static void
sam_links_window_init (SamLinksWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * sam_links_window_new:
 *
 * Returns: (transfer floating): the window, which fills itself
 */
GtkWidget *
sam_links_window_new (GtkWindow *parent,
                      SamStoreThread *store)
{
  SamLinksWindow *self = g_object_new (SAM_TYPE_LINKS_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  sam_store_thread_run_async (store, load_links, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, on_loaded_cb,
                              g_object_ref (self));
  return GTK_WIDGET (self);
}
