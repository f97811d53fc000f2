/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-session.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

struct _SamSession
{
  char *database;
  SamStore *store;
  gboolean made; /* by this run: the file was not there before */
};

static char *
find_default_database (void)
{
  const char *from_environment = g_getenv ("SAMENHULP_DATABASE");

  if (from_environment != NULL && *from_environment != '\0')
    return g_strdup (from_environment);
  return g_build_filename (g_get_user_data_dir (), "samenhulp", "region.db", NULL);
}

/**
 * sam_session_new:
 *
 * Returns: (transfer full): a session with the database of SAMENHULP_DATABASE, or the usual one
 */
SamSession *
sam_session_new (void)
{
  SamSession *self = g_new0 (SamSession, 1);

  self->database = find_default_database ();
  return self;
}

void
sam_session_free (SamSession *self)
{
  g_clear_pointer (&self->store, sam_store_close);
  g_free (self->database);
  g_free (self);
}

/**
 * sam_session_set_database:
 * @path: the file that --database names
 */
void
sam_session_set_database (SamSession *self,
                          const char *path)
{
  g_free (self->database);
  self->database = g_strdup (path);
}

/**
 * sam_session_get_database:
 *
 * Returns: (transfer none): path of the file
 */
const char *
sam_session_get_database (SamSession *self)
{
  return self->database;
}

static const char *
get_author (void)
{
  const char *author = g_getenv ("SAMENHULP_AUTHOR");
  const char *real_name = g_get_real_name ();

  if (author != NULL && *author != '\0')
    return author;
  /* GLib's word for an account without a name. */
  return g_str_equal (real_name, "Unknown") ? g_get_user_name () : real_name;
}

/**
 * sam_session_open:
 *
 * Returns: (transfer none) (nullable): the store, open until the end of the run
 */
SamStore *
sam_session_open (SamSession *self,
                  SamDatabaseFlags flags,
                  GError **error)
{
  if (self->store != NULL)
    return self->store;
  if (flags == SAM_DATABASE_CREATE)
    {
      g_autofree char *directory = g_path_get_dirname (self->database);

      /* If this fails, opening the file says why. */
      g_mkdir_with_parents (directory, 0700);
      self->made = !g_file_test (self->database, G_FILE_TEST_EXISTS);
    }
  else if (!g_file_test (self->database, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                   _ ("There is no region database “%s”; “samenhulpctl init --region NAME” makes one."),
                   self->database);
      return NULL;
    }
  self->store = sam_store_open (self->database, flags, error);
  if (self->store != NULL)
    sam_store_set_author (self->store, get_author ());
  return self->store;
}

/**
 * sam_session_discard:
 *
 * Closes the store, and removes its file if this run made it: half a region is none.
 */
void
sam_session_discard (SamSession *self)
{
  g_clear_pointer (&self->store, sam_store_close);
  if (self->made)
    g_unlink (self->database);
  self->made = FALSE;
}
