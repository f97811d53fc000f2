/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents as sam-json-writer.c writes them, taken over with everything in them. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-json-reader.h"

#include "json/sam-json-scan.h"
#include "json/sam-json-value.h"
#include "network/sam-following.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/* A whole document takes the place of what was there; what stays on this computer was never in it. */
static void
keep_device_values (SamStore *store,
                    SamRecord *record)
{
  g_autoptr (SamRecord) stored = sam_store_load (store, sam_record_get_id (record), NULL);
  SamJsonObject *device = stored != NULL ? sam_record_get_device_members (stored) : NULL;
  g_auto (GStrv) keys = device != NULL ? sam_json_object_dup_keys (device) : NULL;

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    if (sam_record_get_value (record, keys[i]) == NULL)
      sam_record_set_value (record, keys[i], sam_json_object_get (device, keys[i]));
}

/* The record that a document means: with a revision, that revision as a whole; else the record of its id or a new one,
 * with the members of the document set. */
static SamRecord *
read_document (SamStore *store,
               const SamKind *kind,
               const char *text,
               GError **error)
{
  g_autoptr (SamJsonObject) object = sam_json_object_parse (text, -1, error);
  g_autofree char *id = NULL;
  g_autofree char *revision = NULL;
  g_autofree char *body = NULL;
  g_auto (GStrv) keys = NULL;
  SamRecord *record = NULL;

  if (object == NULL)
    return NULL;
  id = sam_json_to_string (sam_json_object_get (object, "_id"));
  revision = sam_json_to_string (sam_json_object_get (object, "_rev"));
  sam_json_object_remove (object, "_id");
  sam_json_object_remove (object, "_rev");
  if (id != NULL && (!sam_id_is_valid (id) || sam_kind_of_id (id) != kind))
    {
      g_set_error (error, SAM_RECORD_ERROR, SAM_RECORD_ERROR_VALUE, _ ("“%s” is no id of the kind “%s”."), id,
                   kind->name);
      return NULL;
    }
  if (revision != NULL)
    {
      body = sam_json_object_to_text (object);
      record = sam_record_new_from_body (kind, id, revision, body, error);
      if (record != NULL)
        keep_device_values (store, record);
      return record;
    }
  if (id != NULL && !sam_store_find (store, id, &record, error))
    return NULL;
  if (record == NULL)
    record = sam_record_new (kind, id);
  keys = sam_json_object_dup_keys (object);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *value = sam_json_object_get (object, keys[i]);

      sam_record_set_value (record, keys[i], sam_json_is_null (value) ? NULL : value);
    }
  return record;
}

static GPtrArray *
read_documents (const char *text,
                gssize length,
                GError **error)
{
  g_autofree char *canonical = sam_json_canonicalize (text, length, error);
  GPtrArray *documents;

  if (canonical == NULL)
    return NULL;
  documents = sam_json_to_items (canonical);
  if (documents == NULL)
    {
      documents = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (documents, g_steal_pointer (&canonical));
    }
  return documents;
}

static gboolean
save_documents (SamStore *store,
                const SamKind *kind,
                GPtrArray *documents,
                GStrvBuilder *ids,
                GError **error)
{
  for (guint i = 0; i < documents->len; i++)
    {
      g_autoptr (SamRecord) record = read_document (store, kind, g_ptr_array_index (documents, i), error);

      if (record == NULL || !sam_following_save (store, record, NULL, NULL, error))
        {
          if (documents->len > 1)
            g_prefix_error (error, _ ("Nothing was saved, because of document %u: "), i + 1);
          return FALSE;
        }
      g_strv_builder_add (ids, sam_record_get_id (record));
    }
  return TRUE;
}

static gboolean
save_in_one_step (SamStore *store,
                  const SamKind *kind,
                  GPtrArray *documents,
                  GStrvBuilder *ids,
                  GError **error)
{
  return sam_store_begin_step (store, _ ("Import"), error) && save_documents (store, kind, documents, ids, error) &&
         sam_store_end_step (store, error);
}

/**
 * sam_json_read:
 * @text: a document or an array of documents. One with an `_id` changes that record, one with its `_rev` as well
 *   replaces that revision as a whole, any other is a new record
 * @length: its length in bytes, or -1
 * @dry_run: try it, and leave everything as it was
 *
 * Saves all of the documents or none, as one step that can be undone.
 *
 * Returns: (transfer full) (nullable): the ids of the records, or NULL with @error set
 */
char **
sam_json_read (SamStore *store,
               const SamKind *kind,
               const char *text,
               gssize length,
               gboolean dry_run,
               GError **error)
{
  g_autoptr (GPtrArray) documents = read_documents (text, length, error);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (documents == NULL || !sam_store_begin_joined (store, error))
    return NULL;
  if (!save_in_one_step (store, kind, documents, ids, error))
    {
      sam_store_rollback (store);
      return NULL;
    }
  if (dry_run)
    sam_store_rollback (store);
  else if (!sam_store_commit (store, error))
    return NULL;
  return g_strv_builder_end (ids);
}
