/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SAM_TYPE_SIDEBAR (sam_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (SamSidebar, sam_sidebar, SAM, SIDEBAR, GtkWidget)

void sam_sidebar_set_title (SamSidebar *self,
                            const char *title);

void sam_sidebar_select (SamSidebar *self,
                         const char *page);

G_END_DECLS
