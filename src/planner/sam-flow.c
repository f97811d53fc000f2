/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Primal-dual: shortest paths by Dijkstra with potentials, then as much flow as fits along all paths that are as short
 * (a blocking flow), until another unit would cost something. The first potentials come from Bellman-Ford, because the
 * gains of a plan are negative costs. */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-flow.h"

#include <string.h>

#define UNREACHED (G_MAXINT64 / 4)

typedef struct
{
  guint from, to;
  int capacity;
  guint rising; /* 0: one cost for all units; else the place in the list of #Rising, plus 1 */
  gint64 cost;
} Asked;

/* The arcs of a node stand together. */
typedef struct
{
  guint to;
  guint back; /* the arc the other way */
  int capacity;
  guint rising; /* as asked for */
  gint64 cost;
} Arc;

/* An arc on which every unit costs at least as much as the one before. It shows one unit at a time: the next one forth,
 * and the last one back. That is all a shortest path ever looks for, and saves looking at the others. */
typedef struct
{
  guint first; /* in the list of costs */
  guint n;
  guint flow;
  guint forth; /* the arc */
} Rising;

typedef struct
{
  gint64 key;
  guint node;
} HeapItem;

struct _SamFlow
{
  guint n_nodes;
  GArray *asked;   /* of Asked, as they came */
  GArray *rising;  /* of Rising */
  GArray *costs;   /* of gint64: of the units of rising arcs */
  Arc *arcs;       /* by node */
  guint *first;    /* per node and one more: where its arcs begin */
  guint *position; /* per arc asked for: where it is in arcs */
  guint *current;
  gint64 *potential;
  gint64 *distance;
  gboolean *marked;
  GArray *heap;
  guint *level; /* nodes reached at the distance at hand */
  guint *hops;
};

/**
 * sam_flow_new:
 *
 * Returns: (transfer full): a network of @n_nodes nodes and no arcs
 */
SamFlow *
sam_flow_new (guint n_nodes)
{
  SamFlow *self = g_new0 (SamFlow, 1);

  self->n_nodes = n_nodes;
  self->asked = g_array_new (FALSE, FALSE, sizeof (Asked));
  self->rising = g_array_new (FALSE, FALSE, sizeof (Rising));
  self->costs = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->first = g_new0 (guint, n_nodes + 1);
  self->current = g_new (guint, n_nodes);
  self->potential = g_new0 (gint64, n_nodes);
  self->distance = g_new (gint64, n_nodes);
  self->marked = g_new0 (gboolean, n_nodes);
  self->hops = g_new (guint, n_nodes);
  self->heap = g_array_new (FALSE, FALSE, sizeof (HeapItem));
  return self;
}

/**
 * sam_flow_free:
 */
void
sam_flow_free (SamFlow *self)
{
  g_array_unref (self->asked);
  g_array_unref (self->rising);
  g_array_unref (self->costs);
  g_array_unref (self->heap);
  g_free (self->arcs);
  g_free (self->first);
  g_free (self->position);
  g_free (self->current);
  g_free (self->potential);
  g_free (self->distance);
  g_free (self->marked);
  g_free (self->level);
  g_free (self->hops);
  g_free (self);
}

/**
 * sam_flow_add_arc:
 *
 * Returns: the arc's number, to ask its flow by
 */
guint
sam_flow_add_arc (SamFlow *self,
                  guint from,
                  guint to,
                  int capacity,
                  gint64 cost)
{
  const Asked asked = { from, to, capacity, 0, cost };

  g_array_append_val (self->asked, asked);
  return self->asked->len - 1;
}

/**
 * sam_flow_add_rising_arc:
 * @costs: of each unit, never falling
 * @n_costs: the arc's capacity
 *
 * The same as an arc for each unit, but quicker.
 *
 * Returns: the arc's number, to ask its flow by
 */
guint
sam_flow_add_rising_arc (SamFlow *self,
                         guint from,
                         guint to,
                         const gint64 *costs,
                         guint n_costs)
{
  const Rising rising = { self->costs->len, n_costs, 0, 0 };
  const Asked asked = { from, to, 1, self->rising->len + 1, n_costs > 0 ? costs[0] : 0 };

  if (n_costs == 0)
    return sam_flow_add_arc (self, from, to, 0, 0);
  g_array_append_vals (self->costs, costs, n_costs);
  g_array_append_val (self->rising, rising);
  g_array_append_val (self->asked, asked);
  return self->asked->len - 1;
}

/* Puts the arcs of each node together, which is what makes looking at them quick. */
static void
sort_arcs (SamFlow *self)
{
  const guint n = self->asked->len;
  const Asked *asked = (const Asked *) (gconstpointer) self->asked->data;
  g_autofree guint *next = NULL;

  self->arcs = g_new (Arc, 2 * n + 1);
  self->position = g_new (guint, n + 1);
  self->level = g_new (guint, 2 * n + self->n_nodes + 1);
  for (guint i = 0; i < n; i++)
    {
      self->first[asked[i].from + 1]++;
      self->first[asked[i].to + 1]++;
    }
  for (guint node = 0; node < self->n_nodes; node++)
    self->first[node + 1] += self->first[node];
  next = g_memdup2 (self->first, (self->n_nodes + 1) * sizeof *next);
  for (guint i = 0; i < n; i++)
    {
      const guint forth = next[asked[i].from]++;
      const guint back = next[asked[i].to]++;

      self->arcs[forth] = (Arc){ asked[i].to, back, asked[i].capacity, asked[i].rising, asked[i].cost };
      self->arcs[back] = (Arc){ asked[i].from, forth, 0, asked[i].rising, -asked[i].cost };
      self->position[i] = forth;
      if (asked[i].rising > 0)
        g_array_index (self->rising, Rising, asked[i].rising - 1).forth = forth;
    }
}

static void
start_potentials (SamFlow *self,
                  guint source)
{
  g_autoptr (GQueue) queue = g_queue_new ();

  for (guint node = 0; node < self->n_nodes; node++)
    {
      self->potential[node] = UNREACHED;
      self->marked[node] = FALSE;
    }
  self->potential[source] = 0;
  g_queue_push_tail (queue, GUINT_TO_POINTER (source));
  while (!g_queue_is_empty (queue))
    {
      const guint node = GPOINTER_TO_UINT (g_queue_pop_head (queue));

      self->marked[node] = FALSE;
      for (guint a = self->first[node]; a < self->first[node + 1]; a++)
        {
          const Arc *arc = &self->arcs[a];

          if (arc->capacity <= 0 || self->potential[node] + arc->cost >= self->potential[arc->to])
            continue;
          self->potential[arc->to] = self->potential[node] + arc->cost;
          if (!self->marked[arc->to])
            g_queue_push_tail (queue, GUINT_TO_POINTER (arc->to));
          self->marked[arc->to] = TRUE;
        }
    }
}

static void
push_heap (GArray *heap,
           gint64 key,
           guint node)
{
  HeapItem item = { key, node };
  HeapItem *items;
  guint i;

  g_array_append_val (heap, item);
  items = (HeapItem *) (gpointer) heap->data;
  for (i = heap->len - 1; i > 0 && items[(i - 1) / 2].key > key; i = (i - 1) / 2)
    items[i] = items[(i - 1) / 2];
  items[i] = item;
}

static HeapItem
pop_heap (GArray *heap)
{
  HeapItem *items = (HeapItem *) (gpointer) heap->data;
  const HeapItem top = items[0];
  const HeapItem last = items[heap->len - 1];
  const guint n = heap->len - 1;
  guint i = 0;

  while (2 * i + 1 < n)
    {
      guint child = 2 * i + 1;

      if (child + 1 < n && items[child + 1].key < items[child].key)
        child++;
      if (items[child].key >= last.key)
        break;
      items[i] = items[child];
      i = child;
    }
  items[i] = last;
  g_array_set_size (heap, n);
  return top;
}

/* Looks from a node: what is at no further distance goes on the stack, all else into the heap. */
static guint
reach_from (SamFlow *self,
            guint node,
            guint n_level)
{
  const gint64 here = self->distance[node];
  const gint64 potential = self->potential[node];

  for (guint a = self->first[node]; a < self->first[node + 1]; a++)
    {
      const Arc *arc = &self->arcs[a];
      gint64 distance;

      if (arc->capacity <= 0)
        continue;
      distance = here + arc->cost + potential - self->potential[arc->to];
      if (distance >= self->distance[arc->to] || self->potential[arc->to] >= UNREACHED / 2)
        continue;
      self->distance[arc->to] = distance;
      if (distance == here)
        self->level[n_level++] = arc->to;
      else
        push_heap (self->heap, distance, arc->to);
    }
  return n_level;
}

/* Distances in reduced cost; nodes farther than the sink keep UNREACHED, which is all the caller needs. */
static gboolean
find_distances (SamFlow *self,
                guint source,
                guint sink)
{
  for (guint node = 0; node < self->n_nodes; node++)
    self->distance[node] = UNREACHED;
  self->distance[source] = 0;
  g_array_set_size (self->heap, 0);
  push_heap (self->heap, 0, source);
  while (self->heap->len > 0)
    {
      const HeapItem item = pop_heap (self->heap);
      guint n_level = 0;

      if (item.key > self->distance[item.node])
        continue;
      if (item.key > self->distance[sink])
        break;
      self->level[n_level++] = item.node;
      while (n_level > 0)
        {
          const guint node = self->level[--n_level];

          n_level = reach_from (self, node, n_level);
        }
    }
  return self->distance[sink] < UNREACHED;
}

static inline gboolean
is_shortest (const SamFlow *self,
             guint node,
             const Arc *arc)
{
  return arc->capacity > 0 && arc->cost + self->potential[node] == self->potential[arc->to];
}

/* How many arcs away each node is, along shortest paths only; FALSE when the sink can't be reached. */
static gboolean
count_hops (SamFlow *self,
            guint source,
            guint sink)
{
  guint n = 0;

  for (guint node = 0; node < self->n_nodes; node++)
    self->hops[node] = G_MAXUINT;
  self->hops[source] = 0;
  self->level[n++] = source;
  for (guint i = 0; i < n && self->hops[self->level[i]] < self->hops[sink]; i++)
    {
      const guint node = self->level[i];

      for (guint a = self->first[node]; a < self->first[node + 1]; a++)
        {
          const Arc *arc = &self->arcs[a];

          if (self->hops[arc->to] != G_MAXUINT || !is_shortest (self, node, arc))
            continue;
          self->hops[arc->to] = self->hops[node] + 1;
          self->level[n++] = arc->to;
        }
    }
  return self->hops[sink] != G_MAXUINT;
}

/* Shows the next unit forth and the last one back. */
static void
push_rising (SamFlow *self,
             Arc *arc)
{
  Rising *rising = &g_array_index (self->rising, Rising, arc->rising - 1);
  const gint64 *costs = &g_array_index (self->costs, gint64, rising->first);
  Arc *forth = &self->arcs[rising->forth];
  Arc *back = &self->arcs[forth->back];

  rising->flow = arc == forth ? rising->flow + 1 : rising->flow - 1;
  forth->capacity = rising->flow < rising->n;
  if (forth->capacity > 0)
    forth->cost = costs[rising->flow];
  back->capacity = rising->flow > 0;
  if (back->capacity > 0)
    back->cost = -costs[rising->flow - 1];
}

static void
push_over (SamFlow *self,
           Arc *arc,
           int amount)
{
  if (arc->rising > 0 && amount > 0)
    push_rising (self, arc);
  else
    {
      arc->capacity -= amount;
      self->arcs[arc->back].capacity += amount;
    }
}

static int
push_along (SamFlow *self,
            guint node,
            guint sink,
            int limit)
{
  int pushed = 0;

  if (node == sink)
    return limit;
  for (; self->current[node] < self->first[node + 1]; self->current[node]++)
    {
      Arc *arc = &self->arcs[self->current[node]];
      int got = 1;

      if (self->hops[arc->to] != self->hops[node] + 1)
        continue;
      /* The next unit of a rising arc may cost the same. */
      while (got > 0 && pushed < limit && is_shortest (self, node, arc))
        {
          got = push_along (self, arc->to, sink, MIN (limit - pushed, arc->capacity));
          push_over (self, arc, got);
          pushed += got;
        }
      if (pushed == limit)
        break;
    }
  return pushed;
}

/* As much as fits along all shortest paths: blocking flows by hops (Dinitz 1970). */
static int
push_shortest (SamFlow *self,
               guint source,
               guint sink)
{
  int total = 0;

  while (count_hops (self, source, sink))
    {
      memcpy (self->current, self->first, self->n_nodes * sizeof *self->current);
      total += push_along (self, source, sink, G_MAXINT);
    }
  return total;
}

/**
 * sam_flow_solve:
 *
 * Sends flow as long as another unit costs less than nothing: the cheapest flow of any amount. Once per network.
 *
 * Returns: the amount
 */
int
sam_flow_solve (SamFlow *self,
                guint source,
                guint sink)
{
  int total = 0;

  g_return_val_if_fail (self->arcs == NULL, 0);

  sort_arcs (self);
  start_potentials (self, source);
  while (find_distances (self, source, sink))
    {
      const gint64 limit = self->distance[sink];

      for (guint node = 0; node < self->n_nodes; node++)
        if (self->potential[node] < UNREACHED / 2)
          self->potential[node] += MIN (self->distance[node], limit);
      if (self->potential[sink] - self->potential[source] >= 0)
        break;
      total += push_shortest (self, source, sink);
    }
  return total;
}

/**
 * sam_flow_get:
 *
 * Returns: the flow over an arc
 */
int
sam_flow_get (SamFlow *self,
              guint arc)
{
  const Arc *forth = &self->arcs[self->position[arc]];

  return forth->rising > 0 ? (int) g_array_index (self->rising, Rising, forth->rising - 1).flow
                           : self->arcs[forth->back].capacity;
}
