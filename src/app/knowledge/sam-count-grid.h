/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A few counts under headings, to be read by eye and by ear. The first column names the row. */
void sam_count_grid_clear (GtkGrid *grid);
void sam_count_grid_add_row (GtkGrid *grid,
                             const char *const *heads,
                             const char *const *cells);

G_END_DECLS
