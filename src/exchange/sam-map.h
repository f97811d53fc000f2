/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-coverage.h"

#include <cairo.h>

G_BEGIN_DECLS

/* The map of a coverage: municipalities coloured by class, with their names and figures, practices as dots, a legend
 * with numbers. Drawn the same on the screen and on paper. */

typedef struct
{
  double red, green, blue;
} SamMapColour;

typedef struct
{
  SamMapColour ground, land, line, ink, dim, mark;
  SamMapColour classes[SAM_COVERAGE_MOST_CLASSES]; /* the first is what the hatching of nothing is drawn on */
  SamMapColour names[SAM_COVERAGE_MOST_CLASSES];   /* of what is written on them */
} SamMapPalette;

extern const SamMapPalette sam_map_palette_light;
extern const SamMapPalette sam_map_palette_dark;

typedef struct
{
  const SamCoverage *coverage;
  const SamCoverageChoice *choice;
  SamCoverageMeasure measure;
  const SamMapPalette *palette;
  gboolean practices; /* are shown */
  int selected;       /* a row, or -1 */
  double size;        /* of the letters */
} SamMap;

void sam_map_draw (const SamMap *self,
                   cairo_t *cairo,
                   double width,
                   double height);
int sam_map_find_at (const SamMap *self,
                     double width,
                     double height,
                     double x,
                     double y);
int sam_map_find_next (const SamMap *self,
                       int right,
                       int up);
double sam_map_get_shape (const SamMap *self);
gboolean sam_map_write (const SamMap *self,
                        const char *path,
                        GError **error);

G_END_DECLS
