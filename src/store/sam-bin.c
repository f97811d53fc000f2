/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was there once and can be there again: the versions of a record, and the records that were deleted. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-merge.h"
#include "store/sam-store-private.h"

#include "json/sam-json-value.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

void
sam_deleted_free (SamDeleted *deleted)
{
  g_free (deleted->id);
  g_free (deleted->title);
  g_free (deleted->author);
  g_free (deleted->revision);
  g_free (deleted);
}

/* The body of a version; NULL with an error where it is not kept here. */
static const char *
find_body (GPtrArray *versions,
           const char *revision,
           GError **error)
{
  for (guint i = 0; i < versions->len; i++)
    {
      const SamRevision *version = g_ptr_array_index (versions, i);

      if (g_strcmp0 (version->revision, revision) == 0 && !version->deleted && version->body != NULL)
        return version->body;
    }
  g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND, _ ("That version is not kept here."));
  return NULL;
}

/* Who and when are of the save that restores; what a record was merged into is not undone by an older version. */
static gboolean
is_restored (const char *key)
{
  return !sam_merge_is_about_revision (key) && !g_str_equal (key, "merged_into");
}

static void
take_members (SamRecord *record,
              SamJsonObject *version)
{
  SamJsonObject *members = sam_record_get_members (record);
  g_auto (GStrv) now = sam_json_object_dup_keys (members);
  g_auto (GStrv) then = sam_json_object_dup_keys (version);

  for (guint i = 0; now[i] != NULL; i++)
    if (is_restored (now[i]) && sam_json_object_get (version, now[i]) == NULL)
      sam_json_object_remove (members, now[i]);
  for (guint i = 0; then[i] != NULL; i++)
    if (is_restored (then[i]))
      sam_json_object_set (members, then[i], sam_json_object_get (version, then[i]));
}

static gboolean
restore (SamStore *self,
         const char *id,
         const char *body,
         GError **error)
{
  g_autoptr (SamJsonObject) version = sam_json_object_parse (body, -1, error);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (SamRecord) record = NULL;

  if (version == NULL)
    return FALSE;
  record = sam_store_load (self, id, &local_error);
  if (record == NULL && !g_error_matches (local_error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (record == NULL)
    {
      record = sam_record_new (sam_kind_of_id (id), id);
      if (!sam_store_load_device (self, record, error))
        return FALSE;
    }
  take_members (record, version);
  return sam_store_save_again (self, record, error);
}

/**
 * sam_store_restore_version:
 * @id: a record, deleted or not
 * @revision: one of the versions in its history
 *
 * Saves the record as it was then. What this computer keeps for itself stays as it is. Can be undone.
 *
 * Returns: whether it is as it was
 */
gboolean
sam_store_restore_version (SamStore *self,
                           const char *id,
                           const char *revision,
                           GError **error)
{
  g_autoptr (GPtrArray) versions = sam_documents_list_history (self->database, id, error);
  const char *body = versions != NULL ? find_body (versions, revision, error) : NULL;

  return body != NULL && restore (self, id, body, error);
}

/* The newest version with values. */
static const SamRevision *
find_last_version (GPtrArray *versions)
{
  for (guint i = versions->len; i > 0; i--)
    {
      const SamRevision *version = g_ptr_array_index (versions, i - 1);

      if (!version->deleted && version->body != NULL)
        return version;
    }
  return NULL;
}

static void
read_tombstone (SamDeleted *deleted,
                GPtrArray *versions)
{
  for (guint i = versions->len; i > 0; i--)
    {
      const SamRevision *version = g_ptr_array_index (versions, i - 1);
      g_autoptr (SamJsonObject) tombstone = NULL;

      if (!version->deleted || version->body == NULL)
        continue;
      tombstone = sam_json_object_parse (version->body, -1, NULL);
      if (tombstone == NULL || sam_json_object_get (tombstone, "edited_by") == NULL)
        continue;
      deleted->author = sam_json_to_string (sam_json_object_get (tombstone, "edited_by"));
      sam_json_to_integer (sam_json_object_get (tombstone, "edited_at"), &deleted->at);
      return;
    }
}

static SamDeleted *
describe (SamStore *self,
          const char *id,
          GError **error)
{
  g_autoptr (GPtrArray) versions = sam_documents_list_history (self->database, id, error);
  g_autoptr (SamDeleted) deleted = g_new0 (SamDeleted, 1);
  g_autoptr (SamRecord) record = NULL;
  g_auto (GStrv) referrers = versions != NULL ? sam_store_find_referrers (self, id, NULL, NULL, error) : NULL;
  const SamRevision *last;

  if (referrers == NULL)
    return NULL;
  deleted->id = g_strdup (id);
  deleted->n_referrers = g_strv_length (referrers);
  read_tombstone (deleted, versions);
  last = find_last_version (versions);
  if (last == NULL)
    return g_steal_pointer (&deleted);
  deleted->revision = g_strdup (last->revision);
  record = sam_record_new_from_body (sam_kind_of_id (id), id, NULL, last->body, NULL);
  if (record != NULL)
    deleted->title = sam_store_compose_title (self, record, NULL, NULL);
  return g_steal_pointer (&deleted);
}

static char **
list_ids (SamStore *self,
          guint limit,
          GError **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  statement = sam_store_prepare (self, error,
                                 "SELECT id FROM document WHERE deleted = 1 AND id NOT IN (SELECT id FROM erased) "
                                 "ORDER BY sequence DESC LIMIT ?1",
                                 "i", limit > 0 ? (gint64) limit : (gint64) -1);
  if (statement == NULL)
    return NULL;
  while (sam_database_step (self->database, statement, &row, error))
    {
      const char *id = row ? (const char *) sqlite3_column_text (statement, 0) : NULL;

      if (!row)
        return g_strv_builder_end (ids);
      if (sam_kind_of_id (id) != NULL)
        g_strv_builder_add (ids, id);
    }
  return NULL;
}

/**
 * sam_store_list_deleted:
 * @limit: how many at most, 0 for all
 *
 * Returns: (transfer full) (element-type SamDeleted) (nullable): what was deleted here or elsewhere, the last first;
 *   without what was erased. NULL with @error set
 */
GPtrArray *
sam_store_list_deleted (SamStore *self,
                        guint limit,
                        GError **error)
{
  g_auto (GStrv) ids = list_ids (self, limit, error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_deleted_free);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      SamDeleted *deleted = describe (self, ids[i], error);

      if (deleted == NULL)
        return NULL;
      g_ptr_array_add (all, deleted);
    }
  return ids != NULL ? g_steal_pointer (&all) : NULL;
}
