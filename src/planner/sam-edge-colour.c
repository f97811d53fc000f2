/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-edge-colour.h"

typedef struct
{
  const SamEdge *edges;
  guint n_left;
  guint n_colours;
  int *at; /* node × colour: the edge of that colour there, -1 for none; right nodes after the left ones */
  guint *colour;
} Colouring;

static int *
get_at (Colouring *self,
        guint node,
        guint colour)
{
  return &self->at[node * self->n_colours + colour];
}

static guint
find_free (Colouring *self,
           guint node)
{
  guint colour = 0;

  while (*get_at (self, node, colour) >= 0)
    colour++;
  g_assert (colour < self->n_colours);
  return colour;
}

static void
put (Colouring *self,
     guint edge,
     guint colour)
{
  self->colour[edge] = colour;
  *get_at (self, self->edges[edge].left, colour) = (int) edge;
  *get_at (self, self->n_left + self->edges[edge].right, colour) = (int) edge;
}

/* From @node, exchanges the colours @a and @b along the one path of edges in these two colours. */
static void
exchange (Colouring *self,
          guint node,
          guint a,
          guint b)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (guint));
  guint wanted = a;

  for (int edge = *get_at (self, node, wanted); edge >= 0; edge = *get_at (self, node, wanted))
    {
      const guint left = self->edges[edge].left;
      const guint right = self->n_left + self->edges[edge].right;

      g_array_append_val (path, edge);
      node = node == left ? right : left;
      wanted = wanted == a ? b : a;
    }
  for (guint i = 0; i < path->len; i++)
    {
      const SamEdge *edge = &self->edges[g_array_index (path, guint, i)];
      const guint colour = self->colour[g_array_index (path, guint, i)];

      *get_at (self, edge->left, colour) = -1;
      *get_at (self, self->n_left + edge->right, colour) = -1;
    }
  for (guint i = 0; i < path->len; i++)
    {
      const guint edge = g_array_index (path, guint, i);

      put (self, edge, self->colour[edge] == a ? b : a);
    }
}

/**
 * sam_edge_colour:
 * @n_colours: at least the largest degree
 *
 * Colours the edges of a bipartite graph so that no two edges of one colour share a node (Kőnig 1916).
 *
 * Returns: (transfer full): the colour of each edge
 */
guint *
sam_edge_colour (const SamEdge *edges,
                 guint n_edges,
                 guint n_left,
                 guint n_right,
                 guint n_colours)
{
  g_autofree int *at = g_new (int, MAX (1, (n_left + n_right) * n_colours));
  Colouring self = { edges, n_left, n_colours, at, g_new0 (guint, MAX (1, n_edges)) };

  for (guint i = 0; i < (n_left + n_right) * n_colours; i++)
    at[i] = -1;
  for (guint edge = 0; edge < n_edges; edge++)
    {
      const guint a = find_free (&self, edges[edge].left);
      const guint b = find_free (&self, n_left + edges[edge].right);

      /* The path from the right node in colours a, b can't reach the left one: it would arrive there in colour a. */
      if (a != b)
        exchange (&self, n_left + edges[edge].right, a, b);
      put (&self, edge, a);
    }
  return self.colour;
}
