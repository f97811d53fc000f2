/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A side may lose its checkpoint, or find an older one back: a server restored from its backup, a laptop from its own.
 * The newest session that both still know is then the place to go on from, and without one everything is compared. A
 * session's sequence is written on both sides at one moment and never changed, so neither side can be ahead of it. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-checkpoint.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"

#define MAX_SESSIONS 50

/* (element-type utf8): objects, newest first; none where the text is no checkpoint */
static GPtrArray *
read_history (const char *text)
{
  g_autoptr (SamJsonObject) checkpoint = text != NULL ? sam_json_object_parse (text, -1, NULL) : NULL;
  GPtrArray *history = checkpoint != NULL ? sam_json_to_items (sam_json_object_get (checkpoint, "history")) : NULL;

  return history != NULL ? history : g_ptr_array_new_with_free_func (g_free);
}

static gboolean
read_session (const char *text,
              char **session,
              char **sequence)
{
  g_autoptr (SamJsonObject) entry = sam_json_object_parse (text, -1, NULL);

  *session = entry != NULL ? sam_json_to_string (sam_json_object_get (entry, "session_id")) : NULL;
  *sequence = entry != NULL ? g_strdup (sam_json_object_get (entry, "recorded_seq")) : NULL;
  return *session != NULL && *sequence != NULL && !sam_json_is_null (*sequence);
}

static GHashTable *
index_sessions (GPtrArray *history)
{
  GHashTable *sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < history->len; i++)
    {
      g_autofree char *session = NULL;
      g_autofree char *sequence = NULL;

      if (read_session (g_ptr_array_index (history, i), &session, &sequence))
        g_hash_table_insert (sessions, g_steal_pointer (&session), g_steal_pointer (&sequence));
    }
  return sessions;
}

/**
 * sam_checkpoint_find_common:
 * @here: (nullable): this side's checkpoint
 * @there: (nullable): the other's
 *
 * Returns: (transfer full) (nullable): the raw sequence of the newest session both know; NULL: compare everything
 */
char *
sam_checkpoint_find_common (const char *here,
                            const char *there)
{
  g_autoptr (GPtrArray) ours = read_history (here);
  g_autoptr (GPtrArray) theirs = read_history (there);
  g_autoptr (GHashTable) known = index_sessions (theirs);

  for (guint i = 0; i < ours->len; i++)
    {
      g_autofree char *session = NULL;
      g_autofree char *sequence = NULL;

      if (read_session (g_ptr_array_index (ours, i), &session, &sequence) &&
          g_strcmp0 (g_hash_table_lookup (known, session), sequence) == 0)
        return g_steal_pointer (&sequence);
    }
  return NULL;
}

/**
 * sam_checkpoint_add:
 * @previous: (nullable): the checkpoint so far
 * @session: a name never used before
 * @sequence: raw JSON
 *
 * Returns: (transfer full): the checkpoint with one more session, the oldest forgotten
 */
char *
sam_checkpoint_add (const char *previous,
                    const char *session,
                    const char *sequence)
{
  g_autoptr (GPtrArray) history = read_history (previous);
  g_autoptr (SamJsonObject) entry = sam_json_object_new ();
  g_autoptr (SamJsonObject) checkpoint = sam_json_object_new ();
  g_autofree char *name = sam_json_from_string (session);
  g_autofree char *list = NULL;

  sam_json_object_set (entry, "session_id", name);
  sam_json_object_set (entry, "recorded_seq", sequence);
  g_ptr_array_insert (history, 0, sam_json_object_to_text (entry));
  if (history->len > MAX_SESSIONS)
    g_ptr_array_set_size (history, MAX_SESSIONS);
  list = sam_json_from_items (history);
  sam_json_object_set (checkpoint, "session_id", name);
  sam_json_object_set (checkpoint, "source_last_seq", sequence);
  sam_json_object_set (checkpoint, "replication_id_version", "4");
  sam_json_object_set (checkpoint, "history", list);
  return sam_json_object_to_text (checkpoint);
}
