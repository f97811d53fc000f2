/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void sam_csv_append_row (GString *text,
                         const char *const *cells,
                         guint n_cells,
                         char delimiter);

gboolean sam_csv_looks_like_formula (const char *cell);

G_END_DECLS
