/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/pages/sam-search-jobs.h"

#include "app/editors/sam-linked-words.h"
#include "app/sam-dates.h"
#include "store/sam-query.h"

void
sam_search_found_free (SamSearchFound *found)
{
  g_clear_pointer (&found->hits, g_ptr_array_unref);
  g_clear_pointer (&found->verified, g_hash_table_unref);
  g_free (found);
}

/* The kind of the best hit comes first; within a kind the store's order stays. */
static GPtrArray *
group_by_kind (GPtrArray *hits /* (transfer full) */)
{
  GPtrArray *grouped = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_hit_free);

  for (guint i = 0; i < hits->len; i++)
    {
      const SamKind *kind;

      if (hits->pdata[i] == NULL)
        continue;
      kind = sam_kind_of_id (((SamHit *) hits->pdata[i])->id);
      for (guint j = i; j < hits->len; j++)
        if (hits->pdata[j] != NULL && sam_kind_of_id (((SamHit *) hits->pdata[j])->id) == kind)
          g_ptr_array_add (grouped, g_steal_pointer (&hits->pdata[j]));
    }
  /* Each hit has moved to its group; what is left has nothing to free. */
  g_ptr_array_set_free_func (hits, NULL);
  g_ptr_array_unref (hits);
  return grouped;
}

/* What is known of a group is as good as the day on which somebody asked. */
static gboolean
note_verified (SamStore *store,
               SamSearchFound *found,
               GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GDate today;

  for (guint i = 0; i < found->hits->len; i++)
    g_strv_builder_add (ids, ((SamHit *) found->hits->pdata[i])->id);
  list = g_strv_builder_end (ids);
  sam_query_add_ids (query, (const char *const *) list);
  rows = sam_query_add_column (query, "verified_on", error) ? sam_store_list (store, query, 0, 0, error) : NULL;
  sam_dates_get_today (&today);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SamRow *row = rows->pdata[i];

      g_hash_table_insert (found->verified, g_strdup (row->id), sam_linked_tell_verified (row->cells[0], &today));
    }
  return rows != NULL;
}

/**
 * sam_search_job_find:
 * @text: what is looked for
 *
 * Returns: (transfer full): #SamSearchFound: at most %SAM_SEARCH_MOST hits
 */
gpointer
sam_search_job_find (SamStore *store,
                     gpointer text,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (SamSearchFound) found = g_new0 (SamSearchFound, 1);
  GPtrArray *hits = sam_store_search (store, text, SAM_SEARCH_MOST, cancellable, error);

  if (hits == NULL)
    return NULL;
  found->hits = group_by_kind (hits);
  found->verified = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return note_verified (store, found, error) ? g_steal_pointer (&found) : NULL;
}
