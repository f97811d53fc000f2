/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "documents-fixture.h"

#include <glib/gstdio.h>

void
fixture_set_up (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->directory = g_dir_make_tmp ("samenhulp-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->directory, "region.samenhulp", NULL);
  fixture->database = sam_database_open (fixture->path, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  sam_documents_migrate (fixture->database, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *fixture,
                   gconstpointer data)
{
  g_autoptr (GDir) directory = NULL;
  const char *name;

  g_clear_pointer (&fixture->database, sam_database_close);
  directory = g_dir_open (fixture->directory, 0, NULL);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->directory, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->directory);
  g_free (fixture->path);
  g_free (fixture->directory);
}

char *
fixture_id (guint generation,
            char digit)
{
  g_autofree char *hash = g_strnfill (32, digit);

  return g_strdup_printf ("%u-%s", generation, hash);
}

char *
fixture_save (SamDatabase *database,
              const char *id,
              const char *base,
              const char *body)
{
  g_autoptr (GError) error = NULL;
  char *revision = sam_documents_save (database, id, base, FALSE, body, &error);

  g_assert_no_error (error);
  g_assert_true (sam_revision_id_is_valid (revision));
  return revision;
}

char *
fixture_tombstone (SamDatabase *database,
                   const char *id,
                   const char *base,
                   const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *body = g_strdup_printf ("{\"reason\":\"%s\"}", reason);
  char *revision = sam_documents_save (database, id, base, TRUE, body, &error);

  g_assert_no_error (error);
  return revision;
}

void
fixture_fix (SamDatabase *database,
             const char *id,
             const char *leaf)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *fixed = sam_documents_fix_leaf (database, id, leaf, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (fixed, ==, leaf);
}

gboolean
fixture_add (SamDatabase *database,
             const char *id,
             const char *path,
             gboolean deleted,
             const char *body)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) revisions = g_strsplit (path, " ", -1);
  gboolean added = FALSE;

  sam_documents_add (database, id, (const char *const *) revisions, deleted, body, &added, NULL, &error);
  g_assert_no_error (error);
  return added;
}

void
fixture_send (SamDatabase *from,
              SamDatabase *to,
              const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) leaves = sam_documents_list_leaves (from, id, FALSE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < leaves->len; i++)
    {
      SamRevision *leaf = leaves->pdata[i];
      g_auto (GStrv) path = sam_documents_dup_path (from, id, leaf->revision, &error);

      g_assert_no_error (error);
      fixture_fix (from, id, leaf->revision);
      sam_documents_add (to, id, (const char *const *) path, leaf->deleted, leaf->body, NULL, NULL, &error);
      g_assert_no_error (error);
    }
}

char *
fixture_leaves (SamDatabase *database,
                const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) leaves = sam_documents_list_leaves (database, id, FALSE, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < leaves->len; i++)
    {
      SamRevision *leaf = leaves->pdata[i];

      g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", leaf->revision, leaf->deleted ? "*" : "");
    }

  return g_string_free (text, FALSE);
}

char *
fixture_body (SamDatabase *database,
              const char *id,
              const char *revision)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRevision) found = sam_documents_get (database, id, revision, &error);

  g_assert_no_error (error);
  return g_steal_pointer (&found->body);
}

void
fixture_assert_sound (SamDatabase *database)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = sam_documents_verify (database, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}
