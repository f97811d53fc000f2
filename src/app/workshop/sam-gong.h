/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The soft gong at the end of a round. Where nothing plays sounds, the computer beeps. */

GBytes *sam_gong_make_sound (void);
void sam_gong_strike (GdkDisplay *display);

G_END_DECLS
