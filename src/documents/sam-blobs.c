/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-documents"

#include "documents/sam-blobs.h"

#include "documents/sam-document-rows.h"
#include "json/sam-json-object.h"
#include "json/sam-json-value.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
make_md5 (GBytes *bytes)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_MD5);
  guint8 digest[16];
  gsize length = sizeof digest;

  g_checksum_update (checksum, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  g_checksum_get_digest (checksum, digest, &length);
  return g_base64_encode (digest, length);
}

static GBytes *
read_data (const char *name,
           const char *value,
           GError **error)
{
  g_autofree char *text = sam_json_to_string (value);
  gsize length = 0;
  guchar *data = text != NULL ? g_base64_decode (text, &length) : NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, length);

  if (text != NULL && length <= SAM_BLOB_MAX_BYTES)
    return g_steal_pointer (&bytes);
  g_set_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_INVALID,
               _ ("The attachment “%.100s” can't be read, or is larger than 10 MB."), name);
  return NULL;
}

/* {"data":…} → {"stub":true,"digest":…}; what is named already stays as it came. */
static char *
name_one (const char *name,
          const char *value,
          gint64 generation,
          GPtrArray *blobs,
          GError **error)
{
  g_autoptr (SamJsonObject) one = sam_json_object_parse (value, -1, error);
  const char *data = one != NULL ? sam_json_object_get (one, "data") : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *md5 = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *length = NULL;
  g_autofree char *revision = NULL;

  if (one == NULL || data == NULL)
    return one != NULL ? sam_json_object_to_text (one) : NULL;
  bytes = read_data (name, data, error);
  if (bytes == NULL)
    return NULL;
  md5 = make_md5 (bytes);
  digest = g_strdup_printf ("\"md5-%s\"", md5);
  length = sam_json_from_integer ((gint64) g_bytes_get_size (bytes));
  revision = sam_json_from_integer (generation);
  sam_json_object_remove (one, "data");
  sam_json_object_set (one, "digest", digest);
  sam_json_object_set (one, "length", length);
  sam_json_object_set (one, "revpos", revision);
  sam_json_object_set (one, "stub", "true");
  if (sam_json_object_get (one, "content_type") == NULL)
    sam_json_object_set (one, "content_type", "\"application/octet-stream\"");
  g_ptr_array_add (blobs, g_steal_pointer (&bytes));
  return sam_json_object_to_text (one);
}

/**
 * sam_blobs_take:
 * @attachments: the value of "_attachments"
 * @generation: of the revision it came with
 * @named: (out) (transfer full): the same with names in place of what it held
 * @blobs: (element-type GBytes): what it held is added here
 *
 * Returns: whether it could be read
 */
gboolean
sam_blobs_take (const char *attachments,
                gint64 generation,
                char **named,
                GPtrArray *blobs,
                GError **error)
{
  g_autoptr (SamJsonObject) all = sam_json_object_parse (attachments, -1, error);
  g_auto (GStrv) names = all != NULL ? sam_json_object_dup_keys (all) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *one = name_one (names[i], sam_json_object_get (all, names[i]), generation, blobs, error);

      if (one == NULL)
        return FALSE;
      sam_json_object_set (all, names[i], one);
    }
  *named = all != NULL ? sam_json_object_to_text (all) : NULL;
  return all != NULL;
}

/**
 * sam_blob_name:
 *
 * Returns: (transfer full): the SHA-256 of the bytes, in lower-case hex
 */
char *
sam_blob_name (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

static gboolean
insert (SamDatabase *database,
        const char *sha256,
        GBytes *bytes,
        GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *md5 = make_md5 (bytes);
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  gboolean row;

  statement = sam_database_prepare (database, "INSERT OR IGNORE INTO blob (sha256, md5, length, bytes)"
                                              " VALUES (?, ?, ?, ?)",
                                    error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, sha256, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, md5, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3, (gint64) length);
  sqlite3_bind_blob64 (statement, 4, data != NULL ? data : "", length, SQLITE_STATIC);
  return sam_database_step (database, statement, &row, error);
}

/**
 * sam_documents_put_blob:
 * @id: the document that holds it, which is here
 *
 * Keeps the bytes, and notes who holds them. What is here already is not written again.
 *
 * Returns: whether they are kept
 */
gboolean
sam_documents_put_blob (SamDatabase *database,
                        const char *id,
                        GBytes *bytes,
                        GError **error)
{
  g_auto (SamDocumentRow) document = { 0 };
  g_autofree char *sha256 = sam_blob_name (bytes);

  if (!sam_rows_find_document (database, id, &document, error))
    return FALSE;
  if (document.number == 0)
    {
      g_set_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_NOT_FOUND, _ ("There is no document “%s”."), id);
      return FALSE;
    }
  return insert (database, sha256, bytes, error) &&
         sam_rows_run (database, error, "INSERT OR IGNORE INTO attachment (document, sha256) VALUES (?, ?)", "is",
                       document.number, sha256);
}

static GBytes *
read_blob (SamDatabase *database,
           sqlite3_stmt *statement,
           GError **error)
{
  gboolean row;

  if (!sam_database_step (database, statement, &row, error))
    return NULL;
  if (row)
    return g_bytes_new (sqlite3_column_blob (statement, 0), (gsize) sqlite3_column_bytes (statement, 0));
  g_set_error_literal (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_NOT_FOUND,
                       _ ("This attachment has not arrived on this computer yet."));
  return NULL;
}

/**
 * sam_documents_load_blob:
 *
 * Returns: (transfer full) (nullable): the bytes, or %NULL with %SAM_DOCUMENTS_ERROR_NOT_FOUND
 */
GBytes *
sam_documents_load_blob (SamDatabase *database,
                         const char *sha256,
                         GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sam_database_prepare (database, "SELECT bytes FROM blob WHERE sha256 = ?", error);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, sha256, -1, SQLITE_STATIC);
  return read_blob (database, statement, error);
}

/**
 * sam_documents_has_blob:
 * @sha256: the name of a blob, see sam_blob_name()
 *
 * Returns: whether its bytes are here; also %FALSE where the file can't be read, which is no error here
 */
gboolean
sam_documents_has_blob (SamDatabase *database,
                        const char *sha256)
{
  g_autoptr (sqlite3_stmt) statement =
      sam_database_prepare (database, "SELECT 1 FROM blob WHERE sha256 = ?", NULL);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, sha256, -1, SQLITE_STATIC);
  return sam_database_step (database, statement, &row, NULL) && row;
}

/**
 * sam_documents_find_blob:
 * @id: a document
 * @md5: as a server names the bytes, in Base64
 *
 * Returns: (transfer full) (nullable): the bytes that @id holds under that name, or %NULL with
 *   %SAM_DOCUMENTS_ERROR_NOT_FOUND
 */
GBytes *
sam_documents_find_blob (SamDatabase *database,
                         const char *id,
                         const char *md5,
                         GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = sam_database_prepare (database,
                                    "SELECT bytes FROM blob JOIN attachment USING (sha256)"
                                    " JOIN document ON document = number WHERE md5 = ? AND id = ?",
                                    error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, md5, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, id, -1, SQLITE_STATIC);
  return read_blob (database, statement, error);
}

/**
 * sam_documents_prune_blobs:
 *
 * Drops what only erased documents held.
 *
 * Returns: whether it could be done
 */
gboolean
sam_documents_prune_blobs (SamDatabase *database,
                           GError **error)
{
  return sam_database_execute (database,
                               "DELETE FROM attachment WHERE document IN (SELECT number FROM document"
                               " WHERE id IN (SELECT id FROM erased));"
                               "DELETE FROM blob WHERE sha256 NOT IN (SELECT sha256 FROM attachment)",
                               error);
}

/**
 * sam_documents_check_blobs:
 * @problems: (element-type utf8): a sentence is added for each that is not what its name says
 *
 * Returns: whether all could be looked at
 */
gboolean
sam_documents_check_blobs (SamDatabase *database,
                           GPtrArray *problems,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sam_database_prepare (database, "SELECT bytes, sha256, md5, length FROM blob", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (sam_database_step (database, statement, &row, error))
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *sha256 = NULL;
      g_autofree char *md5 = NULL;

      if (!row || g_cancellable_is_cancelled (cancellable))
        return !g_cancellable_set_error_if_cancelled (cancellable, error);
      bytes = g_bytes_new (sqlite3_column_blob (statement, 0), (gsize) sqlite3_column_bytes (statement, 0));
      sha256 = sam_blob_name (bytes);
      md5 = make_md5 (bytes);
      if (g_strcmp0 (sha256, (const char *) sqlite3_column_text (statement, 1)) != 0 ||
          g_strcmp0 (md5, (const char *) sqlite3_column_text (statement, 2)) != 0 ||
          (gint64) g_bytes_get_size (bytes) != sqlite3_column_int64 (statement, 3))
        g_ptr_array_add (problems, g_strdup_printf (_ ("The attachment %s is damaged."),
                                                    sqlite3_column_text (statement, 1)));
    }
  return FALSE;
}
