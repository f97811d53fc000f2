/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-stock.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"
#include "store/sam-query.h"

#include <string.h>

/**
 * sam_stock_free:
 * @self: (transfer full): a stock
 */
void
sam_stock_free (SamStock *self)
{
  g_free (self->edition);
  g_free (self);
}

static SamStock *
find_edition (GPtrArray *stocks,
              const char *edition)
{
  SamStock *stock;

  for (guint i = 0; i < stocks->len; i++)
    if (strcmp (((SamStock *) stocks->pdata[i])->edition, edition) == 0)
      return stocks->pdata[i];
  stock = g_new0 (SamStock, 1);
  stock->edition = g_strdup (edition);
  stock->printed = -1;
  g_ptr_array_add (stocks, stock);
  return stock;
}

/* The editions that are listed, and the one named as the present one, of which the material's own stock counts. */
static void
add_editions (GPtrArray *stocks,
              SamRecord *material)
{
  g_autoptr (GPtrArray) items = sam_json_to_items (sam_record_get_value (material, "editions"));
  g_autofree char *current = sam_record_dup_text (material, "edition_name");

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (SamJsonObject) item = sam_json_object_parse (items->pdata[i], -1, NULL);
      g_autofree char *name = item != NULL ? sam_json_to_string (sam_json_object_get (item, "name")) : NULL;
      gint64 printed;

      if (name == NULL)
        continue;
      if (sam_json_to_integer (sam_json_object_get (item, "printed"), &printed))
        find_edition (stocks, name)->printed = printed;
      else
        find_edition (stocks, name);
    }
  if (current != NULL || sam_record_has_value (material, "stock"))
    {
      SamStock *stock = find_edition (stocks, current != NULL ? current : "");

      stock->current = TRUE;
      if (stock->printed < 0)
        stock->printed = sam_record_get_integer (material, "stock", -1);
    }
}

/**
 * sam_stock_count:
 * @moves: (array length=n_moves): where it was brought
 *
 * Returns: (transfer full) (element-type SamStock): what there is by edition
 */
GPtrArray *
sam_stock_count (SamRecord *material,
                 const SamStockMove *moves,
                 guint n_moves)
{
  GPtrArray *stocks = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_stock_free);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_editions (stocks, material);
  for (guint i = 0; i < n_moves; i++)
    {
      const char *edition = moves[i].edition != NULL ? moves[i].edition : "";
      SamStock *stock = find_edition (stocks, edition);

      stock->brought += moves[i].quantity;
      if (!moves[i].gone && moves[i].place != NULL)
        stock->n_places += g_hash_table_add (places, g_strjoin ("\n", edition, moves[i].place, NULL));
    }
  return stocks;
}

/**
 * sam_stock_load:
 *
 * Returns: (transfer full) (element-type SamStock): what there is of a material, by edition; or %NULL
 */
GPtrArray *
sam_stock_load (SamStore *store,
                SamRecord *material,
                GError **error)
{
  static const char *const columns[] = { "edition", "organisation.id", "quantity", "gone_on" };
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("delivery"));
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree SamStockMove *moves = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (!sam_query_add_column (query, columns[i], error))
      return NULL;
  if (!sam_query_add_condition (query, "material", SAM_COMPARE_EQUAL, sam_record_get_id (material), error))
    return NULL;
  rows = sam_store_list (store, query, 0, 0, error);
  if (rows == NULL)
    return NULL;
  moves = g_new0 (SamStockMove, rows->len + 1);
  for (guint i = 0; i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);

      moves[i] = (SamStockMove){ row->cells[0], row->cells[1],
                                 row->cells[2] != NULL ? g_ascii_strtoll (row->cells[2], NULL, 10) : 0,
                                 row->cells[3] != NULL };
    }
  return sam_stock_count (material, moves, rows->len);
}
