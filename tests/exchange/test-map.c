/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sam-map.h"

#include "exchange/sam-map-frame.h"
#include "network/sam-coverage-words.h"
#include "network/sam-demo.h"

#include "pdf-programs.h"
#include "region-fixture.h"

#include <math.h>
#include <string.h>

#define TODAY "2026-06-15"
#define WIDTH 600
#define HEIGHT 500

typedef struct
{
  SamCoverageGround *ground;
  SamCoverage *coverage;
  SamMap map;
} Shown;

static const SamCoverageChoice all_topics = { 0 };

/* The demo is made once: it takes longer than all that is looked at in it. */
static Region demo;

static Region *
get_demo (void)
{
  const SamDemoOptions options = { .seed = 2, .today = TODAY, .n_groups = 40 };
  g_autoptr (GError) error = NULL;

  if (demo.store == NULL)
    {
      region_set_up (&demo, NULL);
      sam_demo_fill (demo.store, &options, NULL, &error);
      g_assert_no_error (error);
    }
  return &demo;
}

static void
show (Shown *shown,
      const SamCoverageChoice *choice)
{
  g_autoptr (GError) error = NULL;

  shown->ground = sam_coverage_ground_load (get_demo ()->store, TODAY, &error);
  g_assert_no_error (error);
  shown->coverage = sam_coverage_new (shown->ground, choice);
  shown->map = (SamMap){ .coverage = shown->coverage,
                         .choice = choice,
                         .measure = SAM_COVERAGE_GROUPS,
                         .palette = &sam_map_palette_light,
                         .selected = -1,
                         .size = 9 };
}

static void
clear_shown (Shown *shown)
{
  g_clear_pointer (&shown->coverage, sam_coverage_free);
  g_clear_pointer (&shown->ground, sam_coverage_ground_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shown, clear_shown)

/* North is up, nothing is cut off, one side is filled, and every spot is found back. */
static void
test_frame (void)
{
  g_auto (Shown) shown = { 0 };
  double left = WIDTH, top = HEIGHT, right = 0, bottom = 0;
  SamMapFrame frame;

  show (&shown, &all_topics);
  sam_map_frame_fit (&frame, shown.coverage->rows, WIDTH, HEIGHT, 10);
  for (guint i = 0; i < shown.coverage->rows->len; i++)
    {
      const SamMunicipality *one = ((SamCoverageRow *) shown.coverage->rows->pdata[i])->municipality;
      double x[2], y[2];
      SamPoint centre;

      sam_map_frame_place (&frame, one->south_west, &x[0], &y[0]);
      sam_map_frame_place (&frame, one->north_east, &x[1], &y[1]);
      g_assert_cmpfloat (x[0], <, x[1]);
      g_assert_cmpfloat (y[0], >, y[1]);
      left = MIN (left, x[0]);
      bottom = MAX (bottom, y[0]);
      right = MAX (right, x[1]);
      top = MIN (top, y[1]);
      sam_map_frame_place (&frame, one->centre, &x[0], &y[0]);
      centre = sam_map_frame_find (&frame, x[0], y[0]);
      g_assert_cmpfloat_with_epsilon (centre.longitude, one->centre.longitude, 1e-9);
      g_assert_cmpfloat_with_epsilon (centre.latitude, one->centre.latitude, 1e-9);
    }
  g_assert_cmpfloat (MIN (left, top), >, 9.99);
  g_assert_cmpfloat_with_epsilon (MIN (left, top), 10, 0.01);
  g_assert_cmpfloat_with_epsilon (left, WIDTH - right, 0.01);
  g_assert_cmpfloat_with_epsilon (top, HEIGHT - bottom, 0.01);
  g_assert_cmpfloat_with_epsilon ((bottom - top) / (right - left), sam_map_frame_get_shape (shown.coverage->rows),
                                  0.001);
}

static gboolean
is_colour (guint32 pixel,
           SamMapColour colour)
{
  return fabs ((pixel >> 16 & 0xff) / 255.0 - colour.red) < 0.01 &&
         fabs ((pixel >> 8 & 0xff) / 255.0 - colour.green) < 0.01 && fabs ((pixel & 0xff) / 255.0 - colour.blue) < 0.01;
}

/* What is drawn at a spot is what pointing there finds: most of a municipality has the colour of its class. */
static void
test_colours (void)
{
  g_auto (Shown) shown = { 0 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cairo = cairo_create (surface);
  SamCoverageClasses classes;
  g_autofree guint *n_pixels = NULL;
  g_autofree guint *n_right = NULL;
  const guint32 *pixels;

  show (&shown, &all_topics);
  n_pixels = g_new0 (guint, shown.coverage->rows->len);
  n_right = g_new0 (guint, shown.coverage->rows->len);
  sam_map_draw (&shown.map, cairo, WIDTH, HEIGHT);
  cairo_surface_flush (surface);
  sam_coverage_classify (shown.coverage, shown.map.measure, &classes);
  pixels = (const guint32 *) (const void *) cairo_image_surface_get_data (surface);
  for (guint y = 0; y < HEIGHT; y += 2)
    for (guint x = 0; x < WIDTH; x += 2)
      {
        const int row = sam_map_find_at (&shown.map, WIDTH, HEIGHT, x + 0.5, y + 0.5);
        guint class;

        if (row < 0)
          continue;
        class = sam_coverage_classes_find (&classes,
                                           sam_coverage_row_get (shown.coverage->rows->pdata[row], shown.map.measure));
        n_pixels[row]++;
        n_right[row] += is_colour (pixels[y * WIDTH + x], shown.map.palette->classes[class]);
      }
  for (guint i = 0; i < shown.coverage->rows->len; i++)
    {
      g_test_message ("%u: %u of %u", i, n_right[i], n_pixels[i]);
      g_assert_cmpuint (n_pixels[i], >, 200);
      g_assert_cmpuint (n_right[i] * 2, >, n_pixels[i]);
    }
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
}

/* The arrow keys come everywhere, and each goes where it points. */
static void
test_arrows (void)
{
  static const int moves[][2] = { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } };
  g_auto (Shown) shown = { 0 };
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (int));
  int first;

  show (&shown, &all_topics);
  first = sam_map_find_next (&shown.map, 1, 0);
  g_assert_cmpint (first, ==, 0);
  g_array_append_val (waiting, first);
  while (waiting->len > 0)
    {
      const int at = g_array_index (waiting, int, waiting->len - 1);
      const SamMunicipality *from = ((SamCoverageRow *) shown.coverage->rows->pdata[at])->municipality;

      g_array_set_size (waiting, waiting->len - 1);
      if (!g_hash_table_add (seen, GINT_TO_POINTER (at)))
        continue;
      shown.map.selected = at;
      for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
        {
          const int next = sam_map_find_next (&shown.map, moves[i][0], moves[i][1]);
          const SamMunicipality *to = ((SamCoverageRow *) shown.coverage->rows->pdata[next])->municipality;

          if (next != at)
            g_assert_cmpfloat ((to->centre.longitude - from->centre.longitude) * moves[i][0] +
                                   (to->centre.latitude - from->centre.latitude) * moves[i][1],
                               >, 0);
          g_array_append_val (waiting, next);
        }
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, shown.coverage->rows->len);
}

/* The figures and the white spots stand in the file as text. */
static void
test_pdf (void)
{
  static const SamCoverageChoice mind = { .domain = "mind" };
  g_auto (Shown) shown = { 0 };
  g_autofree char *path = g_build_filename (get_demo ()->folder, "map.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *checked = NULL;

  show (&shown, &mind);
  shown.map.practices = TRUE;
  g_assert_true (sam_map_write (&shown.map, path, &error));
  g_assert_no_error (error);
  if (is_missing ("pdftotext") || is_missing ("qpdf"))
    return;
  text = run ((const char *[]){ "pdftotext", "-layout", path, "-", NULL });
  checked = run ((const char *[]){ "qpdf", "--check", path, NULL });
  g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors found"));
  g_assert_nonnull (strstr (text, "Number of groups: Life domain Mind"));
  g_assert_nonnull (strstr (text, "CBS/Kadaster"));
  for (guint i = 0; i < shown.coverage->rows->len; i++)
    {
      const SamCoverageRow *row = g_ptr_array_index (shown.coverage->rows, i);
      g_autofree char *line = g_strdup_printf ("%s +%" G_GINT64_FORMAT " +%u +[0-9.]+ +%u +%u +%u of %u",
                                               row->municipality->name, row->municipality->inhabitants,
                                               row->groups->len, row->n_topics, row->practices->len, row->n_within,
                                               row->n_postcodes);

      if (!g_regex_match_simple (line, text, 0, 0))
        g_error ("%s is not in %s", line, text);
      for (guint t = 0; t < row->missing->len; t++)
        {
          g_autofree char *word = g_strndup (((SamCoverageTopic *) row->missing->pdata[t])->name, 6);

          g_assert_nonnull (strstr (text, g_strstrip (word)));
        }
    }
}

static void
test_nothing (void)
{
  g_autoptr (SamCoverageGround) ground = sam_coverage_ground_new (NULL);
  g_autoptr (SamCoverage) coverage = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cairo = cairo_create (surface);
  SamMap map = { .choice = &all_topics, .palette = &sam_map_palette_dark, .selected = -1, .size = 9 };

  ground->today = g_strdup (TODAY);
  map.coverage = coverage = sam_coverage_new (ground, &all_topics);
  sam_map_draw (&map, cairo, WIDTH, HEIGHT);
  g_assert_cmpint (sam_map_find_at (&map, WIDTH, HEIGHT, 10, 10), ==, -1);
  g_assert_cmpint (sam_map_find_next (&map, 1, 0), ==, -1);
  g_assert_false (sam_map_write (&map, "/nowhere/at/all.pdf", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  /* A title without the name of a region ends where it ends. */
  {
    g_autofree char *path = g_build_filename (get_demo ()->folder, "nothing.pdf", NULL);
    g_autofree char *text = NULL;

    g_assert_true (sam_map_write (&map, path, &error));
    text = run ((const char *[]){ "pdftotext", "-layout", path, "-", NULL });
    if (text != NULL)
      g_assert_nonnull (strstr (text, ": All topics\n"));
  }
}

int
main (int argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/exchange/map/the-region-fills-the-page-and-its-spots-are-found-back", test_frame);
  g_test_add_func ("/exchange/map/a-municipality-has-the-colour-of-its-class", test_colours);
  g_test_add_func ("/exchange/map/the-arrow-keys-come-everywhere", test_arrows);
  g_test_add_func ("/exchange/map/figures-and-white-spots-stand-in-the-file", test_pdf);
  g_test_add_func ("/exchange/map/nothing-known-is-no-harm", test_nothing);
  status = g_test_run ();
  if (demo.store != NULL)
    region_tear_down (&demo, NULL);
  return status;
}
