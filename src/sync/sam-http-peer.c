/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-http-peer.h"

#include "json/sam-json-value.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SamHttpPeer
{
  GObject parent_instance;

  SamCouchClient *client;
  char *path; /* "/region-heerlen" */
  gboolean has_bulk_get;
  gboolean no_bulk_get;
};

static void set_up (SamPeerInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamHttpPeer, sam_http_peer, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SAM_TYPE_PEER, set_up))

static GBytes *
request (SamPeer *peer,
         const char *method,
         const char *tail,
         const char *body,
         GCancellable *cancellable,
         GError **error)
{
  SamHttpPeer *self = SAM_HTTP_PEER (peer);
  g_autofree char *path = g_strconcat (self->path, tail, NULL);

  return sam_couch_client_request (self->client, method, path, body, cancellable, error);
}

/* An object, or SAM_COUCH_ERROR_NONSENSE: a page of HTML is what a wrong address answers. */
static SamJsonObject *
get_object (SamPeer *peer,
            const char *tail,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GBytes) reply = request (peer, "GET", tail, NULL, cancellable, error);
  SamJsonObject *object;

  if (reply == NULL)
    return NULL;
  object = sam_json_object_parse (g_bytes_get_data (reply, NULL), g_bytes_get_size (reply), NULL);
  if (object == NULL)
    g_set_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NONSENSE,
                 _ ("What answers at %s is not a server for synchronising."),
                 sam_couch_client_get_address (SAM_HTTP_PEER (peer)->client));
  return object;
}

static gboolean
clear_not_found (GError **error)
{
  if (!g_error_matches (*error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NOT_FOUND))
    return FALSE;
  g_clear_error (error);
  return TRUE;
}

static gboolean
sam_http_peer_check (SamPeer *peer,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SamJsonObject) info = get_object (peer, "", cancellable, &failure);

  if (g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NOT_FOUND))
    {
      g_set_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NOT_FOUND,
                   _ ("The server %s has no database “%s”. Check the address, or ask your administrator to add it: with "
                      "“samenhulpctl server provision”, or on a hub with “samenhulp-hub --data DIR database add %s "
                      "--member NAME”."),
                   sam_couch_client_get_address (SAM_HTTP_PEER (peer)->client), SAM_HTTP_PEER (peer)->path + 1,
                   SAM_HTTP_PEER (peer)->path + 1);
      return FALSE;
    }
  if (info == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (sam_json_object_get (info, "db_name") != NULL || sam_json_object_get (info, "update_seq") != NULL)
    return TRUE;
  g_set_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NONSENSE,
               _ ("What answers at %s is not a server for synchronising."),
               sam_couch_client_get_address (SAM_HTTP_PEER (peer)->client));
  return FALSE;
}

static SamJsonObject *
get_local_object (SamPeer *peer,
                  const char *name,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autofree char *tail = g_strdup_printf ("/_local/%s", name);
  g_autoptr (GError) failure = NULL;
  SamJsonObject *object = get_object (peer, tail, cancellable, &failure);

  if (object != NULL)
    return object;
  if (clear_not_found (&failure))
    return sam_json_object_new ();
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static char *
sam_http_peer_get_local (SamPeer *peer,
                         const char *name,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (SamJsonObject) object = get_local_object (peer, name, cancellable, error);

  if (object == NULL || !sam_json_object_remove (object, "_id"))
    return NULL;
  sam_json_object_remove (object, "_rev");
  return sam_json_object_to_text (object);
}

/* Nothing is sent when it stands there already. */
static gboolean
put_local_once (SamPeer *peer,
                const char *name,
                SamJsonObject *body,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (SamJsonObject) there = get_local_object (peer, name, cancellable, error);
  g_autoptr (SamJsonObject) request_body = sam_json_object_copy (body);
  g_autofree char *revision = NULL;
  g_autofree char *tail = g_strdup_printf ("/_local/%s", name);
  g_autofree char *wanted = sam_json_object_to_text (body);
  g_autofree char *found = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) reply = NULL;

  if (there == NULL)
    return FALSE;
  revision = g_strdup (sam_json_object_get (there, "_rev"));
  sam_json_object_remove (there, "_id");
  sam_json_object_remove (there, "_rev");
  found = sam_json_object_to_text (there);
  if (revision != NULL && strcmp (found, wanted) == 0)
    return TRUE;
  if (revision != NULL)
    sam_json_object_set (request_body, "_rev", revision);
  text = sam_json_object_to_text (request_body);
  reply = request (peer, "PUT", tail, text, cancellable, error);
  return reply != NULL;
}

/* A request that was cut and sent again may meet itself: what it wrote is looked at once more. */
static gboolean
sam_http_peer_put_local (SamPeer *peer,
                         const char *name,
                         const char *body,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (SamJsonObject) object = sam_json_object_parse (body, -1, error);
  g_autoptr (GError) failure = NULL;

  if (object == NULL)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    {
      g_clear_error (&failure);
      if (put_local_once (peer, name, object, cancellable, &failure))
        return TRUE;
      if (!g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_CONFLICT))
        break;
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static SamCouchChanges *
read_feed (SamPeer *peer,
           const char *since,
           const char *options,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *string = since != NULL ? sam_json_to_string (since) : NULL;
  const char *text = string != NULL ? string : since;
  g_autofree char *escaped = g_uri_escape_string (text != NULL ? text : "0", NULL, FALSE);
  g_autofree char *tail = g_strdup_printf ("/_changes?style=all_docs&%s&since=%s", options, escaped);
  g_autoptr (GBytes) reply = request (peer, "GET", tail, NULL, cancellable, error);

  if (reply == NULL)
    return NULL;
  return sam_couch_parse_changes (g_bytes_get_data (reply, NULL), g_bytes_get_size (reply), error);
}

static SamCouchChanges *
sam_http_peer_get_changes (SamPeer *peer,
                           const char *since,
                           guint limit,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree char *options = g_strdup_printf ("limit=%u&seq_interval=%u", limit, limit);

  return read_feed (peer, since, options, cancellable, error);
}

/* The long poll: of all feeds the one that every server and proxy lets through. It beats, so that a line that went dead
 * is noticed: after more than two beats without a byte the connection counts as broken. */
static SamCouchChanges *
sam_http_peer_wait_for_changes (SamPeer *peer,
                                const char *since,
                                GCancellable *cancellable,
                                GError **error)
{
  return read_feed (peer, since, "feed=longpoll&heartbeat=25000&limit=100", cancellable, error);
}

static GBytes *
sam_http_peer_get_attachment (SamPeer *peer,
                              const char *id,
                              const char *name,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autofree char *document = g_uri_escape_string (id, NULL, FALSE);
  g_autofree char *attachment = g_uri_escape_string (name, NULL, FALSE);
  g_autofree char *tail = g_strdup_printf ("/%s/%s", document, attachment);

  return request (peer, "GET", tail, NULL, cancellable, error);
}

static guint
sam_http_peer_get_retry_after (SamPeer *peer)
{
  return sam_couch_client_get_retry_after (SAM_HTTP_PEER (peer)->client);
}

static gint64
sam_http_peer_get_clock_off (SamPeer *peer)
{
  return sam_couch_client_get_clock_off (SAM_HTTP_PEER (peer)->client);
}

/* For servers without _bulk_get: document by document. A document that is not there adds nothing. */
static gboolean
get_open_revisions (SamPeer *peer,
                    const SamCouchRevisions *wanted,
                    GPtrArray *documents,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *id = g_uri_escape_string (wanted->id, NULL, FALSE);
  g_autofree char *list = sam_json_from_strv ((const char *const *) wanted->revisions);
  g_autofree char *revisions = g_uri_escape_string (list, NULL, FALSE);
  g_autofree char *tail = g_strdup_printf ("/%s?revs=true&latest=true&open_revs=%s", id, revisions);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) reply = request (peer, "GET", tail, NULL, cancellable, &failure);
  GPtrArray *some;

  if (reply == NULL)
    {
      /* Or is it the whole database that is gone? */
      if (clear_not_found (&failure))
        return sam_peer_check (peer, cancellable, error);
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  some = sam_couch_parse_open_revs (wanted->id, g_bytes_get_data (reply, NULL), g_bytes_get_size (reply), error);
  if (some == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (documents, some);
  return TRUE;
}

static GPtrArray *
get_one_by_one (SamPeer *peer,
                GPtrArray *wanted,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_document_free);

  for (guint i = 0; i < wanted->len; i++)
    if (!get_open_revisions (peer, g_ptr_array_index (wanted, i), all, cancellable, error))
      return NULL;
  return g_steal_pointer (&all);
}

/* Old servers know no _bulk_get and take its name for that of a document: not found, not allowed, or a bad request. */
static gboolean
lacks_bulk_get (SamHttpPeer *self,
                const GError *failure)
{
  return g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NOT_FOUND) ||
         (!self->has_bulk_get && g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_REFUSED));
}

/* What can't be read as a reply may still be told to belong to one document, when only one was asked for. */
static GPtrArray *
parse_documents (GPtrArray *wanted,
                 GBytes *reply,
                 GError **error)
{
  const char *text = g_bytes_get_data (reply, NULL);
  g_autoptr (GError) failure = NULL;
  GPtrArray *documents = sam_couch_parse_bulk_get (text, g_bytes_get_size (reply), &failure);
  const SamCouchRevisions *only = g_ptr_array_index (wanted, 0);
  SamCouchDocument *unread;

  if (documents != NULL)
    return documents;
  if (wanted->len > 1 || g_strv_length (only->revisions) > 1)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  documents = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_document_free);
  unread = sam_couch_document_new (only->id, (const char *const *) only->revisions, FALSE, NULL);
  unread->problem = g_strdup (failure->message);
  unread->raw = g_strdup (text);
  g_ptr_array_add (documents, unread);
  return documents;
}

static GPtrArray *
sam_http_peer_get_documents (SamPeer *peer,
                             GPtrArray *wanted,
                             GCancellable *cancellable,
                             GError **error)
{
  SamHttpPeer *self = SAM_HTTP_PEER (peer);
  g_autofree char *body = NULL;
  g_autoptr (GBytes) reply = NULL;
  g_autoptr (GError) failure = NULL;

  if (self->no_bulk_get)
    return get_one_by_one (peer, wanted, cancellable, error);
  body = sam_couch_build_bulk_get (wanted);
  reply = request (peer, "POST", "/_bulk_get?revs=true&latest=true", body, cancellable, &failure);
  if (reply != NULL)
    {
      self->has_bulk_get = TRUE;
      return parse_documents (wanted, reply, error);
    }
  self->no_bulk_get = lacks_bulk_get (self, failure);
  if (self->no_bulk_get)
    return get_one_by_one (peer, wanted, cancellable, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static char *
sam_http_peer_get_body (SamPeer *peer,
                        const char *id,
                        const char *revision,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *escaped = g_uri_escape_string (id, NULL, FALSE);
  g_autofree char *tail = g_strdup_printf ("/%s?rev=%s", escaped, revision);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) reply = request (peer, "GET", tail, NULL, cancellable, &failure);
  g_autoptr (SamCouchDocument) document = NULL;

  if (reply == NULL)
    {
      if (!clear_not_found (&failure))
        g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  document = sam_couch_document_parse (g_bytes_get_data (reply, NULL), g_bytes_get_size (reply), NULL);
  if (document == NULL || g_strcmp0 (document->id, id) != 0 || g_strcmp0 (document->path[0], revision) != 0)
    return NULL;
  return g_steal_pointer (&document->body);
}

static GPtrArray *
sam_http_peer_get_missing (SamPeer *peer,
                           GPtrArray *offered,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree char *body = sam_couch_build_revs_diff (offered);
  g_autoptr (GBytes) reply = request (peer, "POST", "/_revs_diff", body, cancellable, error);

  if (reply == NULL)
    return NULL;
  return sam_couch_parse_revs_diff (g_bytes_get_data (reply, NULL), g_bytes_get_size (reply), error);
}

static GPtrArray *
sam_http_peer_put_documents (SamPeer *peer,
                             GPtrArray *documents,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autofree char *body = sam_couch_build_bulk_docs (documents);
  g_autoptr (GBytes) reply = request (peer, "POST", "/_bulk_docs", body, cancellable, error);

  if (reply == NULL)
    return NULL;
  return sam_couch_parse_bulk_docs (g_bytes_get_data (reply, NULL), g_bytes_get_size (reply), error);
}

static void
set_up (SamPeerInterface *interface)
{
  interface->check = sam_http_peer_check;
  interface->get_local = sam_http_peer_get_local;
  interface->put_local = sam_http_peer_put_local;
  interface->get_changes = sam_http_peer_get_changes;
  interface->get_documents = sam_http_peer_get_documents;
  interface->get_body = sam_http_peer_get_body;
  interface->get_missing = sam_http_peer_get_missing;
  interface->put_documents = sam_http_peer_put_documents;
  interface->get_attachment = sam_http_peer_get_attachment;
  interface->wait_for_changes = sam_http_peer_wait_for_changes;
  interface->get_retry_after = sam_http_peer_get_retry_after;
  interface->get_clock_off = sam_http_peer_get_clock_off;
}

static void
sam_http_peer_finalize (GObject *object)
{
  SamHttpPeer *self = SAM_HTTP_PEER (object);

  g_clear_object (&self->client);
  g_free (self->path);

  G_OBJECT_CLASS (sam_http_peer_parent_class)->finalize (object);
}

static void
sam_http_peer_class_init (SamHttpPeerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sam_http_peer_finalize;
}

static void
sam_http_peer_init (SamHttpPeer *self)
{
}

static SamHttpPeer *
new_for_client (SamCouchClient *client,
                const char *database)
{
  g_autofree char *escaped = g_uri_escape_string (database, NULL, FALSE);
  SamHttpPeer *self = g_object_new (SAM_TYPE_HTTP_PEER, NULL);

  self->client = g_object_ref (client);
  self->path = g_strconcat ("/", escaped, NULL);
  return self;
}

/**
 * sam_http_peer_new:
 * @address: of the server
 * @database: its name there
 * @user: (nullable)
 * @password: (nullable)
 *
 * Returns: (transfer full) (nullable): the database, nothing asked yet; NULL with SAM_COUCH_ERROR_ADDRESS
 */
SamHttpPeer *
sam_http_peer_new (const char *address,
                   const char *database,
                   const char *user,
                   const char *password,
                   GError **error)
{
  g_autoptr (SamCouchClient) client = sam_couch_client_new (address, user, password, error);

  return client != NULL ? new_for_client (client, database) : NULL;
}

/**
 * sam_http_peer_new_beside:
 * @other: a database on the same server
 * @database: its name there
 *
 * Returns: (transfer full): the database, nothing asked yet
 */
SamHttpPeer *
sam_http_peer_new_beside (SamHttpPeer *other,
                          const char *database)
{
  return new_for_client (other->client, database);
}

/**
 * sam_http_peer_get_client:
 *
 * Returns: (transfer none): the server itself
 */
SamCouchClient *
sam_http_peer_get_client (SamHttpPeer *self)
{
  return self->client;
}

/**
 * sam_http_peer_create_database:
 *
 * Returns: whether the database is there now
 */
gboolean
sam_http_peer_create_database (SamHttpPeer *self,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) reply = request (SAM_PEER (self), "PUT", "", NULL, cancellable, &failure);

  if (reply != NULL || g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_CONFLICT))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
