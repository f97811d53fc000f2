/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-publication-state.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"

#include <string.h>

static void
free_record (gpointer data)
{
  SamPublicRecord *self = data;

  g_free (self->revision);
  g_free (self->hash);
  g_free (self->record);
  g_free (self);
}

void
sam_publication_state_free (SamPublicationState *self)
{
  g_free (self->name);
  g_free (self->day);
  g_hash_table_unref (self->unanswered);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->changed);
  g_clear_error (&self->failure);
  g_free (self);
}

static char *
build_name (SamPublicationState *self,
            const char *id)
{
  return g_strconcat (self->name, " ", id, NULL);
}

/* [revision, hash, record] */
static void
read_record (SamPublicationState *self,
             const char *id,
             const char *text)
{
  g_autoptr (GPtrArray) parts = sam_json_to_items (text);
  SamPublicRecord *record;

  if (parts == NULL || parts->len != 3)
    return;
  record = g_new0 (SamPublicRecord, 1);
  record->revision = sam_json_to_string (g_ptr_array_index (parts, 0));
  record->hash = sam_json_to_string (g_ptr_array_index (parts, 1));
  record->record = sam_json_to_string (g_ptr_array_index (parts, 2));
  if (record->revision == NULL && !g_hash_table_contains (self->unanswered, id))
    g_hash_table_add (self->unanswered, g_strdup (id));
  g_hash_table_replace (self->known, g_strdup (id), record);
}

static char *
write_record (const SamPublicRecord *record)
{
  g_autofree char *revision = sam_json_from_string (record->revision);
  g_autofree char *hash = sam_json_from_string (record->hash);
  g_autofree char *name = sam_json_from_string (record->record);

  return g_strdup_printf ("[%s,%s,%s]", revision, hash, name);
}

/* Files of older versions have all records in the one document; they get their own with the next save. */
static void
read_old_form (SamPublicationState *self,
               const char *text)
{
  g_autoptr (SamJsonObject) object = text != NULL ? sam_json_object_parse (text, -1, NULL) : NULL;
  g_auto (GStrv) ids = object != NULL ? sam_json_object_dup_keys (object) : NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      read_record (self, ids[i], sam_json_object_get (object, ids[i]));
      g_hash_table_add (self->changed, g_strdup (ids[i]));
      self->whole = TRUE;
    }
}

static void
read_unanswered (SamPublicationState *self,
                 const char *text)
{
  g_auto (GStrv) ids = sam_json_to_strv (text);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_hash_table_add (self->unanswered, g_strdup (ids[i]));
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * sam_publication_state_load:
 * @database: for as long as this lives
 * @address: of the server: each has a `public` of its own
 *
 * Returns: (transfer full) (nullable): how far it is; what is known is read with sam_publication_state_read()
 */
SamPublicationState *
sam_publication_state_load (SamDatabase *database,
                            const char *address,
                            GError **error)
{
  g_autoptr (SamPublicationState) self = g_new0 (SamPublicationState, 1);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, address, -1);
  g_autofree char *text = NULL;
  g_autoptr (SamJsonObject) object = NULL;
  g_autoptr (GError) failure = NULL;

  hash[16] = '\0';
  self->database = database;
  self->name = g_strconcat ("publication-", hash, NULL);
  self->unanswered = new_set ();
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_record);
  self->changed = new_set ();
  text = sam_documents_dup_local (database, self->name, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  object = text != NULL ? sam_json_object_parse (text, -1, error) : sam_json_object_new ();
  if (object == NULL)
    return NULL;
  sam_json_to_integer (sam_json_object_get (object, "sequence"), &self->sequence);
  self->day = sam_json_to_string (sam_json_object_get (object, "day"));
  read_unanswered (self, sam_json_object_get (object, "unanswered"));
  read_old_form (self, sam_json_object_get (object, "known"));
  return g_steal_pointer (&self);
}

static void
on_record (const char *name,
           const char *body,
           gpointer data)
{
  SamPublicationState *self = data;

  read_record (self, name + strlen (self->name) + 1, body);
}

/* What is known of one, where it was not read yet. */
static gboolean
load_record (SamPublicationState *self,
             const char *id,
             GError **error)
{
  g_autofree char *name = build_name (self, id);
  g_autofree char *text = NULL;
  g_autoptr (GError) failure = NULL;

  if (self->whole || g_hash_table_contains (self->known, id) || g_hash_table_contains (self->changed, id))
    return TRUE;
  text = sam_documents_dup_local (self->database, name, &failure);
  if (text != NULL)
    read_record (self, id, text);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * sam_publication_state_read:
 * @whole: all records; else only those that were sent without an answer
 *
 * Returns: whether they are in `known` now
 */
gboolean
sam_publication_state_read (SamPublicationState *self,
                            gboolean whole,
                            GError **error)
{
  g_autofree char *prefix = build_name (self, "");
  g_autofree gpointer *ids = NULL;
  guint count;

  if (self->whole)
    return TRUE;
  if (whole)
    {
      self->whole = sam_documents_foreach_local (self->database, prefix, on_record, self, error);
      return self->whole;
    }
  ids = g_hash_table_get_keys_as_array (self->unanswered, &count);
  for (guint i = 0; i < count; i++)
    if (!load_record (self, ids[i], error))
      return FALSE;
  return TRUE;
}

/**
 * sam_publication_state_check:
 *
 * To be asked after sam_publication_state_get(): what could not be read looks as if it were not public.
 *
 * Returns: whether all that was asked for could be read
 */
gboolean
sam_publication_state_check (SamPublicationState *self,
                             GError **error)
{
  if (self->failure == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->failure));
  return FALSE;
}

/**
 * sam_publication_state_get:
 * @id: the published one
 *
 * Read from the file when first asked for. A failure is kept for sam_publication_state_check().
 *
 * Returns: (transfer none) (nullable): what stands there, until it is noted or forgotten; NULL: not public, as far as
 *   is known
 */
const SamPublicRecord *
sam_publication_state_get (SamPublicationState *self,
                           const char *id)
{
  if (self->failure == NULL)
    load_record (self, id, &self->failure);
  return g_hash_table_lookup (self->known, id);
}

static gboolean
write_changed (SamPublicationState *self,
               GError **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->changed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      const SamPublicRecord *record = g_hash_table_lookup (self->known, id);
      g_autofree char *name = build_name (self, id);
      g_autofree char *text = record != NULL ? write_record (record) : NULL;

      if (!sam_documents_set_local (self->database, name, text, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_progress (SamPublicationState *self,
                GError **error)
{
  g_autoptr (SamJsonObject) object = sam_json_object_new ();
  g_autofree char *sequence = sam_json_from_integer (self->sequence);
  g_autofree char *day = sam_json_from_string (self->day);
  g_autofree const char **ids = (const char **) g_hash_table_get_keys_as_array (self->unanswered, NULL);
  g_autofree char *unanswered = sam_json_from_strv (ids);
  g_autofree char *text = NULL;

  sam_json_object_set (object, "sequence", sequence);
  sam_json_object_set (object, "day", day);
  sam_json_object_set (object, "unanswered", unanswered);
  text = sam_json_object_to_text (object);
  return sam_documents_set_local (self->database, self->name, text, error);
}

/**
 * sam_publication_state_save:
 *
 * Writes what changed and how far the look came, in one transaction of its own.
 *
 * Returns: whether it is kept; %FALSE also, with nothing written, where something could not be read before
 */
gboolean
sam_publication_state_save (SamPublicationState *self,
                            GError **error)
{
  if (!sam_publication_state_check (self, error) || !sam_database_begin (self->database, error))
    return FALSE;
  if (!write_changed (self, error) || !write_progress (self, error) || !sam_database_commit (self->database, error))
    {
      sam_database_rollback (self->database);
      return FALSE;
    }
  g_hash_table_remove_all (self->changed);
  return TRUE;
}

/**
 * sam_publication_state_note:
 * @id: what is public from now on
 * @revision: (nullable): NULL before it is sent; until there is one it counts as unanswered
 * @body: (nullable): as it stands there; only its SHA-256 is kept
 * @record: (nullable): of which record; NULL leaves the one known
 *
 * Kept in memory until sam_publication_state_save().
 */
void
sam_publication_state_note (SamPublicationState *self,
                            const char *id,
                            const char *revision,
                            const char *body,
                            const char *record)
{
  const SamPublicRecord *before = sam_publication_state_get (self, id);
  SamPublicRecord *after = g_new0 (SamPublicRecord, 1);

  after->revision = g_strdup (revision);
  after->hash = body != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1) : NULL;
  after->record = g_strdup (record != NULL || before == NULL ? record : before->record);
  g_hash_table_replace (self->known, g_strdup (id), after);
  g_hash_table_add (self->changed, g_strdup (id));
  if (revision == NULL)
    g_hash_table_add (self->unanswered, g_strdup (id));
  else
    g_hash_table_remove (self->unanswered, id);
}

/**
 * sam_publication_state_forget:
 * @id: what is known to be withdrawn
 *
 * Kept in memory until sam_publication_state_save().
 */
void
sam_publication_state_forget (SamPublicationState *self,
                              const char *id)
{
  if (sam_publication_state_get (self, id) == NULL)
    return;
  g_hash_table_remove (self->known, id);
  g_hash_table_remove (self->unanswered, id);
  g_hash_table_add (self->changed, g_strdup (id));
}

/**
 * sam_publication_state_has:
 *
 * Returns: whether exactly @body is known to stand in @revision, by its SHA-256
 */
gboolean
sam_publication_state_has (SamPublicationState *self,
                           const char *id,
                           const char *revision,
                           const char *body)
{
  const SamPublicRecord *record = sam_publication_state_get (self, id);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1);

  return record != NULL && g_strcmp0 (record->revision, revision) == 0 && g_strcmp0 (record->hash, hash) == 0;
}
