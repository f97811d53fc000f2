/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Stands for a column in a column view whose order comes from the store. It sorts nothing: asked through the view's
 * own sorter, it tells which column the person chose, and in which direction. */
#define SAM_TYPE_COLUMN_SORTER (sam_column_sorter_get_type ())
G_DECLARE_FINAL_TYPE (SamColumnSorter, sam_column_sorter, SAM, COLUMN_SORTER, GtkSorter)

GtkSorter *sam_column_sorter_new (const char *path);
const char *sam_column_sorter_ask (GtkSorter *view_sorter,
                                   gboolean *descending);

G_END_DECLS
