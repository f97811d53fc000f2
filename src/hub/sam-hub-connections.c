/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-hub"

#include "hub/sam-hub-connections.h"

#include <sys/socket.h>

#define SWEEP_SECONDS 5

typedef struct
{
  gboolean asked; /* a request is being answered: that may take long, as a feed does */
  gboolean told;  /* that it is over */
  gint64 idle_since;
} Connection;

struct _SamHubConnections
{
  GHashTable *open; /* GSocket → Connection, those that were open when last looked at */
  guint limit;
  guint silent_seconds;
  guint sweep;
};

/* Whether the client has closed its side and left nothing to read. */
static gboolean
has_left (GSocket *socket)
{
  char byte;

  return recv (g_socket_get_fd (socket), &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

/* Between two requests libsoup 3.2 does not see that a client goes, and keeps the connection for ever; and a client may
 * keep one and want nothing any more. TRUE: it is closed. */
static gboolean
tidy (gpointer socket,
      gpointer value,
      gpointer data)
{
  SamHubConnections *self = data;
  Connection *connection = value;
  gint64 silent = g_get_monotonic_time () - connection->idle_since;

  if (g_socket_is_closed (socket))
    return TRUE;
  if (connection->asked)
    return FALSE;
  if (connection->told || has_left (socket))
    return g_socket_close (socket, NULL);
  connection->told = silent > (gint64) self->silent_seconds * G_USEC_PER_SEC;
  if (connection->told)
    g_socket_shutdown (socket, TRUE, TRUE, NULL);
  return FALSE;
}

static gboolean
on_sweep_cb (gpointer data)
{
  SamHubConnections *self = data;

  g_hash_table_foreach_remove (self->open, tidy, self);
  return G_SOURCE_CONTINUE;
}

/**
 * sam_hub_connections_new:
 * @limit: how many may be open at once
 * @silent_seconds: until one on which nothing happens is closed; 0: never
 *
 * Looks every few seconds, on the main thread.
 *
 * Returns: (transfer full): none yet
 */
SamHubConnections *
sam_hub_connections_new (guint limit,
                         guint silent_seconds)
{
  SamHubConnections *self = g_new0 (SamHubConnections, 1);

  self->open = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  self->limit = limit;
  self->silent_seconds = silent_seconds;
  self->sweep = silent_seconds > 0 ? g_timeout_add_seconds (MIN (silent_seconds, SWEEP_SECONDS), on_sweep_cb, self) : 0;
  return self;
}

void
sam_hub_connections_free (SamHubConnections *self)
{
  g_clear_handle_id (&self->sweep, g_source_remove);
  g_hash_table_unref (self->open);
  g_free (self);
}

static Connection *
find (SamHubConnections *self,
      SoupServerMessage *message)
{
  GSocket *socket = soup_server_message_get_socket (message);

  return socket != NULL ? g_hash_table_lookup (self->open, socket) : NULL;
}

/**
 * sam_hub_connections_note_asked:
 *
 * The request is whole: until it is answered, which a feed may put off for long, the connection is not silent.
 */
void
sam_hub_connections_note_asked (SamHubConnections *self,
                                SoupServerMessage *message)
{
  Connection *connection = find (self, message);

  if (connection != NULL)
    connection->asked = TRUE;
}

/**
 * sam_hub_connections_note_answered:
 *
 * From here on the silence is counted. Does nothing for a connection that is gone.
 */
void
sam_hub_connections_note_answered (SamHubConnections *self,
                                   SoupServerMessage *message)
{
  Connection *connection = find (self, message);

  if (connection == NULL)
    return;
  connection->asked = FALSE;
  connection->idle_since = g_get_monotonic_time ();
}

/**
 * sam_hub_connections_note:
 * @message: what comes next on its connection
 *
 * Returns: whether the connection is one of those there is room for
 */
gboolean
sam_hub_connections_note (SamHubConnections *self,
                          SoupServerMessage *message)
{
  GSocket *socket = soup_server_message_get_socket (message);
  Connection *connection;

  if (socket == NULL || g_hash_table_contains (self->open, socket))
    return TRUE;
  /* Whoever sends half a request, or does not fetch the answer, is let go after this. */
  g_socket_set_timeout (socket, self->silent_seconds);
  if (g_hash_table_size (self->open) >= self->limit)
    g_hash_table_foreach_remove (self->open, tidy, self);
  if (g_hash_table_size (self->open) >= self->limit)
    return FALSE;
  connection = g_new0 (Connection, 1);
  connection->idle_since = g_get_monotonic_time ();
  g_hash_table_insert (self->open, g_object_ref (socket), connection);
  return TRUE;
}
