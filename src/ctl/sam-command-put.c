/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"

#include "json/sam-json-scan.h"
#include "json/sam-json-value.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

static int
save_and_print (const SamCommand *self,
                SamStore *store,
                SamRecord *record)
{
  g_autoptr (GError) error = NULL;

  if (!sam_store_save (store, record, &error))
    return sam_command_failed (self, error);
  g_print ("%s\n", sam_record_get_id (record));
  return SAM_EXIT_DONE;
}

/* Wrong usage is told before anything is opened. */
static gboolean
check_assignments (const SamCommand *self,
                   const SamKind *kind,
                   char **assignments)
{
  for (guint i = 0; assignments[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (assignments[i], "=", 2);

      if (g_strv_length (parts) < 2)
        sam_command_misused (self, _ ("“%s” is not FIELD=VALUE"), assignments[i]);
      else if (sam_kind_find_field (kind, parts[0]) == NULL)
        sam_command_misused (self, _ ("A record of kind “%s” has no field “%s”"), kind->name, parts[0]);
      else
        continue;
      return FALSE;
    }
  return TRUE;
}

static int
put_fields (const SamCommand *self,
            SamStore *store,
            const SamKind *kind,
            const char *id,
            char **assignments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) record = id == NULL ? sam_record_new (kind, NULL) : sam_store_load (store, id, &error);

  if (record == NULL)
    return sam_command_failed (self, error);
  for (guint i = 0; assignments[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (assignments[i], "=", 2);

      if (!sam_record_parse_field (record, parts[0], parts[1], &error))
        return sam_command_failed (self, error);
    }
  return save_and_print (self, store, record);
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
  g_autoptr (GError) local_error = NULL;
  SamRecord *record;

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
      return sam_record_new_from_body (kind, id, revision, body, error);
    }
  record = id == NULL ? NULL : sam_store_load (store, id, &local_error);
  if (local_error != NULL && !g_error_matches (local_error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
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
read_documents (const char *path,
                GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_str_equal (path, "-") ? "/dev/stdin" : path);
  g_autofree char *text = NULL;
  g_autofree char *canonical = NULL;
  gsize length;
  GPtrArray *documents;

  if (!g_file_load_contents (file, NULL, &text, &length, NULL, error))
    return NULL;
  canonical = sam_json_canonicalize (text, (gssize) length, error);
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
                GPtrArray *ids,
                GError **error)
{
  for (guint i = 0; i < documents->len; i++)
    {
      g_autoptr (SamRecord) record = read_document (store, kind, g_ptr_array_index (documents, i), error);

      if (record == NULL || !sam_store_save (store, record, error))
        {
          if (documents->len > 1)
            g_prefix_error (error, _ ("Nothing was saved, because of document %u: "), i + 1);
          return FALSE;
        }
      g_ptr_array_add (ids, g_strdup (sam_record_get_id (record)));
    }
  return TRUE;
}

/* All of the documents or none. */
static int
put_documents (const SamCommand *self,
               SamStore *store,
               const SamKind *kind,
               const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = read_documents (path, &error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (documents == NULL || !sam_store_begin (store, &error))
    return sam_command_failed (self, error);
  if (!save_documents (store, kind, documents, ids, &error) || !sam_store_commit (store, &error))
    {
      sam_store_rollback (store);
      return sam_command_failed (self, error);
    }
  for (guint i = 0; i < ids->len; i++)
    g_print ("%s\n", (char *) g_ptr_array_index (ids, i));
  return SAM_EXIT_DONE;
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_autofree char *json = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_FILENAME, &json, N_ ("Read one or more documents from a file"), N_ ("FILE|-") },
    { NULL },
  };
  const char *id;
  const SamKind *kind;
  SamStore *store;

  if (!sam_command_parse (self, session, entries,
                          _ ("An empty VALUE unsets the field; several values are parted by “; ”. A document with an "
                             "_id changes that record; with its _rev as well, it replaces that revision as a whole."),
                          &argc, &argv, 1, -1))
    return SAM_EXIT_MISUSED;
  id = strchr (argv[1], ':') != NULL ? argv[1] : NULL;
  if (id != NULL && (!sam_id_is_valid (id) || sam_kind_of_id (id) == NULL))
    return sam_command_misused (self, _ ("“%s” is no id like KIND:UUID"), id);
  kind = id != NULL ? sam_kind_of_id (id) : sam_command_find_kind (self, argv[1]);
  if (kind == NULL)
    return SAM_EXIT_MISUSED;
  if (json != NULL && (id != NULL || argc > 2))
    return sam_command_misused (self, _ ("With --json there is only a KIND"));
  if (json == NULL && argc < 3)
    return sam_command_misused (self, _ ("No FIELD=VALUE is given"));
  if (!check_assignments (self, kind, argv + 2))
    return SAM_EXIT_MISUSED;
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  return json != NULL ? put_documents (self, store, kind, json) : put_fields (self, store, kind, id, argv + 2);
}

const SamCommand sam_command_put = {
  "put",
  N_ ("KIND|ID FIELD=VALUE…"),
  N_ ("Make a record, or change one"),
  run,
};
