/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-hub"

#include "hub/sam-hub-routes.h"

#include "hub/sam-hub-feed.h"

#include "json/sam-json-value.h"

#include "samenhulp-config.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *methods; /* allowed, with commas between */
  void (*handle) (SamHubRequest *request);
} Route;

static gboolean
is_administrator (SamHubRequest *request)
{
  return g_strv_contains ((const char *const *) request->roles, SAM_HUB_ADMIN_ROLE);
}

/* Nobody known is asked to log in; somebody known is told no. */
static gboolean
refuse (SamHubRequest *request,
        const char *reason)
{
  if (request->user == NULL)
    sam_hub_request_fail (request, SOUP_STATUS_UNAUTHORIZED, "unauthorized", reason);
  else
    sam_hub_request_fail (request, SOUP_STATUS_FORBIDDEN, "forbidden", reason);
  return FALSE;
}

static void
handle_welcome (SamHubRequest *request)
{
  sam_hub_request_reply (request, SOUP_STATUS_OK,
                         g_strdup_printf ("{\"couchdb\":\"Welcome\",\"version\":\"3.3.0\",\"uuid\":\"%s\","
                                          "\"features\":[],\"vendor\":{\"name\":\"Samenhulp\",\"version\":\"%s\"}}",
                                          request->hub->uuid, VERSION));
}

static void
handle_up (SamHubRequest *request)
{
  sam_hub_request_reply (request, SOUP_STATUS_OK, g_strdup ("{\"status\":\"ok\"}"));
}

static void
handle_all_dbs (SamHubRequest *request)
{
  g_auto (GStrv) names = NULL;

  if (!is_administrator (request))
    {
      refuse (request, "You are not a server admin.");
      return;
    }

  names = sam_hub_databases_list (request->hub->databases);
  sam_hub_request_reply (request, SOUP_STATUS_OK, sam_json_from_strv ((const char *const *) names));
}

static void
handle_commit (SamHubRequest *request)
{
  sam_hub_request_reply (request, SOUP_STATUS_CREATED,
                         g_strdup_printf ("{\"ok\":true,\"instance_start_time\":\"%" G_GINT64_FORMAT "\"}",
                                          request->database->made_at));
}

static void
handle_security (SamHubRequest *request)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (sam_hub_request_is (request, "GET"))
    {
      sam_hub_request_reply (request, SOUP_STATUS_OK, sam_hub_database_dup_security (request->database));
      return;
    }
  if (request->right != SAM_HUB_MAY_GOVERN)
    {
      refuse (request, "You are not a db or server admin.");
      return;
    }

  text = sam_hub_request_read_body (request);
  if (text == NULL)
    return;
  if (sam_hub_database_set_security (request->database, text, &error))
    sam_hub_request_reply (request, SOUP_STATUS_OK, g_strdup ("{\"ok\":true}"));
  else
    sam_hub_request_fail_error (request, error);
}

static void
handle_revs_limit (SamHubRequest *request)
{
  sam_hub_request_reply (request, SOUP_STATUS_OK, g_strdup ("1000"));
}

static void
reply_information (SamHubRequest *request)
{
  SamHubDatabase *database = request->database;
  g_autoptr (GError) error = NULL;
  g_autofree char *sequence = NULL;
  gint64 live = 0;
  gint64 deleted = 0;
  gint64 last;

  if (!sam_documents_count (database->database, &live, &deleted, &error) ||
      (last = sam_documents_get_sequence (database->database, &error)) < 0)
    {
      sam_hub_request_fail_error (request, error);
      return;
    }

  sequence = sam_hub_database_format_sequence (database, last);
  sam_hub_request_reply (request, SOUP_STATUS_OK,
                         g_strdup_printf ("{\"db_name\":\"%s\",\"doc_count\":%" G_GINT64_FORMAT
                                          ",\"doc_del_count\":%" G_GINT64_FORMAT ",\"update_seq\":%s,"
                                          "\"instance_start_time\":\"%" G_GINT64_FORMAT "\",\"purge_seq\":0,"
                                          "\"compact_running\":false,\"disk_format_version\":8}",
                                          database->name, live, deleted, sequence, database->made_at));
}

static void
create_database (SamHubRequest *request,
                 const char *name)
{
  g_autoptr (GError) error = NULL;

  if (!is_administrator (request))
    refuse (request, "You are not a server admin.");
  else if (!sam_hub_database_is_name (name))
    sam_hub_request_fail (request, SOUP_STATUS_BAD_REQUEST, "illegal_database_name",
                          "Only lowercase letters, digits and _$()+- are allowed. It must begin with a letter.");
  else if (request->database != NULL)
    sam_hub_request_fail (request, SOUP_STATUS_PRECONDITION_FAILED, "file_exists",
                          "The database could not be created, the file already exists.");
  else if (sam_hub_databases_create (request->hub->databases, name, g_get_real_time () / G_USEC_PER_SEC, &error))
    sam_hub_request_reply (request, SOUP_STATUS_CREATED, g_strdup ("{\"ok\":true}"));
  else
    sam_hub_request_fail_error (request, error);
}

static void
delete_database (SamHubRequest *request)
{
  g_autofree char *name = g_strdup (request->database->name);
  g_autoptr (GError) error = NULL;

  if (!is_administrator (request))
    {
      refuse (request, "You are not a server admin.");
      return;
    }

  sam_hub_feed_end (request->database);
  request->database = NULL;
  if (sam_hub_databases_delete (request->hub->databases, name, &error))
    sam_hub_request_reply (request, SOUP_STATUS_OK, g_strdup ("{\"ok\":true}"));
  else
    sam_hub_request_fail_error (request, error);
}

static const Route server_routes[] = {
  { "_up", "GET,HEAD", handle_up },
  { "_session", "GET,HEAD,POST,DELETE", sam_hub_handle_session },
  { "_all_dbs", "GET,HEAD", handle_all_dbs },
};

static const Route database_routes[] = {
  { "_changes", "GET,HEAD,POST", sam_hub_handle_changes },
  { "_revs_diff", "POST", sam_hub_handle_revs_diff },
  { "_bulk_get", "POST", sam_hub_handle_bulk_get },
  { "_bulk_docs", "POST", sam_hub_handle_bulk_docs },
  { "_all_docs", "GET,HEAD,POST", sam_hub_handle_all_docs },
  { "_ensure_full_commit", "POST", handle_commit },
  { "_security", "GET,HEAD,PUT", handle_security },
  { "_revs_limit", "GET,HEAD", handle_revs_limit },
};

/* A form on somebody's web page can send other types without asking first; JSON it can't. */
static gboolean
check_type (SamHubRequest *request)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (request->message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);

  if (!sam_hub_request_is (request, "POST") || g_strcmp0 (type, "application/json") == 0)
    return TRUE;

  sam_hub_request_fail (request, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE, "bad_content_type",
                        "Content-Type must be application/json");
  return FALSE;
}

static gboolean
run_route (SamHubRequest *request,
           const Route *routes,
           guint n_routes,
           const char *name)
{
  for (guint i = 0; i < n_routes; i++)
    {
      g_auto (GStrv) methods = NULL;

      if (strcmp (routes[i].name, name) != 0)
        continue;
      methods = g_strsplit (routes[i].methods, ",", -1);
      if (g_strv_contains ((const char *const *) methods, soup_server_message_get_method (request->message)))
        routes[i].handle (request);
      else
        sam_hub_request_fail_method (request, routes[i].methods);
      return TRUE;
    }

  return FALSE;
}

static void
route_in_database (SamHubRequest *request)
{
  const char *second = request->segments[1];
  const char *third = request->n_segments == 3 ? request->segments[2] : NULL;
  g_autofree char *design = NULL;

  if (request->n_segments == 2 && second[0] != '_')
    sam_hub_handle_document (request, second);
  else if (third != NULL && strcmp (second, "_local") == 0)
    sam_hub_handle_local_document (request, third);
  else if (third != NULL && strcmp (second, "_design") == 0)
    {
      design = g_strconcat ("_design/", third, NULL);
      sam_hub_handle_document (request, design);
    }
  else if (third != NULL && second[0] != '_')
    sam_hub_handle_attachment (request, second, third);
  else if (request->n_segments == 2 && (!check_type (request) || run_route (request, database_routes,
                                                                            G_N_ELEMENTS (database_routes), second)))
    return;
  else
    sam_hub_request_fail (request, SOUP_STATUS_NOT_IMPLEMENTED, "not_implemented",
                          "This server offers what replication needs, and no more.");
}

static void
route_database (SamHubRequest *request)
{
  const char *name = request->segments[0];
  g_autoptr (GError) error = NULL;

  if (request->user == NULL)
    {
      refuse (request, "You are not authorized to access this db.");
      return;
    }

  request->database = sam_hub_databases_open (request->hub->databases, name, &error);
  if (error != NULL)
    sam_hub_request_fail_error (request, error);
  else if (request->n_segments == 1 && sam_hub_request_is (request, "PUT"))
    create_database (request, name);
  else if (request->database == NULL)
    sam_hub_request_fail (request, SOUP_STATUS_NOT_FOUND, "not_found", "Database does not exist.");
  else
    {
      request->right = sam_hub_database_get_right (request->database, request->user,
                                                   (const char *const *) request->roles);
      if (request->right == SAM_HUB_MAY_NOTHING)
        refuse (request, "You are not allowed to access this db.");
      else if (request->n_segments > 1)
        route_in_database (request);
      else if (sam_hub_request_is (request, "GET"))
        reply_information (request);
      else if (sam_hub_request_is (request, "DELETE"))
        delete_database (request);
      else if (!sam_hub_request_is (request, "POST"))
        sam_hub_request_fail_method (request, "DELETE,GET,HEAD,POST,PUT");
      else if (check_type (request))
        sam_hub_handle_new_document (request);
    }
}

/**
 * sam_hub_route:
 * @request: a request whose user is known, as far as there is one
 */
void
sam_hub_route (SamHubRequest *request)
{
  if (request->n_segments == 0 && sam_hub_request_is (request, "GET"))
    handle_welcome (request);
  else if (request->n_segments == 0)
    sam_hub_request_fail_method (request, "GET,HEAD");
  else if (request->segments[0][0] != '_')
    route_database (request);
  else if (request->n_segments > 1 ||
           !run_route (request, server_routes, G_N_ELEMENTS (server_routes), request->segments[0]))
    sam_hub_request_fail (request, SOUP_STATUS_NOT_FOUND, "not_found", "missing");
}
