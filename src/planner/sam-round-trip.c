/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A day's round is short: up to a dozen places the shortest way is found for certain (Held and Karp, 1962, "A dynamic
 * programming approach to sequencing problems"). More than that is no day's work, but must not hang either: nearest
 * neighbour, bettered by turning stretches round (2-opt; Croes, 1958) until no turn helps. */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-round-trip.h"

#define MOST_EXACT 12

/* Shorter by less than a centimetre is not shorter: the same legs summed in another order differ in their last bits. */
#define KILOMETRES_ALIKE 1e-5

static double
get_leg (const double *distances,
         guint n_places,
         guint from,
         guint to)
{
  return distances[from * n_places + to];
}

/**
 * sam_round_trip_get_length:
 * @order: (array length=n_places): the places after the start, `n_places` - 1 of them
 *
 * Returns: the length from the start along @order and back
 */
double
sam_round_trip_get_length (const double *distances,
                           guint n_places,
                           const guint *order)
{
  double length = 0;
  guint at = 0;

  for (guint i = 0; i + 1 < n_places; i++)
    {
      length += get_leg (distances, n_places, at, order[i]);
      at = order[i];
    }
  return length + get_leg (distances, n_places, at, 0);
}

/* best[set][last]: the shortest way from the start through all of set, ending at last. */
static void
find_shortest (const double *distances,
               guint n_places,
               guint *order)
{
  const guint n = n_places - 1;
  const guint all = (1u << n) - 1;
  g_autofree double *best = g_new (double, (gsize) (all + 1) * n);
  g_autofree guint8 *before = g_new0 (guint8, (gsize) (all + 1) * n);
  guint last = 0;

  for (guint set = 1; set <= all; set++)
    for (guint to = 0; to < n; to++)
      {
        double *length = &best[set * n + to];

        *length = set == 1u << to ? get_leg (distances, n_places, 0, to + 1) : G_MAXDOUBLE;
        for (guint from = 0; from < n && (set & 1u << to); from++)
          {
            double way = from != to && (set & 1u << from) ? best[(set ^ 1u << to) * n + from] : G_MAXDOUBLE;

            if (way < G_MAXDOUBLE && way + get_leg (distances, n_places, from + 1, to + 1) < *length)
              {
                *length = way + get_leg (distances, n_places, from + 1, to + 1);
                before[set * n + to] = (guint8) from;
              }
          }
      }
  for (guint to = 1; to < n; to++)
    if (best[all * n + to] + get_leg (distances, n_places, to + 1, 0) <
        best[all * n + last] + get_leg (distances, n_places, last + 1, 0))
      last = to;
  for (guint set = all, i = n; i-- > 0;)
    {
      guint from = before[set * n + last];

      order[i] = last + 1;
      set ^= 1u << last;
      last = from;
    }
}

static void
walk_to_nearest (const double *distances,
                 guint n_places,
                 guint *order)
{
  g_autofree gboolean *been = g_new0 (gboolean, n_places);
  guint at = 0;

  for (guint i = 0; i + 1 < n_places; i++)
    {
      guint next = 0;

      for (guint to = 1; to < n_places; to++)
        if (!been[to] && (next == 0 || get_leg (distances, n_places, at, to) < get_leg (distances, n_places, at, next)))
          next = to;
      been[next] = TRUE;
      order[i] = next;
      at = next;
    }
}

static gboolean
turn_a_stretch (const double *distances,
                guint n_places,
                guint *order)
{
  const guint n = n_places - 1;

  for (guint first = 0; first < n; first++)
    for (guint last = first + 1; last < n; last++)
      {
        guint before = first > 0 ? order[first - 1] : 0;
        guint after = last + 1 < n ? order[last + 1] : 0;
        double now = get_leg (distances, n_places, before, order[first]) +
                     get_leg (distances, n_places, order[last], after);
        double turned = get_leg (distances, n_places, before, order[last]) +
                        get_leg (distances, n_places, order[first], after);

        if (turned > now - KILOMETRES_ALIKE)
          continue;
        for (guint i = first, j = last; i < j; i++, j--)
          {
            guint place = order[i];

            order[i] = order[j];
            order[j] = place;
          }
        return TRUE;
      }
  return FALSE;
}

/**
 * sam_round_trip_order:
 * @distances: (array): `n_places` × `n_places`, the same both ways; the first place is the start
 * @order: (out) (array): gets the places after the start, `n_places` - 1 of them, in the order to visit them
 *
 * The shortest order for up to twelve places to visit, a good one for more.
 *
 * Returns: the length of the round, back to the start
 */
double
sam_round_trip_order (const double *distances,
                      guint n_places,
                      guint *order)
{
  g_return_val_if_fail (n_places > 0, 0);

  if (n_places == 1)
    return 0;
  if (n_places - 1 <= MOST_EXACT)
    find_shortest (distances, n_places, order);
  else
    {
      walk_to_nearest (distances, n_places, order);
      while (turn_a_stretch (distances, n_places, order))
        ;
    }
  return sam_round_trip_get_length (distances, n_places, order);
}
