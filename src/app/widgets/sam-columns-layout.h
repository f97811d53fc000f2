/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* As many equal columns as there is room for; in a narrow place the children stand below each other. */
#define SAM_TYPE_COLUMNS_LAYOUT (sam_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (SamColumnsLayout, sam_columns_layout, SAM, COLUMNS_LAYOUT, GtkLayoutManager)

G_END_DECLS
