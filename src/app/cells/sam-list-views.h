/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/lists/sam-topic-list.h"
#include "app/sam-pages.h"

G_BEGIN_DECLS

/* The two views of a page's list: a table where there is room, one column of rows where there is not. */
GtkWidget *sam_list_views_new_table (const SamPage *page,
                                     SamTopicList *topics);
GtkWidget *sam_list_views_new_rows (const SamPage *page,
                                    const gboolean *revealed);
double sam_list_views_get_scale (GtkWidget *widget);
void sam_list_views_set_widths (GtkColumnView *table,
                                const SamPage *page,
                                double scale);
void sam_list_views_fit (GtkColumnView *table,
                         const SamPage *page,
                         gboolean revealed,
                         int width,
                         double scale);

G_END_DECLS
