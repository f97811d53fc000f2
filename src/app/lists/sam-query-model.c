/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 100,000 rows must cost what a screenful costs: 8 bytes a row here, and values only for the pages looked at last. */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/lists/sam-query-model.h"

#include "app/lists/sam-item-cache.h"
#include "app/lists/sam-key-diff.h"

#define PAGE_SIZE 64u
#define MAX_PAGES 24u
/* Scrolling fast asks for more than anybody sees; the newest pages go first. */
#define PAGES_AT_ONCE 4u

struct _SamQueryModel
{
  GObject parent_instance;

  SamStoreThread *store;
  SamQuery *query;
  GCancellable *cancellable; /* of everything asked for the current query */
  GArray *keys;
  SamItemCache *items;
  GQueue wanted; /* page numbers, newest first */
  gboolean query_is_new;
  gboolean finding;
  gboolean find_again;
  gboolean fetching;
  guint fetch_id;
  char *error;
};

/* What the worker gets: copies. */
typedef struct
{
  SamQuery *query;
  GArray *keys;
} Work;

/* What the answer comes back to; the model may be gone by then, or look at another query. */
typedef struct
{
  GWeakRef model;
  GCancellable *cancellable;
  GArray *keys;
} Request;

enum
{
  PROP_N_ITEMS = 1,
  PROP_LOADING,
  PROP_ERROR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void schedule_fetch (SamQueryModel *self);
static void start_finding (SamQueryModel *self);

static void
work_free (gpointer data)
{
  Work *work = data;

  sam_query_free (work->query);
  g_clear_pointer (&work->keys, g_array_unref);
  g_free (work);
}

static Request *
request_new (SamQueryModel *self,
             GArray *keys)
{
  Request *request = g_new0 (Request, 1);

  g_weak_ref_init (&request->model, self);
  request->cancellable = g_object_ref (self->cancellable);
  request->keys = keys != NULL ? g_array_ref (keys) : NULL;
  return request;
}

static void
request_free (Request *request)
{
  g_weak_ref_clear (&request->model);
  g_object_unref (request->cancellable);
  g_clear_pointer (&request->keys, g_array_unref);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

/* The model, if it still waits for this answer. */
static SamQueryModel *
request_dup_model (Request *request)
{
  g_autoptr (SamQueryModel) self = g_weak_ref_get (&request->model);

  if (self == NULL || self->cancellable != request->cancellable)
    return NULL;
  return g_steal_pointer (&self);
}

static void
set_error (SamQueryModel *self,
           const char *message)
{
  if (g_strcmp0 (self->error, message) == 0)
    return;
  g_free (self->error);
  self->error = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static gpointer
fetch_in_store (SamStore *store,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  Work *work = data;

  return sam_store_fetch_rows (store, work->query, (const gint64 *) work->keys->data, work->keys->len, error);
}

static void
take_rows (SamQueryModel *self,
           GArray *keys,
           GPtrArray *rows)
{
  GPtrArray *page = NULL;

  for (guint i = 0; i < keys->len && i < rows->len; i++)
    {
      SamRow *row = g_steal_pointer (&rows->pdata[i]);
      SamListItem *item = sam_item_cache_ensure (self->items, g_array_index (keys, gint64, i));

      /* An empty row is one that has gone since; the store says so by itself. */
      if (row != NULL && row->id != NULL)
        sam_list_item_take_row (item, row);
      else if (row != NULL)
        sam_row_free (row);
      if (page == NULL || page->len == PAGE_SIZE)
        {
          page = g_ptr_array_new_with_free_func (g_object_unref);
          sam_item_cache_take_page (self->items, page);
        }
      g_ptr_array_add (page, item);
    }
}

static void
on_fetched_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (Request) request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  g_autoptr (SamQueryModel) self = request_dup_model (request);

  if (self == NULL)
    return;
  self->fetching = FALSE;
  if (rows == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        set_error (self, error != NULL ? error->message : NULL);
      return;
    }
  g_ptr_array_set_free_func (rows, NULL);
  take_rows (self, request->keys, rows);
  if (!g_queue_is_empty (&self->wanted))
    schedule_fetch (self);
}

static void
start_fetching (SamQueryModel *self,
                GArray *keys)
{
  Work *work = g_new0 (Work, 1);

  work->query = sam_query_copy (self->query);
  work->keys = g_array_copy (keys);
  self->fetching = TRUE;
  sam_store_thread_run_async (self->store, fetch_in_store, work, work_free, (GDestroyNotify) g_ptr_array_unref,
                              self->cancellable, on_fetched_cb, request_new (self, keys));
}

/* A page that was only passed by has no placeholder left that anybody holds. */
static gboolean
is_page_awaited (SamQueryModel *self,
                 guint page)
{
  guint end = MIN ((page + 1) * PAGE_SIZE, self->keys->len);

  for (guint i = page * PAGE_SIZE; i < end; i++)
    {
      SamListItem *item = sam_item_cache_find (self->items, g_array_index (self->keys, gint64, i));

      if (item != NULL && !sam_list_item_is_loaded (item))
        return TRUE;
    }
  return FALSE;
}

static gboolean
on_fetch_cb (gpointer data)
{
  SamQueryModel *self = data;
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  self->fetch_id = 0;
  while (!g_queue_is_empty (&self->wanted) && keys->len < PAGES_AT_ONCE * PAGE_SIZE)
    {
      guint page = GPOINTER_TO_UINT (g_queue_pop_head (&self->wanted));
      guint start = page * PAGE_SIZE;
      guint end = MIN (start + PAGE_SIZE, self->keys->len);

      if (start < end && is_page_awaited (self, page))
        g_array_append_vals (keys, &g_array_index (self->keys, gint64, start), end - start);
    }
  if (keys->len > 0)
    start_fetching (self, keys);
  return G_SOURCE_REMOVE;
}

static void
schedule_fetch (SamQueryModel *self)
{
  if (self->fetch_id == 0 && !self->fetching)
    self->fetch_id = g_idle_add_full (G_PRIORITY_DEFAULT, on_fetch_cb, self, NULL);
}

static void
want_page (SamQueryModel *self,
           guint page)
{
  GList *link = g_queue_find (&self->wanted, GUINT_TO_POINTER (page));

  if (link != NULL)
    {
      g_queue_unlink (&self->wanted, link);
      g_queue_push_head_link (&self->wanted, link);
    }
  else
    g_queue_push_head (&self->wanted, GUINT_TO_POINTER (page));
  schedule_fetch (self);
}

static void
replace_keys (SamQueryModel *self,
              GArray *keys)
{
  guint n_before = self->keys->len;

  g_array_unref (self->keys);
  self->keys = g_array_ref (keys);
  g_queue_clear (&self->wanted);
  sam_item_cache_clear (self->items);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, keys->len);
}

static void
splice_keys (SamQueryModel *self,
             GArray *keys)
{
  g_autoptr (GArray) splices = sam_key_diff ((const gint64 *) self->keys->data, self->keys->len,
                                             (const gint64 *) keys->data, keys->len);

  for (guint i = 0; i < splices->len; i++)
    {
      SamSplice splice = g_array_index (splices, SamSplice, i);

      if (splice.removed > 0)
        g_array_remove_range (self->keys, splice.position, splice.removed);
      if (splice.added > 0)
        g_array_insert_vals (self->keys, splice.position, &g_array_index (keys, gint64, splice.position), splice.added);
      g_list_model_items_changed (G_LIST_MODEL (self), splice.position, splice.removed, splice.added);
    }
}

/* What is on screen may read differently now, also where only a record it refers to has changed. */
static void
fetch_shown_again (SamQueryModel *self)
{
  g_autoptr (GArray) keys = sam_item_cache_list_keys (self->items);

  sam_item_cache_drop_pages (self->items);
  if (keys->len > 0)
    start_fetching (self, keys);
}

static gpointer
find_in_store (SamStore *store,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  return sam_store_find_keys (store, data, cancellable, error);
}

static void
on_found_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (Request) request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  g_autoptr (SamQueryModel) self = request_dup_model (request);
  guint n_before;

  if (self == NULL)
    return;
  self->finding = FALSE;
  if (keys != NULL)
    {
      n_before = self->keys->len;
      if (self->query_is_new)
        replace_keys (self, keys);
      else
        {
          splice_keys (self, keys);
          fetch_shown_again (self);
        }
      self->query_is_new = FALSE;
      if (n_before != keys->len)
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
    }
  if (keys != NULL || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_error (self, error != NULL ? error->message : NULL);
  if (self->find_again)
    start_finding (self);
  else
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
start_finding (SamQueryModel *self)
{
  if (self->query == NULL)
    return;
  self->find_again = self->finding;
  if (self->finding)
    return;
  self->finding = TRUE;
  sam_store_thread_run_async (self->store, find_in_store, sam_query_copy (self->query), (GDestroyNotify) sam_query_free,
                              (GDestroyNotify) g_array_unref, self->cancellable, on_found_cb, request_new (self, NULL));
}

static GType
sam_query_model_get_item_type (GListModel *model)
{
  return SAM_TYPE_LIST_ITEM;
}

static guint
sam_query_model_get_n_items (GListModel *model)
{
  return SAM_QUERY_MODEL (model)->keys->len;
}

static gpointer
sam_query_model_get_item (GListModel *model,
                          guint position)
{
  SamQueryModel *self = SAM_QUERY_MODEL (model);
  SamListItem *item;

  if (position >= self->keys->len)
    return NULL;
  item = sam_item_cache_ensure (self->items, g_array_index (self->keys, gint64, position));
  if (!sam_list_item_is_loaded (item))
    want_page (self, position / PAGE_SIZE);
  return item;
}

static void
sam_query_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = sam_query_model_get_item_type;
  iface->get_n_items = sam_query_model_get_n_items;
  iface->get_item = sam_query_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SamQueryModel, sam_query_model, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, sam_query_model_list_model_init))

static void
sam_query_model_get_property (GObject *object,
                              guint id,
                              GValue *value,
                              GParamSpec *pspec)
{
  SamQueryModel *self = SAM_QUERY_MODEL (object);

  switch (id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->keys->len);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, sam_query_model_is_loading (self));
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sam_query_model_dispose (GObject *object)
{
  SamQueryModel *self = SAM_QUERY_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->fetch_id, g_source_remove);
  g_queue_clear (&self->wanted);
  sam_item_cache_clear (self->items);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_query_model_parent_class)->dispose (object);
}

static void
sam_query_model_finalize (GObject *object)
{
  SamQueryModel *self = SAM_QUERY_MODEL (object);

  g_clear_pointer (&self->query, sam_query_free);
  sam_item_cache_free (self->items);
  g_array_unref (self->keys);
  g_object_unref (self->cancellable);
  g_free (self->error);

  G_OBJECT_CLASS (sam_query_model_parent_class)->finalize (object);
}

static void
sam_query_model_class_init (SamQueryModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sam_query_model_get_property;
  object_class->dispose = sam_query_model_dispose;
  object_class->finalize = sam_query_model_finalize;

  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sam_query_model_init (SamQueryModel *self)
{
  self->cancellable = g_cancellable_new ();
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = sam_item_cache_new (MAX_PAGES);
  g_queue_init (&self->wanted);
}

/**
 * sam_query_model_new:
 * @store: the region
 *
 * Returns: (transfer full): an empty list, until it gets a query
 */
SamQueryModel *
sam_query_model_new (SamStoreThread *store)
{
  SamQueryModel *self;

  g_return_val_if_fail (SAM_IS_STORE_THREAD (store), NULL);

  self = g_object_new (SAM_TYPE_QUERY_MODEL, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (sam_query_model_refresh), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * sam_query_model_set_query:
 * @query: (transfer full): what to list
 *
 * The rows of the old query stay until those of the new one are known.
 */
void
sam_query_model_set_query (SamQueryModel *self,
                           SamQuery *query)
{
  g_return_if_fail (SAM_IS_QUERY_MODEL (self));
  g_return_if_fail (query != NULL);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->query, sam_query_free);
  self->query = query;
  self->query_is_new = TRUE;
  self->finding = FALSE;
  self->fetching = FALSE;
  start_finding (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/**
 * sam_query_model_refresh:
 *
 * Looks again; only what came, went, moved or reads differently is told.
 */
void
sam_query_model_refresh (SamQueryModel *self)
{
  g_return_if_fail (SAM_IS_QUERY_MODEL (self));

  start_finding (self);
}

/**
 * sam_query_model_is_loading:
 *
 * Returns: whether the rows of the current query are still unknown
 */
gboolean
sam_query_model_is_loading (SamQueryModel *self)
{
  g_return_val_if_fail (SAM_IS_QUERY_MODEL (self), FALSE);

  return self->finding && self->query_is_new;
}

/**
 * sam_query_model_get_error:
 *
 * Returns: (nullable): a sentence that says why there are no rows
 */
const char *
sam_query_model_get_error (SamQueryModel *self)
{
  g_return_val_if_fail (SAM_IS_QUERY_MODEL (self), NULL);

  return self->error;
}

/**
 * sam_query_model_find_key:
 * @key: of a row
 * @position: (out): where it is
 *
 * Returns: whether the row is in the list
 */
gboolean
sam_query_model_find_key (SamQueryModel *self,
                          gint64 key,
                          guint *position)
{
  g_return_val_if_fail (SAM_IS_QUERY_MODEL (self), FALSE);

  for (guint i = 0; i < self->keys->len; i++)
    if (g_array_index (self->keys, gint64, i) == key)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * sam_query_model_get_key:
 * @position: of a row
 *
 * Returns: its key, without asking for its values
 */
gint64
sam_query_model_get_key (SamQueryModel *self,
                         guint position)
{
  g_return_val_if_fail (SAM_IS_QUERY_MODEL (self) && position < self->keys->len, 0);

  return g_array_index (self->keys, gint64, position);
}

/**
 * sam_query_model_get_n_cached:
 *
 * Returns: how many rows are in memory with or without values
 */
guint
sam_query_model_get_n_cached (SamQueryModel *self)
{
  g_return_val_if_fail (SAM_IS_QUERY_MODEL (self), 0);

  return sam_item_cache_get_size (self->items);
}
