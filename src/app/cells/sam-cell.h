/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/lists/sam-list-item.h"
#include "app/lists/sam-topic-list.h"
#include "app/sam-pages.h"

G_BEGIN_DECLS

/* One cell of a list: shows one column of one row, and follows it. */
#define SAM_TYPE_CELL (sam_cell_get_type ())
G_DECLARE_FINAL_TYPE (SamCell, sam_cell, SAM, CELL, GtkWidget)

GtkWidget *sam_cell_new (const SamPage *page,
                         guint column,
                         SamTopicList *topics);
void sam_cell_set_item (SamCell *self,
                        SamListItem *item);

G_END_DECLS
