/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint left;
  guint right;
} SamEdge;

guint *sam_edge_colour (const SamEdge *edges,
                        guint n_edges,
                        guint n_left,
                        guint n_right,
                        guint n_colours);

G_END_DECLS
