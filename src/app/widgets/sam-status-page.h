/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An empty, loading or error state: an icon, what it is about, and at most one way on. */
#define SAM_TYPE_STATUS_PAGE (sam_status_page_get_type ())
G_DECLARE_FINAL_TYPE (SamStatusPage, sam_status_page, SAM, STATUS_PAGE, GtkWidget)

G_END_DECLS
