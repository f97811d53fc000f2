/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/lists/sam-item-cache.h"

struct _SamItemCache
{
  GHashTable *entries; /* key → Entry; weak: whoever shows a row keeps its item */
  GQueue pages;        /* of GPtrArray of SamListItem, newest first */
  guint max_pages;
};

typedef struct
{
  gint64 key;
  SamListItem *item;
  SamItemCache *cache;
} Entry;

static void
on_item_gone_cb (gpointer data,
                 GObject *where_it_was)
{
  Entry *entry = data;

  entry->item = NULL;
  g_hash_table_remove (entry->cache->entries, &entry->key);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  if (entry->item != NULL)
    g_object_weak_unref (G_OBJECT (entry->item), on_item_gone_cb, entry);
  g_free (entry);
}

static void
drop_pages (SamItemCache *self,
            guint keep)
{
  while (self->pages.length > keep)
    g_ptr_array_unref (g_queue_pop_tail (&self->pages));
}

/**
 * sam_item_cache_new:
 * @max_pages: how many pages of rows it keeps; the one used longest ago goes first
 *
 * Returns: (transfer full): a cache that is empty
 */
SamItemCache *
sam_item_cache_new (guint max_pages)
{
  SamItemCache *self = g_new0 (SamItemCache, 1);

  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, entry_free);
  self->max_pages = max_pages;
  g_queue_init (&self->pages);
  return self;
}

void
sam_item_cache_free (SamItemCache *self)
{
  sam_item_cache_clear (self);
  g_hash_table_unref (self->entries);
  g_free (self);
}

SamListItem *
sam_item_cache_ensure (SamItemCache *self,
                       gint64 key)
{
  Entry *entry = g_hash_table_lookup (self->entries, &key);

  if (entry != NULL)
    return g_object_ref (entry->item);
  entry = g_new0 (Entry, 1);
  entry->key = key;
  entry->cache = self;
  entry->item = sam_list_item_new (key);
  g_object_weak_ref (G_OBJECT (entry->item), on_item_gone_cb, entry);
  g_hash_table_insert (self->entries, &entry->key, entry);
  return entry->item;
}

SamListItem *
sam_item_cache_find (SamItemCache *self,
                     gint64 key)
{
  Entry *entry = g_hash_table_lookup (self->entries, &key);

  return entry != NULL ? entry->item : NULL;
}

void
sam_item_cache_take_page (SamItemCache *self,
                          GPtrArray *page)
{
  g_queue_push_head (&self->pages, page);
  drop_pages (self, self->max_pages);
}

/**
 * sam_item_cache_drop_pages:
 *
 * Lets go of the rows that it keeps; those that somebody else holds stay known.
 */
void
sam_item_cache_drop_pages (SamItemCache *self)
{
  drop_pages (self, 0);
}

void
sam_item_cache_clear (SamItemCache *self)
{
  drop_pages (self, 0);
  g_hash_table_remove_all (self->entries);
}

GArray *
sam_item_cache_list_keys (SamItemCache *self)
{
  GArray *keys = g_array_sized_new (FALSE, FALSE, sizeof (gint64), g_hash_table_size (self->entries));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (keys, key, 1);
  return keys;
}

/**
 * sam_item_cache_get_size:
 *
 * Returns: how many rows are known
 */
guint
sam_item_cache_get_size (SamItemCache *self)
{
  return g_hash_table_size (self->entries);
}
