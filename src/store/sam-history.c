/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What became of a record, as a person would tell it: by sittings, with the fields that changed. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-merge.h"
#include "store/sam-store-private.h"

#include "json/sam-json-value.h"

/* Saves of one author with less than this between them are one sitting. */
#define SITTING_SECONDS 300

void
sam_change_free (SamChange *change)
{
  g_free (change->id);
  g_free (change->title);
  g_free (change->author);
  g_free (change->revision);
  g_free (change->body);
  g_strfreev (change->fields);
  g_strfreev (change->decided);
  g_free (change);
}

static void
add_changed_keys (GHashTable *changed,
                  SamJsonObject *a,
                  SamJsonObject *b)
{
  g_auto (GStrv) keys = sam_json_object_dup_keys (a);

  for (guint i = 0; keys[i] != NULL; i++)
    if (!sam_merge_is_about_revision (keys[i]) &&
        g_strcmp0 (sam_json_object_get (a, keys[i]), b != NULL ? sam_json_object_get (b, keys[i]) : NULL) != 0)
      g_hash_table_add (changed, g_strdup (keys[i]));
}

/* In the order of the field table, then what this version does not know. */
static char **
order_fields (GHashTable *changed,
              const SamKind *kind)
{
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    if (g_hash_table_remove (changed, kind->fields[i].name))
      g_strv_builder_add (fields, kind->fields[i].name);
  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_strv_builder_add (fields, key);
  return g_strv_builder_end (fields);
}

static SamChange *
make_change (SamStore *self,
             const SamRevision *revision,
             SamJsonObject *before,
             SamJsonObject *after)
{
  const SamKind *kind = sam_kind_of_id (revision->id);
  g_autoptr (GHashTable) changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (SamRecord) record = NULL;
  SamChange *change = g_new0 (SamChange, 1);

  change->id = g_strdup (revision->id);
  change->revision = g_strdup (revision->revision);
  change->received = revision->received;
  change->author = sam_json_to_string (sam_json_object_get (after, "edited_by"));
  sam_json_to_integer (sam_json_object_get (after, "edited_at"), &change->at);
  if (!revision->deleted)
    {
      change->body = g_strdup (revision->body);
      change->decided = sam_json_to_strv (sam_json_object_get (after, "decided"));
      add_changed_keys (changed, after, before);
      if (before != NULL)
        add_changed_keys (changed, before, after);
      record = kind != NULL ? sam_record_new_from_body (kind, revision->id, NULL, revision->body, NULL) : NULL;
      change->title = record != NULL ? sam_store_compose_title (self, record, NULL, NULL) : NULL;
    }
  change->fields = order_fields (changed, kind);
  return change;
}

static gboolean
same_sitting (SamChange *earlier,
              SamChange *later)
{
  if (earlier->decided != NULL || later->decided != NULL || earlier->received != later->received)
    return FALSE;
  return (earlier->body == NULL) == (later->body == NULL) && g_strcmp0 (earlier->author, later->author) == 0 &&
         ABS (later->at - earlier->at) < SITTING_SECONDS;
}

/* The sitting ends with @later. */
static void
join_sitting (SamChange *sitting,
              SamChange *later)
{
  g_autoptr (GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) earlier_fields = g_steal_pointer (&sitting->fields);
  char *title = sitting->title;
  char *revision = sitting->revision;
  char *body = sitting->body;

  for (guint i = 0; earlier_fields[i] != NULL; i++)
    g_hash_table_add (fields, g_strdup (earlier_fields[i]));
  for (guint i = 0; later->fields[i] != NULL; i++)
    g_hash_table_add (fields, g_strdup (later->fields[i]));
  sitting->fields = order_fields (fields, sam_kind_of_id (sitting->id));
  sitting->at = later->at;
  sitting->title = g_steal_pointer (&later->title);
  sitting->revision = g_steal_pointer (&later->revision);
  sitting->body = g_steal_pointer (&later->body);
  g_free (title);
  g_free (revision);
  g_free (body);
  sam_change_free (later);
}

static GPtrArray *
reverse (GPtrArray *changes)
{
  GPtrArray *newest_first = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_change_free);

  while (changes->len > 0)
    g_ptr_array_add (newest_first, g_ptr_array_steal_index (changes, changes->len - 1));
  return newest_first;
}

/* The end of a branch that a merge took in: nobody did that. */
static gboolean
is_end_of_branch (const SamRevision *revision)
{
  SamTombstone reason;

  return revision->deleted && sam_tombstone_from_body (revision->body, &reason) && reason == SAM_TOMBSTONE_MERGED;
}

/**
 * sam_store_list_history:
 *
 * Returns: (transfer full) (element-type SamChange) (nullable): the sittings, newest first, or NULL with @error set. A
 *   change whose body is NULL is a deletion.
 */
GPtrArray *
sam_store_list_history (SamStore *self,
                        const char *id,
                        GError **error)
{
  g_autoptr (GPtrArray) revisions = sam_documents_list_history (self->database, id, error);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_change_free);
  g_autoptr (SamJsonObject) before = NULL;

  if (revisions == NULL)
    return NULL;
  for (guint i = 0; i < revisions->len; i++)
    {
      SamRevision *revision = g_ptr_array_index (revisions, i);
      SamChange *last = changes->len > 0 ? g_ptr_array_index (changes, changes->len - 1) : NULL;
      g_autoptr (SamJsonObject) after = NULL;
      SamChange *change;

      if (revision->body == NULL || is_end_of_branch (revision))
        continue;
      after = sam_json_object_parse (revision->body, -1, error);
      if (after == NULL)
        return NULL;
      change = make_change (self, revision, before, after);
      if (last != NULL && same_sitting (last, change))
        join_sitting (last, change);
      else
        g_ptr_array_add (changes, change);
      g_clear_pointer (&before, sam_json_object_unref);
      if (!revision->deleted)
        before = g_steal_pointer (&after);
    }
  return reverse (changes);
}
