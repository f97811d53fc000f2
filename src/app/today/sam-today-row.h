/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/today/sam-today-entry.h"

G_BEGIN_DECLS

/* What waits, why, and the button that says it is done: by the page's action today.finish (source, id). */
#define SAM_TYPE_TODAY_ROW (sam_today_row_get_type ())
G_DECLARE_FINAL_TYPE (SamTodayRow, sam_today_row, SAM, TODAY_ROW, GtkWidget)

GtkWidget *sam_today_row_new (void);
void sam_today_row_show (SamTodayRow *self,
                         SamTodayEntry *entry);
const char *sam_today_row_get_done_label (SamTodaySource source);

G_END_DECLS
