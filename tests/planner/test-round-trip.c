/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "planner/sam-round-trip.h"

#include <math.h>

#define MOST_PLACES 40

static double *
make_distances (guint n_places,
                guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  double *distances = g_new0 (double, n_places *n_places);
  double x[MOST_PLACES];
  double y[MOST_PLACES];

  for (guint i = 0; i < n_places; i++)
    {
      x[i] = g_rand_double_range (random, 0, 20);
      y[i] = g_rand_double_range (random, 0, 20);
    }
  for (guint i = 0; i < n_places; i++)
    for (guint j = 0; j < n_places; j++)
      distances[i * n_places + j] = hypot (x[i] - x[j], y[i] - y[j]);
  return distances;
}

/* The shortest way by trying every one. */
static double
try_all (const double *distances,
         guint n_places,
         guint *order,
         guint from)
{
  double best = from + 2 >= n_places ? sam_round_trip_get_length (distances, n_places, order) : G_MAXDOUBLE;

  for (guint i = from; i + 1 < n_places && from + 2 < n_places; i++)
    {
      guint first = order[from];

      order[from] = order[i];
      order[i] = first;
      best = MIN (best, try_all (distances, n_places, order, from + 1));
      order[i] = order[from];
      order[from] = first;
    }
  return best;
}

static void
assert_each_once (const guint *order,
                  guint n_places)
{
  gboolean been[MOST_PLACES] = { FALSE };

  for (guint i = 0; i + 1 < n_places; i++)
    {
      g_assert_cmpuint (order[i], >, 0);
      g_assert_cmpuint (order[i], <, n_places);
      g_assert_false (been[order[i]]);
      been[order[i]] = TRUE;
    }
}

static void
test_shortest (void)
{
  for (guint32 seed = 1; seed <= 60; seed++)
    {
      guint n_places = 1 + seed % 8;
      g_autofree double *distances = make_distances (n_places, seed);
      guint order[MOST_PLACES];
      guint tried[MOST_PLACES];
      double length = sam_round_trip_order (distances, n_places, order);

      g_test_message ("seed %u", seed);
      assert_each_once (order, n_places);
      for (guint i = 0; i < MOST_PLACES; i++)
        tried[i] = i + 1;
      if (n_places > 1)
        g_assert_cmpfloat_with_epsilon (length, try_all (distances, n_places, tried, 0), 1e-9);
      else
        g_assert_cmpfloat (length, ==, 0);
    }
}

/* A crossing would be turned round; and a long round is never worse than always walking to the nearest. */
static void
test_long (void)
{
  for (guint32 seed = 1; seed <= 20; seed++)
    {
      g_autofree double *distances = make_distances (MOST_PLACES, seed);
      guint order[MOST_PLACES];
      double length = sam_round_trip_order (distances, MOST_PLACES, order);

      g_test_message ("seed %u", seed);
      assert_each_once (order, MOST_PLACES);
      for (guint first = 0; first + 1 < MOST_PLACES; first++)
        for (guint last = first + 1; last + 1 < MOST_PLACES; last++)
          {
            guint turned[MOST_PLACES];

            for (guint i = 0; i + 1 < MOST_PLACES; i++)
              turned[i] = i >= first && i <= last ? order[first + last - i] : order[i];
            g_assert_cmpfloat (length, <=, sam_round_trip_get_length (distances, MOST_PLACES, turned) + 1e-4);
          }
    }
}

static void
test_same (void)
{
  g_autofree double *distances = make_distances (13, 7);
  guint one[MOST_PLACES];
  guint other[MOST_PLACES];

  sam_round_trip_order (distances, 13, one);
  sam_round_trip_order (distances, 13, other);
  g_assert_cmpmem (one, 12 * sizeof (guint), other, 12 * sizeof (guint));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/planner/round-trip/a-day-is-as-short-as-trying-every-order", test_shortest);
  g_test_add_func ("/planner/round-trip/no-stretch-of-a-long-round-is-better-turned", test_long);
  g_test_add_func ("/planner/round-trip/the-same-distances-give-the-same-order", test_same);
  return g_test_run ();
}
