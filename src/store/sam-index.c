/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing the index of words. FTS5 writes a segment of its own at every savepoint, and whenever a key is not above the
 * one before it, which makes many saves in one transaction ten times slower. So what is to be indexed waits here, and
 * is written once and in the order of the keys, before the commit or before the index is read. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-store-private.h"

void
sam_index_entry_clear (gpointer data)
{
  SamIndexEntry *entry = data;

  for (guint i = 0; i < SAM_SEARCH_COLUMNS; i++)
    g_free (entry->words[i]);
}

/**
 * sam_store_index:
 * @key: of the record
 * @derived: (nullable): its words, which are taken out of it; %NULL: the record leaves the index
 * @fresh: nothing is there under this key
 *
 * Only notes it: sam_store_write_index() writes, at the end of the transaction.
 */
void
sam_store_index (SamStore *self,
                 gint64 key,
                 SamDerived *derived,
                 gboolean fresh)
{
  SamIndexEntry entry = { .key = key, .fresh = fresh };

  for (guint i = 0; derived != NULL && i < SAM_SEARCH_COLUMNS; i++)
    entry.words[i] = g_string_free (g_steal_pointer (&derived->words[i]), FALSE);
  g_array_append_val (self->unindexed, entry);
}

/* Looking for what there may be to replace takes a tenth of the time. */
#define WRITE_ENTRY "INTO search (rowid, title, words, notes, hidden) VALUES (?1, ?2, ?3, ?4, ?5)"

/* Whether the index has these words already. Most edits change none, and to take them out and put them in again takes
 * three times as long as to read them. */
static gboolean
is_written (SamStore *self,
            SamIndexEntry *entry,
            gboolean *written,
            GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  *written = FALSE;
  if (entry->fresh)
    return TRUE;
  statement = sam_store_prepare (self, error, "SELECT title, words, notes, hidden FROM search WHERE rowid = ?1", "i",
                                 entry->key);
  if (statement == NULL || !sam_database_step (self->database, statement, written, error))
    return FALSE;
  for (int i = 0; *written && i < SAM_SEARCH_COLUMNS; i++)
    *written = g_strcmp0 ((const char *) sqlite3_column_text (statement, i), entry->words[i]) == 0;
  return TRUE;
}

static gboolean
write_entry (SamStore *self,
             SamIndexEntry *entry,
             GError **error)
{
  gboolean written;

  if (!is_written (self, entry, &written, error))
    return FALSE;
  if (written)
    return TRUE;
  if (entry->words[0] == NULL)
    return sam_store_run (self, error, "DELETE FROM search WHERE rowid = ?1", "i", entry->key);
  return sam_store_run (self, error, entry->fresh ? "INSERT " WRITE_ENTRY : "INSERT OR REPLACE " WRITE_ENTRY, "issss",
                        entry->key, entry->words[SAM_SEARCH_TITLE], entry->words[SAM_SEARCH_WORDS],
                        entry->words[SAM_SEARCH_NOTES], entry->words[SAM_SEARCH_HIDDEN]);
}

/* Of several for one key the last counts; it comes first. */
static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const SamIndexEntry *first = *(SamIndexEntry *const *) a;
  const SamIndexEntry *second = *(SamIndexEntry *const *) b;

  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;
  return first > second ? -1 : 1;
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
  g_autoptr (GPtrArray) entries = NULL;
  gint64 written = 0;

  if (self->unindexed->len == 0)
    return TRUE;
  entries = g_ptr_array_sized_new (self->unindexed->len);
  for (guint i = 0; i < self->unindexed->len; i++)
    g_ptr_array_add (entries, &g_array_index (self->unindexed, SamIndexEntry, i));
  g_ptr_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    {
      SamIndexEntry *entry = g_ptr_array_index (entries, i);

      if (entry->key != written && !write_entry (self, entry, error))
        return FALSE;
      entry->fresh = FALSE;
      written = entry->key;
    }
  if (self->depth <= 1)
    g_array_set_size (self->unindexed, 0);
  return TRUE;
}
