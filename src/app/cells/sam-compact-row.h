/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/lists/sam-list-item.h"
#include "app/sam-pages.h"

G_BEGIN_DECLS

/* A whole row in a narrow window: the title, and the other columns on one line below it. */
#define SAM_TYPE_COMPACT_ROW (sam_compact_row_get_type ())
G_DECLARE_FINAL_TYPE (SamCompactRow, sam_compact_row, SAM, COMPACT_ROW, GtkWidget)

GtkWidget *sam_compact_row_new (const SamPage *page);
void sam_compact_row_set_item (SamCompactRow *self,
                               SamListItem *item,
                               gboolean revealed);

G_END_DECLS
