/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/lists/sam-list-item.h"

struct _SamListItem
{
  GObject parent_instance;

  gint64 key;
  SamRow *row;
};

G_DEFINE_FINAL_TYPE (SamListItem, sam_list_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
sam_list_item_finalize (GObject *object)
{
  g_clear_pointer (&SAM_LIST_ITEM (object)->row, sam_row_free);

  G_OBJECT_CLASS (sam_list_item_parent_class)->finalize (object);
}

static void
sam_list_item_class_init (SamListItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sam_list_item_finalize;

  changed_signal = g_signal_new ("changed", SAM_TYPE_LIST_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sam_list_item_init (SamListItem *self)
{
}

/**
 * sam_list_item_new:
 * @key: the row's key in the store
 *
 * Returns: (transfer full): a placeholder
 */
SamListItem *
sam_list_item_new (gint64 key)
{
  SamListItem *self = g_object_new (SAM_TYPE_LIST_ITEM, NULL);

  self->key = key;
  return self;
}

/**
 * sam_list_item_get_key:
 *
 * Returns: the row's key in the store
 */
gint64
sam_list_item_get_key (SamListItem *self)
{
  g_return_val_if_fail (SAM_IS_LIST_ITEM (self), 0);

  return self->key;
}

/**
 * sam_list_item_is_loaded:
 *
 * Returns: whether its values are here
 */
gboolean
sam_list_item_is_loaded (SamListItem *self)
{
  g_return_val_if_fail (SAM_IS_LIST_ITEM (self), FALSE);

  return self->row != NULL;
}

/**
 * sam_list_item_get_id:
 *
 * Returns: (nullable): the record's id, NULL for a placeholder
 */
const char *
sam_list_item_get_id (SamListItem *self)
{
  g_return_val_if_fail (SAM_IS_LIST_ITEM (self), NULL);

  return self->row != NULL ? self->row->id : NULL;
}

/**
 * sam_list_item_get_title:
 *
 * Returns: (nullable): the record's title
 */
const char *
sam_list_item_get_title (SamListItem *self)
{
  g_return_val_if_fail (SAM_IS_LIST_ITEM (self), NULL);

  return self->row != NULL ? self->row->title : NULL;
}

/**
 * sam_list_item_get_cell:
 * @column: of the query
 *
 * Returns: (nullable): the value as text
 */
const char *
sam_list_item_get_cell (SamListItem *self,
                        guint column)
{
  g_return_val_if_fail (SAM_IS_LIST_ITEM (self), NULL);

  return self->row != NULL && column < self->row->n_cells ? self->row->cells[column] : NULL;
}

/**
 * sam_list_item_is_conflicted:
 *
 * Returns: whether two edits of the record wait for a person to choose
 */
gboolean
sam_list_item_is_conflicted (SamListItem *self)
{
  g_return_val_if_fail (SAM_IS_LIST_ITEM (self), FALSE);

  return self->row != NULL && self->row->conflicted;
}

static gboolean
is_same_row (const SamRow *a,
             const SamRow *b)
{
  if (a == NULL || a->n_cells != b->n_cells || a->conflicted != b->conflicted || g_strcmp0 (a->id, b->id) != 0 ||
      g_strcmp0 (a->title, b->title) != 0)
    return FALSE;
  for (guint i = 0; i < a->n_cells; i++)
    if (g_strcmp0 (a->cells[i], b->cells[i]) != 0)
      return FALSE;
  return TRUE;
}

/**
 * sam_list_item_take_row:
 * @row: (transfer full): the values
 *
 * Emits "changed" only where they differ from the ones it had.
 */
void
sam_list_item_take_row (SamListItem *self,
                        SamRow *row)
{
  gboolean same;

  g_return_if_fail (SAM_IS_LIST_ITEM (self));

  same = is_same_row (self->row, row);
  g_clear_pointer (&self->row, sam_row_free);
  self->row = row;
  if (!same)
    g_signal_emit (self, changed_signal, 0);
}
