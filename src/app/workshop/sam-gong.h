/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The soft gong at the end of a round. Where a computer has no sound it is silent. */

GBytes *sam_gong_make_sound (void);
GtkMediaStream *sam_gong_new (void);
void sam_gong_strike (GtkMediaStream *gong);

G_END_DECLS
