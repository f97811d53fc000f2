/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which records look otherwise than before, since something was written: by this connection or by another. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-store-private.h"

/* Past this many, everything may have changed. */
#define MAX_CHANGED 1000

/* A list that shows a record's title has to know of it, too. */
static gboolean
add_with_referrers (SamStore *self,
                    GHashTable *ids,
                    const char *id)
{
  g_auto (GStrv) referrers = sam_store_find_referrers (self, id, NULL, NULL, NULL);

  g_hash_table_add (ids, g_strdup (id));
  for (guint i = 0; referrers != NULL && referrers[i] != NULL && g_hash_table_size (ids) <= MAX_CHANGED; i++)
    g_hash_table_add (ids, g_strdup (referrers[i]));
  return g_hash_table_size (ids) <= MAX_CHANGED;
}

/* FALSE: too many. */
static gboolean
add_changes (SamStore *self,
             GPtrArray *changes,
             GHashTable *ids,
             gint64 *sequence)
{
  if (changes->len > MAX_CHANGED)
    {
      *sequence = sam_documents_get_sequence (self->database, NULL);
      return FALSE;
    }
  for (guint i = 0; i < changes->len; i++)
    *sequence = MAX (*sequence, ((SamRevision *) g_ptr_array_index (changes, i))->sequence);
  for (guint i = 0; i < changes->len; i++)
    if (!add_with_referrers (self, ids, ((SamRevision *) g_ptr_array_index (changes, i))->id))
      return FALSE;
  return TRUE;
}

/**
 * sam_store_find_changes:
 * @sequence: (inout): up to where it was told before
 * @ids: (out) (transfer full) (nullable): the records; %NULL: all may have changed
 *
 * Of a file that can't be read nothing is told: who then reads everything anew would be told again, without end. Who
 * asks it anything hears what is wrong with it.
 *
 * Returns: %FALSE: there is nothing to tell
 */
gboolean
sam_store_find_changes (SamStore *self,
                        gint64 *sequence,
                        char ***ids)
{
  g_autoptr (GPtrArray) changes = sam_documents_list_changes (self->database, *sequence, MAX_CHANGED + 1, NULL);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) touched = NULL;

  *ids = NULL;
  if (changes == NULL)
    return FALSE;
  touched = sam_store_take_touched (self);
  if (!add_changes (self, changes, found, sequence) || touched == NULL)
    return TRUE;
  for (guint i = 0; touched[i] != NULL; i++)
    g_hash_table_add (found, g_strdup (touched[i]));
  if (g_hash_table_size (found) == 0)
    return FALSE;
  *ids = (char **) g_hash_table_get_keys_as_array (found, NULL);
  g_hash_table_steal_all (found);
  return TRUE;
}
