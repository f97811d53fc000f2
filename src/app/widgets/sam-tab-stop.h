/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Around a list view: Tab enters the list once and the next Tab leaves it, instead of walking through every row. */
#define SAM_TYPE_TAB_STOP (sam_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (SamTabStop, sam_tab_stop, SAM, TAB_STOP, GtkWidget)

G_END_DECLS
