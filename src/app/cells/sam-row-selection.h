/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/lists/sam-query-model.h"

G_BEGIN_DECLS

/* Which rows of a lazy list are selected: one, or many. It knows them by their keys, so that a selection survives
 * another order, and choosing 100,000 rows fetches none of them. A row that leaves the list is no longer selected. */
#define SAM_TYPE_ROW_SELECTION (sam_row_selection_get_type ())
G_DECLARE_FINAL_TYPE (SamRowSelection, sam_row_selection, SAM, ROW_SELECTION, GObject)

SamRowSelection *sam_row_selection_new (SamQueryModel *model);
guint sam_row_selection_count (SamRowSelection *self);
/* The position of the one row that is selected; GTK_INVALID_LIST_POSITION for none and for many. */
guint sam_row_selection_get_single (SamRowSelection *self);
/* (element-type gint64), in the order of the list. */
GArray *sam_row_selection_dup_keys (SamRowSelection *self);

G_END_DECLS
