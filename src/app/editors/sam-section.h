/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Rows that belong together, in a box under a heading. A folded one opens by a click: for what is seldom filled in. */
#define SAM_TYPE_SECTION (sam_section_get_type ())
G_DECLARE_FINAL_TYPE (SamSection, sam_section, SAM, SECTION, GtkWidget)

G_END_DECLS
