/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-hub"

#include "hub/sam-hub-handlers.h"
#include "hub/sam-hub-wire.h"

#include "json/sam-json-value.h"

#include <string.h>

static gboolean
append_row (GString *rows,
            SamHubRequest *request,
            const SamRevision *winner,
            GError **error)
{
  g_autofree char *id = sam_json_from_string (winner->id);

  g_string_append_printf (rows, "{\"id\":%s,\"key\":%s,\"value\":{\"rev\":\"%s\"%s}", id, id, winner->revision,
                          winner->deleted ? ",\"deleted\":true" : "");
  if (sam_hub_request_get_flag (request, "include_docs") && winner->deleted)
    g_string_append (rows, ",\"doc\":null");
  else if (sam_hub_request_get_flag (request, "include_docs"))
    {
      g_autoptr (SamRevision) full = sam_documents_get (request->database->database, winner->id, NULL, error);
      SamHubDocumentFlags flags = sam_hub_request_get_flag (request, "conflicts") ? SAM_HUB_DOCUMENT_CONFLICTS
                                                                                  : SAM_HUB_DOCUMENT_PLAIN;

      g_string_append (rows, ",\"doc\":");
      if (full == NULL || !sam_hub_append_document (rows, request->database, full, flags, error))
        return FALSE;
    }
  g_string_append_c (rows, '}');
  return TRUE;
}

static gboolean
append_key (GString *rows,
            SamHubRequest *request,
            const char *id,
            GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (SamRevision) winner = sam_documents_get (request->database->database, id, NULL, &local_error);
  g_autofree char *id_text = sam_json_from_string (id);

  if (winner != NULL)
    return append_row (rows, request, winner, error);
  if (g_error_matches (local_error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_NOT_FOUND))
    {
      g_string_append_printf (rows, "{\"key\":%s,\"error\":\"not_found\"}", id_text);
      return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
append_keys (GString *rows,
             SamHubRequest *request,
             char **keys,
             GError **error)
{
  for (guint i = 0; keys[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (rows, ",\n");
      if (!append_key (rows, request, keys[i], error))
        return FALSE;
    }

  return TRUE;
}

static char *
get_id_option (SamHubRequest *request,
               const char *name,
               const char *other_name)
{
  const char *text = sam_hub_request_get_option (request, name);
  const char *other = sam_hub_request_get_option (request, other_name);
  const char *key = sam_hub_request_get_option (request, "key");

  return sam_json_to_string (text != NULL ? text : other != NULL ? other
                                                                 : key);
}

static gboolean
append_range (GString *rows,
              SamHubRequest *request,
              gint64 skip,
              gint64 limit,
              GError **error)
{
  g_autofree char *first = get_id_option (request, "startkey", "start_key");
  g_autofree char *last = get_id_option (request, "endkey", "end_key");
  g_autoptr (GPtrArray) winners = sam_documents_list (request->database->database, first, last, (guint) skip,
                                                      (guint) limit, error);

  if (winners == NULL)
    return FALSE;

  for (guint i = 0; i < winners->len; i++)
    {
      if (i > 0)
        g_string_append (rows, ",\n");
      if (!append_row (rows, request, winners->pdata[i], error))
        return FALSE;
    }

  return TRUE;
}

/* The ids asked for by name, in the address or in the body. FALSE: answered already. */
static gboolean
read_keys (SamHubRequest *request,
           char ***keys)
{
  const char *text = sam_hub_request_get_option (request, "keys");
  g_autoptr (SamJsonObject) object = NULL;

  if (sam_hub_request_is (request, "POST"))
    {
      object = sam_hub_request_read_object (request);
      if (object == NULL)
        return FALSE;
      text = sam_json_object_get (object, "keys");
    }
  if (text == NULL)
    return TRUE;

  *keys = sam_json_to_strv (text);
  if (*keys == NULL)
    sam_hub_request_fail (request, SOUP_STATUS_BAD_REQUEST, "bad_request", "`keys` must be an array of strings.");
  return *keys != NULL;
}

/**
 * sam_hub_handle_all_docs:
 * @request: GET or POST /db/_all_docs
 */
void
sam_hub_handle_all_docs (SamHubRequest *request)
{
  g_autoptr (GString) rows = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) keys = NULL;
  gint64 skip = 0;
  gint64 limit = G_MAXINT32;
  gint64 live = 0;
  gint64 deleted = 0;
  gboolean done;

  if (sam_hub_request_get_flag (request, "descending"))
    {
      sam_hub_request_fail (request, SOUP_STATUS_NOT_IMPLEMENTED, "not_implemented",
                            "This server does not offer the reverse order.");
      return;
    }
  if (!read_keys (request, &keys) || !sam_hub_request_get_number (request, "skip", &skip) ||
      !sam_hub_request_get_number (request, "limit", &limit))
    return;

  done = sam_documents_count (request->database->database, &live, &deleted, &error);
  rows = g_string_new (NULL);
  g_string_append_printf (rows, "{\"total_rows\":%" G_GINT64_FORMAT ",\"offset\":%" G_GINT64_FORMAT ",\"rows\":[\n",
                          live, keys != NULL ? 0 : skip);
  done = done && (keys != NULL ? append_keys (rows, request, keys, &error)
                               : append_range (rows, request, skip, limit, &error));
  g_string_append (rows, "\n]}");
  if (done)
    sam_hub_request_reply (request, SOUP_STATUS_OK, g_string_free (g_steal_pointer (&rows), FALSE));
  else
    sam_hub_request_fail_error (request, error);
}
