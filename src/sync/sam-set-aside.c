/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one side does not take stays where it is, is noted here with the reason, and holds nothing else up. It is
 * kept in a local document, so that it is written in the same transaction as what it is about. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "json/sam-json-value.h"
#include "sync/sam-run.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RAW_PREFIX "set-aside-raw "
#define LONGEST_RAW (256 * 1024)

void
sam_set_aside_free (SamSetAside *self)
{
  g_free (self->id);
  g_free (self->revision);
  g_free (self->error);
  g_free (self->reason);
  g_free (self);
}

/* A record of ours is offered as a whole; of one from the server each revision is asked for by itself. */
static char *
build_key (gboolean ours,
           const char *id,
           const char *revision)
{
  return ours ? g_strconcat (">", id, NULL) : g_strconcat ("<", revision != NULL ? revision : "", " ", id, NULL);
}

static SamSetAside *
read_entry (const char *text)
{
  g_autoptr (SamJsonObject) entry = sam_json_object_parse (text, -1, NULL);
  SamSetAside *self;

  if (entry == NULL)
    return NULL;
  self = g_new0 (SamSetAside, 1);
  self->id = sam_json_to_string (sam_json_object_get (entry, "id"));
  self->revision = sam_json_to_string (sam_json_object_get (entry, "revision"));
  self->error = sam_json_to_string (sam_json_object_get (entry, "error"));
  self->reason = sam_json_to_string (sam_json_object_get (entry, "reason"));
  sam_json_to_boolean (sam_json_object_get (entry, "ours"), &self->ours);
  sam_json_to_integer (sam_json_object_get (entry, "tries"), &self->tries);
  if (self->id != NULL)
    return self;
  sam_set_aside_free (self);
  return NULL;
}

static char *
write_entry (SamSetAside *self)
{
  g_autofree char *id = sam_json_from_string (self->id);
  g_autofree char *revision = sam_json_from_string (self->revision);
  g_autofree char *error = sam_json_from_string (self->error);
  g_autofree char *reason = sam_json_from_string (self->reason);

  return g_strdup_printf ("{\"error\":%s,\"id\":%s,\"ours\":%s,\"reason\":%s,\"revision\":%s,\"tries\":%d}", error, id,
                          self->ours ? "true" : "false", reason, revision, (int) self->tries);
}

/**
 * sam_set_aside_load:
 * @name: of the local document with the list
 *
 * Returns: (transfer full) (nullable): what is set aside, by a key
 */
GHashTable *
sam_set_aside_load (SamDatabase *database,
                    const char *name,
                    GError **error)
{
  g_autoptr (GHashTable) all = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *body = sam_documents_dup_local (database, name, &failure);
  g_autoptr (SamJsonObject) object = body != NULL ? sam_json_object_parse (body, -1, NULL) : NULL;
  g_autoptr (GPtrArray) list = object != NULL ? sam_json_to_items (sam_json_object_get (object, "list")) : NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sam_set_aside_free);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      SamSetAside *entry = read_entry (g_ptr_array_index (list, i));

      if (entry != NULL)
        g_hash_table_replace (all, build_key (entry->ours, entry->id, entry->revision), entry);
    }
  return g_steal_pointer (&all);
}

/**
 * sam_run_set_aside:
 * @ours: the peer refuses it; else it came from there and can't be read
 * @revision: (nullable): the one it is about
 * @error: (nullable): the server's name for it
 * @reason: a sentence, with the other side's words in it; it goes into the log too
 *
 * Counts one more try. Kept in memory until sam_run_save_set_aside().
 */
void
sam_run_set_aside (SamRun *run,
                   gboolean ours,
                   const char *id,
                   const char *revision,
                   const char *error,
                   const char *reason)
{
  g_autofree char *key = build_key (ours, id, revision);
  const SamSetAside *before = g_hash_table_lookup (run->set_aside, key);
  SamSetAside *entry = g_new0 (SamSetAside, 1);

  g_message ("Set aside: %s %s (%s)", ours ? "sending" : "receiving", id, reason);
  entry->id = g_strdup (id);
  entry->revision = g_strdup (revision);
  entry->error = g_strdup (error);
  entry->reason = g_strdup (reason);
  entry->ours = ours;
  entry->tries = before != NULL ? before->tries + 1 : 1;
  g_hash_table_replace (run->set_aside, g_steal_pointer (&key), entry);
  run->set_aside_changed = TRUE;
}

/**
 * sam_run_keep_raw:
 * @raw: as it came
 *
 * Any bytes may have come: kept as a text, whatever they are, and not more than a file can bear.
 *
 * Returns: whether it is kept, in a local document, which never travels
 */
gboolean
sam_run_keep_raw (SamRun *run,
                  const char *id,
                  const char *raw,
                  GError **error)
{
  g_autofree char *name = g_strconcat (RAW_PREFIX, id, NULL);
  g_autofree char *text = g_utf8_make_valid (raw, strnlen (raw, LONGEST_RAW));
  g_autofree char *quoted = sam_json_from_string (text);
  g_autofree char *body = g_strdup_printf ("{\"raw\":%s}", quoted);

  return sam_documents_set_local (run->database, name, body, error);
}

/**
 * sam_sync_dup_raw:
 * @id: of a document that could not be read
 *
 * Returns: (transfer full) (nullable): what came in its place, the beginning of it when it is long; NULL without @error
 *   set when nothing did
 */
char *
sam_sync_dup_raw (SamStore *store,
                  const char *id,
                  GError **error)
{
  g_autofree char *name = g_strconcat (RAW_PREFIX, id, NULL);
  g_autofree char *body = sam_documents_dup_local (sam_store_get_database (store), name, error);
  g_autoptr (SamJsonObject) object = body != NULL ? sam_json_object_parse (body, -1, NULL) : NULL;

  return object != NULL ? sam_json_to_string (sam_json_object_get (object, "raw")) : NULL;
}

/**
 * sam_run_take_back:
 *
 * It went through after all, or is gone. What was kept of it raw goes too.
 *
 * Returns: whether it was set aside
 */
gboolean
sam_run_take_back (SamRun *run,
                   gboolean ours,
                   const char *id,
                   const char *revision)
{
  g_autofree char *key = build_key (ours, id, revision);
  g_autofree char *name = NULL;

  if (!g_hash_table_remove (run->set_aside, key))
    return FALSE;
  run->set_aside_changed = TRUE;
  name = g_strconcat (RAW_PREFIX, id, NULL);
  /* A copy that stays by mistake harms nobody. */
  if (!ours)
    sam_documents_set_local (run->database, name, NULL, NULL);
  return TRUE;
}

/**
 * sam_set_aside_is_attachment:
 *
 * Returns: whether the record is here, and what it holds could not be fetched
 */
gboolean
sam_set_aside_is_attachment (const SamSetAside *self)
{
  return !self->ours && g_strcmp0 (self->error, SAM_SET_ASIDE_ATTACHMENT) == 0;
}

/**
 * sam_run_take_back_attachments:
 * @unfetched: (array zero-terminated=1): ids of the records that still miss some
 *
 * Takes back all others: their attachments were fetched by another way, or are gone.
 */
void
sam_run_take_back_attachments (SamRun *run,
                               const char *const *unfetched)
{
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, run->set_aside);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    if (sam_set_aside_is_attachment (entry) && !g_strv_contains (unfetched, ((SamSetAside *) entry)->id))
      {
        g_hash_table_iter_remove (&iter);
        run->set_aside_changed = TRUE;
      }
}

/* Adds it to those of its sort. */
void
sam_set_aside_count (const SamSetAside *self,
                     SamSyncResult *result)
{
  if (self->ours)
    result->refused++;
  else if (sam_set_aside_is_attachment (self))
    result->unfetched++;
  else
    result->quarantined++;
}

static int
compare_tries (gconstpointer a,
               gconstpointer b)
{
  const SamSetAside *first = *(SamSetAside *const *) a;
  const SamSetAside *second = *(SamSetAside *const *) b;

  if (first->tries != second->tries)
    return first->tries < second->tries ? -1 : 1;
  return g_strcmp0 (first->id, second->id);
}

/**
 * sam_run_list_retries:
 * @ours: those the peer refuses; else those that can't be read
 *
 * Returns: (transfer container) (element-type SamSetAside): documents that were tried least, so that each has its
 *   turn; good until one is taken back or set aside
 */
GPtrArray *
sam_run_list_retries (SamRun *run,
                      gboolean ours,
                      guint limit)
{
  GPtrArray *entries = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, run->set_aside);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    if (((SamSetAside *) entry)->ours == ours && !sam_set_aside_is_attachment (entry))
      g_ptr_array_add (entries, entry);
  g_ptr_array_sort (entries, compare_tries);
  if (entries->len > limit)
    g_ptr_array_set_size (entries, (int) limit);
  return entries;
}

/**
 * sam_run_save_set_aside:
 *
 * Returns: whether the list is in the file, in one local document; without a change nothing is written
 */
gboolean
sam_run_save_set_aside (SamRun *run,
                        GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *items = NULL;
  g_autofree char *body = NULL;
  GHashTableIter iter;
  gpointer entry;

  if (!run->set_aside_changed)
    return TRUE;
  g_hash_table_iter_init (&iter, run->set_aside);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    g_ptr_array_add (list, write_entry (entry));
  items = sam_json_from_items (list);
  body = g_strdup_printf ("{\"list\":%s}", items);
  run->set_aside_changed = FALSE;
  return sam_documents_set_local (run->database, run->set_aside_name, list->len > 0 ? body : NULL, error);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const SamSetAside *first = *(SamSetAside *const *) a;
  const SamSetAside *second = *(SamSetAside *const *) b;

  return first->ours != second->ours ? second->ours - first->ours : g_strcmp0 (first->id, second->id);
}

static void
add_copies (GPtrArray *list,
            GHashTable *all,
            gboolean platform)
{
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    {
      SamSetAside *one = entry;
      SamSetAside *copy = g_new0 (SamSetAside, 1);

      copy->id = g_strdup (one->id);
      copy->revision = g_strdup (one->revision);
      copy->error = g_strdup (one->error);
      copy->reason = g_strdup (one->reason);
      copy->ours = one->ours;
      copy->platform = platform;
      copy->tries = one->tries;
      g_ptr_array_add (list, copy);
    }
}

/**
 * sam_sync_list_set_aside:
 *
 * Returns: (transfer container) (element-type SamSetAside) (nullable): ours first, by id
 */
GPtrArray *
sam_sync_list_set_aside (SamStore *store,
                         GError **error)
{
  SamDatabase *database = sam_store_get_database (store);
  g_autoptr (GHashTable) region = sam_set_aside_load (database, SAM_SET_ASIDE_REGION, error);
  g_autoptr (GHashTable) platform =
      region != NULL ? sam_set_aside_load (database, SAM_SET_ASIDE_PLATFORM, error) : NULL;
  GPtrArray *list;

  if (platform == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_set_aside_free);
  add_copies (list, region, FALSE);
  add_copies (list, platform, TRUE);
  g_ptr_array_sort (list, compare_entries);
  return list;
}

/**
 * sam_set_aside_dup_advice:
 *
 * Returns: (transfer full): what a person can do about it
 */
char *
sam_set_aside_dup_advice (const SamSetAside *self)
{
  const char *advice;

  if (sam_set_aside_is_attachment (self))
    advice = _ ("What this file holds is asked for again at every synchronisation. If it stays away, ask who added the "
                "file to add it once more.");
  else if (!self->ours && g_strcmp0 (self->error, "not_found") == 0)
    advice = _ ("The server names this document but does not hand it out. It is asked for again at every "
                "synchronisation; tell your administrator if it stays.");
  else if (self->platform)
    advice = _ ("It stays on the platform, and is tried again at every synchronisation. Ask who runs the platform to mend "
                "it and send it again.");
  else if (!self->ours)
    advice = _ ("Another program wrote this document in a way that can't be read here. It stays as it is on the server; "
                "ask who wrote it to mend it.");
  else if (g_strcmp0 (self->error, "too_large") == 0)
    advice = _ ("This record is larger than the server takes. Shorten its long texts, or ask your administrator to raise "
                "the limit.");
  else if (g_strcmp0 (self->error, "forbidden") == 0 || g_strcmp0 (self->error, "unauthorized") == 0)
    advice = _ ("The rules of the server do not allow this change. It is kept here and offered again at every "
                "synchronisation; ask your administrator, or change it back.");
  else
    advice = _ ("The server can't take this record. It is kept here and offered again at every synchronisation; look it "
                "over, or tell your administrator.");
  return g_strdup (advice);
}
