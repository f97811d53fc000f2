/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indicator-walk.h"

G_BEGIN_DECLS

/* The numbers of the reports once more, by a plain walk over the records.
 * Returns: whether the walk knows the number; @out_of is -1 where it is no share */
gboolean report_walk (Walk *walk,
                      const char *number,
                      gint64 *n,
                      gint64 *out_of);

/* The cells of a table: code → number, those that are nought left out. */
GHashTable *report_walk_table (Walk *walk,
                               const char *table);

G_END_DECLS
