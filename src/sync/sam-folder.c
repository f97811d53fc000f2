/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-folder.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"

#include "samenhulp-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define N_FILES 2
#define TEMPORARY ".new"
#define LEFT_BEHIND_SECONDS 3600
#define ABOUT "folder" /* the local document that says which region, and how often it was written */

typedef struct
{
  char *path;
  GBytes *sealed;  /* as it was when it was read; NULL: it was not there */
  GError *problem; /* NULL: it was read well, or not there */
  SamDatabase *database;
  gint64 generation;
} File;

struct _SamFolder
{
  char *path;
  char *name;
  SamSealer *sealer; /* (transfer none) */
  File files[N_FILES];
  SamDatabase *database; /* of the newest file, or a new one */
  int newest;            /* -1: neither is there */
};

G_DEFINE_QUARK (sam - folder - error - quark, sam_folder_error)

static void
clear_file (File *file)
{
  g_free (file->path);
  g_clear_pointer (&file->sealed, g_bytes_unref);
  g_clear_error (&file->problem);
  g_clear_pointer (&file->database, sam_database_close);
}

void
sam_folder_free (SamFolder *self)
{
  for (guint i = 0; i < N_FILES; i++)
    clear_file (&self->files[i]);
  g_clear_pointer (&self->database, sam_database_close);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

/* NULL without @error: there is no such file. */
static GBytes *
read_bytes (const char *path,
            GError **error)
{
  g_autoptr (GError) failure = NULL;
  char *text = NULL;
  gsize length;

  if (g_file_get_contents (path, &text, &length, &failure))
    return g_bytes_new_take (text, length);
  if (!g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static gboolean
read_about (SamFolder *self,
            File *file,
            GError **error)
{
  g_autofree char *text = sam_documents_dup_local (file->database, ABOUT, error);
  g_autoptr (SamJsonObject) about = text != NULL ? sam_json_object_parse (text, -1, error) : NULL;
  g_autofree char *name = about != NULL ? sam_json_to_string (sam_json_object_get (about, "name")) : NULL;

  if (name != NULL && strcmp (name, self->name) == 0 &&
      sam_json_to_integer (sam_json_object_get (about, "generation"), &file->generation))
    return TRUE;
  if (error != NULL && *error == NULL)
    g_set_error (error, SAM_SEAL_ERROR, SAM_SEAL_ERROR_DAMAGED, _ ("It is of another region."));
  return FALSE;
}

static void
read_file (SamFolder *self,
           File *file)
{
  g_autoptr (GBytes) plain = NULL;

  file->sealed = read_bytes (file->path, &file->problem);
  if (file->sealed == NULL)
    return;
  plain = sam_sealer_open (self->sealer, file->sealed, &file->problem);
  if (plain == NULL)
    return;
  file->database = sam_database_open_image (plain, &file->problem);
  if (file->database != NULL && sam_documents_migrate (file->database, &file->problem) &&
      read_about (self, file, &file->problem))
    return;
  g_clear_pointer (&file->database, sam_database_close);
}

/* Nothing that is there is ever written over by somebody who can't read it. */
static gboolean
explain (SamFolder *self,
         GError **error)
{
  const GError *problem = NULL;

  for (guint i = 0; i < N_FILES; i++)
    if (self->files[i].problem != NULL &&
        (problem == NULL || !g_error_matches (problem, SAM_SEAL_ERROR, SAM_SEAL_ERROR_PASSPHRASE)))
      problem = self->files[i].problem;
  if (problem == NULL)
    return TRUE;
  if (g_error_matches (problem, SAM_SEAL_ERROR, SAM_SEAL_ERROR_PASSPHRASE))
    g_set_error (error, SAM_FOLDER_ERROR, SAM_FOLDER_ERROR_PASSPHRASE,
                 _ ("This passphrase does not open the files of this region in “%s”. Nothing was changed; try again."),
                 self->path);
  else if (g_error_matches (problem, SAM_SEAL_ERROR, SAM_SEAL_ERROR_DAMAGED) || problem->domain == SAM_DATABASE_ERROR)
    g_set_error (error, SAM_FOLDER_ERROR, SAM_FOLDER_ERROR_DAMAGED,
                 _ ("The files of this region in “%s” are damaged. Nothing was changed, and nothing is lost: move them "
                    "away and synchronise again from each laptop."),
                 self->path);
  else
    g_propagate_error (error, g_error_copy (problem));
  return FALSE;
}

static gboolean
take_newest (SamFolder *self,
             GError **error)
{
  self->newest = -1;
  for (int i = 0; i < N_FILES; i++)
    if (self->files[i].database != NULL &&
        (self->newest < 0 || self->files[i].generation > self->files[self->newest].generation))
      self->newest = i;
  if (self->newest >= 0)
    {
      self->database = g_steal_pointer (&self->files[self->newest].database);
      return TRUE;
    }
  if (!explain (self, error))
    return FALSE;
  self->database = sam_database_open_image (NULL, error);
  return self->database != NULL && sam_documents_migrate (self->database, error);
}

/**
 * sam_folder_open:
 * @path: of the folder, which must be there
 * @name: of the region's database
 * @sealer: (transfer none): must outlive what is returned
 *
 * Returns: (transfer full) (nullable): what the folder has of the region, empty when it has nothing yet
 */
SamFolder *
sam_folder_open (const char *path,
                 const char *name,
                 SamSealer *sealer,
                 GError **error)
{
  g_autoptr (SamFolder) self = g_new0 (SamFolder, 1);

  self->path = g_strdup (path);
  self->name = g_strdup (name);
  self->sealer = sealer;
  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, SAM_FOLDER_ERROR, SAM_FOLDER_ERROR_MISSING,
                   _ ("There is no folder “%s”. If it is on a stick, plug the stick in."), path);
      return NULL;
    }
  for (guint i = 0; i < N_FILES; i++)
    {
      g_autofree char *file = g_strdup_printf ("%s-%u.sealed", name, i + 1);

      self->files[i].path = g_build_filename (path, file, NULL);
      read_file (self, &self->files[i]);
    }
  return take_newest (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * sam_folder_get_database:
 *
 * Returns: (transfer none): the documents as unsealed, in memory; what is written there reaches the folder with
 *   sam_folder_save() only
 */
SamDatabase *
sam_folder_get_database (SamFolder *self)
{
  return self->database;
}

/**
 * sam_folder_is_mended:
 *
 * Returns: whether the file written last was not whole, and the one before it was taken
 */
gboolean
sam_folder_is_mended (SamFolder *self)
{
  return self->files[0].problem != NULL || self->files[1].problem != NULL;
}

static gboolean
fail_to_write (SamFolder *self,
               int code,
               GError **error)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               _ ("Writing to “%s” failed: %s. What was there before is still there; try again when there is room and "
                  "the stick stays in."),
               self->path, g_strerror (code));
  return FALSE;
}

static gboolean
write_all (int fd,
           GBytes *bytes)
{
  gsize length;
  const char *at = g_bytes_get_data (bytes, &length);

  while (length > 0)
    {
      gssize written = write (fd, at, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      at += written;
      length -= (gsize) written;
    }
  return fsync (fd) == 0;
}

/* Of a laptop that went off while it wrote, or a stick that was pulled out. What @fd says is now by the folder's own
 * clock, which may be another's than ours: nobody who writes meanwhile is disturbed. */
static void
remove_left_behind (SamFolder *self,
                    int fd)
{
  g_autoptr (GDir) names = g_dir_open (self->path, 0, NULL);
  struct stat now;
  const char *name;

  while (names != NULL && fstat (fd, &now) == 0 && (name = g_dir_read_name (names)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->path, name, NULL);
      GStatBuf status;

      if (g_str_has_prefix (name, self->name) && g_str_has_suffix (name, TEMPORARY) && g_stat (path, &status) == 0 &&
          status.st_mtime < now.st_mtime - LEFT_BEHIND_SECONDS)
        g_unlink (path);
    }
}

/* A stick's file system keeps no promises about the order of writes: the bytes are on it before the name is. */
static gboolean
write_file (SamFolder *self,
            const char *path,
            GBytes *bytes,
            GError **error)
{
  /* Two laptops may write at one moment, each into a file of its own. */
  g_autofree char *temporary = g_strdup_printf ("%s.%08x" TEMPORARY, path, g_random_int ());
  int fd = g_open (temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  int code = errno;
  gboolean written;

  if (fd < 0)
    return fail_to_write (self, code, error);
  remove_left_behind (self, fd);
  written = write_all (fd, bytes);
  code = errno;
  if (close (fd) != 0 && written)
    {
      written = FALSE;
      code = errno;
    }
  if (written && g_rename (temporary, path) == 0)
    {
      int folder = g_open (self->path, O_RDONLY | O_CLOEXEC, 0);

      if (folder >= 0)
        {
          fsync (folder);
          close (folder);
        }
      return TRUE;
    }
  if (written)
    code = errno;
  g_unlink (temporary);
  return fail_to_write (self, code, error);
}

/* On a shared folder another laptop may have been here since we looked. */
static gboolean
check_unchanged (SamFolder *self,
                 GError **error)
{
  for (guint i = 0; i < N_FILES; i++)
    {
      g_autoptr (GBytes) now = read_bytes (self->files[i].path, NULL);

      if ((now == NULL) == (self->files[i].sealed == NULL) &&
          (now == NULL || g_bytes_equal (now, self->files[i].sealed)))
        continue;
      g_set_error (error, SAM_FOLDER_ERROR, SAM_FOLDER_ERROR_CHANGED,
                   _ ("Another laptop is writing to “%s” too. Try again in a moment."), self->path);
      return FALSE;
    }
  return TRUE;
}

static GBytes *
seal_next (SamFolder *self,
           GError **error)
{
  gint64 generation = self->newest >= 0 ? self->files[self->newest].generation + 1 : 1;
  g_autofree char *name = sam_json_from_string (self->name);
  g_autofree char *about = g_strdup_printf ("{\"generation\":%" G_GINT64_FORMAT ",\"name\":%s}", generation, name);
  g_autoptr (GBytes) image = NULL;

  if (!sam_documents_set_local (self->database, ABOUT, about, error))
    return NULL;
  image = sam_database_dup_image (self->database, error);
  return image != NULL ? sam_sealer_seal (self->sealer, image, error) : NULL;
}

/**
 * sam_folder_save:
 *
 * Writes the documents into the file that is not the newest, for as long as it takes for both to be safe.
 *
 * Returns: whether they are in the folder now; else all is there as it was
 */
gboolean
sam_folder_save (SamFolder *self,
                 gboolean erased,
                 GError **error)
{
  guint older = self->newest == 0 ? 1 : 0;
  g_autoptr (GBytes) sealed = NULL;

  if (!check_unchanged (self, error))
    return FALSE;
  sealed = seal_next (self, error);
  if (sealed == NULL || !write_file (self, self->files[older].path, sealed, error))
    return FALSE;
  if (erased && self->newest >= 0)
    return write_file (self, self->files[self->newest].path, sealed, error);
  return TRUE;
}
