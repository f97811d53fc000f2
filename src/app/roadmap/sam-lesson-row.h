/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "network/sam-roadmap.h"

G_BEGIN_DECLS

/* What was learnt at a step, and whether it goes into the blueprint. */
#define SAM_TYPE_LESSON_ROW (sam_lesson_row_get_type ())
G_DECLARE_FINAL_TYPE (SamLessonRow, sam_lesson_row, SAM, LESSON_ROW, GtkListBoxRow)

GtkWidget *sam_lesson_row_new (const SamRoadmapStep *step);
const char *sam_lesson_row_get_id (SamLessonRow *self);

G_END_DECLS
