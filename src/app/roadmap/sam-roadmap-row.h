/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "network/sam-roadmap.h"

G_BEGIN_DECLS

/* A step of the road map. What is done with it goes to the page's actions roadmap.set-status (id, status) and
 * roadmap.move (id, up). */
#define SAM_TYPE_ROADMAP_ROW (sam_roadmap_row_get_type ())
G_DECLARE_FINAL_TYPE (SamRoadmapRow, sam_roadmap_row, SAM, ROADMAP_ROW, GtkListBoxRow)

GtkWidget *sam_roadmap_row_new (void);
void sam_roadmap_row_show (SamRoadmapRow *self,
                           const SamRoadmapStep *step);
const char *sam_roadmap_row_get_id (SamRoadmapRow *self);
const char *sam_roadmap_row_get_phase (SamRoadmapRow *self);

G_END_DECLS
