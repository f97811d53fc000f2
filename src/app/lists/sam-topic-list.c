/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/lists/sam-topic-list.h"

#include "app/lists/sam-changes.h"

struct _SamTopicList
{
  GObject parent_instance;

  SamStoreThread *store;
  GCancellable *cancellable;
  GPtrArray *topics;
  GHashTable *domains; /* title → domain */
};

G_DEFINE_FINAL_TYPE (SamTopicList, sam_topic_list, G_TYPE_OBJECT)

static guint changed_signal;

static gpointer
list_topics (SamStore *store,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("topic"));

  if (!sam_query_add_column (query, "domain", error) || !sam_query_set_order (query, "name", FALSE, error))
    return NULL;
  return sam_store_list (store, query, 0, 0, error);
}

static void
on_listed_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) topics = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  g_autoptr (SamTopicList) self = data;

  /* Without topics the chips are grey; the list itself tells what is wrong with the store. */
  if (topics == NULL)
    return;
  g_hash_table_remove_all (self->domains);
  for (guint i = 0; i < topics->len; i++)
    {
      SamRow *row = topics->pdata[i];

      if (row->title != NULL && row->cells[0] != NULL)
        g_hash_table_insert (self->domains, row->title, row->cells[0]);
    }
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  self->topics = g_steal_pointer (&topics);
  g_signal_emit (self, changed_signal, 0);
}

static void
load (SamTopicList *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  sam_store_thread_run_async (self->store, list_topics, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                              self->cancellable, on_listed_cb, g_object_ref (self));
}

static void
on_store_changed_cb (SamTopicList *self,
                     const char *const *ids)
{
  static const char *const kinds[] = { "topic", NULL };

  if (sam_changes_concern (ids, kinds))
    load (self);
}

static void
sam_topic_list_dispose (GObject *object)
{
  SamTopicList *self = SAM_TOPIC_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_topic_list_parent_class)->dispose (object);
}

static void
sam_topic_list_finalize (GObject *object)
{
  SamTopicList *self = SAM_TOPIC_LIST (object);

  g_hash_table_unref (self->domains);
  g_ptr_array_unref (self->topics);

  G_OBJECT_CLASS (sam_topic_list_parent_class)->finalize (object);
}

static void
sam_topic_list_class_init (SamTopicListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sam_topic_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = sam_topic_list_finalize;

  changed_signal =
      g_signal_new ("changed", SAM_TYPE_TOPIC_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sam_topic_list_init (SamTopicList *self)
{
  self->topics = g_ptr_array_new ();
  self->domains = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * sam_topic_list_new:
 * @store: the region
 *
 * Returns: (transfer full): an index that fills itself and follows the store
 */
SamTopicList *
sam_topic_list_new (SamStoreThread *store)
{
  SamTopicList *self = g_object_new (SAM_TYPE_TOPIC_LIST, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return self;
}

/**
 * sam_topic_list_find_domain:
 * @title: of a topic
 *
 * Returns: (nullable): its life domain
 */
const char *
sam_topic_list_find_domain (SamTopicList *self,
                            const char *title)
{
  g_return_val_if_fail (SAM_IS_TOPIC_LIST (self), NULL);

  return g_hash_table_lookup (self->domains, title);
}

/**
 * sam_topic_list_get_topics:
 *
 * Returns: (transfer none) (element-type SamRow): the topics as far as they are loaded
 */
GPtrArray *
sam_topic_list_get_topics (SamTopicList *self)
{
  g_return_val_if_fail (SAM_IS_TOPIC_LIST (self), NULL);

  return self->topics;
}
