/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No share is told of fewer, and no cell of a table shows fewer but none. */
#define SAM_SMALLEST_NUMBER 5

gboolean sam_is_small_number (gint64 n);
void sam_small_numbers_hide (const gint64 *cells,
                             guint n_cells,
                             gboolean *hidden,
                             gboolean *hide_total);

G_END_DECLS
