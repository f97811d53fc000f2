/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "network/sam-calls.h"
#include "network/sam-snapshots.h"
#include "network/sam-target-stand.h"

#include "network/sam-days.h"

#include "region-fixture.h"

#include <string.h>

static void
test_same_indicators (void)
{
  const SamField *field = sam_kind_find_field (sam_kind_find ("target"), "indicator");
  guint n;
  const SamIndicator *indicators = sam_indicator_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (field->choices[i].name, ==, indicators[i].id);
      g_assert_cmpstr (field->choices[i].label, ==, indicators[i].name);
    }
  g_assert_null (field->choices[n].name);
}

static void
test_suggestions (void)
{
  guint n;
  const SamTargetSuggestion *suggestions = sam_target_get_suggestions (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SamRecord) target = sam_target_create (&suggestions[i], "2026-02-28");
      g_autoptr (GArray) problems = sam_record_validate (target);
      g_autofree char *text = sam_target_suggestion_describe (&suggestions[i]);

      g_assert_cmpuint (problems->len, ==, 0);
      g_assert_nonnull (strstr (text, suggestions[i].goal));
    }
}

/* Figures at the end of each month; the last one is today's. */
static GPtrArray *
make_figures (const char *today,
              const double *values,
              guint n_values)
{
  GPtrArray *figures = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_dated_figure_free);

  for (guint i = 0; i < n_values; i++)
    {
      g_autofree char *day = sam_day_add_months (today, (int) i + 1 - (int) n_values);

      g_ptr_array_add (figures, sam_dated_figure_new (day, values[i] >= 0, values[i], (gint64) values[i], 100));
    }
  return figures;
}

static void
test_forecast (void)
{
  static const struct
  {
    const char *from, *to;
    gboolean cumulative;
    double goal; /* -1: none */
    double most;
    double values[4]; /* -1: too few to say */
    gboolean known;
    double at_end;
    SamCourse course;
  } cases[] = {
    /* half-way through two years with half of it */
    { "2025-07-01", "2027-06-30", TRUE, 200, -1, { 70, 80, 90, 100 }, TRUE, 200, SAM_COURSE_ON },
    { "2025-07-01", "2027-06-30", TRUE, 200, -1, { 70, 80, 85, 90 }, TRUE, 180, SAM_COURSE_BEHIND },
    { "2025-07-01", "2027-06-30", TRUE, 90, -1, { 70, 80, 90, 100 }, TRUE, 200, SAM_COURSE_REACHED },
    /* it began a week ago */
    { "2026-06-24", "2027-06-30", TRUE, 200, -1, { 0, 0, 0, 1 }, FALSE, 0, SAM_COURSE_UNKNOWN },
    /* two more each month, and six months left */
    { NULL, "2026-12-30", FALSE, 40, -1, { 24, 26, 28, 30 }, TRUE, 42, SAM_COURSE_ON },
    { NULL, "2026-12-30", FALSE, 50, -1, { 24, 26, 28, 30 }, TRUE, 42, SAM_COURSE_BEHIND },
    /* a share cannot be more than all, nor a number less than none */
    { NULL, "2027-06-30", FALSE, 90, 100, { 50, 60, 70, 80 }, TRUE, 100, SAM_COURSE_ON },
    { NULL, "2027-06-30", FALSE, 90, -1, { 40, 30, 20, 10 }, TRUE, 0, SAM_COURSE_BEHIND },
    /* too few months, no figure, no goal, no end, and an end that has passed */
    { NULL, "2026-12-30", FALSE, 40, -1, { -1, -1, 28, 30 }, FALSE, 0, SAM_COURSE_UNKNOWN },
    { NULL, "2026-12-30", FALSE, 40, -1, { 24, 26, 28, -1 }, FALSE, 0, SAM_COURSE_UNKNOWN },
    { NULL, "2026-12-30", FALSE, -1, -1, { 24, 26, 28, 30 }, TRUE, 42, SAM_COURSE_UNKNOWN },
    { NULL, NULL, FALSE, 40, -1, { 24, 26, 28, 30 }, FALSE, 0, SAM_COURSE_UNKNOWN },
    { NULL, "2026-06-15", FALSE, 40, -1, { 24, 26, 28, 30 }, FALSE, 0, SAM_COURSE_MISSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) figures = make_figures ("2026-06-30", cases[i].values, 4);
      const SamForecastInput input = {
        .from = cases[i].from,
        .to = cases[i].to,
        .today = "2026-06-30",
        .cumulative = cases[i].cumulative,
        .has_goal = cases[i].goal >= 0,
        .goal = cases[i].goal,
        .most = cases[i].most,
        .figures = figures,
      };
      SamForecast forecast;
      g_autofree char *text = NULL;

      sam_forecast_make (&input, &forecast);
      text = sam_forecast_describe (&forecast, &input);
      g_test_message ("%u: %s", i, text);
      g_assert_cmpint (forecast.known, ==, cases[i].known);
      g_assert_cmpint (forecast.course, ==, cases[i].course);
      if (cases[i].known)
        g_assert_cmpfloat_with_epsilon (forecast.at_end, cases[i].at_end, 0.5);
      /* What is assumed is said wherever something is foretold. */
      g_assert_true (!cases[i].known || strncmp (strstr (text, "If "), "If ", 3) == 0);
    }
}

static void
put_groups (Region *region,
            guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);
      g_autofree char *values = g_strdup_printf ("name=G|status=open|connected_since=2026-%02u-10", 1 + i % 6);

      put_record (region, "group", key, values);
    }
}

static guint
take (Region *region,
      const char *today)
{
  g_autoptr (GError) error = NULL;
  guint n;

  sam_snapshots_take (region->store, today, 0, &n, NULL, &error);
  g_assert_no_error (error);
  return n;
}

static SamTargetStand *
load (Region *region,
      const char *today)
{
  g_autofree char *id = make_id ("target", "T");
  g_autoptr (GError) error = NULL;
  SamTargetStand *stand = sam_target_stand_load (region->store, id, today, &error);

  g_assert_no_error (error);
  return stand;
}

static void
assert_figures (const SamTargetStand *stand,
                const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < stand->figures->len; i++)
    {
      const SamDatedFigure *figure = g_ptr_array_index (stand->figures, i);

      g_string_append_printf (text, "%s%s %g", i > 0 ? ", " : "", figure->day + 2, figure->value);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_past_stays (Region *region,
                 gconstpointer data)
{
  put_groups (region, 6);
  put_record (region, "target", "T", "name=T|indicator=groups|goal=40|starts_on=2026-02-01|ends_on=2026-12-31");
  g_assert_cmpuint (take (region, "2026-06-15"), ==, 4);
  {
    g_autoptr (SamTargetStand) stand = load (region, "2026-06-15");

    assert_figures (stand, "26-02-28 2, 26-03-31 3, 26-04-30 4, 26-05-31 5, 26-06-15 6");
  }

  /* What is noted afterwards about the past changes today's figure only. */
  put_record (region, "group", "0", "connected_until=2026-01-20");
  put_record (region, "group", "1", "connected_until=2026-02-20");
  g_assert_cmpuint (take (region, "2026-06-15"), ==, 0);
  g_assert_cmpuint (take (region, "2026-07-02"), ==, 1);
  {
    g_autoptr (SamTargetStand) stand = load (region, "2026-07-02");

    assert_figures (stand, "26-02-28 2, 26-03-31 3, 26-04-30 4, 26-05-31 5, 26-06-30 4, 26-07-02 4");
  }
}

/* A period that has ended keeps its figure, also where it ended within a month. */
static void
test_end_stays (Region *region,
                gconstpointer data)
{
  put_groups (region, 6);
  put_record (region, "target", "T", "name=T|indicator=groups|goal=40|starts_on=2026-04-01|ends_on=2026-06-12");
  g_assert_cmpuint (take (region, "2026-06-12"), ==, 2);
  g_assert_cmpuint (take (region, "2026-06-13"), ==, 1);
  put_record (region, "group", "0", "connected_until=2026-01-20");
  g_assert_cmpuint (take (region, "2026-08-01"), ==, 0);
  {
    g_autoptr (SamTargetStand) stand = load (region, "2026-08-01");
    g_autoptr (SamTargetStand) earlier = load (region, "2026-05-10");

    assert_figures (stand, "26-04-30 4, 26-05-31 5, 26-06-12 6");
    g_assert_cmpint (stand->forecast.course, ==, SAM_COURSE_MISSED);
    assert_figures (earlier, "26-04-30 4, 26-05-10 4");
  }
}

/* In a large region each takes a while: they are kept one at a time. */
static void
test_one_at_a_time (Region *region,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n, n_left = 4;

  put_groups (region, 6);
  put_record (region, "target", "T", "name=T|indicator=groups|goal=40|starts_on=2026-02-01|ends_on=2026-12-31");
  for (guint expected = 3; n_left > 0; expected--)
    {
      g_assert_true (sam_snapshots_take (region->store, "2026-06-15", 1, &n, &n_left, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (n, ==, 1);
      g_assert_cmpuint (n_left, ==, expected);
    }
  g_assert_true (sam_snapshots_take (region->store, "2026-06-15", 1, &n, &n_left, &error));
  g_assert_cmpuint (n, ==, 0);
  {
    g_autoptr (SamTargetStand) stand = load (region, "2026-06-15");

    assert_figures (stand, "26-02-28 2, 26-03-31 3, 26-04-30 4, 26-05-31 5, 26-06-15 6");
  }
}

static void
test_first_counts (Region *region,
                   gconstpointer data)
{
  put_groups (region, 6);
  put_record (region, "target", "T", "name=T|indicator=groups");
  put_record (region, "snapshot", "later", "indicator=groups|target=@target:T|month=2026-05-31|value=9|made_at=200");
  put_record (region, "snapshot", "first", "indicator=groups|target=@target:T|month=2026-05-31|value=7|made_at=100");
  put_record (region, "snapshot", "other", "indicator=topics|target=@target:T|month=2026-04-30|value=3|made_at=100");
  {
    g_autoptr (SamTargetStand) stand = load (region, "2026-06-15");

    assert_figures (stand, "26-05-31 7, 26-06-15 6");
  }
}

static void
test_not_undone (Region *region,
                 gconstpointer data)
{
  g_autofree char *label = NULL;
  g_autofree char *still = NULL;

  put_groups (region, 1);
  put_record (region, "target", "T", "name=T|indicator=groups");
  label = sam_store_dup_undo_label (region->store, NULL);
  g_assert_cmpuint (take (region, "2026-06-15"), ==, 24);
  still = sam_store_dup_undo_label (region->store, NULL);
  g_assert_cmpstr (still, ==, label);
}

static void
test_forgotten (Region *region,
                gconstpointer data)
{
  put_groups (region, 6);
  put_record (region, "target", "T", "name=T|indicator=verified");
  g_assert_cmpuint (take (region, "2026-06-15"), ==, 1);
  g_assert_cmpuint (take (region, "2026-07-15"), ==, 1);
}

static void
test_out_of (Region *region,
             gconstpointer data)
{
  g_autoptr (SamTargetStand) stand = NULL;
  g_autofree char *figure = NULL;
  g_autofree char *goal = NULL;

  put_record (region, "organisation", "P", "name=P|type=practice");
  put_record (region, "person", "A", "first_name=A");
  put_record (region, "staff", "A",
              "person=@person:A|organisation=@organisation:P|contact_person=true|workshop_followed_on=2026-01-01");
  put_record (region, "target", "T",
              "name=T|indicator=practices-trained|goal=70|denominator=130|ends_on=2026-12-31");
  stand = load (region, "2026-06-15");
  figure = sam_target_stand_format_figure (stand);
  goal = sam_target_stand_format_goal (stand);

  g_assert_cmpstr (figure, ==, "1% (1 of 130)");
  g_assert_cmpstr (goal, ==, "goal 70% by 31 December 2026");
  g_assert_cmpint (stand->measure->denominator, ==, 1);
}

static void
test_newer (Region *region,
            gconstpointer data)
{
  static const char *const path[] = { "1-0123456789abcdef0123456789abcdef", NULL };
  g_autoptr (SamTargetStand) stand = NULL;
  g_autofree char *id = make_id ("target", "T");
  g_autofree char *figure = NULL;
  g_autoptr (GError) error = NULL;

  sam_store_receive (region->store, id, path, FALSE, "{\"indicator\":\"of-the-future\",\"name\":\"T\"}", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (take (region, "2026-06-15"), ==, 0);
  stand = load (region, "2026-06-15");
  figure = sam_target_stand_format_figure (stand);
  g_assert_cmpstr (figure, ==, "This indicator is of a newer program.");
}

static void
test_calls (Region *region,
            gconstpointer data)
{
  static const struct
  {
    const char *kind, *key, *place, *phone;
  } cases[] = {
    { "organisation", "bron", "Heerlen", "+31450000001" },
    { "staff", "at-work", "Heerlen", "+31450000002" },
    { "staff", "without", "Heerlen", "+31450000001" },
    { "group", "g", "Kerkrade", "+31600000003" },
    /* Who works somewhere is called there. */
    { "person", "worker", "Heerlen", "+31450000002" },
    { "person", "left", "Landgraaf", "+31600000004" },
    { "topic", "t", NULL, NULL },
  };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_autoptr (GHashTable) calls = NULL;
  g_autoptr (GError) error = NULL;

  put_record (region, "organisation", "bron", "name=De Bron|type=practice|place=Heerlen|phone=+31450000001");
  put_record (region, "person", "worker", "first_name=A|phone=+31600000009|place=Maastricht");
  put_record (region, "person", "left", "first_name=B|phone=+31600000004|place=Landgraaf");
  put_record (region, "staff", "at-work", "person=@person:worker|organisation=@organisation:bron|phone=+31450000002");
  put_record (region, "staff", "without", "person=@person:worker|organisation=@organisation:bron");
  put_record (region, "staff", "was", "person=@person:left|organisation=@organisation:bron|until=2026-01-31");
  put_record (region, "group", "g", "name=G|municipality=Kerkrade|public_phone=+31600000003");
  put_record (region, "topic", "t", "name=T");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = make_id (cases[i].kind, cases[i].key);

      g_strv_builder_add (builder, id);
    }
  ids = g_strv_builder_end (builder);
  calls = sam_calls_load (region->store, (const char *const *) ids, "2026-06-15", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SamCall *call = g_hash_table_lookup (calls, ids[i]);

      g_test_message ("%s %s", cases[i].kind, cases[i].key);
      g_assert_cmpstr (call != NULL ? call->place : NULL, ==, cases[i].place);
      g_assert_cmpstr (call != NULL ? call->phone : NULL, ==, cases[i].phone);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/network/targets/every-indicator-can-be-chosen-by-its-name", test_same_indicators);
  g_test_add_func ("/network/targets/what-is-suggested-can-be-saved", test_suggestions);
  g_test_add_func ("/network/targets/what-is-foretold-follows-from-the-pace-and-says-so", test_forecast);
  g_test_add ("/network/targets/past-months-never-change", Region, NULL, region_set_up, test_past_stays,
              region_tear_down);
  g_test_add ("/network/targets/months-can-be-kept-one-at-a-time", Region, NULL, region_set_up, test_one_at_a_time,
              region_tear_down);
  g_test_add ("/network/targets/a-period-that-ended-keeps-its-figure", Region, NULL, region_set_up, test_end_stays,
              region_tear_down);
  g_test_add ("/network/targets/of-two-figures-of-a-month-the-first-counts", Region, NULL, region_set_up,
              test_first_counts, region_tear_down);
  g_test_add ("/network/targets/keeping-a-month-is-nothing-to-undo", Region, NULL, region_set_up, test_not_undone,
              region_tear_down);
  g_test_add ("/network/targets/what-records-do-not-remember-is-not-reckoned-back", Region, NULL, region_set_up,
              test_forgotten, region_tear_down);
  g_test_add ("/network/targets/a-target-may-say-out-of-how-many", Region, NULL, region_set_up, test_out_of,
              region_tear_down);
  g_test_add ("/network/targets/an-indicator-of-a-newer-program-is-left-alone", Region, NULL, region_set_up, test_newer,
              region_tear_down);
  g_test_add ("/network/targets/where-the-phone-rings-that-is-the-next-step", Region, NULL, region_set_up, test_calls,
              region_tear_down);
  return g_test_run ();
}
