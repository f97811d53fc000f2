/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-attachment-files.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

static char *
guess_type (const char *path,
            GBytes *bytes)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  g_autofree char *type = g_content_type_guess (path, data, length, NULL);
  char *media_type = g_content_type_get_mime_type (type);

  return media_type != NULL ? media_type : g_strdup ("application/octet-stream");
}

/**
 * sam_attachment_read_file:
 * @about: the record it is to be kept with
 * @path: a file
 *
 * A file that is too large is not even read.
 *
 * Returns: (transfer full) (nullable): the id of the attachment
 */
char *
sam_attachment_read_file (SamStore *store,
                          const char *about,
                          const char *path,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *display = g_filename_display_name (name);
  g_autofree char *type = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (info == NULL || !sam_attachment_check_size (display, (guint64) g_file_info_get_size (info), error))
    return NULL;
  bytes = g_file_load_bytes (file, cancellable, NULL, error);
  if (bytes == NULL)
    return NULL;
  type = guess_type (path, bytes);
  return sam_store_attach (store, about, display, type, bytes, error);
}

/**
 * sam_attachment_write_file:
 * @id: of an attachment
 * @path: of the file to write
 *
 * Returns: whether it was written
 */
gboolean
sam_attachment_write_file (SamStore *store,
                           const char *id,
                           const char *path,
                           GError **error)
{
  g_autoptr (GBytes) bytes = sam_store_get_attached (store, id, error);

  return bytes != NULL &&
         g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/* The name came from another computer: it must not lead elsewhere, nor hide. */
static char *
make_safe (const char *name)
{
  g_autofree char *safe = g_strdup (name);

  for (char *c = safe; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c) || strchr ("/\\:*?\"<>|", *c) != NULL)
      *c = '_';
  return g_strconcat (*safe == '.' || *safe == '\0' ? "_" : "", safe, NULL);
}

/**
 * sam_attachment_write_to_open:
 * @id: of an attachment
 * @folder: only this person's, made if it is not there
 *
 * Returns: (transfer full) (nullable): the path of a copy to open with another program: what that changes in it changes
 *   nothing here
 */
char *
sam_attachment_write_to_open (SamStore *store,
                              const char *id,
                              const char *folder,
                              GError **error)
{
  g_autoptr (SamRecord) record = NULL;
  g_autofree char *name = NULL;
  g_autofree char *safe = NULL;
  g_autofree char *own = NULL;
  g_autofree char *path = NULL;

  /* The id may come from another computer too, and becomes the name of a folder. */
  if (!sam_id_is_valid (id))
    {
      g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND, _ ("“%s” is no attachment."), id);
      return NULL;
    }
  record = sam_store_load (store, id, error);
  if (record == NULL)
    return NULL;
  name = sam_record_dup_text (record, "name");
  safe = make_safe (name != NULL ? name : "");
  own = g_build_filename (folder, strchr (id, ':') + 1, NULL);
  path = g_build_filename (own, safe, NULL);
  if (g_mkdir_with_parents (own, 0700) < 0)
    {
      g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno), _ ("“%s” can't be made: %s"), own,
                   g_strerror (errno));
      return NULL;
    }
  return sam_attachment_write_file (store, id, path, error) ? g_steal_pointer (&path) : NULL;
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

/**
 * sam_attachment_forget_opened:
 * @folder: as given to sam_attachment_write_to_open()
 *
 * Removes the copies that were made to look at: what is removed or erased from the region must not stay beside it. What
 * can't be removed, as a file that another program still holds, is left for the next time.
 */
void
sam_attachment_forget_opened (const char *folder)
{
  g_autoptr (GDir) folders = g_dir_open (folder, 0, NULL);
  const char *name;

  while (folders != NULL && (name = g_dir_read_name (folders)) != NULL)
    {
      g_autofree char *own = g_build_filename (folder, name, NULL);

      /* Nothing but what we made there. */
      if (!g_uuid_string_is_valid (name) || g_file_test (own, G_FILE_TEST_IS_SYMLINK))
        continue;
      remove_files (own);
      g_rmdir (own);
    }
}
