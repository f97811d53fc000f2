/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sam-public-stand.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"
#include "sync/sam-public-site.h"

#include <libsoup/soup.h>
#include <string.h>

typedef struct
{
  guint generation;
  gboolean deleted;
  char *text; /* all members but _id and _rev */
} Document;

struct _SamPublicStand
{
  GThread *thread;
  GMainLoop *loop;
  char *address;
  char *database;

  GMutex lock;
  GHashTable *documents;
  GString *heard;
  guint requests;
  guint conflicts;
  char *forbidden;
  gboolean silent;
};

static void
free_document (gpointer data)
{
  g_free (((Document *) data)->text);
  g_free (data);
}

static void
hear_header (const char *name,
             const char *value,
             gpointer data)
{
  g_string_append_printf (data, "%s: %s\n", name, value);
}

static char *
unpack (SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  const char *encoding = soup_message_headers_get_one (soup_server_message_get_request_headers (message),
                                                       "Content-Encoding");
  g_autoptr (GConverter) unpacker = NULL;
  g_autoptr (GInputStream) packed = NULL;
  g_autoptr (GInputStream) plain = NULL;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (encoding, "gzip") != 0)
    return g_strndup (body->data, (gsize) body->length);
  unpacker = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  packed = g_memory_input_stream_new_from_data (body->data, (gssize) body->length, NULL);
  plain = g_converter_input_stream_new (packed, unpacker);
  g_output_stream_splice (memory, plain, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
}

static void
append_lookup (SamPublicStand *self,
               GString *answer,
               const char *id,
               gboolean with_bodies)
{
  const Document *document = g_hash_table_lookup (self->documents, id);

  if (document == NULL)
    g_string_append_printf (answer, "{\"key\":\"%s\",\"error\":\"not_found\"}", id);
  else if (document->deleted)
    g_string_append_printf (answer,
                            "{\"id\":\"%s\",\"key\":\"%s\",\"value\":{\"rev\":\"%u-a\",\"deleted\":true},\"doc\":null}",
                            id, id, document->generation);
  else if (!with_bodies)
    g_string_append_printf (answer, "{\"id\":\"%s\",\"key\":\"%s\",\"value\":{\"rev\":\"%u-a\"}}", id, id,
                            document->generation);
  else
    g_string_append_printf (answer,
                            "{\"id\":\"%s\",\"key\":\"%s\",\"value\":{\"rev\":\"%u-a\"},"
                            "\"doc\":{\"_id\":\"%s\",\"_rev\":\"%u-a\",%s}",
                            id, id, document->generation, id, document->generation, document->text + 1);
}

static char *
answer_lookups (SamPublicStand *self,
                SamJsonObject *body,
                gboolean with_bodies)
{
  g_auto (GStrv) keys = sam_json_to_strv (sam_json_object_get (body, "keys"));
  GString *answer = g_string_new ("{\"total_rows\":0,\"rows\":[");

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_string_append (answer, i > 0 ? "," : "");
      append_lookup (self, answer, keys[i], with_bodies);
    }
  g_string_append (answer, "]}");
  return g_string_free (answer, FALSE);
}

static void
append_write (SamPublicStand *self,
              GString *answer,
              const char *text)
{
  g_autoptr (SamJsonObject) object = sam_json_object_parse (text, -1, NULL);
  g_autofree char *id = sam_json_to_string (sam_json_object_get (object, "_id"));
  g_autofree char *revision = sam_json_to_string (sam_json_object_get (object, "_rev"));
  Document *document = g_hash_table_lookup (self->documents, id);
  g_autofree char *current = document != NULL && !document->deleted ? g_strdup_printf ("%u-a", document->generation)
                                                                    : NULL;

  if (self->forbidden != NULL && strstr (text, self->forbidden) != NULL)
    g_string_append_printf (answer, "{\"id\":\"%s\",\"error\":\"forbidden\",\"reason\":\"not here\"}", id);
  else if (self->conflicts > 0 || g_strcmp0 (current, revision) != 0)
    {
      self->conflicts -= self->conflicts > 0;
      g_string_append_printf (answer, "{\"id\":\"%s\",\"error\":\"conflict\",\"reason\":\"conflict\"}", id);
    }
  else
    {
      if (document == NULL)
        {
          document = g_new0 (Document, 1);
          g_hash_table_insert (self->documents, g_strdup (id), document);
        }
      document->generation++;
      document->deleted = sam_json_object_remove (object, "_deleted");
      sam_json_object_remove (object, "_id");
      sam_json_object_remove (object, "_rev");
      g_free (document->text);
      document->text = sam_json_object_to_text (object);
      g_string_append_printf (answer, "{\"ok\":true,\"id\":\"%s\",\"rev\":\"%u-a\"}", id, document->generation);
    }
}

static char *
answer_writes (SamPublicStand *self,
               SamJsonObject *body)
{
  g_autoptr (GPtrArray) documents = sam_json_to_items (sam_json_object_get (body, "docs"));
  GString *answer = g_string_new ("[");

  for (guint i = 0; i < documents->len; i++)
    {
      g_string_append (answer, i > 0 ? "," : "");
      append_write (self, answer, g_ptr_array_index (documents, i));
    }
  g_string_append (answer, "]");
  return g_string_free (answer, FALSE);
}

static void
on_request_cb (SoupServer *server,
               SoupServerMessage *message,
               const char *path,
               GHashTable *query,
               gpointer data)
{
  SamPublicStand *self = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *address = g_uri_to_string (soup_server_message_get_uri (message));
  g_autofree char *text = unpack (message);
  g_autoptr (SamJsonObject) body = sam_json_object_parse (text, -1, NULL);
  g_autofree char *look_up = g_strdup_printf ("/%s/_all_docs", self->database);
  g_autofree char *write = g_strdup_printf ("/%s/_bulk_docs", self->database);
  char *answer = NULL;

  self->requests++;
  g_string_append_printf (self->heard, "%s %s\n", soup_server_message_get_method (message), address);
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), hear_header, self->heard);
  g_string_append_printf (self->heard, "\n%s\n", text);
  if (strcmp (path, look_up) == 0)
    answer = answer_lookups (self, body, query != NULL && g_hash_table_contains (query, "include_docs"));
  else if (strcmp (path, write) == 0)
    answer = answer_writes (self, body);
  soup_server_message_set_status (message, answer == NULL ? 404 : self->silent ? 500
                                                                               : 200,
                                  NULL);
  if (answer != NULL)
    soup_server_message_set_response (message, "application/json", SOUP_MEMORY_TAKE, answer, strlen (answer));
}

static gpointer
serve (gpointer data)
{
  SamPublicStand *self = data;
  g_autoptr (GMainContext) context = g_main_loop_get_context (self->loop) != NULL
                                         ? g_main_context_ref (g_main_loop_get_context (self->loop))
                                         : NULL;
  g_autoptr (SoupServer) server = NULL;
  g_autoptr (GError) error = NULL;
  GSList *uris;

  g_main_context_push_thread_default (context);
  server = soup_server_new (NULL, NULL);
  soup_server_add_handler (server, NULL, on_request_cb, self, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  g_mutex_lock (&self->lock);
  self->address = g_uri_to_string (uris->data);
  g_mutex_unlock (&self->lock);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_main_loop_run (self->loop);
  soup_server_disconnect (server);
  g_main_context_pop_thread_default (context);
  return NULL;
}

SamPublicStand *
sam_public_stand_new (void)
{
  return sam_public_stand_new_with (SAM_PUBLIC_DATABASE);
}

SamPublicStand *
sam_public_stand_new_with (const char *database)
{
  SamPublicStand *self = g_new0 (SamPublicStand, 1);
  g_autoptr (GMainContext) context = g_main_context_new ();
  gboolean ready = FALSE;

  g_mutex_init (&self->lock);
  self->database = g_strdup (database);
  self->documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_document);
  self->heard = g_string_new (NULL);
  self->loop = g_main_loop_new (context, FALSE);
  self->thread = g_thread_new ("public", serve, self);
  while (!ready)
    {
      g_usleep (1000);
      g_mutex_lock (&self->lock);
      ready = self->address != NULL;
      g_mutex_unlock (&self->lock);
    }
  return self;
}

static gboolean
on_quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

void
sam_public_stand_free (SamPublicStand *self)
{
  g_main_context_invoke (g_main_loop_get_context (self->loop), on_quit_cb, self->loop);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_hash_table_unref (self->documents);
  g_string_free (self->heard, TRUE);
  g_mutex_clear (&self->lock);
  g_free (self->address);
  g_free (self->database);
  g_free (self->forbidden);
  g_free (self);
}

SamCouchClient *
sam_public_stand_connect (SamPublicStand *self)
{
  g_autoptr (GError) error = NULL;
  SamCouchClient *client = sam_couch_client_new (self->address, "ada", "a made-up password", &error);

  g_assert_no_error (error);
  return client;
}

char *
sam_public_stand_dup_heard (SamPublicStand *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return g_strdup (self->heard->str);
}

guint
sam_public_stand_count_requests (SamPublicStand *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->requests;
}

static char *
dup_text (SamPublicStand *self,
          const char *id,
          gboolean deleted)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  const Document *document = g_hash_table_lookup (self->documents, id);

  return document != NULL && document->deleted == deleted ? g_strdup (document->text) : NULL;
}

char *
sam_public_stand_dup_body (SamPublicStand *self,
                           const char *id)
{
  return dup_text (self, id, FALSE);
}

char *
sam_public_stand_dup_tombstone (SamPublicStand *self,
                                const char *id)
{
  return dup_text (self, id, TRUE);
}

guint
sam_public_stand_count_live (SamPublicStand *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GHashTableIter iter;
  gpointer document;
  guint live = 0;

  g_hash_table_iter_init (&iter, self->documents);
  while (g_hash_table_iter_next (&iter, NULL, &document))
    live += !((Document *) document)->deleted;
  return live;
}

void
sam_public_stand_write (SamPublicStand *self,
                        const char *id,
                        const char *body)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Document *document = g_hash_table_lookup (self->documents, id);

  g_assert_nonnull (document);
  document->generation++;
  g_free (document->text);
  document->text = g_strdup (body);
}

void
sam_public_stand_conflict (SamPublicStand *self,
                           guint times)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->conflicts = times;
}

void
sam_public_stand_forbid (SamPublicStand *self,
                         const char *text)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_free (self->forbidden);
  self->forbidden = g_strdup (text);
}

void
sam_public_stand_fall_silent (SamPublicStand *self,
                              gboolean silent)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->silent = silent;
}
