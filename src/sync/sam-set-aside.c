/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one side does not take stays where it is, is noted here with the reason, and holds nothing else up. It is
 * kept in a local document, so that it is written in the same transaction as what it is about. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "json/sam-json-value.h"
#include "sync/sam-run.h"

#define LOCAL_NAME "set-aside"

void
sam_set_aside_free (SamSetAside *self)
{
  g_free (self->id);
  g_free (self->revision);
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
  g_autofree char *reason = sam_json_from_string (self->reason);

  return g_strdup_printf ("{\"id\":%s,\"ours\":%s,\"reason\":%s,\"revision\":%s,\"tries\":%" G_GINT64_FORMAT "}", id,
                          self->ours ? "true" : "false", reason, revision, self->tries);
}

/**
 * sam_set_aside_load:
 *
 * Returns: (transfer full) (nullable): what is set aside, by a key
 */
GHashTable *
sam_set_aside_load (SamDatabase *database,
                    GError **error)
{
  g_autoptr (GHashTable) all = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *body = sam_documents_get_local (database, LOCAL_NAME, &failure);
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

void
sam_run_set_aside (SamRun *run,
                   gboolean ours,
                   const char *id,
                   const char *revision,
                   const char *reason)
{
  g_autofree char *key = build_key (ours, id, revision);
  const SamSetAside *before = g_hash_table_lookup (run->set_aside, key);
  SamSetAside *entry = g_new0 (SamSetAside, 1);

  g_message ("Set aside: %s %s (%s)", ours ? "sending" : "receiving", id, reason);
  entry->id = g_strdup (id);
  entry->revision = g_strdup (revision);
  entry->reason = g_strdup (reason);
  entry->ours = ours;
  entry->tries = before != NULL ? before->tries + 1 : 1;
  g_hash_table_replace (run->set_aside, g_steal_pointer (&key), entry);
  run->set_aside_changed = TRUE;
}

/* It went through after all. */
void
sam_run_take_back (SamRun *run,
                   gboolean ours,
                   const char *id,
                   const char *revision)
{
  g_autofree char *key = build_key (ours, id, revision);

  run->set_aside_changed |= g_hash_table_remove (run->set_aside, key);
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

/* (transfer container) (element-type SamSetAside): those that were tried least, so that each has its turn. */
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
    if (((SamSetAside *) entry)->ours == ours)
      g_ptr_array_add (entries, entry);
  g_ptr_array_sort (entries, compare_tries);
  if (entries->len > limit)
    g_ptr_array_set_size (entries, (int) limit);
  return entries;
}

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
  return sam_documents_set_local (run->database, LOCAL_NAME, list->len > 0 ? body : NULL, error);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const SamSetAside *first = *(SamSetAside *const *) a;
  const SamSetAside *second = *(SamSetAside *const *) b;

  return first->ours != second->ours ? second->ours - first->ours : g_strcmp0 (first->id, second->id);
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
  g_autoptr (GHashTable) all = sam_set_aside_load (sam_store_get_database (store), error);
  GPtrArray *list;
  GHashTableIter iter;
  gpointer entry;

  if (all == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_set_aside_free);
  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    {
      SamSetAside *one = entry;
      SamSetAside *copy = g_new0 (SamSetAside, 1);

      copy->id = g_strdup (one->id);
      copy->revision = g_strdup (one->revision);
      copy->reason = g_strdup (one->reason);
      copy->ours = one->ours;
      copy->tries = one->tries;
      g_ptr_array_add (list, copy);
    }
  g_ptr_array_sort (list, compare_entries);
  return list;
}
