/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Primal-dual: shortest paths by Dijkstra with potentials, then as much flow as fits along all paths that are as short
 * (a blocking flow), until another unit would cost something. The first potentials come from Bellman-Ford, because the
 * gains of a plan are negative costs. */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-flow.h"

#define UNREACHED (G_MAXINT64 / 4)

typedef struct
{
  guint to;
  int next; /* next arc from the same node, -1 for none */
  int capacity;
  gint64 cost;
} Arc;

typedef struct
{
  gint64 key;
  guint node;
} HeapItem;

struct _SamFlow
{
  guint n_nodes;
  GArray *arcs; /* arc i and its reverse i ^ 1 */
  int *first;
  int *current;
  gint64 *potential;
  gint64 *distance;
  gboolean *marked;
  GArray *heap;
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
  self->arcs = g_array_new (FALSE, FALSE, sizeof (Arc));
  self->first = g_new (int, n_nodes);
  self->current = g_new (int, n_nodes);
  self->potential = g_new0 (gint64, n_nodes);
  self->distance = g_new (gint64, n_nodes);
  self->marked = g_new0 (gboolean, n_nodes);
  self->heap = g_array_new (FALSE, FALSE, sizeof (HeapItem));
  for (guint node = 0; node < n_nodes; node++)
    self->first[node] = -1;
  return self;
}

/**
 * sam_flow_free:
 */
void
sam_flow_free (SamFlow *self)
{
  g_array_unref (self->arcs);
  g_array_unref (self->heap);
  g_free (self->first);
  g_free (self->current);
  g_free (self->potential);
  g_free (self->distance);
  g_free (self->marked);
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
  const guint number = self->arcs->len;
  Arc forth = { to, self->first[from], capacity, cost };
  Arc back = { from, 0, 0, -cost };

  g_array_append_val (self->arcs, forth);
  self->first[from] = (int) number;
  back.next = self->first[to];
  g_array_append_val (self->arcs, back);
  self->first[to] = (int) number + 1;
  return number;
}

static Arc *
get_arc (SamFlow *self,
         int number)
{
  return &g_array_index (self->arcs, Arc, number);
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
      for (int a = self->first[node]; a >= 0; a = get_arc (self, a)->next)
        {
          const Arc *arc = get_arc (self, a);

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

      if (item.key > self->distance[item.node])
        continue;
      if (item.key > self->distance[sink])
        break;
      for (int a = self->first[item.node]; a >= 0; a = get_arc (self, a)->next)
        {
          const Arc *arc = get_arc (self, a);
          gint64 distance;

          if (arc->capacity <= 0 || self->potential[arc->to] >= UNREACHED / 2)
            continue;
          distance = item.key + arc->cost + self->potential[item.node] - self->potential[arc->to];
          if (distance >= self->distance[arc->to])
            continue;
          self->distance[arc->to] = distance;
          push_heap (self->heap, distance, arc->to);
        }
    }
  return self->distance[sink] < UNREACHED;
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
  self->marked[node] = TRUE;
  for (; self->current[node] >= 0; self->current[node] = get_arc (self, self->current[node])->next)
    {
      const int a = self->current[node];
      Arc *arc = get_arc (self, a);
      int got;

      if (arc->capacity <= 0 || self->marked[arc->to] ||
          arc->cost + self->potential[node] - self->potential[arc->to] != 0)
        continue;
      got = push_along (self, arc->to, sink, MIN (limit - pushed, arc->capacity));
      arc->capacity -= got;
      get_arc (self, a ^ 1)->capacity += got;
      pushed += got;
      if (pushed == limit)
        break;
    }
  /* A node from which nothing more can go stays marked: no other path needs to try it. */
  if (pushed == limit)
    self->marked[node] = FALSE;
  return pushed;
}

static int
push_shortest (SamFlow *self,
               guint source,
               guint sink)
{
  int total = 0;
  int pushed;

  do
    {
      for (guint node = 0; node < self->n_nodes; node++)
        {
          self->current[node] = self->first[node];
          self->marked[node] = FALSE;
        }
      pushed = push_along (self, source, sink, G_MAXINT);
      total += pushed;
    }
  while (pushed > 0);
  return total;
}

/**
 * sam_flow_solve:
 *
 * Sends flow as long as another unit costs less than nothing: the cheapest flow of any amount.
 *
 * Returns: the amount
 */
int
sam_flow_solve (SamFlow *self,
                guint source,
                guint sink)
{
  int total = 0;

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
  return get_arc (self, (int) (arc ^ 1))->capacity;
}

/**
 * sam_flow_is_on_source_side:
 *
 * After a flow of plain amount (all costs equal): whether more could still reach the node. The nodes on this side are
 * the explanation of why no more fits.
 */
gboolean
sam_flow_is_on_source_side (SamFlow *self,
                            guint node)
{
  return self->distance[node] < UNREACHED;
}
