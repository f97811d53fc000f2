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
  gint status;    /* atomic */
};

typedef struct
{
  GSocket *from;
  GSocket *to;
} Way;

static gpointer
forward (gpointer data)
{
  Way *way = data;
  char buffer[4096];
  gssize n;

  while ((n = g_socket_receive (way->from, buffer, sizeof buffer, NULL, NULL)) > 0)
    if (g_socket_send (way->to, buffer, n, NULL, NULL) < n)
      break;
  g_socket_shutdown (way->to, FALSE, TRUE, NULL);
  return NULL;
}

static void
answer_status (SamFaultProxy *self,
               GSocket *client)
{
  g_autofree char *answer = NULL;
  char buffer[65536];

  answer = g_strdup_printf ("HTTP/1.1 %d Spoilt\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                            g_atomic_int_get (&self->status));
  g_socket_receive (client, buffer, sizeof buffer, NULL, NULL);
  g_socket_send (client, answer, strlen (answer), NULL, NULL);
}

/* The way back, with its limit. */
static void
bring_back (SamFaultProxy *self,
            GSocket *server,
            GSocket *client)
{
  gssize left = g_atomic_int_get (&self->cut_after);
  gboolean limited = left > 0;
  char buffer[4096];
  gssize n;

  while ((n = g_socket_receive (server, buffer, limited ? MIN ((gssize) sizeof buffer, left) : (gssize) sizeof buffer,
                                NULL, NULL)) > 0)
    {
      if (g_socket_send (client, buffer, n, NULL, NULL) < n)
        break;
      left -= n;
      if (limited && left <= 0)
        break;
    }
}

static gboolean
on_run_cb (GThreadedSocketService *service,
           GSocketConnection *connection,
           GObject *source,
           gpointer data)
{
  SamFaultProxy *self = data;
  GSocket *client = g_socket_connection_get_socket (connection);
  g_autoptr (GSocketClient) connector = g_socket_client_new ();
  g_autoptr (GSocketConnection) onward = NULL;
  GThread *thread;
  Way way;

  if (g_atomic_int_get (&self->status) != 0)
    {
      answer_status (self, client);
      return TRUE;
    }
  g_socket_client_set_enable_proxy (connector, FALSE);
  onward = g_socket_client_connect_to_host (connector, self->server, 0, NULL, NULL);
  if (onward == NULL)
    return TRUE;
  way = (Way){ client, g_socket_connection_get_socket (onward) };
  thread = g_thread_new ("forward", forward, &way);
  bring_back (self, way.to, client);
  g_socket_shutdown (client, TRUE, TRUE, NULL);
  g_socket_shutdown (way.to, TRUE, TRUE, NULL);
  g_thread_join (thread);
  return TRUE;
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

  self->server = g_strdup (strstr (address, "://") + 3);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_main_context_push_thread_default (self->context);
  self->service = G_THREADED_SOCKET_SERVICE (g_threaded_socket_service_new (16));
  port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self->service), NULL, &error);
  g_assert_no_error (error);
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
  g_object_unref (self->service);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
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
sam_fault_proxy_answer (SamFaultProxy *self,
                        guint status)
{
  g_atomic_int_set (&self->status, (gint) status);
}
