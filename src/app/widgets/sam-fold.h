/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two panes side by side; below a width only one of them, chosen by show-end. */
#define SAM_TYPE_FOLD (sam_fold_get_type ())
G_DECLARE_FINAL_TYPE (SamFold, sam_fold, SAM, FOLD, GtkWidget)

gboolean sam_fold_get_folded (SamFold *self);
void sam_fold_set_show_end (SamFold *self,
                            gboolean show_end);

G_END_DECLS
