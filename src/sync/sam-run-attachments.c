/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What attachments hold travels beside the documents: out with the document, in after all else, one by one, so that a
 * large file on a poor line keeps no change waiting and a run that breaks off goes on where it was. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-run.h"

#include "json/sam-json-value.h"
#include "store/sam-attachments.h"

/* {"content":{"content_type":…,"data":…}}; NULL: it is not here. */
static char *
hold (SamDatabase *database,
      SamJsonObject *body)
{
  g_autofree char *sha256 = sam_json_to_string (sam_json_object_get (body, "sha256"));
  const char *type = sam_json_object_get (body, "media_type");
  g_autoptr (GBytes) bytes = sha256 != NULL ? sam_documents_load_blob (database, sha256, NULL) : NULL;
  g_autofree char *data = NULL;

  if (bytes == NULL)
    return NULL;
  data = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return g_strdup_printf ("{\"" SAM_ATTACHMENT_NAME "\":{\"content_type\":%s,\"data\":\"%s\"}}",
                          type != NULL ? type : "\"application/octet-stream\"", data);
}

/**
 * sam_run_add_attachments:
 * @revision: as it is here
 *
 * Returns: (transfer full): its body as it travels: with what it holds where that is here, else with the names under
 *   which the other side has it
 */
char *
sam_run_add_attachments (SamDatabase *database,
                         const SamRevision *revision)
{
  gboolean is_attachment = g_str_has_prefix (revision->id, SAM_ATTACHMENT_KIND ":") && !revision->deleted;
  g_autoptr (SamJsonObject) object = NULL;
  g_autofree char *held = NULL;

  if (!is_attachment && revision->attachments == NULL)
    return g_strdup (revision->body);
  object = sam_json_object_parse (revision->body, -1, NULL);
  if (object == NULL)
    return g_strdup (revision->body);
  held = is_attachment ? hold (database, object) : NULL;
  if (held != NULL || revision->attachments != NULL)
    sam_json_object_set (object, "_attachments", held != NULL ? held : revision->attachments);
  return sam_json_object_to_text (object);
}

/* What this server does not have, or has wrongly, another laptop may bring: it is asked for again in the next run. */
static gboolean
is_about_one (const GError *error)
{
  return error->domain == SAM_STORE_ERROR || error->domain == SAM_DOCUMENTS_ERROR ||
         g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NOT_FOUND) ||
         g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_TOO_LARGE);
}

static gboolean
receive (SamRun *run,
         const char *id,
         GError **error)
{
  g_autoptr (GBytes) bytes = sam_peer_get_attachment (run->peer, id, SAM_ATTACHMENT_NAME, run->cancellable, error);

  return bytes != NULL && sam_store_receive_attached (run->store, id, bytes, error);
}

/* An answer that was cut between two chunks looks whole, and only what the document says tells: so once more. */
static gboolean
fetch (SamRun *run,
       const char *id,
       GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean good = receive (run, id, &failure);

  if (g_error_matches (failure, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID))
    {
      g_clear_error (&failure);
      good = receive (run, id, &failure);
    }
  if (good)
    {
      sam_run_take_back (run, FALSE, id, NULL);
      return TRUE;
    }
  if (!is_about_one (failure))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  sam_run_set_aside (run, FALSE, id, NULL, SAM_SET_ASIDE_ATTACHMENT, failure->message);
  return TRUE;
}

/**
 * sam_run_fetch_attachments:
 *
 * What the server does not give is set aside, and asked for again in the next run.
 *
 * Returns: whether all that the server has is here
 */
gboolean
sam_run_fetch_attachments (SamRun *run,
                           GError **error)
{
  g_auto (GStrv) ids = sam_store_list_unfetched (run->store, error);
  guint count = ids != NULL ? g_strv_length (ids) : 0;
  gboolean good = ids != NULL;

  if (!good || !sam_peer_gives_attachments (run->peer))
    return good;
  sam_run_take_back_attachments (run, (const char *const *) ids);
  for (guint i = 0; good && i < count; i++)
    {
      sam_run_report (run, SAM_SYNC_FETCHING, i, count);
      good = fetch (run, ids[i], error);
    }
  return sam_run_save_set_aside (run, good ? error : NULL) && good;
}
