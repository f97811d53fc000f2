/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Revisions by name: `_bulk_get`, and `open_revs` of one document. */

#define G_LOG_DOMAIN "samenhulp-hub"

#include "hub/sam-hub-handlers.h"
#include "hub/sam-hub-wire.h"

#include "json/sam-json-value.h"

#include <string.h>

/* The leaves that came from @revision: itself, where it is one. */
static char **
find_latest (SamHubDatabase *database,
             const char *id,
             const char *revision,
             GError **error)
{
  g_auto (GStrv) leaves = sam_documents_list_leaf_ids (database->database, id, FALSE, error);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();

  if (leaves == NULL)
    return NULL;
  if (g_strv_contains ((const char *const *) leaves, revision))
    return g_strdupv ((char *[]){ (char *) revision, NULL });

  for (guint i = 0; leaves[i] != NULL; i++)
    {
      g_auto (GStrv) path = sam_documents_dup_path (database->database, id, leaves[i], error);

      if (path == NULL)
        return NULL;
      if (g_strv_contains ((const char *const *) path, revision))
        g_strv_builder_add (found, leaves[i]);
    }

  return g_strv_builder_end (found);
}

static void
append_missing (GString *text,
                const char *id,
                const char *revision)
{
  g_autofree char *id_text = sam_json_from_string (id);
  g_autofree char *revision_text = sam_json_from_string (revision);

  g_string_append_printf (text, "{\"error\":{\"id\":%s,\"rev\":%s,\"error\":\"not_found\",\"reason\":\"missing\"}}",
                          id_text, revision_text);
}

static gboolean
append_revision (GString *text,
                 SamHubRequest *request,
                 const char *id,
                 const char *revision,
                 GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (SamRevision) found = sam_documents_get (request->database->database, id, revision, &local_error);
  SamHubDocumentFlags flags = SAM_HUB_DOCUMENT_PLAIN;

  if (found == NULL && !g_error_matches (local_error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (found == NULL)
    {
      append_missing (text, id, revision);
      return TRUE;
    }

  if (sam_hub_request_get_flag (request, "revs"))
    flags |= SAM_HUB_DOCUMENT_REVISIONS;
  if (sam_hub_request_get_flag (request, "attachments"))
    flags |= SAM_HUB_DOCUMENT_HELD;
  g_string_append (text, "{\"ok\":");
  if (!sam_hub_append_document (text, request->database, found, flags, error))
    return FALSE;
  g_string_append_c (text, '}');
  return TRUE;
}

/* [{"ok":…}, {"error":…}]: for _bulk_get and for open_revs. @revision NULL: all leaves. */
static gboolean
append_revisions (GString *text,
                  SamHubRequest *request,
                  const char *id,
                  const char *revision,
                  GError **error)
{
  g_auto (GStrv) wanted = NULL;

  if (revision == NULL)
    wanted = sam_documents_list_leaf_ids (request->database->database, id, FALSE, error);
  else if (sam_hub_request_get_flag (request, "latest"))
    wanted = find_latest (request->database, id, revision, error);
  else
    wanted = g_strdupv ((char *[]){ (char *) revision, NULL });
  if (wanted == NULL)
    return FALSE;

  if (wanted[0] == NULL)
    append_missing (text, id, revision != NULL ? revision : "undefined");
  for (guint i = 0; wanted[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      if (!append_revision (text, request, id, wanted[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
append_result (GString *results,
               SamHubRequest *request,
               const char *item,
               GError **error)
{
  g_autoptr (SamJsonObject) asked = sam_json_object_from_canonical (item);
  g_autofree char *id = asked != NULL ? sam_json_string_from_canonical (sam_json_object_get (asked, "id")) : NULL;
  g_autofree char *revision = NULL;
  g_autofree char *id_text = NULL;

  if (id == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "A document without id was asked for.");
      return FALSE;
    }

  revision = sam_json_string_from_canonical (sam_json_object_get (asked, "rev"));
  id_text = sam_json_from_string (id);
  g_string_append_printf (results, "{\"id\":%s,\"docs\":[", id_text);
  if (!append_revisions (results, request, id, revision, error))
    return FALSE;
  g_string_append (results, "]}");
  return TRUE;
}

/**
 * sam_hub_handle_bulk_get:
 * @request: POST /db/_bulk_get
 */
void
sam_hub_handle_bulk_get (SamHubRequest *request)
{
  g_autoptr (SamJsonObject) object = sam_hub_request_read_object (request);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GString) results = g_string_new ("{\"results\":[");
  g_autoptr (GError) error = NULL;

  if (object == NULL)
    return;

  items = sam_json_items_from_canonical (sam_json_object_get (object, "docs"));
  if (items == NULL)
    {
      sam_hub_request_fail (request, SOUP_STATUS_BAD_REQUEST, "bad_request", "Missing JSON list of 'docs'.");
      return;
    }

  for (guint i = 0; i < items->len; i++)
    {
      if (i > 0)
        g_string_append (results, ",\n");
      if (!append_result (results, request, items->pdata[i], &error))
        {
          sam_hub_request_fail_error (request, error);
          return;
        }
    }

  g_string_append (results, "]}");
  sam_hub_request_reply (request, SOUP_STATUS_OK, g_string_free (g_steal_pointer (&results), FALSE));
}

/**
 * sam_hub_reply_open_revs:
 * @asked: `all` or a JSON list of revisions
 *
 * Answers the request: GET /db/ID?open_revs=…, always as JSON. A revision that is not here is a row of the answer;
 * anything else as @asked is 400.
 */
void
sam_hub_reply_open_revs (SamHubRequest *request,
                         const char *id,
                         const char *asked)
{
  g_autoptr (GString) text = g_string_new ("[");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) revisions = strcmp (asked, "all") != 0 ? sam_json_to_strv (asked) : NULL;

  if (strcmp (asked, "all") != 0 && revisions == NULL)
    {
      sam_hub_request_fail (request, SOUP_STATUS_BAD_REQUEST, "bad_request", "open_revs must be `all` or a list.");
      return;
    }

  for (guint i = 0; i == 0 || (revisions != NULL && revisions[i] != NULL); i++)
    {
      if (revisions != NULL && revisions[0] == NULL)
        break;
      if (i > 0)
        g_string_append_c (text, ',');
      if (!append_revisions (text, request, id, revisions != NULL ? revisions[i] : NULL, &error))
        {
          sam_hub_request_fail_error (request, error);
          return;
        }
    }

  g_string_append_c (text, ']');
  sam_hub_request_reply (request, SOUP_STATUS_OK, g_string_free (g_steal_pointer (&text), FALSE));
}
