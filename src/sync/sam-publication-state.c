/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-publication-state.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"

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
  g_hash_table_unref (self->known);
  g_free (self);
}

static void
read_known (SamPublicationState *self,
            const char *text)
{
  g_autoptr (SamJsonObject) object = text != NULL ? sam_json_object_parse (text, -1, NULL) : NULL;
  g_auto (GStrv) ids = object != NULL ? sam_json_object_dup_keys (object) : NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) parts = sam_json_to_items (sam_json_object_get (object, ids[i]));
      SamPublicRecord *record;

      if (parts == NULL || parts->len != 3)
        continue;
      record = g_new0 (SamPublicRecord, 1);
      record->revision = sam_json_to_string (g_ptr_array_index (parts, 0));
      record->hash = sam_json_to_string (g_ptr_array_index (parts, 1));
      record->record = sam_json_to_string (g_ptr_array_index (parts, 2));
      g_hash_table_insert (self->known, g_strdup (ids[i]), record);
    }
}

/**
 * sam_publication_state_load:
 * @address: of the server: each has a `public` of its own
 *
 * Returns: (transfer full) (nullable): what is known, empty at first
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
  self->name = g_strconcat ("publication-", hash, NULL);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_record);
  text = sam_documents_get_local (database, self->name, &failure);
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
  read_known (self, sam_json_object_get (object, "known"));
  return g_steal_pointer (&self);
}

static char *
write_known (SamPublicationState *self)
{
  g_autoptr (SamJsonObject) object = sam_json_object_new ();
  GHashTableIter iter;
  gpointer id;
  gpointer value;

  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const SamPublicRecord *record = value;
      g_autofree char *revision = sam_json_from_string (record->revision);
      g_autofree char *hash = sam_json_from_string (record->hash);
      g_autofree char *name = sam_json_from_string (record->record);
      g_autofree char *parts = g_strdup_printf ("[%s,%s,%s]", revision, hash, name);

      sam_json_object_set (object, id, parts);
    }
  return sam_json_object_to_text (object);
}

gboolean
sam_publication_state_save (SamPublicationState *self,
                            SamDatabase *database,
                            GError **error)
{
  g_autoptr (SamJsonObject) object = sam_json_object_new ();
  g_autofree char *sequence = sam_json_from_integer (self->sequence);
  g_autofree char *day = sam_json_from_string (self->day);
  g_autofree char *known = write_known (self);
  g_autofree char *text = NULL;

  sam_json_object_set (object, "sequence", sequence);
  sam_json_object_set (object, "day", day);
  sam_json_object_set (object, "known", known);
  text = sam_json_object_to_text (object);
  return sam_documents_set_local (database, self->name, text, error);
}

/* Notes that @id is public. */
void
sam_publication_state_note (SamPublicationState *self,
                            const char *id,
                            const char *revision,
                            const char *body,
                            const char *record)
{
  const SamPublicRecord *before = g_hash_table_lookup (self->known, id);
  SamPublicRecord *after = g_new0 (SamPublicRecord, 1);

  after->revision = g_strdup (revision);
  after->hash = body != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1) : NULL;
  after->record = g_strdup (record != NULL || before == NULL ? record : before->record);
  g_hash_table_replace (self->known, g_strdup (id), after);
}

/* Whether exactly @body is known to stand in @revision. */
gboolean
sam_publication_state_has (SamPublicationState *self,
                           const char *id,
                           const char *revision,
                           const char *body)
{
  const SamPublicRecord *record = g_hash_table_lookup (self->known, id);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1);

  return record != NULL && g_strcmp0 (record->revision, revision) == 0 && g_strcmp0 (record->hash, hash) == 0;
}
