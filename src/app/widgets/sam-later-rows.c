/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GTK makes some 200 rows of a long list at once, of which a window shows twenty. Here a row is an empty place, as high
 * as the others, until it comes near what is seen. */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/widgets/sam-later-rows.h"

/* Shown in the first frame, before it is known how many fit. */
#define FIRST_ROWS 20

#define ROWS "sam-later-rows"

/* What all rows of a view share. */
typedef struct
{
  GtkWidget *view; /* owns the factory, and by that this */
  SamLaterRowCreate create;
  SamLaterRowShow show;
  GPtrArray *list_items; /* of GtkListItem, not held */
  int height;            /* of a row that was filled */
  gboolean is_coming;    /* a frame will fill what is near */
} Rows;

/* The place of a row, which becomes the parent of what is shown in it. */
#define SAM_TYPE_LATER_ROW (sam_later_row_get_type ())
G_DECLARE_FINAL_TYPE (SamLaterRow, sam_later_row, SAM, LATER_ROW, GtkWidget)

struct _SamLaterRow
{
  GtkWidget parent_instance;

  Rows *rows;
  GtkWidget *content; /* NULL until the row comes near */
};

G_DEFINE_FINAL_TYPE (SamLaterRow, sam_later_row, GTK_TYPE_WIDGET)

static void
rows_clear (gpointer data)
{
  g_ptr_array_unref (((Rows *) data)->list_items);
}

static void
rows_unref (gpointer data)
{
  g_rc_box_release_full (data, rows_clear);
}

static void
sam_later_row_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  SamLaterRow *self = SAM_LATER_ROW (widget);

  if (self->content != NULL)
    gtk_widget_measure (self->content, orientation, for_size, minimum, natural, NULL, NULL);
  else
    *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? self->rows->height : 0;
  if (self->content != NULL && orientation == GTK_ORIENTATION_VERTICAL)
    self->rows->height = *natural;
}

static void
sam_later_row_size_allocate (GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  SamLaterRow *self = SAM_LATER_ROW (widget);

  if (self->content != NULL)
    gtk_widget_allocate (self->content, width, height, baseline, NULL);
}

static void
sam_later_row_dispose (GObject *object)
{
  SamLaterRow *self = SAM_LATER_ROW (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->rows, rows_unref);

  G_OBJECT_CLASS (sam_later_row_parent_class)->dispose (object);
}

static void
sam_later_row_class_init (SamLaterRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_later_row_dispose;
  widget_class->measure = sam_later_row_measure;
  widget_class->size_allocate = sam_later_row_size_allocate;
}

static void
sam_later_row_init (SamLaterRow *self)
{
}

static void
fill (GtkListItem *list_item)
{
  SamLaterRow *row = SAM_LATER_ROW (gtk_list_item_get_child (list_item));

  if (row->content == NULL)
    {
      row->content = row->rows->create ();
      gtk_widget_set_parent (row->content, GTK_WIDGET (row));
    }
  row->rows->show (row->content, gtk_list_item_get_item (list_item));
}

/* What is seen, and half as much again before and after it, so that no empty row comes into sight. */
static void
fill_near (Rows *rows)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (rows->view));
  const double page = gtk_adjustment_get_page_size (adjustment);
  const double value = gtk_adjustment_get_value (adjustment);
  g_autoptr (GListModel) model = NULL;
  double height;

  g_object_get (rows->view, "model", &model, NULL);
  if (model == NULL || page <= 0)
    return;
  height = gtk_adjustment_get_upper (adjustment) / MAX (g_list_model_get_n_items (model), 1);
  for (guint i = 0; i < rows->list_items->len; i++)
    {
      GtkListItem *list_item = g_ptr_array_index (rows->list_items, i);
      const double at = gtk_list_item_get_position (list_item) * height;

      if (gtk_list_item_get_item (list_item) != NULL && at + height > value - page / 2 && at < value + page * 3 / 2 &&
          SAM_LATER_ROW (gtk_list_item_get_child (list_item))->content == NULL)
        fill (list_item);
    }
}

static gboolean
on_frame_cb (GtkWidget *view,
             GdkFrameClock *clock,
             gpointer data)
{
  Rows *rows = data;

  rows->is_coming = FALSE;
  fill_near (rows);
  return G_SOURCE_REMOVE;
}

/* In the next frame, before it is laid out. */
static void
fill_soon (Rows *rows)
{
  if (rows->is_coming)
    return;
  rows->is_coming = TRUE;
  gtk_widget_add_tick_callback (rows->view, on_frame_cb, g_rc_box_acquire (rows), rows_unref);
}

static void
on_setup_cb (GtkListItemFactory *factory,
             GtkListItem *list_item,
             gpointer data)
{
  SamLaterRow *row = g_object_new (SAM_TYPE_LATER_ROW, NULL);

  row->rows = g_rc_box_acquire (data);
  g_ptr_array_add (row->rows->list_items, list_item);
  gtk_list_item_set_child (list_item, GTK_WIDGET (row));
}

static void
on_bind_cb (GtkListItemFactory *factory,
            GtkListItem *list_item,
            gpointer data)
{
  SamLaterRow *row = SAM_LATER_ROW (gtk_list_item_get_child (list_item));

  if (row->content != NULL || gtk_list_item_get_position (list_item) < FIRST_ROWS)
    fill (list_item);
  else
    fill_soon (data);
}

static void
on_teardown_cb (GtkListItemFactory *factory,
                GtkListItem *list_item,
                gpointer data)
{
  g_ptr_array_remove_fast (((Rows *) data)->list_items, list_item);
}

static void
on_moved_cb (GtkListItemFactory *factory)
{
  fill_soon (g_object_get_data (G_OBJECT (factory), ROWS));
}

/**
 * sam_later_rows_new_factory:
 * @view: a list view in a scrolled window, which is to be given the factory
 * @create: makes what is shown in a row
 * @show: shows an item of the model in it
 *
 * Returns: (transfer full): a factory whose rows are made when they come near what is seen
 */
GtkListItemFactory *
sam_later_rows_new_factory (GtkWidget *view,
                            SamLaterRowCreate create,
                            SamLaterRowShow show)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  Rows *rows = g_rc_box_new0 (Rows);

  rows->view = view;
  rows->create = create;
  rows->show = show;
  rows->list_items = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (factory), ROWS, rows, rows_unref);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), rows);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), rows);
  g_signal_connect (factory, "teardown", G_CALLBACK (on_teardown_cb), rows);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_moved_cb), factory, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_moved_cb), factory, G_CONNECT_SWAPPED);
  return factory;
}
