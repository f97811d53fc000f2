/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What belongs to this computer and never enters a document: values of reach `device`, drafts, settings. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-forget.h"
#include "store/sam-store-private.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/* The local tables' own version, beside that of the documents. Released entries never change. */
static const char *const migrations[] = {
  "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
  "CREATE TABLE draft (record TEXT NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL,"
  " PRIMARY KEY (record, field)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE device_value (record TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,"
  " PRIMARY KEY (record, field)) STRICT, WITHOUT ROWID;"
  /* A step is what one press of undo takes back; undone ones stay until they are pruned. */
  "CREATE TABLE step (number INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL, author TEXT NOT NULL,"
  " at INTEGER NOT NULL, record TEXT, fields TEXT, undone INTEGER NOT NULL) STRICT;"
  /* before: the fields' values as they were, NULL where the record was made; after: NULL where it was deleted. */
  "CREATE TABLE edit (number INTEGER PRIMARY KEY, step INTEGER NOT NULL REFERENCES step (number) ON DELETE CASCADE,"
  " record TEXT NOT NULL, before TEXT, after TEXT) STRICT;"
  "CREATE INDEX edit_step ON edit (step);"
  "CREATE INDEX edit_record ON edit (record);",
  /* Merges, and when each was seen here. */
  "CREATE TABLE parallel (record TEXT NOT NULL, revision TEXT NOT NULL, seen_at INTEGER NOT NULL,"
  " undone INTEGER NOT NULL, PRIMARY KEY (record, revision)) STRICT, WITHOUT ROWID;",
};

static gboolean
read_version (SamStore *self,
              gint64 *version,
              GError **error)
{
  if (!sam_store_read_integer (self, version, error, "SELECT count(*) FROM sqlite_schema WHERE name = 'store'", ""))
    return FALSE;
  return *version == 0 || sam_store_read_integer (self, version, error, "SELECT version FROM store", "");
}

static gboolean
migrate_in_transaction (SamStore *self,
                        GError **error)
{
  gint64 version;

  if (!read_version (self, &version, error))
    return FALSE;
  if (!sam_database_execute (self->database,
                             "CREATE TABLE IF NOT EXISTS store (only INTEGER PRIMARY KEY CHECK (only = 1), "
                             "version INTEGER NOT NULL) STRICT",
                             error))
    return FALSE;
  for (guint i = (guint) version; i < G_N_ELEMENTS (migrations); i++)
    if (!sam_database_execute (self->database, migrations[i], error))
      return FALSE;
  return sam_store_run (self, error, "INSERT OR REPLACE INTO store (only, version) VALUES (1, ?1)", "i",
                        (gint64) G_N_ELEMENTS (migrations));
}

/**
 * sam_store_create_local_tables:
 *
 * Brings what stands in no document (drafts, device values, steps) to this version, one migration after the other.
 *
 * Returns: %FALSE with the error set; %SAM_DATABASE_ERROR_NEWER: a newer version wrote them
 */
gboolean
sam_store_create_local_tables (SamStore *self,
                               GError **error)
{
  gint64 version;

  if (!read_version (self, &version, error))
    return FALSE;
  if (version > (gint64) G_N_ELEMENTS (migrations))
    {
      g_set_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_NEWER,
                   _ ("“%s” was written by a newer version of Samenhulp. Update this computer's Samenhulp first."),
                   sam_database_get_path (self->database));
      return FALSE;
    }
  /* Opening must not wait for another process that writes. */
  if (version == G_N_ELEMENTS (migrations))
    return TRUE;
  if (!sam_database_begin (self->database, error))
    return FALSE;
  if (migrate_in_transaction (self, error) && sam_database_commit (self->database, error))
    return TRUE;
  sam_database_rollback (self->database);
  return FALSE;
}

/**
 * sam_store_load_device:
 * @record: gets the values of its kind's fields that never leave this computer
 *
 * Returns: %FALSE with the error set
 */
gboolean
sam_store_load_device (SamStore *self,
                       SamRecord *record,
                       GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  if (!sam_kind_table_get (sam_record_get_kind (record))->has_device)
    return TRUE;
  statement = sam_store_prepare (self, error, "SELECT field, value FROM device_value WHERE record = ?1", "s",
                                 sam_record_get_id (record));
  if (statement == NULL)
    return FALSE;
  while (sam_database_step (self->database, statement, &row, error))
    {
      if (!row)
        return TRUE;
      sam_json_object_set (sam_record_get_device_members (record), (const char *) sqlite3_column_text (statement, 0),
                           (const char *) sqlite3_column_text (statement, 1));
    }
  return FALSE;
}

static gboolean
save_device_value (SamStore *self,
                   const char *id,
                   const char *field,
                   const char *value,
                   SamJsonObject *before,
                   SamJsonObject *after,
                   GError **error)
{
  g_autofree char *stored = NULL;

  if (!sam_store_read_text (self, &stored, error, "SELECT value FROM device_value WHERE record = ?1 AND field = ?2",
                            "ss",
                            id, field))
    return FALSE;
  if (g_strcmp0 (stored, value) == 0)
    return TRUE;
  if (stored != NULL)
    sam_json_object_set (before, field, stored);
  if (value == NULL)
    return sam_store_run (self, error, "DELETE FROM device_value WHERE record = ?1 AND field = ?2", "ss", id, field);
  sam_json_object_set (after, field, value);
  return sam_store_run (self, error, "INSERT OR REPLACE INTO device_value (record, field, value) VALUES (?1, ?2, ?3)",
                        "sss", id, field, value);
}

/**
 * sam_store_save_device:
 * @before: gets the values that were there, of what changed
 * @after: gets the values that are there now, of what changed
 * @changed: (out): whether anything was written
 *
 * Returns: %FALSE with the error set
 */
gboolean
sam_store_save_device (SamStore *self,
                       SamRecord *record,
                       SamJsonObject *before,
                       SamJsonObject *after,
                       gboolean *changed,
                       GError **error)
{
  const SamKind *kind = sam_record_get_kind (record);
  SamJsonObject *members = sam_record_get_device_members (record);
  int changes_before = sqlite3_total_changes (sam_database_get_handle (self->database));

  *changed = FALSE;
  if (!sam_kind_table_get (kind)->has_device)
    return TRUE;
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].reach == SAM_REACH_DEVICE &&
        !save_device_value (self, sam_record_get_id (record), kind->fields[i].name,
                            sam_json_object_get (members, kind->fields[i].name), before, after, error))
      return FALSE;
  *changed = sqlite3_total_changes (sam_database_get_handle (self->database)) != changes_before;
  return TRUE;
}

/**
 * sam_store_forget_local:
 *
 * Removes everything of this record that stands outside its document: values, drafts, notes of merges, and what could
 * be undone, with the labels that name it. For what is erased.
 *
 * Returns: %FALSE with the error set
 */
gboolean
sam_store_forget_local (SamStore *self,
                        const char *id,
                        GError **error)
{
  return sam_store_run (self, error, "DELETE FROM device_value WHERE record = ?1", "s", id) &&
         sam_store_run (self, error, "DELETE FROM draft WHERE record = ?1", "s", id) &&
         sam_store_run (self, error, "DELETE FROM parallel WHERE record = ?1", "s", id) &&
         sam_store_run (self, error,
                        "UPDATE step SET label = '' WHERE number IN (SELECT step FROM edit WHERE record = ?1)", "s",
                        id) &&
         sam_store_run (self, error, "DELETE FROM edit WHERE record = ?1", "s", id);
}

/**
 * sam_store_forget_field:
 * @field: of reach `device`
 *
 * For a value that may not be kept any longer, after it was taken out of the record: nothing of it stays in the file.
 *
 * Returns: whether it could be written
 */
gboolean
sam_store_forget_field (SamStore *self,
                        const char *id,
                        const char *field,
                        GError **error)
{
  return sam_store_run (self, error, "DELETE FROM draft WHERE record = ?1 AND field = ?2", "ss", id, field) &&
         sam_store_run (self, error,
                        "UPDATE edit SET before = json_remove (before, '$.' || ?2),"
                        " after = json_remove (after, '$.' || ?2) WHERE record = ?1",
                        "ss", id, field);
}

/**
 * sam_store_set_draft:
 * @text: (nullable): what the person typed; NULL once it is a value, or is given up
 *
 * Returns: whether it could be kept
 */
gboolean
sam_store_set_draft (SamStore *self,
                     const char *id,
                     const char *field,
                     const char *text,
                     GError **error)
{
  if (text == NULL)
    return sam_store_run (self, error, "DELETE FROM draft WHERE record = ?1 AND field = ?2", "ss", id, field);
  return sam_store_run (self, error, "INSERT OR REPLACE INTO draft (record, field, text) VALUES (?1, ?2, ?3)", "sss",
                        id,
                        field, text);
}

/**
 * sam_store_load_drafts:
 *
 * Returns: (transfer full) (element-type utf8 utf8) (nullable): field name to text, or NULL with @error set
 */
GHashTable *
sam_store_load_drafts (SamStore *self,
                       const char *id,
                       GError **error)
{
  g_autoptr (GHashTable) drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  statement = sam_store_prepare (self, error, "SELECT field, text FROM draft WHERE record = ?1", "s", id);
  if (statement == NULL)
    return NULL;
  while (sam_database_step (self->database, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&drafts);
      g_hash_table_insert (drafts, sam_statement_dup_text (statement, 0), sam_statement_dup_text (statement, 1));
    }
  return NULL;
}

/**
 * sam_store_dup_setting:
 *
 * Returns: (transfer full) (nullable): the value, or NULL where none was set
 */
char *
sam_store_dup_setting (SamStore *self,
                       const char *name)
{
  g_autoptr (GError) error = NULL;
  char *value = NULL;

  if (!sam_store_read_text (self, &value, &error, "SELECT value FROM setting WHERE name = ?1", "s", name))
    g_warning ("The setting “%s” can't be read: %s", name, error->message);
  return value;
}

/**
 * sam_store_set_setting:
 * @value: (nullable): NULL unsets
 *
 * Returns: whether it could be kept
 */
gboolean
sam_store_set_setting (SamStore *self,
                       const char *name,
                       const char *value,
                       GError **error)
{
  if (value == NULL)
    return sam_store_run (self, error, "DELETE FROM setting WHERE name = ?1", "s", name);
  return sam_store_run (self, error, "INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)", "ss", name, value);
}
