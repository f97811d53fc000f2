/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One child, in the middle, never wider than maximum-width. */
#define SAM_TYPE_CLAMP (sam_clamp_get_type ())
G_DECLARE_FINAL_TYPE (SamClamp, sam_clamp, SAM, CLAMP, GtkWidget)

G_END_DECLS
