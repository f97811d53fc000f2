/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/cells/sam-cell.h"

#include <glib/gi18n.h>

#include "app/lists/sam-cell-text.h"
#include "app/sam-dates.h"
#include "app/sam-domains.h"
#include "app/widgets/sam-chip-row.h"

struct _SamCell
{
  GtkWidget parent_instance;

  const SamPage *page;
  guint column;
  const SamField *field;
  SamTopicList *topics;
  GSignalGroup *item;

  GtkWidget *child;    /* a label or a row of chips */
  GtkWidget *conflict; /* beside a title; made where there is one */
};

G_DEFINE_FINAL_TYPE (SamCell, sam_cell, GTK_TYPE_WIDGET)

static const SamColumn *
get_column (SamCell *self)
{
  return &self->page->columns[self->column];
}

static void
show_topics (SamCell *self,
             const char *text)
{
  g_auto (GStrv) titles = g_strsplit (text != NULL ? text : "", ", ", -1);

  for (guint i = 0; titles[i] != NULL; i++)
    {
      const SamDomain *domain = sam_domains_find (sam_topic_list_find_domain (self->topics, titles[i]));

      if (*titles[i] != '\0')
        sam_chip_row_add (SAM_CHIP_ROW (self->child), titles[i], domain != NULL ? domain->icon_name : NULL,
                          domain != NULL ? domain->style_class : NULL);
    }
}

static void
show_chip (SamCell *self,
           const char *text)
{
  const SamDomain *domain = sam_domains_find (text);
  const char *label = self->field != NULL ? sam_cell_text_get_choice (self->field, text) : text;

  if (domain != NULL)
    sam_chip_row_add (SAM_CHIP_ROW (self->child), label, domain->icon_name, domain->style_class);
  else
    sam_chip_row_add (SAM_CHIP_ROW (self->child), label, NULL, sam_status_get_style_class (text));
}

static void
show_text (SamCell *self,
           const char *text)
{
  g_autofree char *shown = NULL;
  GDate today;

  sam_dates_get_today (&today);
  shown = sam_cell_text_format (self->field, text, &today);
  gtk_label_set_label (GTK_LABEL (self->child), shown);
}

/* Made when the pointer rests here: GTK asks the display where the pointer is whenever a tooltip is set, and that for
 * every cell of a list that scrolls. */
static gboolean
on_query_tooltip_cb (SamCell *self,
                     int x,
                     int y,
                     gboolean by_keyboard,
                     GtkTooltip *tooltip)
{
  g_autoptr (SamListItem) item = g_signal_group_dup_target (self->item);
  const char *text = item != NULL ? sam_list_item_get_cell (item, self->column) : NULL;
  g_autofree char *full = NULL;

  if (GTK_IS_LABEL (self->child))
    full = self->field != NULL && self->field->type == SAM_FIELD_DATE
               ? sam_dates_format_full (text)
               : g_strdup (gtk_label_get_label (GTK_LABEL (self->child)));
  else if (get_column (self)->style == SAM_CELL_TOPICS)
    full = g_strdup (text);
  if (full == NULL || *full == '\0')
    return FALSE;
  gtk_tooltip_set_text (tooltip, full);
  return TRUE;
}

static void
show_conflict (SamCell *self,
               gboolean is_conflicted)
{
  if (is_conflicted && self->conflict == NULL)
    {
      const char *label = _ ("Two people changed this at the same time");

      self->conflict = g_object_new (GTK_TYPE_IMAGE, "icon-name", "sam-conflict-symbolic", "tooltip-text", label, NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->conflict), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      gtk_widget_set_parent (self->conflict, GTK_WIDGET (self));
    }
  if (self->conflict != NULL)
    gtk_widget_set_visible (self->conflict, is_conflicted);
}

static void
show_item (SamCell *self)
{
  g_autoptr (SamListItem) item = g_signal_group_dup_target (self->item);
  const char *text = item != NULL ? sam_list_item_get_cell (item, self->column) : NULL;
  gboolean is_chips = SAM_IS_CHIP_ROW (self->child);

  if (is_chips)
    sam_chip_row_clear (SAM_CHIP_ROW (self->child));
  if (get_column (self)->style == SAM_CELL_TOPICS)
    show_topics (self, text);
  else if (is_chips && text != NULL)
    show_chip (self, text);
  else if (!is_chips)
    show_text (self, text);
  if (get_column (self)->style == SAM_CELL_TITLE)
    show_conflict (self, item != NULL && sam_list_item_is_conflicted (item));
}

static void
build_children (SamCell *self)
{
  SamCellStyle style = get_column (self)->style;

  if (style == SAM_CELL_TOPICS || style == SAM_CELL_CHIP)
    self->child = sam_chip_row_new ();
  else
    self->child = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "xalign",
                                style == SAM_CELL_NUMBER ? 1.0 : 0.0, "hexpand", TRUE, NULL);
  gtk_widget_set_has_tooltip (self->child, TRUE);
  g_signal_connect_object (self->child, "query-tooltip", G_CALLBACK (on_query_tooltip_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
  if (style == SAM_CELL_NUMBER)
    gtk_widget_add_css_class (self->child, "numeric");
  if (style == SAM_CELL_TITLE)
    gtk_widget_add_css_class (self->child, "cell-title");
}

static void
sam_cell_dispose (GObject *object)
{
  SamCell *self = SAM_CELL (object);

  g_clear_object (&self->item);
  g_clear_object (&self->topics);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->conflict, gtk_widget_unparent);

  G_OBJECT_CLASS (sam_cell_parent_class)->dispose (object);
}

static void
sam_cell_class_init (SamCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_cell_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "samcell");
}

static void
sam_cell_init (SamCell *self)
{
  self->item = g_signal_group_new (SAM_TYPE_LIST_ITEM);
  g_signal_group_connect_swapped (self->item, "changed", G_CALLBACK (show_item), self);
}

/**
 * sam_cell_new:
 * @page: whose list it is in
 * @column: of the page
 * @topics: the colours of the topics
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
sam_cell_new (const SamPage *page,
              guint column,
              SamTopicList *topics)
{
  SamCell *self = g_object_new (SAM_TYPE_CELL, NULL);

  self->page = page;
  self->column = column;
  self->field = sam_cell_text_find_field (sam_kind_find (page->kind), page->columns[column].path);
  self->topics = g_object_ref (topics);
  build_children (self);
  if (page->columns[column].style == SAM_CELL_TOPICS)
    g_signal_connect_object (topics, "changed", G_CALLBACK (show_item), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * sam_cell_set_item:
 * @item: (nullable): the row to show
 */
void
sam_cell_set_item (SamCell *self,
                   SamListItem *item)
{
  g_return_if_fail (SAM_IS_CELL (self));

  g_signal_group_set_target (self->item, item);
  show_item (self);
}
