/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-linked-jobs.h"

#include "app/sam-dates.h"

/**
 * sam_linked_wish_new:
 * @what: the list
 * @id: of a record
 *
 * Returns: (transfer full): a wish that shares nothing with the caller
 */
SamLinkedWish *
sam_linked_wish_new (const SamLinkedKind *what,
                     const char *id)
{
  SamLinkedWish *wish = g_new0 (SamLinkedWish, 1);

  wish->what = what;
  wish->id = g_strdup (id);
  return wish;
}

/**
 * sam_linked_wish_free:
 * @wish: (transfer full): a wish
 */
void
sam_linked_wish_free (SamLinkedWish *wish)
{
  g_free (wish->id);
  g_free (wish->added);
  g_free (wish);
}

/**
 * sam_linked_found_free:
 * @found: (transfer full): what was found
 */
void
sam_linked_found_free (SamLinkedFound *found)
{
  g_clear_pointer (&found->rows, g_ptr_array_unref);
  g_free (found->author);
  g_free (found);
}

/**
 * sam_linked_job_find:
 *
 * Returns: (transfer full): a SamLinkedFound: what refers to the record
 */
gpointer
sam_linked_job_find (SamStore *store,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  const SamLinkedWish *wish = data;
  const SamLinkedKind *what = wish->what;
  const SamField *field = sam_kind_find_field (sam_kind_find (what->kind), what->field);
  const SamCompare compare = sam_field_is_set_valued (field) ? SAM_COMPARE_CONTAINS : SAM_COMPARE_EQUAL;
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (what->kind));
  g_autoptr (GPtrArray) rows = NULL;
  SamLinkedFound *found;

  for (guint i = 0; i < SAM_LINKED_MAX_COLUMNS && what->columns[i] != NULL; i++)
    if (!sam_query_add_column (query, what->columns[i], error))
      return NULL;
  if (!sam_query_add_condition (query, what->field, compare, wish->id, error) ||
      !sam_query_set_order (query, what->order, what->newest_first, error))
    return NULL;
  rows = sam_store_list (store, query, 0, 0, error);
  if (rows == NULL)
    return NULL;
  found = g_new0 (SamLinkedFound, 1);
  found->rows = g_steal_pointer (&rows);
  found->author = g_strdup (sam_store_get_author (store));
  return found;
}

/**
 * sam_linked_job_mark:
 *
 * Sets or clears the mark of one that is listed.
 *
 * Returns: (transfer full): its id
 */
gpointer
sam_linked_job_mark (SamStore *store,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  const SamLinkedWish *wish = data;
  g_autoptr (SamRecord) record = sam_store_load (store, wish->id, error);
  g_autofree char *today = sam_dates_dup_today ();

  if (record == NULL)
    return NULL;
  sam_linked_kind_mark (wish->what, record, wish->marked, today);
  return sam_store_save (store, record, error) ? g_strdup (wish->id) : NULL;
}

/**
 * sam_linked_job_note:
 *
 * Writes in the record what follows from the one that was added.
 *
 * Returns: (transfer full): the id of the record
 */
gpointer
sam_linked_job_note (SamStore *store,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  const SamLinkedWish *wish = data;
  g_autoptr (SamRecord) record = sam_store_load (store, wish->id, error);
  g_autoptr (SamRecord) added = record != NULL ? sam_store_load (store, wish->added, error) : NULL;
  g_autofree char *today = sam_dates_dup_today ();

  if (added == NULL || (wish->what->note (record, added, today) && !sam_store_save (store, record, error)))
    return NULL;
  return g_strdup (wish->id);
}
