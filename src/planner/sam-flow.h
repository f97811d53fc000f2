/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Min-cost flow over a network without cycles of negative cost. Costs are whole numbers; a caller with several levels
 * packs them into one. The units of an arc may cost more and more. */
typedef struct _SamFlow SamFlow;

SamFlow *sam_flow_new (guint n_nodes);
void sam_flow_free (SamFlow *self);

guint sam_flow_add_arc (SamFlow *self,
                        guint from,
                        guint to,
                        int capacity,
                        gint64 cost);
guint sam_flow_add_rising_arc (SamFlow *self,
                               guint from,
                               guint to,
                               const gint64 *costs,
                               guint n_costs);
int sam_flow_solve (SamFlow *self,
                    guint source,
                    guint sink);
int sam_flow_get (SamFlow *self,
                  guint arc);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamFlow, sam_flow_free)

G_END_DECLS
