/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sam-fault-proxy.h"

#include <gio/gio.h>
#include <string.h>

struct _SamFaultProxy
{
  GThreadedSocketService *service;
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
  char *server;
  char *address;
  gint cut_after; /* atomic */
  gint delay;     /* atomic, milliseconds */
  gint n_spoilt;  /* atomic */
  gint n_bytes;   /* atomic */
  gint n_clients; /* atomic */

  GMutex lock; /* of what follows */
  GCond ended;
  guint n_open;     /* connections, from when they came until nothing is done for them any more */
  GPtrArray *lines; /* of GSocket, borrowed: what they are read from and written to */
  gboolean closing;
  char *spoilt_path;
  GBytes *answer;
  gboolean endless;
};

typedef struct
{
  SamFaultProxy *proxy;
  GSocket *client;
  GSocket *server;
} Way;

static gboolean
send_all (GSocket *socket,
          const char *bytes,
          gsize length)
{
  while (length > 0)
    {
      gssize n = g_socket_send (socket, bytes, length, NULL, NULL);

      if (n <= 0)
        return FALSE;
      bytes += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/* What to say in place of the server's answer to the request that begins with @bytes; NULL: let it through. */
static GBytes *
find_answer (SamFaultProxy *self,
             const char *bytes,
             gsize length,
             gboolean *endless)
{
  const char *end = memchr (bytes, '\n', length);
  g_autofree char *line = end != NULL ? g_strndup (bytes, (gsize) (end - bytes)) : NULL;
  GBytes *answer = NULL;

  g_mutex_lock (&self->lock);
  if (line != NULL && self->spoilt_path != NULL && strstr (line, " HTTP/1.") != NULL &&
      strstr (line, self->spoilt_path) != NULL)
    answer = g_bytes_ref (self->answer);
  *endless = self->endless;
  g_mutex_unlock (&self->lock);
  return answer;
}

/* The rest of the request, so that closing does not throw away the answer. */
static void
swallow_request (GSocket *client,
                 const char *bytes,
                 gsize length)
{
  g_autofree char *text = g_strndup (bytes, length);
  const char *header = strstr (text, "Content-Length: ");
  const char *body = strstr (text, "\r\n\r\n");
  gint64 left = header != NULL ? g_ascii_strtoll (header + strlen ("Content-Length: "), NULL, 10) : 0;
  char buffer[4096];
  gssize n = 0;

  /* Packed bodies have zero bytes in them: what came counts, not what is text of it. */
  left -= body != NULL ? (gint64) length - (body + 4 - text) : 0;
  for (; left > 0 && n >= 0; left -= n)
    {
      n = g_socket_receive (client, buffer, sizeof buffer, NULL, NULL);
      if (n == 0)
        break;
    }
}

static void
spoil (Way *way,
       GBytes *answer,
       gboolean endless)
{
  static const char filling[65536];
  gsize length;
  const char *bytes = g_bytes_get_data (answer, &length);

  g_atomic_int_inc (&way->proxy->n_spoilt);
  if (send_all (way->client, bytes, length))
    while (endless && send_all (way->client, filling, sizeof filling))
      ;
}

static gpointer
forward (gpointer data)
{
  Way *way = data;
  char buffer[4096];
  gssize n;

  while ((n = g_socket_receive (way->client, buffer, sizeof buffer, NULL, NULL)) > 0)
    {
      gboolean endless;
      g_autoptr (GBytes) answer = find_answer (way->proxy, buffer, (gsize) n, &endless);

      if (answer != NULL)
        {
          swallow_request (way->client, buffer, (gsize) n);
          spoil (way, answer, endless);
          break;
        }
      if (!send_all (way->server, buffer, (gsize) n))
        break;
    }
  g_socket_shutdown (way->server, TRUE, TRUE, NULL);
  return NULL;
}

/* The way back, with its limit. */
static void
bring_back (SamFaultProxy *self,
            GSocket *server,
            GSocket *client)
{
  gssize left = g_atomic_int_get (&self->cut_after);
  gulong delay = (gulong) g_atomic_int_get (&self->delay) * 1000;
  gboolean limited = left > 0;
  char buffer[4096];
  gssize most = delay > 0 ? 512 : sizeof buffer;
  gssize n;

  while ((n = g_socket_receive (server, buffer, (gsize) (limited ? MIN (most, left) : most), NULL, NULL)) > 0)
    {
      g_usleep (delay);
      g_atomic_int_add (&self->n_bytes, (gint) n);
      if (!send_all (client, buffer, (gsize) n))
        break;
      left -= n;
      if (limited && left <= 0)
        break;
    }
}

/* Returns: FALSE: the proxy is at its end */
static gboolean
open_lines (Way *way)
{
  SamFaultProxy *self = way->proxy;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->closing)
    return FALSE;
  g_ptr_array_add (self->lines, way->client);
  g_ptr_array_add (self->lines, way->server);
  return TRUE;
}

static void
close_lines (Way *way)
{
  SamFaultProxy *self = way->proxy;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_ptr_array_remove_fast (self->lines, way->client);
  g_ptr_array_remove_fast (self->lines, way->server);
}

static void
carry (Way *way)
{
  GThread *thread;

  if (!open_lines (way))
    return;
  thread = g_thread_new ("forward", forward, way);
  bring_back (way->proxy, way->server, way->client);
  g_socket_shutdown (way->server, TRUE, TRUE, NULL);
  /* An answer of our own may still be on its way. */
  g_socket_shutdown (way->client, TRUE, FALSE, NULL);
  g_thread_join (thread);
  g_socket_shutdown (way->client, TRUE, TRUE, NULL);
  close_lines (way);
}

static gboolean
on_run_cb (GThreadedSocketService *service,
           GSocketConnection *connection,
           GObject *source,
           gpointer data)
{
  SamFaultProxy *self = data;
  g_autoptr (GSocketClient) connector = g_socket_client_new ();
  g_autoptr (GSocketConnection) onward = NULL;

  g_atomic_int_inc (&self->n_clients);
  g_socket_client_set_enable_proxy (connector, FALSE);
  onward = g_socket_client_connect_to_host (connector, self->server, 0, NULL, NULL);
  /* Else nobody is there, behind it as before it. */
  if (onward != NULL)
    carry (&(Way){ self, g_socket_connection_get_socket (connection), g_socket_connection_get_socket (onward) });
  g_mutex_lock (&self->lock);
  self->n_open--;
  g_cond_signal (&self->ended);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

/* Before a thread is found for it. */
static gboolean
on_incoming_cb (GSocketService *service,
                GSocketConnection *connection,
                GObject *source,
                gpointer data)
{
  SamFaultProxy *self = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->n_open++;
  return FALSE;
}

static gpointer
run (gpointer data)
{
  SamFaultProxy *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

SamFaultProxy *
sam_fault_proxy_new (const char *address)
{
  SamFaultProxy *self = g_new0 (SamFaultProxy, 1);
  g_autoptr (GError) error = NULL;
  guint16 port;

  g_mutex_init (&self->lock);
  g_cond_init (&self->ended);
  self->lines = g_ptr_array_new ();
  self->server = g_strdup (strstr (address, "://") + 3);
  if (g_str_has_suffix (self->server, "/"))
    self->server[strlen (self->server) - 1] = '\0';
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_main_context_push_thread_default (self->context);
  self->service = G_THREADED_SOCKET_SERVICE (g_threaded_socket_service_new (16));
  port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self->service), NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (self->service, "incoming", G_CALLBACK (on_incoming_cb), self);
  g_signal_connect (self->service, "run", G_CALLBACK (on_run_cb), self);
  g_socket_service_start (G_SOCKET_SERVICE (self->service));
  g_main_context_pop_thread_default (self->context);
  self->address = g_strdup_printf ("http://127.0.0.1:%u", port);
  self->thread = g_thread_new ("fault-proxy", run, self);
  return self;
}

static gboolean
on_stop_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

/* What a client keeps for later is not waited for. */
static void
end_connections (SamFaultProxy *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->closing = TRUE;
  for (guint i = 0; i < self->lines->len; i++)
    g_socket_shutdown (self->lines->pdata[i], TRUE, TRUE, NULL);
  while (self->n_open > 0)
    g_cond_wait (&self->ended, &self->lock);
}

void
sam_fault_proxy_free (SamFaultProxy *self)
{
  /* From within: a loop that has not begun yet can't be quit. */
  g_autoptr (GSource) stop = g_idle_source_new ();

  g_source_set_callback (stop, on_stop_cb, self->loop, NULL);
  g_source_attach (stop, self->context);
  g_thread_join (self->thread);
  g_socket_service_stop (G_SOCKET_SERVICE (self->service));
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  end_connections (self);
  g_object_unref (self->service);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  sam_fault_proxy_answer (self, NULL, NULL, 0);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->ended);
  g_ptr_array_unref (self->lines);
  g_free (self->server);
  g_free (self->address);
  g_free (self);
}

const char *
sam_fault_proxy_get_address (SamFaultProxy *self)
{
  return self->address;
}

void
sam_fault_proxy_cut_after (SamFaultProxy *self,
                           guint bytes)
{
  g_atomic_int_set (&self->cut_after, (gint) bytes);
}

void
sam_fault_proxy_delay (SamFaultProxy *self,
                       guint milliseconds)
{
  g_atomic_int_set (&self->delay, (gint) milliseconds);
}

static void
set_answer (SamFaultProxy *self,
            const char *path,
            GBytes *answer,
            gboolean endless)
{
  g_mutex_lock (&self->lock);
  g_free (self->spoilt_path);
  self->spoilt_path = g_strdup (path);
  g_clear_pointer (&self->answer, g_bytes_unref);
  self->answer = answer;
  self->endless = endless;
  g_mutex_unlock (&self->lock);
  g_atomic_int_set (&self->n_spoilt, 0);
}

void
sam_fault_proxy_answer (SamFaultProxy *self,
                        const char *path,
                        const char *bytes,
                        gssize length)
{
  set_answer (self, path, bytes != NULL ? g_bytes_new (bytes, length < 0 ? strlen (bytes) : (gsize) length) : NULL,
              FALSE);
}

void
sam_fault_proxy_answer_endlessly (SamFaultProxy *self,
                                  const char *path)
{
  static const char head[] = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"";

  set_answer (self, path, g_bytes_new_static (head, sizeof head - 1), TRUE);
}

guint
sam_fault_proxy_count_spoilt (SamFaultProxy *self)
{
  return (guint) g_atomic_int_get (&self->n_spoilt);
}

guint
sam_fault_proxy_count_connections (SamFaultProxy *self)
{
  return (guint) g_atomic_int_get (&self->n_clients);
}

guint
sam_fault_proxy_take_bytes (SamFaultProxy *self)
{
  return (guint) g_atomic_int_and ((guint *) &self->n_bytes, 0);
}
