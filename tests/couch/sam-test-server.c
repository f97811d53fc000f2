/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sam-test-server.h"

#include <gio/gio.h>
#include <string.h>

struct _SamTestServer
{
  GSocket *listener;
  GThread *thread;
  GCancellable *stop;
  char *address;
  GMutex mutex;
  GQueue answers; /* of char * */
  char *last;
  GString *requests;
  guint count;
  GPtrArray *silent; /* connections that stay open; NULL: none does */
};

/* Until the end of the body that Content-Length announces. */
static gboolean
is_whole (GString *request)
{
  const char *end = strstr (request->str, "\r\n\r\n");
  const char *length;

  if (end == NULL)
    return FALSE;
  length = strcasestr (request->str, "\r\ncontent-length:");
  if (length == NULL || length > end)
    return TRUE;
  return request->len >= (gsize) (end + 4 - request->str) + g_ascii_strtoull (length + 17, NULL, 10);
}

static void
read_request (SamTestServer *self,
              GSocket *connection,
              GString *request)
{
  char buffer[4096];
  gssize n;

  while (!is_whole (request) && (n = g_socket_receive (connection, buffer, sizeof buffer, self->stop, NULL)) > 0)
    g_string_append_len (request, buffer, n);
}

static char *
take_answer (SamTestServer *self,
             GString *request)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  char *answer = g_queue_pop_head (&self->answers);

  /* As text: a packed body has zeros in it. */
  for (gsize i = 0; i < request->len; i++)
    g_string_append_c (self->requests, request->str[i] != '\0' ? request->str[i] : '?');
  self->count++;
  if (answer != NULL)
    {
      g_free (self->last);
      self->last = answer;
    }
  return g_strdup (self->last);
}

static gpointer
serve (gpointer data)
{
  SamTestServer *self = data;

  while (!g_cancellable_is_cancelled (self->stop))
    {
      g_autoptr (GSocket) connection = g_socket_accept (self->listener, self->stop, NULL);
      g_autoptr (GString) request = g_string_new (NULL);
      g_autofree char *answer = NULL;

      if (connection == NULL)
        continue;
      read_request (self, connection, request);
      if (request->len == 0)
        continue;
      answer = take_answer (self, request);
      if (answer != NULL)
        g_socket_send_with_blocking (connection, answer, strlen (answer), TRUE, self->stop, NULL);
      if (self->silent != NULL)
        g_ptr_array_add (self->silent, g_steal_pointer (&connection));
      else
        g_socket_close (connection, NULL);
    }
  return NULL;
}

SamTestServer *
sam_test_server_new (void)
{
  SamTestServer *self = g_new0 (SamTestServer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any_port = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->mutex);
  self->requests = g_string_new (NULL);
  self->stop = g_cancellable_new ();
  self->listener = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);
  g_assert_no_error (error);
  g_assert_true (g_socket_bind (self->listener, any_port, TRUE, NULL));
  g_assert_true (g_socket_listen (self->listener, NULL));
  bound = g_socket_get_local_address (self->listener, NULL);
  self->address = g_strdup_printf ("http://127.0.0.1:%u",
                                   g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
  self->thread = g_thread_new ("test-server", serve, self);
  return self;
}

void
sam_test_server_free (SamTestServer *self)
{
  g_cancellable_cancel (self->stop);
  g_thread_join (self->thread);
  g_object_unref (self->listener);
  g_object_unref (self->stop);
  g_clear_pointer (&self->silent, g_ptr_array_unref);
  g_queue_clear_full (&self->answers, g_free);
  g_string_free (self->requests, TRUE);
  g_mutex_clear (&self->mutex);
  g_free (self->last);
  g_free (self->address);
  g_free (self);
}

const char *
sam_test_server_get_address (SamTestServer *self)
{
  return self->address;
}

void
sam_test_server_answer (SamTestServer *self,
                        const char *bytes)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_queue_push_tail (&self->answers, g_strdup (bytes));
}

void
sam_test_server_answer_json (SamTestServer *self,
                             guint status,
                             const char *headers,
                             const char *json)
{
  g_autofree char *answer = NULL;

  answer = g_strdup_printf ("HTTP/1.1 %u Scripted\r\nContent-Type: application/json\r\nContent-Length: %" G_GSIZE_FORMAT
                            "\r\nConnection: close\r\n%s\r\n%s",
                            status, strlen (json), headers, json);
  sam_test_server_answer (self, answer);
}

void
sam_test_server_fall_silent (SamTestServer *self)
{
  self->silent = g_ptr_array_new_with_free_func (g_object_unref);
}

char *
sam_test_server_dup_requests (SamTestServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return g_strdup (self->requests->str);
}

guint
sam_test_server_get_count (SamTestServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->count;
}
