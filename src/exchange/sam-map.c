/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-map.h"

#include "exchange/sam-map-frame.h"
#include "network/sam-coverage-words.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

/* One hue from light to dark, so that the order shows to everyone; steps that also differ in print without colour. */
const SamMapPalette sam_map_palette_light = {
  .ground = { 1, 1, 1 },
  .land = { 0.95, 0.95, 0.96 },
  .line = { 0.62, 0.64, 0.68 },
  .ink = { 0.14, 0.14, 0.17 },
  .dim = { 0.36, 0.38, 0.43 },
  .mark = { 0.78, 0.30, 0.05 },
  .classes = { { 1, 1, 1 },
               { 0.84, 0.93, 0.91 },
               { 0.55, 0.79, 0.76 },
               { 0.21, 0.55, 0.54 },
               { 0.04, 0.34, 0.35 } },
  .names = { { 0.14, 0.14, 0.17 }, { 0.14, 0.14, 0.17 }, { 0.10, 0.10, 0.13 }, { 1, 1, 1 }, { 1, 1, 1 } },
};

const SamMapPalette sam_map_palette_dark = {
  .ground = { 0.12, 0.13, 0.15 },
  .land = { 0.17, 0.18, 0.20 },
  .line = { 0.42, 0.44, 0.48 },
  .ink = { 0.93, 0.93, 0.95 },
  .dim = { 0.68, 0.70, 0.74 },
  .mark = { 1.00, 0.62, 0.25 },
  .classes = { { 0.15, 0.16, 0.18 },
               { 0.09, 0.27, 0.28 },
               { 0.10, 0.40, 0.40 },
               { 0.36, 0.66, 0.64 },
               { 0.72, 0.90, 0.87 } },
  .names = { { 0.93, 0.93, 0.95 }, { 0.93, 0.93, 0.95 }, { 1, 1, 1 }, { 0.08, 0.08, 0.10 }, { 0.08, 0.08, 0.10 } },
};

#define MARGIN 6
#define HATCH 6        /* between its lines */
#define DOT 2.2        /* radius of a practice */
#define GOLDEN 2.39996 /* the golden angle: dots on one spot become a sunflower */
#define ENTRY_WIDTH 13 /* of the legend, in letters' sizes */
#define LINE 1.7       /* of the legend, in letters' sizes */

static guint
count_entries (const SamMap *self)
{
  SamCoverageClasses classes;

  sam_coverage_classify (self->coverage, self->measure, &classes);
  return classes.n + (self->practices ? 1 : 0);
}

static guint
count_legend_columns (const SamMap *self,
                      double width)
{
  return (guint) MAX (1, floor ((width - 2 * MARGIN) / (ENTRY_WIDTH * self->size)));
}

static double
get_legend_height (const SamMap *self,
                   double width)
{
  const guint columns = count_legend_columns (self, width);

  return ((count_entries (self) + columns - 1) / columns) * LINE * self->size + 2 * MARGIN;
}

static void
fit_frame (const SamMap *self,
           double width,
           double height,
           SamMapFrame *frame)
{
  sam_map_frame_fit (frame, self->coverage->rows, width, height - get_legend_height (self, width), MARGIN);
}

static void
trace (const SamMapFrame *frame,
       cairo_t *cairo,
       const SamMunicipality *municipality)
{
  cairo_new_path (cairo);
  for (guint r = 0; r < municipality->rings->len; r++)
    {
      GArray *ring = g_ptr_array_index (municipality->rings, r);

      for (guint i = 0; i < ring->len; i++)
        {
          double x, y;

          sam_map_frame_place (frame, g_array_index (ring, SamPoint, i), &x, &y);
          cairo_line_to (cairo, x, y);
        }
      cairo_close_path (cairo);
    }
}

static void
set_colour (cairo_t *cairo,
            SamMapColour colour)
{
  cairo_set_source_rgb (cairo, colour.red, colour.green, colour.blue);
}

/* Fills the path; what has nothing is hatched, so that it is not only a colour. */
static void
fill_class (const SamMap *self,
            cairo_t *cairo,
            guint class)
{
  double left, top, right, bottom;

  set_colour (cairo, self->palette->classes[class]);
  if (class > 0)
    {
      cairo_fill (cairo);
      return;
    }
  cairo_save (cairo);
  cairo_fill_preserve (cairo);
  cairo_path_extents (cairo, &left, &top, &right, &bottom);
  cairo_clip (cairo);
  set_colour (cairo, self->palette->line);
  cairo_set_line_width (cairo, 0.7);
  for (double x = left - (bottom - top); x < right; x += HATCH)
    {
      cairo_move_to (cairo, x, bottom);
      cairo_line_to (cairo, x + bottom - top, top);
    }
  cairo_stroke (cairo);
  cairo_restore (cairo);
}

/* The neighbours, for those who want to know where they are. */
static void
draw_around (const SamMap *self,
             cairo_t *cairo,
             const SamMapFrame *frame,
             double width,
             double height)
{
  SamMunicipalities *all = self->coverage->ground->municipalities;

  cairo_set_line_width (cairo, 0.5);
  for (guint i = 0; i < sam_municipalities_get_n (all); i++)
    {
      const SamMunicipality *one = sam_municipalities_get (all, i);
      double left, top, right, bottom;

      sam_map_frame_place (frame, one->south_west, &left, &bottom);
      sam_map_frame_place (frame, one->north_east, &right, &top);
      if (right < 0 || left > width || bottom < 0 || top > height)
        continue;
      trace (frame, cairo, one);
      set_colour (cairo, self->palette->land);
      cairo_fill_preserve (cairo);
      set_colour (cairo, self->palette->line);
      cairo_stroke (cairo);
    }
}

static void
draw_municipalities (const SamMap *self,
                     cairo_t *cairo,
                     const SamMapFrame *frame,
                     const SamCoverageClasses *classes)
{
  GPtrArray *rows = self->coverage->rows;

  for (guint i = 0; i < rows->len; i++)
    {
      const SamCoverageRow *row = g_ptr_array_index (rows, i);

      trace (frame, cairo, row->municipality);
      fill_class (self, cairo, sam_coverage_classes_find (classes, sam_coverage_row_get (row, self->measure)));
    }
  for (guint i = 0; i <= rows->len; i++)
    {
      /* The selected one last, above its neighbours. */
      const gboolean last = i == rows->len;

      if (last && (self->selected < 0 || (guint) self->selected >= rows->len))
        continue;
      trace (frame, cairo, ((SamCoverageRow *) rows->pdata[last ? self->selected : (int) i])->municipality);
      set_colour (cairo, last ? self->palette->mark : self->palette->dim);
      cairo_set_line_width (cairo, last ? 3 : 1);
      cairo_set_line_join (cairo, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (cairo);
    }
}

static void
draw_dot (const SamMap *self,
          cairo_t *cairo,
          double x,
          double y)
{
  cairo_new_path (cairo);
  cairo_arc (cairo, x, y, DOT, 0, 2 * G_PI);
  set_colour (cairo, self->palette->ground);
  cairo_set_line_width (cairo, 1.2);
  cairo_stroke_preserve (cairo);
  set_colour (cairo, self->palette->mark);
  cairo_fill (cairo);
}

static void
draw_practices (const SamMap *self,
                cairo_t *cairo,
                const SamMapFrame *frame)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL); /* SamPlace → how many stand there */
  GPtrArray *practices = self->coverage->ground->practices;

  for (guint i = 0; i < practices->len; i++)
    {
      const SamPlace *where = ((SamCoveragePlace *) practices->pdata[i])->where;
      guint n;
      double x, y;

      if (where == NULL)
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, where));
      g_hash_table_insert (counts, (gpointer) where, GUINT_TO_POINTER (n + 1));
      sam_map_frame_place (frame, (SamPoint){ where->longitude, where->latitude }, &x, &y);
      draw_dot (self, cairo, x + 2 * DOT * sqrt (n) * cos (n * GOLDEN), y + 2 * DOT * sqrt (n) * sin (n * GOLDEN));
    }
}

static PangoLayout *
make_layout (cairo_t *cairo,
             const char *text,
             double size,
             gboolean bold)
{
  PangoLayout *layout = pango_cairo_create_layout (cairo);
  PangoFontDescription *font = pango_font_description_from_string (bold ? "Sans Bold" : "Sans");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* With an edge of the colour below it, so that boundaries and dots do not run through the letters. */
static void
draw_name (const SamMap *self,
           cairo_t *cairo,
           const SamMapFrame *frame,
           const SamCoverageRow *row,
           guint class)
{
  g_autofree char *figure = sam_coverage_row_format (row, self->measure);
  g_autofree char *text = g_strconcat (row->municipality->name, "\n", figure, NULL);
  g_autoptr (PangoLayout) layout = make_layout (cairo, text, self->size, TRUE);
  int width, height;
  double x, y;

  pango_layout_get_pixel_size (layout, &width, &height);
  sam_map_frame_place (frame, row->municipality->centre, &x, &y);
  cairo_new_path (cairo);
  cairo_move_to (cairo, x - width / 2.0, y - height / 2.0);
  pango_cairo_layout_path (cairo, layout);
  set_colour (cairo, self->palette->classes[class]);
  cairo_set_line_width (cairo, 3);
  cairo_set_line_join (cairo, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cairo);
  cairo_move_to (cairo, x - width / 2.0, y - height / 2.0);
  set_colour (cairo, self->palette->names[class]);
  pango_cairo_show_layout (cairo, layout);
}

static guint
count_in_class (const SamMap *self,
                const SamCoverageClasses *classes,
                guint class)
{
  guint n = 0;

  for (guint i = 0; i < self->coverage->rows->len; i++)
    n += sam_coverage_classes_find (classes, sam_coverage_row_get (self->coverage->rows->pdata[i], self->measure)) ==
         class;
  return n;
}

static void
draw_entry (const SamMap *self,
            cairo_t *cairo,
            double x,
            double y,
            int class,
            const char *label)
{
  g_autoptr (PangoLayout) layout = make_layout (cairo, label, self->size, FALSE);

  if (class < 0)
    draw_dot (self, cairo, x + self->size * 0.7, y + self->size * 0.7);
  else
    {
      cairo_rectangle (cairo, x, y + self->size * 0.15, self->size * 1.5, self->size);
      fill_class (self, cairo, (guint) class);
      cairo_rectangle (cairo, x, y + self->size * 0.15, self->size * 1.5, self->size);
      set_colour (cairo, self->palette->dim);
      cairo_set_line_width (cairo, 0.7);
      cairo_stroke (cairo);
    }
  cairo_move_to (cairo, x + self->size * 2, y);
  set_colour (cairo, self->palette->ink);
  pango_cairo_show_layout (cairo, layout);
}

static void
draw_legend (const SamMap *self,
             cairo_t *cairo,
             double width,
             double top,
             const SamCoverageClasses *classes)
{
  const guint columns = count_legend_columns (self, width);
  const guint n = count_entries (self);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = NULL;
      g_autofree char *label = NULL;

      if (i < classes->n)
        {
          words = sam_coverage_classes_describe (classes, self->measure, i);
          /* Translators: an entry of a map's legend: figures "up to 0.5", and how many municipalities have them */
          label = g_strdup_printf (_ ("%s (%u)"), words, count_in_class (self, classes, i));
        }
      else
        label = g_strdup_printf (_ ("Practice (%u)"), self->coverage->ground->practices->len);
      draw_entry (self, cairo, MARGIN + (i % columns) * ENTRY_WIDTH * self->size,
                  top + MARGIN + (i / columns) * LINE * self->size, i < classes->n ? (int) i : -1, label);
    }
}

/**
 * sam_map_draw:
 * @self: what to draw
 *
 * Draws the map with its legend.
 */
void
sam_map_draw (const SamMap *self,
              cairo_t *cairo,
              double width,
              double height)
{
  const double bottom = height - get_legend_height (self, width);
  SamCoverageClasses classes;
  SamMapFrame frame;

  if (self->coverage->rows->len == 0 || width <= 4 * MARGIN || bottom <= 4 * MARGIN)
    return;
  fit_frame (self, width, height, &frame);
  sam_coverage_classify (self->coverage, self->measure, &classes);
  cairo_save (cairo);
  cairo_rectangle (cairo, 0, 0, width, bottom);
  cairo_clip (cairo);
  set_colour (cairo, self->palette->ground);
  cairo_paint (cairo);
  draw_around (self, cairo, &frame, width, bottom);
  draw_municipalities (self, cairo, &frame, &classes);
  if (self->practices)
    draw_practices (self, cairo, &frame);
  for (guint i = 0; i < self->coverage->rows->len; i++)
    {
      const SamCoverageRow *row = g_ptr_array_index (self->coverage->rows, i);

      draw_name (self, cairo, &frame, row,
                 sam_coverage_classes_find (&classes, sam_coverage_row_get (row, self->measure)));
    }
  cairo_restore (cairo);
  draw_legend (self, cairo, width, bottom, &classes);
}

/**
 * sam_map_find_at:
 * @x: where somebody points, on a map of that width and height
 *
 * Returns: the row of the municipality there, or -1
 */
int
sam_map_find_at (const SamMap *self,
                 double width,
                 double height,
                 double x,
                 double y)
{
  SamPoint point;
  SamMapFrame frame;

  if (self->coverage->rows->len == 0)
    return -1;
  fit_frame (self, width, height, &frame);
  point = sam_map_frame_find (&frame, x, y);
  for (guint i = 0; i < self->coverage->rows->len; i++)
    if (sam_municipality_contains (((SamCoverageRow *) self->coverage->rows->pdata[i])->municipality, point))
      return (int) i;
  return -1;
}

/**
 * sam_map_find_next:
 * @right: 1 for the next one to the right, -1 to the left
 * @up: 1 for the next one above, -1 below
 *
 * Returns: the row to select by an arrow key: the nearest whose middle lies more in that direction than beside it; the
 *   selected one where there is none
 */
int
sam_map_find_next (const SamMap *self,
                   int right,
                   int up)
{
  GPtrArray *rows = self->coverage->rows;
  const SamMunicipality *from;
  int next = self->selected;
  double best = G_MAXDOUBLE;

  if (self->selected < 0 || (guint) self->selected >= rows->len)
    return rows->len > 0 ? 0 : -1;
  from = ((SamCoverageRow *) rows->pdata[self->selected])->municipality;
  for (guint i = 0; i < rows->len; i++)
    {
      const SamMunicipality *to = ((SamCoverageRow *) rows->pdata[i])->municipality;
      const double east = (to->centre.longitude - from->centre.longitude) * cos (from->centre.latitude * G_PI / 180);
      const double north = to->centre.latitude - from->centre.latitude;
      const double along = east * right + north * up;
      const double beside = fabs (right != 0 ? north : east);

      if (along > 0 && beside <= along && hypot (along, beside) < best)
        {
          best = hypot (along, beside);
          next = (int) i;
        }
    }
  return next;
}

/**
 * sam_map_get_shape:
 *
 * Returns: the height of the region where its width is 1, without the legend
 */
double
sam_map_get_shape (const SamMap *self)
{
  return sam_map_frame_get_shape (self->coverage->rows);
}
