/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hands records to a writer one by one, so that a region of any size can be exported, and decides which of their
 * fields may leave. What stays on this computer is never among them, whatever is asked. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-export-job.h"

#define ROWS_AT_ONCE 200

struct _SamExportJob
{
  SamStore *store;
  SamQuery *query;
  SamReach reach;
  GCancellable *cancellable;
  GPtrArray *fields;
  GArray *keys;
  guint next_key;
  GPtrArray *rows;
  guint next_row;
  GPtrArray *left_out;
};

/**
 * sam_export_job_new:
 * @query: (nullable): which records and in which order; NULL for all of the kind
 * @reach: the narrowest reach that may leave; device never does
 *
 * Returns: (transfer full) (nullable): the job, or NULL with @error set
 */
SamExportJob *
sam_export_job_new (SamStore *store,
                    const SamKind *kind,
                    SamQuery *query,
                    SamReach reach,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (SamExportJob) self = g_new0 (SamExportJob, 1);

  self->store = store;
  self->query = query != NULL ? sam_query_copy (query) : sam_query_new (kind);
  self->reach = MAX (reach, SAM_REACH_REGION);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->fields = g_ptr_array_new ();
  self->left_out = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < kind->n_fields; i++)
    if (sam_export_job_allows (self, &kind->fields[i]))
      g_ptr_array_add (self->fields, (gpointer) &kind->fields[i]);
  self->keys = sam_store_find_keys (store, self->query, cancellable, error);
  return self->keys == NULL ? NULL : g_steal_pointer (&self);
}

void
sam_export_job_free (SamExportJob *self)
{
  g_clear_pointer (&self->query, sam_query_free);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
  g_free (self);
}

const SamKind *
sam_export_job_get_kind (SamExportJob *self)
{
  return sam_query_get_kind (self->query);
}

/**
 * sam_export_job_get_fields:
 *
 * Returns: (transfer none) (element-type SamField): the fields that may go, in the order of the kind's table
 */
GPtrArray *
sam_export_job_get_fields (SamExportJob *self)
{
  return self->fields;
}

gboolean
sam_export_job_allows (SamExportJob *self,
                       const SamField *field)
{
  return field->reach >= self->reach;
}

/**
 * sam_export_job_stays_in_region:
 *
 * Returns: whether the file is for the coordinators of the region themselves: then the records' ids may go, and keys
 *   that this version does not know, of which nobody can say how far they may travel
 */
gboolean
sam_export_job_stays_in_region (SamExportJob *self)
{
  return self->reach == SAM_REACH_REGION;
}

static gboolean
fetch_rows (SamExportJob *self,
            GError **error)
{
  guint n_keys = MIN (ROWS_AT_ONCE, self->keys->len - self->next_key);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = sam_store_fetch_rows (self->store, self->query, &g_array_index (self->keys, gint64, self->next_key),
                                     n_keys, error);
  self->next_key += n_keys;
  self->next_row = 0;
  return self->rows != NULL;
}

/**
 * sam_export_job_next:
 *
 * Returns: (transfer full) (nullable): the next record; NULL at the end and, with @error set, when it can't be read
 */
SamRecord *
sam_export_job_next (SamExportJob *self,
                     GError **error)
{
  for (;;)
    {
      const SamRow *row;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return NULL;
      if (self->rows == NULL || self->next_row == self->rows->len)
        {
          if (self->next_key == self->keys->len || !fetch_rows (self, error))
            return NULL;
          continue;
        }
      row = g_ptr_array_index (self->rows, self->next_row++);
      /* Deleted while we write. */
      if (row->id != NULL)
        return sam_store_load (self->store, row->id, error);
    }
}

/**
 * sam_export_job_load:
 * @id: (nullable): a record that another one names
 *
 * Returns: (transfer full) (nullable): the record, or NULL if it is not there
 */
SamRecord *
sam_export_job_load (SamExportJob *self,
                     const char *id)
{
  /* References may dangle; a missing record is no failure of the export. */
  return id == NULL ? NULL : sam_store_load (self->store, id, NULL);
}

/**
 * sam_export_job_dup_titles:
 *
 * Returns: (transfer full): the titles of what a reference or set of references names, with "; " between
 */
char *
sam_export_job_dup_titles (SamExportJob *self,
                           SamRecord *record,
                           const SamField *field)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_auto (GStrv) list = NULL;

  if (field->type == SAM_FIELD_REF)
    {
      g_autofree char *id = sam_record_dup_text (record, field->name);

      return id == NULL ? g_strdup ("") : sam_store_dup_title (self->store, id);
    }
  ids = sam_record_dup_strv (record, field->name);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autofree char *title = sam_store_dup_title (self->store, ids[i]);

      g_strv_builder_add (titles, title != NULL ? title : ids[i]);
    }
  list = g_strv_builder_end (titles);
  return g_strjoinv ("; ", list);
}

/**
 * sam_export_job_dup_uid:
 *
 * Returns: (transfer full): what tells the same record in two exports, without telling its id outside the region
 */
char *
sam_export_job_dup_uid (SamExportJob *self,
                        SamRecord *record)
{
  const char *id = sam_record_get_id (record);

  if (sam_export_job_stays_in_region (self))
    return g_strdup (id);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, id, -1);
}

void
sam_export_job_leave_out (SamExportJob *self,
                          const char *format,
                          ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (!g_ptr_array_find_with_equal_func (self->left_out, sentence, g_str_equal, NULL))
    g_ptr_array_add (self->left_out, g_steal_pointer (&sentence));
}

char **
sam_export_job_dup_left_out (SamExportJob *self)
{
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();

  for (guint i = 0; i < self->left_out->len; i++)
    g_strv_builder_add (sentences, g_ptr_array_index (self->left_out, i));
  return g_strv_builder_end (sentences);
}
