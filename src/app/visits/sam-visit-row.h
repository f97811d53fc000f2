/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/visits/sam-visit-item.h"

G_BEGIN_DECLS

/* A practice in the list of those to choose from, with its check. */
#define SAM_TYPE_VISIT_ROW (sam_visit_row_get_type ())
G_DECLARE_FINAL_TYPE (SamVisitRow, sam_visit_row, SAM, VISIT_ROW, GtkWidget)

GtkWidget *sam_visit_row_new (void);
void sam_visit_row_show (SamVisitRow *self,
                         SamVisitItem *item);

G_END_DECLS
