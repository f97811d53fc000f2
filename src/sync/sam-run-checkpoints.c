/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "couch/sam-couch-error.h"
#include "json/sam-json-object.h"
#include "sync/sam-checkpoint.h"
#include "sync/sam-run.h"

#include <string.h>

#define PAGES_PER_CHECKPOINT 8

void
sam_checkpoints_clear (SamCheckpoints *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->here, g_free);
  g_clear_pointer (&self->there, g_free);
  g_clear_pointer (&self->written, g_free);
  g_clear_pointer (&self->unkept, g_free);
  g_clear_pointer (&self->next, g_free);
}

/* This file's own name among all that synchronise with the same database. A copied file shares it; the sessions
 * tell the two apart. */
static char *
get_device (SamDatabase *database,
            GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *uuid = NULL;
  char *device = sam_documents_dup_local (database, "device", &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (device != NULL)
    return device;
  uuid = g_uuid_string_random ();
  device = g_strdup_printf ("{\"id\":\"%s\"}", uuid);
  if (!sam_documents_set_local (database, "device", device, error))
    g_clear_pointer (&device, g_free);
  return device;
}

static gboolean
is_no_right (const GError *error)
{
  return g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_FORBIDDEN) ||
         g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_UNAUTHORIZED);
}

static char *
build_name (const char *direction,
            const char *device)
{
  g_autofree char *key = g_strconcat (direction, device, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);

  return g_strdup_printf ("samenhulp-%.32s", hash);
}

/**
 * sam_run_dup_pulled:
 *
 * Goes by this side's checkpoint alone, and asks no peer.
 *
 * Returns: (transfer full) (nullable): the raw sequence up to which this side pulled last; NULL without @error: never
 */
char *
sam_run_dup_pulled (SamDatabase *database,
                    GError **error)
{
  g_autofree char *device = get_device (database, error);
  g_autofree char *name = device != NULL ? build_name ("pull", device) : NULL;
  g_autofree char *here = name != NULL ? sam_documents_dup_local (database, name, error) : NULL;

  return sam_checkpoint_find_common (here, here);
}

/**
 * sam_run_load_checkpoints:
 * @self: zeroed; to be cleared with sam_checkpoints_clear()
 * @direction: "pull", "push", or "questions" of the platform: each has a document of its own, alike named on both sides
 *
 * "Retrieve Replication Logs from Source and Target" of the CouchDB replication protocol, with one log for each
 * device.
 *
 * Returns: whether both sides answered; to have no checkpoint yet is an answer
 */
gboolean
sam_run_load_checkpoints (SamRun *run,
                          SamCheckpoints *self,
                          const char *direction,
                          GError **error)
{
  g_autofree char *device = get_device (run->database, error);
  g_autoptr (GError) failure = NULL;

  if (device == NULL)
    return FALSE;
  self->name = build_name (direction, device);
  self->here = sam_documents_dup_local (run->database, self->name, &failure);
  if (failure == NULL)
    self->there = sam_peer_get_local (run->peer, self->name, run->cancellable, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * sam_run_get_start:
 *
 * An account without the right to write checkpoints has only ours to go by.
 *
 * Returns: (transfer full) (nullable): the raw sequence to go on from; NULL: from the beginning
 */
char *
sam_run_get_start (SamCheckpoints *self)
{
  gboolean alone = self->here != NULL && strstr (self->here, "\"alone\":true") != NULL;

  g_free (self->written);
  self->written = sam_checkpoint_find_common (self->here, alone ? self->here : self->there);
  return g_strdup (self->written);
}

static void
mark_alone (char **checkpoint)
{
  g_autoptr (SamJsonObject) object = sam_json_object_parse (*checkpoint, -1, NULL);

  sam_json_object_set (object, "alone", "true");
  g_free (*checkpoint);
  *checkpoint = sam_json_object_to_text (object);
}

/**
 * sam_run_is_time_for_checkpoint:
 * @pages: how many were stored in this run
 *
 * Often at first, so that even a line that is cut all the time gets on, and not too often later.
 *
 * Returns: whether @pages is a power of two or a multiple of the usual number
 */
gboolean
sam_run_is_time_for_checkpoint (guint pages)
{
  return pages % PAGES_PER_CHECKPOINT == 0 || (pages & (pages - 1)) == 0;
}

/**
 * sam_run_send_checkpoint:
 * @sequence: raw JSON
 *
 * The peer's half, which touches no database; sam_run_keep_checkpoint() is ours. Without ours beside it, what the peer
 * has is just not used. An account that may not write there is no error: ours is marked to count alone.
 *
 * Returns: whether ours may be kept
 */
gboolean
sam_run_send_checkpoint (SamRun *run,
                         SamCheckpoints *self,
                         const char *sequence,
                         GError **error)
{
  g_autofree char *session = g_uuid_string_random ();
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;
  g_autoptr (GError) failure = NULL;

  if (g_strcmp0 (sequence, self->written) == 0)
    return TRUE;
  here = sam_checkpoint_add (self->here, session, sequence);
  there = sam_checkpoint_add (self->there, session, sequence);
  if (!self->refused && !sam_peer_put_local (run->peer, self->name, there, run->cancellable, &failure))
    {
      self->refused = is_no_right (failure);
      if (!self->refused)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  if (self->refused)
    mark_alone (&here);
  g_free (self->there);
  self->there = g_steal_pointer (&there);
  g_free (self->next);
  self->next = g_steal_pointer (&here);
  g_free (self->unkept);
  self->unkept = g_strdup (sequence);
  return TRUE;
}

/**
 * sam_run_keep_checkpoint:
 *
 * Writes our half of what sam_run_send_checkpoint() sent; nothing, where none was.
 *
 * Returns: whether it is kept
 */
gboolean
sam_run_keep_checkpoint (SamRun *run,
                         SamCheckpoints *self,
                         GError **error)
{
  if (self->next == NULL)
    return TRUE;
  if (!sam_documents_set_local (run->database, self->name, self->next, error))
    return FALSE;
  g_free (self->here);
  self->here = g_steal_pointer (&self->next);
  g_free (self->written);
  self->written = g_steal_pointer (&self->unkept);
  return TRUE;
}

/**
 * sam_run_write_checkpoints:
 * @sequence: raw JSON: all up to here is stored
 *
 * The peer's half, then ours. Blocks.
 *
 * Returns: whether both are written
 */
gboolean
sam_run_write_checkpoints (SamRun *run,
                           SamCheckpoints *self,
                           const char *sequence,
                           GError **error)
{
  return sam_run_send_checkpoint (run, self, sequence, error) && sam_run_keep_checkpoint (run, self, error);
}

/**
 * sam_run_disown_checkpoint:
 *
 * From here on the feed is read from its beginning, once, whichever peer is next: ours names a session that none of
 * them knows. How far it was read stays there for who waits for news.
 *
 * Returns: whether that is written
 */
gboolean
sam_run_disown_checkpoint (SamRun *run,
                           SamCheckpoints *self,
                           GError **error)
{
  g_autofree char *session = g_uuid_string_random ();
  g_autofree char *last = sam_checkpoint_find_common (self->here, self->here);
  g_autofree char *here = last != NULL ? sam_checkpoint_add (NULL, session, last) : NULL;

  if (!sam_documents_set_local (run->database, self->name, here, error))
    return FALSE;
  g_free (self->here);
  self->here = g_steal_pointer (&here);
  return TRUE;
}
