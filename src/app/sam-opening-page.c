/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sam-opening-page.h"

#include <glib/gi18n.h>

struct _SamOpeningPage
{
  GtkWidget parent_instance;

  GCancellable *wanted; /* NULL where no file is being opened */

  /* Template children */
  GtkWidget *content;
  GtkProgressBar *bar;
};

G_DEFINE_FINAL_TYPE (SamOpeningPage, sam_opening_page, GTK_TYPE_WIDGET)

static guint opened_signal;
static guint failed_signal;

typedef struct
{
  SamOpeningPage *page;
  GCancellable *wanted; /* cancelled once another file is opened, or the page goes */
  char *path;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->page);
  g_object_unref (opening->wanted);
  g_free (opening->path);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
on_progress_cb (guint64 done,
                guint64 total,
                gpointer data)
{
  Opening *opening = data;

  if (g_cancellable_is_cancelled (opening->wanted))
    return;
  gtk_widget_set_visible (opening->page->content, TRUE);
  gtk_progress_bar_set_fraction (opening->page->bar, (double) done / (double) total);
}

static void
on_opened_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (Opening) opening = data;
  SamOpeningPage *self = opening->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamStoreThread) store = sam_store_thread_open_finish (result, &error);
  g_autofree char *problem = NULL;

  if (g_cancellable_is_cancelled (opening->wanted))
    {
      if (store != NULL)
        sam_store_thread_close (store);
      return;
    }
  g_clear_object (&self->wanted);
  if (store != NULL)
    {
      g_signal_emit (self, opened_signal, 0, store, opening->path);
      return;
    }
  /* Translators: the first %s is a file, the second a sentence that says why. */
  problem = g_strdup_printf (_ ("“%s” could not be opened. %s"), opening->path, error->message);
  g_signal_emit (self, failed_signal, 0, problem);
}

static void
sam_opening_page_dispose (GObject *object)
{
  sam_opening_page_forget (SAM_OPENING_PAGE (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), SAM_TYPE_OPENING_PAGE);

  G_OBJECT_CLASS (sam_opening_page_parent_class)->dispose (object);
}

static void
sam_opening_page_class_init (SamOpeningPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_opening_page_dispose;

  opened_signal = g_signal_new ("opened", SAM_TYPE_OPENING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, SAM_TYPE_STORE_THREAD, G_TYPE_STRING);
  failed_signal = g_signal_new ("failed", SAM_TYPE_OPENING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/window/sam-opening-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamOpeningPage, content);
  gtk_widget_class_bind_template_child (widget_class, SamOpeningPage, bar);
}

static void
sam_opening_page_init (SamOpeningPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_opening_page_open:
 * @path: the region file
 * @author: who edits
 *
 * Ends in "opened" or "failed", unless it is forgotten first.
 */
void
sam_opening_page_open (SamOpeningPage *self,
                       const char *path,
                       const char *author)
{
  Opening *opening = g_new0 (Opening, 1);

  g_return_if_fail (SAM_IS_OPENING_PAGE (self));

  sam_opening_page_forget (self);
  self->wanted = g_cancellable_new ();
  /* Most often it is done before anybody could read a word. */
  gtk_widget_set_visible (self->content, FALSE);
  opening->page = g_object_ref (self);
  opening->wanted = g_object_ref (self->wanted);
  opening->path = g_strdup (path);
  sam_store_thread_open_async (path, author, on_progress_cb, opening, on_opened_cb, opening);
}

/**
 * sam_opening_page_forget:
 *
 * A file that is being opened is closed again, and nobody hears of it.
 */
void
sam_opening_page_forget (SamOpeningPage *self)
{
  g_return_if_fail (SAM_IS_OPENING_PAGE (self));

  g_cancellable_cancel (self->wanted);
  g_clear_object (&self->wanted);
}

/**
 * sam_opening_page_is_opening:
 *
 * Returns: whether a file is being opened
 */
gboolean
sam_opening_page_is_opening (SamOpeningPage *self)
{
  g_return_val_if_fail (SAM_IS_OPENING_PAGE (self), FALSE);

  return self->wanted != NULL;
}
