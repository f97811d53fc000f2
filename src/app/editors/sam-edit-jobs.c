/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-edit-jobs.h"

#include "app/sam-dates.h"
#include "network/sam-following.h"

void
sam_edit_answer_free (SamEditAnswer *answer)
{
  g_clear_object (&answer->record);
  g_clear_pointer (&answer->drafts, g_hash_table_unref);
  g_free (answer->conflict);
  g_free (answer->followed);
  g_free (answer);
}

void
sam_edit_request_free (SamEditRequest *request)
{
  g_free (request->id);
  g_clear_object (&request->record);
  g_clear_pointer (&request->drafts, g_hash_table_unref);
  g_free (request);
}

/**
 * sam_edit_load:
 * @data: the id
 *
 * A record that is not there is an answer without record, not an error: new ones start like that.
 *
 * Returns: (transfer full): a SamEditAnswer
 */
gpointer
sam_edit_load (SamStore *store,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  const char *id = data;
  g_autoptr (SamEditAnswer) answer = g_new0 (SamEditAnswer, 1);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GPtrArray) leaves = NULL;

  answer->record = sam_store_load (store, id, &problem);
  if (answer->record == NULL && !g_error_matches (problem, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  answer->drafts = sam_store_load_drafts (store, id, error);
  if (answer->drafts == NULL)
    return NULL;
  if (answer->record != NULL)
    {
      leaves = sam_documents_list_leaves (sam_store_get_database (store), id, TRUE, error);
      if (leaves == NULL)
        return NULL;
      answer->conflicted = leaves->len > 1;
    }
  return g_steal_pointer (&answer);
}

static gboolean
save_drafts (SamStore *store,
             SamEditRequest *request,
             GError **error)
{
  GHashTableIter iter;
  gpointer field;
  gpointer text;

  g_hash_table_iter_init (&iter, request->drafts);
  while (g_hash_table_iter_next (&iter, &field, &text))
    if (!sam_store_set_draft (store, request->id, field, text, error))
      return FALSE;
  return TRUE;
}

/**
 * sam_edit_save:
 * @data: a SamEditRequest
 *
 * Returns: (transfer full): a SamEditAnswer with the record as it stands now: merged where it was stale, untouched with
 *   `conflict` set where both sides changed the same field
 */
gpointer
sam_edit_save (SamStore *store,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  SamEditRequest *request = data;
  g_autoptr (GError) problem = NULL;
  g_autofree char *today = NULL;
  g_autofree char *followed = NULL;
  SamEditAnswer *answer;

  if (!save_drafts (store, request, error))
    return NULL;
  today = sam_dates_dup_today ();
  if (request->record != NULL && !sam_following_save (store, request->record, today, &followed, &problem) &&
      !g_error_matches (problem, SAM_STORE_ERROR, SAM_STORE_ERROR_CONFLICT))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  answer = sam_edit_load (store, request->id, cancellable, error);
  if (answer != NULL && problem != NULL)
    answer->conflict = g_strdup (problem->message);
  if (answer != NULL)
    answer->followed = g_steal_pointer (&followed);
  return answer;
}

/**
 * sam_edit_delete:
 * @data: the id
 *
 * Returns: (transfer full): the id, or NULL with an error
 */
gpointer
sam_edit_delete (SamStore *store,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  return sam_store_delete (store, data, error) ? g_strdup (data) : NULL;
}

/**
 * sam_edit_restore:
 * @data: a version of a record: a variant (ss) of its id and the revision
 *
 * Returns: (transfer full): a GStrv: what the record is called and, where something followed it, what; or NULL with an
 *   error
 */
gpointer
sam_edit_restore (SamStore *store,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  const char *id;
  const char *revision;
  g_autofree char *told = NULL;
  char **words;

  g_variant_get (data, "(&s&s)", &id, &revision);
  if (!sam_following_restore (store, id, revision, &told, error))
    return NULL;
  words = g_new0 (char *, 3);
  words[0] = sam_store_dup_title (store, id);
  if (words[0] == NULL)
    words[0] = g_strdup ("");
  words[1] = g_steal_pointer (&told);
  return words;
}
