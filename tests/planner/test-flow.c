/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/sam-flow.h"

#define SOURCE 0
#define SINK 1

/* A network in layers, where each arc has several units of rising cost: once as one arc, once as an arc for each. */
typedef struct
{
  SamFlow *flow;
  GArray *arcs;  /* of guint: the first number of each */
  GArray *units; /* of gint64: the costs, arc by arc */
  GArray *sizes; /* of guint */
} Network;

static void
add_arc (Network *self,
         GRand *rand,
         gboolean rising,
         guint from,
         guint to)
{
  gint64 costs[5];
  const guint n = (guint) g_rand_int_range (rand, 0, 6);
  guint arc = 0;

  for (guint i = 0; i < n; i++)
    costs[i] = (i > 0 ? costs[i - 1] : g_rand_int_range (rand, -20, 5)) + g_rand_int_range (rand, 0, 3);
  if (rising)
    arc = sam_flow_add_rising_arc (self->flow, from, to, costs, n);
  for (guint i = 0; !rising && i < n; i++)
    {
      const guint unit = sam_flow_add_arc (self->flow, from, to, 1, costs[i]);

      arc = i == 0 ? unit : arc;
    }
  g_array_append_val (self->arcs, arc);
  g_array_append_vals (self->units, costs, n);
  g_array_append_val (self->sizes, n);
}

/* Returns what the cheapest flow costs. */
static gint64
solve (guint32 seed,
       gboolean rising,
       int *amount)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  const guint width = (guint) g_rand_int_range (rand, 1, 6);
  g_autoptr (SamFlow) flow = sam_flow_new (2 + 2 * width);
  g_autoptr (GArray) arcs = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  Network self = { flow, arcs, units, sizes };
  gint64 cost = 0;

  for (guint i = 0; i < width; i++)
    {
      add_arc (&self, rand, rising, SOURCE, 2 + i);
      add_arc (&self, rand, rising, 2 + width + i, SINK);
      for (guint j = 0; j < width; j++)
        add_arc (&self, rand, rising, 2 + i, 2 + width + j);
    }
  *amount = sam_flow_solve (flow, SOURCE, SINK);
  for (guint i = 0, first = 0; i < arcs->len; first += g_array_index (sizes, guint, i++))
    for (guint unit = 0; unit < g_array_index (sizes, guint, i); unit++)
      {
        const guint arc = g_array_index (arcs, guint, i);
        const gboolean used = rising ? sam_flow_get (flow, arc) > (int) unit : sam_flow_get (flow, arc + unit) > 0;

        cost += used ? g_array_index (units, gint64, first + unit) : 0;
      }
  return cost;
}

static void
test_rising_arcs_are_as_many_arcs (void)
{
  for (guint32 seed = 1; seed <= 500; seed++)
    {
      int one, many;

      g_test_message ("seed %u", seed);
      g_assert_cmpint (solve (seed, TRUE, &one), ==, solve (seed, FALSE, &many));
      g_assert_cmpint (one, >=, 0);
    }
}

static void
test_dear_units_are_left (void)
{
  static const gint64 costs[] = { -3, -1, 2 };
  g_autoptr (SamFlow) flow = sam_flow_new (2);
  const guint arc = sam_flow_add_rising_arc (flow, SOURCE, SINK, costs, G_N_ELEMENTS (costs));
  const guint none = sam_flow_add_rising_arc (flow, SOURCE, SINK, NULL, 0);

  g_assert_cmpint (sam_flow_solve (flow, SOURCE, SINK), ==, 2);
  g_assert_cmpint (sam_flow_get (flow, arc), ==, 2);
  g_assert_cmpint (sam_flow_get (flow, none), ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planner/flow/rising-arcs-are-as-many-arcs", test_rising_arcs_are_as_many_arcs);
  g_test_add_func ("/planner/flow/dear-units-are-left", test_dear_units_are_left);
  return g_test_run ();
}
