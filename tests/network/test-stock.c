/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "network/sam-stock.h"

#include "region-fixture.h"

static const SamStock *
find (GPtrArray *stocks,
      const char *edition)
{
  for (guint i = 0; i < stocks->len; i++)
    if (g_str_equal (((SamStock *) stocks->pdata[i])->edition, edition))
      return stocks->pdata[i];
  return NULL;
}

static void
test_editions (Region *region,
               gconstpointer data)
{
  g_autofree char *id = make_id ("material", "M");
  g_autoptr (SamRecord) material = NULL;
  g_autoptr (GPtrArray) stocks = NULL;
  g_autoptr (GError) error = NULL;

  put_record (region, "organisation", "P", "name=P|type=practice");
  put_record (region, "organisation", "Q", "name=Q|type=practice");
  put_record (region, "material", "M",
              "name=Folder|edition_name=2026|editions=[{\"id\":\"a\",\"name\":\"2025\",\"printed\":300},"
              "{\"id\":\"b\",\"name\":\"2026\",\"printed\":500}]");
  put_record (region, "delivery", "1", "material=@material:M|organisation=@organisation:P|edition=2025|quantity=50");
  put_record (region, "delivery", "2", "material=@material:M|organisation=@organisation:P|edition=2026|quantity=40");
  put_record (region, "delivery", "3", "material=@material:M|organisation=@organisation:P|edition=2026|quantity=10");
  put_record (region, "delivery", "4", "material=@material:M|organisation=@organisation:Q|edition=2026|quantity=25");
  put_record (region, "delivery", "5",
              "material=@material:M|organisation=@organisation:Q|edition=2025|quantity=20|gone_on=2026-01-01");
  put_record (region, "delivery", "6", "material=@material:M|organisation=@organisation:Q|quantity=5");
  material = sam_store_load (region->store, id, &error);
  g_assert_no_error (error);
  stocks = sam_stock_load (region->store, material, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (stocks->len, ==, 3);
  g_assert_cmpint (find (stocks, "2025")->printed, ==, 300);
  g_assert_cmpint (find (stocks, "2025")->brought, ==, 70);
  g_assert_cmpuint (find (stocks, "2025")->n_places, ==, 1);
  g_assert_false (find (stocks, "2025")->current);
  g_assert_cmpint (find (stocks, "2026")->brought, ==, 75);
  g_assert_cmpuint (find (stocks, "2026")->n_places, ==, 2);
  g_assert_true (find (stocks, "2026")->current);
  g_assert_cmpint (find (stocks, "")->printed, ==, -1);
  g_assert_cmpint (find (stocks, "")->brought, ==, 5);
}

static void
test_plain (void)
{
  g_autoptr (SamRecord) counted = make_record ("material", "M", "name=Poster|stock=100");
  g_autoptr (SamRecord) unknown = make_record ("material", "N", "name=Kaart");
  const SamStockMove moves[] = { { NULL, "organisation:P", 30, FALSE } };
  g_autoptr (GPtrArray) stocks = sam_stock_count (counted, moves, 1);
  g_autoptr (GPtrArray) none = sam_stock_count (unknown, NULL, 0);

  g_assert_cmpuint (stocks->len, ==, 1);
  g_assert_cmpint (find (stocks, "")->printed, ==, 100);
  g_assert_cmpint (find (stocks, "")->brought, ==, 30);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/network/stock/each-edition-is-counted-from-what-was-brought", Region, NULL, region_set_up,
              test_editions, region_tear_down);
  g_test_add_func ("/network/stock/without-editions-the-material-has-one-stock", test_plain);
  return g_test_run ();
}
