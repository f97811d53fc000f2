/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/sam-pdf-flow.h"

#include "pdf-programs.h"

#include <glib/gstdio.h>
#include <time.h>

#define N_PARAGRAPHS 60
#define N_ROWS 90

typedef struct
{
  char *folder;
  char *path;
} Sheet;

static void
set_up (Sheet *sheet,
        gconstpointer data)
{
  sheet->folder = g_dir_make_tmp ("samenhulp-flow-XXXXXX", NULL);
  sheet->path = g_build_filename (sheet->folder, "flow.pdf", NULL);
}

static void
tear_down (Sheet *sheet,
           gconstpointer data)
{
  g_remove (sheet->path);
  g_rmdir (sheet->folder);
  g_free (sheet->path);
  g_free (sheet->folder);
}

static guint
count (const char *text,
       const char *words)
{
  guint n = 0;

  for (const char *found = strstr (text, words); found != NULL; found = strstr (found + 1, words))
    n++;
  return n;
}

static GPtrArray *
make_rows (guint n)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const char *const head[] = { "Place", "Groups", NULL };

  g_ptr_array_add (rows, g_strdupv ((char **) head));
  for (guint i = 0; i < n; i++)
    {
      char **row = g_new0 (char *, 3);

      row[0] = g_strdup_printf ("Row%03u", i);
      row[1] = g_strdup_printf ("%u", i * 7);
      g_ptr_array_add (rows, row);
    }
  return rows;
}

static void
draw_box (cairo_t *cairo,
          double width,
          double height,
          gpointer data)
{
  cairo_rectangle (cairo, 0, 0, width, height);
  cairo_fill (cairo);
}

static SamPdfFlow *
make_long (SamPdfFlowPaper paper)
{
  static const SamPdfFlowFigure figures[] = {
    { "81", "groups", "on 22 November 2026" },
    { "62%", "of the practices", NULL },
    { "5", "places", NULL },
    { "7", "more", NULL },
  };
  SamPdfFlow *flow = sam_pdf_flow_new (paper, "Ein Bericht");
  g_autoptr (GPtrArray) rows = make_rows (N_ROWS);

  sam_pdf_flow_set_footer (flow, "Region of the test");
  sam_pdf_flow_add_heading (flow, 1, "Whole");
  sam_pdf_flow_add_figures (flow, figures, G_N_ELEMENTS (figures));
  sam_pdf_flow_add_drawing (flow, 100, draw_box, NULL, NULL);
  for (guint i = 0; i < N_PARAGRAPHS; i++)
    {
      g_autofree char *heading = g_strdup_printf ("Chapter%02u", i);
      g_autofree char *text = g_strdup_printf ("Begin%02u %s end%02u.", i,
                                               "words that fill more than one line of it, and words again, so that "
                                               "a paragraph has enough to be torn apart at the end of a page, "
                                               "which is what is looked at here, sentence after sentence",
                                               i);

      if (i % 4 == 0)
        sam_pdf_flow_add_heading (flow, 2, heading);
      sam_pdf_flow_add_paragraph (flow, text);
    }
  sam_pdf_flow_add_item (flow, "•", "first thing");
  sam_pdf_flow_add_item (flow, "•", "second thing");
  sam_pdf_flow_add_quote (flow, "what somebody said");
  sam_pdf_flow_add_markup (flow, "something <b>bold</b>");
  sam_pdf_flow_add_writing_lines (flow, 3);
  sam_pdf_flow_add_table (flow, rows, (const double[]){ 3, 1 }, 1 << 1);
  sam_pdf_flow_add_note (flow, "a definition");
  return flow;
}

static void
test_text (Sheet *sheet,
           gconstpointer data)
{
  g_autoptr (SamPdfFlow) flow = make_long (GPOINTER_TO_INT (data));
  const guint n_pages = sam_pdf_flow_count_pages (flow);
  g_autofree char *last = g_strdup_printf ("Page %u of %u", n_pages, n_pages);
  const char *const argv[] = { "pdftotext", "-layout", sheet->path, "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (sam_pdf_flow_write (flow, sheet->path, &error));
  g_assert_no_error (error);
  if (is_missing ("pdftotext"))
    return;
  text = run (argv);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *row = g_strdup_printf ("Row%03u", i);

      g_assert_cmpuint (count (text, row), ==, 1);
    }
  for (guint i = 0; i < N_PARAGRAPHS; i++)
    {
      g_autofree char *begin = g_strdup_printf ("Begin%02u", i);
      g_autofree char *end = g_strdup_printf ("end%02u.", i);

      g_assert_cmpuint (count (text, begin), ==, 1);
      g_assert_cmpuint (count (text, end), ==, 1);
    }
  /* The table goes over several pages, and its head with it. */
  g_assert_cmpuint (count (text, "Place "), >=, 2);
  g_assert_cmpuint (count (text, "Region of the test"), ==, n_pages);
  g_assert_cmpuint (count (text, last), ==, 1);
  g_assert_cmpuint (count (text, "62%"), ==, 1);
  g_assert_cmpuint (count (text, "something bold"), ==, 1);
}

static void
test_structure (Sheet *sheet,
                gconstpointer data)
{
  static const char *const parts[] = {
    "/S /Document",
    "/MarkInfo",
    "/S /H1",
    "/S /H2",
    "/S /P",
    "/S /Table",
    "/S /TR",
    "/S /TH",
    "/S /TD",
    "/S /L",
    "/S /LI",
    "/S /Figure",
    "/Title (Chapter04)",
    "/Title (Ein Bericht)",
  };
  g_autoptr (SamPdfFlow) flow = make_long (SAM_PDF_FLOW_A4);
  const char *const check[] = { "qpdf", "--check", sheet->path, NULL };
  const char *const fonts[] = { "pdffonts", sheet->path, NULL };
  const char *const info[] = { "pdfinfo", sheet->path, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *checked = NULL;
  g_autofree char *source = NULL;
  g_autofree char *listed = NULL;
  g_autofree char *told = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (sam_pdf_flow_write (flow, sheet->path, &error));
  g_assert_no_error (error);
  if (is_missing ("qpdf") || is_missing ("pdffonts") || is_missing ("pdfinfo"))
    return;
  checked = run (check);
  source = run ((const char *const[]){ "sh", "-c", "qpdf --qdf --object-streams=disable \"$0\" - | tr -d '\\000'",
                                       sheet->path, NULL });
  listed = run (fonts);
  told = run (info);
  g_assert_true (g_regex_match_simple ("^Tagged: +yes$", told, G_REGEX_MULTILINE, 0));
  g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors found"));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_test_message ("%s", parts[i]);
      g_assert_nonnull (strstr (source, parts[i]));
    }
  lines = g_strsplit (listed, "\n", 0);
  g_assert_cmpuint (g_strv_length (lines), >, 2);
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      /* name, type, encoding, then: embedded, subset, with Unicode */
      g_test_message ("%s", lines[i]);
      g_assert_nonnull (strstr (lines[i], " yes yes yes "));
    }
}

static void
test_headings (void)
{
  /* Whatever stands above, a heading is on the page of what it is above. */
  for (guint n = 0; n < 60; n++)
    {
      g_autoptr (SamPdfFlow) flow = sam_pdf_flow_new (SAM_PDF_FLOW_A4, "Test");
      guint chapter;
      guint section;
      guint text;

      for (guint i = 0; i < n; i++)
        sam_pdf_flow_add_paragraph (flow, "One line.");
      chapter = sam_pdf_flow_add_heading (flow, 2, "Chapter");
      section = sam_pdf_flow_add_heading (flow, 3, "Section");
      text = sam_pdf_flow_add_paragraph (flow, "What it is about.");
      g_assert_cmpuint (sam_pdf_flow_find_page (flow, chapter), ==, sam_pdf_flow_find_page (flow, text));
      g_assert_cmpuint (sam_pdf_flow_find_page (flow, section), ==, sam_pdf_flow_find_page (flow, text));
      g_assert_cmpuint (sam_pdf_flow_find_page (flow, text), ==, sam_pdf_flow_count_pages (flow) - 1);
    }
}

/* Of a word in what `pdftotext -bbox` prints: where its line begins or ends, counted from the top of the page. */
static double
find_edge (const char *boxes,
           const char *word,
           const char *edge)
{
  g_autofree char *pattern = g_strdup_printf ("%s=\"([0-9.]+)\"[^>]*>%s<", edge, word);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *found = NULL;

  g_assert_true (g_regex_match (regex, boxes, 0, &match));
  found = g_match_info_fetch (match, 1);
  return g_ascii_strtod (found, NULL);
}

/* The lines of a paragraph are further apart than they are high: what comes below it must know. */
static void
test_apart (Sheet *sheet,
            gconstpointer data)
{
  g_autoptr (SamPdfFlow) flow = sam_pdf_flow_new (SAM_PDF_FLOW_A4, "Apart");
  const char *const argv[] = { "pdftotext", "-bbox", sheet->path, "-", NULL };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *boxes = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append (text, "woorden ");
  g_string_append (text, "Onderaan");
  sam_pdf_flow_add_paragraph (flow, text->str);
  sam_pdf_flow_add_heading (flow, 3, "Daaronder");
  g_assert_true (sam_pdf_flow_write (flow, sheet->path, NULL));
  if (is_missing ("pdftotext"))
    return;
  boxes = run (argv);
  g_assert_cmpfloat (find_edge (boxes, "Onderaan", "yMax"), <, find_edge (boxes, "Daaronder", "yMin"));
}

static void
test_breaks (void)
{
  g_autoptr (SamPdfFlow) flow = sam_pdf_flow_new (SAM_PDF_FLOW_A5, "Test");
  guint second;
  guint third;

  g_assert_cmpuint (sam_pdf_flow_count_pages (flow), ==, 1);
  sam_pdf_flow_add_paragraph (flow, "First");
  sam_pdf_flow_add_page_break (flow);
  second = sam_pdf_flow_add_paragraph (flow, "Second");
  sam_pdf_flow_add_page_break (flow);
  third = sam_pdf_flow_add_drawing (flow, 5000, draw_box, NULL, NULL);
  g_assert_cmpuint (sam_pdf_flow_count_pages (flow), ==, 3);
  g_assert_cmpuint (sam_pdf_flow_find_page (flow, second), ==, 1);
  g_assert_cmpuint (sam_pdf_flow_find_page (flow, third), ==, 2);
}

static void
test_logo (Sheet *sheet,
           gconstpointer data)
{
  g_autoptr (SamPdfFlow) flow = sam_pdf_flow_new (SAM_PDF_FLOW_A4, "Test");
  g_autofree char *picture = g_build_filename (sheet->folder, "logo.png", NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 200, 80);
  g_autoptr (GBytes) nonsense = g_bytes_new_static ("nonsense", 8);
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;
  gsize length = 0;

  g_assert_cmpint (cairo_surface_write_to_png (surface, picture), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_file_get_contents (picture, &bytes, &length, &error);
  g_assert_no_error (error);
  g_remove (picture);
  png = g_bytes_new_take (bytes, length);
  g_assert_false (sam_pdf_flow_set_logo (flow, nonsense));
  g_assert_true (sam_pdf_flow_set_logo (flow, png));
  sam_pdf_flow_add_heading (flow, 1, "A title that is long enough to run below the picture, were there nothing to "
                                     "keep it away from there, word after word");
  sam_pdf_flow_add_paragraph (flow, "Text");
  g_assert_true (sam_pdf_flow_write (flow, sheet->path, &error));
  g_assert_no_error (error);
}

/* Lays out a heading and a paragraph in markup of ten thousand letters each; in seconds of the processor. */
static double
measure (const char *letters)
{
  g_autoptr (GString) text = g_string_new (NULL);
  SamPdfFlow *flow = sam_pdf_flow_new (SAM_PDF_FLOW_A5, "Words");
  g_autofree char *markup = NULL;
  clock_t begun;

  while (text->len < 10000)
    g_string_append (text, letters);
  markup = g_strdup_printf ("<b>%s</b>&amp;", text->str);
  sam_pdf_flow_add_heading (flow, 4, text->str);
  sam_pdf_flow_add_markup (flow, markup);
  begun = clock ();
  g_assert_cmpuint (sam_pdf_flow_count_pages (flow), >, 2);
  sam_pdf_flow_free (flow);
  return (double) (clock () - begun) / CLOCKS_PER_SEC;
}

/* Ten thousand letters in one word take about as long as in words. */
static void
test_long_word (void)
{
  const double in_words = measure ("abcde ");

  g_assert_cmpfloat (measure ("abcdef"), <, 10 * in_words + 1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/pdf-flow/a4-holds-every-word-once", Sheet, GINT_TO_POINTER (SAM_PDF_FLOW_A4), set_up, test_text,
              tear_down);
  g_test_add ("/pdf-flow/a5-holds-every-word-once", Sheet, GINT_TO_POINTER (SAM_PDF_FLOW_A5), set_up, test_text,
              tear_down);
  g_test_add ("/pdf-flow/file-is-sound-and-tagged-with-bookmarks-and-its-own-fonts", Sheet, NULL, set_up,
              test_structure, tear_down);
  g_test_add_func ("/pdf-flow/headings-stand-above-what-they-are-about", test_headings);
  g_test_add ("/pdf-flow/a-heading-stands-clear-of-the-text-above-it", Sheet, NULL, set_up, test_apart, tear_down);
  g_test_add_func ("/pdf-flow/pages-break-where-asked-and-what-is-too-high-stands-alone", test_breaks);
  g_test_add_func ("/pdf-flow/a-very-long-word-takes-no-longer-than-words", test_long_word);
  g_test_add ("/pdf-flow/logo-is-a-picture-or-refused", Sheet, NULL, set_up, test_logo, tear_down);
  return g_test_run ();
}
