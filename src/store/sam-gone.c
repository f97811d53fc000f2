/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records that are not there any more but that others still refer to: who deleted them, when, and back again. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "json/sam-json-value.h"
#include "store/sam-parallel.h"
#include "store/sam-store-private.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

void
sam_gone_free (SamGone *self)
{
  g_free (self->title);
  g_free (self->author);
  g_free (self);
}

/* The last version that was no tombstone, as far as its body is here. NULL without error: there is none. */
static SamRecord *
find_last (SamStore *self,
           const char *id,
           GError **error)
{
  const SamKind *kind = sam_kind_of_id (id);
  g_autoptr (GPtrArray) history = kind != NULL ? sam_documents_list_history (self->database, id, error) : NULL;

  for (guint i = history != NULL ? history->len : 0; i-- > 0;)
    {
      SamRevision *revision = g_ptr_array_index (history, i);

      if (!revision->deleted && revision->body != NULL)
        return sam_record_new_from_body (kind, id, NULL, revision->body, error);
    }
  return NULL;
}

static SamGone *
describe (SamStore *self,
          const SamRevision *tombstone,
          GError **error)
{
  const char *body = tombstone->body != NULL ? tombstone->body : "{}";
  g_autoptr (SamJsonObject) members = sam_json_object_parse (body, -1, NULL);
  g_autoptr (SamRecord) last = NULL;
  g_autoptr (SamGone) gone = g_new0 (SamGone, 1);
  SamTombstone reason;

  gone->erased = sam_tombstone_from_body (tombstone->body, &reason) && reason == SAM_TOMBSTONE_ERASED;
  if (members != NULL && !gone->erased)
    {
      gone->author = sam_json_to_string (sam_json_object_get (members, "edited_by"));
      sam_json_to_integer (sam_json_object_get (members, "edited_at"), &gone->at);
      last = find_last (self, tombstone->id, error);
    }
  gone->restorable = last != NULL;
  gone->title = last != NULL ? sam_store_compose_title (self, last, NULL, NULL) : NULL;
  return g_steal_pointer (&gone);
}

/**
 * sam_store_describe_gone:
 *
 * Returns: (transfer full) (nullable): what is known of a record that was deleted; NULL without @error where it is
 *   there, or was never seen here
 */
SamGone *
sam_store_describe_gone (SamStore *self,
                         const char *id,
                         GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SamRevision) winner = sam_documents_get (self->database, id, NULL, &failure);

  if (winner != NULL)
    return winner->deleted ? describe (self, winner, error) : NULL;
  if (!g_error_matches (failure, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * sam_store_bring_back:
 * @id: of a record that was deleted
 *
 * Returns: whether it is there again, as it was before; SAM_STORE_ERROR_NOT_FOUND where that is not known here
 */
gboolean
sam_store_bring_back (SamStore *self,
                      const char *id,
                      GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SamGone) gone = sam_store_describe_gone (self, id, &failure);
  g_autoptr (SamRecord) last = failure == NULL && gone != NULL && !gone->erased ? find_last (self, id, &failure) : NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (last == NULL)
    {
      g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND,
                           _ ("What this record was before is not kept on this computer."));
      return FALSE;
    }
  sam_json_object_remove (sam_record_get_members (last), "merged");
  return sam_store_load_device (self, last, error) && sam_store_save_again (self, last, error);
}
