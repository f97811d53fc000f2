/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-hub"

#include "hub/sam-hub-databases.h"

#include "hub/sam-hub-password.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"

#include "samenhulp-config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define SUFFIX ".samenhulp"
#define ABOUT "hub:about"
#define MARK_BYTES 6

struct _SamHubDatabases
{
  char *directory;
  GHashTable *open; /* name → SamHubDatabase */
};

static void
free_database (gpointer data)
{
  SamHubDatabase *self = data;

  g_warn_if_fail (self->waiters == NULL);
  sam_database_close (self->database);
  g_free (self->name);
  g_free (self->mark);
  g_free (self);
}

/**
 * sam_hub_databases_new:
 * @directory: a file for each database lies there
 *
 * Returns: (transfer full):
 */
SamHubDatabases *
sam_hub_databases_new (const char *directory)
{
  SamHubDatabases *self = g_new0 (SamHubDatabases, 1);

  self->directory = g_strdup (directory);
  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_database);
  return self;
}

void
sam_hub_databases_free (SamHubDatabases *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->open);
  g_free (self->directory);
  g_free (self);
}

/**
 * sam_hub_database_is_name:
 * @name: a text
 *
 * CouchDB's rule, without the slash: the name is a file's name too.
 *
 * Returns: whether a database can be called so
 */
gboolean
sam_hub_database_is_name (const char *name)
{
  gsize length = strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789_$()+-");

  return name[0] >= 'a' && name[0] <= 'z' && name[length] == '\0' && length <= 200;
}

static char *
build_path (SamHubDatabases *self,
            const char *name)
{
  g_autofree char *file = g_strconcat (name, SUFFIX, NULL);

  return g_build_filename (self->directory, file, NULL);
}

/* A database tells itself apart from every other, also from an earlier one of the same name. */
static gboolean
read_about (SamHubDatabase *self,
            gint64 now,
            GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = sam_documents_dup_local (self->database, ABOUT, &local_error);
  g_autoptr (SamJsonObject) about = NULL;
  GString *mark;
  guint8 bytes[MARK_BYTES];

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (text != NULL)
    {
      about = sam_json_object_parse (text, -1, error);
      if (about == NULL)
        return FALSE;
      self->mark = sam_json_to_string (sam_json_object_get (about, "mark"));
      sam_json_to_integer (sam_json_object_get (about, "made_at"), &self->made_at);
      return TRUE;
    }

  sam_hub_random (bytes, sizeof bytes);
  mark = g_string_new (NULL);
  for (guint i = 0; i < sizeof bytes; i++)
    g_string_append_printf (mark, "%02x", bytes[i]);
  self->mark = g_string_free (mark, FALSE);
  self->made_at = now;
  text = g_strdup_printf ("{\"made_at\":%" G_GINT64_FORMAT ",\"mark\":\"%s\"}", now, self->mark);
  return sam_documents_set_local (self->database, ABOUT, text, error);
}

static SamHubDatabase *
open_file (SamHubDatabases *self,
           const char *name,
           SamDatabaseFlags flags,
           gint64 now,
           GError **error)
{
  g_autofree char *path = build_path (self, name);
  SamHubDatabase *opened = g_new0 (SamHubDatabase, 1);

  opened->name = g_strdup (name);
  opened->database = sam_database_open (path, flags, error);
  if (opened->database == NULL || !sam_documents_migrate (opened->database, error) || !read_about (opened, now, error))
    {
      free_database (opened);
      return NULL;
    }

  g_hash_table_insert (self->open, opened->name, opened);
  return opened;
}

/**
 * sam_hub_databases_open:
 *
 * Returns: (transfer none) (nullable): the database, open until it is deleted; NULL without @error: there is none of
 *   that name, or it is no name
 */
SamHubDatabase *
sam_hub_databases_open (SamHubDatabases *self,
                        const char *name,
                        GError **error)
{
  SamHubDatabase *opened = g_hash_table_lookup (self->open, name);
  g_autofree char *path = NULL;

  if (opened != NULL || !sam_hub_database_is_name (name))
    return opened;

  path = build_path (self, name);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;

  return open_file (self, name, SAM_DATABASE_OPEN_EXISTING, g_get_real_time () / G_USEC_PER_SEC, error);
}

/**
 * sam_hub_databases_create:
 * @name: one that sam_hub_database_is_name()
 * @now: seconds UTC
 *
 * Returns: (transfer none) (nullable): the new database
 */
SamHubDatabase *
sam_hub_databases_create (SamHubDatabases *self,
                          const char *name,
                          gint64 now,
                          GError **error)
{
  g_return_val_if_fail (sam_hub_database_is_name (name), NULL);

  return open_file (self, name, SAM_DATABASE_CREATE, now, error);
}

/**
 * sam_hub_databases_delete:
 *
 * Its waiters must have been sent home with sam_hub_feed_end(). The file itself goes last, so that what breaks off can
 * be done again.
 *
 * Returns: whether nothing of it is left
 */
gboolean
sam_hub_databases_delete (SamHubDatabases *self,
                          const char *name,
                          GError **error)
{
  const char *const suffixes[] = { "-wal", "-shm", "" };
  g_autofree char *path = build_path (self, name);

  g_hash_table_remove (self->open, name);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      if (g_unlink (file) != 0 && g_file_test (file, G_FILE_TEST_EXISTS))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("“%s” can't be deleted."), file);
          return FALSE;
        }
    }

  return TRUE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * sam_hub_databases_list:
 *
 * Returns: (transfer full) (array zero-terminated=1): the names of all files in the directory, sorted, open or not;
 *   empty where it can't be read
 */
char **
sam_hub_databases_list (SamHubDatabases *self)
{
  g_autoptr (GDir) directory = g_dir_open (self->directory, 0, NULL);
  GPtrArray *names = g_ptr_array_new ();
  const char *file;

  while (directory != NULL && (file = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *name = NULL;

      if (!g_str_has_suffix (file, SUFFIX))
        continue;
      name = g_strndup (file, strlen (file) - strlen (SUFFIX));
      if (sam_hub_database_is_name (name))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }

  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

/**
 * sam_hub_databases_get_open:
 *
 * Returns: (transfer container) (element-type SamHubDatabase): those that are open, in no order
 */
GList *
sam_hub_databases_get_open (SamHubDatabases *self)
{
  return g_hash_table_get_values (self->open);
}

/**
 * sam_hub_database_format_sequence:
 * @self: a database
 * @sequence: a sequence of its documents
 *
 * Returns: (transfer full): JSON
 */
char *
sam_hub_database_format_sequence (SamHubDatabase *self,
                                  gint64 sequence)
{
  return g_strdup_printf ("\"%" G_GINT64_FORMAT "-%s\"", sequence, self->mark);
}

/**
 * sam_hub_database_parse_sequence:
 * @text: (nullable): as a client sends it, with quotes or without; NULL or 0: from the beginning; `now`: the last one
 *
 * A sequence of another database, or from before a backup was restored, becomes 0: all over again.
 *
 * Returns: whether it makes sense
 */
gboolean
sam_hub_database_parse_sequence (SamHubDatabase *self,
                                 const char *text,
                                 gint64 *sequence)
{
  g_auto (GStrv) parts = NULL;
  gint64 last = sam_documents_get_sequence (self->database, NULL);

  if (text == NULL || strcmp (text, "0") == 0 || strcmp (text, "\"0\"") == 0)
    {
      *sequence = 0;
      return TRUE;
    }
  if (strcmp (text, "now") == 0)
    {
      *sequence = last;
      return TRUE;
    }

  parts = g_strsplit_set (text, "-", -1);
  if (g_strv_length (parts) != 2 ||
      !g_ascii_string_to_signed (parts[0][0] == '"' ? parts[0] + 1 : parts[0], 10, 0, G_MAXINT64, sequence, NULL))
    return FALSE;
  if (g_str_has_suffix (parts[1], "\""))
    parts[1][strlen (parts[1]) - 1] = '\0';
  if (strcmp (parts[1], self->mark) != 0 || *sequence > last)
    *sequence = 0;
  return TRUE;
}
