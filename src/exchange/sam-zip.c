/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-zip.h"

#include "exchange/sam-exchange-error.h"

#include "samenhulp-config.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK 65536
/* The first noon that a zip can tell, 1 January 1980: the same content gives the same bytes. */
#define MADE_AT 315576000

static void
fail (GError **error,
      const char *sentence)
{
  g_set_error_literal (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT, sentence);
}

/* A zip of a few kilobytes can unpack to terabytes: what is over the budget is not unpacked. */
static GBytes *
read_entry (struct archive *archive,
            gsize *budget,
            GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  la_ssize_t n;

  while ((n = archive_read_data (archive, buffer, CHUNK)) > 0 && (gsize) n <= *budget)
    {
      *budget -= (gsize) n;
      g_byte_array_append (data, buffer, (guint) n);
    }
  if (n == 0)
    return g_byte_array_free_to_bytes (g_steal_pointer (&data));
  fail (error, n > 0 ? _ ("it unpacks to more than it may") : _ ("it is damaged"));
  return NULL;
}

static gboolean
read_entries (struct archive *archive,
              gsize budget,
              SamZipWanted wanted,
              gpointer data,
              GHashTable *parts,
              GError **error)
{
  struct archive_entry *entry;
  int status;

  while ((status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK)
    {
      const char *name = archive_entry_pathname (entry);
      GBytes *part;

      if (name == NULL || archive_entry_filetype (entry) != AE_IFREG || !wanted (name, data))
        continue;
      part = read_entry (archive, &budget, error);
      if (part == NULL)
        return FALSE;
      g_hash_table_replace (parts, g_strdup (name), part);
    }
  if (status == ARCHIVE_EOF)
    return TRUE;
  fail (error, _ ("it is damaged"));
  return FALSE;
}

/**
 * sam_zip_is_zip:
 *
 * Returns: whether @bytes look like a zip
 */
gboolean
sam_zip_is_zip (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length >= 4 && memcmp (data, "PK\003\004", 4) == 0;
}

/**
 * sam_zip_read:
 * @most_bytes: that all wanted files may unpack to
 * @wanted: which files are
 *
 * Returns: (transfer full) (element-type utf8 GBytes) (nullable): the wanted files by name, or %NULL with
 *   %SAM_EXCHANGE_ERROR_FORMAT, whose message is half a sentence
 */
GHashTable *
sam_zip_read (GBytes *bytes,
              gsize most_bytes,
              SamZipWanted wanted,
              gpointer data,
              GError **error)
{
  g_autoptr (GHashTable) parts =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  struct archive *archive = archive_read_new ();
  gsize length;
  const void *memory = g_bytes_get_data (bytes, &length);
  gboolean good;

  archive_read_support_format_zip (archive);
  good = archive_read_open_memory (archive, memory, length) == ARCHIVE_OK;
  if (!good)
    fail (error, _ ("it is damaged"));
  else
    good = read_entries (archive, most_bytes, wanted, data, parts, error);
  archive_read_free (archive);
  return good ? g_steal_pointer (&parts) : NULL;
}

static la_ssize_t
collect (struct archive *archive,
         void *data,
         const void *buffer,
         size_t length)
{
  g_byte_array_append (data, buffer, (guint) length);
  return (la_ssize_t) length;
}

static gboolean
write_part (struct archive *archive,
            const SamZipPart *part)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean good;

  archive_entry_set_pathname (entry, part->name);
  archive_entry_set_size (entry, (la_int64_t) part->length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_mtime (entry, MADE_AT, 0);
  good = archive_write_header (archive, entry) == ARCHIVE_OK &&
         archive_write_data (archive, part->bytes, part->length) == (la_ssize_t) part->length;
  archive_entry_free (entry);
  return good;
}

/**
 * sam_zip_write:
 * @parts: (array length=n_parts): the files
 *
 * Returns: (transfer full) (nullable): a zip of them, the same bytes for the same files
 */
GBytes *
sam_zip_write (const SamZipPart *parts,
               guint n_parts,
               GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  struct archive *archive = archive_write_new ();
  gboolean good = archive_write_set_format_zip (archive) == ARCHIVE_OK &&
                  archive_write_open (archive, bytes, NULL, collect, NULL) == ARCHIVE_OK;

  for (guint i = 0; good && i < n_parts; i++)
    good = write_part (archive, &parts[i]);
  good = good && archive_write_close (archive) == ARCHIVE_OK;
  if (!good)
    fail (error, _ ("The file could not be packed."));
  archive_write_free (archive);
  return good ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
