/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/knowledge/sam-links-part.h"

#include <glib/gi18n.h>

#include "app/knowledge/sam-article-links.h"

struct _SamLinksPart
{
  GtkWidget parent_instance;

  char **addresses;
  GCancellable *cancellable;

  /* Template children */
  GtkWidget *content;
  GtkWidget *rows;
  GtkWidget *check;
  GtkWidget *summary;
};

static void sam_links_part_part_init (SamRecordPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamLinksPart, sam_links_part, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_RECORD_PART, sam_links_part_part_init))

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* The address, and below it what is known of it. */
static GtkWidget *
make_row (const char *address,
          const char *told,
          gboolean good)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *link = make_label (NULL);
  g_autofree char *markup = g_markup_printf_escaped ("<a href=\"%s\">%s</a>", address, address);

  gtk_label_set_markup (GTK_LABEL (link), markup);
  gtk_box_append (GTK_BOX (row), link);
  if (told != NULL)
    {
      GtkWidget *label = make_label (good ? "dim-label" : "error");

      gtk_label_set_label (GTK_LABEL (label), told);
      gtk_box_append (GTK_BOX (row), label);
    }
  return row;
}

static void
clear_rows (SamLinksPart *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
}

static void
show_results (SamLinksPart *self,
              GPtrArray *results)
{
  guint n_bad = 0;
  g_autofree char *summary = NULL;

  clear_rows (self);
  for (guint i = 0; i < results->len; i++)
    {
      const SamLinkResult *result = results->pdata[i];
      gboolean good = result->state == SAM_LINK_WORKS;

      n_bad += !good;
      gtk_box_append (GTK_BOX (self->rows),
                      make_row (result->address, sam_article_links_describe (result->state), good));
    }
  if (n_bad == 0)
    summary = g_strdup (_ ("All links work."));
  else
    summary = g_strdup_printf (ngettext ("%u link does not work.", "%u links do not work.", n_bad), n_bad);
  gtk_label_set_label (GTK_LABEL (self->summary), summary);
}

static void
on_checked_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (SamLinksPart) self = data;
  /* Cancelled where the page shows something else by now, or nothing any more. */
  g_autoptr (GPtrArray) results = sam_link_check_finish (result, NULL);

  if (results == NULL || self->rows == NULL)
    return;
  show_results (self, results);
  gtk_widget_set_sensitive (self->check, TRUE);
}

static void
stop (SamLinksPart *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
on_check_clicked_cb (SamLinksPart *self)
{
  stop (self);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->check, FALSE);
  gtk_label_set_label (GTK_LABEL (self->summary), _ ("Checking the links…"));
  sam_link_check_async ((const char *const *) self->addresses, self->cancellable, on_checked_cb, g_object_ref (self));
}

static void
sam_links_part_show (SamRecordPart *part,
                     SamStoreThread *store,
                     SamRecord *record)
{
  SamLinksPart *self = SAM_LINKS_PART (part);
  g_auto (GStrv) addresses = sam_article_links_find (record);

  if (self->addresses != NULL && g_strv_equal ((const char *const *) addresses, (const char *const *) self->addresses))
    return;
  stop (self);
  g_strfreev (self->addresses);
  self->addresses = g_steal_pointer (&addresses);
  clear_rows (self);
  for (guint i = 0; self->addresses[i] != NULL; i++)
    gtk_box_append (GTK_BOX (self->rows), make_row (self->addresses[i], NULL, TRUE));
  gtk_label_set_label (GTK_LABEL (self->summary), "");
  gtk_widget_set_sensitive (self->check, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), self->addresses[0] != NULL);
}

static void
sam_links_part_close (SamRecordPart *part)
{
  stop (SAM_LINKS_PART (part));
}

static void
sam_links_part_part_init (SamRecordPartInterface *iface)
{
  iface->show = sam_links_part_show;
  iface->close = sam_links_part_close;
}

static void
sam_links_part_dispose (GObject *object)
{
  SamLinksPart *self = SAM_LINKS_PART (object);

  stop (self);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  self->rows = NULL;
  g_clear_pointer (&self->addresses, g_strfreev);

  G_OBJECT_CLASS (sam_links_part_parent_class)->dispose (object);
}

static void
sam_links_part_class_init (SamLinksPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_links_part_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/knowledge/sam-links-part.ui");
  gtk_widget_class_bind_template_child (widget_class, SamLinksPart, content);
  gtk_widget_class_bind_template_child (widget_class, SamLinksPart, rows);
  gtk_widget_class_bind_template_child (widget_class, SamLinksPart, check);
  gtk_widget_class_bind_template_child (widget_class, SamLinksPart, summary);
  gtk_widget_class_bind_template_callback (widget_class, on_check_clicked_cb);
}

static void
sam_links_part_init (SamLinksPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
