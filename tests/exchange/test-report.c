/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every report as everything it can be written as: the same words and numbers in all, and nobody's name in any. */

#include "pdf-programs.h"
#include "exchange/sam-report-svg.h"
#include "exchange/sam-report-writer.h"

#include "exchange/sam-exchange-error.h"

#include "network/sam-demo.h"
#include "network/sam-report-editions.h"
#include "network/sam-report-presets.h"
#include "region-fixture.h"
#include "sam-marked-record.h"

#include "record/kinds/sam-kinds.h"
#include "store/sam-attachments.h"

#include <string.h>

#define TODAY "2026-11-22"

static const char *const endings[] = { "pdf", "xlsx", "html", "csv" };

/* All that can be read in a file; NULL where the program that reads it is not installed. */
static char *
read_file (const char *path)
{
  char *text = NULL;

  if (g_str_has_suffix (path, ".pdf"))
    return run ((const char *const[]){ "pdftotext", "-layout", path, "-", NULL });
  if (g_str_has_suffix (path, ".xlsx"))
    return run ((const char *const[]){ "unzip", "-p", path, "xl/sharedStrings.xml", "xl/worksheets/*", NULL });
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static char *
write_as (Region *region,
          const SamReport *report,
          const char *ending)
{
  char *path = g_strdup_printf ("%s/%s.%s", region->folder, report->preset, ending);
  g_autoptr (GError) error = NULL;

  g_assert_true (sam_report_write (report, NULL, path, &error));
  g_assert_no_error (error);
  return path;
}

static SamReport *
make (Region *region,
      const SamReportPreset *preset)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parts = sam_report_list_parts (region->store, preset->of, &error);
  const char *part = parts->len > 0 ? ((SamReportPart *) parts->pdata[0])->part : NULL;
  const SamReportWish wish = { preset, part, "2025-11-23", TODAY, TODAY };
  SamReport *report = sam_report_make (region->store, &wish, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static void
fill_demo (Region *region)
{
  const SamDemoOptions options = { .n_groups = 30, .seed = 3, .today = TODAY };
  g_autoptr (GError) error = NULL;

  sam_demo_fill (region->store, &options, NULL, &error);
  g_assert_no_error (error);
  put_record (region, "story", "told", "title=Samen lopen|text=Ik ging mee & het deed me <goed>.");
  put_record (region, "consent", "told", "about=@story:told|purpose=story|channel=print|given_on=2026-01-01");
  put_record (region, "benchmark", "one", "name=Zelfhulpgroepen|value=100|year=2020|source=Onderzoek");
}

/* White space apart: a line may be broken anywhere. */
static char *
squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (squeezed, *p);
  return g_string_free (squeezed, FALSE);
}

static void
assert_in (const char *squeezed,
           const char *words,
           gboolean markup)
{
  g_autofree char *wanted = squeeze (words);
  g_autofree char *escaped = markup ? g_markup_escape_text (wanted, -1) : g_strdup (wanted);

  if (strstr (squeezed, escaped) == NULL)
    g_error ("“%s” is not in %s", words, squeezed);
}

/* The day, and of each figure what it counts, and a share out of how many. */
static void
check_source (const SamReport *report,
              const char *text,
              const char *ending)
{
  const gboolean markup = g_str_equal (ending, "html") || g_str_equal (ending, "xlsx");
  const gboolean on_page = g_str_equal (ending, "html") || g_str_equal (ending, "pdf");
  g_autofree char *squeezed = squeeze (text);
  g_autofree char *dates = sam_report_dup_date_line (report);

  assert_in (squeezed, g_str_equal (ending, "csv") ? report->made_on : dates, markup);
  for (guint i = 0; i < report->sections->len; i++)
    {
      const SamReportSection *section = report->sections->pdata[i];

      for (guint j = 0; j < section->figures->len; j++)
        {
          const SamReportFigure *figure = section->figures->pdata[j];
          g_autofree char *n = g_strdup_printf ("n = %d", (int) figure->n);

          g_assert_nonnull (figure->definition);
          if (figure->n >= 0 && on_page)
            assert_in (squeezed, n, FALSE);
          /* A page of large numbers names where the definitions stand. */
          if (!g_str_equal (ending, "pdf"))
            assert_in (squeezed, figure->definition, markup);
        }
    }
}

/* Numbers stand in the cells of a table of figures, each with its label. */
static void
check_figures (const SamReport *report,
               const char *text,
               gboolean markup)
{
  g_autofree char *squeezed = squeeze (text);

  for (guint i = 0; i < report->sections->len; i++)
    {
      const SamReportSection *section = report->sections->pdata[i];

      for (guint j = 0; j < section->figures->len; j++)
        {
          const SamReportFigure *figure = section->figures->pdata[j];

          assert_in (squeezed, figure->value, markup);
          if (markup)
            assert_in (squeezed, figure->label, markup);
        }
    }
}

static void
test_same (Region *region,
           gconstpointer data)
{
  const SamReportPreset *presets;
  guint n;

  fill_demo (region);
  presets = sam_report_presets_list (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SamReport) report = make (region, &presets[i]);

      for (guint k = 0; k < G_N_ELEMENTS (endings); k++)
        {
          g_autofree char *path = write_as (region, report, endings[k]);
          g_autofree char *text = read_file (path);
          const gboolean markup = g_str_equal (endings[k], "html") || g_str_equal (endings[k], "xlsx");

          g_test_message ("%s as %s", presets[i].name, endings[k]);
          if (text == NULL)
            continue;
          check_figures (report, text, markup);
          check_source (report, text, endings[k]);
          if (g_str_equal (presets[i].name, "society") && g_str_equal (endings[k], "html"))
            g_assert_nonnull (strstr (text, "Ik ging mee &amp; het deed me &lt;goed&gt;."));
          if (g_str_equal (presets[i].name, "society") && g_str_equal (endings[k], "pdf"))
            g_assert_nonnull (strstr (text, "Ik ging mee & het deed me <goed>."));
        }
    }
}

static void
test_sound (Region *region,
            gconstpointer data)
{
  const SamReportPreset *presets;
  guint n;

  fill_demo (region);
  presets = sam_report_presets_list (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SamReport) report = make (region, &presets[i]);
      g_autoptr (SamPdfFlow) flow = sam_report_new_flow (report, NULL);
      g_autofree char *path = write_as (region, report, "pdf");
      g_autofree char *checked = run ((const char *const[]){ "qpdf", "--check", path, NULL });
      g_autofree char *fonts = run ((const char *const[]){ "pdffonts", path, NULL });
      g_auto (GStrv) lines = g_strsplit (fonts != NULL ? fonts : "", "\n", 0);

      if (checked == NULL || fonts == NULL)
        {
          g_test_skip ("qpdf or pdffonts is not installed");
          return;
        }
      g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors found"));
      g_assert_cmpuint (g_strv_length (lines), >, 2);
      for (guint k = 2; lines[k] != NULL && *lines[k] != '\0'; k++)
        g_assert_nonnull (strstr (lines[k], " yes yes yes "));
      if (g_str_equal (presets[i].name, "infographic"))
        g_assert_cmpuint (sam_pdf_flow_count_pages (flow), ==, 1);
    }
}

/* What somebody typed, and may be read by anyone. */
static char *
collect_public (Region *region)
{
  GString *found = g_string_new (NULL);
  guint n_kinds;
  const SamKind *const *kinds = sam_kinds_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (SamQuery) query = sam_query_new (kinds[i]);
      g_autoptr (GPtrArray) rows = sam_store_list (region->store, query, 0, 0, NULL);

      for (guint k = 0; k < rows->len; k++)
        {
          g_autoptr (SamRecord) record = sam_store_load (region->store, ((SamRow *) rows->pdata[k])->id, NULL);

          for (guint j = 0; j < kinds[i]->n_fields; j++)
            if (kinds[i]->fields[j].reach == SAM_REACH_PUBLIC)
              {
                g_autofree char *value = sam_record_format_field (record, kinds[i]->fields[j].name);

                g_string_append_printf (found, "%s\n", value);
              }
        }
    }
  return g_string_free (found, FALSE);
}

static gboolean
is_text (const SamField *field)
{
  return field->type == SAM_FIELD_TEXT || field->type == SAM_FIELD_PROSE || field->type == SAM_FIELD_PHONE ||
         field->type == SAM_FIELD_EMAIL || field->type == SAM_FIELD_POSTCODE || field->type == SAM_FIELD_URL;
}

/* Whether it stands there as words of its own: a family may be called like the end of a street. */
static gboolean
has_words (const char *text,
           const char *words)
{
  const gsize length = strlen (words);

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    if ((at == text || !g_ascii_isalnum (at[-1])) && !g_ascii_isalnum (at[length]))
      return TRUE;
  return FALSE;
}

/* Every text of a narrower reach than public, of every record; of a name that is also in what is public, as where a
 * practice is called after somebody, at least not with the first name. */
static guint
assert_nothing_leaks (Region *region,
                      const char *told,
                      const char *text)
{
  guint n_kinds;
  const SamKind *const *kinds = sam_kinds_get_all (&n_kinds);
  g_autoptr (GHashTable) looked_for = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (SamQuery) query = sam_query_new (kinds[i]);
      g_autoptr (GPtrArray) rows = sam_store_list (region->store, query, 0, 0, NULL);

      for (guint k = 0; k < rows->len; k++)
        {
          g_autoptr (SamRecord) record = sam_store_load (region->store, ((SamRow *) rows->pdata[k])->id, NULL);

          if (g_str_equal (kinds[i]->name, "person"))
            {
              g_autofree char *name = sam_record_dup_title (record);

              if (has_words (text, name))
                g_error ("“%s” is in %s", name, text);
            }
          for (guint j = 0; j < kinds[i]->n_fields; j++)
            {
              const SamField *field = &kinds[i]->fields[j];
              g_autofree char *value = sam_record_format_field (record, field->name);

              if (field->reach >= SAM_REACH_PUBLIC || !is_text (field) || strlen (value) < 4 ||
                  g_hash_table_contains (looked_for, value) ||
                  has_words (told, value))
                continue;
              if (has_words (text, value))
                g_error ("%s.%s, “%s”, is in %s", kinds[i]->name, field->name, value, text);
              g_hash_table_add (looked_for, g_steal_pointer (&value));
            }
        }
    }
  return g_hash_table_size (looked_for);
}

static char *
write_all (Region *region,
           gboolean parts_too)
{
  GString *all = g_string_new (NULL);
  const SamReportPreset *presets;
  guint n;

  presets = sam_report_presets_list (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SamReport) report = NULL;

      if (!parts_too && presets[i].of != SAM_REPORT_OF_REGION)
        continue;
      report = make (region, &presets[i]);
      for (guint k = 0; k < G_N_ELEMENTS (endings); k++)
        {
          g_autofree char *path = write_as (region, report, endings[k]);
          g_autofree char *text = read_file (path);

          if (text != NULL)
            g_string_append (all, text);
        }
    }
  return g_string_free (all, FALSE);
}

static void
test_no_leak (Region *region,
              gconstpointer data)
{
  g_autofree char *told = NULL;
  g_autofree char *all = NULL;

  fill_demo (region);
  told = collect_public (region);
  all = write_all (region, TRUE);
  g_assert_cmpuint (assert_nothing_leaks (region, told, all), >, 500);
  /* The looking itself finds what is there. */
  g_assert_true (has_words (all, "Samen lopen"));
}

/* A record of each kind with all fields filled in, also those that the demo leaves empty. */
static void
test_no_marked_value (Region *region,
                      gconstpointer data)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *all = NULL;
  guint n_kinds;
  const SamKind *const *kinds = sam_kinds_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      SamRecord *record = sam_marked_record_new (kinds[i]);
      g_autoptr (GError) error = NULL;

      sam_store_save (region->store, record, &error);
      g_assert_no_error (error);
      g_ptr_array_add (records, record);
    }
  all = write_all (region, FALSE);
  for (guint i = 0; i < records->len; i++)
    sam_marked_record_assert_absent (records->pdata[i], SAM_REACH_PUBLIC, all);
}

static void
test_page (Region *region,
           gconstpointer data)
{
  g_autoptr (SamReport) report = NULL;
  g_autofree char *html = NULL;

  fill_demo (region);
  report = make (region, sam_report_preset_find ("year"));
  html = sam_report_to_html (report);
  g_assert_null (strstr (html, "http"));
  g_assert_null (strstr (html, "src="));
  g_assert_null (strstr (html, "<script"));
  g_assert_nonnull (strstr (html, "<html lang=\"en\">"));
  g_assert_nonnull (strstr (html, "<th scope=\"col\""));
  g_assert_nonnull (strstr (html, "<th scope=\"row\""));
}

/* What a drawing in a page consists of. */
typedef struct
{
  guint n_bars;
  int widest;
  GPtrArray *texts;
} Drawing;

static void
on_element (GMarkupParseContext *context,
            const char *element,
            const char **names,
            const char **values,
            gpointer data,
            GError **error)
{
  static const char *const elements[] = { "svg", "rect", "text", NULL };
  static const char *const attributes[] = {
    "class",
    "viewBox",
    "preserveAspectRatio",
    "aria-hidden",
    "x",
    "dx",
    "y",
    "width",
    "height",
    NULL,
  };
  Drawing *drawing = data;

  g_assert_true (g_strv_contains (elements, element));
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_assert_true (g_strv_contains (attributes, names[i]));
      if (g_str_equal (element, "rect") && g_str_equal (names[i], "width"))
        drawing->widest = MAX (drawing->widest, atoi (values[i]));
    }
  drawing->n_bars += g_str_equal (element, "rect");
}

static void
on_text (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer data,
         GError **error)
{
  Drawing *drawing = data;

  if (g_str_equal (g_markup_parse_context_get_element (context), "text"))
    g_ptr_array_add (drawing->texts, g_strndup (text, length));
}

static void
drawing_read (Drawing *drawing,
              const char *svg)
{
  static const GMarkupParser parser = { .start_element = on_element, .text = on_text };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, drawing, NULL);
  g_autoptr (GError) error = NULL;

  drawing->texts = g_ptr_array_new_with_free_func (g_free);
  g_markup_parse_context_parse (context, svg, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

static void
drawing_clear (Drawing *drawing)
{
  g_ptr_array_unref (drawing->texts);
  *drawing = (Drawing){ 0 };
}

static void
test_bars (void)
{
  g_autoptr (SamReport) report = sam_report_new ("year", "T", NULL);
  SamReportSection *section = sam_report_add_section (report, "S");
  SamReportTable *table = sam_report_section_add_table (section, "T", (const char *const[]){ "Way", "N", NULL });
  g_autofree char *svg = NULL;
  Drawing drawing = { 0 };

  sam_report_table_add_row (table, (const char *const[]){ "By <phone> & mail", "20", NULL });
  sam_report_table_add_row (table, (const char *const[]){ "Desk", "hidden", NULL });
  sam_report_table_add_row (table, (const char *const[]){ "Platform", "40", NULL });
  sam_report_table_add_row (table, (const char *const[]){ "Together", "75", NULL });
  table->chart = 3;
  g_assert_true (sam_report_table_has_chart (table));
  svg = sam_report_bars_to_svg (table);
  drawing_read (&drawing, svg);
  /* What is hidden has no bar, and the sum is no bar beside its parts. */
  g_assert_cmpuint (drawing.n_bars, ==, 2);
  g_assert_cmpuint (drawing.texts->len, ==, 6);
  for (guint i = 0; i < 3; i++)
    {
      char **row = table->rows->pdata[i + 1];

      g_assert_cmpstr (drawing.texts->pdata[2 * i], ==, row[0]);
      g_assert_cmpstr (drawing.texts->pdata[2 * i + 1], ==, row[1]);
    }
  drawing_clear (&drawing);
  table->chart = 2;
  g_assert_false (sam_report_table_has_chart (table));
}

/* The drawings of a page say what its tables say; nothing in them runs or is fetched, whatever somebody typed. */
static void
test_drawings (Region *region,
               gconstpointer data)
{
  const SamReportPreset *presets;
  guint n_drawings = 0;
  guint n;

  fill_demo (region);
  presets = sam_report_presets_list (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SamReport) report = make (region, &presets[i]);
      g_autofree char *html = sam_report_to_html (report);
      guint n_wanted = 0;

      for (guint k = 0; k < report->sections->len; k++)
        {
          const SamReportSection *section = report->sections->pdata[k];

          for (guint j = 0; j < section->tables->len; j++)
            n_wanted += sam_report_table_has_chart (section->tables->pdata[j]);
        }
      for (const char *at = strstr (html, "<svg"); at != NULL; at = strstr (at + 1, "<svg"))
        {
          const char *end = strstr (at, "</svg>") + strlen ("</svg>");
          g_autofree char *svg = g_strndup (at, (gsize) (end - at));
          Drawing drawing = { 0 };

          drawing_read (&drawing, svg);
          g_assert_cmpint (drawing.widest, >, 0);
          for (guint k = 0; k < drawing.texts->len; k++)
            {
              const char *text = drawing.texts->pdata[k];
              g_autofree char *name = g_markup_printf_escaped (">%s</th>", text);
              g_autofree char *cell = g_markup_printf_escaped (">%s</td>", text);

              g_assert_true (strstr (html, name) != NULL || strstr (html, cell) != NULL);
            }
          n_wanted -= strstr (svg, "class=\"bars\"") != NULL;
          n_drawings++;
          drawing_clear (&drawing);
        }
      g_assert_cmpuint (n_wanted, ==, 0);
    }
  g_assert_cmpuint (n_drawings, >, 20);
}

/* A picture that is kept with the region stands on its reports; what is no picture does not. */
static void
test_logo (Region *region,
           gconstpointer data)
{
  g_autoptr (GBytes) none = NULL;
  g_autoptr (GBytes) logo = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autoptr (SamReport) report = NULL;
  g_autofree char *picture = g_build_filename (region->folder, "picture.png", NULL);
  g_autofree char *path = g_build_filename (region->folder, "with.pdf", NULL);
  g_autofree char *file = NULL;
  g_autofree char *about = make_id ("region", "R");
  g_autofree char *listed = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 120, 40);
  char *bytes;
  gsize length;

  put_record (region, "region", "R", "name=Klein");
  none = sam_report_load_logo (region->store);
  g_assert_null (none);
  g_assert_cmpint (cairo_surface_write_to_png (surface, picture), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_assert_true (g_file_get_contents (picture, &bytes, &length, NULL));
  png = g_bytes_new_take (bytes, length);
  file = sam_store_attach (region->store, about, "Logo.png", "image/png", png, &error);
  g_assert_no_error (error);
  logo = sam_report_load_logo (region->store);
  g_assert_true (g_bytes_equal (logo, png));
  report = make (region, sam_report_preset_find ("year"));
  g_assert_true (sam_report_write (report, logo, path, &error));
  g_assert_no_error (error);
  listed = run ((const char *const[]){ "pdfimages", "-list", path, NULL });
  if (listed != NULL)
    g_assert_nonnull (strstr (listed, " 120 "));
}

static void
test_ending (Region *region,
             gconstpointer data)
{
  g_autoptr (SamReport) report = sam_report_new ("year", "T", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (sam_report_can_write ("Report.PDF"));
  g_assert_false (sam_report_can_write ("report.doc"));
  g_assert_false (sam_report_write (report, NULL, "report.doc", &error));
  g_assert_nonnull (error);
}

static void
test_drawing (Region *region,
              gconstpointer data)
{
  g_autoptr (SamReport) page = NULL;
  g_autoptr (SamReport) pages = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *other = g_build_filename (region->folder, "year.svg", NULL);
  g_autoptr (GError) error = NULL;

  fill_demo (region);
  page = make (region, sam_report_preset_find ("infographic"));
  pages = make (region, sam_report_preset_find ("year"));
  path = write_as (region, page, "svg");
  text = read_file (path);
  g_assert_true (g_str_has_prefix (text, "<?xml"));
  g_assert_nonnull (strstr (text, "</svg>"));
  g_assert_false (sam_report_write (pages, NULL, other, &error));
  g_assert_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
}

#define ADD(path, test) g_test_add ("/report-writer/" path, Region, NULL, region_set_up, test, region_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("each-form-says-the-same-with-day-definitions-and-out-of-how-many", test_same);
  ADD ("each-pdf-is-sound-and-the-infographic-one-page", test_sound);
  ADD ("nothing-of-a-narrower-reach-is-told", test_no_leak);
  ADD ("no-field-of-any-kind-is-told-that-may-not-be", test_no_marked_value);
  ADD ("a-page-needs-nothing-but-itself", test_page);
  g_test_add_func ("/report-writer/a-bar-for-each-number-that-is-told", test_bars);
  ADD ("the-drawings-of-a-page-say-what-its-tables-say", test_drawings);
  ADD ("what-stands-on-one-page-is-a-drawing-too", test_drawing);
  ADD ("the-logo-kept-with-the-region-is-on-it", test_logo);
  ADD ("another-ending-is-refused", test_ending);
  return g_test_run ();
}
