/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing the index of words. FTS5 writes a segment of its own at every savepoint, which makes many saves in one
 * transaction ten times slower. So what is to be indexed waits here, and is written once, before the commit or before
 * the index is read. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-store-private.h"

void
sam_index_entry_clear (gpointer data)
{
  SamIndexEntry *entry = data;

  for (guint i = 0; i < SAM_SEARCH_COLUMNS; i++)
    g_free (entry->words[i]);
}

void
sam_store_index (SamStore *self,
                 gint64 key,
                 SamDerived *derived)
{
  SamIndexEntry entry = { .key = key };

  for (guint i = 0; derived != NULL && i < SAM_SEARCH_COLUMNS; i++)
    entry.words[i] = g_strdup (derived->words[i]->str);
  g_array_append_val (self->unindexed, entry);
}

static gboolean
write_entry (SamStore *self,
             SamIndexEntry *entry,
             GError **error)
{
  if (entry->words[0] == NULL)
    return sam_store_run (self, error, "DELETE FROM search WHERE rowid = ?1", "i", entry->key);
  return sam_store_run (self, error,
                        "INSERT OR REPLACE INTO search (rowid, title, words, notes, hidden) VALUES (?1, ?2, ?3, ?4, "
                        "?5)",
                        "issss", entry->key, entry->words[SAM_SEARCH_TITLE], entry->words[SAM_SEARCH_WORDS],
                        entry->words[SAM_SEARCH_NOTES], entry->words[SAM_SEARCH_HIDDEN]);
}

/**
 * sam_store_write_index:
 *
 * Brings the index up to date. Within a savepoint the entries are kept as well, since rolling it back would take their
 * words out again.
 *
 * Returns: whether it could be written
 */
gboolean
sam_store_write_index (SamStore *self,
                       GError **error)
{
  g_autoptr (GHashTable) written = NULL;

  if (self->unindexed->len == 0)
    return TRUE;
  written = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = self->unindexed->len; i-- > 0;)
    {
      SamIndexEntry *entry = &g_array_index (self->unindexed, SamIndexEntry, i);

      if (g_hash_table_add (written, &entry->key) && !write_entry (self, entry, error))
        return FALSE;
    }
  if (self->depth <= 1)
    g_array_set_size (self->unindexed, 0);
  return TRUE;
}
