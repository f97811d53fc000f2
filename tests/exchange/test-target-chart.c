/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sam-target-chart.h"

#include "region-fixture.h"

#include <string.h>

#define TODAY "2026-06-15"

/* So many questions, of which @n_late were answered after a week. */
static SamTargetStand *
load (Region *region,
      const char *indicator,
      guint n,
      guint n_late)
{
  g_autofree char *id = make_id ("target", "T");
  g_autofree char *values = g_strdup_printf ("name=Vragen|indicator=%s|goal=90|starts_on=2026-05-01", indicator);
  g_autoptr (GError) error = NULL;
  SamTargetStand *stand;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);
      g_autofree char *question = g_strdup_printf ("subject=Q|channel=platform|received_at=2026-05-0%uT10:00:00Z|"
                                                   "answered_at=2026-05-%s%uT11:00:00Z",
                                                   1 + i % 8, i < n_late ? "1" : "0", 1 + i % 8);

      put_record (region, "question", key, question);
    }
  put_record (region, "target", "T", values);
  stand = sam_target_stand_load (region->store, id, TODAY, &error);
  g_assert_no_error (error);
  return stand;
}

static void
test_told (Region *region,
           gconstpointer data)
{
  static const struct
  {
    const char *indicator;
    guint n, n_late;
    const char *line; /* of the table */
    gboolean known;   /* the chart for others shows it */
  } cases[] = {
    { "questions", 3, 0, "Vragen\ttoo few to say\n", FALSE },
    { "answered", 4, 0, "Vragen\ttoo few to say\n", FALSE },
    { "questions", 8, 0, "Vragen\t8\n", TRUE },
    /* Of eight, one was late: that it is not seven would tell. */
    { "answered", 8, 1, "Vragen\ttoo few to say\n", FALSE },
    { "answered", 12, 6, "Vragen\t50% (6 of 12)\n", TRUE },
    { "answered", 12, 6, "Counts\t6\n", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamTargetStand) stand = load (region, cases[i].indicator, cases[i].n, cases[i].n_late);
      g_autoptr (SamTargetChart) own = sam_target_chart_new (stand, SAM_TARGET_FOR_REGION);
      g_autoptr (SamTargetChart) others = sam_target_chart_new (stand, SAM_TARGET_FOR_OTHERS);
      g_autofree char *table = sam_target_chart_format_table (stand);

      if (strstr (table, cases[i].line) == NULL)
        g_error ("%u: %s", i, table);
      g_assert_cmpint (others->points[0].known, ==, cases[i].known);
      g_assert_true (own->points[0].known == (cases[i].n >= 5 || g_str_equal (cases[i].indicator, "questions")));
    }
}

static void
test_cells (Region *region,
            gconstpointer data)
{
  g_autoptr (SamTargetStand) stand = load (region, "answered", 12, 3);
  g_autofree char *table = sam_target_chart_format_table (stand);

  g_assert_nonnull (strstr (table, "Counts\thidden\n"));
  g_assert_nonnull (strstr (table, "Does not count\thidden\n"));
  g_assert_nonnull (strstr (table, "Definition\tOn 15 June 2026. "));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/exchange/target-chart/small-numbers-of-people-are-not-told-to-others", Region, NULL, region_set_up,
              test_told, region_tear_down);
  g_test_add ("/exchange/target-chart/a-small-list-is-hidden-with-a-second-one", Region, NULL, region_set_up,
              test_cells, region_tear_down);
  return g_test_run ();
}
