/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every figure is computed twice: by the program's queries, and by a plain walk over the records. */

#include "indicator-walk.h"
#include "random-region.h"

#include "network/sam-demo.h"
#include "network/sam-municipalities.h"

#include <string.h>

#define SEEDS 6

/* Counting alone says the same. */
static void
compare_counts (Region *region,
                const SamScope *scope,
                const SamMeasure *found)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamMeasure) counted = sam_indicator_count (region->store, found->indicator, scope, &error);

  g_assert_no_error (error);
  g_assert_cmpint (counted->denominator, ==, found->denominator);
  for (guint i = 0; i < SAM_N_STANDS; i++)
    {
      g_assert_cmpint (found->n[i], ==, found->lists[i]->len);
      g_assert_cmpint (counted->n[i], ==, found->n[i]);
    }
}

static SamMeasure *
measure (Region *region,
         const char *indicator,
         const SamScope *scope)
{
  g_autoptr (GError) error = NULL;
  SamMeasure *found = sam_indicator_measure (region->store, sam_indicator_find (indicator), scope, &error);

  g_assert_no_error (error);
  compare_counts (region, scope, found);
  return found;
}

/* The same records, each for the same reason, each once. */
static guint
compare_lists (const SamMeasure *found,
               GHashTable *expected)
{
  guint n = 0;

  for (guint i = 0; i < SAM_N_STANDS; i++)
    for (guint k = 0; k < found->lists[i]->len; k++)
      {
        const SamMeasured *measured = g_ptr_array_index (found->lists[i], k);

        g_assert_cmpuint (measured->reason->stand, ==, i);
        g_assert_cmpstr (g_hash_table_lookup (expected, measured->id), ==, measured->reason->code);
        n++;
      }
  g_assert_cmpuint (n, ==, g_hash_table_size (expected));
  return n;
}

static gint64
count_inhabitants (Walk *walk)
{
  g_autoptr (SamMunicipalities) known = sam_municipalities_load (NULL);
  g_auto (GStrv) area = walk_area (walk);
  gint64 sum = 0;

  for (char **town = area; *town != NULL; town++)
    sum += sam_municipalities_find (known, *town)->inhabitants;
  return sum;
}

/* The figure is what the lists say, and no share is told of few. */
static void
check_figure (const SamMeasure *found,
              Walk *walk,
              guint n)
{
  const double counted = found->lists[SAM_STAND_COUNTED]->len;
  const gint64 inhabitants = count_inhabitants (walk);
  double value = -1;
  const gboolean told = sam_measure_get_value (found, &value);

  g_assert_nonnull (found->next_step);
  switch (found->indicator->unit)
    {
    case SAM_UNIT_SHARE:
      g_assert_cmpint (found->denominator, ==, n);
      g_assert_true (told == (n >= 5));
      g_assert_cmpfloat_with_epsilon (value, n > 0 ? 100 * counted / n : 0, 1e-9);
      break;
    case SAM_UNIT_RATE:
      g_assert_cmpint (found->denominator, ==, inhabitants);
      if (told)
        g_assert_cmpfloat_with_epsilon (value, 10000 * counted / (double) inhabitants, 1e-9);
      break;
    case SAM_UNIT_COUNT:
    default:
      g_assert_true (told);
      g_assert_cmpfloat (value, ==, counted);
    }
}

static gint64
sum_beside (const SamMeasure *found)
{
  gint64 sum = 0;

  for (guint i = 0; i < found->beside->len; i++)
    sum += ((SamBeside *) found->beside->pdata[i])->n;
  return sum;
}

static guint
count_code (GHashTable *expected,
            const char *code)
{
  GHashTableIter iter;
  gpointer value;
  guint n = 0;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    n += g_str_equal (value, code);
  return n;
}

/* Whoever left an address counts once; each who left none may be another. */
static guint
count_askers (Walk *walk,
              GHashTable *expected)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id, code;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &id, &code))
    {
      SamRecord *question = g_hash_table_lookup (walk->records, id);
      g_autofree char *email = sam_record_dup_text (question, "asker_email");

      if (g_str_equal (code, "platform"))
        g_hash_table_add (people, email != NULL ? g_ascii_strdown (email, -1) : g_strdup (id));
    }
  return g_hash_table_size (people);
}

static void
check_beside (const SamMeasure *found,
              Walk *walk,
              GHashTable *expected)
{
  if (g_str_equal (found->indicator->id, "questions"))
    {
      const guint askers = count_askers (walk, expected);

      g_assert_cmpint (sum_beside (found), ==,
                       count_code (expected, "platform") + count_code (expected, "other") + askers);
      if (askers > 0)
        g_assert_cmpint (((SamBeside *) found->beside->pdata[found->beside->len - 1])->n, ==, askers);
    }
  /* The response is told with what the forms say: how many were sent, as that indicator lists them. */
  if (g_str_equal (found->indicator->id, "matches-evaluated"))
    g_assert_cmpint (((SamBeside *) found->beside->pdata[1])->n, >=, count_code (expected, "sent"));
  if (g_str_equal (found->indicator->id, "helped"))
    g_assert_cmpuint (found->beside->len, ==, 2);
  if (g_str_equal (found->indicator->id, "groups-per-inhabitants"))
    g_assert_cmpint (sum_beside (found), ==, count_code (expected, "connected"));
}

/* Returns: how many records the lists hold together */
static guint
compare_all (Region *region,
             GHashTable *records,
             const SamScope *scope,
             GHashTable *seen /* reasons */)
{
  g_autoptr (Walk) walk = walk_new (records, scope);
  guint n_indicators, n = 0;
  const SamIndicator *indicators = sam_indicator_list (&n_indicators);

  for (guint i = 0; i < n_indicators; i++)
    {
      g_autoptr (SamMeasure) found = measure (region, indicators[i].id, scope);
      g_autoptr (GHashTable) expected = walk_indicator (walk, indicators[i].id);
      const guint listed = compare_lists (found, expected);

      check_figure (found, walk, listed);
      check_beside (found, walk, expected);
      for (guint stand = 0; stand < SAM_N_STANDS; stand++)
        for (guint k = 0; k < found->lists[stand]->len; k++)
          g_hash_table_add (seen, (gpointer) ((SamMeasured *) found->lists[stand]->pdata[k])->reason);
      n += listed;
    }
  return n;
}

/* A reason that never occurs would not be compared at all. */
static void
assert_all_seen (GHashTable *seen)
{
  guint n_indicators;
  const SamIndicator *indicators = sam_indicator_list (&n_indicators);

  for (guint i = 0; i < n_indicators; i++)
    for (const SamReason *reason = indicators[i].reasons; reason->code != NULL; reason++)
      if (!g_hash_table_contains (seen, reason))
        g_error ("%s: no record was %s", indicators[i].id, reason->code);
}

static void
test_random (void)
{
  const char *more = g_getenv ("SAMENHULP_SEEDS");
  const guint n_seeds = more != NULL ? (guint) atoi (more) : SEEDS;
  g_autofree char *network = make_id ("network", "network0");
  g_autofree char *project = make_id ("project", "project0");
  g_autofree char *care_group = make_id ("organisation", "care0");
  g_autofree char *practice = make_id ("organisation", "organisation0");
  const SamScope scopes[] = {
    { .to = "2026-06-15" },
    { .to = "2024-02-29" },
    { .from = "2025-01-01", .to = "2025-12-31" },
    { .to = "2026-11-30", .network = network },
    { .to = "2026-03-31", .project = project },
    { .to = "2025-07-01", .municipality = "Heerlen" },
    { .to = "2026-12-31", .care_group = care_group },
    { .from = "2024-01-01", .to = "2026-12-31", .practice = practice },
  };
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (guint32 seed = 1; seed <= n_seeds; seed++)
    {
      Region region;
      g_autoptr (GHashTable) records = NULL;

      g_test_message ("seed %u", seed);
      region_set_up (&region, NULL);
      records = random_region_fill (&region, seed);
      for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
        n += compare_all (&region, records, &scopes[i], seen);
      region_tear_down (&region, NULL);
    }
  g_assert_cmpuint (n, >, 400 * n_seeds);
  assert_all_seen (seen);
}

static void
test_demo (Region *region,
           gconstpointer data)
{
  const SamDemoOptions options = { .n_groups = 60, .seed = 3, .today = "2026-06-15" };
  const SamScope scopes[] = {
    { .to = "2026-06-15" },
    { .to = "2025-10-01" },
    { .to = "2026-06-15", .municipality = "Heerlen" },
  };
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) records = NULL;

  g_assert_true (sam_demo_fill (region->store, &options, NULL, NULL));
  records = region_load_all (region);
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    g_assert_cmpuint (compare_all (region, records, &scopes[i], seen), >, 300);
}

/* The lists of one small case in words: code by key. */
static void
assert_reason (const SamMeasure *found,
               const char *kind,
               const char *key,
               const char *code)
{
  g_autofree char *id = make_id (kind, key);

  for (guint i = 0; i < SAM_N_STANDS; i++)
    for (guint k = 0; k < found->lists[i]->len; k++)
      {
        const SamMeasured *measured = g_ptr_array_index (found->lists[i], k);

        if (g_str_equal (measured->id, id))
          {
            g_assert_cmpstr (measured->reason->code, ==, code);
            return;
          }
      }
  g_assert_cmpstr (NULL, ==, code);
}

static void
test_gp_counts_once (Region *region,
                     gconstpointer data)
{
  const SamScope scope = { .to = "2026-06-15" };
  g_autoptr (SamMeasure) found = NULL;
  g_autofree char *text = NULL;

  put_record (region, "organisation", "P", "name=P|type=practice|gps=3");
  put_record (region, "organisation", "Q", "name=Q|type=practice");
  put_record (region, "material", "M", "name=Folder|current=true");
  put_record (region, "delivery", "1", "organisation=@organisation:P|material=@material:M|delivered_on=2026-01-05");
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);
      g_autofree char *staff = g_strdup_printf ("person=@person:%u|organisation=@organisation:Q|function=gp", i);

      put_record (region, "person", key, "first_name=A");
      put_record (region, "staff", key, staff);
    }
  put_record (region, "staff", "both", "person=@person:0|organisation=@organisation:P|function=gp");
  found = measure (region, "gp-material", &scope);
  text = sam_measure_format (found);

  assert_reason (found, "person", "0", "current");
  assert_reason (found, "person", "1", "none");
  g_assert_cmpint (found->denominator, ==, 4);
  g_assert_cmpstr (text, ==, "n = 4, too few to say");
  g_assert_cmpint (sum_beside (found), ==, 2);
}

static void
test_next_step (Region *region,
                gconstpointer data)
{
  const SamScope scope = { .to = "2026-06-15" };
  g_autoptr (SamMeasure) found = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);
      g_autofree char *staff =
          g_strdup_printf ("person=@person:%u|organisation=@organisation:%u|workshop_followed_on=2026-01-01|"
                           "contact_person=%s",
                           i, i, i < 2 ? "true" : "false");

      put_record (region, "organisation", key, "name=P|type=practice");
      put_record (region, "person", key, "first_name=A");
      put_record (region, "staff", key, staff);
    }
  found = measure (region, "practices-trained", &scope);
  text = sam_measure_format (found);

  assert_reason (found, "organisation", "0", "both");
  assert_reason (found, "organisation", "4", "trained");
  g_assert_cmpstr (text, ==, "40% (2 of 5)");
  g_assert_cmpstr (found->next_step, ==,
                   "One phone call: is who took the workshop contact person too? Practices: 3.");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/network/indicators/random-regions-say-the-same-as-a-walk-over-the-records", test_random);
  g_test_add ("/network/indicators/the-demo-says-the-same-as-a-walk-over-the-records", Region, NULL, region_set_up,
              test_demo, region_tear_down);
  g_test_add ("/network/indicators/a-gp-at-two-practices-counts-once", Region, NULL, region_set_up,
              test_gp_counts_once, region_tear_down);
  g_test_add ("/network/indicators/the-next-step-is-the-most-frequent-near-miss", Region, NULL, region_set_up,
              test_next_step, region_tear_down);
  return g_test_run ();
}
