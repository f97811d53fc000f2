/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/pages/sam-chosen-row.h"

/* Walking down a list with the arrow key must not build an editor for every row passed by. */
#define SETTLE_MILLISECONDS 120

struct _SamChosenRow
{
  GObject parent_instance;

  SamStoreThread *store;
  SamQueryModel *model;
  SamRowSelection *selection;
  GSignalGroup *awaited; /* a chosen row whose values are still on their way */
  GCancellable *cancellable;
  gint64 key;   /* of the row chosen last, 0 for none or not known yet */
  char *opened; /* (nullable): the record that was opened by its id */
  gboolean on_click_only;
  gboolean restoring;
  guint settle_id;
};

G_DEFINE_FINAL_TYPE (SamChosenRow, sam_chosen_row, G_TYPE_OBJECT)

static guint chosen_signal;
static guint found_signal;

static SamListItem *
dup_single (SamChosenRow *self)
{
  return g_list_model_get_item (G_LIST_MODEL (self->selection), sam_row_selection_get_single (self->selection));
}

/* The record of the chosen row, once its id is here. */
static void
tell_chosen (SamChosenRow *self)
{
  g_autoptr (SamListItem) item = dup_single (self);

  g_signal_group_set_target (self->awaited, item);
  if (item == NULL || sam_list_item_get_id (item) == NULL)
    return;
  g_free (self->opened);
  self->opened = g_strdup (sam_list_item_get_id (item));
  g_signal_emit (self, chosen_signal, 0, self->opened);
}

static gboolean
on_settled_cb (gpointer data)
{
  SamChosenRow *self = data;

  self->settle_id = 0;
  tell_chosen (self);
  return G_SOURCE_REMOVE;
}

static void
on_selected_cb (SamChosenRow *self)
{
  g_autoptr (SamListItem) item = dup_single (self);

  if (self->restoring || item == NULL)
    return;
  self->key = sam_list_item_get_key (item);
  if (self->on_click_only)
    return;
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_MILLISECONDS, on_settled_cb, self);
}

static void
select_again (SamChosenRow *self)
{
  guint position;

  if (sam_row_selection_count (self->selection) > 0 ||
      !sam_query_model_find_key (self->model, self->key, &position))
    return;
  self->restoring = TRUE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  self->restoring = FALSE;
}

static gpointer
find_key (SamStore *store,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  gint64 key = sam_store_find_key (store, data, error);

  return key != 0 ? g_memdup2 (&key, sizeof key) : NULL;
}

static void
on_key_found_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (SamChosenRow) self = data;
  /* A record that is not saved yet has no row. */
  g_autofree gint64 *key = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, NULL);
  guint position;

  if (key == NULL || self->model == NULL || self->key != 0)
    return;
  self->key = *key;
  select_again (self);
  position = sam_row_selection_get_single (self->selection);
  if (position != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, found_signal, 0, position);
}

/* The row of a record that was opened by its id, or has only just been made. */
static void
look_for_opened (SamChosenRow *self)
{
  if (self->opened == NULL || self->key != 0)
    return;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  sam_store_thread_run_async (self->store, find_key, g_strdup (self->opened), g_free, g_free, self->cancellable,
                              on_key_found_cb, g_object_ref (self));
}

/* A row that moved left the selection when it was taken out; it is the same row for the person. */
static void
on_items_changed_cb (SamChosenRow *self)
{
  if (self->key != 0)
    select_again (self);
  else
    look_for_opened (self);
}

static void
sam_chosen_row_dispose (GObject *object)
{
  SamChosenRow *self = SAM_CHOSEN_ROW (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->awaited);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_chosen_row_parent_class)->dispose (object);
}

static void
sam_chosen_row_finalize (GObject *object)
{
  SamChosenRow *self = SAM_CHOSEN_ROW (object);

  g_object_unref (self->cancellable);
  g_free (self->opened);

  G_OBJECT_CLASS (sam_chosen_row_parent_class)->finalize (object);
}

static void
sam_chosen_row_class_init (SamChosenRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sam_chosen_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = sam_chosen_row_finalize;

  chosen_signal = g_signal_new ("chosen", SAM_TYPE_CHOSEN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
  found_signal = g_signal_new ("found", SAM_TYPE_CHOSEN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               G_TYPE_UINT);
}

static void
sam_chosen_row_init (SamChosenRow *self)
{
  self->cancellable = g_cancellable_new ();
  self->awaited = g_signal_group_new (SAM_TYPE_LIST_ITEM);
  g_signal_group_connect_swapped (self->awaited, "changed", G_CALLBACK (tell_chosen), self);
}

/**
 * sam_chosen_row_new:
 * @store: the region
 * @model: the rows
 * @selection: of those rows
 *
 * Returns: (transfer full): no row yet
 */
SamChosenRow *
sam_chosen_row_new (SamStoreThread *store,
                    SamQueryModel *model,
                    SamRowSelection *selection)
{
  SamChosenRow *self = g_object_new (SAM_TYPE_CHOSEN_ROW, NULL);

  self->store = g_object_ref (store);
  self->model = g_object_ref (model);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (on_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (on_items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return self;
}

/**
 * sam_chosen_row_set_on_click_only:
 * @on_click_only: whether selecting a row is not yet choosing it: in a narrow window the pointer selects rows by
 *   passing over them, and only a click opens one
 */
void
sam_chosen_row_set_on_click_only (SamChosenRow *self,
                                  gboolean on_click_only)
{
  g_return_if_fail (SAM_IS_CHOSEN_ROW (self));

  self->on_click_only = on_click_only;
}

/**
 * sam_chosen_row_activate:
 * @position: of the row that was clicked on
 *
 * Chooses it at once.
 */
void
sam_chosen_row_activate (SamChosenRow *self,
                         guint position)
{
  g_return_if_fail (SAM_IS_CHOSEN_ROW (self));

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  tell_chosen (self);
}

/**
 * sam_chosen_row_open:
 * @id: (nullable): of a record that is opened from elsewhere; NULL when it is closed
 *
 * Its row, where it has one, becomes the chosen one.
 */
void
sam_chosen_row_open (SamChosenRow *self,
                     const char *id)
{
  g_autofree char *opened = g_strdup (id);

  g_return_if_fail (SAM_IS_CHOSEN_ROW (self));

  /* What was chosen a moment ago is not waited for any more. */
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_signal_group_set_target (self->awaited, NULL);
  self->key = 0;
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  g_free (self->opened);
  self->opened = g_steal_pointer (&opened);
  look_for_opened (self);
}
