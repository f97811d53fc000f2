/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region-fixture.h"

#include "network/sam-demo.h"
#include "network/sam-privacy.h"
#include "network/sam-signals.h"

static void
assert_count (gpointer data,
              const char *name,
              guint n_signals,
              guint n_times,
              guint n_handed,
              guint n_answered)
{
  const SamSignalCount *count = data;

  g_assert_cmpstr (count->name, ==, name);
  g_assert_cmpuint (count->n_signals, ==, n_signals);
  g_assert_cmpuint (count->n_times, ==, n_times);
  g_assert_cmpuint (count->n_handed, ==, n_handed);
  g_assert_cmpuint (count->n_answered, ==, n_answered);
}

static void
test_counts (Region *region,
             gconstpointer data)
{
  g_autoptr (SamSignals) signals = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *debts = make_id ("topic", "schulden");
  g_autofree char *grief = make_id ("topic", "rouw");

  put_record (region, "topic", "schulden", "name=Schulden");
  put_record (region, "topic", "rouw", "name=Rouw");
  put_record (region, "organisation", "O", "name=Gemeente|type=municipality");
  put_record (region, "signal", "1",
              "title=1|category=access|times=5|topics=@topic:schulden; @topic:rouw|status=noted");
  put_record (region, "signal", "2", "title=2|category=access|topics=@topic:schulden|delivered_to=@organisation:O");
  put_record (region, "signal", "3", "title=3|category=policy|times=9|status=answered|response=Ja");
  put_record (region, "signal", "4", "title=4|times=-3");
  signals = sam_signals_load (region->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (signals->themes->len, ==, 3);
  assert_count (signals->themes->pdata[0], "policy", 1, 9, 1, 1);
  assert_count (signals->themes->pdata[1], "access", 2, 6, 1, 0);
  assert_count (signals->themes->pdata[2], NULL, 1, 1, 0, 0);
  g_assert_cmpuint (signals->topics->len, ==, 2);
  assert_count (signals->topics->pdata[0], debts, 2, 6, 1, 0);
  assert_count (signals->topics->pdata[1], grief, 1, 5, 0, 0);
  g_assert_cmpstr (((SamSignalCount *) signals->topics->pdata[0])->title, ==, "Schulden");
}

static void
test_nothing (Region *region,
              gconstpointer data)
{
  g_autoptr (SamSignals) signals = sam_signals_load (region->store, NULL);

  g_assert_cmpuint (signals->themes->len + signals->topics->len, ==, 0);
}

/* The demo shows how it is meant: signals that are counted, and nobody in them. */
static void
test_demo (Region *region,
           gconstpointer data)
{
  const SamDemoOptions options = { .seed = 1, .today = "2026-11-23", .n_groups = 5 };
  g_autoptr (SamSignals) signals = NULL;
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("signal"));
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sam_demo_fill (region->store, &options, NULL, &error));
  g_assert_no_error (error);
  signals = sam_signals_load (region->store, NULL);
  g_assert_cmpuint (signals->themes->len, ==, 4);
  for (guint i = 0; i < signals->topics->len; i++)
    g_assert_cmpstr (((SamSignalCount *) signals->topics->pdata[i])->title, !=, "");
  g_assert_true (sam_query_add_column (query, "text", NULL));
  rows = sam_store_list (region->store, query, 0, 0, NULL);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpint (sam_privacy_find (((SamRow *) rows->pdata[i])->cells[0]), ==, SAM_PRIVACY_NOTHING);
}

#define ADD(path, func) g_test_add (path, Region, NULL, region_set_up, func, region_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/network/signals/are-counted-by-theme-and-topic", test_counts);
  ADD ("/network/signals/no-signals-no-counts", test_nothing);
  ADD ("/network/signals/the-demo-names-nobody", test_demo);

  return g_test_run ();
}
