/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `_local/` documents, where clients keep their checkpoints. As with CouchDB, a write that names no revision replaces
 * what is there; one that names an old revision is a conflict. */

#define G_LOG_DOMAIN "samenhulp-hub"

#include "hub/sam-hub-handlers.h"

#include "json/sam-json-value.h"

#include <string.h>

static SamJsonObject *
get_local (SamHubRequest *request,
           const char *key,
           GError **error)
{
  g_autofree char *text = sam_documents_dup_local (request->database->database, key, error);

  return text != NULL ? sam_json_object_parse (text, -1, error) : NULL;
}

static gint64
get_number (SamJsonObject *object)
{
  g_autofree char *revision = object != NULL ? sam_json_to_string (sam_json_object_get (object, "_rev")) : NULL;

  return revision != NULL && g_str_has_prefix (revision, "0-") ? g_ascii_strtoll (revision + 2, NULL, 10) : 0;
}

static void
put_local (SamHubRequest *request,
           const char *key,
           const char *id,
           SamJsonObject *before)
{
  g_autoptr (SamJsonObject) object = sam_hub_request_read_object (request);
  g_autofree char *revision = g_strdup_printf ("\"0-%" G_GINT64_FORMAT "\"", get_number (before) + 1);
  g_autofree char *id_text = sam_json_from_string (id);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (object == NULL)
    return;
  if (sam_json_object_get (object, "_rev") != NULL && get_number (object) != get_number (before))
    {
      sam_hub_request_fail (request, SOUP_STATUS_CONFLICT, "conflict", "Document update conflict.");
      return;
    }

  sam_json_object_set (object, "_id", id_text);
  sam_json_object_set (object, "_rev", revision);
  text = sam_json_object_to_text (object);
  if (!sam_documents_set_local (request->database->database, key, text, &error))
    sam_hub_request_fail_error (request, error);
  else
    sam_hub_request_reply (request, SOUP_STATUS_CREATED,
                           g_strdup_printf ("{\"ok\":true,\"id\":%s,\"rev\":%s}", id_text, revision));
}

static void
delete_local (SamHubRequest *request,
              const char *key,
              const char *id)
{
  g_autofree char *id_text = sam_json_from_string (id);
  g_autoptr (GError) error = NULL;

  if (!sam_documents_set_local (request->database->database, key, NULL, &error))
    sam_hub_request_fail_error (request, error);
  else
    sam_hub_request_reply (request, SOUP_STATUS_OK,
                           g_strdup_printf ("{\"ok\":true,\"id\":%s,\"rev\":\"0-0\"}", id_text));
}

/**
 * sam_hub_handle_local_document:
 * @request: a request for /db/_local/NAME
 * @name: its name
 */
void
sam_hub_handle_local_document (SamHubRequest *request,
                               const char *name)
{
  g_autofree char *id = g_strconcat ("_local/", name, NULL);
  g_autofree char *key = g_strconcat ("local:", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SamJsonObject) before = get_local (request, key, &error);

  if (error != NULL)
    sam_hub_request_fail_error (request, error);
  else if (sam_hub_request_is (request, "PUT"))
    put_local (request, key, id, before);
  else if (before == NULL)
    sam_hub_request_fail (request, SOUP_STATUS_NOT_FOUND, "not_found", "missing");
  else if (sam_hub_request_is (request, "GET"))
    sam_hub_request_reply (request, SOUP_STATUS_OK, sam_json_object_to_text (before));
  else if (sam_hub_request_is (request, "DELETE"))
    delete_local (request, key, id);
  else
    sam_hub_request_fail_method (request, "DELETE,GET,HEAD,PUT");
}
