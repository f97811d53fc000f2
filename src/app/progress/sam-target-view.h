/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/progress/sam-progress-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One target: its figure, where it leads, what to do next, and the lists that it is made of.
 *
 * Signals: back (the person wants the list of targets). */
#define SAM_TYPE_TARGET_VIEW (sam_target_view_get_type ())
G_DECLARE_FINAL_TYPE (SamTargetView, sam_target_view, SAM, TARGET_VIEW, GtkWidget)

void sam_target_view_show (SamTargetView *self,
                           SamTargetItem *item);
SamTargetItem *sam_target_view_get_item (SamTargetView *self);
void sam_target_view_set_folded (SamTargetView *self,
                                 gboolean folded);
void sam_target_view_choose (SamTargetView *self,
                             SamTargetShows shows);
GListModel *sam_target_view_get_list (SamTargetView *self);

G_END_DECLS
