/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-region-record.h"

/**
 * sam_region_record_load:
 *
 * Returns: (transfer full) (nullable): the region of this file; %NULL without error where it has none yet
 */
SamRecord *
sam_region_record_load (SamStore *store,
                        GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("region"));
  g_autoptr (GPtrArray) rows = sam_store_list (store, query, 0, 1, error);

  return rows != NULL && rows->len > 0 ? sam_store_load (store, ((SamRow *) rows->pdata[0])->id, error) : NULL;
}

/**
 * sam_region_record_dup_address:
 * @region: (nullable): the region
 * @separator: between the name, the street and the place
 *
 * Returns: (transfer full) (nullable): where letters to the region go; %NULL where it has no address
 */
char *
sam_region_record_dup_address (SamRecord *region,
                               const char *separator)
{
  static const char *const fields[] = { "name", "address" };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *postcode = NULL;
  g_autofree char *place = NULL;

  if (region == NULL || sam_record_get_value (region, "address") == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *line = sam_record_dup_text (region, fields[i]);

      if (line != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", line);
    }
  postcode = sam_record_dup_text (region, "postcode");
  place = sam_record_dup_text (region, "place");
  if (postcode != NULL || place != NULL)
    g_string_append_printf (text, "%s%s%s%s", separator, postcode != NULL ? postcode : "",
                            postcode != NULL && place != NULL ? "  " : "", place != NULL ? place : "");
  return g_string_free (g_steal_pointer (&text), FALSE);
}
