/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/workshop/sam-clock-run.h"
#include "network/sam-workshop-evening.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What hangs on the projector: the round, the time left, and who goes to which table next. The letters are as large as
 * the window lets them be. */
#define SAM_TYPE_CLOCK_FACE (sam_clock_face_get_type ())
G_DECLARE_FINAL_TYPE (SamClockFace, sam_clock_face, SAM, CLOCK_FACE, GtkWidget)

void sam_clock_face_set_run (SamClockFace *self,
                             SamClockRun *run);
void sam_clock_face_set_evening (SamClockFace *self,
                                 SamEvening *evening);
char **sam_clock_face_list_seats (const SamEvening *evening,
                                  guint round);
double sam_clock_face_fit (guint n_lines,
                           guint longest,
                           double width,
                           double height,
                           guint *n_columns);

G_END_DECLS
