/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-report-editions.h"

#include "network/sam-region-record.h"

#include "store/sam-attachments.h"
#include "store/sam-query.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define LOGO "logo.png"

static void
edition_free (SamReportEdition *edition)
{
  g_free (edition->id);
  g_free (edition->title);
  g_free (edition->made_on);
  g_free (edition);
}

/**
 * sam_report_keep:
 *
 * Keeps the report as an edition. Can be undone.
 *
 * Returns: (transfer full): the edition's id, or %NULL
 */
char *
sam_report_keep (SamStore *store,
                 const SamReport *report,
                 GError **error)
{
  g_autofree char *id = sam_id_new (sam_kind_find ("edition"));
  g_autoptr (SamRecord) edition = sam_record_new (sam_kind_find ("edition"), id);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autofree char *json = sam_report_to_json (report);

  for (guint i = 0; i < report->records->len; i++)
    if (!g_ptr_array_find_with_equal_func (records, report->records->pdata[i], g_str_equal, NULL))
      g_ptr_array_add (records, report->records->pdata[i]);
  g_ptr_array_add (records, NULL);
  sam_record_set_text (edition, "title", report->title);
  sam_record_set_text (edition, "type", g_str_equal (report->preset, "infographic") ? "infographic" : "report");
  sam_record_set_text (edition, "made_on", report->made_on);
  if (records->len > 1)
    sam_record_set_strv (edition, "records", (const char *const *) records->pdata);
  sam_record_set_value (edition, "content", json);
  return sam_store_save (store, edition, error) ? g_steal_pointer (&id) : NULL;
}

/**
 * sam_report_load_kept:
 * @edition: id
 *
 * Returns: (transfer full): the report with the words and numbers it had; or %NULL
 */
SamReport *
sam_report_load_kept (SamStore *store,
                      const char *edition,
                      GError **error)
{
  g_autoptr (SamRecord) record = sam_store_load (store, edition, error);
  const char *json = record != NULL ? sam_record_get_value (record, "content") : NULL;

  if (record == NULL)
    return NULL;
  if (json != NULL)
    return sam_report_from_json (json, error);
  g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND,
                       _ ("Of this edition only the title was kept, not what stood in it."));
  return NULL;
}

/**
 * sam_report_list_kept:
 *
 * Returns: (transfer full) (element-type SamReportEdition): the reports that were kept, the newest first; or %NULL
 */
GPtrArray *
sam_report_list_kept (SamStore *store,
                      GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("edition"));
  g_autoptr (GPtrArray) rows = NULL;
  GPtrArray *editions;

  if (!sam_query_add_condition (query, "content", SAM_COMPARE_NOT_EQUAL, NULL, error) ||
      !sam_query_set_order (query, "made_on", TRUE, error))
    return NULL;
  rows = sam_store_list (store, query, 0, 0, error);
  if (rows == NULL)
    return NULL;
  editions = g_ptr_array_new_with_free_func ((GDestroyNotify) edition_free);
  for (guint i = 0; i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);
      /* A query's title is that of the whole record, with the day in it. */
      g_autoptr (SamRecord) record = sam_store_load (store, row->id, NULL);
      SamReportEdition *edition;

      if (record == NULL)
        continue;
      edition = g_new0 (SamReportEdition, 1);
      edition->id = g_strdup (row->id);
      edition->title = sam_record_dup_text (record, "title");
      edition->made_on = sam_record_format_field (record, "made_on");
      g_ptr_array_add (editions, edition);
    }
  return editions;
}

/**
 * sam_report_load_logo:
 *
 * Returns: (transfer full) (nullable): the region's logo in PNG: the file “logo.png” that is kept with the region;
 *   %NULL where there is none
 */
GBytes *
sam_report_load_logo (SamStore *store)
{
  g_autoptr (SamRecord) region = sam_region_record_load (store, NULL);
  g_autoptr (GPtrArray) files =
      region != NULL ? sam_store_list_attached (store, sam_record_get_id (region), NULL) : NULL;

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      g_autofree char *name = sam_record_dup_text (files->pdata[i], "name");

      if (name != NULL && g_ascii_strcasecmp (name, LOGO) == 0)
        return sam_store_load_attached (store, sam_record_get_id (files->pdata[i]), NULL);
    }
  return NULL;
}
