/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "network/sam-coverage.h"

#include "network/sam-demo.h"
#include "network/sam-indicator.h"

#include "region-fixture.h"

#include <math.h>

#define TODAY "2026-06-15"

static void
test_municipalities (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamMunicipalities) all = sam_municipalities_load (&error);
  const SamMunicipality *heerlen;
  gint64 sum = 0;

  g_assert_no_error (error);
  g_assert_true (sam_municipalities_load_boundaries (all, &error));
  g_assert_cmpuint (sam_municipalities_get_n (all), ==, 342);
  for (guint i = 0; i < sam_municipalities_get_n (all); i++)
    {
      const SamMunicipality *one = sam_municipalities_get (all, i);

      sum += one->inhabitants;
      g_assert_cmpuint (one->rings->len, >, 0);
    }
  /* The whole country on 1 January 2022, as Statistics Netherlands gives it. */
  g_assert_cmpint (sum, ==, 17590672);
  heerlen = sam_municipalities_find (all, "GM0917");
  g_assert_cmpstr (heerlen->name, ==, "Heerlen");
  g_assert_true (sam_municipalities_find (all, "heerlen") == heerlen);
  g_assert_true (sam_municipalities_find (all, "Gemeente Heerlen") == heerlen);
  g_assert_null (sam_municipalities_find (all, "Nergenshuizen"));
  g_assert_null (sam_municipalities_find (all, NULL));
}

/* The list of postcodes names a municipality for each; the boundaries say the same of the point, but for points next to
 * a boundary: these were simplified. */
static void
test_boundaries (void)
{
  static const SamPoint sea = { 3.5, 53.5 };
  g_autoptr (SamMunicipalities) all = sam_municipalities_load (NULL);
  g_autoptr (SamPlaces) places = sam_places_load (NULL);
  guint n = 0;
  guint n_same = 0;

  g_assert_true (sam_municipalities_load_boundaries (all, NULL));
  for (guint i = 0; i < sam_municipalities_get_n (all); i++)
    {
      const SamMunicipality *one = sam_municipalities_get (all, i);
      g_autoptr (GPtrArray) postcodes = sam_places_in_municipality (places, one->code);

      for (guint p = 0; p < postcodes->len; p++)
        {
          const SamPlace *place = g_ptr_array_index (postcodes, p);
          const SamMunicipality *found =
              sam_municipalities_find_at (all, (SamPoint){ place->longitude, place->latitude });

          n++;
          n_same += found == one;
          g_assert_true (found == NULL || sam_municipality_contains (found, (SamPoint){ place->longitude,
                                                                                        place->latitude }));
        }
    }
  g_test_message ("%u of %u postcodes lie where they should", n_same, n);
  g_assert_cmpuint (n, >, 4000);
  g_assert_cmpuint (n_same * 100, >=, n * 98);
  g_assert_null (sam_municipalities_find_at (all, sea));
}

static SamCoverageGround *
load (Region *region)
{
  g_autoptr (GError) error = NULL;
  SamCoverageGround *ground = sam_coverage_ground_load (region->store, TODAY, &error);

  g_assert_no_error (error);
  return ground;
}

static const SamCoverageRow *
find_row (const SamCoverage *coverage,
          const char *name)
{
  for (guint i = 0; i < coverage->rows->len; i++)
    {
      const SamCoverageRow *row = g_ptr_array_index (coverage->rows, i);

      if (g_str_equal (row->municipality->name, name))
        return row;
    }
  return NULL;
}

static void
put_group (Region *region,
           const char *key,
           const char *values)
{
  g_autofree char *all = g_strdup_printf ("name=%s|connected_since=2026-01-01|%s", key, values);

  put_record (region, "group", key, all);
}

static void
put_small_region (Region *region)
{
  put_record (region, "region", "R", "name=Klein|municipalities=Heerlen; Kerkrade; Simpelveld");
  put_record (region, "topic", "kanker", "name=Kanker|domain=body");
  put_record (region, "topic", "borstkanker", "name=Borstkanker|domain=body|parent=@topic:kanker");
  put_record (region, "topic", "rouw", "name=Rouw|domain=mind");
  put_group (region, "A", "topics=@topic:borstkanker|status=open|postcode=6411 AA");
  put_group (region, "B", "topics=@topic:rouw; @topic:kanker|status=full|municipality=Heerlen");
  put_group (region, "C", "topics=@topic:rouw|status=open|place=Kerkrade");
  put_group (region, "D", "topics=@topic:rouw|status=ended|place=Kerkrade");
  put_group (region, "E", "topics=@topic:rouw|status=forming|place=Kerkrade");
  put_group (region, "F", "topics=@topic:rouw|status=open|form=online|place=Kerkrade");
  put_record (region, "venue", "V", "name=Zaal|postcode=6461 AA");
  put_group (region, "G", "status=open|venue=@venue:V");
  put_group (region, "H", "status=open|place=Maastricht");
  put_record (region, "group", "I", "name=I|status=open|place=Simpelveld");
  put_record (region, "organisation", "P", "name=P|type=practice|postcode=6411 AB");
  put_record (region, "organisation", "Q", "name=Q|type=practice|postcode=6411 AB|connected_until=2026-01-01");
}

static void
test_figures (Region *region,
              gconstpointer data)
{
  g_autoptr (SamCoverageGround) ground = NULL;
  g_autoptr (SamCoverage) all = NULL;
  const SamCoverageRow *heerlen;
  const SamCoverageRow *kerkrade;
  const SamCoverageRow *simpelveld;

  put_small_region (region);
  ground = load (region);
  all = sam_coverage_new (ground, &(SamCoverageChoice){ 0 });
  g_assert_cmpstr (ground->region, ==, "Klein");
  g_assert_cmpuint (all->rows->len, ==, 3);
  heerlen = find_row (all, "Heerlen");
  kerkrade = find_row (all, "Kerkrade");
  simpelveld = find_row (all, "Simpelveld");
  g_assert_cmpuint (heerlen->groups->len, ==, 2);
  /* C, and G by its venue; not what has ended, is being founded or meets online. */
  g_assert_cmpuint (kerkrade->groups->len, ==, 2);
  g_assert_cmpuint (simpelveld->groups->len, ==, 0);
  g_assert_cmpuint (all->groups->len, ==, 6);
  g_assert_cmpuint (all->n_elsewhere, ==, 2);
  g_assert_cmpuint (ground->n_undated, ==, 1);
  g_assert_cmpuint (heerlen->n_topics, ==, 3);
  g_assert_cmpuint (heerlen->practices->len, ==, 1);
  g_assert_cmpuint (heerlen->missing->len, ==, 0);
  g_assert_cmpuint (kerkrade->missing->len, ==, 2);
  g_assert_cmpuint (simpelveld->missing->len, ==, 3);
  g_assert_cmpfloat_with_epsilon (sam_coverage_row_get (heerlen, SAM_COVERAGE_PER_10000),
                                  20000.0 / heerlen->municipality->inhabitants, 1e-9);
  g_assert_nonnull (simpelveld->nearest);
  g_assert_cmpfloat (simpelveld->nearest_km, <, 10);
}

static void
test_choice (Region *region,
             gconstpointer data)
{
  static const struct
  {
    const char *topic;
    const char *domain;
    guint heerlen, kerkrade;
  } cases[] = {
    { "kanker", NULL, 2, 0 },
    { "borstkanker", NULL, 1, 0 },
    { "rouw", NULL, 1, 1 },
    { NULL, "body", 2, 0 },
    { NULL, "mind", 1, 1 },
    { NULL, "money", 0, 0 },
  };
  g_autoptr (SamCoverageGround) ground = NULL;

  put_small_region (region);
  ground = load (region);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *topic = cases[i].topic != NULL ? make_id ("topic", cases[i].topic) : NULL;
      g_autoptr (SamCoverage) coverage =
          sam_coverage_new (ground, &(SamCoverageChoice){ .topic = topic, .domain = cases[i].domain });

      g_test_message ("%s %s", cases[i].topic, cases[i].domain);
      g_assert_cmpuint (find_row (coverage, "Heerlen")->groups->len, ==, cases[i].heerlen);
      g_assert_cmpuint (find_row (coverage, "Kerkrade")->groups->len, ==, cases[i].kerkrade);
    }
  g_assert_cmpstr (sam_coverage_ground_find_topic (ground, "BORSTKANKER")->name, ==, "Borstkanker");
  g_assert_null (sam_coverage_ground_find_topic (ground, "topic:nothing"));
}

static void
test_distance (Region *region,
               gconstpointer data)
{
  g_autoptr (SamCoverageGround) ground = NULL;
  g_autofree char *rouw = make_id ("topic", "rouw");
  g_autofree char *money = make_id ("topic", "geld");

  put_small_region (region);
  put_record (region, "topic", "geld", "name=Geld|domain=money");
  ground = load (region);
  for (double within = 1; within < 40; within *= 2)
    {
      g_autoptr (SamCoverage) coverage = sam_coverage_new (ground, &(SamCoverageChoice){ rouw, NULL, within });
      const SamCoverageRow *row = find_row (coverage, "Heerlen");
      g_autoptr (GPtrArray) places = sam_places_in_municipality (ground->places, "GM0917");
      const SamPlace *kerkrade = sam_places_find_by_name (ground->places, "Kerkrade");
      guint n = 0;

      /* Of the groups on grief only the one in Kerkrade has a place that is known. */
      for (guint i = 0; i < places->len; i++)
        n += sam_places_get_distance (places->pdata[i], kerkrade) <= within;
      g_assert_cmpuint (row->n_within, ==, n);
      g_assert_cmpuint (row->n_postcodes, ==, places->len);
    }
  {
    g_autoptr (SamCoverage) none = sam_coverage_new (ground, &(SamCoverageChoice){ money, NULL, 1000 });

    g_assert_null (find_row (none, "Heerlen")->nearest);
    g_assert_cmpuint (find_row (none, "Heerlen")->n_within, ==, 0);
  }
}

/* The same figures, by a walk over what was put in. */
static void
check_walk (const SamCoverageGround *ground,
            const SamCoverageChoice *choice)
{
  g_autoptr (SamCoverage) coverage = sam_coverage_new (ground, choice);
  guint n_placed = 0;

  for (guint i = 0; i < coverage->rows->len; i++)
    {
      const SamCoverageRow *row = g_ptr_array_index (coverage->rows, i);
      g_autoptr (GHashTable) topics = g_hash_table_new (g_str_hash, g_str_equal);
      guint n = 0;

      for (guint g = 0; g < ground->groups->len; g++)
        {
          const SamCoveragePlace *group = g_ptr_array_index (ground->groups, g);
          gboolean asked = choice->topic == NULL && choice->domain == NULL;

          if (group->municipality == NULL || !g_str_equal (group->municipality->code, row->municipality->code))
            continue;
          for (guint t = 0; t < group->topics->len; t++)
            {
              const SamCoverageTopic *topic = g_ptr_array_index (group->topics, t);
              /* A part counts for its whole. */
              const gboolean wanted = (choice->topic == NULL || g_str_equal (topic->id, choice->topic) ||
                                       g_strcmp0 (topic->parent, choice->topic) == 0) &&
                                      (choice->domain == NULL || g_strcmp0 (topic->domain, choice->domain) == 0);

              asked = asked || wanted;
              if (wanted)
                g_hash_table_add (topics, topic->id);
            }
          n += asked;
        }
      g_assert_cmpuint (row->groups->len, ==, n);
      g_assert_cmpuint (row->n_topics, ==, g_hash_table_size (topics));
      g_assert_cmpfloat_with_epsilon (sam_coverage_row_get (row, SAM_COVERAGE_PER_10000),
                                      n * 10000.0 / row->municipality->inhabitants, 1e-9);
      g_assert_cmpuint (row->n_within, <=, row->n_postcodes);
      n_placed += n;
    }
  g_assert_cmpuint (n_placed + coverage->n_elsewhere, ==, coverage->groups->len);
}

static void
test_random (void)
{
  static const char *const domains[] = { "body", "mind", "wellbeing", "work", "money" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);

  for (guint round = 0; round < 6; round++)
    {
      g_autoptr (SamCoverageGround) ground = sam_coverage_ground_new (NULL);
      g_auto (GStrv) topics = g_new0 (char *, 11);

      for (guint i = 0; i < 10; i++)
        {
          g_autofree char *values =
              g_strdup_printf ("name=T%u|domain=%s", i, domains[g_rand_int_range (rand, 0, 5)]);
          g_autoptr (SamRecord) topic = make_record ("topic", NULL, values);

          sam_coverage_ground_add_topic (ground, topic);
          topics[i] = g_strdup (sam_record_get_id (topic));
        }
      for (guint i = 0; i < 120; i++)
        {
          const guint first = (guint) g_rand_int_range (rand, 0, 10);
          const guint second = (first + (guint) g_rand_int_range (rand, 1, 10)) % 10;
          g_autofree char *values =
              g_strdup_printf ("name=G%u|postcode=%u AA|topics=%s; %s", i, (guint) g_rand_int_range (rand, 6100, 6500),
                               topics[first], topics[second]);
          g_autoptr (SamRecord) group = make_record ("group", NULL, values);

          sam_coverage_ground_add_group (ground, group, NULL);
        }
      sam_coverage_ground_set_region (ground, NULL);
      g_assert_cmpuint (ground->region_municipalities->len, >, 5);
      check_walk (ground, &(SamCoverageChoice){ 0 });
      for (guint i = 0; i < 10; i++)
        check_walk (ground, &(SamCoverageChoice){ .topic = topics[i] });
      for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
        check_walk (ground, &(SamCoverageChoice){ .domain = domains[i] });
    }
}

/* What the report says of the same day. */
static void
check_indicator (Region *region,
                 const SamCoverageGround *ground)
{
  const SamScope scope = { .to = TODAY };
  g_autoptr (SamCoverage) coverage = sam_coverage_new (ground, &(SamCoverageChoice){ 0 });
  g_autoptr (GError) error = NULL;
  g_autoptr (SamMeasure) measure =
      sam_indicator_measure (region->store, sam_indicator_find ("groups-per-inhabitants"), &scope, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (measure->beside->len, ==, coverage->rows->len);
  for (guint i = 0; i < measure->beside->len; i++)
    {
      const SamBeside *beside = g_ptr_array_index (measure->beside, i);
      const SamCoverageRow *row = find_row (coverage, beside->label);

      g_assert_nonnull (row);
      g_assert_cmpint (row->groups->len, ==, beside->n);
      g_assert_cmpint (row->municipality->inhabitants, ==, beside->out_of);
    }
}

static void
test_demo (Region *region,
           gconstpointer data)
{
  const SamDemoOptions options = { .seed = 1, .today = TODAY };
  g_autoptr (SamCoverageGround) ground = NULL;
  g_autoptr (GError) error = NULL;

  sam_demo_fill (region->store, &options, NULL, &error);
  g_assert_no_error (error);
  ground = load (region);
  g_assert_cmpuint (ground->region_municipalities->len, ==, 7);
  g_assert_cmpuint (ground->practices->len, ==, 130);
  g_assert_cmpuint (ground->groups->len, >, 100);
  check_walk (ground, &(SamCoverageChoice){ 0 });
  check_indicator (region, ground);
  for (guint i = 0; i < ground->topics->len; i += 20)
    check_walk (ground, &(SamCoverageChoice){ .topic = ((SamCoverageTopic *) ground->topics->pdata[i])->id });
}

static void
test_classes (Region *region,
              gconstpointer data)
{
  g_autoptr (SamCoverageGround) ground = NULL;

  put_small_region (region);
  ground = load (region);
  for (guint measure = 0; measure < SAM_COVERAGE_N_MEASURES; measure++)
    {
      g_autoptr (SamCoverage) coverage = sam_coverage_new (ground, &(SamCoverageChoice){ 0 });
      g_autoptr (SamCoverage) nothing = sam_coverage_new (ground, &(SamCoverageChoice){ .domain = "money" });
      SamCoverageClasses classes;

      sam_coverage_classify (coverage, measure, &classes);
      g_assert_cmpuint (classes.n, >, 1);
      g_assert_cmpuint (sam_coverage_classes_find (&classes, 0), ==, 0);
      for (guint i = 0; i < coverage->rows->len; i++)
        {
          const double value = sam_coverage_row_get (coverage->rows->pdata[i], measure);
          const guint class = sam_coverage_classes_find (&classes, value);

          g_assert_cmpfloat (value, <=, classes.upper[class] + 1e-9);
          g_assert_true (class == 0 ? value <= 0 : value > classes.upper[class - 1]);
        }
      sam_coverage_classify (nothing, measure, &classes);
      g_assert_cmpuint (classes.n, ==, 1);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, test) g_test_add ("/network/coverage/" path, Region, NULL, region_set_up, test, region_tear_down)
  g_test_add_func ("/network/municipalities/have-their-inhabitants", test_municipalities);
  g_test_add_func ("/network/municipalities/boundaries-agree-with-the-postcodes", test_boundaries);
  ADD ("a-group-counts-where-it-meets", test_figures);
  ADD ("of-a-topic-with-its-parts-or-of-a-domain", test_choice);
  ADD ("a-postcode-is-near-enough-or-not", test_distance);
  ADD ("the-demo-is-counted-as-a-walk-counts-it", test_demo);
  ADD ("a-figure-is-in-one-class", test_classes);
  g_test_add_func ("/network/coverage/random-regions-are-counted-as-a-walk-counts-them", test_random);
  return g_test_run ();
}
