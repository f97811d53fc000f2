/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/cells/sam-record-list.h"

#include "app/cells/sam-column-sorter.h"
#include "app/cells/sam-list-views.h"

/* Narrower than this a table shows too little of each column to be read. */
#define COMPACT_BELOW 440

struct _SamRecordList
{
  GtkWidget parent_instance;

  const SamPage *page;
  GtkSelectionModel *model;
  GtkWidget *table;
  GtkWidget *rows;
  GtkWidget *scroller;
  gboolean revealed;
  gboolean compact;
  int width;
  double scale; /* of the text */
  guint layout_id;
};

G_DEFINE_FINAL_TYPE (SamRecordList, sam_record_list, GTK_TYPE_WIDGET)

enum
{
  ACTIVATE,
  ORDER_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Only the view that shows has the model: a list view makes its rows even when nobody sees it. */
static void
show_view (SamRecordList *self)
{
  gtk_list_view_set_model (GTK_LIST_VIEW (self->rows), self->compact ? self->model : NULL);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->table), self->compact ? NULL : self->model);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->compact ? self->rows : self->table);
}

static guint
find_selected (SamRecordList *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->model);

  return gtk_bitset_is_empty (selected) ? GTK_INVALID_LIST_POSITION : gtk_bitset_get_minimum (selected);
}

/* The chosen row must stay in sight, and the keyboard with it. */
static void
switch_view (SamRecordList *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  guint selected = find_selected (self);

  self->compact = !self->compact;
  show_view (self);
  if (selected != GTK_INVALID_LIST_POSITION)
    sam_record_list_scroll_to (self, selected);
  if (had_focus)
    gtk_widget_child_focus (self->scroller, GTK_DIR_TAB_FORWARD);
}

static gboolean
on_layout_cb (gpointer data)
{
  SamRecordList *self = data;
  double scale;

  self->layout_id = 0;
  /* Before it is first given room nobody knows how much there is. */
  if (self->width == 0)
    return G_SOURCE_REMOVE;
  scale = sam_list_views_get_scale (GTK_WIDGET (self));
  if (scale != self->scale)
    sam_list_views_set_widths (GTK_COLUMN_VIEW (self->table), self->page, scale);
  self->scale = scale;
  if (self->compact != (self->width < COMPACT_BELOW * scale))
    switch_view (self);
  if (!self->compact)
    sam_list_views_fit (GTK_COLUMN_VIEW (self->table), self->page, self->revealed, self->width, scale);
  return G_SOURCE_REMOVE;
}

/* Columns must not come and go in the middle of an allocation. Without a model there are none: it is not set up yet, or
 * disposed of, when its style may still change. */
static void
queue_layout (SamRecordList *self)
{
  if (self->layout_id == 0 && self->model != NULL)
    self->layout_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_layout_cb, self, NULL);
}

static void
sam_record_list_size_allocate (GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  SamRecordList *self = SAM_RECORD_LIST (widget);

  gtk_widget_size_allocate (self->scroller, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (width == self->width)
    return;
  self->width = width;
  queue_layout (self);
}

/* Any width will do: what does not fit is scrolled until the columns are chosen anew. */
static void
sam_record_list_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  gtk_widget_measure (SAM_RECORD_LIST (widget)->scroller, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
on_activate_cb (SamRecordList *self,
                guint position)
{
  g_signal_emit (self, signals[ACTIVATE], 0, position);
}

static void
on_order_changed_cb (SamRecordList *self)
{
  /* A table that is taken down loses its order too. */
  if (self->table != NULL)
    g_signal_emit (self, signals[ORDER_CHANGED], 0);
}

static void
sam_record_list_css_changed (GtkWidget *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (sam_record_list_parent_class)->css_changed (widget, change);
  queue_layout (SAM_RECORD_LIST (widget));
}

static void
sam_record_list_dispose (GObject *object)
{
  SamRecordList *self = SAM_RECORD_LIST (object);

  g_clear_handle_id (&self->layout_id, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->table);
  g_clear_object (&self->rows);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (sam_record_list_parent_class)->dispose (object);
}

static void
sam_record_list_class_init (SamRecordListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_record_list_dispose;
  widget_class->size_allocate = sam_record_list_size_allocate;
  widget_class->measure = sam_record_list_measure;
  widget_class->css_changed = sam_record_list_css_changed;

  signals[ACTIVATE] = g_signal_new ("activate", SAM_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[ORDER_CHANGED] = g_signal_new ("order-changed", SAM_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "recordlist");
}

static void
sam_record_list_init (SamRecordList *self)
{
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * sam_record_list_setup:
 * @page: what is listed
 * @topics: the colours of the topics
 * @model: the rows
 *
 * To be called once.
 */
void
sam_record_list_setup (SamRecordList *self,
                       const SamPage *page,
                       SamTopicList *topics,
                       GtkSelectionModel *model)
{
  g_return_if_fail (SAM_IS_RECORD_LIST (self) && self->model == NULL);

  self->page = page;
  self->model = g_object_ref (model);
  self->table = g_object_ref_sink (sam_list_views_new_table (page, topics));
  self->rows = g_object_ref_sink (sam_list_views_new_rows (page, &self->revealed));
  g_signal_connect_object (self->table, "activate", G_CALLBACK (on_activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "activate", G_CALLBACK (on_activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->table)), "changed",
                           G_CALLBACK (on_order_changed_cb), self, G_CONNECT_SWAPPED);
  show_view (self);
  queue_layout (self);
}

/**
 * sam_record_list_reveal:
 * @revealed: whether names may stand beside topics
 */
void
sam_record_list_reveal (SamRecordList *self,
                        gboolean revealed)
{
  g_return_if_fail (SAM_IS_RECORD_LIST (self));

  self->revealed = revealed;
  sam_list_views_fit (GTK_COLUMN_VIEW (self->table), self->page, revealed, self->width, self->scale);
}

/**
 * sam_record_list_set_single_click:
 * @single_click: whether one click opens a row, where there is no pane beside the list to show it in
 */
void
sam_record_list_set_single_click (SamRecordList *self,
                                  gboolean single_click)
{
  g_return_if_fail (SAM_IS_RECORD_LIST (self));

  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->rows), single_click);
}

/**
 * sam_record_list_get_order:
 * @descending: (out): whether the greatest comes first
 *
 * Returns: (nullable): the path of the column that the person ordered by
 */
const char *
sam_record_list_get_order (SamRecordList *self,
                           gboolean *descending)
{
  g_return_val_if_fail (SAM_IS_RECORD_LIST (self), NULL);

  return sam_column_sorter_ask (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->table)), descending);
}

/**
 * sam_record_list_set_order:
 * @path: of a column
 * @descending: whether the greatest comes first
 */
void
sam_record_list_set_order (SamRecordList *self,
                           const char *path,
                           gboolean descending)
{
  GListModel *columns;

  g_return_if_fail (SAM_IS_RECORD_LIST (self));

  columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->table));
  for (guint i = 0; self->page->columns[i].path != NULL; i++)
    if (g_str_equal (self->page->columns[i].path, path))
      {
        g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

        gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->table), column,
                                        descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
      }
}

/**
 * sam_record_list_scroll_to:
 * @position: of a row
 */
void
sam_record_list_scroll_to (SamRecordList *self,
                           guint position)
{
  GtkWidget *view = self->compact ? self->rows : gtk_widget_get_last_child (self->table);

  g_return_if_fail (SAM_IS_RECORD_LIST (self));

  /* GTK 4.8 has no function for it; the table's rows are a list view of its own inside. */
  gtk_widget_activate_action (view, "list.scroll-to-item", "u", position);
}
