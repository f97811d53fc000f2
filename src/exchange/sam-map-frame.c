/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-map-frame.h"

#include <math.h>

static void
find_bounds (GPtrArray *rows,
             SamPoint *south_west,
             SamPoint *north_east)
{
  *south_west = (SamPoint){ 180, 90 };
  *north_east = (SamPoint){ -180, -90 };
  for (guint i = 0; i < rows->len; i++)
    {
      const SamMunicipality *one = ((SamCoverageRow *) rows->pdata[i])->municipality;

      south_west->longitude = MIN (south_west->longitude, one->south_west.longitude);
      south_west->latitude = MIN (south_west->latitude, one->south_west.latitude);
      north_east->longitude = MAX (north_east->longitude, one->north_east.longitude);
      north_east->latitude = MAX (north_east->latitude, one->north_east.latitude);
    }
}

/* How long a degree of longitude is in the middle, beside one of latitude. */
static double
get_narrowing (SamPoint south_west,
               SamPoint north_east)
{
  return cos ((south_west.latitude + north_east.latitude) / 2 * G_PI / 180);
}

/**
 * sam_map_frame_fit:
 * @self: (out caller-allocates): the frame
 * @rows: (element-type SamCoverageRow): the municipalities, at least one
 * @margin: that stays free on each side
 *
 * Puts the municipalities in the middle of a page, as large as they go.
 */
void
sam_map_frame_fit (SamMapFrame *self,
                   GPtrArray *rows,
                   double width,
                   double height,
                   double margin)
{
  SamPoint south_west, north_east;
  double wide, high;

  find_bounds (rows, &south_west, &north_east);
  self->narrow = get_narrowing (south_west, north_east);
  wide = (north_east.longitude - south_west.longitude) * self->narrow;
  high = north_east.latitude - south_west.latitude;
  self->scale = MIN ((width - 2 * margin) / wide, (height - 2 * margin) / high);
  self->left = (width - wide * self->scale) / 2;
  self->top = (height - high * self->scale) / 2;
  self->north_west = (SamPoint){ south_west.longitude, north_east.latitude };
}

/**
 * sam_map_frame_place:
 * @x: (out): where @point is on the page
 * @y: (out): likewise
 */
void
sam_map_frame_place (const SamMapFrame *self,
                     SamPoint point,
                     double *x,
                     double *y)
{
  *x = self->left + (point.longitude - self->north_west.longitude) * self->narrow * self->scale;
  *y = self->top + (self->north_west.latitude - point.latitude) * self->scale;
}

/**
 * sam_map_frame_find:
 * @x: where somebody points on the page
 * @y: likewise
 *
 * Returns: the point that sam_map_frame_place() puts there
 */
SamPoint
sam_map_frame_find (const SamMapFrame *self,
                    double x,
                    double y)
{
  return (SamPoint){ self->north_west.longitude + (x - self->left) / self->scale / self->narrow,
                     self->north_west.latitude - (y - self->top) / self->scale };
}

/**
 * sam_map_frame_get_shape:
 * @rows: (element-type SamCoverageRow): the municipalities
 *
 * Returns: how high they are where they are 1 wide; 1 for none
 */
double
sam_map_frame_get_shape (GPtrArray *rows)
{
  SamPoint south_west, north_east;

  if (rows->len == 0)
    return 1;
  find_bounds (rows, &south_west, &north_east);
  return (north_east.latitude - south_west.latitude) /
         ((north_east.longitude - south_west.longitude) * get_narrowing (south_west, north_east));
}
