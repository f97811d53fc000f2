/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/cells/sam-row-selection.h"

struct _SamRowSelection
{
  GObject parent_instance;

  SamQueryModel *model;
  GHashTable *keys; /* of the selected rows */
  GtkBitset *rows;  /* where they are */
};

static void sam_row_selection_list_model_init (GListModelInterface *iface);
static void sam_row_selection_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamRowSelection, sam_row_selection, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, sam_row_selection_list_model_init) G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, sam_row_selection_selection_model_init))

static GType
sam_row_selection_get_item_type (GListModel *list)
{
  return SAM_TYPE_LIST_ITEM;
}

static guint
sam_row_selection_get_n_items (GListModel *list)
{
  SamRowSelection *self = SAM_ROW_SELECTION (list);

  return self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
}

static gpointer
sam_row_selection_get_item (GListModel *list,
                            guint position)
{
  SamRowSelection *self = SAM_ROW_SELECTION (list);

  return self->model != NULL ? g_list_model_get_item (G_LIST_MODEL (self->model), position) : NULL;
}

static void
sam_row_selection_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = sam_row_selection_get_item_type;
  iface->get_n_items = sam_row_selection_get_n_items;
  iface->get_item = sam_row_selection_get_item;
}

/* Where the selected keys are now. */
static GtkBitset *
find_rows (SamRowSelection *self)
{
  GtkBitset *rows = gtk_bitset_new_empty ();
  guint n = sam_row_selection_get_n_items (G_LIST_MODEL (self));

  for (guint i = 0; i < n && g_hash_table_size (self->keys) > 0; i++)
    {
      gint64 key = sam_query_model_get_key (self->model, i);

      if (g_hash_table_contains (self->keys, &key))
        gtk_bitset_add (rows, i);
    }
  return rows;
}

static void
take_rows (SamRowSelection *self,
           GtkBitset *rows)
{
  g_autoptr (GtkBitset) changed = gtk_bitset_copy (rows);
  g_autoptr (GtkBitset) before = self->rows;
  GtkBitsetIter iter;
  guint position;

  gtk_bitset_difference (changed, before);
  self->rows = gtk_bitset_ref (rows);
  g_hash_table_remove_all (self->keys);
  for (gboolean any = gtk_bitset_iter_init_first (&iter, rows, &position); any;
       any = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 key = sam_query_model_get_key (self->model, position);

      g_hash_table_add (self->keys, g_memdup2 (&key, sizeof key));
    }
  if (!gtk_bitset_is_empty (changed))
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), gtk_bitset_get_minimum (changed),
                                           gtk_bitset_get_maximum (changed) - gtk_bitset_get_minimum (changed) + 1);
}

static gboolean
sam_row_selection_is_selected (GtkSelectionModel *model,
                               guint position)
{
  return gtk_bitset_contains (SAM_ROW_SELECTION (model)->rows, position);
}

static GtkBitset *
sam_row_selection_get_selection_in_range (GtkSelectionModel *model,
                                          guint position,
                                          guint n_items)
{
  return gtk_bitset_ref (SAM_ROW_SELECTION (model)->rows);
}

static gboolean
sam_row_selection_set_selection (GtkSelectionModel *model,
                                 GtkBitset *selected,
                                 GtkBitset *mask)
{
  SamRowSelection *self = SAM_ROW_SELECTION (model);
  g_autoptr (GtkBitset) rows = gtk_bitset_copy (self->rows);
  g_autoptr (GtkBitset) chosen = gtk_bitset_copy (selected);
  guint n = sam_row_selection_get_n_items (G_LIST_MODEL (self));

  gtk_bitset_intersect (chosen, mask);
  gtk_bitset_subtract (rows, mask);
  gtk_bitset_union (rows, chosen);
  if (n < G_MAXUINT && !gtk_bitset_is_empty (rows))
    gtk_bitset_remove_range_closed (rows, n, G_MAXUINT);
  take_rows (self, rows);
  return TRUE;
}

static void
sam_row_selection_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = sam_row_selection_is_selected;
  iface->get_selection_in_range = sam_row_selection_get_selection_in_range;
  iface->set_selection = sam_row_selection_set_selection;
}

/* In another order the same rows are elsewhere. The list first tells where rows came and went; then whoever looks at
 * the selection sees those that moved. */
static void
on_items_changed_cb (SamRowSelection *self,
                     guint position,
                     guint removed,
                     guint added)
{
  g_autoptr (GtkBitset) rows = find_rows (self);

  gtk_bitset_unref (self->rows);
  self->rows = gtk_bitset_ref (rows);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* A row that moves is taken out and put in again, in two steps: only after both it is known to have gone. */
static void
on_settled_cb (SamRowSelection *self)
{
  if (g_hash_table_size (self->keys) != gtk_bitset_get_size (self->rows))
    take_rows (self, self->rows);
}

static void
sam_row_selection_dispose (GObject *object)
{
  g_clear_object (&SAM_ROW_SELECTION (object)->model);

  G_OBJECT_CLASS (sam_row_selection_parent_class)->dispose (object);
}

static void
sam_row_selection_finalize (GObject *object)
{
  SamRowSelection *self = SAM_ROW_SELECTION (object);

  g_hash_table_unref (self->keys);
  gtk_bitset_unref (self->rows);

  G_OBJECT_CLASS (sam_row_selection_parent_class)->finalize (object);
}

static void
sam_row_selection_class_init (SamRowSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sam_row_selection_dispose;
  G_OBJECT_CLASS (klass)->finalize = sam_row_selection_finalize;
}

static void
sam_row_selection_init (SamRowSelection *self)
{
  self->keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->rows = gtk_bitset_new_empty ();
}

/**
 * sam_row_selection_new:
 * @model: the rows
 *
 * Returns: (transfer full): with nothing selected
 */
SamRowSelection *
sam_row_selection_new (SamQueryModel *model)
{
  SamRowSelection *self = g_object_new (SAM_TYPE_ROW_SELECTION, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (on_items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "notify", G_CALLBACK (on_settled_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * sam_row_selection_count:
 *
 * Returns: how many rows are selected
 */
guint
sam_row_selection_count (SamRowSelection *self)
{
  g_return_val_if_fail (SAM_IS_ROW_SELECTION (self), 0);

  return (guint) gtk_bitset_get_size (self->rows);
}

/**
 * sam_row_selection_get_single:
 *
 * Returns: the position of the one row that is selected; GTK_INVALID_LIST_POSITION for none and for many
 */
guint
sam_row_selection_get_single (SamRowSelection *self)
{
  g_return_val_if_fail (SAM_IS_ROW_SELECTION (self), GTK_INVALID_LIST_POSITION);

  return gtk_bitset_get_size (self->rows) == 1 ? gtk_bitset_get_minimum (self->rows) : GTK_INVALID_LIST_POSITION;
}

/**
 * sam_row_selection_dup_keys:
 *
 * Returns: (transfer full) (element-type gint64): of the selected rows, in the order of the list
 */
GArray *
sam_row_selection_dup_keys (SamRowSelection *self)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  for (gboolean any = gtk_bitset_iter_init_first (&iter, self->rows, &position); any;
       any = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 key = sam_query_model_get_key (self->model, position);

      g_array_append_val (keys, key);
    }
  return keys;
}
