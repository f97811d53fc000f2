/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/progress/sam-progress-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line of the lists on the progress page: a title, why below it, a number and a chip at its end where there are. */
#define SAM_TYPE_PROGRESS_ROW (sam_progress_row_get_type ())
G_DECLARE_FINAL_TYPE (SamProgressRow, sam_progress_row, SAM, PROGRESS_ROW, GtkWidget)

void sam_progress_row_show_target (SamProgressRow *self,
                                   SamTargetItem *item);

/* For the factory of a list: "setup" with a row, and "bind" where its items are SamProgressItem. */
void sam_progress_row_setup (GtkListItemFactory *factory,
                             GtkListItem *list_item);
void sam_progress_row_bind (GtkListItemFactory *factory,
                            GtkListItem *list_item);
const char *sam_progress_row_get_course_style (SamCourse course);

G_END_DECLS
