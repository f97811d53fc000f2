/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/pages/sam-detail-pane.h"

#include "app/editors/sam-editor.h"

struct _SamDetailPane
{
  GtkWidget parent_instance;

  const SamPage *page;
  SamStoreThread *store;
  char *id;

  /* Template children */
  GtkWidget *content;
  GtkWidget *back_button;
  GtkWidget *close_button;
  GtkBox *editor_box;
};

G_DEFINE_FINAL_TYPE (SamDetailPane, sam_detail_pane, GTK_TYPE_WIDGET)

enum
{
  BACK,
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_back_clicked_cb (SamDetailPane *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

static void
on_close_clicked_cb (SamDetailPane *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
sam_detail_pane_dispose (GObject *object)
{
  SamDetailPane *self = SAM_DETAIL_PANE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_DETAIL_PANE);
  g_clear_object (&self->store);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (sam_detail_pane_parent_class)->dispose (object);
}

static void
sam_detail_pane_class_init (SamDetailPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sam_detail_pane_dispose;

  signals[BACK] = g_signal_new ("back", SAM_TYPE_DETAIL_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] =
      g_signal_new ("closed", SAM_TYPE_DETAIL_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "detailpane");
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/pages/sam-detail-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SamDetailPane, content);
  gtk_widget_class_bind_template_child (widget_class, SamDetailPane, back_button);
  gtk_widget_class_bind_template_child (widget_class, SamDetailPane, close_button);
  gtk_widget_class_bind_template_child (widget_class, SamDetailPane, editor_box);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked_cb);
}

static void
sam_detail_pane_init (SamDetailPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_detail_pane_setup:
 * @page: whose records it shows
 * @store: the region
 *
 * To be called once.
 */
void
sam_detail_pane_setup (SamDetailPane *self,
                       const SamPage *page,
                       SamStoreThread *store)
{
  g_return_if_fail (SAM_IS_DETAIL_PANE (self));

  self->page = page;
  self->store = g_object_ref (store);
}

/**
 * sam_detail_pane_show:
 * @id: (nullable): of the record; NULL shows none
 */
void
sam_detail_pane_show (SamDetailPane *self,
                      const char *id)
{
  GtkWidget *child;

  g_return_if_fail (SAM_IS_DETAIL_PANE (self));

  if (g_strcmp0 (self->id, id) == 0)
    return;
  g_free (self->id);
  self->id = g_strdup (id);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->editor_box))) != NULL)
    gtk_box_remove (self->editor_box, child);
  if (id != NULL)
    {
      child = sam_editor_new_for (self->store, id);
      if (self->page->condition[0] != NULL)
        sam_editor_preset (SAM_EDITOR (child), self->page->condition[0], self->page->condition[1]);
      g_signal_connect_object (child, "deleted", G_CALLBACK (on_close_clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_vexpand (child, TRUE);
      gtk_box_append (self->editor_box, child);
    }
}

/**
 * sam_detail_pane_preset:
 * @text: what @field of a new record begins with
 */
void
sam_detail_pane_preset (SamDetailPane *self,
                        const char *field,
                        const char *text)
{
  GtkWidget *editor = gtk_widget_get_first_child (GTK_WIDGET (self->editor_box));

  if (editor != NULL)
    sam_editor_preset (SAM_EDITOR (editor), field, text);
}

/**
 * sam_detail_pane_begin:
 *
 * Puts the focus in the first field of the record that shows.
 */
void
sam_detail_pane_begin (SamDetailPane *self)
{
  GtkWidget *editor = gtk_widget_get_first_child (GTK_WIDGET (self->editor_box));

  if (editor != NULL)
    sam_editor_begin (SAM_EDITOR (editor));
}

/**
 * sam_detail_pane_lead_in:
 *
 * Puts the focus where the work on the record that shows goes on, if it has such a place.
 */
void
sam_detail_pane_lead_in (SamDetailPane *self)
{
  GtkWidget *editor = gtk_widget_get_first_child (GTK_WIDGET (self->editor_box));

  if (editor != NULL)
    sam_editor_lead_in (SAM_EDITOR (editor));
}

/**
 * sam_detail_pane_get_id:
 *
 * Returns: (nullable): the record that shows
 */
const char *
sam_detail_pane_get_id (SamDetailPane *self)
{
  g_return_val_if_fail (SAM_IS_DETAIL_PANE (self), NULL);

  return self->id;
}

/**
 * sam_detail_pane_set_folded:
 * @folded: whether the list is out of sight, so that a way back is needed
 */
void
sam_detail_pane_set_folded (SamDetailPane *self,
                            gboolean folded)
{
  g_return_if_fail (SAM_IS_DETAIL_PANE (self));

  gtk_widget_set_visible (self->back_button, folded);
  gtk_widget_set_visible (self->close_button, !folded);
}
