/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/workshop/sam-clock-face.h"

G_BEGIN_DECLS

/* The window for the projector; it has no controls: those stay on the coordinator's own screen. */
#define SAM_TYPE_CLOCK_WINDOW (sam_clock_window_get_type ())
G_DECLARE_FINAL_TYPE (SamClockWindow, sam_clock_window, SAM, CLOCK_WINDOW, GtkWindow)

GtkWidget *sam_clock_window_new (GtkWindow *parent,
                                 SamClockRun *run);
SamClockFace *sam_clock_window_get_face (SamClockWindow *self);

G_END_DECLS
