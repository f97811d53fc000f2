/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-coverage.h"

G_BEGIN_DECLS

/* Where the region's degrees are on a page. The projection is equirectangular with the true length of a degree at the
 * middle of the region: over the width of a province nobody sees the difference. Pure. */
typedef struct
{
  SamPoint north_west;
  double left, top;
  double scale; /* of a degree of latitude */
  double narrow;
} SamMapFrame;

void sam_map_frame_fit (SamMapFrame *self,
                        GPtrArray *rows,
                        double width,
                        double height,
                        double margin);
void sam_map_frame_place (const SamMapFrame *self,
                          SamPoint point,
                          double *x,
                          double *y);
SamPoint sam_map_frame_find (const SamMapFrame *self,
                             double x,
                             double y);
double sam_map_frame_get_shape (GPtrArray *rows);

G_END_DECLS
