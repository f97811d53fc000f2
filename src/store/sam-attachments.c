/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-attachments.h"

#include "store/sam-query.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/**
 * sam_attachment_check_size:
 * @name: of the file
 * @size: in bytes
 *
 * Returns: whether it may be kept; %FALSE with %SAM_STORE_ERROR_INVALID, in a sentence that says what to do
 */
gboolean
sam_attachment_check_size (const char *name,
                           guint64 size,
                           GError **error)
{
  if (size <= SAM_ATTACHMENT_MAX_BYTES)
    return TRUE;
  g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID,
               _ ("“%s” is larger than 10 MB. Make it smaller, or keep it elsewhere and note where."), name);
  return FALSE;
}

static SamRecord *
create_record (const char *about,
               const char *name,
               const char *media_type,
               GBytes *bytes)
{
  SamRecord *record = sam_record_new (sam_kind_find (SAM_ATTACHMENT_KIND), NULL);
  g_autofree char *sha256 = sam_blob_name (bytes);

  sam_record_set_text (record, "name", name);
  sam_record_set_text (record, "about", about);
  sam_record_set_text (record, "media_type", media_type);
  sam_record_set_integer (record, "size", (gint64) g_bytes_get_size (bytes));
  sam_record_set_text (record, "sha256", sha256);
  return record;
}

/**
 * sam_store_attach:
 * @about: the record it belongs to
 * @name: of the file, without its folder
 * @media_type: such as "application/pdf"
 * @bytes: what it holds
 *
 * Keeps a file with a record: the document and what it holds stand or fall together.
 *
 * Returns: (transfer full) (nullable): the id of the attachment
 */
char *
sam_store_attach (SamStore *self,
                  const char *about,
                  const char *name,
                  const char *media_type,
                  GBytes *bytes,
                  GError **error)
{
  g_autoptr (SamRecord) record = NULL;

  if (!sam_attachment_check_size (name, g_bytes_get_size (bytes), error))
    return NULL;
  record = create_record (about, name, media_type, bytes);
  if (!sam_store_begin (self, error))
    return NULL;
  if (!sam_store_save (self, record, error) ||
      !sam_documents_put_blob (sam_store_get_database (self), sam_record_get_id (record), bytes, error))
    {
      sam_store_rollback (self);
      return NULL;
    }
  return sam_store_commit (self, error) ? g_strdup (sam_record_get_id (record)) : NULL;
}

/**
 * sam_store_list_attached:
 * @about: a record
 *
 * Returns: (transfer full) (element-type SamRecord) (nullable): what is kept with it, by name
 */
GPtrArray *
sam_store_list_attached (SamStore *self,
                         const char *about,
                         GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (SAM_ATTACHMENT_KIND));
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (!sam_query_add_condition (query, "about", SAM_COMPARE_EQUAL, about, error) ||
      !sam_query_set_order (query, "name", FALSE, error))
    return NULL;
  rows = sam_store_list (self, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      SamRecord *record = sam_store_load (self, ((SamRow *) g_ptr_array_index (rows, i))->id, error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return rows != NULL ? g_steal_pointer (&records) : NULL;
}

/**
 * sam_store_load_attached:
 * @id: of an attachment
 *
 * Returns: (transfer full) (nullable): what it holds; %NULL with %SAM_DOCUMENTS_ERROR_NOT_FOUND while it is not here
 */
GBytes *
sam_store_load_attached (SamStore *self,
                         const char *id,
                         GError **error)
{
  g_autoptr (SamRecord) record = NULL;
  g_autofree char *sha256 = NULL;

  if (!g_str_has_prefix (id, SAM_ATTACHMENT_KIND ":"))
    {
      g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND, _ ("“%s” is no attachment."), id);
      return NULL;
    }
  record = sam_store_load (self, id, error);
  sha256 = record != NULL ? sam_record_dup_text (record, "sha256") : NULL;
  if (record == NULL)
    return NULL;
  return sam_documents_load_blob (sam_store_get_database (self), sha256 != NULL ? sha256 : "", error);
}

/**
 * sam_store_receive_attached:
 * @id: of an attachment
 * @bytes: what somebody says it holds
 *
 * Returns: whether it is kept; %FALSE with %SAM_STORE_ERROR_INVALID when it is not what the document says
 */
gboolean
sam_store_receive_attached (SamStore *self,
                            const char *id,
                            GBytes *bytes,
                            GError **error)
{
  g_autoptr (SamRecord) record = sam_store_load (self, id, error);
  g_autofree char *expected = record != NULL ? sam_record_dup_text (record, "sha256") : NULL;
  g_autofree char *sha256 = sam_blob_name (bytes);

  if (record == NULL)
    return FALSE;
  if (g_strcmp0 (expected, sha256) != 0)
    {
      g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID,
                           _ ("What came is not what was attached; it was not kept."));
      return FALSE;
    }
  if (!sam_store_begin (self, error))
    return FALSE;
  if (sam_documents_put_blob (sam_store_get_database (self), id, bytes, error) && sam_store_commit (self, error))
    return TRUE;
  sam_store_rollback (self);
  return FALSE;
}

/**
 * sam_store_list_unfetched:
 *
 * Returns: (transfer full) (nullable): ids of attachments whose document is here and what it holds is not
 */
char **
sam_store_list_unfetched (SamStore *self,
                          GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (SAM_ATTACHMENT_KIND));
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GPtrArray) rows = NULL;

  if (!sam_query_add_column (query, "sha256", error))
    return NULL;
  rows = sam_store_list (self, query, 0, 0, error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);

      if (row->cells[0] != NULL && !sam_documents_has_blob (sam_store_get_database (self), row->cells[0]))
        g_strv_builder_add (ids, row->id);
    }
  return g_strv_builder_end (ids);
}
