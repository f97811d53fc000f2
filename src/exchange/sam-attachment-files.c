/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-attachment-files.h"

#include "exchange/sam-exchange-error.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* What a system runs instead of showing it, by the end of the name: of Windows, of Linux, of macOS. */
static const char *const program_endings[] = {
  "appref-ms", "appx", "bat", "chm", "cmd", "com", "cpl", "dll", "exe", "gadget", "hta", "inf", "jar", "js", "jse",
  "lnk", "msc", "msi", "msix", "msp", "pif", "ps1", "psm1", "reg", "scf", "scr", "settingcontent-ms", "url", "vb",
  "vbe", "vbs", "ws", "wsf", "wsh", "application", "appimage", "bash", "deb", "desktop", "flatpak", "flatpakref",
  "pl", "py", "rpm", "run", "sh", "app", "command", "dmg", "pkg", "terminal", "workflow", NULL
};

/* And by its first bytes, whatever it is called. */
static const char *const program_beginnings[] = { "\177ELF", "#!", "\xCA\xFE\xBA\xBE", "\xCF\xFA\xED\xFE" };

/* Whether opening it would run it. Somebody's flyer comes from another computer, with a name that was chosen there. */
static gboolean
is_program (const char *name,
            GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *small = g_ascii_strdown (name, -1);
  const char *dot;

  /* Windows leaves dots and spaces at the end out. */
  for (gsize n = strlen (small); n > 0 && (small[n - 1] == '.' || small[n - 1] == ' '); n--)
    small[n - 1] = '\0';
  dot = strrchr (small, '.');
  if (dot != NULL && g_strv_contains (program_endings, dot + 1))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (program_beginnings); i++)
    {
      gsize n = strlen (program_beginnings[i]);

      if (length >= n && memcmp (data, program_beginnings[i], n) == 0)
        return TRUE;
    }
  /* Of Windows; a note may begin with these letters too, but has no zeros after them. */
  return length > 2 && memcmp (data, "MZ", 2) == 0 && memchr (data, 0, MIN (length, 64)) != NULL;
}

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
 * A file that is too large is not even read; a program is refused.
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

  /* Some systems allow line breaks in the names of files; a name here is one line. */
  g_strdelimit (display, "\r\n\t", ' ');
  if (info == NULL || !sam_attachment_check_size (display, (guint64) g_file_info_get_size (info), error))
    return NULL;
  bytes = g_file_load_bytes (file, cancellable, NULL, error);
  if (bytes == NULL)
    return NULL;
  if (is_program (display, bytes))
    {
      g_set_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT,
                   _ ("“%s” is a program. Programs are not kept with records, for they can do harm on the computers of your "
                      "colleagues."),
                   display);
      return NULL;
    }
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
  g_autoptr (GBytes) bytes = sam_store_load_attached (store, id, error);

  return bytes != NULL &&
         g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/* Letters that are not seen can turn what is: "flyer\u202Efdp.exe" looks like "flyerexe.pdf". */
static gboolean
may_stand_in_name (gunichar letter)
{
  if (letter < 0x80)
    return !g_ascii_iscntrl ((char) letter) && strchr ("/\\:*?\"<>|", (int) letter) == NULL;
  return g_unichar_type (letter) != G_UNICODE_FORMAT && g_unichar_type (letter) != G_UNICODE_CONTROL;
}

/**
 * sam_attachment_make_safe_name:
 * @name: as it came from another computer
 *
 * Returns: (transfer full): a name for a file that leads nowhere else, and hides nothing
 */
char *
sam_attachment_make_safe_name (const char *name)
{
  g_autoptr (GString) safe = g_string_new (*name == '.' || *name == '\0' ? "_" : NULL);

  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    if (may_stand_in_name (g_utf8_get_char (c)))
      g_string_append_unichar (safe, g_utf8_get_char (c));
    else
      g_string_append_c (safe, '_');
  return g_string_free (g_steal_pointer (&safe), FALSE);
}

/**
 * sam_attachment_write_to_open:
 * @id: of an attachment
 * @folder: only this person's, made if it is not there
 *
 * A program is refused: to open it would be to run it.
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
  g_autoptr (GBytes) bytes = NULL;

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
  safe = sam_attachment_make_safe_name (name != NULL ? name : "");
  bytes = sam_store_load_attached (store, id, error);
  if (bytes == NULL)
    return NULL;
  if (is_program (safe, bytes))
    {
      g_set_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT,
                   _ ("“%s” is a program and could do harm: it is not opened from here. Whoever knows what it is can save a "
                      "copy of it."),
                   safe);
      return NULL;
    }
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
