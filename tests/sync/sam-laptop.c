/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sam-laptop.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static gint64
get_now (gpointer data)
{
  return g_atomic_int_add (&((SamLaptop *) data)->now, 1) + 1;
}

SamStore *
sam_laptop_open_store (SamLaptop *self)
{
  g_autoptr (GError) error = NULL;
  SamStore *store = sam_store_open (self->path, SAM_DATABASE_CREATE, &error);

  g_assert_no_error (error);
  sam_store_set_author (store, self->name);
  sam_store_set_clock (store, get_now, self);
  return store;
}

SamLaptop *
sam_laptop_new (const char *name)
{
  SamLaptop *self = g_new0 (SamLaptop, 1);
  g_autoptr (GError) error = NULL;

  self->name = g_strdup (name);
  self->now = 1760000000 + 1000 * g_str_hash (name) % 100000;
  /* In memory where there is such a place: every save waits for its disk. */
  if (g_access ("/dev/shm", W_OK) == 0)
    self->folder = g_mkdtemp (g_strdup ("/dev/shm/samenhulp-sync-XXXXXX"));
  else
    self->folder = g_dir_make_tmp ("samenhulp-sync-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "region.samenhulp", NULL);
  self->store = sam_laptop_open_store (self);
  return self;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

void
sam_laptop_free (SamLaptop *self)
{
  g_clear_pointer (&self->store, sam_store_close);
  remove_folder (self->folder);
  g_free (self->name);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

char *
sam_laptop_add (SamLaptop *self,
                const char *name)
{
  const SamKind *kind = sam_kind_find ("group");
  char *id = sam_id_new (kind);
  g_autoptr (SamRecord) record = sam_record_new (kind, id);
  g_autoptr (GError) error = NULL;

  sam_record_set_text (record, "name", name);
  sam_store_save (self->store, record, &error);
  g_assert_no_error (error);
  return id;
}

void
sam_laptop_set (SamLaptop *self,
                const char *id,
                const char *field,
                const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) record = sam_store_load (self->store, id, &error);

  g_assert_no_error (error);
  sam_record_parse_field (record, field, text, &error);
  g_assert_no_error (error);
  sam_store_save (self->store, record, &error);
  g_assert_no_error (error);
}

void
sam_laptop_restart (SamLaptop *self)
{
  sam_store_close (self->store);
  self->store = sam_laptop_open_store (self);
}

void
sam_laptop_back_up (SamLaptop *self)
{
  g_autofree char *path = g_build_filename (self->folder, "backup.samenhulp", NULL);
  g_autoptr (GError) error = NULL;

  g_remove (path);
  sam_store_backup (self->store, path, NULL, &error);
  g_assert_no_error (error);
}

void
sam_laptop_go_back (SamLaptop *self)
{
  g_autofree char *path = g_build_filename (self->folder, "backup.samenhulp", NULL);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->store, sam_store_close);
  sam_store_restore (self->path, path, &error);
  g_assert_no_error (error);
  self->store = sam_laptop_open_store (self);
}

char *
sam_laptop_get (SamLaptop *self,
                const char *id,
                const char *field)
{
  g_autoptr (SamRecord) record = sam_store_load (self->store, id, NULL);

  if (record == NULL || sam_record_get_value (record, field) == NULL)
    return NULL;
  return sam_record_format_field (record, field);
}

void
sam_laptop_delete (SamLaptop *self,
                   const char *id)
{
  g_autoptr (GError) error = NULL;

  sam_store_delete (self->store, id, &error);
  g_assert_no_error (error);
}

gboolean
sam_laptop_has (SamLaptop *self,
                const char *id)
{
  g_autoptr (SamRecord) record = sam_store_load (self->store, id, NULL);

  return record != NULL;
}

char *
sam_laptop_dup_leaves (SamLaptop *self,
                       const char *id)
{
  g_autoptr (GPtrArray) leaves = sam_documents_list_leaves (sam_store_get_database (self->store), id, FALSE, NULL);
  GString *text;

  if (leaves == NULL || leaves->len == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < leaves->len; i++)
    {
      SamRevision *leaf = leaves->pdata[i];

      g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", leaf->revision, leaf->deleted ? "!" : "");
    }
  return g_string_free (text, FALSE);
}

gboolean
sam_laptop_remembers (SamLaptop *self,
                      const char *id,
                      const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = sam_documents_list_history (sam_store_get_database (self->store), id, &error);

  if (g_error_matches (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_NOT_FOUND))
    return FALSE;
  g_assert_no_error (error);
  for (guint i = 0; i < history->len; i++)
    {
      SamRevision *kept = history->pdata[i];

      if (kept->body != NULL && strstr (kept->body, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

void
sam_laptop_assert_sound (SamLaptop *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = sam_store_verify (self->store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s: %s", self->name, (const char *) problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}
