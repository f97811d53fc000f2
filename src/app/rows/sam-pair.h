/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Rows in columns of the same width where there is room for them, below each other where there is not. */
#define SAM_TYPE_PAIR (sam_pair_get_type ())
G_DECLARE_FINAL_TYPE (SamPair, sam_pair, SAM, PAIR, GtkWidget)

G_END_DECLS
