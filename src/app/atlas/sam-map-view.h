/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "exchange/sam-map.h"

G_BEGIN_DECLS

/* A map to look at: a municipality is selected by pointing or by the arrow keys.
 *
 * Signals:
 *   selected (int row): somebody selected another municipality; -1: none */
#define SAM_TYPE_MAP_VIEW (sam_map_view_get_type ())
G_DECLARE_FINAL_TYPE (SamMapView, sam_map_view, SAM, MAP_VIEW, GtkWidget)

void sam_map_view_show (SamMapView *self,
                        const SamMap *map);
void sam_map_view_select (SamMapView *self,
                          int row);
int sam_map_view_get_selected (SamMapView *self);

G_END_DECLS
