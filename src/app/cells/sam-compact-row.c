/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/cells/sam-compact-row.h"

#include "app/lists/sam-cell-text.h"
#include "app/sam-dates.h"
#include "record/sam-words.h"

struct _SamCompactRow
{
  GtkWidget parent_instance;

  const SamPage *page;
  gboolean revealed;
  GSignalGroup *item;

  /* Template children */
  GtkWidget *content;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *conflict;
};

G_DEFINE_FINAL_TYPE (SamCompactRow, sam_compact_row, GTK_TYPE_WIDGET)

static void
show_item (SamCompactRow *self)
{
  g_autoptr (SamListItem) item = g_signal_group_dup_target (self->item);
  g_autoptr (GString) subtitle = g_string_new (NULL);
  g_autofree char *title = NULL;
  GDate today;

  sam_dates_get_today (&today);
  for (guint i = 0; item != NULL && self->page->columns[i].path != NULL; i++)
    {
      const SamColumn *column = &self->page->columns[i];
      const SamField *field = sam_cell_text_find_field (sam_kind_find (self->page->kind), column->path);
      g_autofree char *text = NULL;

      if (column->unchosen || column->shown == (self->revealed ? SAM_SHOWN_DISCREETLY : SAM_SHOWN_REVEALED))
        continue;
      text = sam_cell_text_format (field, sam_list_item_get_cell (item, i), &today);
      if (column->style == SAM_CELL_TITLE)
        title = g_steal_pointer (&text);
      else if (*text != '\0')
        sam_words_add (subtitle, " · ", text);
    }
  gtk_label_set_label (self->title, title != NULL ? title : "");
  gtk_label_set_label (self->subtitle, subtitle->str);
  gtk_widget_set_visible (self->conflict, item != NULL && sam_list_item_is_conflicted (item));
}

static void
sam_compact_row_dispose (GObject *object)
{
  SamCompactRow *self = SAM_COMPACT_ROW (object);

  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_COMPACT_ROW);

  G_OBJECT_CLASS (sam_compact_row_parent_class)->dispose (object);
}

static void
sam_compact_row_class_init (SamCompactRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_compact_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/cells/sam-compact-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamCompactRow, content);
  gtk_widget_class_bind_template_child (widget_class, SamCompactRow, title);
  gtk_widget_class_bind_template_child (widget_class, SamCompactRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, SamCompactRow, conflict);
}

static void
sam_compact_row_init (SamCompactRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->item = g_signal_group_new (SAM_TYPE_LIST_ITEM);
  g_signal_group_connect_swapped (self->item, "changed", G_CALLBACK (show_item), self);
}

/**
 * sam_compact_row_new:
 * @page: whose list it is in
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
sam_compact_row_new (const SamPage *page)
{
  SamCompactRow *self = g_object_new (SAM_TYPE_COMPACT_ROW, NULL);

  self->page = page;
  return GTK_WIDGET (self);
}

/**
 * sam_compact_row_set_item:
 * @item: (nullable): the row to show
 * @revealed: whether names may stand beside topics
 */
void
sam_compact_row_set_item (SamCompactRow *self,
                          SamListItem *item,
                          gboolean revealed)
{
  g_return_if_fail (SAM_IS_COMPACT_ROW (self));

  self->revealed = revealed;
  g_signal_group_set_target (self->item, item);
  show_item (self);
}
