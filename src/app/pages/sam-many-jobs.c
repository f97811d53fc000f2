/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/pages/sam-many-jobs.h"

#include <glib/gi18n.h>

#include "app/lists/sam-cell-text.h"
#include "app/sam-dates.h"
#include "exchange/sam-export.h"
#include "network/sam-many-mail.h"
#include "network/sam-many.h"

/**
 * sam_many_count_new:
 *
 * Returns: (transfer full): a count shared by the thread that does the work and the one that tells how far it is
 */
SamManyCount *
sam_many_count_new (void)
{
  SamManyCount *count = g_new0 (SamManyCount, 1);

  count->references = 1;
  return count;
}

SamManyCount *
sam_many_count_ref (SamManyCount *count)
{
  g_atomic_int_inc (&count->references);
  return count;
}

void
sam_many_count_unref (SamManyCount *count)
{
  if (g_atomic_int_dec_and_test (&count->references))
    g_free (count);
}

/**
 * sam_many_request_new:
 * @keys: (element-type gint64): of the rows
 *
 * Returns: (transfer full): the request, to be filled
 */
SamManyRequest *
sam_many_request_new (const SamKind *kind,
                      GArray *keys)
{
  SamManyRequest *request = g_new0 (SamManyRequest, 1);

  request->kind = kind;
  request->keys = g_array_copy (keys);
  request->recipient = SAM_CHANNEL_REGION;
  return request;
}

void
sam_many_request_free (gpointer data)
{
  SamManyRequest *request = data;

  g_array_unref (request->keys);
  g_free (request->field);
  g_free (request->text);
  g_free (request->assigned_to);
  g_free (request->due_on);
  g_free (request->path);
  g_free (request->title);
  g_clear_pointer (&request->columns, g_ptr_array_unref);
  g_clear_pointer (&request->count, sam_many_count_unref);
  g_free (request);
}

/* A row that has gone since it was selected is none any more. */
static char **
find_ids (SamStore *store,
          SamManyRequest *request,
          GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (request->kind);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  rows = sam_store_fetch_rows (store, query, (const gint64 *) request->keys->data, request->keys->len, error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    if (((SamRow *) rows->pdata[i])->id != NULL)
      g_strv_builder_add (ids, ((SamRow *) rows->pdata[i])->id);
  return g_strv_builder_end (ids);
}

static void
on_progress_cb (guint64 done,
                guint64 total,
                gpointer data)
{
  SamManyCount *count = data;

  g_atomic_int_set (&count->total, (int) total);
  g_atomic_int_set (&count->done, (int) done);
}

gpointer
sam_many_apply (SamStore *store,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  SamManyRequest *request = data;
  g_autofree char *today = sam_dates_dup_today ();
  const SamManyRun run = { request->count != NULL ? on_progress_cb : NULL, request->count, cancellable, today };
  const SamManyTask task = { request->text, request->assigned_to, request->due_on };
  g_auto (GStrv) ids = find_ids (store, request, error);
  const char *const *list = (const char *const *) ids;
  gboolean good;
  guint n = 0;

  if (ids == NULL)
    return NULL;
  switch (request->what)
    {
    case SAM_MANY_SET_FIELD:
      good = sam_many_set_field (store, list, request->field, request->text, &run, &n, error);
      break;
    case SAM_MANY_ADD_MEMBER:
      good = sam_many_add_member (store, list, request->field, request->text, &run, &n, error);
      break;
    case SAM_MANY_REMOVE_MEMBER:
      good = sam_many_remove_member (store, list, request->field, request->text, &run, &n, error);
      break;
    case SAM_MANY_ADD_TASKS:
      good = sam_many_add_tasks (store, list, &task, &run, &n, error);
      break;
    case SAM_MANY_DELETE:
    default:
      good = sam_many_delete (store, list, &run, &n, error);
      break;
    }
  return good ? g_memdup2 (&n, sizeof n) : NULL;
}

gpointer
sam_many_draw (SamStore *store,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  SamManyRequest *request = data;
  g_autoptr (SamQuery) query = sam_query_new (request->kind);
  g_autoptr (SamPdfTable) table = sam_pdf_table_new (request->title);
  g_autoptr (GPtrArray) rows = NULL;
  GDate today;

  sam_dates_get_today (&today);
  for (guint i = 0; i < request->columns->len; i += 2)
    {
      if (!sam_query_add_column (query, request->columns->pdata[i], error))
        return NULL;
      sam_pdf_table_add_column (table, request->columns->pdata[i + 1], 1);
    }
  rows = sam_store_fetch_rows (store, query, (const gint64 *) request->keys->data, request->keys->len, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      SamRow *row = rows->pdata[i];
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      for (guint j = 0; row->id != NULL && j < row->n_cells; j++)
        g_ptr_array_add (cells, sam_cell_text_format (
                                    sam_cell_text_find_field (request->kind, request->columns->pdata[2 * j]),
                                    row->cells[j], &today));
      if (row->id != NULL)
        sam_pdf_table_add_row (table, cells);
    }
  return rows != NULL ? g_steal_pointer (&table) : NULL;
}

gpointer
sam_many_export (SamStore *store,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  SamManyRequest *request = data;
  g_autofree char *today = sam_dates_dup_today ();
  SamExportRequest export = { request->kind, NULL, request->path, request->recipient, today, request->keys };
  SamExportResult *result = NULL;

  return sam_export (store, &export, &result, cancellable, error) ? result : NULL;
}

void
sam_many_mail_free (gpointer data)
{
  SamManyMail *mail = data;

  g_strfreev (mail->uris);
  g_strfreev (mail->addresses);
  g_strfreev (mail->without);
  g_free (mail);
}

gpointer
sam_many_write (SamStore *store,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  g_auto (GStrv) ids = find_ids (store, data, error);
  g_auto (GStrv) without = NULL;
  g_auto (GStrv) addresses = NULL;
  SamManyMail *mail;

  if (ids == NULL)
    return NULL;
  addresses = sam_many_mail_collect (store, (const char *const *) ids, &without, error);
  if (addresses == NULL)
    return NULL;
  mail = g_new0 (SamManyMail, 1);
  mail->uris = sam_many_mail_build ((const char *const *) addresses);
  mail->addresses = g_steal_pointer (&addresses);
  mail->without = g_steal_pointer (&without);
  return mail;
}
