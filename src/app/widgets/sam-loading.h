/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a page shows while it waits: nothing at first, since most often all is there before anybody could look; then a
 * spinner. The .ui gives it its accessible label. */
#define SAM_TYPE_LOADING (sam_loading_get_type ())
G_DECLARE_FINAL_TYPE (SamLoading, sam_loading, SAM, LOADING, GtkWidget)

G_END_DECLS
