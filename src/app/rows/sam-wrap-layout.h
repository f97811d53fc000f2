/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children beside each other at their natural width, going on in the next line where the width ends: for chips. One
 * that expands takes the rest of its line. */
#define SAM_TYPE_WRAP_LAYOUT (sam_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (SamWrapLayout, sam_wrap_layout, SAM, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
