/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf-programs.h"
#include "exchange/sam-pdf-guide.h"

#include "network/sam-demo.h"

#include "region-fixture.h"
#include "sam-marked-record.h"

#include <glib/gstdio.h>
#include <string.h>

#define TODAY "2026-06-15"

/* The words of each page, one space between, so that a broken line does not matter. */
static char **
read_pages (const char *path)
{
  g_autofree char *raw = run ((const char *const[]){ "pdftotext", "-layout", path, "-", NULL });
  g_autoptr (GRegex) spaces = g_regex_new ("[ \\n]+", 0, 0, NULL);
  g_autofree char *text = raw != NULL ? g_regex_replace_literal (spaces, raw, -1, 0, " ", 0, NULL) : NULL;

  return text != NULL ? g_strsplit (text, "\f", -1) : NULL;
}

static SamGuide *
load (Region *region,
      SamGuideOrder order)
{
  const SamGuideChoice choice = { order, NULL, TODAY };
  g_autoptr (GError) error = NULL;
  SamGuide *guide = sam_guide_load (region->store, &choice, &error);

  g_assert_no_error (error);
  return guide;
}

static char *
write_guide (Region *region,
             SamPdfGuide *pdf)
{
  char *path = g_build_filename (region->folder, "guide.pdf", NULL);
  g_autoptr (GError) error = NULL;

  sam_pdf_guide_write (pdf, path, &error);
  g_assert_no_error (error);
  return path;
}

/* The demo is made once: it takes longer than all that is looked at in it. */
static Region demo;

static Region *
get_demo (void)
{
  const SamDemoOptions options = { .seed = 5, .today = TODAY };
  g_autoptr (GError) error = NULL;

  if (demo.store == NULL)
    {
      region_set_up (&demo, NULL);
      sam_demo_fill (demo.store, &options, NULL, &error);
      g_assert_no_error (error);
    }
  return &demo;
}

static gboolean
is_in (const SamGuide *guide,
       const char *id)
{
  for (guint i = 0; i < guide->groups->len; i++)
    if (g_str_equal (((SamGuideGroup *) guide->groups->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

/* Every group that agreed stands on the page that the guide says, and no other group stands anywhere: by its address,
 * since names are not all different. */
static void
test_groups (gconstpointer data)
{
  Region *region = get_demo ();
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (SamGuide) guide = NULL;
  g_autoptr (SamPdfGuide) pdf = NULL;
  g_autofree char *path = NULL;
  g_auto (GStrv) pages = NULL;
  g_autofree char *all = NULL;

  guide = load (region, GPOINTER_TO_INT (data));
  pdf = sam_pdf_guide_new (guide, SAM_PDF_GUIDE_A5);
  path = write_guide (region, pdf);
  pages = read_pages (path);
  if (pages == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  all = g_strjoinv (" ", pages);
  for (guint i = 0; i < guide->groups->len; i++)
    {
      const SamGuideGroup *group = g_ptr_array_index (guide->groups, i);
      const int page = sam_pdf_guide_find_page (pdf, group->id);

      g_assert_cmpint (page, >, 2);
      g_assert_cmpint (page, <=, (int) sam_pdf_guide_count_pages (pdf));
      if (strstr (pages[page - 1], group->name) == NULL)
        g_error ("“%s” is not on page %d: %s", group->name, page, pages[page - 1]);
    }
  sam_query_add_column (query, "address", NULL);
  sam_query_add_column (query, "postcode", NULL);
  rows = sam_store_list (region->store, query, 0, 0, NULL);
  g_assert_cmpuint (rows->len, >, guide->groups->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);
      g_autofree char *address = g_strjoin (", ", row->cells[0], row->cells[1], NULL);

      if ((strstr (all, address) != NULL) != is_in (guide, row->id))
        g_error ("“%s” of %s", address, row->title);
    }
}

/* The numbers in the index are those of the pages on which the groups are. */
static void
test_index (void)
{
  Region *region = get_demo ();
  g_autoptr (SamGuide) guide = NULL;
  g_autoptr (SamPdfGuide) pdf = NULL;
  g_autofree char *path = NULL;
  g_auto (GStrv) pages = NULL;
  g_autofree char *all = NULL;
  const char *index;

  guide = load (region, SAM_GUIDE_BY_TOPIC);
  pdf = sam_pdf_guide_new (guide, SAM_PDF_GUIDE_A5);
  path = write_guide (region, pdf);
  pages = read_pages (path);
  if (pages == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  all = g_strjoinv (" ", pages + 2);
  index = strstr (all, "Index of topics");
  g_assert_nonnull (index);
  for (guint i = 0; i < guide->terms->len; i++)
    {
      const SamGuideTerm *term = g_ptr_array_index (guide->terms, i);
      g_autoptr (GString) entry = g_string_new (term->text);
      int before = 0;

      if (term->see != NULL)
        g_string_append_printf (entry, ": %s", term->see);
      /* Below one topic the groups stand in the order of the guide, so their pages do not go back. */
      for (guint g = 0; g < term->groups->len; g++)
        {
          const int page = sam_pdf_guide_find_page (pdf, ((SamGuideGroup *) term->groups->pdata[g])->id);

          if (page != before)
            g_string_append_printf (entry, "%s%d", before > 0 ? ", " : " ", page);
          before = page;
        }
      if (strstr (index, entry->str) == NULL)
        g_error ("“%s” is not in: %s", entry->str, index);
    }
}

/* What is marked and may not be printed is nowhere; what may is there. */
static void
test_leak (Region *region,
           gconstpointer data)
{
  static const char *const kinds[] = { "group", "venue", "topic", "region", "person" };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (SamGuide) guide = NULL;
  g_autoptr (SamPdfGuide) pdf = NULL;
  g_autofree char *path = NULL;
  g_auto (GStrv) pages = NULL;
  g_autofree char *all = NULL;
  g_autofree char *name = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      SamRecord *record = sam_marked_record_new (sam_kind_find (kinds[i]));
      g_autoptr (SamRecord) consent = sam_marked_consent_new (record, "print");

      g_ptr_array_add (records, record);
      sam_record_set_value (record, "exceptions", NULL);
      sam_store_save (region->store, consent, &error);
      g_assert_no_error (error);
    }
  sam_record_set_strv (records->pdata[0], "topics",
                       (const char *const[]){ sam_record_get_id (records->pdata[2]), NULL });
  sam_record_set_text (records->pdata[0], "venue", sam_record_get_id (records->pdata[1]));
  sam_record_set_strv (records->pdata[0], "contacts",
                       (const char *const[]){ sam_record_get_id (records->pdata[4]), NULL });
  for (guint i = 0; i < records->len; i++)
    {
      sam_store_save (region->store, records->pdata[i], &error);
      g_assert_no_error (error);
    }
  guide = load (region, SAM_GUIDE_BY_TOPIC);
  pdf = sam_pdf_guide_new (guide, SAM_PDF_GUIDE_A5);
  path = write_guide (region, pdf);
  pages = read_pages (path);
  if (pages == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  all = g_strjoinv (" ", pages);
  name = sam_record_dup_text (records->pdata[0], "name");
  g_assert_nonnull (strstr (all, name));
  for (guint i = 0; i < records->len; i++)
    sam_marked_record_assert_absent (records->pdata[i], SAM_REACH_PUBLIC, all);
}

/* Whatever is in it, a booklet has as many pages as fill its sheets, and numbers that are right. */
static void
test_sheets (Region *region,
             gconstpointer data)
{
  put_record (region, "region", "R", "name=Klein");
  put_record (region, "topic", "T", "name=Rouw|domain=mind");
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *key = g_strdup_printf ("G%u", i);
      g_autofree char *group = g_strdup_printf ("name=Groep %u|topics=@topic:T|place=Heerlen|description=%s", i,
                                                i % 3 == 0 ? "Kort." : "Een verhaal dat over twee regels gaat, want "
                                                                       "er is meer te zeggen dan op één regel past.");
      g_autofree char *consent =
          g_strdup_printf ("about=@group:%s|purpose=publication|channel=print|given_on=2026-01-01|"
                           "fields=name; topics; place; description",
                           key);

      put_record (region, "group", key, group);
      put_record (region, "consent", key, consent);
      if (i % 13 == 12)
        {
          g_autoptr (SamGuide) guide = load (region, SAM_GUIDE_BY_TOPIC);
          g_autoptr (SamPdfGuide) pdf = sam_pdf_guide_new (guide, SAM_PDF_GUIDE_BOOKLET);
          const guint n = sam_pdf_guide_count_pages (pdf);

          g_assert_cmpuint (n % 4, ==, 0);
          g_assert_cmpuint (sam_pdf_guide_count_sheets (pdf), ==, n / 4);
          g_assert_cmpuint (sam_pdf_guide_count_sides (pdf), ==, n / 2);
        }
    }
}

/* Every page comes once; folded, the pages of a side are neighbours of those behind them. */
static void
test_fold (void)
{
  for (guint n = 4; n <= 64; n += 4)
    {
      g_autofree gboolean *seen = g_new0 (gboolean, n);

      for (guint side = 0; side < n / 2; side++)
        {
          const guint left = sam_booklet_get_page (n, side, FALSE);
          const guint right = sam_booklet_get_page (n, side, TRUE);

          g_assert_cmpuint (left + right, ==, n - 1);
          g_assert_false (seen[left] || seen[right]);
          seen[left] = seen[right] = TRUE;
          /* A left page has an even number, as people count. */
          g_assert_cmpuint (left % 2, ==, 1);
          /* Behind the right half of an outside is the left half of its inside. */
          if (side % 2 == 0)
            g_assert_cmpuint (sam_booklet_get_page (n, side + 1, FALSE), ==, right + 1);
        }
    }
}

static void
test_files (void)
{
  Region *region = get_demo ();

  for (guint form = 0; form < SAM_PDF_GUIDE_N_FORMS; form++)
    {
      g_autoptr (SamGuide) guide = load (region, SAM_GUIDE_BY_PLACE);
      g_autoptr (SamPdfGuide) pdf = sam_pdf_guide_new (guide, form);
      g_autofree char *path = write_guide (region, pdf);
      g_autofree char *checked = run ((const char *const[]){ "qpdf", "--check", path, NULL });
      g_autofree char *count = run ((const char *const[]){ "qpdf", "--show-npages", path, NULL });

      if (checked == NULL)
        {
          g_test_skip ("qpdf is not installed");
          return;
        }
      g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors found"));
      g_assert_cmpuint (strtoul (count, NULL, 10), ==, sam_pdf_guide_count_sides (pdf));
    }
}

int
main (int argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, test) g_test_add ("/exchange/pdf-guide/" path, Region, NULL, region_set_up, test, region_tear_down)
  g_test_add_data_func ("/exchange/pdf-guide/by-topic/all-that-agreed-stand-in-it-and-no-other",
                        GINT_TO_POINTER (SAM_GUIDE_BY_TOPIC), test_groups);
  g_test_add_data_func ("/exchange/pdf-guide/by-place/all-that-agreed-stand-in-it-and-no-other",
                        GINT_TO_POINTER (SAM_GUIDE_BY_PLACE), test_groups);
  g_test_add_func ("/exchange/pdf-guide/the-index-names-the-right-pages", test_index);
  ADD ("nothing-of-narrower-reach-is-printed", test_leak);
  ADD ("a-booklet-fills-its-sheets", test_sheets);
  g_test_add_func ("/exchange/pdf-guide/the-files-are-sound", test_files);
  g_test_add_func ("/exchange/pdf-guide/a-folded-booklet-reads-in-order", test_fold);
  status = g_test_run ();
  if (demo.store != NULL)
    region_tear_down (&demo, NULL);
  return status;
}
